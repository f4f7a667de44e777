"""The `vanban` command: read, check and sign a file, say who signed it; write one; reckon a deadline."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from vanban.sources.refusal import DEFAULT, NotReadable, too_large

if TYPE_CHECKING:
    from vanban.answers import Reading

REFUSED = 2
_HANOI = timezone(timedelta(hours=7))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 0, or 2 with one Vietnamese sentence on standard error.

    `check` ends with 1 where it found an error of form.
    """
    asked = _parser().parse_args(arguments)
    if asked.command in ("due", "kinds", "write"):
        return _without_a_file(asked, today=datetime.now(_HANOI).date())
    try:
        if asked.command in ("sign", "verify"):
            return _about_signatures(asked, data=_bytes_of(Path(asked.file)), now=datetime.now(_HANOI))
        if asked.command == "check":
            return _check(asked)
        reading = _read(Path(asked.file))
        answer = _answer(reading, json_asked=asked.json, text_asked=asked.text)
    except NotReadable as refusal:
        print(refusal.sentence, file=sys.stderr)
        return REFUSED
    sys.stdout.buffer.write(answer.encode("utf-8", errors="replace") + b"\n")
    sys.stdout.buffer.flush()
    return 0


def _about_signatures(asked: argparse.Namespace, *, data: bytes, now: datetime) -> int:
    """The commands that make a signature or look at those that are there."""
    from vanban import sign_command, verify_command

    run = sign_command.run if asked.command == "sign" else verify_command.run
    return run(asked, data=data, now=now)


def _without_a_file(asked: argparse.Namespace, *, today: date) -> int:
    """The commands that read no document."""
    if asked.command == "due":
        from vanban.due_command import run

        return run(asked, today=today)
    from vanban import write_command

    return write_command.run(asked, today=today)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vanban", description="Đọc và viết văn bản hành chính tiếng Việt.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    read = commands.add_parser("read", help="đọc một tệp và in ra những gì tìm thấy")
    read.add_argument("file", metavar="TỆP", help=".docx, .doc, .pdf, .xlsx, .txt, .md, .png, .jpg, .tif")
    shape = read.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="in toàn bộ kết quả dạng JSON")
    shape.add_argument("--text", action="store_true", help="in văn bản đã chuẩn hóa")
    _add_check(commands.add_parser("check", help="kiểm tra thể thức một tệp, mỗi điều kèm căn cứ"))
    _add_due(commands.add_parser("due", help="tính hạn theo lịch làm việc, in cách tính rồi đến ngày"))
    _add_verify(commands.add_parser("verify", help="kiểm tra chữ ký số của một tệp PDF, không dùng mạng"))
    # No abbreviations: a passphrase behind "--password" must not be taken for anything.
    _add_sign(
        commands.add_parser(
            "sign", help="ký số một tệp PDF bằng tệp khóa .p12/.pfx của cơ quan", allow_abbrev=False
        )
    )
    _add_kinds(commands.add_parser("kinds", help="liệt kê các mẫu văn bản, kiểm tra thư mục mẫu của cơ quan"))
    _add_write(commands.add_parser("write", help="viết một văn bản theo mẫu ra tệp"))
    return parser


def _add_kinds(kinds: argparse.ArgumentParser) -> None:
    kinds.add_argument("--folder", metavar="THƯ_MỤC", help="thư mục mẫu của cơ quan, đặt trên mẫu có sẵn")


def _add_write(write: argparse.ArgumentParser) -> None:
    write.add_argument(
        "--kind", required=True, metavar="MẪU", help="tên mẫu: giay-moi, ke-hoach, … (vanban kinds)"
    )
    values = write.add_mutually_exclusive_group(required=True)
    values.add_argument("--sample", action="store_true", help="dùng ví dụ của mẫu")
    values.add_argument("--values", metavar="TỆP", help="tệp .toml ghi giá trị các trường")
    write.add_argument(
        "--format", required=True, metavar="DẠNG", help="docx, pdf, txt, png (mỗi trang một tệp)"
    )
    write.add_argument("-o", "--output", required=True, metavar="TỆP", help="tệp viết ra")
    write.add_argument(
        "--on", metavar="NGÀY", type=date.fromisoformat, help="ngày ban hành; thể thức theo ngày này"
    )
    write.add_argument("--system", choices=("party", "state"), help="hệ thể thức: của Đảng, của Nhà nước")
    write.add_argument("--folder", metavar="THƯ_MỤC", help="thư mục mẫu của cơ quan")
    write.add_argument("--office", metavar="KÝ_HIỆU", help="ký hiệu cơ quan, cho mẫu riêng MẪU@KÝ_HIỆU")


