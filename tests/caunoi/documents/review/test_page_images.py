"""Pictures of pages: right, kept, and harmless whatever the file holds."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from caunoi.documents import page_images, page_render, store
from caunoi.documents.page_images import NotDrawn


def pdf(*sizes: tuple[int, int]) -> bytes:
    """A PDF with one filled page of each size, in points at 72 dpi."""
    pages = [Image.new("RGB", size, (200, 30, 30)) for size in sizes]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=72)
    return out.getvalue()


def scan(kind: str, *sizes: tuple[int, int]) -> bytes:
    frames = [Image.new("RGB", size, (240, 240, 240)) for size in sizes]
    out = io.BytesIO()
    frames[0].save(out, kind, **({"save_all": True, "append_images": frames[1:]} if len(frames) > 1 else {}))
    return out.getvalue()


def test_each_page_is_drawn_and_keeps_its_ratio(own_data_folder: Path) -> None:
    kept = store.put(pdf((600, 800), (800, 600)))
    assert [(size.width, size.height) for size in page_images.sizes(kept)] == [(600, 800), (800, 600)]
    with Image.open(page_images.picture(kept, 2)) as drawn:
        assert drawn.format == "WEBP"
        assert drawn.size == (1280, 960)
        red, green, blue = drawn.convert("RGB").resize((1, 1)).tobytes()
    assert red > 150 > 90 > green
    assert blue < 90


def test_a_page_is_drawn_once(own_data_folder: Path) -> None:
    kept = store.put(pdf((600, 800)))
    place = page_images.picture(kept, 1)
    store.erase(kept)
    assert page_images.picture(kept, 1) == place
    assert place.is_relative_to(own_data_folder / "pages")
    assert not list(place.parent.glob("*.part"))


def test_a_scan_of_several_frames_has_as_many_pages(own_data_folder: Path) -> None:
    kept = store.put(scan("TIFF", (300, 400), (500, 400)))
    assert len(page_images.sizes(kept)) == 2
    with Image.open(page_images.picture(kept, 2)) as drawn:
        assert drawn.size == (500, 400)


def test_a_photograph_on_its_side_is_turned_upright(own_data_folder: Path) -> None:
    image = Image.new("RGB", (400, 300), (255, 255, 255))
    exif = Image.Exif()
    exif[274] = 6
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    kept = store.put(out.getvalue())
    assert [(size.width, size.height) for size in page_images.sizes(kept)] == [(300, 400)]
    with Image.open(page_images.picture(kept, 1)) as drawn:
        assert drawn.size == (300, 400)


@pytest.mark.parametrize("page", [0, -1, 2, 10**9])
def test_a_page_that_is_not_there_is_said_in_a_sentence(own_data_folder: Path, page: int) -> None:
    kept = store.put(pdf((600, 800)))
    with pytest.raises(NotDrawn) as refused:
        page_images.picture(kept, page)
    assert "Hãy xem phần văn bản" in refused.value.sentence


@pytest.mark.parametrize("data", [b"%PDF-1.7 broken", b"\x89PNG\r\n\x1a\n broken", b"no picture at all"])
def test_a_broken_file_has_no_pages(own_data_folder: Path, data: bytes) -> None:
    kept = store.put(data)
    assert page_images.sizes(kept) == ()
    with pytest.raises(NotDrawn):
        page_images.picture(kept, 1)


def test_bytes_that_are_gone_have_no_pages(own_data_folder: Path) -> None:
    assert page_images.sizes("ab" * 32) == ()


def test_an_enormous_page_gives_a_bounded_picture() -> None:
    with Image.open(io.BytesIO(page_render.draw(pdf((3, 14_000)), 1))) as drawn:
        assert drawn.size[0] <= page_render.WIDTH
        assert drawn.size[1] <= page_render.TALLEST


def test_an_image_bomb_is_not_opened(own_data_folder: Path) -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    kept = store.put(out.getvalue())
    with pytest.raises(NotDrawn):
        page_images.picture(kept, 1)


@pytest.mark.parametrize(
    ("media_type", "drawn"),
    [("application/pdf", True), ("image/tiff", True), ("text/plain", False), ("application/msword", False)],
)
def test_only_files_with_pages_are_offered_as_pictures(media_type: str, drawn: bool) -> None:
    assert page_images.has_pages(media_type) is drawn
