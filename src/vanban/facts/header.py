"""The letterhead of a document, its title, and the grounds it stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from vanban.answers import Found, LegalBasis, Signature
from vanban.facts import letterhead, titles
from vanban.facts.citations import find_citations
from vanban.facts.context import Context, Header
from vanban.facts.kinds import by_symbol
from vanban.model import Block, Kind, Span
from vanban.stages import marks
from vanban.text.keys import fold
from vanban.text.patterns import pattern_of
from vanban.text.syllables import LOWER, UPPER

System = Literal["party", "state"]
_GROUND = pattern_of(r"^\W*(?:căn cứ|theo đề nghị|theo|thực hiện|xét)\b", re.I)
_CITED_SENTENCE = pattern_of(r"[^.;\n]*$")
_REACH = 160
"""Characters before a citation in which its sentence is looked for."""
_MEETING_START = pattern_of(r"(?:họp|hội nghị|cuộc họp|lễ|hội thảo|buổi|phiên)\b", re.I)
_INVITED_LABEL = pattern_of(
    r"(?:dự họp|nội dung(?: cuộc họp| họp| làm việc)?|về việc|tên (?:cuộc họp|hội nghị))\s*:\s*(?=\S{2})",
    re.I,
)
_PARTY_WORDS = pattern_of(
    r"\b(?:tỉnh ủy|tỉnh uỷ|huyện ủy|thành ủy|thị ủy|đảng ủy|đảng uỷ|chi bộ|ban thường vụ|đảng bộ)\b", re.I
)
_LOCAL_ORGAN = pattern_of(
    rf"\b(?P<organ>Báo|Điện lực|Viễn thông|Bưu điện|VNPT|Viettel|Thành ủy|tỉnh|Công an tỉnh"
    rf"|Đài [\w -]{{5,30}}?)\s+(?P<place>[{UPPER}][{LOWER}]+\s+[{UPPER}][{LOWER}]+)\b"
)
_ISSUER_SELF = pattern_of(
    r"\b(?P<who>(?:Tỉnh ủy|Tỉnh uỷ|Thành ủy|Huyện ủy|Thị ủy|Đảng ủy|Ủy ban nhân dân"
    r"|UBND)(?:\s+(?:tỉnh|huyện|xã|phường|thành phố|thị xã))?"
    r"(?:\s+[A-ZĐ]\w+){0,3})"
)


def _top(blocks: Sequence[Block]) -> int:
    """How many blocks from the top can belong to the letterhead: until the body's first numbered heading."""
    for at, block in enumerate(blocks[: letterhead.ZONE]):
        if at > 3 and block.marker and block.level in (1, 2) and not marks.is_letterhead(block.text):
            return at
    return min(len(blocks), letterhead.ZONE)


def _addressees_end(blocks: Sequence[Block], start: int) -> int:
    """The first block behind "Kính gửi" and its list, `start` where there is none nearby."""
    for at in range(start, min(start + 5, len(blocks))):
        if not marks.ADDRESSEES.match(blocks[at].text):
            continue
        at += 1
        first = at
        while at < len(blocks) and _is_addressee(blocks[at]) and not _closed(blocks[first:at]):
            at += 1
        return at
    return start


def _is_addressee(block: Block) -> bool:
    listed = block.marker in ("-", "–", "+", "*") and not _GROUND.match(block.text)
    return listed or _is_address_tail(block)


def _closed(listed: Sequence[Block]) -> bool:
    """Whether the list of addressees came to its full stop after entries that end in commas."""
    return len(listed) > 1 and listed[-1].text.endswith(".") and listed[-2].text.endswith((",", ";"))


def _is_address_tail(block: Block) -> bool:
    return len(block.text) < 110 and block.text.rstrip().endswith((",", ";")) and not block.marker


def _date_near_signature(blocks: Sequence[Block]) -> letterhead.DateLine | None:
    """A dated line at the foot, above the signature, as invitations and minutes of the State form have it."""
    tail = blocks[max(0, len(blocks) - 14) :]
    line = letterhead.date_line(tail, len(tail))
    return line if line and line.place else None


def _issue_date(
    context: Context, top: int, number: Found[int] | None
) -> tuple[Found[date] | None, letterhead.DateLine | None]:
    line = letterhead.date_line(context.blocks, top)
    if line is None:
        line = _date_near_signature(context.blocks)
    if line is not None and line.day is not None:
        return _plausible(line.day, context.today), line
    signed = letterhead.signed_on(context.blocks, line)
    if signed is None and line is not None:
        signed = letterhead.stamped_day(context.blocks, line, number)
    return signed, line


def _plausible(found: Found[date], today: date) -> Found[date]:
    if found.value.year > today.year + 1 or found.value.year < 1976:
        return Found(found.value, found.span, "Năm ban hành khác thường, cần đối chiếu bản gốc.")
    return found


def _number(context: Context, line: letterhead.NumberLine | None) -> Found[int] | None:
    if line is None:
        return None
    if line.number is not None:
        return Found(line.number, line.span)
    return letterhead.stamped_number(context.blocks, line.at)


def _system(
    context: Context, top: int, line: letterhead.NumberLine | None, issuer: Found[str] | None
) -> Found[System] | None:
    for block in context.blocks[:top]:
        if marks.PARTY_HEAD.match(block.text):
            return Found("party", block.span)
        if marks.STATE_HEAD.match(block.text) or marks.MOTTO.match(block.text):
            return Found("state", block.span)
    if line is not None and line.symbol:
        return Found("party" if "/" in line.symbol else "state", line.span)
    if issuer is not None:
        return Found("party" if _PARTY_WORDS.search(issuer.value) else "state", issuer.span)
    return None


