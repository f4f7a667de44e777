"""The parts of a Word file round its body: styles with Vietnamese names, page number, pictures, the zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

from vanban.writers.pieces import MM_PER_POINT, Layout, Look
from vanban.writers.squares import square_of

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES: Final = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # files of one content are one file
_JC: Final = {"left": "left", "centre": "center", "right": "right", "justify": "both"}

_TYPES: Final = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_WORD}.header+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType='
    '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_RELATIONS: Final = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
_SETTINGS: Final = (
    f'<w:settings xmlns:w="{_W}"><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>'
)
_HEADER: Final = (
    f'<w:hdr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Page"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A QR code under the name by which the body calls it."""

    relation: str
    text: str


def style_id(look: str) -> str:
    """The identifier of a look's style in the file."""
    return "".join(part.capitalize() for part in look.split("."))


def package(layout: Layout, body: str, pictures: Sequence[Picture]) -> bytes:
    """The whole file."""
    parts: list[tuple[str, str | bytes]] = [
        ("[Content_Types].xml", _XML + _TYPES),
        ("_rels/.rels", _XML + _RELATIONS),
        ("docProps/core.xml", _XML + _core(layout)),
        ("word/document.xml", f"{_XML}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"),
        ("word/styles.xml", _styles(layout.font, layout.language, tuple(layout.looks.items()))),
        ("word/settings.xml", _XML + _SETTINGS),
        ("word/header1.xml", _XML + _HEADER),
        ("word/_rels/document.xml.rels", _XML + _document_relations(pictures)),
    ]
    parts += [(f"word/media/{picture.relation}.png", _drawn(picture.text)) for picture in pictures]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return held.getvalue()


def _core(layout: Layout) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(layout.title)}</dc:title><dc:language>{layout.language}</dc:language>"
        "</cp:coreProperties>"
    )


def _document_relations(pictures: Sequence[Picture]) -> str:
    said = [("rIdStyles", "styles", "styles.xml"), ("rIdSettings", "settings", "settings.xml")]
    said += [("rIdHeader", "header", "header1.xml")]
    said += [(picture.relation, "image", f"media/{picture.relation}.png") for picture in pictures]
    each = "".join(
        f'<Relationship Id="{i}" Type="{_R}/{kind}" Target="{target}"/>' for i, kind, target in said
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _drawn(text: str) -> bytes:
    held = io.BytesIO()
    square_of(text).save(held, kind="png", scale=6, border=2)
    return held.getvalue()


@lru_cache(maxsize=16)
def _styles(font: str, language: str, looks: tuple[tuple[str, Look], ...]) -> str:
    """The styles part: what the font is, then each look as a paragraph style that the office can change."""
    face = escape(font)
    fonts = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:cs="{face}" w:eastAsia="{face}"/>'
    normal = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="28"/><w:szCs w:val="28"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:widowControl/><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/></w:style>' + _style("Rule", Look("Đường kẻ", 2.0))
    )
    made = "".join(_style(style_id(key), look) for key, look in looks)
    return f'{_XML}<w:styles xmlns:w="{_W}">{normal}{made}</w:styles>'


def _style(name: str, look: Look) -> str:
    spacing = f'w:before="{round(look.before * 20)}" w:after="{round(look.after * 20)}"'
    if look.line:
        spacing += f' w:line="{round(look.line * 20)}" w:lineRule="exact"'
    indents = f'w:left="{_twips(look.left)}" w:firstLine="{_twips(look.first)}"'
    strong = ("<w:b/>" if look.bold else "") + ("<w:i/>" if look.italic else "")
    under = '<w:u w:val="single"/>' if look.underline else ""  # the schema has it behind the size
    size = round(look.size * 2)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}">'
        f'<w:name w:val="{escape(look.name)}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{'<w:keepNext/>' if look.keep else ''}<w:spacing {spacing}/><w:ind {indents}/>"
        f'<w:jc w:val="{_JC[look.align]}"/></w:pPr>'
        f'<w:rPr>{strong}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{under}</w:rPr></w:style>'
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * 20 / MM_PER_POINT)
