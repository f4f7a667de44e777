"""Kinds of documents from their folders: `kind.toml`, `paper.toml`, `sample.toml`, read and checked.

Shipped kinds lie in `vanban/layouts/kinds`; an office lays its own files over them, any of the three, in
`<slug>/` or, for one organ alone, `<slug>@<symbol>/`. Each file is looked up by the tightest match.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from vanban.facts.kinds import DOC_TYPES
from vanban.kinds.fields import TYPES, Field, Record, missing, values_of
from vanban.kinds.parts import SYSTEMS, PaperText, keys, paper_text
from vanban.kinds.problems import KindError, at
from vanban.paper import Sheet, System

SHIPPED: Final = Path(__file__).parents[1] / "layouts" / "kinds"
OTHERS: Final = "Mẫu khác"
FILES: Final = ("kind.toml", "paper.toml", "sample.toml")
_KIND: Final = (
    "name", "about", "group", "doc_type", "symbol", "systems", "sheet", "landscape", "optional", "fields",
)  # fmt: skip
_FIELD: Final = ("type", "label", "required", "help", "fields", "choices")
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NAME: Final = re.compile(r"[a-z]+(_[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: what it is called, what is filled in, its text, and a sample from Hải Lam.

    `group` is the sort of work it belongs to, under which it is offered.
    `fields` are those of the letterhead, which all kinds share, then its own.
    """

    slug: str
    name: str
    about: str
    group: str
    doc_type: str
    symbol: str
    systems: tuple[System, ...]
    sheet: Sheet
    landscape: bool
    fields: tuple[Field, ...]
    text: PaperText
    sample: Record


def kinds(own: Path | None = None, *, office: str = "") -> tuple[Kind, ...]:
    """Every kind by its name; `own` is the office's folder of kinds, `office` its symbol ("VPTU").

    Raises KindError for the first folder that is not right.
    """
    found = [kind_of(slug, own, office=office) for slug in slugs(own)]
    return tuple(sorted(found, key=lambda kind: kind.slug))


def slugs(own: Path | None = None) -> tuple[str, ...]:
    """The names of the folders: those shipped and the office's own, without the organ behind "@"."""
    folders = [SHIPPED, *([own] if own and own.is_dir() else [])]
    names = {path.name.partition("@")[0] for folder in folders for path in folder.iterdir() if path.is_dir()}
    return tuple(sorted(name for name in names if not name.startswith((".", "_"))))


def kind_of(slug: str, own: Path | None = None, *, office: str = "") -> Kind:
    """The kind of this name, for this organ. Raises KindError where there is none or its folder is wrong."""
    if own is None:
        return _shipped(slug)
    return _loaded(slug, (own / f"{slug}@{office}", own / slug, SHIPPED / slug))


@cache
def _shipped(slug: str) -> Kind:
    return _loaded(slug, (SHIPPED / slug,))


def _loaded(slug: str, folders: Sequence[Path]) -> Kind:
    if not _SLUG.fullmatch(slug) or not any(folder.is_dir() for folder in folders):
        said = f"không có mẫu văn bản “{slug}”; các mẫu hiện có: {', '.join(slugs(folders[0].parent))}."
        raise KindError(said)
    kind, paper, sample = (_file(slug, name, folders) for name in FILES)
    fields = _all_fields(kind[1], kind[0])
    systems, sheet = _systems(kind[1], kind[0]), _sheet(kind[1], kind[0])
    return Kind(
        slug=slug,
        name=_said(kind[1], "name", kind[0]),
        about=_said(kind[1], "about", kind[0]),
        group=str(kind[1].get("group", "")) or OTHERS,
        doc_type=_doc_type(kind[1], kind[0]),
        symbol=str(kind[1].get("symbol", "")),
        systems=systems,
        sheet=sheet,
        landscape=kind[1].get("landscape") is True,
        fields=fields,
        text=paper_text(paper[1], fields, paper[0]),
        sample=_sample(fields, sample[1], sample[0]),
    )


