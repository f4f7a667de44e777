from __future__ import annotations

from django.urls import include, path

from caunoi.site import home_views, office_views, privacy_views, rights_views, views

_home = (
    [
        path("", home_views.today, name="today"),
        path("don-vi/<int:pk>/", office_views.office, name="office"),
        path("quyen-han/", rights_views.rights_table, name="rights"),
        path("so-nhat-ky/", views.ledger, name="ledger"),
        path("so-nhat-ky/ve/<slug:kind>/<int:key>/", views.thing_history, name="history"),
        path("du-lieu-ca-nhan/", privacy_views.privacy, name="privacy"),
        path("du-lieu-ca-nhan/yeu-cau/<int:pk>/", privacy_views.data_request, name="data_request"),
        path("du-lieu-ca-nhan/can-bo/<int:pk>/yeu-cau/", privacy_views.take_request, name="take_request"),
        path("suc-khoe/", views.health, name="health"),
    ],
    "site",
)

urlpatterns = [
    path("", include(_home)),
    path("", include("caunoi.people.gate_urls")),
    path("", include("caunoi.people.urls")),
    path("", include("caunoi.documents.urls")),
    path("", include("caunoi.issuing.urls")),
    path("", include("caunoi.tasks.urls")),
    path("", include("caunoi.meetings.urls")),
    path("", include("caunoi.programmes.urls")),
    path("", include("caunoi.delegates.urls")),
    path("", include("caunoi.reminders.urls")),
    path("", include("caunoi.ui.urls")),
]

handler403 = "caunoi.ui.views.not_allowed"
handler404 = "caunoi.ui.views.not_found"
handler500 = "caunoi.ui.views.broken"
