from __future__ import annotations

from django.urls import path

from caunoi.people import (
    factor_views,
    identity_views,
    import_views,
    invitation_views,
    manage_views,
    office_views,
    parameter_views,
    person_views,
    session_views,
    views,
)

app_name = "people"

_office_deeds = {
    "rename_office": "doi-ten",
    "merge_office": "sap-nhap",
    "split_office": "chia-tach",
    "end_office": "ket-thuc",
    "add_alias": "ten-goi-khac",
}

urlpatterns = [
    path("dang-nhap/lien-thong/", identity_views.sign_in, name="identity_sign_in"),
    path("dang-nhap/lien-thong/tra-loi/", identity_views.back, name="identity_back"),
    path("tai-khoan-cua-toi/lien-thong/", identity_views.identity, name="identity"),
    path("tai-khoan-cua-toi/lien-thong/gan/", identity_views.link, name="link_identity"),
    path("tai-khoan-cua-toi/lien-thong/bo/", identity_views.unlink, name="unlink_identity"),
    path("tai-khoan-cua-toi/", views.own_account, name="own_account"),
    path("tai-khoan-cua-toi/phien/", session_views.sessions, name="sessions"),
    path("tai-khoan-cua-toi/phien/<int:number>/ket-thuc/", session_views.end_session, name="end_session"),
    path(
        "tai-khoan-cua-toi/phien/khac/ket-thuc/", session_views.end_other_sessions, name="end_other_sessions"
    ),
    path("mat-khau/", views.OwnPassword.as_view(), name="own_password"),
    path("tai-khoan/", manage_views.accounts, name="accounts"),
    path("tai-khoan/moi/", manage_views.new_account, name="new_account"),
    path("tai-khoan/<int:pk>/", manage_views.account, name="account"),
    path("tai-khoan/<int:pk>/mat-khau/", manage_views.reset_password, name="reset_password"),
    path("tai-khoan/<int:pk>/hai-lop/", factor_views.reset, name="reset_second_factor"),
    path("tai-khoan/loi-moi/", invitation_views.invitations, name="invitations"),
    path("tai-khoan/loi-moi/moi/", invitation_views.new_invitation, name="new_invitation"),
    path(
        "tai-khoan/loi-moi/<int:pk>/gui-lai/", invitation_views.reissue_invitation, name="reissue_invitation"
    ),
    path("tai-khoan/loi-moi/<int:pk>/thu-hoi/", invitation_views.revoke_invitation, name="revoke_invitation"),
    path("loi-moi/<str:token>/", invitation_views.accept_invitation, name="accept_invitation"),
    path("tai-khoan/<int:pk>/phien/ket-thuc/", session_views.end_all_sessions, name="end_all_sessions"),
    path("can-bo/", person_views.persons, name="persons"),
    path("can-bo/xuat-excel/", person_views.export, name="export_persons"),
    path("can-bo/moi/", person_views.new, name="new_person"),
    path("can-bo/<int:pk>/", person_views.person, name="person"),
    path("can-bo/<int:pk>/ten/", person_views.rename, name="rename_person"),
    path("can-bo/<int:pk>/chuc-vu/", person_views.add_post, name="add_post"),
    path("can-bo/<int:pk>/chuc-vu/<int:post>/thoi-giu/", person_views.end_post, name="end_post"),
    path("can-bo/<int:pk>/lien-he/", person_views.add_contact, name="add_contact"),
    path("can-bo/<int:pk>/lien-he/<int:contact>/xem/", person_views.look, name="look"),
    path("can-bo/<int:pk>/lien-he/<int:contact>/xoa/", person_views.erase, name="erase"),
    path("can-bo/<int:pk>/du-lieu/", person_views.kept, name="kept"),
    path("tham-so/", parameter_views.parameters, name="parameters"),
    path("don-vi/", office_views.offices, name="offices"),
    path("don-vi/moi/", office_views.new_office, name="new_office"),
    path("don-vi/nhap/", import_views.upload, name="import"),
    path("don-vi/nhap/<int:pk>/", import_views.look_over, name="import_preview"),
    path("don-vi/nhap/<int:pk>/bo/", import_views.drop, name="drop_import"),
    path("don-vi/xuat-excel/", import_views.export, name="export_offices"),
    path("don-vi/tep-mau/", import_views.empty_file, name="import_template"),
    path("don-vi/ten-goi-chung/", office_views.collectives, name="collectives"),
    path("don-vi/ten-goi-chung/moi/", office_views.new_collective, name="new_collective"),
    path("don-vi/ten-goi-chung/<int:pk>/", office_views.collective, name="collective"),
    path("don-vi/<int:pk>/sua/", office_views.change_office, name="change_office"),
    *(
        path(f"don-vi/<int:pk>/{address}/", office_views.deed, {"name": name}, name=name)
        for name, address in _office_deeds.items()
    ),
]
