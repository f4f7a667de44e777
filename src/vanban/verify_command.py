"""`vanban verify FILE`: the signatures of a PDF, each answer in a sentence, or all of it as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from vanban.sources.refusal import NotReadable

if TYPE_CHECKING:
    from vanban.signatures import Verdict

NOT_ALL_GOOD = 1
REFUSED = 2
NONE = "Tệp không có chữ ký số nào."


def run(asked: argparse.Namespace, *, data: bytes, now: datetime) -> int:
    """Prints the verdicts; 0 where every signature is good, 1 where one is not or there is none.

    What cannot be opened gives 2 and one sentence on standard error.
    """
    from vanban.certificates import NotACertificate, roots_in
    from vanban.signatures import verify
    from vanban.sources.kinds import Format, judge

    try:
        if judge(data, asked.file).format is not Format.PDF:
            raise NotReadable("Chỉ kiểm tra được chữ ký số trong tệp PDF; hãy chọn bản PDF đã ký.")
        roots = roots_in(Path(asked.roots)) if asked.roots else ()
        verdicts = verify(data, roots=roots, on=now)
    except (NotReadable, NotACertificate) as refusal:
        return _refuse(refusal.sentence)
    except OSError:
        return _refuse(f"Không mở được thư mục “{asked.roots}”; hãy kiểm tra lại đường dẫn.")
    shown = json.dumps(as_json(verdicts), ensure_ascii=False, indent=1) if asked.json else _text(verdicts)
    sys.stdout.buffer.write(shown.encode() + b"\n")
    sys.stdout.buffer.flush()
    good = verdicts and all(verdict.conclusion == "good" for verdict in verdicts)
    return 0 if good else NOT_ALL_GOOD


def as_json(verdicts: tuple[Verdict, ...]) -> dict[str, object]:
    """`{"signatures": [...]}`; each answer as {"code", "sentence"}, moments in ISO form."""
    return {"signatures": [_object(verdict) for verdict in verdicts]}


def _object(verdict: Verdict) -> dict[str, object]:
    held = verdict.certificate
    answers = {
        name: {"code": said.code, "sentence": said.sentence}
        for name, said in (
            ("who", verdict.who),
            ("when", verdict.when),
            ("intact", verdict.intact),
            ("trusted", verdict.trusted),
            ("revocation", verdict.revocation),
        )
    }
    return {
        "field": verdict.field,
        "kind": verdict.kind,
        "conclusion": verdict.conclusion,
        "summary": verdict.summary,
        "signer": held.name if held else None,
        "organisation": held.organisation if held else None,
        "issuer": held.issuer if held else None,
        "certificate_sha256": held.sha256 if held else None,
        "signed_at": verdict.signed_at.isoformat() if verdict.signed_at else None,
        **answers,
    }


def _text(verdicts: tuple[Verdict, ...]) -> str:
    if not verdicts:
        return NONE
    return "\n\n".join(
        "\n".join(
            [
                f"{no}. {verdict.summary}: {verdict.who.sentence}",
                *(
                    f"   - {said.sentence}"
                    for said in (verdict.when, verdict.intact, verdict.trusted, verdict.revocation)
                ),
            ]
        )
        for no, verdict in enumerate(verdicts, start=1)
    )


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
