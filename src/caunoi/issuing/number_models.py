"""Tables of the number register: terms, series, and the book of outgoing documents itself."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from caunoi.documents.models import Document, SecretStub
from caunoi.issuing.number_rules import STATE_NAMES, Content, State, Tenure, number_text
from caunoi.people.models import Office
from vanban.text.keys import search_key

SYSTEMS = [("party", "Của Đảng"), ("state", "Hành chính nhà nước")]


class TermKind(models.TextChoices):
    COMMITTEE = "committee", "Nhiệm kỳ cấp ủy"
    CONGRESS = "congress", "Đại hội"


class Term(models.Model):
    """How long a committee's numbers run on: from the day after one congress to the last day of the next.

    A congress has a span of its own, for its papers are numbered together beside the committee's.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="terms", verbose_name="cấp ủy")
    kind = models.CharField("loại", max_length=10, choices=TermKind, default=TermKind.COMMITTEE)
    name = models.CharField("tên", max_length=120)
    begins_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày", null=True, blank=True)
    basis = models.CharField("căn cứ", max_length=300)

    class Meta:
        verbose_name = "nhiệm kỳ"
        ordering: ClassVar = ["office__name", "-begins_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "kind", "begins_on"], name="term_begins_once"),
            models.CheckConstraint(
                name="term_in_order", condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on"))
            ),
            models.CheckConstraint(name="term_has_name_and_basis", condition=~Q(name="") & ~Q(basis="")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def tenure(self) -> Tenure:
        return Tenure(self.begins_on, self.ends_on)


class Series(models.Model):
    """Numbers that follow one another without a gap: one organ, one type, one term or year.

    `doc_type` is the type's word, "" for the papers of a congress together. `begun_after` is the last number
    that was given outside, in the book on paper, with its day.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", verbose_name="cơ quan")
    system = models.CharField("hệ", max_length=10, choices=SYSTEMS)
    doc_type = models.CharField("loại văn bản", max_length=80, blank=True)
    term = models.ForeignKey(Term, on_delete=models.PROTECT, null=True, related_name="series")
    year = models.PositiveSmallIntegerField("năm", null=True)
    begun_after = models.PositiveIntegerField("số cuối trong sổ giấy", default=0)
    begun_on = models.DateField("ngày của số ấy", null=True)

    class Meta:
        verbose_name = "dãy số"
        ordering: ClassVar = ["doc_type", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="series_of_term_or_year",
                condition=Q(system="party", term__isnull=False, year=None)
                | Q(system="state", term=None, year__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["office", "doc_type", "term"], condition=~Q(term=None), name="series_once_a_term"
            ),
            models.UniqueConstraint(
                fields=["office", "doc_type", "year"], condition=~Q(year=None), name="series_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.doc_type or 'Văn kiện đại hội'}, {self.span}"

    @property
    def span(self) -> str:
        return str(self.term) if self.term else f"năm {self.year}"


class NumberEntry(models.Model):
    """One line of the book: a number, and what became of it; never deleted, never given again."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField("số")
    symbol = models.CharField("ký hiệu", max_length=80)
    doc_type = models.CharField("loại văn bản", max_length=80)
    state = models.CharField(max_length=10, choices=[(one.value, name) for one, name in STATE_NAMES.items()])
    issued_on = models.DateField("ngày ban hành", null=True)
    title = models.TextField("trích yếu", blank=True)
    signer = models.CharField("người ký", max_length=255, blank=True)
    recipients = models.TextField("nơi nhận", blank=True)
    keeper = models.CharField("đơn vị, người nhận bản lưu", max_length=255, blank=True)
    copies = models.PositiveIntegerField("số bản", null=True)
    note = models.CharField("ghi chú", max_length=500, blank=True)
    reason = models.CharField("lý do", max_length=500, blank=True)
    draft_key = models.CharField("dự thảo", max_length=80, blank=True)
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, related_name="number_entry", verbose_name="văn bản"
    )
    stub = models.OneToOneField(SecretStub, on_delete=models.PROTECT, null=True, related_name="number_entry")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="người ghi",
    )
    at = models.DateTimeField("lúc", default=timezone.now)
    search_folded = models.TextField(editable=False)

    class Meta:
        verbose_name = "số văn bản đi"
        ordering: ClassVar = ["series", "number"]
        indexes: ClassVar = [models.Index(fields=["issued_on"], name="number_issued_on")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "number"], name="number_once_in_series"),
            models.UniqueConstraint(
                fields=["draft_key"],
                condition=Q(state="given") & ~Q(draft_key=""),
                name="number_once_a_draft",
            ),
            models.CheckConstraint(name="number_from_one", condition=Q(number__gt=0)),
            models.CheckConstraint(
                name="number_given_is_dated",
                condition=~Q(state__in=["given", "secret"]) | Q(issued_on__isnull=False),
            ),
            models.CheckConstraint(
                name="number_says_why",
                condition=~Q(state__in=["reserved", "cancelled"]) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="number_secret_is_bare",
                condition=Q(stub=None, state__in=["given", "reserved", "cancelled"])
                | Q(
                    stub__isnull=False, title="", signer="", recipients="", keeper="", note="", draft_key="",
                    copies=None, document=None,
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number_text

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_search()
        super().save(*args, **kwargs)

    def set_search(self) -> None:
        """Writes the key that searches go by; not saved."""
        told = (self.number_text, self.doc_type, self.title, self.signer, self.recipients, self.keeper)
        self.search_folded = search_key(" ".join((*told, self.note)))

    @property
    def number_text(self) -> str:
        return number_text(self.number, self.symbol, self.series.system)

    @property
    def stands(self) -> State:
        return State(self.state)

    @property
    def content(self) -> Content:
        return Content(self.title, self.signer, self.recipients, self.keeper, self.copies, self.note)

    def tell(self, content: Content) -> None:
        """Takes over what the book is to say; not saved."""
        self.title, self.signer, self.recipients = content.title, content.signer, content.recipients
        self.keeper, self.copies, self.note = content.keeper, content.copies, content.note


class NumberImport(models.Model):
    """A file of past numbers that a person looks over; `data` is kept only until it is decided on."""

    name = models.CharField("tên tệp", max_length=200)
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField("tệp", null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người nhập"
    )
    at = models.DateTimeField("lúc", default=timezone.now)
    done_at = models.DateTimeField("nhập xong lúc", null=True)
    added = models.PositiveIntegerField("thêm", default=0)
    changed = models.PositiveIntegerField("sửa", default=0)

    class Meta:
        verbose_name = "lần nhập số văn bản đi"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="numbers_kept_or_done", condition=Q(done_at=None) | Q(done_at__isnull=False, data=None)
            )
        ]

    def __str__(self) -> str:
        return self.name
