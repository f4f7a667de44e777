from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from caunoi.tasks import (
    anchor_views,
    calendar_views,
    chain_views,
    deeds,
    handover_views,
    letter_views,
    remit_views,
    rounds_views,
    unit_views,
    unknown_views,
    views,
)

app_name = "tasks"

_deeds = {
    "start": "bat-dau",
    "progress": "tien-do",
    "hand_in": "bao-hoan-thanh",
    "accept": "nghiem-thu",
    "return": "tra-lai",
    "cancel": "huy",
    "change_due": "doi-han",
    "tie": "gan-moc",
    "assign": "giao-lai",
    "note": "ghi-chu",
    "evidence": "minh-chung",
    "executor": "nguoi-thuc-hien",
    "extend": "xin-lui-han",
    "answer_extension": "tra-loi-lui-han",
    "withdraw_extension": "rut-de-nghi-lui-han",
}

urlpatterns: list[URLPattern | URLResolver] = [
    path("nhiem-vu/", views.board, name="board"),
    path("nhiem-vu/danh-sach/", views.listing, name="list"),
    path("nhiem-vu/dong-thoi-gian/", views.time, name="timeline"),
    path("nhiem-vu/don-vi/", views.offices, name="offices"),
    path("nhiem-vu/xuat-excel/", views.export, name="export"),
    path("nhiem-vu/moi/", deeds.new, name="new"),
    path("nhiem-vu/tu-van-ban/<int:document>/", deeds.open_from, name="open_from"),
    path("viec-cua-don-vi/", unit_views.unit, name="unit"),
    path("don-doc/", unit_views.urging, name="urging"),
    path("don-doc/<int:office>/cong-van/", letter_views.urging, name="urging_letter"),
    path("nhiem-vu/tu-van-ban/<int:document>/cong-van/", letter_views.assignment, name="assignment_letter"),
    path("don-doc/<int:office>/", unit_views.urge, name="urge"),
    path("don-vi/ten-chua-ro/", unknown_views.listing, name="unknown"),
    path("don-vi/ten-chua-ro/tra-loi/", unknown_views.name, name="unknown_name"),
    path("don-vi/<int:office>/chuyen-viec/", handover_views.hand_over, name="hand_over"),
    path("nhiem-vu/<int:pk>/", views.detail, name="detail"),
    path("nhiem-vu/<int:pk>/cu-the-hoa/", chain_views.split, name="split"),
    path("nhiem-vu/<int:pk>/minh-chung/<int:number>/", deeds.evidence, name="evidence_file"),
    path("lay-y-kien/", rounds_views.listing, name="rounds"),
    path("lay-y-kien/moi/", rounds_views.new, name="new_round"),
    path("lay-y-kien/<int:pk>/", rounds_views.overview, name="round"),
    path("lay-y-kien/<int:pk>/gia-han/", rounds_views.extend, name="extend_round"),
    path("lay-y-kien/<int:pk>/ket-thuc/", rounds_views.close, name="close_round"),
    path("lay-y-kien/<int:pk>/xuat-excel/", rounds_views.export, name="export_round"),
    path("nhiem-vu/<int:pk>/tra-loi-lay-y-kien/", rounds_views.answer, name="answer_round"),
    path("nhiem-vu/<int:pk>/du-thao/", rounds_views.draft, name="draft"),
    path("linh-vuc/", remit_views.table, name="remits"),
    path("linh-vuc/<int:pk>/bo/", remit_views.remove, name="remove_remit"),
    path("linh-vuc/nhap/", remit_views.take_in, name="import_remits"),
    path("linh-vuc/xuat-excel/", remit_views.export, name="export_remits"),
    path("moc-thoi-gian/", anchor_views.listing, name="anchors"),
    path("moc-thoi-gian/<int:pk>/", anchor_views.anchor, name="anchor"),
    path("lich-lam-viec/", calendar_views.calendar, name="calendar"),
    path("lich-lam-viec/<int:pk>/bo/", calendar_views.remove_day, name="remove_day"),
    *(
        path(f"nhiem-vu/<int:pk>/{address}/", deeds.deed, {"name": name}, name=name)
        for name, address in _deeds.items()
    ),
]
