from __future__ import annotations

from tests.vanban.reading_of import source_of
from vanban.reading import arrange
from vanban.stages.outline import outline

TEXT = """I. MỤC ĐÍCH
- Nâng cao chất lượng.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Đảng ủy:
- Chuẩn bị tài liệu.
+ In ấn.
- Mời đại biểu.
2. Công an xã:
- Giữ trật tự.
Các chi bộ thực hiện:
- Báo cáo.
III. KẾT LUẬN
"""


def sections() -> dict[str, tuple[str | None, list[str]]]:
    blocks = arrange(source_of(TEXT))[1][0].blocks
    return {
        node.block.text: (node.section, [above.block.text for above in node.above])
        for node in outline(blocks)
    }


def test_the_path_of_numbered_headings() -> None:
    found = sections()
    assert found["- Chuẩn bị tài liệu."][0] == "II.1"
    assert found["- Giữ trật tự."][0] == "II.2"
    assert found["- Nâng cao chất lượng."][0] == "I"
    assert found["III. KẾT LUẬN"][0] is None


def test_a_plus_stands_under_its_dash_and_the_next_dash_does_not() -> None:
    found = sections()
    assert found["+ In ấn."][1][-1] == "- Chuẩn bị tài liệu."
    assert found["- Mời đại biểu."][1][-1] == "1. Văn phòng Đảng ủy:"


def test_a_line_that_ends_in_a_colon_opens_a_list() -> None:
    assert sections()["- Báo cáo."][1][-1] == "Các chi bộ thực hiện:"
