"""The words of an invitation by e-mail, before they are a message: what is looked over is what leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from caunoi.delegates.letter_rules import TOLD_OFF, Appointment, LetterKind, changed
from caunoi.delegates.models import Delegate, InvitationLetter
from caunoi.delegates.rules import Part
from caunoi.meetings.rules import State, days_words

_SUBJECTS: Final[dict[LetterKind, str]] = {
    LetterKind.INVITE: "Thư mời: {}",
    LetterKind.CHANGE: "Thay đổi lịch: {}",
    LetterKind.CANCEL: "Hủy: {}",
    LetterKind.WITHDRAW: "Thôi mời: {}",
}
_OPENINGS: Final[dict[LetterKind, str]] = {
    LetterKind.INVITE: "{} trân trọng kính mời đồng chí dự: {}.",
    LetterKind.CHANGE: "{} xin báo thay đổi của cuộc họp mà đồng chí đã được mời: {}.",
    LetterKind.CANCEL: "{} xin báo cuộc họp sau đây không tổ chức nữa: {}.",
    LetterKind.WITHDRAW: "{} xin báo thôi mời đồng chí dự: {}. Mong đồng chí thông cảm.",
}
POSTPONED: Final = "Cuộc họp hoãn, chưa có ngày mới; khi có ngày, đồng chí sẽ được báo lại."


@dataclass(frozen=True, slots=True)
class Words:
    """A letter in words; everything but the link, which is made when it leaves."""

    subject: str
    greeting: str
    opening: str
    changes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    sessions: tuple[str, ...]
    note: str
    still: bool

    def text(self, link: str) -> str:
        """The letter for a program that shows no pages."""
        parts = [
            self.greeting, self.opening, "\n".join(f"- {one}" for one in self.changes),
            "\n".join(f"{name}: {said}" for name, said in self.facts),
            "\n".join(["Chương trình của đồng chí:", *(f"- {one}" for one in self.sessions)])
            if self.sessions else "",
            self.note, "\n".join((*self.asks, link) if link else ()),
        ]  # fmt: skip
        return "\n\n".join(part for part in parts if part) + "\n"

    @property
    def asks(self) -> tuple[str, ...]:
        """What the delegate is asked to do."""
        if not self.still:
            return ("Liên kết của đồng chí vẫn mở được để xem lại:",)
        return (
            "Mã QR kèm thư dùng để vào cửa. Mã và liên kết là của riêng đồng chí, đề nghị không chuyển cho "
            "người khác.",
            "Đề nghị đồng chí trả lời (dự, cử người đi thay, không dự được) và xem tài liệu tại:",
        )


def words_of(
    delegate: Delegate,
    entries: Sequence[Appointment],
    *,
    kind: LetterKind,
    note: str,
    before: InvitationLetter | None,
    reason: str,
) -> Words:
    """The letter to one delegate; `before` is the one it replaces, `reason` why the meeting was changed."""
    meeting, still = delegate.meeting, kind not in TOLD_OFF
    title = " ".join(meeting.title.split())
    return Words(
        _SUBJECTS[kind].format(title), _greeting(delegate),
        _OPENINGS[kind].format(meeting.office.name, title),
        tuple(_changes(entries, kind, before, reason, put_off=meeting.stands is State.POSTPONED)),
        tuple(_facts(delegate, entries)) if still else (),
        tuple(one.words for one in entries) if still and entries[0].name else (),
        note.strip(), still,
    )  # fmt: skip


def _greeting(delegate: Delegate) -> str:
    who = (delegate.full_name, delegate.post, delegate.office_words)
    return f"Kính gửi đồng chí {', '.join(part for part in who if part)},"


def _changes(
    entries: Sequence[Appointment],
    kind: LetterKind,
    before: InvitationLetter | None,
    reason: str,
    *,
    put_off: bool,
) -> Iterator[str]:
    if before is None or before.sent_at is None or kind is LetterKind.INVITE:
        return
    day = f"{timezone.localtime(before.sent_at):%d/%m/%Y}"
    yield f"Thư này thay thư đã gửi ngày {day}; đề nghị đồng chí không theo lịch ở thư đó."
    if reason:
        yield f"Lý do: {reason}"
    if kind in TOLD_OFF:
        off = "Hủy" if kind is LetterKind.CANCEL else "Không mời dự nữa"  # the session itself is held
        yield from (f"{off}: {one.words}." for one in before.spoken_of)
    elif put_off:
        yield POSTPONED
    else:
        yield from changed(before.spoken_of, entries)


def _facts(delegate: Delegate, entries: Sequence[Appointment]) -> Iterator[tuple[str, str]]:
    meeting, first = delegate.meeting, entries[0]
    if first.name:
        yield "Thời gian", days_words(meeting.starts_on, meeting.ends_on)
        where = meeting.place
    else:
        days = meeting.days if first.on else "chưa có ngày"
        yield "Thời gian", f"{first.starts_at:%H:%M}, {days}" if first.starts_at else days
        where = first.place
    told = (
        ("Địa điểm", where),
        ("Chủ trì", meeting.chair),
        ("Tư cách", delegate.get_part_display() if delegate.part != Part.ATTEND else ""),
        ("Điểm cầu", delegate.point.name if delegate.point else ""),
        ("Đoàn, tổ", delegate.group), ("Chỗ ngồi", delegate.seat), ("Xe", delegate.bus),
    )  # fmt: skip
    yield from ((name, said) for name, said in told if said)
