"""The table of widths says what the font itself says."""

from __future__ import annotations

import pytest

from tests.vanban.typeset import FONTS
from vanban.writers.widths import bare, width

FACES = {False: "400Regular/Tinos_400Regular.ttf", True: "700Bold/Tinos_700Bold.ttf"}


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    "text",
    ["ĐẢNG CỘNG SẢN VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN XÃ BẾN CHÂU", "Số: 05/KH-UBND",
     "quyền, hưởng, giường, ngoẵng 0123456789"],
)  # fmt: skip
def test_width_is_that_of_the_font(text: str, bold: bool) -> None:
    from PIL import ImageFont

    if not FONTS.exists():
        pytest.skip("Không có phông chữ; hãy chạy `npm ci` để cài.")
    face = ImageFont.truetype(str(FONTS / FACES[bold]), 2048, layout_engine=ImageFont.Layout.BASIC)
    assert width(text, 14, bold=bold) == pytest.approx(face.getlength(text) * 14 / 2048, rel=0.004)


def test_letters_of_no_table_have_a_width() -> None:
    assert width("漢", 10) > 5
    assert (bare("ế"), bare("Ự"), bare("đ"), bare("Ẫ")) == ("e", "Ư", "đ", "A")