def _file(slug: str, name: str, folders: Sequence[Path]) -> tuple[str, Mapping[str, object]]:
    """The tightest of the files of this name and how to call it in a sentence."""
    path = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if path is None:
        raise at(slug, f"thiếu tệp {name}; hãy thêm tệp này vào thư mục của mẫu.")
    where = f"{path.parent.name}/{name}"
    try:
        return where, tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise at(
            where, f"không đọc được ({error}); hãy kiểm tra dấu nháy, dấu ngoặc, bảng mã UTF-8."
        ) from None


def _said(raw: Mapping[str, object], key: str, where: str) -> str:
    value = raw.get(key)
    if not isinstance(value, str) or not value.strip():
        raise at(where, f'thiếu “{key}”; hãy thêm dòng {key} = "…".')
    return value


def _doc_type(raw: Mapping[str, object], where: str) -> str:
    name = _said(raw, "doc_type", where)
    known = [doc_type.name for doc_type in DOC_TYPES]
    if name not in known:
        raise at(where, f"doc_type “{name}” không phải tên loại văn bản; các tên loại: {', '.join(known)}.")
    return name


def _systems(raw: Mapping[str, object], where: str) -> tuple[System, ...]:
    keys(raw, _KIND, where)
    given = raw.get("systems", ["party"])
    if not isinstance(given, list) or not given or not set(given) <= set(SYSTEMS):
        raise at(where, f"systems phải là danh sách gồm: {', '.join(SYSTEMS)}.")
    made: list[System] = ["party" if one == "party" else "state" for one in given]
    return tuple(made)


def _sheet(raw: Mapping[str, object], where: str) -> Sheet:
    match raw.get("sheet", "A4"):
        case "A4":
            return "A4"
        case "A5":
            return "A5"
        case other:
            raise at(where, f"sheet = “{other}” không có; khổ giấy là A4 hoặc A5.")


def _all_fields(raw: Mapping[str, object], where: str) -> tuple[Field, ...]:
    """The letterhead's fields, those under `optional` no longer required, then the kind's own."""
    own = tuple(_fields(raw.get("fields", {}), f"{where}, fields"))
    optional, named = raw.get("optional", []), {field.key for field in own}
    shared = [field for field in letterhead() if field.key not in named]
    known = [field.key for field in shared]
    if not isinstance(optional, list) or not set(optional) <= set(known):
        raise at(where, f"optional phải là danh sách gồm: {', '.join(known)}.")
    return (*(replace(one, required=one.required and one.key not in optional) for one in shared), *own)


@cache
def letterhead() -> tuple[Field, ...]:
    """The fields that every kind has: issuer, number, day, signings, recipients, marks."""
    path = SHIPPED / "letterhead.toml"
    return tuple(_fields(tomllib.loads(path.read_text(encoding="utf-8")), path.name))


def _fields(raw: object, where: str) -> Iterator[Field]:
    if not isinstance(raw, Mapping):
        raise at(where, "phải là các nhóm [fields.tên_trường].")
    for key, item in raw.items():
        place = f"{where}.{key}"
        if not isinstance(item, Mapping) or not _NAME.fullmatch(key):
            raise at(place, "tên trường gồm chữ thường không dấu nối bằng _, giá trị là một nhóm khóa.")
        keys(item, _FIELD, place)
        yield _field(key, item, place)


def _field(key: str, raw: Mapping[str, object], where: str) -> Field:
    kind, choices = str(raw.get("type", "text")), raw.get("choices", [])
    if kind not in TYPES:
        raise at(where, f"type = “{kind}” không có; các kiểu: {', '.join(TYPES)}.")
    inner = tuple(_fields(raw.get("fields", {}), where))
    if (kind == "records") != bool(inner) or (kind == "choice") != bool(choices):
        raise at(
            where, "kiểu records cần fields, kiểu choice cần choices; các kiểu khác không có hai khóa này."
        )
    return Field(
        key,
        TYPES[kind],
        _said(raw, "label", where),
        raw.get("required") is True,
        str(raw.get("help", "")),
        inner,
        tuple(map(str, choices)) if isinstance(choices, list) else (),
    )


def _sample(fields: Sequence[Field], raw: Mapping[str, object], where: str) -> Record:
    values = values_of(fields, raw, where)
    for lacking in missing(fields, values):
        raise at(where, f"thiếu “{lacking.label}” ({lacking.key}); ví dụ phải điền đủ các trường bắt buộc.")
    return values
