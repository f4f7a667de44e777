"""The verbs about invitations: a unit contact comes in by a one-time link and sets the password herself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import Invitation, InvitationState, Office, Role, User
from caunoi.people.passwords import new_token, token_digest
from caunoi.people.reads import parameter
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken

# One sentence for a link that was never made, is over, was used or was taken back: nobody learns which.
OVER = (
    "Liên kết này không dùng được: đã dùng rồi, đã hết hạn hoặc đã thu hồi. "
    "Nếu đã đặt mật khẩu thì đăng nhập; nếu chưa, nhờ văn phòng gửi lời mời mới."
)


@dataclass(frozen=True, slots=True)
class InvitationSaid:
    """Who is invited, and for which office; `email` may be empty where the link is handed over."""

    full_name: str
    username: str
    office: Office
    email: str = ""


@transaction.atomic
def invite_contact(*, actor: User, said: InvitationSaid, at: datetime) -> tuple[Invitation, str]:
    """Invites a unit contact; returns the invitation and the token of its link, kept nowhere in clear.

    It holds for as many days as the office has set (`invitation_days`). Raises RuleBroken "not-allowed",
    "name-taken", "already-invited".
    """
    demand(actor, Verb.MANAGE_PEOPLE)
    username = User.normalize_username(said.username)
    _refuse_taken(username)
    if Invitation.objects.open().filter(username__iexact=username).exists():
        raise RuleBroken(
            "already-invited",
            f"Tên đăng nhập {username} đang chờ trong một lời mời khác; gửi lại hoặc thu hồi lời mời ấy.",
        )
    token = new_token()
    invitation = Invitation.objects.create(
        full_name=said.full_name, username=username, office=said.office, email=said.email,
        digest=token_digest(token), invited_by=actor, invited_at=at, expires_at=_until(at),
    )  # fmt: skip
    sentence = (
        f"{actor} mời {invitation.full_name} làm đầu mối của {invitation.office}, tên đăng nhập {username}; "
        f"lời mời dùng một lần, đến {_moment(invitation.expires_at)}."
    )
    record(actor=actor, verb="invite_contact", about=invitation, said=sentence)
    return invitation, token


@transaction.atomic
def reissue_invitation(*, actor: User, invitation: Invitation, at: datetime) -> tuple[Invitation, str]:
    """A new link and a new time for an invitation that is still open, also where its time is over.

    The former link opens nothing any more. Raises RuleBroken "not-allowed", "invitation-closed".
    """
    demand(actor, Verb.MANAGE_PEOPLE)
    token = new_token()
    _swap(invitation, digest=token_digest(token), expires_at=_until(at))
    invitation.refresh_from_db()
    sentence = (
        f"{actor} gửi lại lời mời {invitation}, đến {_moment(invitation.expires_at)}; "
        "liên kết trước không dùng được nữa."
    )
    record(actor=actor, verb="reissue_invitation", about=invitation, said=sentence)
    return invitation, token


@transaction.atomic
def revoke_invitation(*, actor: User, invitation: Invitation) -> None:
    """The link opens nothing any more. Raises RuleBroken "not-allowed", "invitation-closed"."""
    demand(actor, Verb.MANAGE_PEOPLE)
    _swap(invitation, state=InvitationState.REVOKED, email="")
    sentence = f"{actor} thu hồi lời mời {invitation}."
    record(actor=actor, verb="revoke_invitation", about=invitation, said=sentence)


@transaction.atomic
def accept_invitation(*, token: str, password: str, at: datetime) -> User:
    """Whoever holds the link sets a password and has an account: a unit contact's, of the office invited for.

    Of several at the same moment one gets it. Raises RuleBroken "invitation-over", "name-taken",
    "weak-password"; then the link can still be used.
    """
    usable = Invitation.objects.usable(token_digest(token), at)
    invitation = usable.select_related("office").first()
    if invitation is None or usable.update(state=InvitationState.ACCEPTED, email="") != 1:
        raise RuleBroken("invitation-over", OVER)
    _refuse_taken(invitation.username)
    account = User(
        username=invitation.username, full_name=invitation.full_name, email=invitation.email,
        office=invitation.office, role=Role.UNIT_CONTACT,
    )  # fmt: skip
    try:
        validate_password(password, account)
    except ValidationError as weak:
        raise RuleBroken("weak-password", " ".join(weak.messages)) from None
    account.set_password(password)
    account.save()
    Invitation.objects.filter(pk=invitation.pk).update(account=account)
    what = f"{Role.UNIT_CONTACT.label}, {account.office}"
    sentence = f"{account} nhận lời mời, lập tài khoản {account.username}: {what}."
    record(actor=account, verb="accept_invitation", about=account, said=sentence)
    return account


def _swap(invitation: Invitation, **new: object) -> None:
    """Writes if the invitation is still open, whatever was read of it before."""
    if Invitation.objects.open().filter(pk=invitation.pk).update(**new) != 1:
        raise RuleBroken(
            "invitation-closed", f"Lời mời {invitation} đã được nhận hoặc đã thu hồi; không đổi được nữa."
        )


def _refuse_taken(username: str) -> None:
    if User.objects.filter(username__iexact=username).exists():
        raise RuleBroken(
            "name-taken", f"Tên đăng nhập {username} đã có người dùng; lời mời phải mang tên khác."
        )


def _until(at: datetime) -> datetime:
    return at + timedelta(days=parameter("invitation_days"))


def _moment(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M ngày %d/%m/%Y}"
