"""Badges on A4 sheets, ten to a sheet, with marks to cut along; every word is quoted, never markup."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vanban.writers.fonts import FAMILY, FOLDER, unknown_letter
from vanban.writers.pdf import BATCH, compiled, joined, quoted
from vanban.writers.refusal import WriteError
from vanban.writers.squares import square_of

PER_SHEET: Final = 10
_SIZES: Final = ((18, 20), (24, 17), (32, 14), (200, 11))
"""How large a name of so many letters is set, in points, to keep to two lines."""

_HEAD: Final = """
#set page(width: 210mm, height: 297mm, margin: (x: 15mm, y: 11mm), background: {
  let cut(x, y, a, b) = place(top + left, dx: x, dy: y, line(end: (a, b), stroke: 0.4pt + luma(110)))
  for c in range(3) { for y in (5mm, 287mm) { cut(15mm + c * 90mm, y, 0mm, 5mm) } }
  for r in range(6) { for x in (8mm, 197mm) { cut(x, 11mm + r * 55mm, 5mm, 0mm) } }
  for r in range(6) { for c in range(3) { place(top + left, dx: 14mm + c * 90mm, dy: 11mm + r * 55mm,
    line(length: 2mm, stroke: 0.4pt + luma(110))) } }
})
#set text(fallback: false, lang: "vi", hyphenate: false, overhang: false, top-edge: "ascender",
  bottom-edge: "descender")
#set par(leading: 0.15em, spacing: 0pt)
#set block(above: 0pt, below: 0pt)
#let badge(title, name, size, post, office, place-line, mark, code) = block(width: 90mm, height: 55mm,
  inset: (x: 5mm, top: 3mm, bottom: 4mm), breakable: false, clip: true, grid(rows: (10mm, 1fr), {
    block(width: 100%, height: 9mm, clip: true, align(center + horizon, text(size: 9pt, weight: 700, title)))
    line(length: 100%, stroke: 0.6pt + rgb("#98191d"))
  }, align(horizon, grid(columns: (1fr, 26mm), column-gutter: 3mm, align(horizon, {
    text(size: size * 1pt, weight: 700, name)
    if post != "" { v(1.2mm); text(size: 10pt, post) }
    if office != "" { v(0.8mm); text(size: 10pt, weight: 700, office) }
    if place-line != "" { v(0.8mm); text(size: 10pt, place-line) }
    if mark != "" { v(1mm); box(stroke: 0.8pt, inset: (x: 4pt, y: 2pt), text(size: 9pt, weight: 700, mark)) }
  }), image(bytes(code), format: "svg", width: 26mm)))))
"""


@dataclass(frozen=True, slots=True)
class Badge:
    """What one badge says; `code` is what its QR code holds."""

    name: str
    code: str
    post: str = ""
    office: str = ""
    group: str = ""
    seat: str = ""
    reprints: int = 0

    @property
    def place(self) -> str:
        """Group and seat in one line."""
        said = (self.group, f"Chỗ ngồi: {self.seat}" if self.seat else "")
        return " · ".join(part for part in said if part)

    @property
    def mark(self) -> str:
        """That this is not the first badge of this person."""
        return f"IN LẠI LẦN {self.reprints}" if self.reprints else ""


def badge_sheets(badges: Sequence[Badge], *, title: str) -> bytes:
    """The sheets as one PDF, in the order given; the same badges give the same bytes.

    Raises WriteError where the fonts are not installed, and for a letter that they lack, with the name.
    """
    _refuse_unknown(title, f"Tên cuộc họp “{title}”")
    for one in badges:
        words = " ".join((one.name, one.post, one.office, one.place))
        _refuse_unknown(words, f"Thẻ của {one.name}, {one.office}" if one.office else f"Thẻ của {one.name}")
    parts = [_set(badges[at : at + BATCH], title) for at in range(0, len(badges), BATCH)]
    return parts[0] if len(parts) == 1 else joined(parts)


def _refuse_unknown(text: str, what: str) -> None:
    """A blank box in a name would be seen only on the printed sheet."""
    unknown = unknown_letter(text, FOLDER)
    if unknown is not None:
        raise WriteError(
            f"{what} có ký tự “{unknown}” (U+{ord(unknown):04X}) mà phông chữ không có. "
            "Hãy sửa ký tự này rồi in lại."
        )


def _set(badges: Sequence[Badge], title: str) -> bytes:
    """As many as the typesetter is given at once: what it remembers of more takes hundreds of megabytes."""
    held = [f'#set document(title: {quoted(title)}, date: none)\n#set text(font: "{FAMILY}")\n{_HEAD}']
    for at in range(0, len(badges), PER_SHEET):
        cells = ",\n".join(_cell(one, title) for one in badges[at : at + PER_SHEET])
        held.append(f"#grid(columns: (90mm, 90mm), rows: 55mm,\n{cells})\n")
    return compiled("".join(held), FOLDER)


def _cell(one: Badge, title: str) -> str:
    size = next(points for letters, points in _SIZES if len(one.name) <= letters)
    words = (
        quoted(text)
        for text in (_short(one.post), _short(one.office), one.place, one.mark, _square(one.code))
    )
    return f"badge({quoted(_short(title))}, {quoted(one.name)}, {size}, {', '.join(words)})"


def _short(text: str) -> str:
    return text if len(text) <= 96 else f"{text[:95].rstrip()}…"


def _square(code: str) -> str:
    """The code as a drawing, so that it is sharp at any size."""
    held = io.BytesIO()
    square_of(code).save(held, kind="svg", xmldecl=False, border=0, svgclass=None, lineclass=None)
    return held.getvalue().decode()
