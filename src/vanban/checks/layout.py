"""How a Word file looks against its profile: paper, margins, fonts, sizes and emphasis of each component
(HD 36 appendix 3; HD 05; ND 30/2020 appendix I).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vanban.checks.roles import parts_of
from vanban.checks.sheet import Look, Page
from vanban.checks.view import Hit, View
from vanban.model import Block
from vanban.profiles import FormatRule, Profile

_NEAR = 0.6
"""mm or pt that a converter may lose."""
_SMALL = frozenset({"Giấy mời", "Phiếu chuyển", "Thư công"})
_SIZES = frozenset({"part-size", "body-line", "body-indent"})
"""What no norm sets for A5."""
_SYMBOLS = ("symbol", "wingdings", "webdings", "cambria math")
_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_EMPHASIS = {
    "bold": ("đậm", "không đậm"),
    "italic": ("nghiêng", "đứng"),
    "underline": ("gạch chân", "không gạch chân"),
}
_WORDY = 60
"""Letters from which a paragraph of the body counts as prose."""


def check_layout(view: View) -> Iterator[Hit]:
    """What the eye sees; nothing where the file is not from Word or no profile rules it."""
    if view.sheet is None or view.profile is None:
        return
    yield from _paper(view)
    yield from _fonts(view)
    small = all(_is_small(view.profile, page) for page in view.sheet.pages)
    yield from (hit for hit in _written(view) if not (small and hit.rule in _SIZES))


def _written(view: View) -> Iterator[Hit]:
    """What is seen of the paragraphs."""
    assert view.sheet is not None
    looks = {_key(look.text): look for look in reversed(view.sheet.looks)}
    for part in parts_of(view):
        look = looks.get(_key(part.block.text))
        if look is not None:
            yield from _component(view, part.name, part.role, part.block, look)
    yield from _body(view, looks)


def _key(text: str) -> str:
    return "".join(text.split()).casefold()


def _fits(rule: FormatRule, found: float) -> bool:
    """Whether a measure is right, a hair's breadth aside."""
    return any(rule.allows(found + step) for step in (0, _NEAR, -_NEAR))


def _paper(view: View) -> Iterator[Hit]:
    assert view.sheet is not None
    profile = view.profile
    assert profile is not None
    for page in dict.fromkeys(view.sheet.pages):
        wide, tall = max(page.width, page.height), min(page.width, page.height)
        if _is(wide, profile.number("page.height")) and _is(tall, profile.number("page.width")):
            if page.height >= page.width:
                yield from _margins(view, page)
            continue
        if view.doc_type in _SMALL and _is_small(profile, page):
            continue
        found = f"{page.width:.0f} × {page.height:.0f} mm"
        yield Hit("page-size", None, found, "A4 (210 × 297 mm)", form="page.width")


def _is_small(profile: Profile, page: Page) -> bool:
    small = sorted((profile.number("page.small.width"), profile.number("page.small.height")))
    across = sorted((page.width, page.height))
    return all(_is(found, wanted) for found, wanted in zip(across, small, strict=True))


def _is(found: float, wanted: float) -> bool:
    return abs(found - wanted) <= 1.5


def _margins(view: View, page: Page) -> Iterator[Hit]:
    assert view.profile is not None
    for side, name in _SIDES.items():
        rule = view.profile.rule(f"page.margin.{side}")
        found: float = getattr(page, side)
        if not _fits(rule, found):
            yield Hit("page-margin", None, f"Lề {name} {found:.0f} mm", _range(rule, "mm"), form=rule.key)


def _range(rule: FormatRule, unit: str) -> str:
    """What the rule lets stand, "14–15 pt"."""
    if rule.least is not None and rule.most is not None and rule.least != rule.most:
        return f"{rule.least:g}–{rule.most:g} {unit}"
    return f"{rule.value:g} {unit}" if isinstance(rule.value, (int, float)) else str(rule.value)


def _fonts(view: View) -> Iterator[Hit]:
    """Every other font than the form's, named once with how many paragraphs bear it."""
    assert view.sheet is not None
    wanted = view.form("font.family")
    others = Counter(
        look.font
        for look in view.sheet.looks
        if look.font != wanted and not look.font.lower().startswith(_SYMBOLS)
    )
    for font, count in others.most_common(3):
        words = next(look.text for look in view.sheet.looks if look.font == font)
        at = view.text.find(words[:40])
        block = next((one for one in view.blocks if one.start <= at < one.end), None)
        yield Hit("font-family", block.span if block else None, f"{font} ({count} đoạn)", wanted, wanted)


def _component(view: View, name: str, role: str, block: Block, look: Look) -> Iterator[Hit]:
    assert view.profile is not None
    rules = view.profile.rules
    size = rules.get(f"{role}.size")
    if size is not None and not _fits_size(size, look.size):
        yield Hit("part-size", block.span, f"{name} cỡ chữ {look.size:g}", _range(size, ""), form=size.key)
    for what, (on, off) in _EMPHASIS.items():
        rule = rules.get(f"{role}.{what}")
        found: bool | None = getattr(look, what)
        if rule is not None and found is not None and found is not rule.value:
            said = f"{name} in {on if found else off}"
            yield Hit("part-style", block.span, said, f"in {on if rule.value else off}", form=rule.key)


def _fits_size(rule: FormatRule, found: float) -> bool:
    return rule.allows(found) or not rule.value


def _body(view: View, looks: dict[str, Look]) -> Iterator[Hit]:
    """The paragraphs of the body, each kind of slip named once, at the first place."""
    assert view.profile is not None
    prose = [
        (block, look)
        for block in view.prose()
        if len(block.words) > _WORDY and not block.cells and (look := looks.get(_key(block.text)))
    ]
    size, align = view.profile.rule("body.size"), view.profile.rule("body.align")
    line, indent = view.profile.rule("body.line"), view.profile.rule("body.indent")
    small = [(block, look) for block, look in prose if not _fits_size(size, look.size)]
    if small:
        found = f"{len(small)} đoạn nội dung cỡ chữ {small[0][1].size:g}"
        yield Hit("part-size", small[0][0].span, found, _range(size, ""), form=size.key)
    slanted = [block for block, look in prose if look.italic]
    if len(slanted) > 1 and len(slanted) > 0.75 * len(prose):
        yield Hit("body-italic", slanted[0].span, f"{len(slanted)} đoạn nội dung in nghiêng")
    crooked = [block for block, look in prose if look.align not in ("both", "distribute")]
    if crooked and align.value == "justify":
        found = f"{len(crooked)} đoạn nội dung không căn đều hai lề"
        yield Hit("body-align", crooked[0].span, found, "căn đều hai lề", form=align.key)
    tight = [(block, look.line) for block, look in prose if look.line and not _fits(line, look.line)]
    if tight:
        found = f"{len(tight)} đoạn nội dung cách dòng {tight[0][1]:g} pt"
        yield Hit("body-line", tight[0][0].span, found, _range(line, "pt"), form=line.key)
    plain = [(block, look) for block, look in prose if not block.marker]
    flush = [block for block, look in plain if not _fits(indent, look.indent)]
    if flush and len(flush) > len(plain) // 2:
        found = f"{len(flush)} đoạn nội dung không lùi đầu dòng đúng mức"
        yield Hit("body-indent", flush[0].span, found, _range(indent, "mm"), form=indent.key)
