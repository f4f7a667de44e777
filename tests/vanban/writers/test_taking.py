"""What is written and read again is the same paper: for samples, for papers made up, for the seeds."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.vanban.conftest import SHARED
from tests.vanban.writers.samples import ALL, FULL, LETTER, MINUTES, PLAN, profile_of
from tests.vanban.writers.take import taken
from vanban.answers import DocumentReading
from vanban.paper import Appendix, Column, Element, Paper, Paragraph, Recipient, Run, Signing, Table, words
from vanban.profiles import PROFILES, profile_for
from vanban.taking import as_read
from vanban.writing import Format, write

FORMATS: tuple[Format, ...] = ("docx", "pdf", "txt")
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))

pytestmark = pytest.mark.usefixtures("pdf_fonts")


def facts(reading: DocumentReading) -> dict[str, object]:
    """Every fact without its place in the text."""
    return {f.name: _bare(getattr(reading, f.name)) for f in fields(reading) if f.name != "span"}


def _bare(value: Any) -> object:
    if isinstance(value, tuple):
        return tuple(map(_bare, value))
    if hasattr(value, "span"):
        return {
            f.name: _bare(getattr(value, f.name)) for f in fields(value) if f.name not in ("span", "doubt")
        }
    return value


def again(paper: Paper, form: Format) -> Paper:
    """The paper written and read again; it must be one paper."""
    [found] = taken(write(paper, profile=profile_of(paper), format=form))[1]
    return found


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ALL)
def test_a_sample_comes_back(name: str, form: Format) -> None:
    assert again(ALL[name], form) == as_read(ALL[name])


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("authority", "on_behalf_of", "deputy_for", "role"),
    [
        ("T/M", "BAN THƯỜNG VỤ", None, "PHÓ BÍ THƯ THƯỜNG TRỰC"),
        ("T/M", "BAN CHẤP HÀNH", None, "BÍ THƯ"),
        ("K/T", "TRƯỞNG BAN", None, "PHÓ TRƯỞNG BAN"),
        ("T/L", "BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("Q.", None, None, "CHÁNH VĂN PHÒNG"),
        (None, None, None, "CHÁNH VĂN PHÒNG"),
    ],
)
def test_a_signature_comes_back(
    form: Format, authority: str | None, on_behalf_of: str | None, deputy_for: str | None, role: str
) -> None:
    signing = Signing(role, "Nguyễn Thị Hòa", authority, on_behalf_of, deputy_for)
    paper = replace(PLAN, signings=(signing,))
    assert again(paper, form).signings == (signing,)
    assert again(replace(paper, recipients=()), form).signings == (signing,)


@pytest.mark.parametrize("form", FORMATS)
def test_two_bodies_sign_side_by_side(form: Format) -> None:
    signings = (
        Signing("PHÓ BÍ THƯ", "Lê Văn Tám", "T/M", "BAN THƯỜNG VỤ"),
        Signing("PHÓ CHỦ TỊCH", "Trần Thị Mai", "T/M", "ỦY BAN MẶT TRẬN TỔ QUỐC"),
    )
    assert again(replace(PLAN, signings=signings), form).signings == signings


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"issue_date": None, "number": None}, "number"),
        ({"symbol": None, "number": None}, "symbol"),
        ({"urgency": "THƯỢNG KHẨN"}, "urgency"),
        ({"draft": "DỰ THẢO"}, "draft"),
        ({"circulation": "XONG HỘI NGHỊ TRẢ LẠI"}, "circulation"),
        ({"recipients": (Recipient("Như trên"),)}, "recipients"),
        ({"parent_issuer": "ĐẢNG BỘ TỈNH HẢI LAM"}, "parent_issuer"),
        ({"doc_type": "Tờ trình", "addressees": ("Ban Bí thư", "Văn phòng Trung ương")}, "addressees"),
        ({"grounds": ("Căn cứ Quy chế làm việc số 05-QC/TU",)}, "grounds"),
        ({"grounds": ()}, "grounds"),
        ({"copies": 7, "typist": "Hoa"}, "copies"),
    ],
)
def test_a_component_comes_back(form: Format, change: dict[str, Any], key: str) -> None:
    paper = replace(PLAN, **change)
    profile = PROFILES["party-hd05"]
    [found] = taken(write(paper, profile=profile, format=form))[1]
    assert getattr(found, key) == getattr(as_read(paper), key)
    assert found.body == as_read(paper).body


SYLLABLES = [
    "việc", "hội", "nghị", "cơ", "sở", "kiến", "tổng", "hợp", "báo", "cáo", "xã", "phường", "thôn", "đại",
]  # fmt: skip
PROSE = st.lists(st.sampled_from(SYLLABLES), min_size=3, max_size=40).map(
    lambda said: f"Giao {' '.join(said)}."
)
EMPHASIS = st.tuples(st.booleans(), st.booleans(), st.booleans())
# A page shows a paragraph's first letter in bold, not where the bold ends: it begins bold only as a whole.
RUNS = st.builds(
    lambda text, bold, rest: (Run(text[: len(text) // 2], False, bold), Run(text[len(text) // 2 :], *rest)),
    PROSE, st.booleans(), EMPHASIS,
) | PROSE.map(lambda text: words(text, bold=True))  # fmt: skip
PARAGRAPHS = st.builds(Paragraph, RUNS, st.sampled_from(["", "I.", "1.", "1.1.", "a)", "-", "+"]))
CELLS = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=12).map(lambda said: words(" ".join(said)))
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4).map(
    lambda rows: Table(
        (Column("Nội dung", 3.0), Column("Đơn vị"), Column("Ghi chú", 1.5, "centre")), tuple(rows)
    )
)


def _parted(elements: list[Element]) -> tuple[Element, ...]:
    """Two tables that follow one another are one on the page: a sentence stands between.

    It bears a marker: what is unmarked behind a line that fills its width may be that paragraph's own end.
    """
    between = Paragraph(words("Giao việc như sau."), "-")
    return tuple(e for pair in ((between, element) for element in elements)
                 for e in (pair if isinstance(pair[1], Table) else pair[1:]))  # fmt: skip


BODIES = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, TABLES), min_size=1, max_size=7).map(_parted)
PEOPLE = st.sampled_from(["Lê Quốc Bảo", "Trần Thị Thúy", "Y Bhiông Niê", "Nguyễn Hoàng Minh Châu"])
SIGNINGS = st.builds(
    Signing, st.sampled_from(["BÍ THƯ", "PHÓ BÍ THƯ", "CHÁNH VĂN PHÒNG"]), PEOPLE,
    st.just("T/M"), st.sampled_from(["BAN THƯỜNG VỤ", "BAN CHẤP HÀNH"]),
)  # fmt: skip
NAMES = st.lists(
    st.sampled_from(["Thường trực Tỉnh ủy", "Đảng ủy các xã", "Ban Tổ chức"]),
    min_size=1,
    max_size=3,
    unique=True,
).flatmap(lambda said: st.sampled_from([said, [*said, "Lưu Văn phòng"]]))
RECIPIENTS = NAMES.map(
    lambda said: tuple(Recipient(name, "để báo cáo" if len(name) > 14 else None) for name in said)
)
PAPERS = st.builds(
    replace,
    st.sampled_from([PLAN, LETTER, MINUTES, FULL]),
    body=BODIES,
    recipients=RECIPIENTS,
    signings=SIGNINGS.map(lambda signing: (signing,)),
    number=st.none() | st.integers(1, 999),
    issue_date=st.dates(date(2018, 5, 1), date(2026, 11, 1)),
    appendices=st.lists(BODIES, max_size=1).map(
        lambda held: tuple(Appendix("Nội dung chi tiết", body) for body in held)
    ),
)


@given(PAPERS)
@settings(max_examples=20, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_any_paper_comes_back_the_same_from_word_and_pdf(paper: Paper) -> None:
    profile = profile_of(paper)
    word, pdf = (taken(write(paper, profile=profile, format=form)) for form in FORMATS[:2])
    assert word[1] == (as_read(paper),)
    assert pdf[1] == (as_read(paper),)
    assert list(map(facts, word[0].documents)) == list(map(facts, pdf[0].documents))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("number", [0, 1, 2, 4])
def test_a_seed_written_again_says_the_same(number: int, form: Format) -> None:
    if not SEEDS:
        pytest.skip("Không có các văn bản mẫu trong ../shared/seeds.")
    reading, papers = taken(SEEDS[number].read_bytes())
    assert len(papers) == len(reading.documents)
    for before, paper in zip(reading.documents, papers, strict=True):
        profile = profile_for(paper.issue_date or date(2023, 1, 1), paper.system)
        after, _ = taken(write(paper, profile=profile, format=form))
        ours, theirs = facts(after.documents[0]), facts(before)
        # A lost letterhead is written again: with the system, and the issuer in capitals.
        assert ours.pop("system")
        assert theirs.pop("system") or before.number is None
        assert str(ours.pop("issuer")).upper() == str(theirs.pop("issuer")).upper()
        assert ours == theirs


def test_an_article_is_no_paper() -> None:
    if not SEEDS:
        pytest.skip("Không có các văn bản mẫu trong ../shared/seeds.")
    assert taken(SEEDS[3].read_bytes())[1] == ()


def test_an_empty_file_is_a_bare_paper() -> None:
    [found] = taken(b"x")[1]
    assert (found.system, found.doc_type, found.signings, found.addressees) == ("party", "Văn bản", (), ())
