from __future__ import annotations

import unicodedata
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vanban.kinds.folders import KIND, folder
from vanban.kinds import Kind, KindError, fill, kind_of, kinds
from vanban.paper import Column, Paper, Paragraph, Recipient, Run, Signing, Table, plain

GIVEN: dict[str, object] = {
    "issuer": "ĐẢNG ỦY XÃ VÂN KHÊ",
    "place": "Vân Khê",
    "signings": [{"role": "BÍ THƯ", "name": "Hoàng Đức Thịnh"}],
    "meeting": "họp giao ban",
    "meets_on": date(2026, 2, 5),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A function from the parts of a body to the kind that has them."""

    def of(*parts: str, more: str = "", kind: str = KIND) -> Kind:
        body = ", ".join(parts)
        own: Path = tmp_path_factory.mktemp("own")
        return kind_of(
            "thu-moi", folder(own, kind=kind, paper=f'title = "dự {{meeting}}"\n{more}\nbody = [{body}]')
        )

    return of


def _lines(paper: Paper) -> list[str]:
    return [f"{one.marker} {plain(one.words)}".strip() for one in paper.body if isinstance(one, Paragraph)]


TASKS = [{"owner": "Văn phòng", "due": date(2026, 12, 9)}, {"owner": "Ban Tổ chức"}]


@pytest.mark.parametrize(
    ("part", "values", "lines"),
    [
        ('{ text = "{meets_on}" }', {}, ["05/02/2026"]),
        ('{ text = "{meets_on}" }', {"meets_on": date(2026, 12, 15)}, ["15/12/2026"]),
        ('{ text = "{meets_on}" }', {"meets_on": "2026-03-01"}, ["01/3/2026"]),
        ('{ text = "{meets_on:long}" }', {}, ["ngày 05 tháng 02 năm 2026"]),
        ('{ text = "{meets_on:weekday}, {meets_on:day}" }', {}, ["thứ Năm, 05/02"]),
        ('{ text = "{meets_on:capital} {meets_on:day}" }', {}, ["Thứ Năm 05/02"]),
        ('{ text = "{meets_on:month}" }', {}, ["tháng 2 năm 2026"]),
        ('{ text = "[lúc {meets_at}]" }', {"meets_at": time(7, 30)}, ["lúc 07 giờ 30"]),
        ('{ text = "[{meets_at:short}]" }', {"meets_at": "14:00"}, ["14h00"]),
        ('{ text = "a[ lúc {meets_at}]." }', {}, ["a."]),
        ('{ text = "[{seats} chỗ]" }', {"seats": 3}, ["03 chỗ"]),
        ('{ text = "[{seats} chỗ]" }', {"seats": 1121}, ["1.121 chỗ"]),
        ('{ text = "[{seats:plain} chỗ]" }', {"seats": "3"}, ["3 chỗ"]),
        ('{ text = "{meeting:capital}; {meeting:upper}" }', {}, ["Họp giao ban; HỌP GIAO BAN"]),
        ('{ text = "{meeting:lower}" }', {"meeting": "Hội nghị Tỉnh ủy"}, ["hội nghị Tỉnh ủy"]),
        ('{ text = "{meeting}." }', {"meeting": "Họp."}, ["Họp."]),
        ('{ text = "{meeting}" }', {"meeting": "Họp v.v."}, ["Họp v.v."]),
        ('{ text = "[a [{seats} ]{form}]" }', {"form": "trực tiếp"}, ["a trực tiếp"]),
        ('{ text = "[a [{seats} ]{form}]" }', {"seats": 20}, [""]),
        ('{ text = "\\\\[{meeting}\\\\] \\\\* \\\\{" }', {}, ["[họp giao ban] * {"]),
        ('{ when = "seats", text = "{seats}" }', {}, []),
        ('{ when = "seats", text = "{seats}" }', {"seats": 12}, ["12"]),
        ('{ unless = "seats", text = "không hạn chế" }', {"seats": 12}, []),
        ('{ when = "party", text = "đồng chí" }, { when = "state", text = "ông (bà)" }', {}, ["đồng chí"]),
        ('{ each = "topics", marker = "-", text = "{n:plain}/ {item}." }', {"topics": ["Một", "Hai."]},
         ["- 1/ Một.", "- 2/ Hai."]),
        ('{ each = "topics", text = "{item}" }', {"topics": []}, []),
        ('{ each = "tasks", text = "{owner}[ trước {due}] dự {meeting}." }', {"tasks": TASKS},
         ["Văn phòng trước 09/12/2026 dự họp giao ban.", "Ban Tổ chức dự họp giao ban."]),
        ('{ each = "tasks", when = "seats", text = "{owner} {seats}" }', {"tasks": TASKS}, []),
        ('{ numbered = "I.", text = "A" }, { numbered = "1.", text = "B" }, '
         '{ when = "seats", numbered = "1.", text = "C" }, '
         '{ numbered = "1.", text = "D" }, { numbered = "I-", text = "E" }, { numbered = "1-", text = "F" }, '
         '{ numbered = "a)", text = "G" }', {},
         ["I. A", "1. B", "2. D", "II- E", "1- F", "a) G"]),
        ('{ each = "tasks", parts = [{ numbered = "1.", text = "{owner}" }, '
         '{ when = "due", marker = "-", text = "{due}" }] }',
         {"tasks": TASKS}, ["1. Văn phòng", "- 09/12/2026", "2. Ban Tổ chức"]),
    ],
)  # fmt: skip
def test_what_a_text_becomes(made: Any, part: str, values: dict[str, object], lines: list[str]) -> None:
    assert _lines(fill(made(part), GIVEN | values)) == lines


def test_emphasis_of_the_text_and_of_the_value_add_up(made: Any) -> None:
    kind = made('{ centred = true, text = "**Mở:** *[{opening}.]*" }')
    paper = fill(kind, GIVEN | {"opening": "rất **kính** mời"})
    assert paper.body == (
        Paragraph(
            (
                Run("Mở:", bold=True),
                Run(" "),
                Run("rất ", italic=True),
                Run("kính", bold=True, italic=True),
                Run(" mời.", italic=True),
            ),
            centred=True,
        ),
    )
    underlined = (Run("gạch", underline=True),)
    assert fill(kind, GIVEN | {"opening": underlined}).body[0].words[2].underline  # type: ignore[union-attr]


def test_a_table_of_records_prints_once_what_repeats(made: Any) -> None:
    columns = (
        '{ title = "Đơn vị", share = 3, text = "{owner}", once = true },'
        '{ title = "Hạn", align = "centre", text = "[{due}]", once = true }, { title = "TT", text = "{n}" }'
    )
    days = [("A", 1), ("A", 1), ("A", 2), ("B", 2), ("A", 2)]
    tasks = [{"owner": owner, "due": date(2026, 12, day)} for owner, day in days]
    kind = made(f'{{ rows = "tasks", columns = [{columns}] }}')
    table = fill(kind, GIVEN | {"tasks": tasks}).body[0]
    assert isinstance(table, Table)
    assert table.columns == (Column("Đơn vị", 3.0), Column("Hạn", 1.0, "centre"), Column("TT"))
    assert [tuple(map(plain, row)) for row in table.rows] == [
        ("A", "01/12/2026", "01"),
        ("", "", "02"),
        ("", "02/12/2026", "03"),
        ("B", "02/12/2026", "04"),
        ("A", "02/12/2026", "05"),
    ]
    assert fill(kind, GIVEN).body == (Table(table.columns, ()),)


def test_a_table_of_2000_rows_and_one_given_as_it_is(made: Any) -> None:
    kind = made('{ table = "rota" }')
    rota = {"columns": ["Ngày", "Trực"], "rows": [[f"{n}", "**Đ/c Lâm**"] for n in range(2000)]}
    table = fill(kind, GIVEN | {"rota": rota}).body[0]
    assert isinstance(table, Table)
    assert len(table.rows) == 2000
    assert table.rows[7][1] == (Run("Đ/c Lâm", bold=True),)
    assert fill(kind, GIVEN | {"rota": table}).body == (table,)
    assert fill(kind, GIVEN).body == ()


def test_the_letterhead_becomes_the_paper(made: Any) -> None:
    more = 'addressees = [{ each = "topics", text = "{item}" }]\ngrounds = ["Căn cứ {meeting}"]\n' + (
        'recipients = ["Như trên", { each = "recipients", text = "{text}", note = "[{note}]" }]\n'
        'appendices = [{ when = "seats", label = "PHỤ LỤC 1", title = "Chỗ ngồi", '
        'body = [{ text = "{seats}" }] }]'
    )
    paper = fill(
        made('{ text = "a" }', more=more),
        GIVEN
        | {"parent_issuer": "ĐẢNG BỘ TỈNH", "office_sign": "ĐU", "number": 7, "issue_date": date(2026, 12, 1)}
        | {"urgency": "KHẨN", "draft": "DỰ THẢO", "copies": 12, "sheet": "A5", "code": "HL-7", "seats": 40}
        | {"topics": ["Các chi bộ"], "recipients": [{"text": "Tỉnh ủy", "note": "báo cáo"}, {"text": "Lưu"}]}
        | {"signings": [{"authority": "T/M", "on_behalf_of": "BTV", "role": "BÍ THƯ", "name": "Lâm"}]},
    )  # fmt: skip
    assert (paper.number, paper.symbol, paper.issue_date) == (7, "GM/ĐU", date(2026, 12, 1))
    assert (paper.urgency, paper.draft, paper.copies, paper.sheet, paper.code) == (
        "KHẨN",
        "DỰ THẢO",
        12,
        "A5",
        "HL-7",
    )
    assert (paper.addressees, paper.grounds) == (("Các chi bộ",), ("Căn cứ họp giao ban",))
    assert paper.recipients == (
        Recipient("Như trên"),
        Recipient("Tỉnh ủy", "báo cáo"),
        Recipient("Lưu"),
    )
    assert paper.signings == (Signing("BÍ THƯ", "Lâm", "T/M", "BTV"),)
    assert [(one.label, one.title) for one in paper.appendices] == [("PHỤ LỤC 1", "Chỗ ngồi")]


@pytest.mark.parametrize(
    ("doc_type", "symbol", "values", "expected"),
    [
        ("Giấy mời", "GM", {"office_sign": "TU"}, "GM/TU"),
        ("Giấy mời", "GM", {"office_sign": "UBND", "system": "state"}, "GM-UBND"),
        ("Công văn", "CV", {"office_sign": "VPTU"}, "CV/VPTU"),
        ("Công văn", "CV", {"office_sign": "UBND", "unit_sign": "VP", "system": "state"}, "UBND-VP"),
        ("Công văn", "CV", {"office_sign": "UBND", "system": "state"}, "UBND"),
        ("Giấy mời", "GM", {}, None),
        ("Kịch bản", "", {"office_sign": "TU", "number": 4}, None),
    ],
)
def test_the_symbol_follows_the_system(
    made: Any, doc_type: str, symbol: str, values: dict[str, object], expected: str | None
) -> None:
    kind = KIND.replace('"Giấy mời"', f'"{doc_type}"')
    kind = kind.replace('symbol = "GM"', f'symbol = "{symbol}"\nsystems = ["party", "state"]')
    paper = fill(made('{ text = "a" }', kind=kind), GIVEN | values)
    assert paper.symbol == expected
    assert paper.number is None or symbol


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"meeting": None}, "thiếu “Cuộc họp” (meeting)"),
        ({"meeting": "", "issuer": "  "}, "thiếu “Cơ quan ban hành” (issuer), “Cuộc họp” (meeting)"),
        ({"signings": []}, "thiếu “Người ký” (signings)"),
        ({"colour": "đỏ"}, "không có trường “colour”"),
        ({"meeting": 3}, "“Cuộc họp” phải là chữ, đang là “3”"),
        ({"opening": 3}, "“Lời mở” phải là chữ"),
        ({"seats": True}, "phải là số nguyên"),
        ({"meets_on": "2026-13-01"}, "phải là ngày"),
        ({"meets_at": "7 giờ"}, "phải là giờ"),
        ({"form": "thư"}, "phải là một trong: trực tiếp, trực tuyến"),
        ({"topics": "một"}, "phải là danh sách"),
        ({"topics": [3]}, "topics 1: “Nội dung” phải là chữ"),
        ({"tasks": ["một"]}, "tasks 1: “Việc” phải là nhóm trường (owner, due)"),
        ({"tasks": [{"due": date(2026, 1, 1)}]}, "tasks 1: thiếu “Đơn vị” (owner)"),
        ({"tasks": [{"owner": "A", "do": "B"}]}, "tasks 1: không có trường “do”"),
        ({"rota": [1]}, "phải là bảng gồm columns và rows"),
        ({"rota": {"columns": ["a"], "rows": [["1"], ["1", "2"]]}}, "rota, dòng 2: có 2 ô, bảng có 1 cột"),
        ({"system": "state"}, "chỉ dùng cho hệ: party"),
        ({"meeting": "họp\u202egiao ban"}, "ký tự điều khiển ẩn U+202E"),
        ({"meeting": "họp\x00"}, "ký tự điều khiển ẩn U+0000"),
        ({"opening": "\u2066a"}, "ký tự điều khiển ẩn U+2066"),
        ({"opening": (Run("\ud800"),)}, "ký tự điều khiển ẩn U+D800"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_one_sentence(made: Any, values: dict[str, object], said: str) -> None:
    with pytest.raises(KindError) as refused:
        fill(made('{ text = "a" }'), GIVEN | values)
    assert said in refused.value.sentence
    assert refused.value.sentence.startswith("thu-moi")


LONG = "Nguyễn " * 42 + "Anh Tú"


@pytest.mark.parametrize(
    "name", [LONG, "שלום עולם", "مرحبا", "Trần 🎉👩‍👩‍👧 Hà", "O’Brien & <b>", "#let x = $1$ {n} [a] *b*"]
)
def test_a_name_is_kept_as_it_is(made: Any, name: str) -> None:
    """Marks of the text language in a value are characters like others."""
    assert _lines(fill(made('{ text = "Mời {meeting}" }'), GIVEN | {"meeting": name})) == [f"Mời {name}"]


def test_with_gaps_what_is_missing_is_dots(made: Any) -> None:
    paper = fill(made('{ text = "{meeting} ngày {meets_on}" }'), {}, gaps=True)
    assert _lines(paper) == ["…… ngày ……"]
    assert (paper.issuer, paper.title, paper.signings) == ("……", "dự ……", ())
    assert "- ……." in _lines(fill(kind_of("ke-hoach"), {}, gaps=True)), "a list that must not be empty"


def test_every_shipped_sample_fills_without_a_hole() -> None:
    for kind in kinds():
        paper = fill(kind, kind.sample)
        assert paper.title
        assert paper.body
        text = paper.title + "".join(_lines(paper))
        for hole in ("……", "{", "}", "[", " .", " ,", ",,", "..", "  ", ": ."):
            assert hole not in text, (kind.slug, hole)
        assert fill(kind, {}, gaps=True).body, "a draft with nothing known is still a draft"


@given(st.text(max_size=40))
def test_any_text_is_kept_or_refused_with_a_sentence(text: str) -> None:
    kind = kind_of("chuong-trinh")
    values = dict(kind.sample) | {"meeting": "họp " + text}
    if all(unicodedata.category(one) not in ("Cc", "Cs", "Cf") for one in text):
        kept = " ".join(unicodedata.normalize("NFC", "họp " + text).split())
        assert fill(kind, values).title == kept
    elif any(unicodedata.category(one) == "Cs" for one in text):
        with pytest.raises(KindError, match="ký tự điều khiển ẩn"):
            fill(kind, values)
