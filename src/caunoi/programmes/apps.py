from __future__ import annotations

from django.apps import AppConfig


class ProgrammesRoom(AppConfig):
    name = "caunoi.programmes"
    label = "programmes"
    verbose_name = "Chương trình công tác"
    default_auto_field = "django.db.models.BigAutoField"
