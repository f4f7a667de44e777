"""Races about the parts of a merge between connections: they run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pypdfium2
import pytest

from caunoi.issuing import merge_jobs, merge_leases
from caunoi.issuing import merge_letters as files
from caunoi.issuing.merge_actions import remove_merge, start_merge
from caunoi.issuing.merge_reads import finished_file
from caunoi.issuing.merge_rules import State
from caunoi.issuing.models import Merge, MergePart
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.issuing.guest_lists import taken_in
from tests.caunoi.tasks.races import at_once, chiefs
from tests.conftest import Province

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def merge(specialist: User, own_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Merge:
    """Seven letters in parts of two, not begun."""
    monkeypatch.setattr("caunoi.issuing.merge_rules.CHUNK", 2)
    return taken_in(specialist, 7)


def test_of_many_who_begin_it_one_does_and_each_part_is_there_once(merge: Merge, province: Province) -> None:
    came_to = at_once([partial(start_merge, actor=who, merge=merge) for who in chiefs(province, 4)])

    assert came_to == ["done", *["started-already"] * 3]
    assert [(part.first, part.count) for part in merge.parts.order_by("first")] == [
        (0, 2), (2, 2), (4, 2), (6, 1)
    ]  # fmt: skip


def test_many_workers_write_each_part_once(merge: Merge, specialist: User) -> None:
    start_merge(actor=specialist, merge=merge)

    assert at_once([partial(merge_jobs.do_merge, merge.pk)] * 4) == ["done"] * 4

    merge.refresh_from_db()
    assert merge.state == State.DONE
    assert list(merge.parts.values_list("tries", "done", "lease_until")) == [(1, True, None)] * 4
    path = finished_file(merge, "pdf")
    assert path is not None
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
    assert ["Nguyễn Văn " + "ABCDEFG"[n] + str(n) in page for n, page in enumerate(pages)] == [True] * 7


def test_a_lease_is_given_to_one_and_given_back_once(merge: Merge, specialist: User) -> None:
    start_merge(actor=specialist, merge=merge)
    taken: list[merge_leases.Lease] = []

    def take() -> None:
        lease = merge_leases.take(merge.pk)
        if lease is None:
            raise RuleBroken("none-free", "Không còn phần nào.")
        taken.append(lease)

    assert at_once([take] * 6) == [*["done"] * 4, *["none-free"] * 2]
    assert sorted(lease.part.first for lease in taken) == [0, 2, 4, 6]

    def settle() -> None:
        try:
            merge_leases.settle(taken[0])
        except merge_leases.LeaseLost:
            raise RuleBroken("lost", "Phần này không còn là của ta.") from None

    assert at_once([settle] * 3) == ["done", "lost", "lost"]
    assert MergePart.objects.filter(done=True).count() == 1


def test_removed_while_it_is_being_written(merge: Merge, specialist: User) -> None:
    start_merge(actor=specialist, merge=merge)

    came_to = at_once(
        [
            partial(merge_jobs.do_merge, merge.pk),
            partial(remove_merge, actor=specialist, merge=merge),
            partial(remove_merge, actor=specialist, merge=merge),
        ]
    )

    assert came_to in (["done", "done", "gone-already"], ["done", "gone-already", "done"])
    assert not Merge.objects.exists()
    assert not MergePart.objects.exists()
    assert not files.folder(merge.pk).exists(), "no letter of a removed merge stays"
