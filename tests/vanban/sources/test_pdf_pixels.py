"""A page taken as its scanner's image must look as the page drawn does."""

from __future__ import annotations

import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray

from tests.vanban.sources.pdf_file import first_free, pages, stream, words
from vanban.sources.pdf_page import PdfPage
from vanban.sources.pdf_pixels import grey_page, may_have_masks

Pixels = NDArray[np.uint8]
WIDE, HIGH, DPI = 298, 421, 36
FULL = "q 595 0 0 842 0 0 cm /I Do Q "
GREY = "/ColorSpace/DeviceGray/BitsPerComponent 8"


def _page_image() -> Pixels:
    """Light grey with a dark bar at the upper left and a darker one below it."""
    image = np.full((HIGH, WIDE), 230, np.uint8)
    image[40:80, 30:150] = 20
    image[120:140, 30:90] = 120
    return image


IMAGE = _page_image()


def _scan(content: str, about: str = GREY, image: Pixels = IMAGE, page: str = "") -> bytes:
    """A PDF of one page that draws `content`; /I in it is the image, and object 7 can be its soft mask."""
    held = [_image(image, about), _image(255 - IMAGE, GREY)]
    data = pages(content, page=page, more=held)
    return data.replace(b"<</Font<<", b"<</XObject<</I %d 0 R>>/Font<<" % first_free(1))


def _image(image: Pixels, about: str) -> str:
    size = f"/Width {image.shape[1]}/Height {image.shape[0]}"
    entries = f"/Type/XObject/Subtype/Image{size}{about}/Filter/ASCIIHexDecode"
    return stream(image.tobytes().hex() + ">", entries)


def _seen(data: bytes, *, drawn: bool) -> Pixels:
    document = pypdfium2.PdfDocument(data)
    try:
        with PdfPage(document.raw, 0) as page:
            own = not drawn and not may_have_masks(data)
            return grey_page(page, DPI, lambda wide, high: None, own=own)
    finally:
        document.close()


def test_the_scanners_own_pixels_are_kept() -> None:
    assert np.array_equal(_seen(_scan(FULL), drawn=False), IMAGE)


def test_an_image_under_invisible_letters_is_still_the_page() -> None:
    hidden = words("so 12 ke hoach", 100, 400, 40, mode=3)
    assert np.array_equal(_seen(_scan(FULL + hidden), drawn=False), IMAGE)


def test_a_coloured_image_turns_grey() -> None:
    coloured = np.repeat(IMAGE[:, :, None], 3, axis=2)
    found = _seen(_scan(FULL, "/ColorSpace/DeviceRGB/BitsPerComponent 8", coloured), drawn=False)
    assert found.shape == IMAGE.shape
    assert np.abs(found.astype(int) - IMAGE).max() <= 1


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_scan(FULL), id="plain"),
        pytest.param(_scan(FULL + words("12", 300, 400, 200)), id="a number typed over it"),
        pytest.param(_scan(FULL + " 0 0 300 300 re f"), id="a seal drawn over it"),
        pytest.param(_scan(FULL, f"{GREY}/Decode[1 0]"), id="a negative"),
        pytest.param(_scan(FULL, f"{GREY}/Mask[0 60]"), id="its dark pixels masked"),
        pytest.param(_scan(FULL, f"{GREY}/SMask 7 0 R"), id="half transparent"),
        pytest.param(_scan(FULL, page="/Rotate 90"), id="a turned page"),
        pytest.param(_scan(FULL, page="/Rotate 180"), id="a page on its head"),
        pytest.param(_scan(FULL, page="/CropBox[100 300 595 842]"), id="a cropped page"),
        pytest.param(_scan("q 595 0 0 -842 0 842 cm /I Do Q"), id="mirrored"),
        pytest.param(_scan("q 300 0 0 842 0 0 cm /I Do Q"), id="half a page"),
        pytest.param(_scan("q 0 0 595 600 re W n " + FULL + " Q"), id="its upper part cut away"),
        pytest.param(_scan(FULL + " q 300 0 0 300 200 100 cm /I Do Q"), id="two images"),
        pytest.param(_scan("0.5 g 0 0 595 842 re f"), id="no image"),
    ],
)
def test_either_way_the_page_looks_the_same(data: bytes) -> None:
    taken, drawn = _seen(data, drawn=False), _seen(data, drawn=True)
    assert taken.shape == drawn.shape
    assert (np.abs(taken.astype(int) - drawn) > 60).mean() < 0.002


def test_the_size_of_the_image_is_asked_before_it_is_decoded() -> None:
    asked: list[tuple[int, int]] = []
    document = pypdfium2.PdfDocument(_scan(FULL))

    def refuse(wide: int, high: int) -> None:
        asked.append((wide, high))
        raise OverflowError

    with PdfPage(document.raw, 0) as page, pytest.raises(OverflowError):
        grey_page(page, DPI, refuse, own=True)
    document.close()
    assert asked == [(WIDE, HIGH)]
