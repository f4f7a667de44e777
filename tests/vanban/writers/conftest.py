from __future__ import annotations

import pytest

from vanban.writers.fonts import FOLDER


@pytest.fixture
def pdf_fonts() -> None:
    """Skips where the font of the PDF is not installed."""
    if not FOLDER.is_dir():
        pytest.skip("Chưa có phông chữ để xuất PDF; hãy chạy `make setup`.")
