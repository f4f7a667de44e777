"""The papers of a meeting, made of its data: plan, invitation, agenda, running order, notices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from caunoi.documents.reads import confirmed_facts
from caunoi.issuing.draft_making import made_paper
from caunoi.meetings.agenda_change_rules import Change
from caunoi.meetings.agenda_facts import hour_of, text_of, value_of
from caunoi.meetings.agenda_hours import laid_out
from caunoi.meetings.committee_reads import committee_of
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import State
from caunoi.tasks.models import Task
from caunoi.ui.templatetags.ui import thousands
from vanban.paper import Paper, words


class MeetingPaper(StrEnum):
    """A paper that a meeting gives rise to; the value is its kind of document."""

    PLAN = "ke-hoach"
    INVITATION = "giay-moi"
    AGENDA = "chuong-trinh"
    RUNNING_ORDER = "kich-ban"
    POSTPONED = "thong-bao-hoan"
    CALLED_ANEW = "giay-moi-lai"


PAPER_NAMES: Final[dict[MeetingPaper, str]] = {
    MeetingPaper.PLAN: "Kế hoạch",
    MeetingPaper.INVITATION: "Giấy mời",
    MeetingPaper.AGENDA: "Chương trình",
    MeetingPaper.RUNNING_ORDER: "Kịch bản điều hành",
    MeetingPaper.POSTPONED: "Thông báo hoãn",
    MeetingPaper.CALLED_ANEW: "Giấy mời lại",
}
_AFTER: Final = {
    MeetingPaper.POSTPONED: {Change.POSTPONED},
    MeetingPaper.CALLED_ANEW: {Change.CALLED_ANEW, Change.MOVED},
}
# What a kind of document has no place for.
_WITHOUT: Final = {
    MeetingPaper.AGENDA: {"organiser"},
    MeetingPaper.RUNNING_ORDER: {"organiser"},
    MeetingPaper.POSTPONED: {"meets_on", "meets_at", "venue", "chair"},
}

_SAYS_WHY: Final = re.compile(r"(?:vì|do|bởi)\b", re.IGNORECASE)


def papers_of(meeting: Meeting) -> list[MeetingPaper]:
    """The papers that make sense now: a notice only once there is something to tell, of what is cancelled
    none. One query.
    """
    if meeting.stands is State.CANCELLED:
        return []
    happened = set(meeting.changes.values_list("kind", flat=True))
    return [one for one in MeetingPaper if one not in _AFTER or _AFTER[one] & happened]


def meeting_paper(meeting: Meeting, which: MeetingPaper) -> Paper:
    """The paper from the meeting's data; what nobody has said yet stands as dots.

    Raises RuleBroken("kind-refused").
    """
    common = {key: said for key, said in _common(meeting).items() if key not in _WITHOUT.get(which, ())}
    values = {**common, **_VALUES[which](meeting)}
    known = {key: said for key, said in values.items() if said not in (None, "", [])}
    return made_paper(which.value, office=meeting.office, values=known)


def _common(meeting: Meeting) -> Mapping[str, object]:
    return {
        "meeting": in_sentence(meeting.title), "organiser": meeting.office.name,
        "meets_on": meeting.starts_on, "meets_at": meeting.starts_at,
        "venue": meeting.place, "chair": meeting.chair,
        "recipients": [{"text": f"Lưu {meeting.office.short_name or meeting.office.name}"}],
    }  # fmt: skip


def in_sentence(words: str) -> str:
    """The words behind others: their first letter is small, but for an abbreviation ("UBND tỉnh")."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def expected_words(meeting: Meeting) -> str:
    """How many are to come: "120 - 150"; empty where nobody said."""
    numbers = dict.fromkeys((meeting.expected_min, meeting.expected_max))
    return " - ".join(thousands(one) for one in numbers if one)


