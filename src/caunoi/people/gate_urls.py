"""The addresses that allauth looks up by these names; each page is ours."""

from __future__ import annotations

from allauth.account.views import LoginView
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import path

urlpatterns = [
    path("dang-nhap/", LoginView.as_view(template_name="people/sign_in.html"), name="account_login"),
    path("dang-xuat/", login_not_required(LogoutView.as_view()), name="account_logout"),
]
