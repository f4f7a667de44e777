from __future__ import annotations

from django.apps import AppConfig


class DelegatesRoom(AppConfig):
    name = "caunoi.delegates"
    label = "delegates"
    verbose_name = "Đại biểu"
    default_auto_field = "django.db.models.BigAutoField"