def _plan(meeting: Meeting) -> Mapping[str, object]:
    numbers = expected_words(meeting)
    return {
        "head_count": f"{numbers} đại biểu" if numbers else "",
        "contents": _contents(meeting) or [session.name for session in meeting.sessions.all()],
        "participants": list(_invited(meeting)), "tasks": list(_duties(meeting)),
        "committee": [one.words for one in committee_of(meeting)],
    }  # fmt: skip


def _contents(meeting: Meeting) -> list[str]:
    sessions = meeting.sessions.prefetch_related("agenda")
    return [item.content.rstrip(".") for session in sessions for item in session.agenda.all()]


def _duties(meeting: Meeting) -> Iterator[dict[str, object]]:
    rows = Task.objects.filter(anchor=meeting.anchor_id) if meeting.anchor_id else Task.objects.none()
    if meeting.document_id:
        rows = rows | Task.objects.filter(document=meeting.document_id)
    by_owner: dict[str, list[dict[str, object]]] = {}
    for task in rows.exclude(state="cancelled").select_related("owner").distinct().order_by("pk"):
        said: dict[str, object] = {"action": words(task.action.rstrip("."))}
        if task.due:
            said["due"] = task.due
        by_owner.setdefault(task.owner_name, []).append(said)
    for owner, actions in by_owner.items():
        yield {"owner": owner, "actions": actions}


def _invited(meeting: Meeting) -> Iterator[str]:
    """Who comes, in the words of the document that the meeting was made of."""
    if meeting.document is not None:
        for fact in confirmed_facts(meeting.document, "participants"):
            who = text_of(value_of(fact), "text").rstrip(".;")
            if who:
                yield who


def _invitation(meeting: Meeting) -> Mapping[str, object]:
    return {"guests": [{"who": who} for who in _invited(meeting)], "contents": _contents(meeting)}


def _rows(meeting: Meeting) -> Iterator[dict[str, object]]:
    """The agenda row by row; where there are several sessions each is headed by its own name."""
    sessions = list(meeting.sessions.prefetch_related("agenda"))
    for session in sessions:
        items = list(session.agenda.all())
        if len(sessions) > 1:
            where = f", {session.place}" if session.place else ""
            day = f" (ngày {session.on:%d/%m/%Y}{where})" if session.on else ""
            head: dict[str, object] = {"content": words(f"{session.name}{day}"), "lead": session.chair}
            yield {key: value for key, value in head.items() if value}
        for item, slot in zip(items, laid_out(items, session.starts_at), strict=True):
            row: dict[str, object] = {
                "start": slot.starts, "end": slot.ends, "content": words(item.content.rstrip(".")),
                "lead": item.lead,
            }  # fmt: skip
            yield {key: value for key, value in row.items() if value}


def _agenda(meeting: Meeting) -> Mapping[str, object]:
    return {"meeting": meeting.title, "agenda": list(_rows(meeting))}


def _running_order(meeting: Meeting) -> Mapping[str, object]:
    steps = [{key: value for key, value in row.items() if key != "end"} for row in _rows(meeting)]
    return {"steps": steps}


def _postponed(meeting: Meeting) -> Mapping[str, object]:
    change = meeting.changes.filter(kind=Change.POSTPONED).first()
    reason = in_sentence(change.reason) if change else ""
    return {
        "was_on": change.was_on if change else None,
        "was_at": hour_of(change.before.partition(",")[0]) if change else None,
        "reason": reason if _SAYS_WHY.match(reason) else f"vì {reason}",
        "new_on": meeting.starts_on, "new_at": meeting.starts_at if meeting.starts_on else None,
        "new_venue": meeting.place if meeting.starts_on else None,
    }  # fmt: skip


def _called_anew(meeting: Meeting) -> Mapping[str, object]:
    return {"same_guests": "giữ nguyên như giấy mời trước"}


_VALUES: Final = {
    MeetingPaper.PLAN: _plan,
    MeetingPaper.INVITATION: _invitation,
    MeetingPaper.AGENDA: _agenda,
    MeetingPaper.RUNNING_ORDER: _running_order,
    MeetingPaper.POSTPONED: _postponed,
    MeetingPaper.CALLED_ANEW: _called_anew,
}
