"""Press articles: recognised as such, so that no number, issuer or signer is made up for them."""

from __future__ import annotations

import re

from vanban.answers import DocumentReading, Found
from vanban.facts import letterhead, titles
from vanban.facts.agenda import read_agenda
from vanban.facts.context import Context, Header
from vanban.facts.meetings import read_meetings
from vanban.facts.participants import read_participants
from vanban.facts.quotas import read_quotas
from vanban.facts.tasks import read_tasks
from vanban.model import Kind, Span
from vanban.stages import marks
from vanban.text.patterns import pattern_of

_TELLING = (
    pattern_of(
        r"\b(?:cho biết|nhấn mạnh|khẳng định|phát biểu (?:tại|kết luận|chỉ đạo)|cho rằng|chia sẻ"
        r"|bày tỏ|ghi nhận và|biểu dương|đánh giá cao)\b",
        re.I,
    ),
    pattern_of(r"\b(?:tham dự|cùng dự|dự) (?:buổi|cuộc|hội nghị|làm việc|có)\b|\bcùng dự có\b", re.I),
    pattern_of(
        r"\b(?:tại (?:buổi|cuộc) (?:làm việc|họp|gặp)|kết luận (?:nội dung |buổi |cuộc |tại )"
        r"|quang cảnh|toàn cảnh)\b",
        re.I,
    ),
    pattern_of(
        r"\b(?:ảnh|tin|tin, ảnh|bài|pv|phóng viên|nguồn)\s*:|\(ảnh\b|\bbình luận\b"
        r"|\btin liên quan\b|\bGMT\+7\b",
        re.I,
    ),
    pattern_of(
        r"\bđồng chí (?:[A-ZĐÀ-Ỹ][^\W\d_]+ ){1,4}[-–,] ?(?:Ủy viên|Uỷ viên|Phó|Bí thư|Chủ tịch"
        r"|Trưởng|Giám đốc)"
    ),
    pattern_of(r"\b(?:sáng|chiều|tối|ngày) \d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?,", re.I),
)
_PORTAL = pattern_of(
    r"[|»]|\btrang chủ\b|\blượt xem\b|\bcỡ chữ\b|\d{1,2}:\d{2}"
    r"|^(?:thứ|cập nhật|ngày đăng|tải về|chia sẻ|in trang)\b",
    re.I,
)
_ENOUGH = 2
_HEADLINE = 180


def is_press(context: Context) -> bool:
    """Whether the text is a press article: no part of an official's form, and the ways of speech of a
    report.
    """
    blocks = context.blocks
    if not blocks or any(_official(block.text) for block in blocks if block.kind is not Kind.ROW):
        return False
    if (
        titles.title_line(blocks, 12) is not None
        or letterhead.number_line(blocks, letterhead.ZONE) is not None
    ):
        return False
    prose = " ".join(block.text for block in blocks[:120])
    return len(prose) > 400 and sum(bool(pattern.search(prose)) for pattern in _TELLING) >= _ENOUGH


def _official(text: str) -> bool:
    """A line that only official documents have."""
    return marks.is_national_head(text) or bool(
        (len(text) < 60 and marks.RECIPIENTS.match(text))
        or marks.ADDRESSEES.match(text)
        or (marks.AUTHORITY.match(text) and marks.is_caps(text) and len(text) < 90)
    )


def _headline(context: Context) -> Found[str] | None:
    """The first line that is no sentence and none of a portal's own (menus, paths, the time of posting)."""
    if len(context.blocks) < 3:
        return None
    for block in context.blocks[:6]:
        if _PORTAL.search(block.text) or len(block.text) < 20:
            continue
        whole = len(block.text) <= _HEADLINE and not block.text.rstrip().endswith((".", ":"))
        return Found(block.text, block.span) if whole else None
    return None


def read_press(context: Context) -> DocumentReading:
    """What an article tells of meetings and of what was demanded there; it has no number, issuer or
    signer.
    """
    kind = Found("Tin bài", Span(context.blocks[0].start, context.blocks[0].start))
    context = context.headed(Header(doc_type=kind))
    return DocumentReading(
        span=context.document.span,
        doc_type=kind,
        title=_headline(context),
        participants=read_participants(context),
        quotas=read_quotas(context),
        meetings=read_meetings(context),
        agenda=read_agenda(context),
        tasks=read_tasks(context),
    )
