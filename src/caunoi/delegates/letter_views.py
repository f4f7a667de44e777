"""The page of invitations by e-mail: looked over here, then sent; those told of an old hour are told anew."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from caunoi.delegates.guest_views import kept, one_delegate
from caunoi.delegates.letter_actions import (
    MOST_NOTE,
    Reviewed,
    mail_changes,
    mail_invitations,
    mail_withdrawals,
    note_told_off,
)
from caunoi.delegates.letter_forms import InvitationPaperForm, initial_for
from caunoi.delegates.letter_paper_actions import merge_invitations
from caunoi.delegates.letter_reads import Letters, Told, letters_of
from caunoi.delegates.models import Mailing
from caunoi.issuing.models import Merge
from caunoi.meetings.views import person
from caunoi.people.links import origin
from caunoi.programmes.deeds import sent
from caunoi.ui.refusal import RuleBroken

SHOWN = 100


def letters(request: HttpRequest, meeting: int) -> HttpResponse:
    """Who was invited by e-mail, who is to be, and the letter before it leaves; sent from here."""
    if request.method == "POST":
        return _let_go(request, meeting, mail_invitations)
    return _shown(request, letters_of(kept(request, meeting)))


def changes(request: HttpRequest, meeting: int) -> HttpResponse:
    """Who was told of an old hour is told the new one."""
    return _let_go(request, meeting, mail_changes)


def withdrawals(request: HttpRequest, meeting: int) -> HttpResponse:
    """Who was invited by a letter and struck off since is told."""
    return _let_go(request, meeting, mail_withdrawals)


def told_off(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """Somebody was told by telephone."""
    row = one_delegate(request, meeting, pk)
    note_told_off(actor=person(request), delegate=row)
    messages.success(request, f"Đã ghi: {row.full_name} được báo qua điện thoại.")
    return redirect("delegates:letters", meeting)


def papers(request: HttpRequest, meeting: int) -> HttpResponse:
    """What the printed invitations have in common; each delegate gets one, with code and link."""
    row, start = kept(request, meeting), origin(request)
    form = InvitationPaperForm(request.POST or None, initial=initial_for(row, request.GET.get("cho", "")))
    made = sent(
        request, form, lambda: merge_invitations(
            actor=person(request), meeting=row, values=form.values(), address=start, whom=form.chosen()
        ),
    )  # fmt: skip
    if isinstance(made, Merge):
        return redirect("issuing:merge", made.pk)
    context = {"meeting": row, "form": form}
    return render(request, "delegates/letter_papers.html", context, status=422 if form.errors else 200)


def _let_go(request: HttpRequest, meeting: int, send: Callable[..., Mailing]) -> HttpResponse:
    row, start, said = kept(request, meeting), origin(request), request.POST
    reviewed = Reviewed(said.get("seen", ""), start, said.get("note", ""))
    try:
        made = send(actor=person(request), meeting=row, reviewed=reviewed)
    except RuleBroken as refused:
        return _shown(request, letters_of(row), refused.sentence)
    messages.success(request, f"Đã xếp {made.letters.count()} thư vào hàng gửi.")
    return redirect("delegates:letters", meeting)


def _shown(request: HttpRequest, found: Letters, refused: str = "") -> HttpResponse:
    context = {
        "meeting": found.meeting, "found": found, "refused": refused, "most": MOST_NOTE, "shown": SHOWN,
        "invite": found.seen(found.to_invite), "tell": found.seen(found.to_tell),
        "take_back": found.seen(found.to_withdraw),
        "first": _preview(request, found, found.to_invite), "anew": _preview(request, found, found.to_tell),
        "off": _preview(request, found, found.to_withdraw),
        "note": request.POST.get("note", ""),
    }  # fmt: skip
    name = "_letters_progress" if request.headers.get("HX-Request") else "letters"
    return render(request, f"delegates/{name}.html", context, status=422 if refused else 200)


def _preview(request: HttpRequest, found: Letters, rows: list[Told]) -> dict[str, object] | None:
    """The letter to whom the page asks for, or to the first."""
    if not rows:
        return None
    asked = request.GET.get("xem", "")
    one = next((one for one in rows if str(one.delegate.pk) == asked), rows[0])
    return {"one": one, "words": found.words(one)}
