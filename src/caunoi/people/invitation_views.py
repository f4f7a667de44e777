from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from caunoi.people import invitation_actions as deeds
from caunoi.people.invitation_forms import FirstPasswordForm, InvitationForm
from caunoi.people.invitation_letters import send_invitation
from caunoi.people.links import origin
from caunoi.people.manage_views import manager_of
from caunoi.people.models import Invitation, User
from caunoi.people.passwords import token_digest
from caunoi.ui.refusal import RuleBroken


def invitations(request: HttpRequest) -> HttpResponse:
    """Invitations that wait to be accepted, newest first, those whose time is over among them."""
    manager_of(request)
    waiting = Invitation.objects.open().select_related("office", "invited_by")
    return render(request, "people/invitations.html", {"waiting": waiting, "now": timezone.now()})


@never_cache
def new_invitation(request: HttpRequest) -> HttpResponse:
    manager, form = manager_of(request), InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ours = origin(request)
        made = deeds.invite_contact(actor=manager, said=form.said(), at=timezone.now())
        return _hand_over(request, ours, *made)
    return render(request, "people/invite.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_POST
def reissue_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    invitation, ours = get_object_or_404(Invitation, pk=pk), origin(request)
    made = deeds.reissue_invitation(actor=manager_of(request), invitation=invitation, at=timezone.now())
    return _hand_over(request, ours, *made)


@require_POST
def revoke_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(Invitation, pk=pk)
    deeds.revoke_invitation(actor=manager_of(request), invitation=invitation)
    messages.success(request, f"Đã thu hồi lời mời {invitation}.")
    return redirect("people:invitations")


def _hand_over(request: HttpRequest, ours: str, invitation: Invitation, token: str) -> HttpResponse:
    """The link once on the screen, and in a letter where there is an address."""
    link = ours + reverse("people:accept_invitation", args=[token])
    context = {"invitation": invitation, "link": link, "sending": send_invitation(invitation, link)}
    return render(request, "people/invitation_link.html", context)


@login_not_required
@never_cache
@sensitive_post_parameters("new_password1", "new_password2")
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link. Looking at it uses nothing up: scanners of mail look too."""
    invitation = Invitation.objects.usable(token_digest(token), timezone.now()).first()
    if invitation is None:
        return render(request, "people/invitation_over.html", {"said": deeds.OVER}, status=404)
    form = FirstPasswordForm(request.POST or None, invitation=invitation)
    if request.method == "POST" and form.is_valid():
        return _enter(request, token, form.cleaned_data["new_password1"])
    context = {"form": form, "invitation": invitation}
    return render(request, "people/invitation.html", context, status=422 if form.errors else 200)


def _enter(request: HttpRequest, token: str, password: str) -> HttpResponse:
    """The account is made and its owner signed in, as after any other sign-in."""
    if isinstance(request.user, User):
        raise RuleBroken(
            "signed-in",
            f"Trình duyệt này đang đăng nhập là {request.user}. Đăng xuất rồi mở lại liên kết; "
            "lời mời vẫn còn dùng được.",
        )
    account = deeds.accept_invitation(token=token, password=password, at=timezone.now())
    messages.success(request, f"Đã đặt mật khẩu. Lần sau đăng nhập bằng tên {account.username}.")
    record_authentication(request, account, method="invitation")
    answer: HttpResponse = perform_login(request, Login(user=account))
    return answer
