"""The pages of a Word file that came back: dropped in, its changes shown as facts and places, decided."""

from __future__ import annotations

from typing import Final

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from caunoi.documents import uploads
from caunoi.issuing.draft_models import Draft, WordReturn
from caunoi.issuing.draft_reads import drafts_seen
from caunoi.issuing.draft_word import compared, draft_of
from caunoi.issuing.word_actions import WordFile, take_changes, take_in_word
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken

_ACCEPTED: Final = ".docx,.doc,.pdf"


class WordForm(forms.Form):
    """A file that was edited in Word."""

    file = forms.FileField(
        label="Tệp Word đã sửa", max_length=255, widget=forms.ClearableFileInput({"accept": _ACCEPTED}),
        help_text="Tệp tải từ dự thảo, sửa trong Word rồi thả lại đây; không cần gõ lại điều gì.",
    )  # fmt: skip


@csrf_exempt
def word(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A file is dropped in: on its draft's page, or anywhere, and is known by its mark, number or title.

    The token is checked by `_dropped`, once the file goes to memory only (R15).
    """
    row = None if pk is None else get_object_or_404(drafts_seen(_person(request)), pk=pk)
    if request.method == "POST":
        return _dropped(request, row, uploads.into_memory(request))
    return _asked(request, row, WordForm())


@csrf_protect
def _dropped(request: HttpRequest, row: Draft | None, body: uploads.Whole) -> HttpResponse:
    uploads.demand_whole(request, body)
    form = WordForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            back = _taken_in(_person(request), row, form.cleaned_data["file"])
        except RuleBroken as refused:
            form.add_error("file", refused.sentence)
        else:
            return redirect("issuing:word_back", back.pk)
    return _asked(request, row, form)


def _asked(request: HttpRequest, row: Draft | None, form: WordForm) -> HttpResponse:
    context = {"form": form, "draft": row}
    return render(request, "issuing/word.html", context, status=422 if form.errors else 200)


def word_back(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file says otherwise; posted, the chosen places are taken over and the rest refused."""
    user = _person(request)
    back = get_object_or_404(
        WordReturn.objects.filter(draft__in=drafts_seen(user)).select_related("draft__office", "by"), pk=pk
    )
    if request.method == "POST":
        made = take_changes(actor=user, back=back, taken=request.POST.getlist("cho"))
        messages.success(request, "Đã ghi quyết định về bản Word.")
        return redirect("issuing:draft", made.pk)
    context = {"back": back, "draft": back.draft, "found": compared(back)}
    return render(request, "issuing/word_back.html", context)


def _taken_in(user: User, row: Draft | None, upload: UploadedFile) -> WordReturn:
    data, name = upload.read(), upload.name or "du-thao.docx"
    draft = row or draft_of(user, data, name)
    if draft is None:
        raise RuleBroken(
            "unknown-draft", "Không nhận ra tệp này của dự thảo nào. Mở trang của dự thảo rồi thả tệp ở đó."
        )
    return take_in_word(actor=user, draft=draft, file=WordFile(name, data))


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
