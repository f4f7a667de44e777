from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import path

from caunoi.people import views

app_name = "people"

urlpatterns = [
    path("dang-nhap/", views.SignIn.as_view(), name="sign_in"),
    path("quyen-han/", views.rights_table, name="rights"),
    path("dang-xuat/", login_not_required(LogoutView.as_view()), name="sign_out"),
]
