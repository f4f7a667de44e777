from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from caunoi.people.office_models import Office
from caunoi.people.person_rules import ContactKind, masked


class InvitationState(models.TextChoices):
    OPEN = "open", "Chờ nhận"
    ACCEPTED = "accepted", "Đã nhận"
    REVOKED = "revoked", "Đã thu hồi"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> InvitationQuerySet:
        """Neither accepted nor revoked; the time of some may be over."""
        return self.filter(state=InvitationState.OPEN)

    def usable(self, digest: str, at: datetime) -> InvitationQuerySet:
        """The one that this link opens at that moment, or none."""
        return self.open().filter(digest=digest, expires_at__gt=at)


class Invitation(models.Model):
    """A one-time link for a unit contact to be: what the account will say is settled before it is sent.

    Of the link only a hash is kept; the address for letters goes as soon as the invitation is closed.
    """

    full_name = models.CharField("họ và tên", max_length=120)
    username = models.CharField(
        "tên đăng nhập", max_length=60, validators=[UnicodeUsernameValidator(), MinLengthValidator(2)]
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị")
    email = models.EmailField("thư điện tử", blank=True)
    digest = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=InvitationState, default=InvitationState.OPEN)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người mời"
    )
    invited_at = models.DateTimeField("mời lúc")
    expires_at = models.DateTimeField("dùng được đến")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "lời mời"
        ordering: ClassVar = ["-invited_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("username"), condition=Q(state="open"), name="one_open_invitation_for_a_name"
            ),
            models.CheckConstraint(
                name="account_only_when_accepted", condition=Q(account=None) | Q(state="accepted")
            ),
            models.CheckConstraint(name="address_only_while_open", condition=Q(email="") | Q(state="open")),
        ]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.office})"

    @property
    def masked_email(self) -> str:
        return masked(ContactKind.EMAIL, self.email)
