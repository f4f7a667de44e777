"""The pages on which a draft begins: every kind is offered, shown, asked for and becomes a draft."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path

import pytest
from django.http import QueryDict
from django.test import Client
from PIL import Image

from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import newest
from caunoi.issuing.kind_forms import KindForm, box_of
from caunoi.issuing.kind_lines import lines
from caunoi.issuing.kind_reads import choice, own_fields
from caunoi.people.models import Office, User
from tests.conftest import Province
from tests.vanban.kinds.folders import KIND, folder
from vanban.kinds import Kind, fill, kinds
from vanban.light_text import marked
from vanban.paper import Column, Table, plain, words

BASE = "/van-ban-di/du-thao/"
INVITED = {
    "meeting": "Hội nghị sơ kết", "organiser": "Ban Thường vụ Tỉnh ủy", "meets_on": "2026-12-11",
    "guests": "Các đồng chí Ủy viên Ban Thường vụ\nCác sở | giao Văn phòng tin mời",
    "requests": "Đảng ủy xã Bến Thượng | gửi **tham luận** | 8/12/2026 | 16h",
}  # fmt: skip


@pytest.fixture
def writer(province: Province) -> Client:
    return province.client("specialist")


@pytest.fixture
def own(own_data_folder: Path) -> Path:
    """The office's folder of kinds, with a kind of its own in it."""
    return folder(own_data_folder / "kinds")


def test_every_kind_is_offered_with_its_sentence(writer: Client, own: Path) -> None:
    folder(own, "thu-hong", kind='name = "hỏng"')
    page = writer.get(f"{BASE}moi/").content.decode()
    for kind in kinds():
        assert kind.about in page
        assert f"{BASE}mau/{kind.slug}/soan/" in page
    assert [(group.name, len(group.kinds)) for group in choice().groups] == [
        ("Hội nghị, cuộc họp", 11), ("Báo cáo, kết luận", 4), ("Giao việc, đôn đốc, phối hợp", 4),
        ("Chương trình, lịch", 3), ("Mẫu khác", 1),
    ]  # fmt: skip
    assert "thu-hong/kind.toml" in page
    assert "Một thư mời ngắn." in page
    assert f"{BASE}moi/khong-mau/" in page


def test_every_kind_has_a_picture_of_its_first_page(writer: Client, own: Path) -> None:
    page = writer.get(f"{BASE}moi/").content.decode()
    sizes = set()
    for kind in kinds(own):
        address = f"{BASE}mau/{kind.slug}/trang-dau.png"
        shown = f'src="{address}" alt="Trang đầu của mẫu {kind.name}" width="120" height="96"'
        assert shown in page, "a size of its own, so that nothing jumps"
        answer = writer.get(address)
        assert answer.headers["Content-Type"] == "image/png"
        with Image.open(io.BytesIO(answer.content)) as picture:
            assert min(picture.tobytes()) < 128, "words are on it"
            sizes.add(picture.width > picture.height)
    assert sizes == {True, False}, "sheets stand and lie"


def test_a_picture_follows_the_office_s_words_and_needs_a_kind(writer: Client, own: Path) -> None:
    address = f"{BASE}mau/thu-moi/trang-dau.png"
    before = writer.get(address).content
    folder(own, paper='title = "lời khác hẳn trong thư này"\nbody = [{ text = "Một câu khác." }]')
    assert writer.get(address).content != before
    assert writer.get(f"{BASE}mau/khong-co/trang-dau.png").status_code == 404
    folder(own, paper='title = "{metting}"\nbody = []')
    refused = writer.get(address)
    assert refused.status_code == 422
    assert "không có trường “metting”" in refused.content.decode()


def test_a_picture_that_cannot_be_set_is_none(writer: Client, own: Path) -> None:
    folder(own, paper='title = "thư 🎉"\nbody = []')
    assert writer.get(f"{BASE}mau/thu-moi/trang-dau.png").status_code == 404


@pytest.mark.parametrize("slug", ["giay-moi", "lich-tuan", "thu-moi"])
def test_a_kind_is_shown_by_its_sample(writer: Client, own: Path, slug: str) -> None:
    kind = next(kind for kind in kinds(own) if kind.slug == slug)
    page = writer.get(f"{BASE}mau/{slug}/").content.decode()
    for told in (kind.name, "Lê Quốc Bảo", "HẢI LAM", "sheet-paper", own_fields(kind)[0].label):
        assert told in page, told
    assert "(cần có)" in page


