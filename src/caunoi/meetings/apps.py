from __future__ import annotations

from django.apps import AppConfig


class MeetingsRoom(AppConfig):
    name = "caunoi.meetings"
    label = "meetings"
    verbose_name = "Cuộc họp"
    default_auto_field = "django.db.models.BigAutoField"
