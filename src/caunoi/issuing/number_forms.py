from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Final

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from caunoi.issuing.models import NumberEntry, Term
from caunoi.issuing.number_book import BookChoices, BookFilters
from caunoi.issuing.number_models import TermKind
from caunoi.issuing.number_reads import OWN_TERM, system_of
from caunoi.issuing.number_rules import LONGEST, STATE_NAMES, Content
from caunoi.issuing.number_series import Asked
from caunoi.issuing.number_types import SYSTEM_KEYS, signs
from caunoi.issuing.term_actions import TermSaid
from caunoi.people.models import Office

GIVE, RESERVE, SECRET = "give", "reserve", "secret"
_DEEDS: Final = (
    (GIVE, "Cấp số, văn bản ban hành ngay"),
    (RESERVE, "Giữ số cho văn bản sẽ ban hành"),
    (SECRET, "Văn bản mật: chỉ ghi số và ngày"),
)


def _day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    box = forms.DateInput({"type": "date"}, "%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=box)


def _types() -> list[tuple[str, str]]:
    """Every type's word, once, with its sign beside it."""
    known = {one.name: one.sign for system in SYSTEM_KEYS for one in signs(system).types}
    return [(name, f"{name} ({sign})" if sign else name) for name, sign in sorted(known.items())]


class BookForm(forms.Form):
    """What the book is narrowed to, as it stands in the address."""

    q = forms.CharField(label="Tìm", required=False, max_length=100)
    co_quan = forms.TypedChoiceField(label="Cơ quan", required=False, coerce=int, empty_value=None)
    loai = forms.ChoiceField(label="Loại", required=False)
    ky = forms.ChoiceField(label="Nhiệm kỳ, năm", required=False)
    trang_thai = forms.ChoiceField(label="Trạng thái", required=False)

    def __init__(self, *args: Any, choices: BookChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("co_quan", "Mọi cơ quan", choices.offices)
        self._offer("loai", "Mọi loại", ((word, word) for word in choices.doc_types))
        self._offer("ky", "Tất cả", choices.spans)
        self._offer("trang_thai", "Tất cả", ((one.value, name) for one, name in STATE_NAMES.items()))

    def _offer(self, name: str, all_: str, values: Iterable[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", all_), *values]

    def filters(self) -> BookFilters:
        """What was asked; a value that does not occur asks for nothing."""
        self.is_valid()
        asked = self.cleaned_data
        return BookFilters(
            query=(asked.get("q") or "").strip(),
            office=asked.get("co_quan"),
            doc_type=asked.get("loai") or "",
            span=asked.get("ky") or "",
            state=asked.get("trang_thai") or "",
        )


class Beside(forms.Form):
    """A form that shares its page with others: the ids of its boxes begin with a word of its own."""

    word: ClassVar = "id"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{self.word}_%s", **kwargs})


class ContentForm(Beside):
    """What the book says of a document beside its number."""

    title = forms.CharField(
        label="Trích yếu", max_length=LONGEST["title"], widget=forms.Textarea({"rows": 2})
    )
    signer = forms.CharField(label="Người ký", required=False, max_length=LONGEST["signer"])
    recipients = forms.CharField(
        label="Nơi nhận", required=False, max_length=LONGEST["recipients"], widget=forms.Textarea({"rows": 2})
    )
    keeper = forms.CharField(
        label="Đơn vị, người nhận bản lưu", required=False, max_length=LONGEST["keeper"],
        help_text="Thường là đơn vị soạn thảo.",
    )  # fmt: skip
    copies = forms.IntegerField(label="Số bản", required=False, min_value=1)
    note = forms.CharField(
        label="Ghi chú", required=False, max_length=LONGEST["note"],
        help_text="Văn bản liên tịch: ghi các cơ quan cùng ký; số lấy của cơ quan chủ trì.",
    )  # fmt: skip

    def content(self) -> Content:
        """What was filled in; only after is_valid()."""
        told = self.cleaned_data
        return Content(**{name: told[name] for name in LONGEST}, copies=told["copies"])

    @property
    def parts(self) -> list[forms.BoundField]:
        names = ("title", "signer", "recipients", "keeper", "copies", "note")
        return [self[name] for name in names]


class SeriesForm(Beside):
    """Which series: whose, and of which type."""

    office = forms.ModelChoiceField(
        label="Cơ quan ban hành", queryset=Office.objects.none(), empty_label="Chọn cơ quan",
        help_text="Chỉ hiện cơ quan đã có ký hiệu trong sổ đơn vị.",
    )  # fmt: skip
    doc_type = forms.ChoiceField(label="Loại văn bản")

    def __init__(self, *args: Any, offices: QuerySet[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office, doc_type = self.fields["office"], self.fields["doc_type"]
        assert isinstance(office, forms.ModelChoiceField)
        assert isinstance(doc_type, forms.ChoiceField)
        office.queryset = offices
        doc_type.choices = [("", "Chọn loại"), *_types()]

    def asked(self, on: date) -> Asked:
        """Which number; only after is_valid()."""
        told = self.cleaned_data
        return Asked(
            told["office"],
            system_of(told["office"]),
            told["doc_type"],
            on,
            told.get("congress", False),
            told.get("unit", ""),
        )


class NumberForm(ContentForm, SeriesForm):
    """A number that is asked for, and what for."""

    deed = forms.ChoiceField(label="Việc", choices=_DEEDS, initial=GIVE, widget=forms.RadioSelect)
    on = _day("Ngày ban hành", help_text="Giữ số: ngày giữ. Không đứng trước ngày của số liền trước.")
    congress = forms.BooleanField(label="Văn kiện của đại hội (đánh một dãy số riêng)", required=False)
    unit = forms.CharField(
        label="Ký hiệu đơn vị soạn", required=False, max_length=20,
        help_text="Chỉ với công văn của cơ quan nhà nước: 12/UBND-VP.",
    )  # fmt: skip
    reason = forms.CharField(
        label="Lý do", required=False, max_length=500,
        help_text="Bắt buộc khi giữ số (giữ cho ai, việc gì) hoặc khi ngày đứng trước số liền trước.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate()
        self.fields["title"].required = False
        self.fields["title"].help_text = "Bắt buộc khi cấp số; để trống khi giữ số hoặc văn bản mật."

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("deed") == SECRET and any(told.get(name) for name in (*LONGEST, "copies")):
            self.add_error(
                "deed",
                "Văn bản mật chỉ ghi số và ngày: xóa trích yếu, người ký, nơi nhận đã điền rồi cấp lại.",
            )
        return told

    @property
    def first(self) -> list[forms.BoundField]:
        return [self[name] for name in ("deed", "office", "doc_type", "on")]

    @property
    def rare(self) -> list[forms.BoundField]:
        return [self[name] for name in ("reason", "congress", "unit")]


class UseForm(ContentForm):
    """A kept number given to its document."""

    word: ClassVar = "use"

    on = _day("Ngày ban hành")
    reason = forms.CharField(
        label="Lý do", required=False, max_length=500, help_text="Chỉ khi ngày không khớp với số trước, sau."
    )


class CorrectForm(ContentForm):
    """A line put right."""

    word: ClassVar = "correct"

    reason = forms.CharField(label="Vì sao sửa", max_length=500)

    @classmethod
    def of(cls, entry: NumberEntry) -> CorrectForm:
        told = entry.content
        return cls(initial={**{name: getattr(told, name) for name in LONGEST}, "copies": told.copies})


class ReasonForm(Beside):
    """Why a number is struck out."""

    word: ClassVar = "cancel"

    reason = forms.CharField(
        label="Lý do hủy", max_length=500, help_text="Không ghi nội dung nếu là văn bản mật."
    )


class TermForm(forms.Form):
    """A term of a committee, or the days of a congress."""

    office = forms.ModelChoiceField(
        label="Cấp ủy", queryset=Office.objects.filter(kind__in=OWN_TERM), empty_label="Chọn cấp ủy"
    )
    kind = forms.ChoiceField(label="Loại", choices=TermKind.choices, initial=TermKind.COMMITTEE)
    name = forms.CharField(
        label="Tên", max_length=120, widget=forms.TextInput({"placeholder": "Nhiệm kỳ 2025–2030"})
    )
    begins_on = _day(
        "Từ ngày",
        help_text="Ngày sau khi đại hội bế mạc; nếu cấp ủy mới họp phiên đầu trong đại hội thì từ ngày họp.",
    )
    ends_on = _day("Đến hết ngày", required=False, help_text="Để trống khi nhiệm kỳ chưa kết thúc.")
    basis = forms.CharField(label="Căn cứ", max_length=300)

    def said(self) -> TermSaid:
        """What was filled in; only after is_valid()."""
        return TermSaid(**self.cleaned_data)

    @classmethod
    def of(cls, term: Term, data: Any = None) -> TermForm:
        """A term to be changed: whose it is and its kind stay."""
        names = ("office", "kind", "name", "begins_on", "ends_on", "basis")
        form = cls(data, initial={name: getattr(term, name) for name in names})
        form.fields["office"].disabled = form.fields["kind"].disabled = True
        return form


class ContinueForm(SeriesForm):
    """Where the book on paper ended."""

    word: ClassVar = "go_on"

    last = forms.IntegerField(label="Số cuối trong sổ giấy", min_value=1)
    on = _day("Ngày của số ấy")
    basis = forms.CharField(label="Căn cứ", max_length=300, help_text="Sổ nào, quyển nào.")


class NumberFileForm(forms.Form):
    """Past numbers as a filled-in template."""

    file = forms.FileField(
        label="Tệp Excel",
        help_text="Tệp .xlsx theo tệp mẫu. Chưa ghi gì cho đến khi xem trước và xác nhận.",
        widget=forms.FileInput({"accept": ".xlsx"}),
        error_messages={"required": "Chọn tệp đã điền.", "empty": "Tệp này trống."},
    )
