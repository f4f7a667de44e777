"""Clean lines → blocks: wrapped lines joined into paragraphs, markers read, page numbers lifted out of
sentences.

Reads: Line. Writes: the normalised text and its blocks, one block a line of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from vanban.facts.kinds import by_title_line
from vanban.model import Block, Fragment, Kind, Span
from vanban.stages import marks
from vanban.stages.lines import Line
from vanban.text.patterns import pattern_of
from vanban.text.syllables import LOWER

_UNFINISHED = pattern_of(
    r"(?:[,(–]|\b(?:và|của|các|hoặc|với|cho|tại|về|số|ngày|tháng|năm|từ|đến|là|do|theo|trong|trên"
    r"|để|được|bằng|những|một|đồng chí|"
    r"thực hiện|tổ chức|Ban|Tỉnh|Huyện|Đảng|Ủy ban|Hội|Phó|Chủ|Văn|Bí|Thường|Giám|Mặt trận|Đoàn))$"
)
_HANGING = pattern_of(r"\b(?:gửi|trình|và|của|cho|với|về|tại)$")
_ENDED = pattern_of(r"[.:;!?…”\"'’)\]]$")
_SENTENCE_END = pattern_of(r"[.;:!?…]$")
_DATED_END = pattern_of(r"\d/\d{1,2}/\d{4}$")
"""No capital follows a date within a sentence: the line below begins a duty of its own."""
_TAIL = 12
"""Characters at the end of a line that hold its last word and the one before."""
_LONG = 60
"""Characters from which a line is one of running text; a short letter has more lines in head and foot."""
_WIDEST = 110
"""The longest line of a file that was broken at a margin, in characters."""
_LABEL = 48
"""The most characters of a label whose colon stands at the head of the next line."""
_FIRST_BLANKS = 3
"""The least blanks more before a first line, where a text keeps those of its page."""
_INDENT = 0.02
"""The least indent of a first line, in fractions of the page: 4 mm of A4."""
_SIGNED = pattern_of(
    r"(?:(?:được\s+)?ký\s+(?:số\s+)?bởi|người\s+ký|email|cơ\s+quan|(?:thời\s+gian|ngày)\s+ký)\s*:|\+\d\d:\d\d$",
    re.I,
)
_STAMP_STARTS = frozenset("đĐkKnNeEcCtT+")
_PRINTED = pattern_of(r"\bin\s+lúc\s+\d{1,2}/\d{1,2}/\d{4}\b", re.I)
_AWAITS_NUMBER = pattern_of(
    r"(?:[-–/]|\b(?:số|ngày|tháng|năm|từ|đến|là|khóa|khoá|thứ|quý|đợt|bảng|đạt|gồm|có|và|hơn|trên))$"
)
_GROUND = pattern_of(r"(?:Căn cứ|Theo|Thực hiện|Xét)\b")
_OPENS_TEXT = pattern_of(r"(?:Căn cứ|Theo|Thực hiện|Xét|Tiếp theo|(?:Sáng|Chiều|Tối|Trong)? ?[Nn]gày \d)\b")
_YEARS_APART = pattern_of(r"[-–—]\s*(?:20\d\d|\d{1,2}[/.]\d{1,2})\b")
_COUNTED = pattern_of(rf"\d{{1,4}} [{LOWER}]")
"""A figure and what it counts, behind a full line: the sentence goes on ("không quá / 60 học viên")."""
_HOURS_ROW = pattern_of(
    r"\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}'?\s*[-–]\s*\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}'?\s*:?\s+[A-ZĐÀ-Ỹ]"
)
"""A run of hours and what is done in it: a line of a programme, which goes on with no sentence."""
_FIRST_HALF = pattern_of(
    r"(?:Tài chính|Kế hoạch|Kinh tế|Văn hóa|Văn hoá|Lao động|Hành chính|Cơ yếu|Tổ chức|Khoa giáo|Dân chủ)$"
)
_OTHER_HALF = pattern_of(
    r"(?:Kế hoạch|Tài chính|Hạ tầng|Xã hội|Thông tin|Thể thao|Thương binh|Quản trị|Tổng hợp|Công nghệ"
    r"|Cán bộ|Văn (?:nghệ|xã)|Pháp luật)\b"
)
"""The halves of an office's name that a dash binds ("Phòng Tài chính / - Kế hoạch")."""
_OPENING = ("“", '"', "'", "(")
_TORN = (
    (pattern_of(r"^\W*s[ốô]\s*[:.]?\s*\d*$", re.I), pattern_of(r"^\d{1,5}$|^\d{0,5}\s*[-/–]\s*[A-ZĐ]")),
    (pattern_of(r"^\d{1,5}$"), pattern_of(r"^[-/–]\s*[A-ZĐ]{2}")),
    (pattern_of(r",\s*ngày\s*\d{0,2}$", re.I), pattern_of(r"^\d{0,2}\s*tháng\b", re.I)),
    (pattern_of(r",\s*ngày\b.*\btháng\s*\d{0,2}$", re.I), pattern_of(r"^\d{0,2}\s*năm\b", re.I)),
    (pattern_of(r"XÃ HỘI CHỦ NGHĨA(?: VIỆT)?$"), pattern_of(r"^(?:VIỆT )?NAM$")),
)
_FIGURE_AHEAD = {
    "ngày": pattern_of(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\b|\d{1,2} tháng\b"),
    "tháng": pattern_of(r"\d{1,2}[/.-]\d{4}\b|\d{1,2} năm\b"),
    "năm": pattern_of(r"20\d\d(?!\d)"),
    "giờ": pattern_of(r"\d\d(?:,| phút| ngày)"),
    "số": pattern_of(r"\d{1,5}(?:-[A-ZĐ]{2}|/)"),
}
"""Words that end a line in mid-sentence, and the figures that then head the next, be the line full or not."""
_SENTENCE = 12
"""Characters of a line that is more than the heading of a column ("Tháng", "Số")."""
_TORN_STARTS = ("-", "/", "–", "t", "T", "n", "N", "V")
_TORN_ENDS = frozenset(":.0123456789yốốồôoỐỒÔOTA")
_TORN_WORDS = ("ngày", "số", "sô", "nghĩa", "việt")
"""Ends of a line that a gap may have torn from the next: figures and marks, or one of these words."""


@dataclass(slots=True)
class _Draft:
    """A block being gathered."""

    lines: list[Line] = field(default_factory=list)

    @property
    def last(self) -> Line:
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How this file breaks its lines.

    `width` is the usual full width in characters, `wrapped` whether sentences wrap at all, `right` the right
    margin in fractions of the page where the source shows places, else 0. `margin` is the left one, from
    which a first line may be indented: where lines begin that go on with a sentence, else the leftmost.
    """

    width: int
    wrapped: bool
    right: float = 0.0
    parted: bool = False  # a blank line stands between paragraphs, and only there
    margin: float = 0.0
    blanks: int | None = None  # how many stand before lines that go on, in a text whose first lines have more

    @property
    def shows_gaps(self) -> bool:
        """Whether a gap parts paragraphs: it was measured on a page, only some lines have one, or the
        lines are whole paragraphs.
        """
        return bool(self.right) or self.parted or self.width > 180

    def fills(self, line: Line, share: float) -> bool:
        """Whether a line reaches the right margin, or that share of the usual width where places are
        unknown.
        """
        if self.right and line.right:
            return line.right >= self.right - 0.04
        return len(line.text) >= share * self.width


def _starts_lower(text: str) -> bool:
    first = text[1:2] if text[:1] in _OPENING else text[:1]
    return first.islower() and first.isalnum()


def _layout_of(lines: list[Line], joined_already: bool) -> _Layout:
    prose = [line for line in lines if line.cells is None]
    if joined_already or not prose:
        return _Layout(10_000, False)
    lengths = sorted(len(line.text) for line in prose)
    width = lengths[int(len(lengths) * 0.9)]
    lower = sum(_starts_lower(line.text) for line in prose)
    rights = sorted(line.right for line in prose if line.right)
    right = rights[int(len(rights) * 0.9)] if rights else 0.0
    long = sum(len(line.text) >= _LONG for line in prose)
    many = lower * 8 >= len(prose) or (lower > 1 and lower * 4 >= long) or _torn_ends(prose) > 1
    wrapped = bool(right) or (many and width <= 180) or _has_edge(prose, lengths[-1])
    parted = sum(line.spaced > 0 for line in prose) < 0.5 * len(prose)
    margin = _margin(lines, prose) if right else 0.0
    return _Layout(width, wrapped, right, parted, margin, None if right else _blanks(prose))


def _blanks(prose: list[Line]) -> int | None:
    """How many blanks stand before the lines that go on with a sentence, where most have as many."""
    wraps = [line.at for line in prose if _starts_lower(line.text) and len(line.text) > 20]
    usual, times = Counter(wraps).most_common(1)[0] if len(wraps) > 2 else (0, 0)
    return usual if times and times >= 0.6 * len(wraps) else None


def _has_edge(prose: list[Line], longest: int) -> bool:
    """Whether the lines end as if at a margin: none is long, and many of the longest break off."""
    full = [line.text for line in prose if len(line.text) >= 0.85 * longest]
    broken = sum(not _ENDED.search(text) for text in full)
    return longest <= _WIDEST and broken >= 3 and broken * 2 >= len(full)


def _torn_ends(prose: list[Line]) -> int:
    """How many long lines end in a word that wants its next: no paragraph ends in "của" or "ngày"."""
    return sum(
        len(line.text) >= _LONG
        and line.text[-1:] != ","
        and _UNFINISHED.search(line.text[-_TAIL:]) is not None
        for line in prose
    )


def _margin(lines: list[Line], prose: list[Line]) -> float:
    """Where the lines begin that go on with a sentence; the leftmost where none does."""
    lower = (line for line in prose if _starts_lower(line.text) and not line.centred)
    wraps = sorted(line.left for line in lower if not marks.marker_of(line.text)[0])
    return wraps[int(len(wraps) * 0.9)] if wraps else min(line.left for line in lines)


def _stands_alone(line: Line) -> bool:
    return line.apart or line.cells is not None or marks.is_letterhead(line.text)


def _continues_lower(previous: str, text: str) -> bool:
    """A line that begins in lower case goes on with the sentence, unless the one before it had ended."""
    if marks.is_caps(previous) and len(previous) < 60:
        return False
    return not previous.endswith((".", ":", "!", "?"))


def _continues(previous: Line, line: Line, layout: _Layout) -> bool:
    """Whether `line` is the same paragraph as `previous`."""
    before, text = previous.text, line.text
    if layout.width >= 10_000 or (previous.centred and not line.centred):
        return False
    if _is_torn(before, text):
        return True
    if _are_apart(previous, line):
        return False
    if marks.marker_of(text)[0]:
        return _is_wrapped_dash(before, text, layout)
    if marks.is_caps(text) and len(text) > 6:
        open_end = layout.wrapped and bool(re.search(r"[(,–]$", before))
        return open_end and not marks.is_caps(before) and len(text) < 12
    if marks.is_caps(before) and len(before.split()) > 1 and not marks.marker_of(before)[0]:
        return False
    if _starts_lower(text) or (_COUNTED.match(text) and layout.fills(previous, 0.75)):
        return _continues_lower(before, text)
    return _is_open(before, text) or (
        _may_go_on(previous, layout) and _continues_upper(previous, line, layout)
    )


def _may_go_on(line: Line, layout: _Layout) -> bool:
    return layout.wrapped or (_HANGING.search(line.text) is not None and layout.fills(line, 0.75))


def _is_open(before: str, text: str) -> bool:
    """Whether the line asks for what heads the next, be it full or not: the figures of a date ("trước ngày /
    24/4/2026"), the other half of a bracket.
    """
    if len(before) < _SENTENCE:
        return False
    figure = _FIGURE_AHEAD.get(before[before.rfind(" ") + 1 :].lower())
    if figure is not None and figure.match(text):
        return True
    return ")" in text and before.count("(") > before.count(")") and text.count(")") > text.count("(")


def _are_apart(previous: Line, line: Line) -> bool:
    """Whether either line joins nothing, or the second opens with hours or is a number alone (a stamp, a page
    number) where the sentence before it asks for none.
    """
    stray = line.text.isdigit() and len(line.text) < 6 and not _AWAITS_NUMBER.search(previous.text)
    return stray or _stands_alone(previous) or _stands_alone(line) or _opens_hours(line.text)


def _opens_hours(text: str) -> bool:
    return text[:1].isdigit() and _HOURS_ROW.match(text) is not None


def _is_name_beside_recipients(before: str, text: str) -> bool:
    """A signer's name that stands between the lines of "Nơi nhận", where the two columns are mixed."""
    return len(text) < 32 and before[:1] in "-+*•" and before.endswith((",", ";")) and marks.is_name(text)


def _is_torn(before: str, text: str) -> bool:
    """Whether a wide gap tore one line of the letterhead in two: "Số:" and "/UBND-VP", "ngày" and "tháng
    3".
    """
    last = before[-1:]
    if (
        len(before) > 70
        or last not in _TORN_ENDS
        or not (text[:1] in _TORN_STARTS or text[:1].isdigit())
        or (last.isalpha() and not before.lower().endswith(_TORN_WORDS))
    ):
        return False
    return any(tail.match(text) and head.search(before) for head, tail in _TORN)


def _is_wrapped_dash(before: str, text: str, layout: _Layout) -> bool:
    """Whether the dash at the head of a line belongs to the sentence ("kinh tế / - xã hội"), not to a
    list.
    """
    marker, style, _ = marks.marker_of(text)
    if style == "dash" and before[-1:].isdigit() and _YEARS_APART.match(text):
        return True
    if style != "dash" or not layout.wrapped or before.endswith(",") or _ENDED.search(before):
        return False
    rest = text[len(marker) :].lstrip()
    halved = _FIRST_HALF.search(before, max(0, len(before) - _TAIL)) and _OTHER_HALF.match(rest)
    return (_starts_lower(rest) or halved is not None) and len(before) >= 0.7 * layout.width


def _continues_upper(previous: Line, line: Line, layout: _Layout) -> bool:
    before = previous.text
    full = layout.fills(previous, 0.75)
    gap = line.spaced and layout.parted and not (layout.right and full)
    signed = line.spaced and len(before) < 40 and marks.is_name(before)
    if gap or signed or _is_name_beside_recipients(before, line.text) or _DATED_END.search(before[-12:]):
        return False
    if before.endswith(";") and full and not _GROUND.match(line.text):
        return True
    if _UNFINISHED.search(before, max(0, len(before) - _TAIL)) and (full or before.endswith(",")):
        return True
    if full and not line.spaced and line.text.count(")") > line.text.count("("):  # within brackets still
        return True
    if _SENTENCE_END.search(before):
        return layout.fills(previous, 0.95) and not line.spaced and not before.endswith((":", ";"))
    return full


def is_stamp(text: str) -> bool:
    """Whether a signing service or a printer set the line over the page, perhaps in mid-sentence."""
    if text[:1] in _STAMP_STARTS and _SIGNED.match(text):
        return True
    return text.count("/") > 1 and "lúc" in text.lower() and _PRINTED.search(text) is not None


def _is_alien(line: Line) -> bool:
    """Whether a line belongs to no sentence: the number of a page, the mark of a signature or of a print."""
    text = line.text
    return (len(text) <= 5 and text.isdecimal()) or (len(text) < 120 and is_stamp(text))


def _ends_title(kind: Line, title: _Draft, line: Line) -> bool:
    """Whether the title under the name of the kind is over: a ground follows, or a gap wider than its own."""
    own = [one.spaced for one in title.lines[1:]] or [title.last.spaced, 1]
    gap = line.spaced > max(own)
    over = (gap and line.text[:1].isupper()) or _OPENS_TEXT.match(line.text) is not None
    return over and marks.is_caps(kind.text) and by_title_line(kind.text) is not None


def _ends_ground(ground: _Draft, line: Line) -> bool:
    """Whether what follows the last ground is over a gap: its comma ends it, and the sentence begins anew."""
    over = line.spaced > 0 and line.text[:1].isupper() and ground.last.text.endswith(",")
    return over and _GROUND.match(ground.lines[0].text.lstrip("-– ")) is not None


def _begins_indented(draft: _Draft, line: Line, layout: _Layout) -> bool:
    """Whether the line is indented as the first of the paragraph is and what goes on with a sentence is not,
    behind a full stop: then another begins, however full the last line is.
    """
    first, last = draft.lines[0], draft.last
    if layout.blanks is not None and not line.left:
        ended = _SENTENCE_END.search(last.text) and not _starts_lower(line.text)
        return bool(ended) and line.at >= layout.blanks + _FIRST_BLANKS and last.at <= first.at
    if not line.left or not _SENTENCE_END.search(last.text) or _starts_lower(line.text):
        return False
    margin = layout.margin if last is first else last.left
    return line.left - margin > _INDENT and abs(line.left - first.left) < _INDENT / 2


def _drafts(lines: list[Line], layout: _Layout) -> list[_Draft]:
    """Lines gathered into paragraphs; a lone number between two halves of a sentence is set behind it."""
    drafts: list[_Draft] = []
    lifted: list[Line] = []
    for at, line in enumerate(lines):
        alien = bool(drafts) and at + 1 < len(lines) and _is_alien(line)
        if alien and not _is_torn(drafts[-1].last.text, line.text):
            following = next((other for other in lines[at + 1 : at + 12] if not _is_alien(other)), None)
            turned = following and following._replace(spaced=0)
            if turned and drafts[-1].last.cells is None and _continues(drafts[-1].last, turned, layout):
                lifted.append(line)
                continue
        behind = line._replace(spaced=0) if lifted else line
        ended = len(drafts) > 1 and _ends_title(drafts[-2].last, drafts[-1], line)
        ended = ended or (bool(drafts) and layout.shows_gaps and _ends_ground(drafts[-1], line))
        ended = ended or (bool(drafts) and _begins_indented(drafts[-1], line, layout))
        if drafts and not ended and _continues(drafts[-1].last, behind, layout):
            drafts[-1].lines.append(line)
            continue
        drafts += [_Draft([number]) for number in lifted]
        lifted = []
        drafts.append(_Draft([line]))
    return drafts + [_Draft([number]) for number in lifted]


def _kind(text: str, marker: str, level: int, line: Line) -> Kind:
    if line.cells is not None:
        return Kind.ROW
    if not text[:1].isalnum() and marks.STAR.match(text):
        return Kind.RULE
    words = text[len(marker) :].strip()
    if marker and level <= 3:
        short = len(words) <= 160 and not words.endswith((".", ";", ","))
        return Kind.HEADING if short else Kind.ITEM
    if marker:
        return Kind.ITEM
    return Kind.HEADING if marks.is_caps(text) and len(text) > 3 else Kind.PARAGRAPH


def _cell_spans(text: str, start: int) -> tuple[Span, ...]:
    spans, at = [], start
    for cell in text.split("\t"):
        spans.append(Span(at, at + len(cell)))
        at += len(cell) + 1
    return tuple(spans)


def _fragment(draft: _Draft, start: int, fragments: list[Fragment]) -> None:
    """Which raw lines the block at `start` came from; the cells of a row stand one character apart, as
    lines do.
    """
    at = start
    for part in draft.lines[0].parts or (draft.lines,):
        for line in part:
            fragments.append(Fragment(at, len(line.text), line.raw, line.at))
            at += len(line.text) + 1
        at += not part


def _block(draft: _Draft, start: int, fragments: list[Fragment]) -> Block:
    first = draft.lines[0]
    whole = first.parts or len(draft.lines) == 1
    text = first.text if whole else " ".join([line.text for line in draft.lines])
    _fragment(draft, start, fragments)
    marker, style, level = ("", "", 0) if first.cells is not None else marks.marker_of(text)
    after = len(text) - len(text[len(marker) :].lstrip())
    return Block(
        kind=_kind(text, marker, level, first),
        start=start,
        end=start + len(text),
        text=text,
        marker=marker,
        body=start + after,
        level=level,
        page=first.page,
        bold=first.bold and all(line.bold for line in draft.lines),
        centred=first.centred,
        cells=_cell_spans(text, start) if first.cells is not None else (),
        style=style,
    )


def _with_colons(lines: list[Line]) -> list[Line]:
    """The lines with a colon that heads one set behind the label above it, as tables of labels and values
    leave it: "Thời gian" over ": 14 giờ 00".
    """
    found: list[Line] = []
    for line in lines:
        above = found[-1] if line.text[:1] == ":" and found else None
        if above is None or above.cells is not None or len(above.text) > _LABEL or _ENDED.search(above.text):
            found.append(line)
            continue
        found[-1] = above._replace(text=f"{above.text}:")
        words = line.text[1:].lstrip()
        if words:
            found.append(line._replace(text=words, at=line.at + len(line.text) - len(words)))
    return found


def join_lines(
    lines: list[Line], *, joined_already: bool, tally: Counter[str]
) -> tuple[str, list[Block], list[Fragment]]:
    """The normalised text (one block a line), its blocks, and which raw line each piece came from."""
    lines = _with_colons(lines)
    layout = _layout_of(lines, joined_already)
    drafts = _drafts(lines, layout)
    wrapped = sum(len(draft.lines) - 1 for draft in drafts)
    if wrapped:
        tally["wrapped-line"] += wrapped
    blocks: list[Block] = []
    fragments: list[Fragment] = []
    start = 0
    for draft in drafts:
        block = _block(draft, start, fragments)
        blocks.append(block)
        start = block.end + 1
    return "\n".join(block.text for block in blocks), blocks, fragments
