"""QR codes, the same in every form."""

from __future__ import annotations

from typing import Any

from vanban.writers.refusal import WriteError

_MASK = 3
"""Every mask can be read; to weigh all eight takes longer than to set the letter round the code."""


def square_of(text: str) -> Any:
    """The code of a text, with a seventh of it to spare; WriteError for one too long for any code."""
    import segno

    try:
        return segno.make(text, micro=False, error="m", mask=_MASK)
    except segno.DataOverflowError:
        raise WriteError("Nội dung mã QR quá dài. Hãy rút ngắn mã của giấy mời.") from None
