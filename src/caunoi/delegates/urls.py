from __future__ import annotations

from django.urls import path

from caunoi.delegates import views

app_name = "delegates"

urlpatterns = [path("cuoc-hop/<int:meeting>/dai-bieu/", views.delegates, name="list")]
