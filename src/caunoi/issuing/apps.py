from __future__ import annotations

from django.apps import AppConfig


class IssuingRoom(AppConfig):
    name = "caunoi.issuing"
    label = "issuing"
    verbose_name = "Văn bản đi"
    default_auto_field = "django.db.models.BigAutoField"
