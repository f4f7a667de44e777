"""The addresses that allauth looks up by these names; each page is ours."""

from __future__ import annotations

from allauth.account.views import LoginView, ReauthenticateView
from allauth.mfa.base.views import IndexView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.webauthn.views import LoginWebAuthnView, ReauthenticateWebAuthnView
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import path

from caunoi.people import factor_views as factors

_IN = "dang-nhap/"
_OWN = "tai-khoan-cua-toi/hai-lop/"
_REMOVE_CODES = {
    "title": "Bỏ mã từ ứng dụng xác thực",
    "words": "Lần sau đăng nhập chỉ cần mật khẩu, trừ khi còn khóa truy cập.",
    "button": "Bỏ mã từ ứng dụng",
}
_REMOVE_KEY = {
    "title": "Bỏ khóa truy cập",
    "words": "Khóa này không mở được tài khoản nữa. Nhớ xóa cả trong máy hoặc điện thoại đang giữ khóa.",
    "button": "Bỏ khóa",
}
_NEW_CODES = {
    "title": "Tạo lại mã khôi phục",
    "words": "Các mã khôi phục đã in hoặc đã chép trước đây không dùng được nữa.",
    "button": "Tạo mã mới",
}

urlpatterns = [
    path(_IN, LoginView.as_view(template_name="people/sign_in.html"), name="account_login"),
    path(f"{_IN}lop-hai/", factors.SecondStep.as_view(), name="mfa_authenticate"),
    path(f"{_IN}khoa/", LoginWebAuthnView.as_view(), name="mfa_login_webauthn"),
    path("dang-xuat/", login_not_required(LogoutView.as_view()), name="account_logout"),
    path(
        "xac-nhan/",
        ReauthenticateView.as_view(template_name="people/again.html"),
        name="account_reauthenticate",
    ),
    path("xac-nhan/ma/", CodeAgainView.as_view(template_name="people/again.html"), name="mfa_reauthenticate"),
    path(
        "xac-nhan/khoa/",
        ReauthenticateWebAuthnView.as_view(template_name="people/again_key.html"),
        name="mfa_reauthenticate_webauthn",
    ),
    path(_OWN, IndexView.as_view(template_name="people/second_factor.html"), name="mfa_index"),
    path(f"{_OWN}ung-dung/", factors.SetUpCodes.as_view(), name="mfa_activate_totp"),
    path(
        f"{_OWN}ung-dung/bo/",
        factors.RemoveCodes.as_view(extra_context=_REMOVE_CODES),
        name="mfa_deactivate_totp",
    ),
    path(f"{_OWN}khoa/moi/", factors.NewKey.as_view(), name="mfa_add_webauthn"),
    path(
        f"{_OWN}khoa/<int:pk>/bo/",
        factors.RemoveKey.as_view(extra_context=_REMOVE_KEY),
        name="mfa_remove_webauthn",
    ),
    path(
        f"{_OWN}ma-khoi-phuc/",
        ViewRecoveryCodesView.as_view(template_name="people/recovery_codes.html"),
        name="mfa_view_recovery_codes",
    ),
    path(
        f"{_OWN}ma-khoi-phuc/moi/",
        factors.NewRecoveryCodes.as_view(extra_context=_NEW_CODES),
        name="mfa_generate_recovery_codes",
    ),
]
