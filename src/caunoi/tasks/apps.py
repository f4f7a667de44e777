from __future__ import annotations

from django.apps import AppConfig


class TasksRoom(AppConfig):
    name = "caunoi.tasks"
    label = "tasks"
    verbose_name = "Nhiệm vụ"
    default_auto_field = "django.db.models.BigAutoField"
