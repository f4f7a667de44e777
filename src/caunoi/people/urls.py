from __future__ import annotations

from django.urls import path

from caunoi.people import factor_views, manage_views, parameter_views, views

app_name = "people"

urlpatterns = [
    path("tai-khoan-cua-toi/", views.own_account, name="own_account"),
    path("mat-khau/", views.OwnPassword.as_view(), name="own_password"),
    path("tai-khoan/", manage_views.accounts, name="accounts"),
    path("tai-khoan/moi/", manage_views.new_account, name="new_account"),
    path("tai-khoan/<int:pk>/", manage_views.account, name="account"),
    path("tai-khoan/<int:pk>/mat-khau/", manage_views.reset_password, name="reset_password"),
    path("tai-khoan/<int:pk>/hai-lop/", factor_views.reset, name="reset_second_factor"),
    path("tham-so/", parameter_views.parameters, name="parameters"),
    path("don-vi/", manage_views.offices, name="offices"),
    path("don-vi/moi/", manage_views.new_office, name="new_office"),
    path("don-vi/<int:pk>/", manage_views.office, name="office"),
]