def test_what_is_no_kind_is_not_found_and_a_broken_one_says_where(writer: Client, own: Path) -> None:
    folder(own, "thu-hong", kind=KIND.replace("about", "abuot"))
    for address in ("khong-co/", "khong-co/soan/"):
        assert writer.get(f"{BASE}mau/{address}").status_code == 404
    for address in ("thu-hong/", "thu-hong/soan/"):
        refused = writer.get(f"{BASE}mau/{address}")
        assert refused.status_code == 422
        assert "thu-hong/kind.toml" in refused.content.decode()


def test_a_draft_of_a_kind(writer: Client, committee: Office) -> None:
    asked = writer.get(f"{BASE}mau/giay-moi/soan/").content.decode()
    for told in (
        "Mỗi dòng: Mời | Ghi chú.",
        "Đại diện doanh nghiệp công nghệ số | giao Sở",
        'type="time"',
        "Mỗi dòng một mục.",
    ):
        assert told in asked, told
    made = writer.post(f"{BASE}mau/giay-moi/soan/", {"office": committee.pk, **INVITED}, follow=True)
    draft = Draft.objects.get()
    assert made.redirect_chain[-1][0] == f"{BASE}{draft.pk}/sua/"
    paper = newest(draft).paper
    assert (draft.kind, draft.doc_type, paper.issuer) == ("giay-moi", "Giấy mời", "TỈNH ỦY HẢI LAM")
    assert draft.title == "dự Hội nghị sơ kết"
    shown = made.content.decode()
    for told in (
        "16 giờ 00", "ngày 11/12/2026",
        "giao Văn phòng tin mời", "Địa điểm:</b> …", "<b>tham luận</b>",
    ):  # fmt: skip
        assert told in shown, told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"guests": "A | b | c"}, "Dòng 1: có 3 ô, mỗi dòng chỉ gồm: Mời | Ghi chú."),
        ({"meets_on": "mai"}, "meets_on"),
        ({"office": "không"}, "office"),
        ({"office": ""}, "bắt buộc"),
        ({"office": "9" * 30}, "office"),
        ({"office": "9" * 5000}, "office"),
        ({"meeting": "họp \u202ekín"}, "ký tự điều khiển ẩn U+202E"),
        ({"meeting": "về tài liệu TUYỆT MẬT", "contents": "TUYỆT MẬT"}, "mật"),
    ],
)
def test_what_cannot_be_taken_is_said_and_stays_typed(
    writer: Client, committee: Office, said: dict[str, str], told: str
) -> None:
    answer = writer.post(f"{BASE}mau/giay-moi/soan/", {"office": committee.pk, **INVITED, **said})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told.lower() in page.lower()
    assert "gửi **tham luận**" in page
    assert not Draft.objects.exists()


def _typed(kind: Kind, sample: Mapping[str, object]) -> dict[str, str]:
    """The sample as a person would type it."""
    said = {}
    for field in own_fields(kind):
        value = sample.get(field.key)
        if field.type in ("list", "records", "table"):
            said[box_of(field)] = lines(field, value)
        elif field.type == "words" and isinstance(value, tuple):
            said[box_of(field)] = marked(value)
        else:
            said[box_of(field)] = "" if value is None else str(value)
    return said


def test_every_sample_can_be_typed_into_its_form(committee: Office, specialist: User) -> None:
    for kind in kinds():
        data = QueryDict(mutable=True)
        data.update({"office": str(committee.pk), **_typed(kind, kind.sample)})
        form = KindForm(data, slug=kind.slug, user=specialist)
        assert form.is_valid(), (kind.slug, form.errors)
        around = {key: value for key, value in kind.sample.items() if key not in form.fields}
        again, once = fill(kind, {**around, **form.values()}), fill(kind, kind.sample)
        assert (again.title, again) == (once.title, once), kind.slug


def test_the_office_s_own_words_and_its_last_draft(
    writer: Client, committee: Office, own: Path, own_data_folder: Path
) -> None:
    folder(
        own, "giay-moi@TU", kind=None, sample=None, paper='title = "của {meeting}"\nbody = [{text = "Mời."}]'
    )
    writer.post(f"{BASE}mau/giay-moi/soan/", {"office": committee.pk, **INVITED})
    paper = newest(Draft.objects.get()).paper
    assert (paper.title, [plain(one.words) for one in paper.body if hasattr(one, "words")]) == (
        "của Hội nghị sơ kết", ["Mời."]
    )  # fmt: skip
    Office.objects.create(
        name="A đứng đầu danh sách", short_name="A", kind=committee.kind, level=committee.level, symbol="AA"
    )
    assert (
        f'<option value="{committee.pk}" selected>'
        in writer.get(f"{BASE}mau/ke-hoach/soan/").content.decode()
    )


