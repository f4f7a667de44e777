from __future__ import annotations

from django.urls import path

from caunoi.meetings import (
    agenda_change_views,
    agenda_item_views,
    agenda_views,
    agenda_work_views,
    floor_views,
    paper_views,
    point_day_views,
    point_views,
    views,
)

app_name = "meetings"

urlpatterns = [
    path("cuoc-hop/", views.meetings, name="list"),
    path("cuoc-hop/moi/", views.new_meeting, name="new"),
    path("cuoc-hop/tu-van-ban/<int:document>/", agenda_views.from_document, name="from_document"),
    path("cuoc-hop/<int:pk>/", views.meeting, name="meeting"),
    path("cuoc-hop/<int:pk>/van-ban/<slug:kind>/", agenda_views.paper, name="paper"),
    path("cuoc-hop/<int:pk>/viec-chuan-bi/", agenda_work_views.works, name="works"),
    path("cuoc-hop/<int:pk>/doi-lich/", agenda_change_views.change, {"how": "doi-lich"}, name="move"),
    path("cuoc-hop/<int:pk>/hoan/", agenda_change_views.change, {"how": "hoan"}, name="postpone"),
    path("cuoc-hop/<int:pk>/huy/", agenda_change_views.change, {"how": "huy"}, name="cancel"),
    path("cuoc-hop/<int:pk>/phat-hanh-chuong-trinh/", agenda_item_views.release, name="release"),
    path("cuoc-hop/phien/<int:pk>/chuong-trinh/", agenda_item_views.session, name="session"),
    path("cuoc-hop/muc/<int:pk>/", agenda_item_views.item, name="item"),
    path("cuoc-hop/muc/<int:pk>/chuyen/", agenda_item_views.move, name="move_item"),
    path("cuoc-hop/muc/<int:pk>/bo/", agenda_item_views.remove, name="remove_item"),
    path("cuoc-hop/<int:pk>/diem-cau/", point_views.points, name="points"),
    path("cuoc-hop/<int:pk>/diem-cau/lich/", point_views.call, name="point_call"),
    path("cuoc-hop/<int:pk>/diem-cau/don-doc/", point_views.urge, name="urge_points"),
    path("cuoc-hop/<int:pk>/diem-cau/them/", point_views.new_point, name="new_point"),
    path("cuoc-hop/<int:pk>/diem-cau/theo-so/", point_views.of_register, name="points_of_register"),
    path("cuoc-hop/<int:pk>/diem-cau/bang/", point_day_views.point_board, name="point_board"),
    path("cuoc-hop/<int:pk>/diem-cau/<int:point>/truc/", point_day_views.day, name="point_day"),
    path("cuoc-hop/<int:pk>/diem-cau/<int:point>/truc/lien-ket/", point_day_views.share, name="share_point"),
    path(
        "cuoc-hop/<int:pk>/diem-cau/<int:point>/truc/thu-hoi/",
        point_day_views.revoke,
        name="revoke_point_link",
    ),
    path("diem-cau/<str:secret>/", point_day_views.by_link, name="point_by_link"),
    path("cuoc-hop/<int:pk>/diem-cau/<int:point>/", point_views.point, name="point"),
    path("cuoc-hop/<int:pk>/diem-cau/<int:point>/dien-thoai/", point_views.phone, name="point_phone"),
    path("cuoc-hop/phien/<int:session>/<slug:page>/", floor_views.floor, name="floor"),
    path("cuoc-hop/phien/<int:session>/<slug:page>/lam/", floor_views.press, name="press"),
    path("diem-cau/<int:point>/phat-bieu/", floor_views.point, name="point_floor"),
    path("cuoc-hop/<int:pk>/tai-lieu/<int:version>/tep/", paper_views.paper_file, name="paper_file"),
    path("cuoc-hop/<int:pk>/tong-hop/", floor_views.draft, name="synthesis"),
    path("cuoc-hop/<int:pk>/ket-luan/", floor_views.conclude, name="conclude"),
    path("man-hinh/<str:code>/", floor_views.screen, name="screen"),
    path("theo/<str:code>/", floor_views.follow, name="follow"),
    path("hoi/<str:code>/", floor_views.ask, name="ask"),
]
