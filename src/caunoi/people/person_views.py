from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from caunoi.people import person_actions as actions
from caunoi.people import person_forms as typed
from caunoi.people.actions import demand
from caunoi.people.models import Contact, Person, Post, User
from caunoi.people.person_reads import deeds, demand_on_person, listed, looks, visible_to
from caunoi.people.person_rules import LEVEL_NAMES, Level
from caunoi.people.person_sheets import kept_of, people_sheet
from caunoi.people.reads import reach
from caunoi.people.rules import Verb, may
from caunoi.ui.refusal import RuleBroken
from caunoi.ui.workbook import MEDIA_TYPE


def me(request: HttpRequest) -> User:
    """The signed-in person."""
    assert isinstance(request.user, User)
    return request.user


def persons(request: HttpRequest) -> HttpResponse:
    """Who holds a post on a day, in the offices within reach."""
    user, day, words = (
        me(request),
        typed.day_of(request.GET.get("ngay", "")),
        request.GET.get("tim", "")[:100],
    )
    office = _office(request)
    context = {
        "people": listed(user, on=day, office=office, words=words),
        "day": day,
        "words": words,
        "office": office,
        "offices": reach(user, Verb.SEE_PERSON).order_by("name"),
        "levels": LEVEL_NAMES,
        "may_keep": may(user.role, Verb.KEEP_PERSON),
        "may_export": may(user.role, Verb.EXPORT),
    }
    return render(request, "people/persons.html", context)


def _office(request: HttpRequest) -> int | None:
    asked = request.GET.get("don_vi", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 12 else None


def export(request: HttpRequest) -> HttpResponse:
    """The list as Excel; the internal one, with whole contact details, is a look at each and so is posted."""
    user, level = me(request), request.GET.get("muc", Level.DELEGATES)
    demand(user, Verb.EXPORT)
    if level not in LEVEL_NAMES or (level == Level.INTERNAL and request.method != "POST"):
        raise Http404
    day = typed.day_of(request.GET.get("ngay", ""))
    people = listed(user, on=day, office=_office(request), words=request.GET.get("tim", "")[:100])
    if level == Level.INTERNAL:
        people = actions.look_at_list(actor=user, people=people)
    headers = {"Content-Disposition": f'attachment; filename="danh-sach-{day:%Y%m%d}-{level}.xlsx"'}
    return HttpResponse(people_sheet(people, Level(level)), content_type=MEDIA_TYPE, headers=headers)


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: posts, contact details behind their masks, what was done."""
    return _person(request, _seen(request, pk))


def _person(request: HttpRequest, one: Person, revealed: tuple[int, str] | None = None) -> HttpResponse:
    user = me(request)
    context = {
        "person": one,
        "posts": one.posts.select_related("office"),
        "contacts": one.contacts.all(),
        "revealed": revealed,
        "may_keep": visible_to(user, Verb.KEEP_PERSON).filter(pk=one.pk).exists(),
        "may_look": visible_to(user, Verb.SEE_CONTACT).filter(pk=one.pk).exists(),
        "may_answer": may(user.role, Verb.ANSWER_DATA_REQUEST),
        "looks": looks(one) if may(user.role, Verb.SEE_LOOKS) else None,
        "history": deeds(user, one),
        "why": typed.WhyForm(),
        "today": timezone.localdate(),
    }
    return render(request, "people/person.html", context)


def _seen(request: HttpRequest, pk: int) -> Person:
    return get_object_or_404(visible_to(me(request)), pk=pk)


@never_cache
@require_POST
def look(request: HttpRequest, pk: int, contact: int) -> HttpResponse:
    """The value of one contact detail, once, after its reason was written down."""
    one = _seen(request, pk)
    kept = get_object_or_404(Contact.objects.filter(person=one), pk=contact)
    value = actions.look_at_contact(actor=me(request), contact=kept, purpose=request.POST.get("why", ""))
    return _person(request, one, (kept.pk, value))


@require_POST
def erase(request: HttpRequest, pk: int, contact: int) -> HttpResponse:
    """Erases a contact detail before its day."""
    kept = get_object_or_404(Contact.objects.filter(person=_seen(request, pk)), pk=contact)
    actions.erase_contact(actor=me(request), contact=kept, reason=request.POST.get("why", ""))
    messages.success(request, "Đã xóa liên hệ.")
    return redirect("people:person", pk)


@require_POST
def kept(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything kept of one person, to hand to that person."""
    demand(me(request), Verb.ANSWER_DATA_REQUEST)
    one = _seen(request, pk)
    actions.hand_out(actor=me(request), person=one)
    headers = {"Content-Disposition": f'attachment; filename="du-lieu-ca-nhan-{one.pk}.xlsx"'}
    return HttpResponse(kept_of(one), content_type=MEDIA_TYPE, headers=headers)


def new(request: HttpRequest) -> HttpResponse:
    """A new person with the first post."""
    form = typed.NewPersonForm(request.POST or None, offices=reach(me(request), Verb.KEEP_PERSON))
    demand(me(request), Verb.KEEP_PERSON)

    def act() -> Person:
        return actions.add_person(
            actor=me(request), full_name=form.cleaned_data["full_name"], post=form.post()
        )

    return _sent(request, form, act, "Thêm cán bộ", "Đã ghi cán bộ.")


def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """A name put right."""
    one = _seen(request, pk)
    form = typed.NameForm(request.POST or None, initial={"full_name": one.full_name})
    return _sent(
        request, form,
        lambda: actions.rename_person(actor=me(request), person=one, **form.cleaned_data),
        "Sửa tên", "Đã sửa tên.", one,
    )  # fmt: skip


def add_post(request: HttpRequest, pk: int) -> HttpResponse:
    """One more post."""
    one = _seen(request, pk)
    if request.method == "POST":
        demand_on_person(me(request), Verb.KEEP_PERSON, one)
    form = typed.PostForm(request.POST or None, offices=reach(me(request), Verb.KEEP_PERSON))
    return _sent(
        request, form,
        lambda: actions.add_post(actor=me(request), person=one, post=form.post()),
        "Thêm chức vụ", "Đã ghi chức vụ.", one,
    )  # fmt: skip


def end_post(request: HttpRequest, pk: int, post: int) -> HttpResponse:
    """The last day of a post."""
    one = _seen(request, pk)
    held = get_object_or_404(Post.objects.select_related("office").filter(person=one), pk=post)
    form = typed.EndPostForm(request.POST or None, initial={"on": timezone.localdate()})
    return _sent(
        request, form,
        lambda: actions.end_post(actor=me(request), post=held, on=form.cleaned_data["on"]),
        f"Thôi giữ chức vụ {held}", "Đã ghi.", one,
    )  # fmt: skip


def add_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """One more contact detail."""
    one = _seen(request, pk)
    form = typed.ContactForm(request.POST or None)
    return _sent(
        request, form,
        lambda: actions.add_contact(actor=me(request), person=one, said=form.contact()),
        "Thêm liên hệ", "Đã ghi liên hệ.", one,
    )  # fmt: skip


def _sent(
    request: HttpRequest, form: forms.Form, act: Callable[[], object], title: str, done: str,
    one: Person | None = None,
) -> HttpResponse:  # fmt: skip
    """Shows a form; sent, it acts and goes to the person; what is refused stays typed with its reason."""
    if request.method == "POST" and form.is_valid():
        try:
            result = act()
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, done)
            target = one or result
            assert isinstance(target, Person)
            return redirect("people:person", target.pk)
    context = {"form": form, "title": title, "person": one}
    return render(request, "people/person_form.html", context, status=422 if form.errors else 200)