def _kind(
    context: Context, line: letterhead.NumberLine | None, named: titles.TitleLine | None, top: int
) -> Found[str] | None:
    if named is not None:
        return Found(named.doc_type.name, named.span)
    addressed = next((b for b in context.blocks[:top] if marks.ADDRESSEES.match(b.text)), None)
    if line is not None and line.symbol and (kind := by_symbol(line.symbol)) is not None:
        return Found(kind.name, line.span)
    if addressed is not None:
        return Found("Công văn", addressed.span)
    return None


def read_header(context: Context) -> Header:
    """Number, date, issuer, kind and title; a part that the page does not show stays None."""
    blocks = context.blocks
    if not blocks:
        return Header()
    top = _top(blocks)
    line = letterhead.number_line(blocks, top)
    named = titles.title_line(blocks, top)
    number = _number(context, line)
    issued, dated = _issue_date(context, top, number)
    head_end = named.at if named else _letter_head_end(blocks, top)
    parent, issuer = letterhead.issuers(blocks, head_end)
    title, body = _title(context, line, named, top)
    return Header(
        doc_type=_kind(context, line, named, top),
        system=_system(context, top, line, issuer),
        number=number,
        symbol=Found(line.symbol, line.span) if line and line.symbol else None,
        issue_date=issued,
        place=dated.place if dated else None,
        parent_issuer=parent,
        issuer=issuer,
        title=title,
        body=_addressees_end(blocks, body),
    )


def _letter_head_end(blocks: Sequence[Block], top: int) -> int:
    """Where a letter's head ends: at its addressees, or at the first line of prose."""
    for at, block in enumerate(blocks[:top]):
        if marks.ADDRESSEES.match(block.text) or len(block.text) > 200:
            return at
    return top


def _title(
    context: Context, line: letterhead.NumberLine | None, named: titles.TitleLine | None, top: int
) -> tuple[Found[str] | None, int]:
    blocks, text = context.blocks, context.document.text
    if named is not None:
        title, body = titles.title_of(blocks, text, named)
        return title or _invitation_title(context, named, body), body
    end = _letter_head_end(blocks, top)
    if line is None and end == top:
        return None, 0
    start = line.at + 1 if line else 0
    return titles.abstract(blocks, text, start, end), end


def _invitation_title(context: Context, named: titles.TitleLine, body: int) -> Found[str] | None:
    """What an invitation without an abstract invites to."""
    if named.doc_type.name != "Giấy mời":
        return None
    for block in context.blocks[body : body + 12]:
        if (labelled := _INVITED_LABEL.match(block.words)) is not None:
            start = block.body + labelled.end()
            return Found(block.words[labelled.end() :].rstrip(" .:;/"), Span(start, block.end))
        if block.level == 2 and _MEETING_START.match(block.words):
            return Found(block.words.rstrip(" .:;"), Span(block.body, block.end))
        if (found := titles.invited_to(block.text)) is not None:
            return Found(found[0], context.spanned(block, found[1], found[2]))
    return None


def inferred_issuer(context: Context, signed: Signature | None) -> Found[str] | None:
    """The issuer of a document whose letterhead is lost, from where its copy is kept; marked as doubtful.

    Nothing is taken from the file name. A committee's place name is added only where the organs named in the
    text agree on one.
    """
    if signed is None:
        return None
    for block in context.blocks[context.closing :]:
        if (
            not fold(block.text).lstrip("-–+ ").startswith("luu")
            or (match := _ISSUER_SELF.search(block.text)) is None
        ):
            continue
        span = context.spanned(block, match.start("who"), match.end("who"))
        place = "" if len(match["who"].split()) > 2 else _agreed_place(context)
        return Found(
            f"{match['who']} {place}".strip(),
            span,
            "Đầu văn bản không còn; cơ quan ban hành suy từ nơi lưu, cần xác nhận.",
        )
    return None


def _agreed_place(context: Context) -> str:
    """The province or commune that at least two kinds of local organs in the text are named after, or ""."""
    named: dict[str, set[str]] = {}
    for block in context.blocks:
        for match in _LOCAL_ORGAN.finditer(block.text):
            named.setdefault(match["place"], set()).add(match["organ"].lower())
    agreed = [place for place, organs in named.items() if len(organs) >= 2]
    return agreed[0] if len(agreed) == 1 else ""


def read_legal_basis(context: Context) -> tuple[LegalBasis, ...]:
    """The grounds ("Căn cứ ...") and every other cited document, each with its number."""
    head = context.head
    own = f"{head.number.value if head.number else ''}-{head.symbol.value if head.symbol else ''}".lstrip("0")
    found: list[LegalBasis] = []
    for node in context.nodes[context.head.body :]:
        block = node.block
        if block.kind is Kind.RULE:
            continue
        cited = [c for c in find_citations(block.text) if c.number.lstrip("0") != own]
        if (
            _GROUND.match(block.text)
            and (cited or fold(block.text).lstrip("- ").startswith("can cu"))
            and len(block.text) < 900
        ):
            found.append(
                LegalBasis(
                    block.words.rstrip(" ;.,"),
                    cited[0].number if cited else None,
                    Span(block.body, block.end),
                )
            )
            cited = cited[1:]
        for citation in cited:
            before = _CITED_SENTENCE.search(block.text, max(0, citation.start - _REACH), citation.start)
            start = citation.start - len((before[0] if before else "").lstrip())
            found.append(
                LegalBasis(
                    block.text[start : citation.end].strip(),
                    citation.number,
                    context.spanned(block, start, citation.end),
                )
            )
    return tuple(found)
