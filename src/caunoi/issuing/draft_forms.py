"""The forms of drafts: fields and light text on one side, a paper on the other; nothing is lost between."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, get_args

from django import forms
from django.utils import timezone

from caunoi.issuing.draft_actions import Pinned
from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from vanban.differing import item_text
from vanban.light_text import NotLight, body_of, text_of
from vanban.paper import Appendix, Paper, Recipient, Sheet, Signing, System, Urgency

SYSTEM_NAMES: Final[dict[System, str]] = {"party": "Văn bản của Đảng", "state": "Văn bản hành chính nhà nước"}
SHEET_NAMES: Final[dict[Sheet, str]] = {"A4": "A4", "A5": "A5 (giấy mời)"}
_SIGNINGS: Final = (1, 2)
_SIGNING: Final = ("authority", "on_behalf_of", "deputy_for", "role", "name")
_WORDS: Final = (
    "doc_type",
    "title",
    "parent_issuer",
    "issuer",
    "place",
    "circulation",
    "draft",
    "typist",
    "contact",
)
_NONE: Final = ("parent_issuer", "circulation", "draft", "typist", "contact")
_LONGEST: Final = 200_000
BODY_HELP: Final = (
    "Mỗi dòng là một đoạn, đầu dòng ghi I., 1., a), - như trên giấy. **chữ đậm**, *chữ nghiêng*, "
    "__gạch chân__; đầu dòng > là căn giữa. Bảng: mỗi dòng | ô | ô |, dòng đầu là tên cột."
)


def _lines(label: str, rows: int, **named: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=_LONGEST, widget=forms.Textarea({"rows": rows}), **named
    )


def _word(label: str, most: int = 300, **named: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most, **named)


class PaperForm(forms.Form):
    """A paper by its components, as a person edits it."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    system = forms.ChoiceField(label="Hệ thống văn bản", choices=list(SYSTEM_NAMES.items()))
    doc_type = forms.CharField(label="Loại văn bản", max_length=80, help_text="Kế hoạch, Công văn, Giấy mời…")
    title = _lines("Trích yếu", 2)
    parent_issuer = _word("Cơ quan cấp trên")
    issuer = _word("Cơ quan ban hành")
    place = _word("Địa danh", 120)
    urgency = forms.ChoiceField(
        label="Mức độ khẩn",
        required=False,
        choices=[("", "Không"), *((one, one) for one in get_args(Urgency))],
    )
    draft = _word("Dấu dự thảo", 80, help_text="DỰ THẢO, DỰ THẢO LẦN 2; tự bỏ khi phát hành.")
    circulation = _word("Phạm vi lưu hành", 120)
    sheet = forms.ChoiceField(label="Khổ giấy", choices=list(SHEET_NAMES.items()))
    landscape = forms.BooleanField(label="Giấy ngang", required=False)
    addressees = _lines("Kính gửi", 2, help_text="Mỗi nơi một dòng.")
    grounds = _lines("Căn cứ", 2, help_text="Mỗi căn cứ một dòng.")
    body = _lines("Nội dung", 22, help_text=BODY_HELP)
    recipients = _lines(
        "Nơi nhận", 4, help_text="Mỗi nơi một dòng, ghi chú trong ngoặc: Thường trực (để báo cáo)."
    )
    copies = forms.IntegerField(label="Số bản", required=False, min_value=1, max_value=100_000)
    typist = _word("Người đánh máy", 80)
    contact = _word("Liên hệ", 300)
    appendices = _lines(
        "Phụ lục",
        4,
        help_text="Mỗi phụ lục bắt đầu bằng dòng # PHỤ LỤC 1 | Tên; dưới là nội dung như trên.",
    )
    why = _word("Lý do sửa", 500, help_text="Ghi vào lịch sử các bản.")

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for no in _SIGNINGS:
            for part, label in zip(
                _SIGNING, ("Quyền hạn", "Thay mặt", "Ký thay", "Chức vụ", "Họ và tên"), strict=True
            ):
                widget = forms.TextInput({"placeholder": "T/M, T/L, K/T"} if part == "authority" else {})
                self.fields[f"{part}_{no}"] = forms.CharField(
                    label=label, required=False, max_length=200, widget=widget
                )

    def signing_rows(self) -> list[list[forms.BoundField]]:
        """The boxes of each signing, for the page."""
        return [[self[f"{part}_{no}"] for part in _SIGNING] for no in _SIGNINGS]

    def clean_body(self) -> str:
        return self._light("body")

    def clean_appendices(self) -> str:
        text = self._light("appendices")
        if text.strip() and not text.lstrip().startswith("#"):
            raise forms.ValidationError("Phụ lục bắt đầu bằng một dòng # PHỤ LỤC 1 | Tên phụ lục.")
        return text

    def _light(self, name: str) -> str:
        text = str(self.cleaned_data[name] or "")
        try:
            body_of(text)
        except NotLight as refused:
            raise forms.ValidationError(refused.sentence) from refused
        return text

    def paper(self, base: Paper) -> Paper:
        """What the form says, over what it does not show (number, day, code)."""
        said = self.cleaned_data
        given: dict[str, Any] = {name: " ".join(said[name].split()) for name in _WORDS}
        given |= {name: given[name] or None for name in _NONE}
        return replace(
            base,
            **given,
            system=said["system"],
            sheet=said["sheet"],
            landscape=said["landscape"],
            urgency=said["urgency"] or None,
            copies=said["copies"],
            addressees=_said_lines(said["addressees"]),
            grounds=_said_lines(said["grounds"]),
            body=body_of(said["body"]),
            recipients=tuple(map(_recipient, _said_lines(said["recipients"]))),
            signings=tuple(filter(None, (self._signing(no) for no in _SIGNINGS))),
            appendices=_appendices(said["appendices"]),
        )

    def _signing(self, no: int) -> Signing | None:
        authority, behalf, deputy, role, name = (
            " ".join(self.cleaned_data[f"{part}_{no}"].split()) for part in _SIGNING
        )
        if not any((authority, behalf, deputy, role, name)):
            return None
        return Signing(role, name, authority or None, behalf or None, deputy or None)


