"""The form of printed invitations: what the merge asks for, begun with what is known of the meeting."""

from __future__ import annotations

from typing import Any

from django import forms

from caunoi.delegates.letter_paper_actions import Whom
from caunoi.issuing.merge_forms import MergeForm, initial_of
from caunoi.issuing.merge_reads import last_values
from caunoi.meetings.agenda_papers import in_sentence
from caunoi.meetings.models import Meeting

_WHOM = {
    Whom.ALL: "Mọi đại biểu được mời",
    Whom.ANEW: "Mời lại người có giấy mời ghi giờ, nơi cũ",
    Whom.UNMAILED: "Chỉ người chưa được mời qua thư",
}


REPLACED = "giấy mời đã gửi trước"


class InvitationPaperForm(MergeForm):
    """What all invitations have in common; the guests are the meeting's."""

    whom = forms.ChoiceField(label="Lập giấy mời cho", choices=list(_WHOM.items()))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["list"]

    def values(self) -> dict[str, object]:
        """The fields of the kind as JSON has them."""
        return {key: value for key, value in super().values().items() if key != "whom"}

    def chosen(self) -> Whom:
        """For whom."""
        return Whom(self.cleaned_data["whom"])


def initial_for(meeting: Meeting, whom: str) -> dict[str, object]:
    """What the form begins with: how the last invitations were signed, and the meeting."""
    told = {
        "meeting": in_sentence(meeting.title), "organiser": meeting.office.name, "venue": meeting.place,
        "meets_on": meeting.starts_on, "meets_at": meeting.starts_at, "whom": whom,
        "replaces": REPLACED if whom == Whom.ANEW else "",
    }  # fmt: skip
    return dict(initial_of(last_values())) | {key: said for key, said in told.items() if said}
