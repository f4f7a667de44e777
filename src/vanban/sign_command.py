"""`vanban sign FILE --p12 KEY`: one signature more on a PDF; the passphrase from a file or asked for."""

from __future__ import annotations

import argparse
import getpass
import sys
from datetime import datetime
from pathlib import Path

from vanban.signature_words import STATE_TOKENS
from vanban.sources.refusal import NotReadable

REFUSED = 2


def run(asked: argparse.Namespace, *, data: bytes, now: datetime) -> int:
    """Writes the signed file and says whose signature it bears; the exit status is 0.

    What cannot be done gives 2, one sentence on standard error, and no file.
    """
    from vanban.signing import CannotSign, KeyFile, holder, sign

    place = Path(asked.output or Path(asked.file).with_suffix("").as_posix() + "-da-ky.pdf")
    try:
        for name, file in (("vào", asked.file), ("khóa", asked.p12), ("mật khẩu", asked.password_file)):
            if file and _same(place, Path(file)):
                raise CannotSign(f"Tệp ra trùng với tệp {name}; hãy ghi bản đã ký ra một tệp khác (-o).")
        key = KeyFile(_read(asked.p12), _passphrase(asked.password_file))
        said = holder(key, at=now)
        signed = sign(data, signer=key, at=now, visible=asked.visible)
        _write(place, signed)
    except (CannotSign, NotReadable) as refusal:
        print(refusal.sentence, file=sys.stderr)
        return REFUSED
    office = f" ({said.organisation})" if said.organisation else ""
    sys.stdout.buffer.write(f"{place}: {said.name}{office} ký.\n{STATE_TOKENS}\n".encode())
    sys.stdout.buffer.flush()
    return 0


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _passphrase(file: str | None) -> str:
    """Never from the command line: there every user of the machine could read it."""
    from vanban.signing import CannotSign

    if file:
        return _read(file).decode("utf-8-sig", errors="replace").rstrip("\r\n")
    if not sys.stdin.isatty():
        raise CannotSign(
            "Không có bàn phím để hỏi mật khẩu; hãy ghi mật khẩu vào tệp và dùng --password-file."
        )
    return getpass.getpass("Mật khẩu của tệp khóa: ")


def _read(file: str) -> bytes:
    from vanban.signing import CannotSign

    try:
        return Path(file).read_bytes()
    except (OSError, ValueError):
        raise CannotSign(f"Không mở được tệp “{file}”; hãy kiểm tra đường dẫn và quyền đọc.") from None


def _write(place: Path, data: bytes) -> None:
    from vanban.signing import CannotSign

    try:
        place.write_bytes(data)
    except (OSError, ValueError):
        raise CannotSign(f"Không ghi được tệp “{place}”; hãy kiểm tra thư mục và quyền ghi.") from None
