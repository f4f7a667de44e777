from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from caunoi.documents import review_urls, signature_views, views

app_name = "documents"

urlpatterns: list[URLPattern | URLResolver] = [
    path("van-ban/", views.document_list, name="list"),
    path("van-ban/nhan/", views.receive, name="receive"),
    path("van-ban/dang-doc/", views.files_in_reading, name="reading"),
    path("van-ban/tep/<int:pk>/", views.received_file, name="file"),
    path("van-ban/tep/<int:pk>/tai-ve/", views.original, name="original"),
    path("van-ban/tep/<int:pk>/doc-lai/", views.retry, name="read_again"),
    path("van-ban/tep/<int:pk>/bo/", views.discard, name="discard"),
    path("van-ban/phieu-mat/", views.stub_list, name="stubs"),
    path("van-ban/phieu-mat/moi/", views.new_stub, name="new_stub"),
    path("van-ban/phieu-mat/<int:pk>/", views.finish_stub, name="finish_stub"),
    path("van-ban/<int:pk>/edxml/", views.edxml_package, name="edxml"),
    path("van-ban/chung-thu-goc/", signature_views.roots, name="roots"),
    path("van-ban/chung-thu-goc/<int:pk>/bo/", signature_views.drop_root, name="remove_root"),
    path("van-ban/<int:pk>/", views.document, name="document"),
    path("van-ban/<int:document_id>/duyet/", include(review_urls.urlpatterns)),
]
