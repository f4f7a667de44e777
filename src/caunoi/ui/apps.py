from __future__ import annotations

from django.apps import AppConfig


class UiRoom(AppConfig):
    name = "caunoi.ui"
    label = "ui"
    verbose_name = "Giao diện"
    default_auto_field = "django.db.models.BigAutoField"
