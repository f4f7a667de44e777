"""Persons, the posts they hold, and their contact details, which end with their purpose (R16)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from caunoi.people.naming import person_order
from caunoi.people.office_models import Office, new_code
from caunoi.people.person_rules import CONTACT_NAMES, masked
from vanban.text.keys import search_key

_PERSON = settings.AUTH_USER_MODEL


class Person(models.Model):
    """Somebody who holds or held a post. One full name; lists go by the given name, its last word.

    Names repeat; `code` is what files and other machines know a person by.
    """

    code = models.CharField("mã", max_length=60, unique=True, default=new_code)
    full_name = models.CharField("họ và tên", max_length=120)
    account = models.OneToOneField(
        _PERSON,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="person",
        verbose_name="tài khoản",
    )
    order_key = models.CharField(max_length=240, editable=False, db_index=True)
    search_folded = models.CharField(max_length=240, editable=False)

    class Meta:
        verbose_name = "người"
        ordering: ClassVar = ["order_key", "id"]
        constraints: ClassVar = [models.CheckConstraint(name="person_has_name", condition=~Q(full_name=""))]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_keys()
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        """Writes the keys that lists and searches go by; not saved."""
        self.order_key = " ".join(person_order(self.full_name))
        self.search_folded = search_key(self.full_name)


class PostQuerySet(models.QuerySet["Post"]):
    def held_on(self, day: date) -> PostQuerySet:
        """The posts held on that day."""
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to=None) | Q(valid_to__gte=day))


class Post(models.Model):
    """What a person is in an office, from a day to a day; `acting` for "quyền" and "phụ trách"."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts", verbose_name="người")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="posts", verbose_name="đơn vị")
    title = models.CharField("chức vụ", max_length=160)
    acting = models.BooleanField("quyền, phụ trách", default=False)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    basis = models.CharField("theo quyết định", max_length=200, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "chức vụ"
        ordering: ClassVar = [F("valid_to").desc(nulls_first=True), "title", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="post_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="post_valid_in_order",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.UniqueConstraint(fields=["person", "office", "title", "valid_from"], name="post_once"),
            models.UniqueConstraint(
                fields=["person", "office", "title"], condition=Q(valid_from=None), name="post_once_undated"
            ),
        ]

    def __str__(self) -> str:
        return f"{'Quyền ' if self.acting else ''}{self.title}, {self.office}"


class Contact(models.Model):
    """One contact detail, kept for a purpose until a day; then the value is erased and the row says so."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="contacts", verbose_name="người"
    )
    kind = models.CharField("loại", max_length=10, choices=list(CONTACT_NAMES.items()))
    value = models.CharField("liên hệ", max_length=200, blank=True)
    purpose = models.CharField("mục đích", max_length=200)
    basis = models.CharField("căn cứ, sự đồng ý", max_length=200)
    expires_on = models.DateField("giữ đến hết ngày")
    erased_at = models.DateTimeField("xóa lúc", null=True, blank=True)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "liên hệ"
        ordering: ClassVar = ["kind", "id"]
        indexes: ClassVar = [models.Index(fields=["expires_on"], name="contact_expiry")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="contact_erased_is_empty",
                condition=Q(erased_at=None) & ~Q(value="") | Q(erased_at__isnull=False, value=""),
            ),
            models.CheckConstraint(name="contact_has_purpose", condition=~Q(purpose="") & ~Q(basis="")),
        ]

    def __str__(self) -> str:
        return f"{CONTACT_NAMES[self.kind]} {self.masked}"

    @property
    def masked(self) -> str:
        """The value as everybody sees it."""
        return masked(self.kind, self.value)
