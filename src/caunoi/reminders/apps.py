from __future__ import annotations

from django.apps import AppConfig


class RemindersRoom(AppConfig):
    name = "caunoi.reminders"
    label = "reminders"
    verbose_name = "Nhắc việc"
    default_auto_field = "django.db.models.BigAutoField"
