from __future__ import annotations

from pathlib import Path

import pytest

from tests.vanban.kinds.folders import KIND, PAPER, SAMPLE, folder
from vanban.kinds import KindError, fill, kind_of, kinds, slugs
from vanban.kinds.loading import SHIPPED, letterhead

ROOT = Path(__file__).parents[3]


def test_every_shipped_folder_loads_and_has_its_page() -> None:
    """The page is written before the folder: docs/kinds says who writes it, when, and what goes wrong."""
    found = kinds()
    assert [kind.slug for kind in found] == list(slugs())
    assert len({kind.name for kind in found}) == len(found)
    pages = {
        path.stem: path.read_text("utf-8").splitlines() for path in (ROOT / "docs" / "kinds").glob("*.md")
    }
    for kind in found:
        assert f"(`{kind.slug}`)" in pages[kind.slug][0]
        assert len(pages[kind.slug]) <= 50
        for field in kind.fields[len(letterhead()) :]:
            assert field.key in "\n".join(pages[kind.slug]), f"{kind.slug}: {field.key} stands on no page"
    assert set(pages) - {"README"} == set(slugs())


def test_an_office_s_file_stands_over_the_shipped_one_file_by_file(tmp_path: Path) -> None:
    shipped = kind_of("giay-moi")
    own = folder(
        tmp_path, "giay-moi", kind=None, sample=None, paper='title = "của ta"\nbody = [{ text = "Mời." }]'
    )
    folder(own, "giay-moi@VPTU", kind=None, sample=None, paper='title = "của phòng"\nbody = []')
    assert fill(kind_of("giay-moi", own), shipped.sample).title == "của ta"
    assert fill(kind_of("giay-moi", own, office="BTCTU"), shipped.sample).title == "của ta"
    assert fill(kind_of("giay-moi", own, office="VPTU"), shipped.sample).title == "của phòng"
    assert fill(kind_of("giay-moi"), shipped.sample).title.startswith("dự Hội nghị")
    assert kind_of("ke-hoach", own).text == kind_of("ke-hoach").text


def test_a_new_folder_is_a_new_kind_and_is_read_anew(tmp_path: Path) -> None:
    own = folder(tmp_path)
    assert set(slugs(own)) - set(slugs()) == {"thu-moi"}
    assert "thu-moi" in [kind.slug for kind in kinds(own)]
    folder(own, kind=KIND.replace("Thư mời", "Thư mời họp"))
    assert kind_of("thu-moi", own).name == "Thư mời họp"


def test_no_own_folder_is_no_error(tmp_path: Path) -> None:
    assert kinds(tmp_path / "none") == kinds()


def _kind(old: str, new: str) -> dict[str, str]:
    assert old in KIND
    return {"kind": KIND.replace(old, new)}


