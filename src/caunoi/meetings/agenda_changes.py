"""An agenda as it was released, and what has changed between two, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it was released; `item` and `session` are the rows it was taken from."""

    session: int
    session_name: str
    item: int
    hours: str
    content: str
    lead: str = ""

    @classmethod
    def read(cls, kept: Mapping[str, object]) -> Line:
        """A line as the database keeps it."""
        words = [str(kept.get(key, "")) for key in ("session_name", "hours", "content", "lead")]
        session, item = (int(str(kept[key])) for key in ("session", "item"))
        return cls(session, words[0], item, *words[1:])

    def kept(self) -> dict[str, object]:
        """What the database keeps."""
        return asdict(self)

    @property
    def brief(self) -> str:
        """The content, short enough for a sentence."""
        return self.content if len(self.content) <= 80 else f"{self.content[:79].rstrip()}…"


def changes(old: Sequence[Line], new: Sequence[Line]) -> list[str]:
    """What a reader of the old agenda must know of the new one; nothing where they are the same."""
    before, after = ({line.item: line for line in lines} for lines in (old, new))
    said = [f"Bỏ: {line.brief} ({line.session_name})." for line in old if line.item not in after]
    for line in new:
        if line.item not in before:
            when = f"{line.hours} " if line.hours else ""
            said.append(f"Thêm: {when}{line.brief} ({line.session_name}).")
        else:
            said += _changed(before[line.item], line)
    return [*said, *_reordered(old, new)]


def _changed(old: Line, new: Line) -> Iterator[str]:
    named = (
        ("nội dung", old.content, new.content),
        ("giờ", old.hours, new.hours),
        ("người thực hiện", old.lead, new.lead),
        ("phiên", old.session_name, new.session_name),
    )
    parts = [f"{what} “{a or 'chưa ghi'}” thành “{b or 'chưa ghi'}”" for what, a, b in named if a != b]
    if parts:
        yield f"Đổi ở mục {old.brief}: {'; '.join(parts)}."


def _reordered(old: Sequence[Line], new: Sequence[Line]) -> Iterator[str]:
    for session, name in {line.session: line.session_name for line in new}.items():
        there = {line.item for line in old if line.session == session}
        now = [line.item for line in new if line.session == session and line.item in there]
        if now != [line.item for line in old if line.session == session and line.item in set(now)]:
            yield f"Đổi thứ tự các mục ({name})."


def by_session(lines: Iterable[Line]) -> dict[int, list[Line]]:
    """The lines of each session in their order."""
    found: dict[int, list[Line]] = {}
    for line in lines:
        found.setdefault(line.session, []).append(line)
    return found
