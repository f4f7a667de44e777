from __future__ import annotations

from typing import Final

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.documents import listing, rules, store, uploads
from caunoi.documents.actions import complete_stub, discard_file, read_again, register_stub
from caunoi.documents.forms import FilterForm, ReceiveForm, StubForm
from caunoi.documents.models import IncomingFile
from caunoi.documents.package_reads import package_of
from caunoi.documents.sheet import sheet
from caunoi.ledger.reads import history
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb, may
from vanban.edxml import MEDIA_TYPE

NEWEST_LINES: Final = 6


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # LoginRequiredMiddleware lets nobody else through
    return request.user


def _may(user: User, verb: Verb) -> bool:
    return may(user.role, verb) is not None


@require_GET
def document_list(request: HttpRequest) -> HttpResponse:
    user = _user(request)
    form = FilterForm(request.GET or None, choices=listing.choices(user))
    filters = form.filters() if form.is_bound else listing.Filters()
    page = listing.document_page(user, filters, _page_number(request))
    said = {
        "form": form,
        "filters": filters,
        "page": page,
        "asked": _asked(request),
        **_in_reading(user),
        "may_upload": _may(user, Verb.UPLOAD_DOCUMENT),
        "receive_form": ReceiveForm(),
        "limit_mb": settings.CAUNOI_MAX_UPLOAD_MB,
        "may_register": _may(user, Verb.REGISTER_STUB),
    }
    return render(request, "documents/list.html", said)


def _in_reading(user: User) -> dict[str, object]:
    """What the fragment of files being read shows: them, and the stubs that a reading has left behind."""
    return {"reading": listing.files_in_reading(user), "unfinished_stubs": listing.unfinished_stubs(user)}


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("trang", "1")
    return int(asked) if asked.isdecimal() and len(asked) < 7 else 1


def _asked(request: HttpRequest) -> str:
    """The query string without its page, for the links of the pager."""
    kept = request.GET.copy()
    kept.pop("trang", None)
    return kept.urlencode()


@require_GET
def files_in_reading(request: HttpRequest) -> HttpResponse:
    """The fragment that the list asks for again and again while something is being read."""
    return render(request, "documents/_reading.html", _in_reading(_user(request)))


@csrf_exempt
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """The form, and the files; the token is checked by `_received`, once the files go to memory only."""
    demand(_user(request), Verb.UPLOAD_DOCUMENT)
    if request.method == "GET":
        return _receive_page(request, ReceiveForm())
    if uploads.too_large_at_once(request):
        return _refused(request, rules.request_too_large(settings.CAUNOI_MAX_UPLOAD_MB), status=413)
    body = uploads.Whole(request)
    request.upload_handlers = [uploads.MemoryOnly(request)]
    return _received(request, body)


@csrf_protect
def _received(request: HttpRequest, body: uploads.Whole) -> HttpResponse:
    over = uploads.names_over_the_limit(request)
    form = ReceiveForm(request.POST, request.FILES, over=over)
    body.demand()
    if not form.is_valid():
        return _receive_page(request, form, status=422)
    outcomes = uploads.receive_all(
        actor=_user(request),
        files=request.FILES.getlist("tep"),
        over=over,
        declared=form.declared,
        topic_confirmed=form.cleaned_data["topic_confirmed"],
    )
    template = "documents/_outcomes.html" if request.headers.get("X-One-File") else "documents/received.html"
    response = render(request, template, {"outcomes": outcomes})
    response.headers["X-Outcome"] = "1"
    return response


def _receive_page(request: HttpRequest, form: ReceiveForm, status: int = 200) -> HttpResponse:
    said = {"receive_form": form, "limit_mb": settings.CAUNOI_MAX_UPLOAD_MB, "may_upload": True}
    return render(request, "documents/receive.html", said, status=status)


def _refused(request: HttpRequest, refusal: rules.Refusal, status: int) -> HttpResponse:
    said = {"sentence": refusal.sentence, "code": refusal.code, "back": request.path}
    response = render(request, "ui/refusal.html", said, status=status)
    response.headers["Connection"] = "close"  # the body that was not read must not be taken for a request
    return response


