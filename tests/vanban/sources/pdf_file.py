"""PDF files for tests, written object by object, with what no typesetter would write."""

from __future__ import annotations

from collections.abc import Sequence

FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
BOLD = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>"


def pdf(objects: Sequence[str | bytes], trailer: str = "") -> bytes:
    """A PDF of the objects, numbered from 1; the first is the catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        held = body if isinstance(body, bytes) else body.encode("latin-1")
        data += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    return data + end.encode()


def stream(content: str, entries: str = "") -> str:
    """A stream object."""
    return f"<</Length {len(content)}{entries}>>\nstream\n{content}\nendstream"


def pages(
    *contents: str, page: str = "", catalogue: str = "", more: Sequence[str] = (), trailer: str = ""
) -> bytes:
    """A PDF of A4 pages with these content streams.

    `page` and `catalogue` are further entries of every page and of the catalogue; `more` are further objects,
    which begin at number `first_free(len(contents))`.
    """
    count = len(contents)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalogue}>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
        f"<</Font<</F {FONT}/B {BOLD}>>>>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 3 0 R"
            f"/Contents {5 + 2 * number} 0 R{page}>>"
        )
        objects.append(stream(content))
    return pdf([*objects, *more], trailer)


def first_free(count: int) -> int:
    """The number of the first object that `pages` leaves free for `count` pages."""
    return 4 + 2 * count


def words(text: str, x: float, y: float, size: float = 14, font: str = "F", mode: int = 0) -> str:
    """The operators that write a text at a place (points, origin bottom left)."""
    return f"BT {mode} Tr /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"
