from __future__ import annotations

from django.urls import path

from caunoi.ui import views

app_name = "ui"

urlpatterns = [path("mau/", views.patterns, name="patterns")]
