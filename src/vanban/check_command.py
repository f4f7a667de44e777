"""`vanban check`: what is not right in the form of a file, each finding with its clause."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import Any

from vanban.checking import check
from vanban.findings import Finding, Findings, Level

_NAMES: dict[Level, str] = {"error": "LỖI", "warning": "nên xem lại", "taste": "góp ý"}
FOUND_ERRORS = 1


def run(asked: argparse.Namespace, data: bytes, *, name: str, today: date) -> int:
    """Print the findings; the exit status is 1 where one of them is an error, else 0."""
    found = check(data, name=name, today=today, on=asked.on)
    said = json.dumps(as_json(found), ensure_ascii=False, indent=1) if asked.json else as_text(found)
    sys.stdout.buffer.write(said.encode("utf-8", errors="replace") + b"\n")
    sys.stdout.buffer.flush()
    return FOUND_ERRORS if found.of_level("error") else 0


def as_json(found: Findings) -> dict[str, Any]:
    """Findings as plain JSON values; `span` counts characters of the normalised text, `document` from 0."""
    return {
        "findings": [
            _finding(finding, number)
            for number, document in enumerate(found.documents)
            for finding in document.findings
        ],
        "documents": [
            {
                "doc_type": document.doc_type,
                "profile": document.profile,
                "profile_name": document.profile_name,
                "day": document.day.isoformat(),
                "note": document.note,
                "span": [document.span.start, document.span.end],
            }
            for document in found.documents
        ],
    }


def _finding(finding: Finding, document: int) -> dict[str, Any]:
    span = finding.place.span
    return {
        "level": finding.level,
        "rule": finding.rule,
        "message": finding.message,
        "place": {
            "document": document,
            "page": finding.place.page,
            "text": finding.place.line,
            "span": [span.start, span.end] if span else None,
        },
        "source": finding.clause.citation,
        "confidence": finding.clause.confidence,
        "repair": finding.repair or None,
        "subject": finding.subject or None,
    }


def as_text(found: Findings) -> str:
    """Findings for a person at a terminal."""
    lines: list[str] = []
    for document in found.documents:
        held = document.profile_name or "không xét thể thức"
        lines.append(f"{document.doc_type or 'Văn bản'} ({held})")
        lines += [f"  {document.note}"] if document.note else []
        for finding in document.findings:
            lines.append(f"  [{_NAMES[finding.level]}] {finding.message}")
            if finding.place.line:
                lines.append(f"      trang {finding.place.page}: {finding.place.line}")
            if finding.repair:
                lines.append("      sửa thành: " + finding.repair.replace("\n", "\n                 "))
            lines.append(f"      căn cứ: {finding.clause.citation} (độ tin cậy {finding.clause.confidence})")
        lines += [] if document.findings else ["  Không thấy gì phải sửa."]
    return "\n".join(lines)
