"""One row of the sheet of posts: who holds which post, and how to reach them; or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caunoi.people.naming import name_key
from caunoi.people.person_rules import (
    CONTACT_NAMES,
    ContactKind,
    contact_value,
    masked,
    refuse_bad_expiry,
    refuse_days_turned_round,
    stated,
)
from caunoi.people.succession import Life
from caunoi.people.workbook import Column, RowReader
from caunoi.ui.refusal import RuleBroken

TITLE: Final = "Cán bộ, chức vụ"
CODE, NAME, OFFICE, POST, ACTING, FROM, TO, BASIS, PHONE, MAIL, PURPOSE, CONSENT, UNTIL = (
    *("Mã cán bộ", "Họ và tên", "Đơn vị", "Chức vụ", "Quyền, phụ trách", "Từ ngày", "Đến hết ngày"),
    *("Theo quyết định", "Điện thoại", "Thư điện tử", "Liên hệ để làm gì", "Căn cứ giữ liên hệ"),
    "Giữ liên hệ đến hết ngày",
)
_YES: Final = "x"
COLUMNS: Final = (
    Column(
        CODE, 14, "Mỗi người một mã; người giữ hai chức vụ ghi hai dòng cùng mã. Để trống máy tự đặt, "
        "và nhận ra người cũ theo họ tên, đơn vị, chức vụ.",
    ),
    Column(NAME, 28, "Họ, đệm, tên.", required=True),
    Column(OFFICE, 24, "Mã (hoặc tên đầy đủ) của đơn vị trong tệp này hoặc trong sổ.", required=True),
    Column(POST, 30, "Ví dụ: Bí thư Đảng ủy, Chánh Văn phòng.", required=True),
    Column(ACTING, 12, "Ghi x nếu là quyền hoặc phụ trách.", choices=(_YES,)),
    Column(FROM, 13, "Ngày bắt đầu giữ, dạng ngày/tháng/năm; để trống thì giữ ngày đã ghi."),
    Column(TO, 13, "Ngày cuối cùng giữ; còn giữ thì để trống."),
    Column(BASIS, 30, "Số quyết định."),
    Column(
        PHONE, 18, "Nhiều số cách nhau bằng dấu chấm phẩy. Số đã che (0900.***.787) là số đang có, "
        "giữ nguyên; ô trống không xóa số nào.",
    ),
    Column(MAIL, 28, "Như điện thoại."),
    Column(PURPOSE, 28, "Bắt buộc khi có liên hệ mới, ví dụ: đầu mối hội nghị."),
    Column(CONSENT, 28, "Bắt buộc khi có liên hệ mới, ví dụ: người đó đồng ý ngày 02/11/2026."),
    Column(UNTIL, 13, "Bắt buộc khi có liên hệ mới; quá ngày này máy xóa liên hệ."),
)  # fmt: skip
_KINDS: Final = ((ContactKind.PHONE, PHONE), (ContactKind.EMAIL, MAIL))
_LONGEST: Final = {CODE: 60, BASIS: 200}


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact detail with what it is kept for; `key` is that of the row that already holds it."""

    kind: str
    value: str
    purpose: str
    basis: str
    until: date
    key: int | None = None

    def words(self, *, mask: bool) -> str:
        """What may be told of it: never the value; the `mask` only on a page, not in the ledger."""
        name = CONTACT_NAMES[self.kind].lower() + (f" {masked(self.kind, self.value)}" if mask else "")
        return f"{name} để {self.purpose}, giữ đến hết {self.until:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post as a row tells it; `office` is a code, `key` that of the row that already holds the post."""

    office: str
    title: str
    acting: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    basis: str = ""
    key: int | None = None

    @property
    def life(self) -> Life:
        return Life(self.valid_from, self.valid_to)

    @property
    def place(self) -> tuple[str, str]:
        """What makes it the same post, apart from its days."""
        return self.office, name_key(self.title)

    def words(self, offices: Mapping[str, str]) -> str:
        """The post for the person who looks at what would change and for the ledger."""
        title = f"Quyền {self.title}" if self.acting else self.title
        days = [
            f"{word} {day:%d/%m/%Y}" for word, day in (("từ", self.valid_from), ("đến", self.valid_to)) if day
        ]
        return ", ".join(filter(None, (title, offices.get(self.office, self.office), *days, self.basis)))


