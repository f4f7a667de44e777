from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from caunoi.reminders import views

app_name = "reminders"

urlpatterns: list[URLPattern | URLResolver] = [
    path("thong-bao/", views.box, name="box"),
    path("thong-bao/mo/", views.open_letter, name="open"),
    path("thong-bao/da-xem/", views.read_all, name="read_all"),
    path("thong-bao/cach-nhan/", views.wishes, name="wishes"),
    path("thong-bao/chep/", views.paste, name="paste"),
    path("thong-bao/nhip/", views.rhythm, name="rhythm"),
    path("thong-bao/nhip/<int:pk>/gui-lai/", views.send_again, name="send_again"),
]
