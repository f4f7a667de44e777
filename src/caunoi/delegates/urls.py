from __future__ import annotations

from django.urls import path

from caunoi.delegates import (
    answer_views,
    badge_views,
    bus_views,
    control_views,
    door_desk_views,
    door_views,
    graph_views,
    guest_views,
    minute_views,
    paper_views,
    quota_views,
    seat_views,
)

app_name = "delegates"

_LIST = "cuoc-hop/<int:meeting>/dai-bieu/"
_LINES = "cuoc-hop/<int:meeting>/thanh-phan/"
_PAPERS = "cuoc-hop/<int:meeting>/tai-lieu/"
_BUSES = "cuoc-hop/<int:meeting>/xe/"
_SEATS = "cuoc-hop/<int:meeting>/cho-ngoi/"
_UNIT = "cuoc-hop/<int:meeting>/dang-ky/<int:office>/"

urlpatterns = [
    path(_LIST, guest_views.delegates, name="list"),
    path(f"{_LIST}moi/", guest_views.new_delegate, name="new"),
    path(f"{_LIST}nhap/", guest_views.upload, name="import"),
    path(f"{_LIST}nhap/mau/", guest_views.empty_file, name="template"),
    path(f"{_LIST}nhap/<int:pk>/", guest_views.look_over, name="look_over"),
    path(f"{_LIST}nhap/<int:pk>/bo/", guest_views.drop, name="drop"),
    path(f"{_LIST}<int:pk>/", guest_views.delegate, name="delegate"),
    path(f"{_LIST}<int:pk>/bo/", guest_views.strike, name="strike"),
    path(f"{_LIST}<int:pk>/lien-he/<int:contact>/", guest_views.look, name="look"),
    path("cuoc-hop/<int:meeting>/phong-dieu-hanh/", control_views.control_room, name="control"),
    path("cuoc-hop/<int:meeting>/cua/", door_views.doors, name="doors"),
    path("cuoc-hop/cua/<int:pk>/thu-hoi/", door_views.revoke_door, name="revoke_door"),
    path("cuoc-hop/<int:meeting>/diem-danh/", door_views.attendance, name="attendance"),
    path("cuoc-hop/<int:meeting>/diem-danh/cho-vao/", door_views.let_in, name="let_in"),
    path("cuoc-hop/diem-danh/<int:pk>/huy/", door_views.annul, name="annul"),
    path("cuoc-hop/<int:meeting>/diem-danh/khach/", door_views.let_in_guest, name="let_in_guest"),
    path("cuoc-hop/<int:meeting>/diem-danh/vang/", door_views.absent_list, name="absent"),
    path("cuoc-hop/<int:meeting>/diem-danh/bien-ban/", minute_views.minute, name="minute"),
    path("cuoc-hop/<int:meeting>/the/", badge_views.badges, name="badges"),
    path("cuoc-hop/<int:meeting>/the/<int:part>.pdf", badge_views.sheets, name="badge_sheets"),
    path("cuoc-hop/the/<int:pk>/in-lai/", badge_views.reprint, name="reprint_badge"),
    path("cua/", door_desk_views.door, name="door"),
    path("cua/may.js", door_desk_views.worker, name="door_worker"),
    path("cua/danh-sach/", door_desk_views.door_list, name="door_list"),
    path("cua/luot/", door_views.arrivals, name="arrivals"),
    path(_PAPERS, paper_views.papers, name="papers"),
    path(f"{_PAPERS}<int:pk>/", paper_views.paper, name="paper"),
    path(f"{_PAPERS}<int:pk>/rut/", paper_views.withdraw_paper, name="withdraw_paper"),
    path(_LINES, graph_views.invitees, name="invitees"),
    path(f"{_LINES}lay/", graph_views.take, name="take"),
    path(f"{_LINES}mo-rong/", graph_views.expand, name="expand"),
    path(f"{_LINES}<int:pk>/bo/", graph_views.remove, name="remove_invitee"),
    path("cuoc-hop/<int:meeting>/chi-tieu/", quota_views.quotas, name="quotas"),
    path("cuoc-hop/<int:meeting>/chi-tieu/<int:pk>/bo/", quota_views.remove, name="remove_quota"),
    path(_UNIT, quota_views.unit, name="unit"),
    path(f"{_UNIT}chot/", quota_views.settle, name="settle"),
    path(f"{_UNIT}<int:pk>/rut/", quota_views.withdraw, name="withdraw"),
    path(_SEATS, seat_views.halls, name="halls"),
    path(f"{_SEATS}<int:pk>/", seat_views.hall, name="hall"),
    path(f"{_SEATS}<int:pk>/doi/", seat_views.swap, name="swap_groups"),
    path(f"{_SEATS}<int:pk>/them/", seat_views.fill, name="fill_hall"),
    path(f"{_SEATS}<int:pk>/bo/", seat_views.remove, name="remove_hall"),
    path(f"{_SEATS}<int:pk>/danh-sach/", seat_views.seat_list, name="seat_list"),
    path(f"{_SEATS}<int:pk>/<str:paper>.pdf", seat_views.sheet, name="seat_sheet"),
    path(_BUSES, bus_views.buses, name="buses"),
    path(f"{_BUSES}theo-danh-sach/", bus_views.of_list, name="buses_of_list"),
    path(f"{_BUSES}danh-sach/", bus_views.lists, name="bus_lists"),
    path(f"{_BUSES}danh-sach.xlsx", bus_views.book, name="bus_book"),
    path(f"{_BUSES}<int:pk>/", bus_views.bus, name="bus"),
    path(f"{_BUSES}<int:pk>/sua/", bus_views.change, name="change_bus"),
    path(f"{_BUSES}<int:pk>/xuong/<int:delegate>/", bus_views.leave, name="leave_bus"),
    path(f"{_BUSES}<int:pk>/lien-he/", bus_views.look, name="look_bus"),
    path(f"{_BUSES}<int:pk>/bo/", bus_views.remove, name="remove_bus"),
    path(f"{_LIST}<int:pk>/lien-ket/", answer_views.make_link, name="make_link"),
    path("dai-bieu/di-thay/", answer_views.substitutes, name="substitutes"),
    path("dai-bieu/di-thay/<int:pk>/", answer_views.decide, name="decide"),
    path("tra-loi/<str:secret>/", answer_views.answer, name="answer"),
    path("tra-loi/<str:secret>/tai-lieu/<int:version>/", answer_views.answer_paper, name="answer_paper"),
    path("tra-loi/<str:secret>/ma.svg", answer_views.answer_code, name="answer_code"),
    path("tra-loi/<str:secret>/lich.ics", answer_views.answer_calendar, name="answer_calendar"),
]
