"""Pieces of text with their places on a page, put in the order in which a person reads them.

Shared by PDF pages and scans, so that both come out alike. Units are those of the page (points or pixels),
origin top left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from vanban.text.patterns import pattern_of

# What stands in a letterhead or a signature block: there the left column is read to its end first.
COLUMN_MARKS = pattern_of(
    r"ĐẢNG\s*CỘNG\s*SẢN|CỘNG\s*H[OÒÕ]A\s*XÃ|Độc\s*lập|N[ơo]i\s*nhận|^\s*Số\s*[:\d.…/-]|"
    r"\b[TK]\s*/\s*[MTL]\b|\b(?:TM|KT|TL|TUQ)\s*\.|^ĐẢNG\s+(?:BỘ|ỦY)|CHỦ\s+TRÌ$|^THƯ\s+KÝ|NGƯỜI\s+GHI|"
    r",\s*ngày\s.{0,12}tháng|"
    r"^(?:Q\.\s*)?(?:PHÓ\s+)?(?:CHÁNH\s+VĂN\s+PHÒNG|BÍ\s+THƯ|CHỦ\s+TỊCH|TRƯỞNG\s+BAN)"
)
_HEADING = pattern_of(r"(?:[IVX]{1,5}|\d{1,2})\s?[.)-]\s*\S|K[íi]nh\s+(?:gửi|trình|chuyển)\b")
_MARKER = pattern_of(r"(?:[-–+*•●○▪]|\(?\d{1,3}[.)]|\d+(?:\.\d+)+\.?|[a-zđ][.)]|[IVXLC]+[.)-])$")


@dataclass(slots=True)
class Piece:
    """Words that stand together on one visual line; `at` says where they came from in their page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    at: int = 0
    bold: bool = False

    @property
    def height(self) -> float:
        """How high the piece is, in the units of its page."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way between its top and its bottom."""
        return (self.top + self.bottom) / 2


Row = list[Piece]


def in_order(pieces: Sequence[Piece]) -> list[Row]:
    """The pieces as lines in reading order.

    A letterhead or a signature block gives its left column, then its right one; other pieces that stand side
    by side are one line of several pieces.
    """
    if _flows(pieces):
        return [[piece] for piece in pieces]
    rows = _rows(pieces)
    centre = (min(piece.left for piece in pieces) + max(piece.right for piece in pieces)) / 2
    ordered: list[Row] = []
    at = 0
    while at < len(rows):
        if len(rows[at]) == 1:
            ordered.append(rows[at])
            at += 1
            continue
        end = _zone_end(rows, at, centre)
        ordered.extend(_zone(rows[at:end]))
        at = end
    return ordered


def is_marker(text: str) -> bool:
    """Whether the text is only a bullet or a number, whose words stand behind a tab."""
    return bool(_MARKER.match(text))


def gap_splits(gaps: Sequence[float], height: float) -> list[int]:
    """Which of the gaps between the words of one line part columns: wide, and far wider than the others."""
    if not gaps:
        return []
    usual = median(gaps) if len(gaps) > 2 else 0.25 * height
    least = max(1.1 * height, 2.6 * usual) if usual < 2 * height else 2 * height
    return [number for number, gap in enumerate(gaps) if gap > least]


def _flows(pieces: Sequence[Piece]) -> bool:
    """Whether each piece stands wholly below the one before: then their order is the page's order."""
    last = float("-inf")
    for piece in pieces:
        if (piece.top + piece.bottom) / 2 < last:
            return False
        last = piece.bottom - 0.35 * (piece.bottom - piece.top)
    return True


def _rows(pieces: Sequence[Piece]) -> list[Row]:
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if rows and _beside(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.left)
    return rows


def _beside(row: Row, piece: Piece) -> bool:
    other = row[0]
    overlap = min(other.bottom, piece.bottom) - max(other.top, piece.top)
    if overlap < 0.55 * min(other.height, piece.height):
        return False
    return all(piece.left > each.right - 1 or piece.right < each.left + 1 for each in row)


def _zone_end(rows: list[Row], start: int, centre: float) -> int:
    """How far down from `start` two columns go on, parted by one gutter; a title or a heading ends them."""
    gutter = _widest_gutter(rows[start])
    end = start + 1
    while end < len(rows):
        narrowed = _narrowed(gutter, rows[end])
        lowest = max(piece.bottom for piece in rows[end - 1])
        step = min(piece.top for piece in rows[end]) - lowest
        if narrowed is None or step > 4 * rows[end][0].height:
            break
        if len(rows[end]) == 1 and (
            _ends_columns(rows[end][0], centre)
            or _heads_a_title(rows, end, narrowed)
            or (step > 2 * rows[end][0].height and not _pairs_follow(rows, end))
        ):
            break
        gutter = narrowed
        end += 1
    return end


def _ends_columns(piece: Piece, centre: float) -> bool:
    """Whether a lone piece below a letterhead is a title in the middle of the page, a heading, or the
    line that says to whom.
    """
    off = abs((piece.left + piece.right) / 2 - centre)
    return off < 0.08 * centre or bool(_HEADING.match(piece.text))


def _heads_a_title(rows: list[Row], at: int, gutter: tuple[float, float]) -> bool:
    """Whether the lone piece stands in the middle above a line that crosses both columns: a type above its
    abstract.
    """
    if at + 1 >= len(rows) or len(rows[at + 1]) > 1 or _narrowed(gutter, rows[at + 1]) is not None:
        return False
    above, below = rows[at][0], rows[at + 1][0]
    return abs((above.left + above.right) - (below.left + below.right)) < above.height


def _pairs_follow(rows: list[Row], at: int) -> bool:
    return any(len(row) > 1 for row in rows[at + 1 : at + 4])


def _widest_gutter(row: Row) -> tuple[float, float]:
    gaps = [(left.right, right.left) for left, right in pairwise(row)]
    return max(gaps, key=lambda gap: gap[1] - gap[0])


def _narrowed(gutter: tuple[float, float], row: Row) -> tuple[float, float] | None:
    """The gutter that is left beside this row too, None where the row crosses it."""
    left, right = gutter
    for piece in row:
        if (piece.left + piece.right) / 2 < (left + right) / 2:
            left = max(left, piece.right)
        else:
            right = min(right, piece.left)
    return (left, right) if right - left > 0.4 * row[0].height else None


def _zone(rows: list[Row]) -> list[Row]:
    pieces = [piece for row in rows for piece in row]
    if not any(COLUMN_MARKS.search(piece.text) for piece in pieces):
        return rows
    gutter = _widest_gutter(rows[0])
    for row in rows[1:]:
        gutter = _narrowed(gutter, row) or gutter
    middle = (gutter[0] + gutter[1]) / 2
    left = [[piece] for piece in pieces if piece.right <= middle]
    right = [[piece] for piece in pieces if piece.right > middle]
    return left + right
