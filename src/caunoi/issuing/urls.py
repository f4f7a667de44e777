from __future__ import annotations

from django.urls import URLPattern, path

from caunoi.issuing import (
    check_views,
    draft_views,
    merge_views,
    number_file_views,
    number_views,
    term_views,
    word_views,
)

app_name = "issuing"

_draft = "van-ban-di/du-thao/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("van-ban-di/tron-thu/", merge_views.show, name="merges"),
    path("van-ban-di/tron-thu/mau/", merge_views.list_template, name="list_template"),
    path("van-ban-di/tron-thu/<int:pk>/", merge_views.merge, name="merge"),
    path("van-ban-di/tron-thu/<int:pk>/xem-truoc/", merge_views.preview, name="merge_preview"),
    path("van-ban-di/tron-thu/<int:pk>/tao/", merge_views.start, name="start_merge"),
    path("van-ban-di/tron-thu/<int:pk>/xoa/", merge_views.remove, name="remove_merge"),
    path("van-ban-di/tron-thu/<int:pk>/giay-moi.<slug:ending>", merge_views.letters, name="merge_letters"),
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
    path("so-van-ban-di/nhap/", number_file_views.upload, name="import_numbers"),
    path("so-van-ban-di/nhap/mau/", number_file_views.empty_file, name="numbers_template"),
    path("so-van-ban-di/nhap/<int:pk>/", number_file_views.look_over, name="look_over_numbers"),
    path("so-van-ban-di/nhap/<int:pk>/bo/", number_file_views.drop, name="drop_numbers"),
    path("van-ban-di/du-thao/", draft_views.drafts, name="drafts"),
    path("van-ban-di/du-thao/moi/", draft_views.new_draft, name="new_draft"),
    path(_draft, draft_views.draft, name="draft"),
    path(_draft + "sua/", draft_views.write_draft, name="write_draft"),
    path(_draft + "ban/<int:number>/", draft_views.version, name="version"),
    path(_draft + "kiem-tra/", draft_views.step, {"name": "hand_over"}, name="hand_over"),
    path(_draft + "trinh/", draft_views.step, {"name": "submit"}, name="submit"),
    path(_draft + "duyet/", draft_views.step, {"name": "approve"}, name="approve"),
    path(_draft + "sua-lai/", draft_views.give_back, {"name": "give_back"}, name="give_back"),
    path(_draft + "tra-lai/", draft_views.give_back, {"name": "return"}, name="return_draft"),
    path(_draft + "phat-hanh/", draft_views.step, {"name": "issue"}, name="issue"),
    path(_draft + "gui/", draft_views.step, {"name": "send"}, name="send"),
    path("van-ban-di/du-thao/word/", word_views.word, name="word"),
    path("van-ban-di/du-thao/word/<int:pk>/", word_views.word_back, name="word_back"),
    path(_draft + "word/", word_views.word, name="word_of"),
    path(_draft + "van-ban.docx", draft_views.file, {"form": "docx"}, name="docx"),
    path(_draft + "van-ban.pdf", draft_views.file, {"form": "pdf"}, name="pdf"),
    path(_draft + "cho-qua/", draft_views.let_pass, name="let_pass"),
    path(_draft + "bo/", draft_views.step, {"name": "drop"}, name="drop"),
    path("kiem-tra-the-thuc/", check_views.check_file, name="check"),
    path("kiem-tra-the-thuc/van-ban/<int:pk>/", check_views.check_document, name="check_document"),
    path("kiem-tra-the-thuc/quy-tac/", check_views.check_rules, name="check_rules"),
    path("kiem-tra-the-thuc/quy-tac/<slug:rule>/tat/", check_views.waive, name="waive_rule"),
    path("kiem-tra-the-thuc/bat-lai/<int:pk>/", check_views.restore, name="restore_rule"),
]
