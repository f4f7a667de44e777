from __future__ import annotations

from django.urls import URLPattern, path

from caunoi.issuing import number_views, term_views

app_name = "issuing"

urlpatterns: list[URLPattern] = [
    path("so-van-ban-di/", number_views.show, name="book"),
    path("so-van-ban-di/in/", number_views.print_out, name="print_book"),
    path("so-van-ban-di/xuat/", number_views.export, name="export_book"),
    path("so-van-ban-di/cap-so/", number_views.new, name="new_number"),
    path("so-van-ban-di/<int:pk>/", number_views.number, name="number"),
    path("so-van-ban-di/<int:pk>/dung/", number_views.use, name="use_number"),
    path("so-van-ban-di/<int:pk>/sua/", number_views.correct, name="correct_number"),
    path("so-van-ban-di/<int:pk>/huy/", number_views.cancel, name="cancel_number"),
    path("so-van-ban-di/nhiem-ky/", term_views.terms, name="terms"),
    path("so-van-ban-di/nhiem-ky/<int:pk>/", term_views.term, name="term"),
    path("so-van-ban-di/noi-so/", term_views.go_on, name="continue_series"),
]