def initial_of(paper: Paper, version: int) -> dict[str, object]:
    """What the form begins with: `PaperForm(initial_of(paper)).paper(paper) == paper`."""
    said: dict[str, object] = {name: getattr(paper, name) or "" for name in (*_WORDS, "urgency", "copies")}
    for no, signing in zip(_SIGNINGS, paper.signings, strict=False):
        said |= {f"{part}_{no}": getattr(signing, part) or "" for part in _SIGNING}
    return said | {
        "seen": version, "system": paper.system, "sheet": paper.sheet, "landscape": paper.landscape,
        "addressees": "\n".join(paper.addressees), "grounds": "\n".join(paper.grounds),
        "body": text_of(paper.body).strip("\n"),
        "recipients": "\n".join(map(item_text, paper.recipients)),
        "appendices": "\n".join(
            f"# {one.label} | {one.title}\n{text_of(one.body)}".strip() for one in paper.appendices
        ),
    }  # fmt: skip


def _said_lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _recipient(line: str) -> Recipient:
    text, bracket, note = line.rstrip(" ;,.").rpartition(" (")
    if bracket and note.endswith(")"):
        return Recipient(text.removeprefix("- "), note[:-1])
    return Recipient(line.removeprefix("- "))


def _appendices(text: str) -> tuple[Appendix, ...]:
    parts = ("\n" + text.strip()).split("\n#")[1:]
    heads = [part.partition("\n") for part in parts]
    return tuple(
        Appendix(title.strip(), body_of(body), label.strip())
        for (label, _, title), body in ((head.partition("|"), body) for head, _, body in heads)
    )


class BeginForm(forms.Form):
    """Whose document, and of which type."""

    office = forms.ModelChoiceField(Office.objects.none(), label="Cơ quan ban hành")
    doc_type = forms.CharField(label="Loại văn bản", max_length=80, help_text="Kế hoạch, Công văn, Giấy mời…")
    title = _word("Trích yếu", 2000)

    def __init__(self, *args: Any, user: User, **named: Any) -> None:
        super().__init__(*args, **named)
        office = self.fields["office"]
        assert isinstance(office, forms.ModelChoiceField)
        office.queryset = reach(user, Verb.WRITE_DRAFT).exclude(symbol="").order_by("name")

    def paper(self) -> Paper:
        """A paper with what is known at the beginning."""
        said = self.cleaned_data
        office: Office = said["office"]
        system: System = "state" if office.kind == "government" else "party"
        return Paper(system, said["doc_type"], said["title"], office.name.upper(), "", (), ())


class SeenForm(forms.Form):
    """A step that needs nothing but which version was looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(SeenForm):
    """A step with its reason."""

    reason = forms.CharField(label="Lý do", max_length=500)


class SendForm(SeenForm):
    """To whom an issued document went."""

    to = forms.CharField(
        label="Đã gửi cho ai, bằng cách nào",
        max_length=500,
        initial="Các nơi nhận, qua trục liên thông văn bản",
    )


class IssueForm(SeenForm):
    """The day of issue."""

    on = forms.DateField(label="Ngày ban hành", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    unit = forms.CharField(label="Đơn vị soạn thảo (công văn hành chính)", max_length=20, required=False)
    reason = forms.CharField(label="Lý do, nếu ngày đứng trước số liền trước", max_length=500, required=False)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["on"].initial = timezone.localdate()


class ReturnForm(SeenForm):
    """Notes pinned to places, up to five at a time; each place is one of the paper's."""

    def __init__(self, *args: Any, places: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.quotes = dict(places)
        choices = [("", "Cả văn bản"), *((place, words[:90]) for place, words in places)]
        for no in range(1, 6):
            self.fields[f"place_{no}"] = forms.ChoiceField(label=f"Chỗ {no}", required=False, choices=choices)
            self.fields[f"text_{no}"] = forms.CharField(
                label=f"Góp ý {no}", required=no == 1, max_length=500, widget=forms.Textarea({"rows": 2})
            )

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Place and words side by side, for the page."""
        return [(self[f"place_{no}"], self[f"text_{no}"]) for no in range(1, 6)]

    def notes(self) -> list[Pinned]:
        """The notes that say something."""
        said = self.cleaned_data
        rows = ((said.get(f"place_{no}", ""), said.get(f"text_{no}", "")) for no in range(1, 6))
        return [Pinned(text, place, self.quotes.get(place, "")) for place, text in rows if text]
