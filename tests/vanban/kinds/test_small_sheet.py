"""Invitations on A5: one sheet for a short one, nothing cut, nothing that the check would find fault with."""

from __future__ import annotations

from datetime import date
from functools import cache

import pypdfium2
import pytest

from vanban import reading
from vanban.checking import check
from vanban.kinds import fill, kind_of
from vanban.paper import Paper, Paragraph, plain
from vanban.profiles import PROFILES, Profile
from vanban.writing import write, write_many

TODAY = date(2026, 12, 1)
HD05 = PROFILES["party-hd05"]
WHOLE = dict(kind_of("giay-moi").sample)
LONG = 22  # lines of a body that no size people can read would bring on one A5 sheet
BORDERS = (20, 8, 200, 138)
"""Left, bottom, right and top of what may be printed on, in mm; the number of a second page stands above."""


def invitation(*, short: bool = True) -> Paper:
    """The sample on A5; short: three of its guests, and nobody has to prepare anything."""
    values = {**WHOLE, "sheet": "A5"}
    if short:
        guests, contents = WHOLE["guests"], WHOLE["contents"]
        assert isinstance(guests, tuple)
        assert isinstance(contents, tuple)
        values |= {"guests": [*guests[:2], guests[-1]], "contents": contents[:2]}
        del values["requests"]
    return fill(kind_of("giay-moi"), values)


@cache
def _pdf(profile: str, short: bool) -> bytes:
    return write(invitation(short=short), profile=PROFILES[profile], format="pdf")


def opened(profile: str, short: bool) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(_pdf(profile, short))


def words_of(held: pypdfium2.PdfDocument) -> str:
    """All that stands on the pages, without the breaks of lines."""
    return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in held)


def said(paper: Paper) -> list[str]:
    """What the paper says, without spaces."""
    lines = [plain(one.words) for one in paper.body if isinstance(one, Paragraph)]
    lines += [paper.title, *(one.text for one in paper.recipients)]
    lines += [
        part.upper() if part != one.name else part for one in paper.signings for part in (one.role, one.name)
    ]
    return ["".join(line.split()) for line in lines]


@pytest.mark.parametrize("profile", list(PROFILES))
def test_a_short_invitation_is_one_sheet(profile: str) -> None:
    held = opened(profile, True)
    assert len(held) == 1
    assert [round(side * 25.4 / 72) for side in held[0].get_size()] == [210, 148]


@pytest.mark.parametrize("short", [True, False])
def test_nothing_is_cut_and_nothing_stands_in_the_margins(short: bool) -> None:
    held = opened(HD05.id, short)
    text = words_of(held)
    missing = [line for line in said(invitation(short=short)) if line not in text]
    assert missing == []
    for number, page in enumerate(held):
        shown = page.get_textpage()
        for at in range(shown.count_rects()):
            left, bottom, right, top = (point * 25.4 / 72 for point in shown.get_rect(at))
            assert left >= BORDERS[0] - 1
            assert bottom >= BORDERS[1] - 1
            assert right <= BORDERS[2] + 1
            assert top <= BORDERS[3] + (5 if number else 1)


def test_one_too_long_goes_on_to_a_second_sheet() -> None:
    assert len(invitation(short=False).body) >= LONG - 3
    assert len(opened(HD05.id, False)) == 2


@pytest.mark.parametrize("slug", ["giay-moi-ca-nhan", "giay-moi-lai", "phieu-chuyen"])
def test_the_other_short_kinds_too(slug: str) -> None:
    paper = fill(kind_of(slug), {**kind_of(slug).sample, "sheet": "A5"})
    assert len(pypdfium2.PdfDocument(write(paper, profile=HD05, format="pdf"))) == 1


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_the_check_finds_no_fault_with_its_sizes(profile: Profile) -> None:
    """No norm sets them for A5, so ours and anybody's are right; emphasis and font are asked as ever."""
    data = write(invitation(), profile=profile, format="docx")
    found = check(data, name="moi.docx", today=TODAY).all
    assert not [one for one in found if one.level == "error"]
    assert not {one.rule for one in found} & {
        "part-size",
        "body-line",
        "body-indent",
        "page-margin",
        "page-size",
    }


def test_it_is_read_back_as_from_a4() -> None:
    def told(sheet: str) -> list[object]:
        paper = fill(kind_of("giay-moi"), {**WHOLE, "sheet": sheet})
        data = write(paper, profile=HD05, format="pdf")
        one = reading.read(data, name="moi.pdf", today=TODAY).documents[0]
        title, number = one.title and one.title.value, one.number and one.number.value
        return [
            title,
            number,
            [(str(meeting.date), meeting.time) for meeting in one.meetings],
            len(one.tasks),
        ]

    assert told("A5") == told("A4")


def test_sheets_of_two_sizes_in_one_file() -> None:
    small, large = invitation(), fill(kind_of("giay-moi"), WHOLE)
    held = pypdfium2.PdfDocument(write_many([small, large, small], profile=HD05))
    sizes = [tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in held]
    assert sizes[0] == sizes[-1] == (210, 148)
    assert set(sizes[1:-1]) == {(210, 297)}
    alone = pypdfium2.PdfDocument(write(large, profile=HD05, format="pdf"))
    assert len(sizes) == len(alone) + 2
    first = "".join(held[0].get_textpage().get_text_bounded().split())
    assert first == "".join(held[len(held) - 1].get_textpage().get_text_bounded().split())
