from __future__ import annotations

from django.urls import include, path

from caunoi.site import home_views, rights_views, views

_home = (
    [
        path("", home_views.today, name="today"),
        path("quyen-han/", rights_views.rights_table, name="rights"),
        path("so-nhat-ky/", views.ledger, name="ledger"),
        path("suc-khoe/", views.health, name="health"),
    ],
    "site",
)

urlpatterns = [
    path("", include(_home)),
    path("", include("caunoi.people.gate_urls")),
    path("", include("caunoi.people.urls")),
    path("", include("caunoi.documents.urls")),
    path("", include("caunoi.tasks.urls")),
    path("", include("caunoi.programmes.urls")),
    path("", include("caunoi.reminders.urls")),
    path("", include("caunoi.ui.urls")),
]

handler403 = "caunoi.ui.views.not_allowed"
handler404 = "caunoi.ui.views.not_found"
handler500 = "caunoi.ui.views.broken"
