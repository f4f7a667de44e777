from __future__ import annotations

from django.urls import path

from caunoi.meetings import views

app_name = "meetings"

urlpatterns = [
    path("cuoc-hop/", views.meetings, name="list"),
    path("cuoc-hop/moi/", views.new_meeting, name="new"),
    path("cuoc-hop/<int:pk>/", views.meeting, name="meeting"),
]
