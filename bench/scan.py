"""A scan against the OCR alone: same engine, same data, same images.

    python -m bench.scan

CPU time, at the median of interleaved rounds. The rival decodes the images of the pages and recognises them,
nothing else. Then the two sets of OCR data of the package: time and share of words read right.
"""

from __future__ import annotations

import gzip
import io
import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time

import tesserocr
from PIL import Image
from tests.vanban.typeset import Element, Paragraph, images_as_pdf, pages_of, scanned

from vanban.sources import open_source
from vanban.sources.ocr import LANGUAGE, data_folder

ROOT = Path(__file__).resolve().parent.parent
ROUNDS, LIMIT, DPI = 5, 1.05, 200
PACKED = ROOT / "node_modules/@tesseract.js-data/vie"


def main() -> int:
    """Prints the figures; exit status 1 where a scan costs more than 1.05 times its OCR."""
    text = max((ROOT / "tests/gold").glob("*.txt"), key=lambda path: path.stat().st_size).read_text("utf-8")
    body: list[Element] = [Paragraph(line.strip()) for line in text.splitlines() if line.strip()]
    images = [scanned(page, degrees=0.3, noise=6) for page in pages_of(body, dpi=DPI)[:3]]
    data = images_as_pdf(images, DPI)
    pairs = [(_vanban(data), _alone(images)) for _ in range(ROUNDS)]
    ratio = median(figure / rival for figure, rival in pairs)
    figure, rival = (1000 * median(each) / len(images) for each in zip(*pairs, strict=True))
    print(
        f"{'scan':<22} {figure:>8.0f} ms a page   OCR alone {rival:>8.0f}   ratio {ratio:.3f} (limit {LIMIT})"
    )
    _compare(data, text)
    return int(ratio > LIMIT)


def _vanban(data: bytes) -> float:
    start = process_time()
    open_source(data, name="a.pdf")
    return process_time() - start


def _alone(images: list[bytes]) -> float:
    start = process_time()
    pages = [Image.open(io.BytesIO(image)).convert("L") for image in images]
    with tesserocr.PyTessBaseAPI(
        path=str(data_folder()), lang=LANGUAGE, oem=tesserocr.OEM.LSTM_ONLY
    ) as engine:
        for page in pages:
            engine.SetImage(page)
            engine.SetSourceResolution(DPI)
            engine.GetUTF8Text()
    return process_time() - start


def _compare(data: bytes, text: str) -> None:
    for name in ("4.0.0_best_int", "4.0.0"):
        packed = PACKED / name / "vie.traineddata.gz"
        if not packed.is_file():
            continue
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "vie.traineddata").write_bytes(gzip.decompress(packed.read_bytes()))
            os.environ["VANBAN_TESSDATA"] = folder
            start = process_time()
            read = " ".join(line.text for line in open_source(data, name="a.pdf").lines).split()
            spent = process_time() - start
        known = set(text.split())
        right = sum(1 for word in read if word in known) / max(len(read), 1)
        print(f"data {name:<17} {1000 * spent / 3:>8.0f} ms a page   words right {right:.3f}")


if __name__ == "__main__":
    sys.exit(main())
