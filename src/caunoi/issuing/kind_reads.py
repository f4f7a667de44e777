"""The kinds of documents that an office can begin with, in groups, and one of them with its sample."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.utils import timezone

from caunoi.issuing.own_kinds import kind_for
from caunoi.ui.refusal import RuleBroken
from vanban.kinds import Field, Kind, KindError, fill, slugs
from vanban.kinds.loading import letterhead
from vanban.paper import Paper
from vanban.profiles import Profile, profile_for
from vanban.writing import WriteError, write_pages

_DPI = 32


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds for one sort of work."""

    name: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be begun with; `wrong` are sentences about the office's own folders that cannot be read."""

    groups: tuple[Group, ...]
    wrong: tuple[str, ...]


def choice() -> Choice:
    """Every kind, the largest group first. One folder with a mistake does not hide the others."""
    found: list[Kind] = []
    wrong: list[str] = []
    for slug in slugs(Path(settings.CAUNOI_DATA) / "kinds"):
        try:
            found.append(kind_for(slug))
        except KindError as refused:
            wrong.append(str(refused))
    found.sort(key=lambda kind: (kind.group, kind.slug))
    groups = [Group(name, tuple(kinds)) for name, kinds in groupby(found, key=lambda kind: kind.group)]
    return Choice(tuple(sorted(groups, key=lambda group: (-len(group.kinds), group.name))), tuple(wrong))


def known_kind(slug: str, symbol: str = "") -> Kind:
    """The kind of an address. Raises Http404 for none, RuleBroken("kind-refused") for one that is wrong."""
    if slug not in slugs(Path(settings.CAUNOI_DATA) / "kinds"):
        raise Http404
    try:
        return kind_for(slug, symbol)
    except KindError as refused:
        raise RuleBroken("kind-refused", f"Mẫu này chưa dùng được: {refused}") from refused


def own_fields(kind: Kind) -> list[Field]:
    """What the kind asks for beside the letterhead, which the office's last draft gives."""
    around = {field.key for field in letterhead()}
    return [field for field in kind.fields if field.key not in around]


def sample_of(kind: Kind) -> Paper:
    """The kind filled with its sample."""
    return fill(kind, kind.sample)


def picture_of(kind: Kind) -> bytes:
    """The first page of the sample as a small PNG. Raises Http404 where no page can be set."""
    paper = sample_of(kind)
    try:
        return _picture(paper, profile_for(paper.issue_date or timezone.localdate(), paper.system))
    except WriteError as refused:
        raise Http404 from refused


@lru_cache(maxsize=64)
def _picture(paper: Paper, profile: Profile) -> bytes:
    """Drawn once by each process: a kind that the office changes has another paper, so another picture."""
    [picture] = write_pages(paper, profile=profile, dpi=_DPI, most=1)
    return picture
