"""The pages of one programme: adopted from a document or typed by hand, and what it holds."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from caunoi.documents.models import Document, DocumentState
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.programmes import actions
from caunoi.programmes.adopting import Preview, preview
from caunoi.programmes.deeds import NOT_DONE, sent
from caunoi.programmes.forms import DraftMatterForm, ProgrammeForm, StandingForm
from caunoi.programmes.models import Programme, ProgrammeItem, StandingItem
from caunoi.programmes.reads import chosen, committees, sees_whole
from caunoi.programmes.views import makes, person
from caunoi.programmes.year_reads import loaded


def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """One programme with its matters and what comes back."""
    user, shown = person(request), programme_seen(person(request), pk)
    items = loaded(ProgrammeItem.objects.filter(programme=shown, standing=None), drafts=True)
    context = {
        "programme": shown, "items": items.order_by("position", "pk"), "makes": makes(user),
        "standing": shown.standing_items.prefetch_related("offices"),
    }  # fmt: skip
    return render(request, "programmes/programme.html", context)


def programme_seen(user: User, pk: int) -> Programme:
    """The programme, for whoever sees programmes whole; 404 otherwise."""
    rows = Programme.objects.select_related("office", "document", "adopted_by")
    found = get_object_or_404(rows, pk=pk)
    if not sees_whole(user, found.office):
        raise Http404
    return found


def new(request: HttpRequest) -> HttpResponse:
    """A programme typed by hand."""
    user = person(request)
    form = ProgrammeForm(request.POST or None, initial=_next_year(user))
    made = sent(request, form, lambda: actions.draft_programme(actor=user, new=form.programme()))
    if isinstance(made, Programme):
        messages.success(request, "Đã lập dự thảo. Thêm việc rồi ghi chương trình đã ban hành.")
        return redirect("programmes:programme", made.pk)
    return render(request, "programmes/new.html", {"form": form}, status=422 if form.errors else 200)


def _next_year(user: User) -> dict[str, object]:
    """What the form of a new programme begins with: that of next year, of the person's own committee."""
    year = timezone.localdate().year + 1
    office = chosen(user, None, committees(user)) or (user.office.parent if user.office else None)
    title = f"Chương trình công tác năm {year}"
    return {"title": title, "year": year, "kind": "year", "office": office.pk if office else None}


def adopt_from(request: HttpRequest, document: int) -> HttpResponse:
    """What a reviewed document says of a programme, before and after it is one."""
    user, paper = person(request), _paper(document)
    demand(user, Verb.MAKE_PROGRAMME, paper.office)
    found = preview(paper)
    form = _adoption_form(request, found)
    made = sent(request, form, lambda: _adopt(user, paper, form))
    if isinstance(made, actions.Adopted):
        told = f"Đã đưa {made.items} việc và {made.standing} việc thường kỳ vào theo dõi."
        messages.success(request, told)
        return redirect("programmes:programme", made.programme.pk)
    reviewed = paper.state == DocumentState.CONFIRMED
    context = {"document": paper, "form": form, "found": found, "reviewed": reviewed}
    return render(request, "programmes/adopt_from.html", context, status=422 if form.errors else 200)


def _adoption_form(request: HttpRequest, found: Preview) -> forms.Form:
    """What a person states of the programme; nothing where the document is one already."""
    data = request.POST or None
    return forms.Form(data) if found.there else ProgrammeForm(data, initial=_as_read(found))


def _adopt(user: User, paper: Document, form: forms.Form) -> actions.Adopted:
    said = form.programme() if isinstance(form, ProgrammeForm) else None
    return actions.adopt_programme_from(actor=user, document=paper, said=said)


def _paper(pk: int) -> Document:
    rows = Document.objects.select_related("reading", "incoming", "office")
    return get_object_or_404(rows.defer("search_raw", "search_folded"), pk=pk)


def _as_read(found: Preview) -> dict[str, object]:
    span, office = found.meant.span, found.meant.office
    return {
        "title": found.meant.title, "office": office.pk if office else None, "kind": span.kind.value,
        "year": span.year, "year_to": span.year_to, "quarter": span.quarter,
    }  # fmt: skip


def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft binds from now on."""
    actions.adopt_programme(actor=person(request), programme=programme_seen(person(request), pk))
    messages.success(request, "Đã ghi chương trình đã ban hành; việc thường kỳ đã trải ra các tháng.")
    return redirect("programmes:programme", pk)


def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft is thrown away."""
    actions.discard_programme(actor=person(request), programme=programme_seen(person(request), pk))
    messages.success(request, "Đã xóa dự thảo chương trình.")
    return redirect("programmes:year")


def new_item(request: HttpRequest, pk: int) -> HttpResponse:
    """One more matter, in a draft or as a supplement."""
    user, shown = person(request), programme_seen(person(request), pk)
    form = DraftMatterForm(request.POST or None, initial={"year": shown.year})
    made = sent(request, form, lambda: actions.add_item(actor=user, programme=shown, new=form.matter()))
    if made is not NOT_DONE:
        messages.success(request, "Đã thêm việc.")
        return redirect("programmes:programme", pk)
    context = {"form": form, "programme": shown, "heading": "Thêm việc"}
    return render(request, "programmes/part.html", context, status=422 if form.errors else 200)


def new_standing(request: HttpRequest, pk: int) -> HttpResponse:
    """One more matter that comes back."""
    user, shown = person(request), programme_seen(person(request), pk)
    form = StandingForm(request.POST or None)
    made = sent(
        request, form, lambda: actions.add_standing(actor=user, programme=shown, new=form.recurring())
    )
    if made is not NOT_DONE:
        messages.success(request, "Đã thêm việc thường kỳ.")
        return redirect("programmes:programme", pk)
    context = {"form": form, "programme": shown, "heading": "Thêm việc thường kỳ"}
    return render(request, "programmes/part.html", context, status=422 if form.errors else 200)


def standing(request: HttpRequest, pk: int) -> HttpResponse:
    """What comes back, put right."""
    user, shown = person(request), standing_seen(person(request), pk)
    form = StandingForm(request.POST or None, initial=_standing_initial(shown))
    made = sent(
        request, form, lambda: actions.change_standing(actor=user, standing=shown, new=form.recurring())
    )
    if made is not NOT_DONE:
        messages.success(request, "Đã sửa việc thường kỳ.")
        return redirect("programmes:programme", shown.programme_id)
    context = {"form": form, "programme": shown.programme, "heading": "Sửa việc thường kỳ", "standing": shown}
    return render(request, "programmes/part.html", context, status=422 if form.errors else 200)


def remove_standing(request: HttpRequest, pk: int) -> HttpResponse:
    """What comes back, taken out."""
    shown = standing_seen(person(request), pk)
    actions.remove_standing(actor=person(request), standing=shown)
    messages.success(request, "Đã xóa việc thường kỳ.")
    return redirect("programmes:programme", shown.programme_id)


def standing_seen(user: User, pk: int) -> StandingItem:
    """The standing matter, for whoever sees programmes whole; 404 otherwise."""
    found = get_object_or_404(StandingItem.objects.select_related("programme__office"), pk=pk)
    if not sees_whole(user, found.programme.office):
        raise Http404
    return found


def _standing_initial(shown: StandingItem) -> dict[str, object]:
    return {
        "content": shown.content, "every": shown.every, "first": shown.first_month,
        "offices": [office.pk for office in shown.offices.all()],
    }  # fmt: skip
