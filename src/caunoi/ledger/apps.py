from __future__ import annotations

from django.apps import AppConfig


class LedgerRoom(AppConfig):
    name = "caunoi.ledger"
    label = "ledger"
    verbose_name = "Sổ nhật ký"
    default_auto_field = "django.db.models.BigAutoField"
