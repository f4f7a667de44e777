"""The register from Excel: what would change, what is wrong with which row, all or nothing."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from caunoi.ledger.models import Entry
from caunoi.ledger.reads import history, verdict
from caunoi.people.import_actions import confirm_import, drop_import, import_register, offer_import
from caunoi.people.import_reads import exported, preview, template
from caunoi.people.models import Office, OfficeAlias, RegisterImport, User
from caunoi.people.office_lines import COLUMNS, FORMER, TITLE, code_for
from caunoi.people.reads import office_named
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province

HEADS = [column.title for column in COLUMNS]
COMMITTEE, COMMUNE = "Cấp ủy", "Xã, phường"


def book(*rows: Sequence[object], heads: Sequence[str] = HEADS, title: str = TITLE) -> bytes:
    made = Workbook(write_only=True)
    page = made.create_sheet(title)
    for row in (heads, *rows):
        page.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def row(code: str, name: str, **said: object) -> list[object]:
    """A row in the order of the columns; `said` by a short word of its column."""
    known = {
        "short": 2, "kind": 3, "level": 4, "parent": 5, "symbol": 6, "since": 7, "until": 8, "also": 9,
        "once": 10, "source": 11,
    }  # fmt: skip
    cells: list[object] = [code, name, "", COMMITTEE, COMMUNE, *[""] * 7]
    for word, value in said.items():
        cells[known[word]] = value
    return cells


@pytest.fixture
def admin(province: Province) -> User:
    return province.people["admin"]


def _refused(code: str) -> pytest.RaisesExc[RuleBroken]:
    return pytest.raises(RuleBroken, check=lambda broken: broken.code == code)


def take(admin: User, *rows: Sequence[object]) -> RegisterImport:
    return import_register(actor=admin, name="so.xlsx", data=book(*rows))


def test_offices_are_entered_with_everything(admin: User) -> None:
    done = take(
        admin,
        row("t.vk", "Đảng ủy xã Vân Khê", short="Xã Vân Khê", parent="t", symbol="ĐU", since="01/7/2025",
            also="ĐU xã Vân Khê; Xã Vân Khê mới", once="Đảng ủy xã Khê (đến 30/06/2025)", source="NQ 1"),
        row("t", "Tỉnh ủy Sơn Bình", level="Tỉnh", since=date(1991, 1, 1)),
    )  # fmt: skip
    office = Office.objects.get(code="t.vk")
    assert (office.short_name, office.kind, office.level, office.symbol, office.source) == (
        *("Xã Vân Khê", "committee", "commune", "ĐU", "NQ 1"),
    )
    assert (office.valid_from, office.valid_to) == (date(2025, 7, 1), None)
    assert office.parent == Office.objects.get(code="t", valid_from=date(1991, 1, 1))
    assert office_named("ĐU xã Vân Khê", date(2026, 1, 1)) == office
    former = OfficeAlias.objects.get(office=office, official=True)
    assert (former.name, former.valid_to, former.folded) == (
        *("Đảng ủy xã Khê", date(2025, 6, 30), "dang uy xa khe"),
    )
    assert (done.added, done.changed, done.by, done.data) == (2, 0, admin, None)


def test_told_line_by_line_under_one_seal(admin: User) -> None:
    take(admin, row("a", "Đảng ủy xã A"), row("b", "Đảng ủy xã B"))
    first, *others = Entry.objects.order_by("number")
    assert first.said.endswith("nhập sổ đơn vị, cán bộ từ tệp so.xlsx: thêm 2, sửa 0, giữ nguyên 0 dòng.")
    assert [line.verb for line in others] == ["add_office", "add_office"]
    [line] = history(Office.objects.get(code="a"))
    assert line.said == f"{admin} thêm đơn vị Đảng ủy xã A, theo tệp so.xlsx."
    assert line.after == "Đảng ủy xã A, Cấp ủy, Xã, phường"
    assert verdict().fault == ""


def test_what_the_file_leaves_out_stays(admin: User, province: Province) -> None:
    OfficeAlias.objects.create(office=province.commune, name="ĐU Bến Thượng")
    heads = ["Mã", "Tên đơn vị", "Loại", "Cấp"]
    data = book([province.commune.code, "Đảng ủy xã Bến Hạ", COMMITTEE, COMMUNE], heads=heads)
    done = import_register(actor=admin, name="so.xlsx", data=data)
    assert (done.added, done.changed) == (0, 1)
    province.commune.refresh_from_db()
    assert (province.commune.name, province.commune.parent) == (
        "Đảng ủy xã Bến Hạ",
        Office.objects.get(name="Tỉnh ủy Hải Lam"),
    )
    assert province.commune.aliases.get().name == "ĐU Bến Thượng"
    [line] = history(province.commune)
    assert (line.verb, "Bến Thượng" in line.before, "Bến Hạ" in line.after) == ("change_office", True, True)


def test_an_empty_cell_empties(admin: User) -> None:
    take(admin, row("a", "Đảng ủy xã A", symbol="ĐU", since="01/7/2025", also="ĐU A", source="NQ"))
    take(admin, row("a", "Đảng ủy xã A"))
    office = Office.objects.get(code="a")
    assert (office.symbol, office.valid_from, office.source, office.aliases.count()) == ("", None, "", 0)


def test_a_superior_may_be_told_by_its_name(admin: User, province: Province) -> None:
    take(admin, row("a", "Văn phòng Đảng ủy", kind="Văn phòng cấp ủy", parent=province.commune.name))
    assert Office.objects.get(code="a").parent == province.commune


def test_without_codes_the_same_file_finds_the_same_offices(admin: User) -> None:
    rows = [
        row("", "Đảng ủy xã A"),
        row("", "Chi bộ thôn Trung", parent="Đảng ủy xã A", level="Chi bộ, thôn"),
    ]
    assert take(admin, *rows).added == 2
    again = take(admin, *rows)
    assert (again.added, again.changed) == (0, 0)
    assert len(code_for("a", "b")) == 10
    assert code_for("a", "b") == code_for("A", "b") != code_for("b", "a")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (row("a", ""), "Chưa có tên đơn vị."),
        (row("a", "A", kind="Ban bệ"), "Loại “Ban bệ” không có trong danh sách"),
        (row("a", "A", level=""), "Cấp “” không có trong danh sách"),
        (row("a", "A", since="31/2/2025"), "Có từ ngày “31/2/2025” không phải ngày"),
        (row("a", "A", until="tháng 7"), "Đến hết ngày “tháng 7” không phải ngày"),
        (row("a", "A", since="02/7/2025", until="01/7/2025"), "Ngày kết thúc đứng trước ngày bắt đầu."),
        (row("a", "A", parent="không có"), "Trực thuộc “không có”: không có trong tệp này và trong sổ"),
        (row("a", "A", parent="a"), "trực thuộc chính nó"),
        (row("a", "A", once="Tên cũ"), "Tên cũ “Tên cũ” chưa đúng dạng"),
        (row("a", "A", once="Tên cũ (đến 31/2/2025)"), "chưa đúng dạng"),
        (row("a" * 61, "A"), "Mã dài 61 chữ"),
        (row("a", "A" * 201), "Tên đơn vị dài 201 chữ"),
        (row("a", "A", symbol="K" * 41), "Ký hiệu dài 41 chữ"),
        (row("ok", "B"), "Trùng với dòng 2 (mã ok)"),
        (row("a", "Đảng ủy xã Tốt"), "Đã có đơn vị Đảng ủy xã Tốt cùng trực thuộc (mã ok)"),
    ],
)
def test_a_wrong_row_is_told_and_nothing_is_written(admin: User, wrong: list[object], said: str) -> None:
    before = Office.objects.count()
    data = book(row("ok", "Đảng ủy xã Tốt"), wrong)
    found = preview(data)
    assert [(problem.sheet, problem.row) for problem in found.problems] == [(TITLE, 3)]
    assert said in found.problems[0].sentence
    with _refused("rows-wrong"):
        import_register(actor=admin, name="so.xlsx", data=data)
    assert (Office.objects.count(), Entry.objects.count(), RegisterImport.objects.count()) == (before, 0, 0)


def test_two_superiors_of_one_name_are_asked_about(admin: User) -> None:
    data = book(
        row("a", "Đảng ủy xã A"),
        row("b", "Đảng ủy xã B"),
        row("a1", "Chi bộ thôn Trung", parent="a"),
        row("b1", "Chi bộ thôn Trung", parent="b"),
        row("c", "Tổ đảng 1", parent="Chi bộ thôn Trung"),
    )
    [problem] = preview(data).problems
    assert problem.sentence == "Trực thuộc “Chi bộ thôn Trung”: có 3 đơn vị cùng tên, hãy ghi mã."


def test_offices_may_hang_in_no_circle(admin: User) -> None:
    data = book(row("a", "A", parent="b"), row("b", "B", parent="c"), row("c", "C", parent="a"))
    assert [problem.row for problem in preview(data).problems] == [2, 3, 4]


def test_names_repeat_over_places_and_times(admin: User) -> None:
    done = take(
        admin,
        row("a", "Đảng ủy xã A", until="30/6/2025"),
        row("b", "Đảng ủy xã A", since="01/7/2025"),
        row("a1", "Chi bộ thôn Trung", parent="a"),
        row("b1", "Chi bộ thôn Trung", parent="b"),
    )
    assert done.added == 4


def test_an_error_in_row_7999_changes_nothing(admin: User) -> None:
    before = Office.objects.count()
    rows = [row("t", "Tỉnh ủy Sơn Bình", level="Tỉnh")]
    rows += [row(f"t.{n}", f"Chi bộ thôn {n}", parent="t", level="Chi bộ, thôn") for n in range(1, 8100)]
    rows[7997][3] = "Ban bệ"
    told: list[tuple[str, int, int]] = []
    with _refused("rows-wrong") as refused:
        import_register(actor=admin, name="so.xlsx", data=book(*rows), tick=lambda *said: told.append(said))
    assert "tệp có 1 lỗi. Đơn vị, dòng 7999: Loại “Ban bệ” không có trong danh sách" in refused.value.sentence
    assert Office.objects.count() == before
    assert told[-1] == ("Đang kiểm tra đơn vị", 8100, 8100)


def test_many_errors_are_told_shortly(admin: User) -> None:
    with _refused("rows-wrong") as refused:
        take(admin, *[row(f"a{n}", "") for n in range(9)])
    assert "tệp có 9 lỗi" in refused.value.sentence
    assert refused.value.sentence.endswith("và 4 lỗi nữa.")


def test_there_and_back_nothing_changes(admin: User, province: Province) -> None:
    take(
        admin,
        row("t.vk", "Đảng ủy xã Vân Khê", since="01/7/2025", until="02/9/2027", also="ĐU VK; Vân Khê",
            once="Khê (đến 01/01/2024); Khê Cũ (đến 01/01/2020)", source="+1", parent=province.commune.code),
    )  # fmt: skip
    found = preview(exported())
    assert (found.problems, found.changes, found.same) == ([], [], Office.objects.count())


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x","y")', "+84 912", "-1+1", "@SUM(A1)"])
def test_a_name_is_never_a_formula(db: None, text: str) -> None:
    Office.objects.create(code="a", name=text, short_name=text, kind="other", level="province")
    data = exported()
    page = load_workbook(io.BytesIO(data))[TITLE]
    [cell] = [cell for cells in page.iter_rows() for cell in cells if cell.value == text and cell.column == 2]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    with ZipFile(io.BytesIO(data)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_a_formula_in_the_file_is_taken_by_its_value_alone(admin: User) -> None:
    data = book(row("a", "=1+1"))
    assert "Chưa có tên đơn vị." in preview(data).problems[0].sentence


def test_the_template_says_how_and_is_empty(db: None) -> None:
    made = load_workbook(io.BytesIO(template()))
    assert [cell.value for cell in made[TITLE][1]] == HEADS
    assert made[TITLE].max_row == 1
    guide = [[cell.value for cell in cells] for cells in made["Hướng dẫn"].iter_rows()]
    assert [FORMER in line for line in guide].count(True) == 1
    assert "(bắt buộc)" in str(next(line[2] for line in guide if line[1] == "Loại"))
    lists = made[TITLE].data_validations.dataValidation
    assert len(lists) == 2
    first, last = (int(part.split("$")[-1]) for part in str(lists[0].formula1).split(":"))
    assert [guide[n - 1][3] for n in (first, last)] == ["Cấp ủy", "Đơn vị khác"]
    assert preview(template()).changes == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"khong phai excel", "not-a-workbook"),
        (book(row("a", "A"), title="Trang 1"), "no-sheet"),
        (book(["a", "A"], heads=["Mã", "Tên"]), "no-column"),
    ],
)
def test_what_is_no_register_file(db: None, data: bytes, code: str) -> None:
    with _refused(code):
        preview(data)


def test_a_packed_bomb_is_not_opened(db: None) -> None:
    out = io.BytesIO()
    with ZipFile(out, "w", 8) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * 300_000_000)
    with _refused("not-a-workbook"):
        preview(out.getvalue())


def test_rows_without_end_are_refused(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caunoi.people.workbook.MOST_ROWS", 3)
    with _refused("too-many-rows"):
        preview(book(*[row(f"a{n}", "A") for n in range(4)]))


def test_a_head_a_few_rows_down_is_found(admin: User) -> None:
    data = book(HEADS, row("a", "Đảng ủy xã A"), heads=["SỔ ĐƠN VỊ"])
    assert [(change.row, change.name) for change in preview(data).changes] == [(3, "Đảng ủy xã A")]


class TestOfferAndConfirm:
    def test_looked_over_then_taken_in(self, admin: User) -> None:
        data = book(row("a", "Đảng ủy xã A"))
        offered = offer_import(actor=admin, name="so.xlsx", data=data)
        assert not Office.objects.filter(code="a").exists()
        done = confirm_import(actor=admin, offered=offered, seen=preview(data).seen)
        assert Office.objects.filter(code="a").exists()
        assert (done.added, done.data, done.done_at is not None) == (1, None, True)

    def test_a_second_time(self, admin: User) -> None:
        data = book(row("a", "Đảng ủy xã A"))
        offered = offer_import(actor=admin, name="so.xlsx", data=data)
        seen = preview(data).seen
        confirm_import(actor=admin, offered=offered, seen=seen)
        with _refused("already-decided"):
            confirm_import(actor=admin, offered=offered, seen=seen)
        assert Entry.objects.filter(verb="import_register").count() == 1

    def test_the_register_moved_meanwhile(self, admin: User) -> None:
        data = book(row("a", "Đảng ủy xã A"))
        offered = offer_import(actor=admin, name="so.xlsx", data=data)
        seen = preview(data).seen
        take(admin, row("a", "Đảng ủy xã Khác"))
        with _refused("register-moved"):
            confirm_import(actor=admin, offered=offered, seen=seen)
        assert Office.objects.get(code="a").name == "Đảng ủy xã Khác"

    def test_dropped(self, admin: User) -> None:
        offered = offer_import(actor=admin, name="so.xlsx", data=book(row("a", "A")))
        drop_import(actor=admin, offered=offered)
        with _refused("already-decided"):
            confirm_import(actor=admin, offered=offered, seen="")

    def test_what_was_done_is_not_dropped(self, admin: User) -> None:
        done = take(admin, row("a", "Đảng ủy xã A"))
        drop_import(actor=admin, offered=done)
        assert RegisterImport.objects.get() == done

    def test_files_of_yesterday_are_not_kept(self, admin: User) -> None:
        offer_import(actor=admin, name="cu.xlsx", data=template())
        RegisterImport.objects.update(at=timezone.now() - timedelta(days=2))
        new = offer_import(actor=admin, name="moi.xlsx", data=template())
        done = take(admin, row("a", "Đảng ủy xã A"))
        RegisterImport.objects.filter(pk=done.pk).update(at=timezone.now() - timedelta(days=2))
        call_command("tick")
        assert set(RegisterImport.objects.all()) == {new, done}

    @pytest.mark.parametrize("role", ["specialist", "chief", "unit_contact"])
    def test_not_allowed(self, province: Province, admin: User, role: str) -> None:
        offered, who = offer_import(actor=admin, name="so.xlsx", data=template()), province.people[role]
        with _refused("not-allowed"):
            offer_import(actor=who, name="so.xlsx", data=template())
        with _refused("not-allowed"):
            confirm_import(actor=who, offered=offered, seen="")
        with _refused("not-allowed"):
            drop_import(actor=who, offered=offered)
        with _refused("not-allowed"):
            import_register(actor=who, name="so.xlsx", data=template())


class TestPages:
    def test_upload_preview_confirm(self, province: Province) -> None:
        client = province.client("admin")
        file = SimpleUploadedFile("so.xlsx", book(row("a", "Đảng ủy xã A"), row("b", "Đảng ủy xã B")))
        shown = client.post("/don-vi/nhap/", {"file": file}, follow=True)
        page = shown.content.decode()
        assert "Sẽ thêm <b>2</b>, sửa <b>0</b>, giữ nguyên 0 dòng" in page
        seen = page.split('name="seen" value="')[1].split('"')[0]
        done = client.post(shown.request["PATH_INFO"], {"seen": seen}, follow=True)
        assert "Đã nhập so.xlsx: thêm 2, sửa 0 dòng." in done.content.decode()
        assert Office.objects.filter(code__in="ab").count() == 2
        assert "so.xlsx" in client.get("/don-vi/nhap/").content.decode()

    def test_wrong_rows_cannot_be_confirmed(self, province: Province) -> None:
        client = province.client("admin")
        file = SimpleUploadedFile("so.xlsx", book(row("a", "")))
        page = client.post("/don-vi/nhap/", {"file": file}, follow=True).content.decode()
        assert "Tệp có 1 lỗi" in page
        assert 'name="seen"' not in page

    def test_a_file_that_changes_nothing_and_is_dropped(self, province: Province) -> None:
        client = province.client("admin")
        file = SimpleUploadedFile("so.xlsx", exported())
        shown = client.post("/don-vi/nhap/", {"file": file}, follow=True)
        assert "không có gì để nhập" in shown.content.decode()
        client.post(shown.request["PATH_INFO"] + "bo/")
        assert not RegisterImport.objects.exists()

    def test_nothing_chosen_is_said(self, province: Province) -> None:
        response = province.client("admin").post("/don-vi/nhap/", {})
        assert (response.status_code, "Chọn tệp đã điền." in response.content.decode()) == (422, True)

    @pytest.mark.parametrize("address", ["/don-vi/xuat-excel/", "/don-vi/tep-mau/"])
    def test_files_are_downloaded(self, province: Province, address: str) -> None:
        response = province.client("admin").get(address)
        assert ".xlsx" in response.headers["Content-Disposition"]
        assert TITLE in load_workbook(io.BytesIO(response.content)).sheetnames


class TestCommand:
    def test_dry_run_then_import_then_export(
        self, db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "so.xlsx"
        path.write_bytes(book(row("a", "Đảng ủy xã A")))
        call_command("offices", "import", str(path), "--dry-run")
        said = capsys.readouterr()
        assert "Đơn vị, dòng 2: thêm Đảng ủy xã A" in said.out
        assert "Sẽ thêm 1, sửa 0, giữ nguyên 0; 0 lỗi. Chưa ghi gì." in said.out
        assert not Office.objects.exists()
        call_command("offices", "import", str(path))
        said = capsys.readouterr()
        assert "Đã nhập so.xlsx: thêm 1, sửa 0." in said.out
        assert "Đang kiểm tra đơn vị: 1/1" in said.err
        out = tmp_path / "ra.xlsx"
        call_command("offices", "export", str(out))
        assert preview(out.read_bytes()).same == 1

    def test_wrong_rows_end_with_a_refusal(
        self, db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "so.xlsx"
        path.write_bytes(book(row("a", "")))
        with pytest.raises(CommandError, match="Tệp còn lỗi"):
            call_command("offices", "import", str(path), "--dry-run")
        assert "dòng 2: LỖI. Chưa có tên đơn vị." in capsys.readouterr().out
        with pytest.raises(CommandError, match="Chưa nhập gì vì tệp có 1 lỗi"):
            call_command("offices", "import", str(path))

    def test_no_such_file(self, db: None, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="Không có tệp"):
            call_command("offices", "import", str(tmp_path / "x.xlsx"))