def _body(part: str) -> dict[str, str]:
    return {"paper": f'title = "x"\nbody = [{part}]'}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"paper": None}, "thu-moi: thiếu tệp paper.toml"),
        ({"paper": 'title = "x'}, "thu-moi/paper.toml: không đọc được"),
        ({"paper": 'titel = "x"\nbody = []'}, "thu-moi/paper.toml: không có khóa “titel”"),
        ({"paper": 'title = "x"'}, "thu-moi/paper.toml: thiếu title hoặc body"),
        ({"paper": 'title = "{meetin}"\nbody = []'}, "paper.toml, title: không có trường “meetin”"),
        ({"paper": 'title = "{opening:upper}"\nbody = []'}, "không có cách viết “upper”"),
        ({"paper": 'title = "{seats}"\nbody = []'}, "“seats” có thể không có giá trị"),
        ({"paper": 'title = 3\nbody = []'}, "title: phải là chữ"),
        ({"paper": 'title = "x"\nbody = 3'}, "body: phải là danh sách các nhóm"),
        ({"paper": 'title = "x"\nbody = [3]'}, "body 1: phải là một nhóm"),
        ({"paper": PAPER + "addressees = 3"}, "addressees: phải là danh sách"),
        ({"paper": PAPER + 'addressees = ["{meeting"]'}, "dấu “{” đứng lẻ"),
        (_body('{ text = "]" }'), "dấu “]” đứng lẻ"),
        (_body('{ text = "[a" }'), "chưa đóng"),
        (_body('{ text = "**a" }'), "chưa đóng"),
        (_body('{ text = "{topics}" }'), "“topics” là danh sách hoặc bảng"),
        (_body('{ text = "a", txet = "b" }'), "body 1: không có khóa “txet”"),
        (_body('{ text = "a", rows = "tasks" }'), "phải có đúng một trong"),
        (_body('{ marker = "-" }'), "phải có đúng một trong"),
        (_body('{ text = "a", when = "nothing" }'), "when = “nothing” không phải là trường"),
        (_body('{ text = "a", each = "state" }'), "each = “state” không phải là trường"),
        (_body('{ text = "a", each = "meeting" }'), "không lặp được"),
        (_body('{ text = "a", numbered = "1)" }'), "numbered = “1)” không có"),
        (_body('{ each = "tasks", text = "{due}" }'), "“due” có thể không có giá trị"),
        (_body('{ text = "{owner}" }'), "không có trường “owner”"),
        (_body('{ rows = "tasks" }'), "columns: phải là danh sách"),
        (_body('{ rows = "tasks", columns = [] }'), "bảng không có cột nào"),
        (_body('{ rows = "tasks", columns = [{ align = "middle", text = "{owner}" }] }'), "align phải là"),
        (_body('{ rows = "tasks", columns = [{ share = 0, text = "{owner}" }] }'), "share phải là số lớn"),
        (_body('{ table = "tasks" }'), "“tasks” không phải trường kiểu table"),
        ({"kind": KIND + "\n[filds]"}, "kind.toml: không có khóa “filds”"),
        (_kind('name = "Thư mời"', ""), "kind.toml: thiếu “name”"),
        (_kind('"Giấy mời"', '"Giấy mờI"'), "“Giấy mờI” không phải tên loại văn bản"),
        (_kind('symbol = "GM"', 'systems = ["church"]'), "systems phải là danh sách gồm: party, state"),
        (_kind('symbol = "GM"', 'sheet = "A3"'), "sheet = “A3” không có"),
        (_kind('["recipients"]', '["recipient"]'), "optional phải là danh sách gồm"),
        (_kind('"number"', '"nmber"'), "fields.seats: type = “nmber” không có"),
        (_kind('label = "Số chỗ"', 'lable = "Số chỗ"'), "fields.seats: không có khóa “lable”"),
        (_kind(', label = "Số chỗ"', ""), "fields.seats: thiếu “label”"),
        (_kind(', choices = ["trực tiếp", "trực tuyến"]', ""), "kiểu choice cần choices"),
        (_kind("seats =", "Seats ="), "fields.Seats: tên trường gồm chữ thường"),
        ({"sample": SAMPLE.replace('meeting = "họp giao ban"', "")}, "sample.toml: thiếu “Cuộc họp”"),
        ({"sample": SAMPLE + "metting = 3"}, "sample.toml: không có trường “metting”"),
        ({"sample": SAMPLE + "seats = -3"}, "sample.toml, seats: “Số chỗ” phải là số nguyên"),
    ],
)  # fmt: skip
def test_a_slip_in_a_folder_is_one_sentence_with_its_place(
    tmp_path: Path, files: dict[str, str | None], said: str
) -> None:
    with pytest.raises(KindError) as refused:
        kind_of("thu-moi", folder(tmp_path, "thu-moi", **files))
    assert said in refused.value.sentence
    assert "thu-moi" in refused.value.sentence
    assert refused.value.sentence.endswith((".", ")"))


@pytest.mark.parametrize("name", ["khong-co", "../giay-moi", "", "GIAY-MOI"])
def test_a_kind_that_is_not_there_is_named_with_those_that_are(name: str) -> None:
    with pytest.raises(KindError, match=r"không có mẫu văn bản .*giay-moi"):
        kind_of(name)


def test_a_file_of_another_encoding_is_refused(tmp_path: Path) -> None:
    own = folder(tmp_path)
    (own / "thu-moi" / "paper.toml").write_bytes("title = 'họp'".encode("utf-16"))
    with pytest.raises(KindError, match="UTF-8"):
        kind_of("thu-moi", own)


def test_shipped_kinds_are_files_in_the_package() -> None:
    assert (SHIPPED / "letterhead.toml").is_file()
