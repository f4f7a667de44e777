from __future__ import annotations

from django.apps import AppConfig


class SiteRoom(AppConfig):
    name = "caunoi.site"
    label = "site"
    verbose_name = "Nhà"
    default_auto_field = "django.db.models.BigAutoField"