def _add_verify(verify: argparse.ArgumentParser) -> None:
    verify.add_argument("file", metavar="TỆP", help="tệp .pdf đã ký")
    verify.add_argument(
        "--roots", metavar="THƯ_MỤC", help="các chứng thư gốc mà cơ quan tin (.pem, .crt, .cer)"
    )
    verify.add_argument("--json", action="store_true", help="in toàn bộ kết quả dạng JSON")


def _add_sign(sign: argparse.ArgumentParser) -> None:
    sign.add_argument("file", metavar="TỆP", help="tệp .pdf cần ký")
    sign.add_argument("--p12", required=True, metavar="TỆP_KHÓA", help="tệp khóa .p12 hoặc .pfx")
    sign.add_argument(
        "--password-file", metavar="TỆP", help="tệp chứa mật khẩu của khóa; không có thì hỏi tại bàn phím"
    )
    sign.add_argument("--visible", action="store_true", help="hiện tên, giờ ký ở góc trên bên phải trang 1")
    sign.add_argument("-o", "--output", metavar="TỆP", help="tệp viết ra; mặc định thêm “-da-ky” vào tên")


def _add_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("file", metavar="TỆP", help=".docx, .doc, .pdf, .txt, .md, .png, .jpg, .tif")
    check.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    check.add_argument(
        "--on", metavar="NGÀY", type=date.fromisoformat, help="xét theo ngày này nếu văn bản không có ngày"
    )


def _add_due(due: argparse.ArgumentParser) -> None:
    due.add_argument("words", metavar="LỜI_VĂN", help="ví dụ: “trước 07 ngày làm việc”")
    due.add_argument("--on", metavar="NGÀY", help="ngày của văn bản, ví dụ 2025-12-31")
    due.add_argument("--anchor", metavar="NGÀY", help="ngày họp, có thể kèm giờ: 2022-01-19T07:30")
    due.add_argument("--overrides", metavar="TỆP", help="bảng ngày nghỉ, ngày làm bù của cơ quan (.toml)")


def _read(path: Path) -> Reading:
    from vanban import reading

    today = datetime.now(_HANOI).date()
    watched = _show_progress if sys.stderr.isatty() else None
    return reading.read(_bytes_of(path), name=path.name, today=today, progress=watched)


def _check(asked: argparse.Namespace) -> int:
    from vanban.check_command import run

    path = Path(asked.file)
    return run(asked, _bytes_of(path), name=path.name, today=datetime.now(_HANOI).date())


def _bytes_of(path: Path) -> bytes:
    """The bytes of the file; its size is looked at before anything is loaded."""
    try:
        if path.is_dir():
            raise NotReadable(f"“{path.name}” là thư mục, không phải tệp; hãy chọn một tệp bên trong.")
        size = path.stat().st_size
        if size > DEFAULT.size:
            raise too_large(size, DEFAULT)
        return path.read_bytes()
    except FileNotFoundError:
        said = f"Không có tệp “{path.name}” ở đường dẫn đã cho; hãy kiểm tra lại tên và thư mục của tệp."
        raise NotReadable(said) from None
    except (OSError, ValueError):
        said = f"Không mở được tệp “{path.name}”; hãy kiểm tra quyền đọc tệp và thử lại."
        raise NotReadable(said.replace("\x00", "")) from None


def _show_progress(done: int, pages: int) -> None:
    end = "\n" if done == pages else ""
    print(f"\rtrang {done}/{pages}", end=end, file=sys.stderr, flush=True)


def _answer(reading: Reading, *, json_asked: bool, text_asked: bool) -> str:
    if text_asked:
        return reading.text
    if json_asked:
        from vanban.contract import as_json

        return json.dumps(as_json(reading), ensure_ascii=False, indent=1)
    from vanban.summary import summary

    return summary(reading)
