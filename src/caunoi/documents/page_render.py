"""Draws one page of a PDF or a scan, or measures all pages; runs in a child process of page_images.

    python -m caunoi.documents.page_render draw PAGE   < file      a WebP picture on standard output
    python -m caunoi.documents.page_render measure 0   < file      [[width, height], ...] as JSON

Exit status 2 where the file has no such page or cannot be drawn. Knows no Django: it sees a stranger's bytes.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from typing import Final

import pypdfium2
from PIL import Image, ImageOps

WIDTH: Final = 1280  # sharp on a desk of 1440 with the text beside it; twice the width of a phone
TALLEST: Final = 4 * WIDTH
MOST_PIXELS: Final = 60_000_000
MOST_PAGES: Final = 5_000
CANNOT: Final = 2
_A4: Final = (595.0, 842.0)

Size = tuple[float, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer on standard output; 0, or 2 where the file cannot be drawn."""
    task, page = (arguments or sys.argv[1:])[:2]
    data = sys.stdin.buffer.read()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        answer = draw(data, int(page)) if task == "draw" else json.dumps(measure(data)).encode()
    except (
        pypdfium2.PdfiumError,
        Image.DecompressionBombError,
        OSError,
        ValueError,
        EOFError,
        MemoryError,
    ) as why:
        print(f"cannot: {type(why).__name__}", file=sys.stderr)
        return CANNOT
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def draw(data: bytes, page: int) -> bytes:
    """The page, counted from 1, as WebP of at most WIDTH × TALLEST pixels."""
    picture = _pdf_page(data, page) if is_pdf(data) else _frame(data, page)
    picture.thumbnail((WIDTH, TALLEST))
    out = io.BytesIO()
    picture.convert("RGB").save(out, "WEBP", quality=80, method=2)
    return out.getvalue()


def measure(data: bytes) -> list[Size]:
    """Width and height of each page in order; only their ratio means anything."""
    if not is_pdf(data):
        with Image.open(io.BytesIO(data)) as image:
            return [_frame_size(image, number) for number in range(getattr(image, "n_frames", 1))]
    pdf = pypdfium2.PdfDocument(data)
    return [_sound(pdf.get_page_size(number)) for number in range(min(len(pdf), MOST_PAGES))]


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF; up to 1 KiB of rubbish may stand before its mark."""
    return b"%PDF-" in data[:1024]


def _pdf_page(data: bytes, page: int) -> Image.Image:
    pdf = pypdfium2.PdfDocument(data)
    if not 1 <= page <= len(pdf):
        raise ValueError("no such page")
    sheet = pdf[page - 1]
    width, height = _sound(sheet.get_size())
    # A page may say it is a kilometre wide: the picture is bounded, whatever it says.
    scale = min(WIDTH / width, TALLEST / height)
    picture: Image.Image = sheet.render(scale=scale, may_draw_forms=False).to_pil()
    return picture


def _sound(size: Size) -> Size:
    width, height = size
    return (width, height) if width >= 1 and height >= 1 else _A4


def _frame(data: bytes, page: int) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    if not 1 <= page <= getattr(image, "n_frames", 1):
        raise ValueError("no such page")
    image.seek(page - 1)
    return ImageOps.exif_transpose(image.convert("RGB") if image.mode in ("1", "P", "I;16") else image)


def _frame_size(image: Image.Image, number: int) -> Size:
    image.seek(number)
    # Tag 274 of EXIF, values 5 to 8: the picture lies on its side.
    width, height = image.size
    return (height, width) if image.getexif().get(274, 1) in (5, 6, 7, 8) else (width, height)


if __name__ == "__main__":
    sys.exit(main())