@dataclass(frozen=True, slots=True)
class Holder:
    """A person as the register knows one; `key` None: not yet."""

    code: str
    name: str
    key: int | None = None
    posts: tuple[PostLine, ...] = ()
    contacts: tuple[ContactLine, ...] = ()


@dataclass
class PostReader(RowReader):
    """Reads one row as a post with contact details; meaningless where something is wrong."""

    def begin(self) -> None:
        """What holds for every row, whoever is meant."""
        self.refuse_long(_LONGEST)
        for column, most in ((NAME, 120), (POST, 160)):
            self._heard(
                lambda column=column, most=most: stated(self.text(column), what=column.lower(), most=most)
            )

    def post(self, office: str, known: PostLine | None) -> PostLine:
        """The post in that office, over the one that it corrects."""
        told = known or PostLine(office, self.text(POST))
        told = replace(
            told,
            acting=self._acting(told.acting),
            valid_from=self.day(FROM) or told.valid_from,
            valid_to=self.day(TO, told.valid_to),
            basis=self.text(BASIS, told.basis),
        )
        self._heard(lambda: refuse_days_turned_round(told.valid_from, told.valid_to))
        return told

    def _acting(self, known: bool) -> bool:
        said = self.text(ACTING, _YES if known else "")
        if said and name_key(said) != _YES:
            self.wrong.append(f"{ACTING} “{said}”: ghi x hoặc để trống.")
        return bool(said)

    def contacts(self, known: Sequence[ContactLine], today: date) -> list[ContactLine]:
        """The contact details that the row brings or changes; what it leaves out stays."""
        told = [
            line
            for kind, column in _KINDS
            for value in self.parts(column)
            if (line := self._contact(kind, value, known, today))
        ]
        return [line for line in dict.fromkeys(told) if line not in known]

    def _contact(
        self, kind: ContactKind, value: str, known: Sequence[ContactLine], today: date
    ) -> ContactLine | None:
        try:
            return self._told_of(kind, value, known, today)
        except RuleBroken as broken:
            self.wrong.append(broken.sentence)
            return None

    def _told_of(
        self, kind: ContactKind, value: str, known: Sequence[ContactLine], today: date
    ) -> ContactLine:
        old = _kept(kind, value, known)
        purpose = self.text(PURPOSE) or (old.purpose if old else "")
        basis = self.text(CONSENT) or (old.basis if old else "")
        until = self.day(UNTIL) or (old.until if old else None)
        if old and (old.purpose, old.basis, old.until) == (purpose, basis, until):
            return old
        if old and old.key is None:
            raise RuleBroken("contact-twice", f"{CONTACT_NAMES[kind]} này đã ghi ở dòng trên, để việc khác.")
        return ContactLine(
            kind=kind,
            value=old.value if old else contact_value(kind, value),
            purpose=stated(purpose, what=PURPOSE.lower(), most=200),
            basis=stated(basis, what=CONSENT.lower(), most=200),
            until=refuse_bad_expiry(until, today=today),
            key=old.key if old else None,
        )

    def _heard(self, rule: object) -> None:
        assert callable(rule)
        try:
            rule()
        except RuleBroken as broken:
            self.wrong.append(broken.sentence)


def _kept(kind: ContactKind, value: str, known: Sequence[ContactLine]) -> ContactLine | None:
    """The known detail that is meant, whole or by its mask; a mask of none or of several is refused."""
    kept = [line for line in known if line.kind == kind]
    if "***" not in value:
        clean = contact_value(kind, value)
        return next((line for line in kept if line.value == clean), None)
    meant = [line for line in kept if masked(kind, line.value) == value]
    if len(meant) != 1:
        raise RuleBroken(
            "masked",
            f"“{value}” là liên hệ đã che, không rõ là liên hệ nào đang có; hãy ghi đầy đủ hoặc để trống.",
        )
    return meant[0]


def cells_of(contacts: Sequence[ContactLine]) -> Iterator[str | date]:
    """The five cells of contact details, masked; purpose, ground and end where all have the same."""
    for kind, _ in _KINDS:
        yield "; ".join(masked(kind, line.value) for line in contacts if line.kind == kind)
    shown = [line for line in contacts if line.kind in dict(_KINDS)]
    said = {(line.purpose, line.basis, line.until) for line in shown}
    yield from said.pop() if len(said) == 1 else ("", "", "")
