"""What a letter says: plain text, as an official would write it. No database, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from caunoi.reminders.rules import KIND_NAMES, Kind, Occasion
from caunoi.tasks.rules import spoken

MOST_ITEMS: Final = 30
LONGEST_TITLE: Final = 200
LONGEST_SUBJECT: Final = 150


@dataclass(frozen=True, slots=True)
class Item:
    """A task as it stands this morning."""

    title: str
    due: str
    remark: str = ""
    paper: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """Something that was done."""

    kind: Kind
    title: str
    detail: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Everything one person is told at once. `home` is where our pages stand; empty: no links."""

    to: str
    office: str
    at: datetime
    overdue: tuple[Item, ...] = ()
    today: tuple[Item, ...] = ()
    soon: tuple[Item, ...] = ()
    to_accept: tuple[Item, ...] = ()
    news: tuple[News, ...] = ()
    home: str = ""

    @property
    def sections(self) -> tuple[tuple[Kind, tuple[Item, ...]], ...]:
        """The standing tasks, the most pressing first; empty sections are left out."""
        every = (
            (Kind.OVERDUE, self.overdue),
            (Kind.TODAY, self.today),
            (Kind.SOON, self.soon),
            (Kind.HANDED_IN, self.to_accept),
        )
        return tuple((kind, items) for kind, items in every if items)

    @property
    def empty(self) -> bool:
        return not self.sections and not self.news


_HEADS: Final = {
    Kind.OVERDUE: "QUÁ HẠN",
    Kind.TODAY: "HẠN HÔM NAY",
    Kind.SOON: "TRONG 5 NGÀY LÀM VIỆC TỚI",
    Kind.HANDED_IN: "CHỜ ĐỒNG CHÍ NGHIỆM THU",
}
_COUNTS: Final = {
    Kind.OVERDUE: "quá hạn",
    Kind.TODAY: "hạn hôm nay",
    Kind.SOON: "sắp đến hạn",
    Kind.HANDED_IN: "chờ nghiệm thu",
}


def title_of(action: str) -> str:
    """A task's words on one line, cut where they are too long to be read in a list."""
    line = " ".join(action.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1].rstrip()}…"


def subject_of(occasion: Occasion, parcel: Parcel) -> str:
    """One line that says what presses: the morning's figures, or what was done."""
    figures = ", ".join(f"{len(items)} {_COUNTS[kind]}" for kind, items in parcel.sections)
    if occasion is Occasion.DEEDS and len(parcel.news) == 1:
        [only] = parcel.news
        return _one_line(f"{KIND_NAMES[only.kind]}: {only.title}")
    if occasion is Occasion.DEEDS:
        return _one_line(f"{len(parcel.news)} việc mới: {_by_kind(parcel.news)}")
    new = f"{len(parcel.news)} việc mới" if parcel.news else ""
    return _one_line(f"Nhắc việc {spoken(parcel.at.date())}: {', '.join(filter(None, (figures, new)))}")


def _by_kind(news: Iterable[News]) -> str:
    kinds = [one.kind for one in news]
    return ", ".join(f"{kinds.count(kind)} {KIND_NAMES[kind].lower()}" for kind in dict.fromkeys(kinds))


def _one_line(text: str) -> str:
    return text if len(text) <= LONGEST_SUBJECT else f"{text[: LONGEST_SUBJECT - 1].rstrip()}…"


def text_of(occasion: Occasion, parcel: Parcel) -> str:
    """The letter in plain text."""
    office = f", {parcel.office}" if parcel.office else ""
    lines = [f"Kính gửi đồng chí {parcel.to}{office}.", ""]
    if occasion is Occasion.MORNING:
        lines += [f"Đến {parcel.at:%H:%M} {spoken(parcel.at.date())}, đồng chí có các việc sau:", ""]
    lines += _sections(parcel)
    if parcel.news:
        lines += [f"VIỆC MỚI ({len(parcel.news)})" if occasion is Occasion.MORNING else "Việc mới:"]
        lines += [line for one in parcel.news for line in _news(one)] + [""]
    if parcel.overdue or parcel.today or parcel.soon:
        lines += [
            "Việc đã làm xong, đề nghị báo hoàn thành kèm minh chứng. Việc cần lùi hạn, đề nghị nêu lý do "
            "với văn phòng trước ngày đến hạn.",
            "",
        ]
    lines += ["Thư do phần mềm Cầu Nối của văn phòng gửi, xin không trả lời thư này."]
    if parcel.home:
        lines += [f"Chọn loại thư muốn nhận: {parcel.home}/thong-bao/cach-nhan/"]
    return "\n".join(lines) + "\n"


def _sections(parcel: Parcel) -> list[str]:
    lines: list[str] = []
    for kind, items in parcel.sections:
        lines.append(f"{_HEADS[kind]} ({len(items)})")
        for number, item in enumerate(items[:MOST_ITEMS], 1):
            lines += _item(number, item)
        if len(items) > MOST_ITEMS:
            lines.append(f"… và {len(items) - MOST_ITEMS} việc khác trên trang Nhiệm vụ.")
        lines.append("")
    return lines


def _item(number: int, item: Item) -> list[str]:
    said = ", ".join(filter(None, (f"Hạn {item.due}" if item.due else "", item.remark)))
    paper = f" Theo {item.paper}." if item.paper else ""
    second = f"{said}.{paper}" if said else paper.strip()
    return [f"{number}. {item.title}", *(f"   {line}" for line in (second, item.link) if line)]


def _news(one: News) -> list[str]:
    detail = f" – {one.detail}" if one.detail else ""
    return [f"- {KIND_NAMES[one.kind]}: {one.title}{detail}", *([f"  {one.link}"] if one.link else [])]


def paste_of(office: str, at: datetime, sections: Sequence[tuple[Kind, tuple[Item, ...]]]) -> str:
    """A short text about one office's work, to be pasted into a message by hand."""
    lines = [f"NHẮC VIỆC đến {at:%H:%M} {spoken(at.date())}", f"Kính gửi: {office}"]
    for kind, items in sections:
        lines += ["", f"{_HEADS[kind]} ({len(items)}):"]
        for number, item in enumerate(items[:MOST_ITEMS], 1):
            said = ", ".join(filter(None, (f"hạn {item.due}" if item.due else "", item.remark)))
            lines.append(f"{number}. {item.title}" + (f" ({said})" if said else ""))
        if len(items) > MOST_ITEMS:
            lines.append(f"… và {len(items) - MOST_ITEMS} việc khác.")
    lines += ["", "Đề nghị đơn vị khẩn trương thực hiện và báo kết quả về văn phòng."]
    return "\n".join(lines) + "\n"
