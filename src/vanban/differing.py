"""What is different between two papers: component by component, word by word; and a paper of chosen changes.

Nothing is guessed about why: items are laid side by side by their words, in their order. A change is named
by its place ("title", "body/3", "body/+4" for what the newer has more), so that each can be taken or refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from typing import Any, Final

from vanban.light_text import marked, text_of
from vanban.paper import Appendix, Paper, Paragraph, Recipient, Signing, Table, Words, plain
from vanban.wordwise import Piece, pieces, said_shortly, shortened

NAMES: Final = {
    "system": "Hệ thống văn bản", "sheet": "Khổ giấy", "landscape": "Chiều giấy",
    "parent_issuer": "Cơ quan cấp trên", "issuer": "Cơ quan ban hành", "number": "Số", "symbol": "Ký hiệu",
    "place": "Địa danh", "issue_date": "Ngày ban hành", "urgency": "Mức độ khẩn", "draft": "Dấu dự thảo",
    "circulation": "Phạm vi lưu hành", "doc_type": "Loại văn bản", "title": "Trích yếu",
    "addressees": "Kính gửi", "grounds": "Căn cứ", "body": "Đoạn", "signings": "Chữ ký",
    "recipients": "Nơi nhận", "appendices": "Phụ lục", "copies": "Số bản", "typist": "Người đánh máy",
    "contact": "Liên hệ", "code": "Mã QR",
}  # fmt: skip
_MANY: Final = {"addressees", "grounds", "body", "signings", "recipients", "appendices"}
_UNSAID: Final[dict[str, object]] = {"title": "", "issuer": "", "place": "", "doc_type": ""}
_NEAR: Final = 0.5
_WINDOW: Final = 12
_SHORT: Final = 60


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `before` and `after` are its words, "" where there is nothing. `look`: only the
    emphasis or the form differs, and both carry their marks."""

    place: str
    name: str
    before: str
    after: str
    look: bool = False

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Both texts as one, with what was taken out and put in."""
        return pieces(self.before, self.after)

    @property
    def sentence(self) -> str:
        """The difference in one line: "Đoạn 3: ngày 22/3 → 24/3"."""
        if not self.before:
            return f"{self.name}: thêm “{shortened(self.after)}”"
        if not self.after:
            return f"{self.name}: bỏ “{shortened(self.before)}”"
        if self.look:
            return f"{self.name}: chỉ đổi cách trình bày “{shortened(self.before)}”"
        if max(len(self.before), len(self.after)) <= _SHORT:
            return f"{self.name}: {shortened(self.before)} → {shortened(self.after)}"
        return f"{self.name}: {said_shortly(self.pieces)}"


def differences(old: Paper, new: Paper) -> tuple[Change, ...]:
    """What the newer paper says otherwise, in the order of the form."""
    steps = (step for name in NAMES for step in _component(old, new, name))
    return tuple(_changes(steps))


def merged(old: Paper, new: Paper, taken: Collection[str]) -> Paper:
    """The older paper with the changes whose places are in `taken`; all of them give the newer paper."""
    said: dict[str, Any] = {}  # by the fields of Paper, each of its own type
    for name in NAMES:
        kept = tuple(_kept(_component(old, new, name), taken))
        said[name] = kept if name in _MANY else _lone(kept, name)
    return replace(old, **said)


def places(paper: Paper) -> tuple[tuple[str, str, str], ...]:
    """Every component that the paper has: its place, its name, its words; lists item by item."""
    found: list[tuple[str, str, str]] = []
    for name, called in NAMES.items():
        value = getattr(paper, name)
        if name in _MANY:
            found += [
                (f"{name}/{no}", f"{called} {no + 1}", item_text(item)) for no, item in enumerate(value)
            ]
        elif value not in (None, ""):
            found.append((name, called, item_text(value)))
    return tuple(found)


def _lone(kept: tuple[object, ...], name: str) -> object:
    return kept[0] if kept else _UNSAID.get(name)


def carried(base: Paper, seen: Paper, new: Paper) -> Paper:
    """What `new` says otherwise than `seen`, done to `base`, of which `seen` is what a reader of a file sees.

    Where nothing was changed all of `base` stays, also what the file does not show: parts of a width,
    emphasis that its style gives.
    """
    said: dict[str, Any] = {}  # by the fields of Paper, each of its own type
    for name in NAMES:
        own, old = (_items(paper, name) for paper in (base, seen))
        steps = tuple(_component(seen, new, name))
        kept = tuple(_carried(steps, own)) if len(own) == len(old) else _items(new, name)
        said[name] = kept if name in _MANY else _lone(kept, name)
    return replace(base, **said)


def _items(paper: Paper, name: str) -> tuple[object, ...]:
    value = getattr(paper, name)
    if name in _MANY:
        return tuple(value)
    return () if value in (None, "") else (value,)


def _carried(steps: Iterable[_Step], own: Sequence[object]) -> Iterator[object]:
    left = iter(own)
    for step in steps:
        mine = next(left) if step.old is not None else None
        if step.new is not None:
            yield mine if mine is not None and step.old == step.new else _carried_item(step, mine)


def _carried_item(step: _Step, mine: object) -> object:
    match mine, step.old:
        case Table(), Table() if step.parts and len(mine.rows) == len(step.old.rows):
            rows: Any = tuple(_carried(step.parts, mine.rows))
            return replace(mine, rows=rows)
        case Appendix(), Appendix() if step.parts and len(mine.body) == len(step.old.body):
            body: Any = tuple(_carried(step.parts, mine.body))
            return replace(mine, body=body)
    return step.new


def item_text(item: object) -> str:
    """The plain words of an item of a paper, as differences and notes quote them."""
    match item:
        case Table() | Appendix() | tuple():
            return _many_words(item)
        case Paragraph():
            return f"{item.marker} {plain(item.words)}".strip()
        case Signing():
            behalf = " ".join(part for part in (item.authority, item.on_behalf_of) if part)
            deputy = f"K/T {item.deputy_for}" if item.deputy_for else ""
            return ", ".join(part for part in (behalf, deputy, item.role, item.name) if part)
        case Recipient():
            return f"{item.text} ({item.note})" if item.note else item.text
        case date():
            return f"{item:%d/%m/%Y}"
        case bool():
            return "giấy ngang" if item else "giấy dọc"
    return str(item)


def _many_words(item: Table | Appendix | tuple[Words, ...]) -> str:
    match item:
        case Table():
            titles = " | ".join(column.title for column in item.columns)
            return "\n".join([titles, *map(item_text, item.rows)])
        case Appendix():
            return "\n".join([f"{item.label} {item.title}".strip(), *map(item_text, item.body)])
    return " | ".join(plain(cell) for cell in item)


@dataclass(frozen=True, slots=True)
class _Step:
    """An item as both have it, as one has it, or changed; `parts` are the steps inside an item of both."""

    old: object
    new: object
    change: Change | None = None
    parts: tuple[_Step, ...] = ()


def _changes(steps: Iterable[_Step]) -> Iterator[Change]:
    for step in steps:
        if step.change is not None:
            yield step.change
        yield from _changes(step.parts)


def _kept(steps: Iterable[_Step], taken: Collection[str]) -> Iterator[object]:
    for step in steps:
        if step.parts and isinstance(step.old, Table):
            rows: Any = tuple(_kept(step.parts, taken))
            yield replace(step.old, rows=rows)
        elif step.parts and isinstance(step.old, Appendix):
            body: Any = tuple(_kept(step.parts, taken))
            yield replace(step.old, body=body)
        else:
            item = step.new if step.change is not None and step.change.place in taken else step.old
            if item is not None:
                yield item


def _component(old: Paper, new: Paper, name: str) -> Iterator[_Step]:
    return _laid(_items(old, name), _items(new, name), name, NAMES[name])


def _laid(ours: Sequence[object], theirs: Sequence[object], place: str, name: str) -> Iterator[_Step]:
    """Two lists of one kind side by side; the place and the name of a lone value have no number."""
    numbered = place.rpartition("/")[2] in _MANY | {"rows"}
    for i, j in _pairs(ours, theirs):
        left = None if i is None else ours[i]
        right = None if j is None else theirs[j]
        no = f"+{j}" if i is None else str(i)
        here, called = (f"{place}/{no}", f"{name} {int(no) + 1}") if numbered else (place, name)
        yield _step(left, right, here, called)


def _step(left: object, right: object, place: str, name: str) -> _Step:
    if left == right:
        return _Step(left, right)
    match left, right:
        case Table(), Table() if left.columns == right.columns:
            return _Step(
                left, right, None, tuple(_laid(left.rows, right.rows, f"{place}/rows", f"{name}, dòng"))
            )
        case Appendix(), Appendix() if (left.title, left.label) == (right.title, right.label):
            return _Step(
                left, right, None, tuple(_laid(left.body, right.body, f"{place}/body", f"{name}, đoạn"))
            )
    before, after = ("" if item is None else item_text(item) or "(trống)" for item in (left, right))
    look = before == after
    if look:
        before, after = _emphasised(left), _emphasised(right)
    return _Step(left, right, Change(place, name, before, after, look))


def _emphasised(item: object) -> str:
    """The item with all that its plain words do not show: marks, the look of columns, a blank marker."""
    match item:
        case Paragraph() | Table():
            return text_of([item]).strip()
        case tuple():
            return " | ".join(marked(cell) for cell in item)
        case _:
            return repr(item)


Pair = tuple[int | None, int | None]


def _pairs(ours: Sequence[object], theirs: Sequence[object]) -> Iterator[Pair]:
    for tag, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(range(i, j), range(k, m), strict=True)
        else:
            yield from _paired(ours, theirs, range(i, j), range(k, m))


def _paired(ours: Sequence[object], theirs: Sequence[object], some: range, others: range) -> Iterator[Pair]:
    """Of items that differ those that resemble each other are one item changed; the rest came or went."""
    at, end = others.start, others.stop
    for i in some:
        near = _nearest(ours[i], theirs, range(at, min(end, at + _WINDOW)))
        if near is None and len(some) == len(others) == 1 and type(ours[i]) is type(theirs[at]):
            near = at
        if near is None:
            yield i, None
            continue
        for j in range(at, near):
            yield None, j
        yield i, near
        at = near + 1
    for j in range(at, end):
        yield None, j


def _nearest(item: object, theirs: Sequence[object], some: range) -> int | None:
    words = item_text(item).split()
    alike = [(SequenceMatcher(None, words, item_text(theirs[j]).split(), autojunk=False).ratio(), -j)
             for j in some if type(theirs[j]) is type(item)]  # fmt: skip
    best, place = max(alike, default=(0.0, 0))
    return -place if best >= _NEAR else None
