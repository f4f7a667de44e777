from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, register_converter

from caunoi.programmes import month_views, programme_views, proposal_views, views, week_link_views, week_views
from caunoi.programmes.rules import Month
from caunoi.programmes.week_rules import Week
from caunoi.ui.refusal import RuleBroken

app_name = "programmes"


class MonthConverter:
    """A month in an address, 2026-07."""

    regex = r"\d{4}-\d{2}"

    def to_python(self, value: str) -> Month:
        try:
            return Month.read(value)
        except RuleBroken as refused:
            raise ValueError(refused.code) from refused

    def to_url(self, value: Month) -> str:
        return value.key


class WeekConverter:
    """A week in an address, 2026-W48."""

    regex = r"\d{4}-W\d{2}"

    def to_python(self, value: str) -> Week:
        try:
            return Week.read(value)
        except RuleBroken as refused:
            raise ValueError(refused.code) from refused

    def to_url(self, value: Week) -> str:
        return value.key


register_converter(MonthConverter, "month")
register_converter(WeekConverter, "week")

_deeds = {
    "finish": "xong",
    "move": "chuyen-thang",
    "place": "xep-thang",
    "drop": "rut",
    "reopen": "mo-lai",
    "change": "sua",
    "remove": "xoa",
    "withdraw": "rut-de-xuat",
}

_month_deeds = {"approve": "duyet", "issue": "ban-hanh", "close": "thoi-chinh-sua"}

_week_deeds = {"submit": "trinh", "approve": "duyet", "issue": "ban-hanh", "close": "thoi-chinh-sua"}

urlpatterns: list[URLPattern | URLResolver] = [
    path("chuong-trinh/", views.year, name="year"),
    path("chuong-trinh/xuat-excel/", views.export, name="export"),
    path("chuong-trinh/xong/", views.finish, name="finish"),
    path("chuong-trinh/viec/<int:pk>/", views.item, name="item"),
    *(
        path(f"chuong-trinh/viec/<int:pk>/{address}/", views.deed, {"name": name}, name=f"item_{name}")
        for name, address in _deeds.items()
    ),
    path("chuong-trinh/moi/", programme_views.new, name="new"),
    path("chuong-trinh/tu-van-ban/<int:document>/", programme_views.adopt_from, name="adopt_from"),
    path("chuong-trinh/<int:pk>/", programme_views.programme, name="programme"),
    path("chuong-trinh/<int:pk>/ban-hanh/", programme_views.adopt, name="adopt"),
    path("chuong-trinh/<int:pk>/xoa/", programme_views.discard, name="discard"),
    path("chuong-trinh/<int:pk>/viec-moi/", programme_views.new_item, name="new_item"),
    path("chuong-trinh/<int:pk>/thuong-ky-moi/", programme_views.new_standing, name="new_standing"),
    path("chuong-trinh/thuong-ky/<int:pk>/", programme_views.standing, name="standing"),
    path("chuong-trinh/thuong-ky/<int:pk>/xoa/", programme_views.remove_standing, name="remove_standing"),
    path("chuong-trinh/thang/<month:key>/", month_views.month, name="month"),
    path("chuong-trinh/thang/<int:pk>/van-ban/", month_views.paper, name="month_paper"),
    path("chuong-trinh/thang/<month:key>/lap/", month_views.propose, name="propose"),
    path("chuong-trinh/thang/<month:key>/xuat-excel/", month_views.export, name="month_export"),
    *(
        path(
            f"chuong-trinh/thang/<int:pk>/{address}/", month_views.deed, {"name": name}, name=f"month_{name}"
        )
        for name, address in {"approve": "duyet", "issue": "ban-hanh", "close": "thoi-chinh-sua"}.items()
    ),
    path("chuong-trinh/thang/<int:pk>/chinh-sua/", month_views.revise, name="revise"),
    path("chuong-trinh/thang/<int:pk>/dot-xuat/", month_views.sudden, name="sudden"),
    path("chuong-trinh/dong/<int:pk>/cho/", month_views.place, name="place"),
    path("chuong-trinh/dong/<int:pk>/giu/", month_views.keep, name="keep"),
    path("chuong-trinh/dong/<int:pk>/phien-hop/", month_views.session, name="session"),
    path("chuong-trinh/tuan/", week_views.this_week, name="this_week"),
    path("chuong-trinh/tuan/<week:key>/", week_views.week, name="week"),
    path("chuong-trinh/tuan/<week:key>/lap/", week_views.draft, name="week_draft"),
    *(
        path(f"chuong-trinh/tuan/<int:pk>/{address}/", week_views.deed, {"name": name}, name=f"week_{name}")
        for name, address in _week_deeds.items()
    ),
    path("chuong-trinh/tuan/<int:pk>/chinh-sua/", week_views.revise, name="week_revise"),
    path("chuong-trinh/tuan/<int:pk>/van-ban/", week_views.paper, name="week_paper"),
    path("chuong-trinh/tuan/<int:pk>/cho-qua/", week_views.waive, name="week_waive"),
    path("chuong-trinh/tuan/<int:pk>/muc-moi/", week_views.new_entry, name="week_new_entry"),
    path("chuong-trinh/tuan/<int:pk>/lay-vao/", week_views.draw, name="week_draw"),
    path("chuong-trinh/tuan/<int:pk>/dan/", week_views.paste, name="week_paste"),
    path("chuong-trinh/tuan/<int:pk>/truc/", week_views.roster, name="week_roster"),
    path("chuong-trinh/tuan/muc/<int:pk>/", week_views.entry, name="week_entry"),
    path("chuong-trinh/tuan/muc/<int:pk>/bo/", week_views.remove_entry, name="week_remove_entry"),
    path("chuong-trinh/tuan/lien-ket/<int:office>/", week_link_views.links, name="week_links"),
    path("chuong-trinh/tuan/lien-ket/<int:pk>/thu-hoi/", week_link_views.revoke, name="week_revoke_link"),
    path("lich/<str:secret>.ics", week_link_views.feed, name="shared_feed"),
    path("lich/<str:secret>/", week_link_views.shared, name="shared_week"),
    path("chuong-trinh/de-xuat/", proposal_views.proposals, name="proposals"),
]