@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    user = _user(request)
    found = listing.seen_by(user).select_related(
        "office", "incoming__received_by", "incoming__file", "reading", "confirmed_by"
    )
    shown = get_object_or_404(found.defer("search_raw", "search_folded"), pk=pk)
    lines = sorted(history(shown) + history(shown.incoming), key=lambda line: -line.number)
    said = {
        "document": shown,
        "sheet": sheet(shown),
        "newest": lines[:NEWEST_LINES],
        "older": lines[NEWEST_LINES:],
        "may_review": _may(user, Verb.REVIEW_READING),
        "may_open": _may(user, Verb.OPEN_TASK),
    }
    return render(request, "documents/document.html", said)


@require_GET
def received_file(request: HttpRequest, pk: int) -> HttpResponse:
    """A received file while it has no document to show: how far its reading is, or why it failed."""
    row = listing.file_row(_user(request), pk)
    if row is None:
        raise Http404
    if row.document_id is not None:
        return redirect("documents:document", row.document_id)
    return render(request, "documents/file.html", {"file": row, "reading": [row]})


@require_GET
def original(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it was received, always as a download: nothing of it runs or shows in our pages."""
    seen = IncomingFile.objects.filter(office__in=reach(_user(request), Verb.SEE_DOCUMENT)).select_related(
        "file"
    )
    incoming = get_object_or_404(seen, pk=pk)
    try:
        bytes_ = store.path_of(incoming.file.sha256).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(
        bytes_, as_attachment=True, filename=incoming.name, content_type=incoming.file.media_type
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_GET
def edxml_package(request: HttpRequest, pk: int) -> HttpResponse:
    """The document with its file as an edXML package, to carry into the exchange's own software."""
    seen = listing.seen_by(_user(request)).select_related("office", "incoming__file", "reading")
    shown = get_object_or_404(seen.defer("search_raw", "search_folded"), pk=pk)
    try:
        package = package_of(shown, at=timezone.localtime())
    except FileNotFoundError:
        raise Http404 from None
    said = f'attachment; filename="van-ban-{shown.pk}.edxml"'
    headers = {"Content-Disposition": said, "Cache-Control": "private, no-store"}
    return HttpResponse(package, content_type=MEDIA_TYPE, headers=headers)


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    user = _user(request)
    seen = IncomingFile.objects.filter(office__in=reach(user, Verb.SEE_DOCUMENT)).select_related(
        "file__reading"
    )
    incoming = get_object_or_404(seen, pk=pk)
    read_again(actor=user, reading=incoming.file.reading)
    if getattr(request, "htmx", False):
        return render(request, "documents/_reading.html", _in_reading(user))
    messages.success(request, "Đã đưa vào hàng chờ đọc lại.")
    return redirect("documents:file", pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    user = _user(request)
    incoming = get_object_or_404(
        IncomingFile.objects.filter(office__in=reach(user, Verb.SEE_DOCUMENT)), pk=pk
    )
    discard_file(actor=user, incoming=incoming)
    if getattr(request, "htmx", False):
        return render(request, "documents/_reading.html", _in_reading(user))
    messages.success(request, f"Đã bỏ tệp “{incoming.name}”.")
    return redirect("documents:list")


@require_GET
def stub_list(request: HttpRequest) -> HttpResponse:
    user = _user(request)
    if not _may(user, Verb.REGISTER_STUB):
        raise Http404
    return render(request, "documents/stubs.html", {"stubs": listing.stubs(user)[:200]})


@require_http_methods(["GET", "POST"])
def new_stub(request: HttpRequest) -> HttpResponse:
    form = StubForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        stub = register_stub(actor=_user(request), **form.cleaned_data)
        messages.success(request, f"Đã vào sổ văn bản {stub}.")
        return redirect("documents:stubs")
    return render(request, "documents/stub.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def finish_stub(request: HttpRequest, pk: int) -> HttpResponse:
    stub = get_object_or_404(listing.stubs(_user(request)), pk=pk)
    begun = {"number_text": stub.number_text, "dated_on": stub.dated_on}
    form = StubForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        complete_stub(actor=_user(request), stub=stub, **form.cleaned_data)
        messages.success(request, "Đã hoàn tất phiếu.")
        return redirect("documents:stubs")
    said = {"form": form, "stub": stub}
    return render(request, "documents/stub.html", said, status=422 if form.errors else 200)
