from __future__ import annotations

from django.urls import path

from caunoi.meetings import point_views, views

app_name = "meetings"

urlpatterns = [
    path("cuoc-hop/", views.meetings, name="list"),
    path("cuoc-hop/moi/", views.new_meeting, name="new"),
    path("cuoc-hop/<int:pk>/", views.meeting, name="meeting"),
    path("cuoc-hop/<int:pk>/diem-cau/", point_views.points, name="points"),
    path("cuoc-hop/<int:pk>/diem-cau/lich/", point_views.call, name="point_call"),
    path("cuoc-hop/<int:pk>/diem-cau/don-doc/", point_views.urge, name="urge_points"),
    path("cuoc-hop/<int:pk>/diem-cau/them/", point_views.new_point, name="new_point"),
    path("cuoc-hop/<int:pk>/diem-cau/theo-so/", point_views.of_register, name="points_of_register"),
    path("cuoc-hop/<int:pk>/diem-cau/<int:point>/", point_views.point, name="point"),
    path("cuoc-hop/<int:pk>/diem-cau/<int:point>/dien-thoai/", point_views.phone, name="point_phone"),
]
