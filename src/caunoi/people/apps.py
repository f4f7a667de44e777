from __future__ import annotations

from django.apps import AppConfig


class PeopleRoom(AppConfig):
    name = "caunoi.people"
    label = "people"
    verbose_name = "Con người"
    default_auto_field = "django.db.models.BigAutoField"
