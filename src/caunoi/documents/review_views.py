"""The review desk at /van-ban/<id>/duyet/. Every address answers a page, or to HTMX the fragment of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotFound
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.documents import page_images, review_actions, review_panes, review_reads
from caunoi.documents.models import Document, Fact
from caunoi.documents.review_actions import WrongValue
from caunoi.documents.review_fields import is_kind, kind_of
from caunoi.documents.review_marks import Place
from caunoi.documents.review_reads import Sheet
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken

_PAGE: Final = "documents/review.html"
_KEPT: Final = ("xem", "doan", "trang")  # how the person looks at the document, kept from request to request

_NOTHING_OPEN: Final[dict[str, object]] = {
    "editing": 0,
    "sheet": None,
    "told": "",
    "told_at": 0,
    "told_tone": "late",
    "adding": False,
    "fresh": 0,
    "oob": False,
}


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _document(request: HttpRequest, document_id: int) -> Document:
    return get_object_or_404(review_reads.reviewable(_person(request)), pk=document_id)


def _by_htmx(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def _context(request: HttpRequest, document: Document) -> dict[str, object]:
    """What every page and fragment of the desk needs."""
    kept = {name: request.GET[name] for name in _KEPT if request.GET.get(name)}
    desk = review_reads.desk(document, _person(request))
    # What was read from a scan may be wrong in every letter: there the picture comes first.
    look = kept.get("xem") or ("anh" if desk.is_scanned else "chu")
    return {
        "desk": desk,
        "document": document,
        "kept": f"?{urlencode(kept)}" if kept else "",
        "kept_more": f"&{urlencode(kept)}" if kept else "",
        "as_pages": look == "anh" and desk.has_pages,
        "home": reverse("documents:review", args=[document.pk]),
        **_NOTHING_OPEN,
    }


def _with_page(request: HttpRequest, document: Document, context: dict[str, object]) -> dict[str, object]:
    """The left side as well: the text, or the pictures of the pages."""
    if context["as_pages"]:
        return context | {"pages": review_panes.page_pane(document, _number(request.GET.get("trang")) or 1)}
    return context | {"text": review_panes.text_pane(document, _number(request.GET.get("doan")) or 1)}


def _whole(request: HttpRequest, document: Document, *, status: int = 200, **more: object) -> HttpResponse:
    context = _with_page(request, document, _context(request, document))
    part = "#desk" if _by_htmx(request) else ""
    return render(request, _PAGE + part, context | more, status=status)


def _home(request: HttpRequest, document: Document, anchor: str = "") -> HttpResponse:
    kept = urlencode({name: request.GET[name] for name in _KEPT if request.GET.get(name)})
    address = reverse("documents:review", args=[document.pk])
    return redirect(f"{address}{'?' if kept else ''}{kept}{'#' if anchor else ''}{anchor}")


@require_GET
def desk(request: HttpRequest, document_id: int) -> HttpResponse:
    """The desk; to HTMX asking for the left side only that."""
    document = _document(request, document_id)
    if _by_htmx(request) and request.headers.get("HX-Target") == "to-van-ban":
        return render(request, _PAGE + "#page", _with_page(request, document, _context(request, document)))
    return _whole(request, document)


@require_http_methods(["GET", "POST"])
def fact(request: HttpRequest, document_id: int, fact_id: int) -> HttpResponse:
    """One fact: its card, its form (?sua=1), or a decision on it."""
    document = _document(request, document_id)
    found = get_object_or_404(Fact.objects.select_related("decided_by"), pk=fact_id, document=document)
    found.document = document
    if request.method == "POST":
        return _decided(request, document, found)
    form = review_reads.sheet_of(found) if request.GET.get("sua") and is_kind(found.kind) else None
    if not _by_htmx(request) and form is None:
        return _home(request, document, f"muc-{found.pk}")
    return _fact_page(request, document, found, form=form)


def _fact_page(
    request: HttpRequest,
    document: Document,
    found: Fact,
    *,
    form: Sheet | None = None,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    more: dict[str, object] = {
        "editing": found.pk if form else 0,
        "sheet": form,
        "told": told,
        "told_at": found.pk,
    }
    if not _by_htmx(request):
        return _whole(request, document, status=status, **more)
    context = _context(request, document)
    desk = context["desk"]
    assert isinstance(desk, review_reads.Desk)
    card = next(card for group in desk.groups for card in group.cards if card.id == found.pk)
    return render(request, _PAGE + "#answer", context | more | {"card": card}, status=status)


def _decided(request: HttpRequest, document: Document, found: Fact) -> HttpResponse:
    """Carry out what the button says; a refusal is told on the card, which then shows how things stand."""
    act = _ACTS.get(request.POST.get("viec", ""))
    try:
        if act is None:
            raise RuleBroken("unknown-act", "Không rõ việc cần làm. Hãy tải lại trang.")
        act(request, found)
    except WrongValue as wrong:
        form = review_reads.sheet(kind_of(found.kind), request.POST.dict(), _by_field(wrong))
        return _fact_page(request, document, found, form=form, status=422)
    except RuleBroken as refused:
        return _fact_page(request, document, found, told=refused.sentence, status=422)
    if _by_htmx(request):
        return _fact_page(request, document, found)
    return _home(request, document, _next_anchor(document, found))


def _next_anchor(document: Document, found: Fact) -> str:
    """Where to go on without JavaScript: the next undecided fact after this one, else the fact itself."""
    following = review_reads.next_waiting(document, found)
    return f"muc-{following or found.pk}"


def _confirm(request: HttpRequest, found: Fact) -> None:
    review_actions.confirm_fact(actor=_person(request), fact=found, seen=request.POST.get("thay", ""))


def _correct(request: HttpRequest, found: Fact) -> None:
    review_actions.correct_fact(
        actor=_person(request), fact=found, seen=request.POST.get("thay", ""), typed=request.POST.dict()
    )


def _reject(request: HttpRequest, found: Fact) -> None:
    review_actions.reject_fact(actor=_person(request), fact=found, seen=request.POST.get("thay", ""))


def _restore(request: HttpRequest, found: Fact) -> None:
    review_actions.restore_fact(actor=_person(request), fact=found, seen=request.POST.get("thay", ""))


_ACTS: Final[dict[str, Callable[[HttpRequest, Fact], None]]] = {
    "xac-nhan": _confirm,
    "sua": _correct,
    "loai": _reject,
    "hoan-lai": _restore,
}


@require_POST
def confirm_group(request: HttpRequest, document_id: int, slug: str) -> HttpResponse:
    """Confirm every sure fact of a group that the person had before their eyes."""
    document = _document(request, document_id)
    pairs = (entry.partition(":") for entry in request.POST.getlist("muc"))
    seen = {int(number): token for number, _, token in pairs if _number(number) is not None}
    done = review_actions.confirm_group(actor=_person(request), document=document, slug=slug, seen=seen)
    told = f"Đã xác nhận {done.confirmed} dữ kiện."
    if done.passed_over:
        told += f" {done.passed_over} dữ kiện đã có người khác quyết định trong lúc đó nên được giữ nguyên."
    if _by_htmx(request):
        return _whole(request, document, told=told, told_tone="done")
    messages.success(request, told)
    return _home(request, document, f"nhom-{slug}")


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, document_id: int) -> HttpResponse:
    """Add a fact: choose its kind (?loai=), fill the form, from a piece of text (?tu=&den=) or by hand."""
    document = _document(request, document_id)
    asked = request.POST if request.method == "POST" else request.GET
    kind = asked.get("loai", "")
    ends = _number(asked.get("tu")), _number(asked.get("den"))
    place = review_reads.place_of(document, *ends) or review_reads.passage_in(
        document, asked.get("doan_van", "")
    )
    if request.method == "POST":
        return _added(request, document, kind, place)
    return _add_page(request, document, kind, place, review_reads.blank_sheet(document, kind, place))


def _added(request: HttpRequest, document: Document, kind: str, place: Place | None) -> HttpResponse:
    typed = request.POST.dict()
    try:
        made = review_actions.add_fact(
            actor=_person(request), document=document, kind=kind, typed=typed, place=place
        )
    except WrongValue as wrong:
        form = review_reads.sheet(kind_of(kind), typed, _by_field(wrong))
        return _add_page(request, document, kind, place, form, 422)
    if _by_htmx(request):
        return _whole(request, document, told="Đã thêm một dữ kiện.", told_tone="done", fresh=made.pk)
    return _home(request, document, f"muc-{made.pk}")


def _by_field(wrong: WrongValue) -> dict[str, str]:
    return {mistake.field: mistake.sentence for mistake in wrong.mistakes}


def _add_page(
    request: HttpRequest,
    document: Document,
    kind: str,
    place: Place | None,
    form: Sheet | None,
    status: int = 200,
) -> HttpResponse:
    passage = document.reading.text[place.start : place.end] if place else ""
    more: dict[str, object] = {
        "adding": True,
        "adding_kind": kind if form else "",
        "adding_sheet": form,
        "adding_place": place,
        "passage": " ".join(passage.split()),
        "pasted": request.POST.get("doan_van", ""),
        "kinds": review_reads.addable(document),
    }
    if not _by_htmx(request):
        return _whole(request, document, status=status, **more)
    response = render(request, _PAGE + "#add", _context(request, document) | more, status=status)
    response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#them", "outerHTML"
    return response


@require_POST
def finish(request: HttpRequest, document_id: int) -> HttpResponse:
    """Let the confirmed facts go further; refused while one is undecided."""
    document = _document(request, document_id)
    try:
        review_actions.finish_review(actor=_person(request), document=document)
    except RuleBroken as refused:
        return _whole(request, document, status=422, told=refused.sentence)
    messages.success(request, "Đã hoàn tất duyệt.")
    return _home(request, document)


@require_POST
def reopen(request: HttpRequest, document_id: int) -> HttpResponse:
    """Open a finished review again."""
    document = _document(request, document_id)
    review_actions.reopen_review(actor=_person(request), document=document)
    messages.success(request, "Đã mở lại để duyệt.")
    return _home(request, document)


@require_GET
@cache_control(private=True, max_age=3600)
def page(request: HttpRequest, document_id: int, number: int) -> HttpResponseBase:
    """The picture of one page, for those who may see the document; never kept by a shared cache."""
    document = _document(request, document_id)
    try:
        picture = page_images.picture(document.reading.file.sha256, number)
    except page_images.NotDrawn as why:
        return HttpResponseNotFound(why.sentence, content_type="text/plain; charset=utf-8")
    return FileResponse(picture.open("rb"), content_type="image/webp")
