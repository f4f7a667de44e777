"""The invented province Hải Lam, for whoever wants to see Cầu Nối in five minutes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils import timezone

from caunoi.documents.actions import receive_file
from caunoi.documents.models import IncomingFile
from caunoi.people.dataset_actions import load_offices
from caunoi.people.datasets import FOLDER as SHIPPED_SETS
from caunoi.people.datasets import read_set
from caunoi.people.models import Office, Role, User
from caunoi.site.demo_chain import ask_communes, is_draft, split_for_communes
from caunoi.site.demo_drafts import write_drafts
from caunoi.site.demo_life import live_through, settle
from caunoi.site.demo_numbers import keep_numbers
from caunoi.site.demo_papers import papers
from caunoi.site.demo_programme import adopted, is_programme, live_through_the_year
from caunoi.site.demo_register import keep_register
from caunoi.site.demo_week import live_through_two_weeks
from caunoi.tasks.models import Task
from caunoi.ui.refusal import RuleBroken

FOLDER: Final = Path(__file__).parent / "demo"
# Not a secret: it is printed and written in the README; `serve --demo` listens on this machine only.
PASSWORD: Final = "cau-noi-hai-lam"


@dataclass(frozen=True)
class Account:
    """One demonstration account as the command prints it."""

    username: str
    full_name: str
    role: str
    office: str


@dataclass(frozen=True)
class Shown:
    """What the demonstration put in place; `refused` holds the sentences about papers that were not taken."""

    accounts: tuple[Account, ...]
    received: int
    refused: tuple[str, ...]


def show_province(*, receive: bool = True) -> Shown:
    """Offices, accounts and papers of Hải Lam; run again, it adds only what is missing.

    Raises RuleBroken("not-a-demonstration") where people of a real office have accounts: demonstration
    accounts have a known password.
    """
    known = tomllib.loads((FOLDER / "province.toml").read_text(encoding="utf-8"))
    people: Mapping[str, Mapping[str, str]] = known["account"]
    strangers = User.objects.exclude(username__in=people).count()
    if strangers:
        raise RuleBroken(
            "not-a-demonstration",
            f"Cơ sở dữ liệu này đã có {strangers} tài khoản thật nên không nạp dữ liệu minh họa "
            "(mật khẩu minh họa ai cũng biết). Đặt CAUNOI_DATA sang một thư mục khác để xem minh họa.",
        )
    with transaction.atomic():
        offices = _offices()
        accounts = tuple(_account(name, said, offices) for name, said in people.items())
    received, refused = _papers() if receive else (0, ())
    return Shown(accounts, received, refused)


def _offices() -> dict[str, Office]:
    """The offices by their key in province.toml; collective names come from the shipped set."""
    load_offices(actor=None, data=read_set(FOLDER / "province.toml", prefix="hl"))
    load_offices(actor=None, data=read_set(SHIPPED_SETS / "collectives.toml"))
    return {
        office.code.removeprefix("hl."): office for office in Office.objects.filter(code__startswith="hl.")
    }


def _account(username: str, said: Mapping[str, str], offices: Mapping[str, Office]) -> Account:
    office = offices[said["office"]]
    if not User.objects.filter(username=username).exists():
        User.objects.create_user(
            username, PASSWORD, full_name=said["full_name"], role=Role(said["role"]), office=office
        )
    return Account(username, said["full_name"], Role(said["role"]).label, str(office))


def _papers() -> tuple[int, tuple[str, ...]]:
    """The papers received by the specialist as a browser would send them; some of them lived through."""
    specialist = User.objects.get(username="chuyenvien")
    received: int = 0
    refused: list[str] = []
    opened: list[Task] = []
    for paper in papers(timezone.localdate()):
        if IncomingFile.objects.filter(name=paper.name).exists():
            continue
        try:
            receipt = receive_file(actor=specialist, name=paper.name, data=paper.data, topic_confirmed=True)
            received += 1
            if paper.settled:
                opened += settle(receipt.incoming, specialist=specialist)
            if is_draft(receipt.incoming):
                ask_communes(receipt.incoming, timezone.localdate())
            if is_programme(receipt.incoming):
                programme = adopted(receipt.incoming)
                live_through_the_year(programme, timezone.localdate())
                live_through_two_weeks(programme.office, timezone.localdate())
        except RuleBroken as broken:
            refused.append(f"{paper.name}: {broken.sentence}")
    live_through(opened)
    split_for_communes(opened)
    keep_register(specialist, timezone.localdate())
    keep_numbers(timezone.localdate())
    write_drafts()
    return received, tuple(refused)
