"""Persons and posts from Excel: who is meant, what changes, what is wrong with which row, what is masked."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from caunoi.ledger.models import Entry
from caunoi.ledger.reads import history, verdict
from caunoi.people.import_actions import import_register
from caunoi.people.import_reads import exported, preview, template
from caunoi.people.models import Contact, Office, Person, Post, RegisterImport, User
from caunoi.people.office_lines import COLUMNS as OFFICE_COLUMNS
from caunoi.people.office_lines import TITLE as OFFICES
from caunoi.people.post_lines import COLUMNS, TITLE, UNTIL
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province

HEADS = [column.title for column in COLUMNS]
PLACES = {
    "code": 0, "name": 1, "office": 2, "post": 3, "acting": 4, "since": 5, "until": 6, "basis": 7,
    "phone": 8, "mail": 9, "why": 10, "ground": 11, "kept": 12,
}  # fmt: skip
LAST = timezone.localdate() + timedelta(days=200)
REACHED = {"why": "đầu mối hội nghị", "ground": "đồng ý ngày 02/11/2026", "kept": LAST}


def post(name: str, office: str, title: object = "Bí thư", **said: object) -> list[object]:
    cells: list[object] = [""] * len(HEADS)
    for word, value in {"name": name, "office": office, "post": title, **said}.items():
        cells[PLACES[word]] = value
    return cells


def book(*rows: Sequence[object], offices: Sequence[Sequence[object]] = ()) -> bytes:
    made = Workbook(write_only=True)
    for title, heads, held in (
        (OFFICES, [column.title for column in OFFICE_COLUMNS], offices),
        (TITLE, HEADS, rows),
    ):
        page = made.create_sheet(title)
        for row in (heads, *held):
            page.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def office(code: str, name: str, parent: str = "") -> list[object]:
    return [code, name, "", "Cấp ủy", "Xã, phường", parent, "", "", "", "", "", ""]


@pytest.fixture
def admin(province: Province) -> User:
    Office.objects.filter(pk=province.commune.pk).update(code="bt")
    Office.objects.filter(pk=province.neighbour.pk).update(code="tt")
    return province.people["admin"]


def take(admin: User, *rows: Sequence[object]) -> RegisterImport:
    return import_register(actor=admin, name="can-bo.xlsx", data=book(*rows))


def counted(done: RegisterImport) -> tuple[int, int]:
    return done.added, done.changed


HOA = post(
    "Trần Thị Hòa", "bt", since="01/7/2025", basis="QĐ 12", phone="0900 000 787", mail="hoa@hailam.vn",
    **REACHED,
)  # fmt: skip


def test_a_person_is_entered_with_everything(admin: User, province: Province) -> None:
    assert counted(take(admin, HOA)) == (1, 0)
    hoa = Person.objects.get(full_name="Trần Thị Hòa")
    assert (hoa.order_key, hoa.search_folded) == ("hoa tran thi", "tran thi hoa")
    held = hoa.posts.get()
    assert (held.office, held.title, held.acting, held.valid_from, held.valid_to, held.basis) == (
        *(province.commune, "Bí thư", False, date(2025, 7, 1), None, "QĐ 12"),
    )
    assert set(hoa.contacts.values_list("kind", "value", "purpose", "basis", "expires_on")) == {
        ("phone", "0900000787", "đầu mối hội nghị", "đồng ý ngày 02/11/2026", LAST),
        ("email", "hoa@hailam.vn", "đầu mối hội nghị", "đồng ý ngày 02/11/2026", LAST),
    }
    [line] = history(hoa)
    assert (line.verb, line.said.endswith(", theo tệp can-bo.xlsx.")) == ("add_person", True)
    assert verdict().fault == ""


def test_no_value_and_no_mask_stands_in_the_ledger(admin: User) -> None:
    take(admin, HOA)
    take(admin, post("Trần Thị Hòa", "bt", phone="0900.***.787", kept=LAST + timedelta(days=1)))
    words = " ".join(f"{e.said} {e.before} {e.after} {e.search_folded}" for e in Entry.objects.all())
    assert "điện thoại để đầu mối hội nghị, giữ đến hết" in words
    for secret in ("0900000787", "787", "hailam.vn"):
        assert secret not in words


def test_offices_of_the_same_file_are_known(admin: User) -> None:
    data = book(
        post("A B", "vk"), post("C D", "Đảng ủy xã Vân Khê"), offices=[office("vk", "Đảng ủy xã Vân Khê")]
    )
    import_register(actor=admin, name="so.xlsx", data=data)
    assert set(Post.objects.values_list("person__full_name", "office__code")) == {
        ("A B", "vk"),
        ("C D", "vk"),
    }


def test_read_again_it_changes_nothing(admin: User) -> None:
    rows = [
        HOA,
        post("Trần Thị Hòa", "tt"),
        post("Lê Văn Tám", "bt", "Phó Bí thư", code="T1", acting="X"),
        post("Lê Văn Tám", "tt", "Ủy viên", code="T1", since="01/01/2020", until="01/01/2024"),
        post("Lê Văn Tám", "tt", "Ủy viên", code="T1", since="01/01/2025"),
    ]
    assert counted(take(admin, *rows)) == (5, 0)
    assert sorted(Person.objects.values_list("full_name", flat=True)) == [
        *("Lê Văn Tám", "Trần Thị Hòa", "Trần Thị Hòa"),
    ]
    assert counted(take(admin, *rows)) == (0, 0)
    found = preview(exported())
    assert (found.problems, found.changes, found.same) == ([], [], 5 + Office.objects.count())
    verbs = list(
        Entry.objects.filter(verb__startswith="add_").order_by("number").values_list("verb", flat=True)
    )
    assert verbs == ["add_person", "add_person", "add_person", "add_post", "add_post"]


@pytest.mark.parametrize(
    ("row", "verb", "change"),
    [
        (post("trần thị hòa", "Đảng ủy xã Bến Thượng", "BÍ THƯ"), "rename_person",
         {"full_name": "trần thị hòa"}),
        (post("Trần Thị Hòa", "bt", until="30/6/2026"), "change_post",
         {"posts__valid_to": date(2026, 6, 30)}),
        (post("Trần Thị Hòa", "bt", basis="QĐ 13"), "change_post", {"posts__basis": "QĐ 13"}),
        (post("Trần Thị Hòa", "bt", acting="x"), "change_post", {"posts__acting": True}),
        (post("Trần Thị Hòa", "bt", phone="0911222333", **REACHED), "add_contact",
         {"contacts__value": "0911222333"}),
        (post("Trần Thị Hòa", "bt", phone="+84 911 222 333; 0900000787", **REACHED), "add_contact",
         {"contacts__value": "+84911222333"}),
        (post("Trần Thị Hòa", "bt", phone="0900.***.787", why="trực"), "add_contact",
         {"contacts__purpose": "trực"}),
        (post("Trần Thị Hòa", "bt", mail="hoa@hailam.vn", kept=LAST + timedelta(days=9)), "add_contact",
         {"contacts__expires_on": LAST + timedelta(days=9)}),
    ],
)  # fmt: skip
def test_a_known_person_is_changed(
    admin: User, row: list[object], verb: str, change: dict[str, object]
) -> None:
    take(admin, HOA)
    before = Contact.objects.count()
    row[PLACES["basis"]] = row[PLACES["basis"]] or "QĐ 12"
    assert counted(take(admin, row)) == (0, 1)
    hoa = Person.objects.filter(**change).get()
    assert (Person.objects.count(), Post.objects.count()) == (1, 1)
    assert hoa.posts.get().valid_from == date(2025, 7, 1)
    assert Contact.objects.count() - before == ("contacts__value" in change)
    line = history(hoa)[0]
    assert (line.verb, line.before != "", line.before != line.after) == (verb, True, True)
    assert counted(take(admin, row)) == (0, 0)


def test_a_post_without_a_day_is_dated_and_a_second_term_is_another_post(admin: User) -> None:
    take(admin, post("Lê Văn Tám", "bt"))
    take(admin, post("Lê Văn Tám", "bt", since="01/7/2020", until="01/7/2025"))
    assert Post.objects.get().valid_from == date(2020, 7, 1)
    assert counted(take(admin, post("Lê Văn Tám", "bt", since="02/7/2025"))) == (1, 0)
    assert [line.verb for line in history(Person.objects.get())] == ["add_post", "change_post", "add_person"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (post("", "bt"), "Chưa ghi họ và tên."),
        (post("A B", "bt", " "), "Chưa ghi chức vụ."),
        (post("A" * 121, "bt"), "Phần họ và tên dài quá 120 ký tự"),
        (post("A B", ""), "Đơn vị “”: không có trong tệp này và trong sổ."),
        (post("A B", "khong-co"), "Đơn vị “khong-co”: không có"),
        (post("A B", "Chi bộ thôn Trung"), "có 2 đơn vị cùng tên, hãy ghi mã."),
        (post("A B", "bt", since="31/2/2025"), "Từ ngày “31/2/2025” không phải ngày"),
        (post("A B", "bt", since="02/7/2025", until="01/7/2025"), "Ngày thôi giữ đứng trước"),
        (post("A B", "bt", acting="quyền"), "Quyền, phụ trách “quyền”: ghi x hoặc để trống."),
        (post("A B", "bt", code="M" * 61), "Mã cán bộ dài 61 chữ"),
        (post("A B", "bt", code="H"), "Mã H đã ghi cho Trần Thị Hòa ở dòng 2"),
        (post("Trần Thị Hòa", "bt", "Chủ tịch"), "đã có ở đơn vị này (mã H)"),
        (post("Trần Thị Hòa", "bt"), "Chức vụ này đã ghi ở dòng 2"),
        (post("Trần Thị Hòa", "bt", since="01/8/2025", code="H"), "đã ghi ở dòng 2 từ 01/07/2025"),
        (post("A B", "bt", phone="123", **REACHED), "“123” không phải điện thoại hợp lệ"),
        (post("A B", "bt", phone="0900.***.787", **REACHED), "là liên hệ đã che, không rõ"),
        (post("A B", "bt", phone="0911222333"), "Chưa ghi liên hệ để làm gì."),
        (post("A B", "bt", mail="a@b.vn", **{**REACHED, "kept": "01/01/2020"}), "Ngày hết mục đích đã qua"),
        (post("A B", "bt", mail="a@b.vn", **{**REACHED, "kept": "mai"}), f"{UNTIL} “mai” không phải ngày"),
        (post("Trần Thị Hòa", "tt", code="H", phone="0900000787", why="khác"), "đã ghi ở dòng trên"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_told_and_nothing_is_written(admin: User, wrong: list[object], said: str) -> None:
    Office.objects.create(code="x2", name="Chi bộ thôn Trung", short_name="Thôn", kind="other", level="cell")
    first = [*HOA]
    first[PLACES["code"]] = "H"
    data = book(first, wrong)
    found = preview(data)
    assert {(problem.sheet, problem.row) for problem in found.problems} == {(TITLE, 3)}
    assert any(said in problem.sentence for problem in found.problems), found.problems
    with pytest.raises(RuleBroken, check=lambda broken: broken.code == "rows-wrong"):
        import_register(actor=admin, name="so.xlsx", data=data)
    assert (Person.objects.count(), Contact.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_several_terms_without_a_day_are_asked_about(admin: User) -> None:
    terms = [post("Lê Văn Tám", "bt", since=f"01/01/{y}", until=f"31/12/{y}") for y in (2020, 2021)]
    take(admin, *terms)
    [problem] = preview(book(post("Lê Văn Tám", "bt"))).problems
    assert problem.sentence == "Người này giữ chức vụ này 2 lần; ghi Từ ngày để rõ lần nào."


def test_a_name_once_borne_is_not_taken_for_somebody_else(admin: User) -> None:
    """The code that a row without one was given stays with its person, also under a new name."""
    take(admin, post("Lê Văn Tám", "bt"))
    tam = Person.objects.get()
    take(admin, post("Lê Văn Tâm", "bt", code=tam.code))
    assert counted(take(admin, post("Lê Văn Tám", "bt"))) == (1, 0)
    assert set(Person.objects.values_list("full_name", flat=True)) == {"Lê Văn Tâm", "Lê Văn Tám"}


def test_an_error_in_row_7999_changes_nothing(admin: User) -> None:
    """Offices in the same file are right; they are not written either."""
    rows = [post(f"Người thứ {n}", f"o{n % 40}", "Ủy viên", since="01/7/2025") for n in range(8000)]
    rows[7997][PLACES["since"]] = "30/2/2025"
    offices = [office(f"o{n}", f"Đảng ủy xã số {n}") for n in range(40)]
    before, told = Office.objects.count(), set[str]()
    with pytest.raises(RuleBroken) as refused:
        import_register(
            actor=admin,
            name="so.xlsx",
            data=book(*rows, offices=offices),
            tick=lambda *said: told.add(said[0]),
        )
    assert (
        "tệp có 1 lỗi. Cán bộ, chức vụ, dòng 7999: Từ ngày “30/2/2025” không phải ngày"
        in refused.value.sentence
    )
    assert (Office.objects.count(), Person.objects.count(), Post.objects.count()) == (before, 0, 0)
    assert (Entry.objects.count(), RegisterImport.objects.count()) == (0, 0)
    assert told == {"Đang kiểm tra đơn vị", "Đang kiểm tra cán bộ, chức vụ"}


def test_as_many_queries_for_many_persons_as_for_few(
    admin: User, django_assert_max_num_queries: object
) -> None:
    assert callable(django_assert_max_num_queries)
    data = book(*[post(f"Người {n}", "bt", phone=f"09000{n:05}", **REACHED) for n in range(150)])
    with django_assert_max_num_queries(30):
        import_register(actor=admin, name="so.xlsx", data=data)
    assert (Person.objects.count(), Contact.objects.count()) == (150, 150)


def test_what_leaves_the_office_is_masked(admin: User, province: Province) -> None:
    take(admin, HOA)
    shown = [
        cell
        for row in load_workbook(io.BytesIO(exported()))[TITLE].iter_rows(values_only=True)
        for cell in row
    ]
    assert {"Trần Thị Hòa", "0900.***.787", "h***@hailam.vn", "đầu mối hội nghị"} <= set(shown)
    assert not {"0900000787", "hoa@hailam.vn"} & set(shown)
    [row] = preview(book(post("A B", "bt", phone="0911222333", **REACHED))).changes
    assert ("0911.***.333" in row.after, "0911222333" in row.after) == (True, False)


def test_the_template_has_both_sheets(db: None) -> None:
    made = load_workbook(io.BytesIO(template()))
    assert made.sheetnames == [OFFICES, TITLE, "Hướng dẫn"]
    assert [cell.value for cell in made[TITLE][1]] == HEADS
