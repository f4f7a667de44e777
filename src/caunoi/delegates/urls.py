from __future__ import annotations

from django.urls import path

from caunoi.delegates import door_views, views

app_name = "delegates"

urlpatterns = [
    path("cuoc-hop/<int:meeting>/dai-bieu/", views.delegates, name="list"),
    path("cuoc-hop/<int:meeting>/cua/", door_views.doors, name="doors"),
    path("cuoc-hop/cua/<int:pk>/thu-hoi/", door_views.revoke_door, name="revoke_door"),
    path("cuoc-hop/<int:meeting>/diem-danh/", door_views.attendance, name="attendance"),
    path("cuoc-hop/<int:meeting>/diem-danh/cho-vao/", door_views.let_in, name="let_in"),
    path("cuoc-hop/diem-danh/<int:pk>/huy/", door_views.annul, name="annul"),
    path("cua/luot/", door_views.arrivals, name="arrivals"),
]