def test_each_field_has_the_box_of_its_type(committee: Office, specialist: User, own: Path) -> None:
    form = KindForm(None, slug="thu-moi", user=specialist)
    shown = {
        field.key: (type(form.fields[field.key]).__name__, form.fields[field.key].widget.__class__.__name__)
        for field in form.own
    }
    assert shown == {
        "meeting": ("CharField", "TextInput"),
        "opening": ("CharField", "TextInput"),
        "meets_on": ("DateField", "DateInput"),
        "meets_at": ("TimeField", "TimeInput"),
        "seats": ("IntegerField", "NumberInput"),
        "form": ("ChoiceField", "Select"),
        "topics": ("CharField", "Textarea"),
        "rota": ("CharField", "Textarea"),
        "tasks": ("CharField", "Textarea"),
    }
    assert not any(form.fields[field.key].required for field in form.own)
    assert form.fields["tasks"].help_text == "Mỗi dòng: Đơn vị | Hạn."
    assert not form.is_valid()


def test_what_each_box_says_reaches_the_kind(committee: Office, specialist: User, own: Path) -> None:
    data = QueryDict(mutable=True)
    data.update(
        {
            "office": str(committee.pk), "meeting": " họp  giao ban ", "opening": "**Kính** mời",
            "meets_on": "2026-12-01", "meets_at": "07:30", "seats": "12", "form": "trực tuyến",
            "topics": "Một\nHai", "rota": "| Thứ | Ai |\n| Hai | Hòa |", "tasks": "Văn phòng | 5/12/2026\nXã",
            "so_la": "không hỏi",
        }
    )  # fmt: skip
    form = KindForm(data, slug="thu-moi", user=specialist)
    assert form.is_valid(), form.errors
    assert form.values() == {
        "meeting": "họp  giao ban", "opening": "**Kính** mời", "meets_on": date(2026, 12, 1),
        "meets_at": time(7, 30), "seats": 12, "form": "trực tuyến", "topics": ["Một", "Hai"],
        "rota": Table((Column("Thứ"), Column("Ai")), ((words("Hai"), words("Hòa")),)),
        "tasks": [{"owner": "Văn phòng", "due": date(2026, 12, 5)}, {"owner": "Xã"}],
    }  # fmt: skip


def test_nothing_known_is_a_draft_of_dots(writer: Client, committee: Office) -> None:
    for slug in ("giay-moi", "thong-bao-ket-luan", "lich-tuan"):
        answer = writer.post(f"{BASE}mau/{slug}/soan/", {"office": committee.pk}, follow=True)
        assert answer.status_code == 200, slug
        assert "……" in answer.content.decode()
    assert list(Draft.objects.order_by("pk").values_list("kind", flat=True)) == [
        "giay-moi", "thong-bao-ket-luan", "lich-tuan"
    ]  # fmt: skip


def test_every_kind_begins_with_nothing_but_the_office(writer: Client, committee: Office) -> None:
    for kind in kinds():
        answer = writer.post(f"{BASE}mau/{kind.slug}/soan/", {"office": committee.pk})
        assert answer.status_code == 302, kind.slug
    begun = Draft.objects.values_list("kind", "office").order_by("kind")
    assert list(begun) == [(slug, committee.pk) for slug in sorted(kind.slug for kind in kinds())]


def test_a_field_called_office_has_a_box_of_its_own(writer: Client, committee: Office) -> None:
    slug = "chuong-trinh-cong-tac-nam"
    [own] = [
        field
        for field in own_fields(next(one for one in kinds() if one.slug == slug))
        if field.key == "office"
    ]
    page = writer.get(f"{BASE}mau/{slug}/soan/").content.decode()
    assert f'<option value="{committee.pk}"' in page
    assert own.label in page
    writer.post(f"{BASE}mau/{slug}/soan/", {"office": committee.pk, box_of(own): "Tỉnh ủy Hải Lam họp"})
    draft = Draft.objects.get()
    assert draft.office == committee
    assert "Tỉnh ủy Hải Lam họp" in str(newest(draft).paper)


def test_only_offices_that_have_a_sign_write(writer: Client, province: Province, committee: Office) -> None:
    asked = writer.get(f"{BASE}mau/giay-moi/soan/").content.decode()
    assert f'<option value="{committee.pk}"' in asked
    assert f'<option value="{province.commune.pk}"' not in asked
    refused = writer.post(f"{BASE}mau/giay-moi/soan/", {"office": province.commune.pk, **INVITED})
    assert refused.status_code == 422
    assert not Draft.objects.exists()
    assert province.client("unit_contact").get(f"{BASE}moi/").status_code == 422
