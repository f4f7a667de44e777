from __future__ import annotations

from django.urls import path

from caunoi.documents import review_views as views

urlpatterns = [
    path("", views.desk, name="review"),
    path("muc/<int:fact_id>/", views.fact, name="review_fact"),
    path("nhom/<slug:slug>/", views.confirm_group, name="review_group"),
    path("them/", views.add, name="review_add"),
    path("hoan-tat/", views.finish, name="finish_review"),
    path("mo-lai/", views.reopen, name="reopen_review"),
    path("trang/<int:number>.webp", views.page, name="review_page"),
]
"""Below van-ban/<document_id>/duyet/."""
