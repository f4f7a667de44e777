from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from caunoi.documents import jobs, leases, outcomes, store
from caunoi.documents.models import Document, DocumentState, Fact, FactState, Reading, ReadingState
from caunoi.documents.reads import confirmed_facts
from caunoi.ledger.models import Entry
from tests.caunoi.documents import papers
from tests.caunoi.documents.conftest import Receive


def due_of(task: Fact) -> str:
    deadline = task.value["deadline"] if isinstance(task.value, dict) else {}
    return str(deadline["due"])


def test_a_reading_becomes_a_document_with_its_facts(plan: Document) -> None:
    assert plan.reading.state == ReadingState.DONE
    assert (plan.number, plan.symbol, plan.number_text) == (52, "KH/TU", "52-KH/TU")
    assert plan.issued_on == date(2026, 3, 3)
    assert plan.doc_type == "Kế hoạch"
    assert plan.signer == "Trần Văn Minh"
    assert plan.state == DocumentState.REVIEW
    assert plan.office == plan.incoming.office
    assert Entry.objects.filter(verb="read_document", about_id=str(plan.pk)).exists()


def test_every_fact_is_proposed_and_stands_in_the_text(plan: Document) -> None:
    tasks = plan.facts.filter(kind="tasks")

    assert [due_of(task) for task in tasks] == ["2026-03-20", "2026-03-15"]
    assert {fact.state for fact in plan.facts.all()} == {FactState.PROPOSED}
    for fact in plan.facts.all():
        assert fact.original == fact.value
    first = tasks[0]
    assert first.span_start is not None
    assert "hội trường" in plan.reading.text[first.span_start : first.span_end]


def test_only_confirmed_facts_are_handed_on(plan: Document) -> None:
    assert confirmed_facts(plan, "tasks") == []
    fact = plan.facts.filter(kind="tasks")[0]
    fact.state, fact.decided_by, fact.decided_at = (
        FactState.CONFIRMED,
        plan.incoming.received_by,
        timezone.now(),
    )
    fact.save()

    handed_on = confirmed_facts(plan, "tasks")

    assert [view.id for view in handed_on] == [fact.pk]
    assert "hội trường" in handed_on[0].sentence


def test_a_second_job_for_the_same_reading_does_nothing(plan: Document) -> None:
    before = plan.reading.attempts

    jobs.do_reading(plan.reading_id)

    assert Reading.objects.get().attempts == before
    assert Document.objects.count() == 1


def test_the_form_feed_parts_pages_and_the_count_is_kept(receive: Receive) -> None:
    incoming = receive(papers.PLAN + "\f" + "Trang hai.\n")

    assert incoming.file.reading.pages_total == 2


def test_a_name_that_looks_like_an_option_is_only_a_name(receive: Receive) -> None:
    assert receive(name="--memory-mb.txt").documents.get().number == 52


class TestLease:
    def test_taken_once(self, receive: Receive) -> None:
        reading = receive(read=False).file.reading

        assert leases.take(reading.pk) == leases.Lease(reading.pk, 1)
        assert leases.take(reading.pk) is None

    def test_runs_out_and_is_taken_up_by_another(self, receive: Receive) -> None:
        reading = receive(read=False).file.reading
        lost = leases.take(reading.pk)
        assert lost is not None
        Reading.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

        found = leases.take(reading.pk)

        assert found == leases.Lease(reading.pk, 2)
        with pytest.raises(leases.LeaseLost):
            leases.renew(lost, pages_done=1, pages_total=2)
        with pytest.raises(leases.LeaseLost):
            outcomes.fail(lost, "chậm chân")
        leases.renew(found, pages_done=1, pages_total=2)
        assert Reading.objects.get().pages_done == 1

    def test_what_a_lost_lease_has_read_is_not_written(self, receive: Receive) -> None:
        reading = receive(read=False).file.reading
        lost = leases.take(reading.pk)
        assert lost is not None
        Reading.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        jobs.do_reading(reading.pk)

        with pytest.raises(leases.LeaseLost):
            outcomes.accept(lost, {"text": "khác", "contract": {"documents": []}})

        assert Document.objects.count() == 1
        assert Reading.objects.get().text != "khác"

    def test_dropped_too_often_it_is_given_up_with_a_sentence(self, receive: Receive) -> None:
        reading = receive(read=False).file.reading
        for _ in range(3):
            assert leases.take(reading.pk) is not None
            Reading.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

        assert leases.take(reading.pk) is None
        ticked = jobs.tick()

        assert (ticked.given_up, ticked.queued) == (1, 0)
        failed = Reading.objects.get()
        assert failed.state == ReadingState.FAILED
        assert "Đọc lại" in failed.problem


class TestTick:
    def test_takes_up_what_was_dropped(self, receive: Receive) -> None:
        reading = receive(read=False).file.reading
        leases.take(reading.pk)
        assert jobs.tick().queued == 0
        Reading.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

        assert jobs.tick().queued == 1

    def test_queues_again_what_waited_too_long_and_only_once(self, receive: Receive) -> None:
        receive(read=False)
        assert jobs.tick().queued == 0
        Reading.objects.update(queued_at=timezone.now() - timedelta(minutes=11))

        assert jobs.tick().queued == 1
        assert jobs.tick().queued == 0


class TestFailure:
    def test_says_why_and_keeps_the_file(self, receive: Receive) -> None:
        incoming = receive(read=False)
        store.path_of(incoming.file.sha256).write_bytes(b"PK\x03\x04 broken")

        jobs.do_reading(incoming.file.reading.pk)

        failed = Reading.objects.get()
        assert failed.state == ReadingState.FAILED
        assert "hỏng" in failed.problem
        assert not Document.objects.exists()

    def test_bytes_that_are_gone_are_said_to_be_gone(self, receive: Receive) -> None:
        incoming = receive(read=False)
        store.erase(incoming.file.sha256)

        jobs.do_reading(incoming.file.reading.pk)

        assert Reading.objects.get().problem == jobs.NO_BYTES

    def test_a_child_that_crashes_fails_its_own_reading_only(
        self, receive: Receive, settings: Settings
    ) -> None:
        incoming = receive(read=False)
        settings.CAUNOI_READING_MEMORY_MB = 16

        jobs.do_reading(incoming.file.reading.pk)

        failed = Reading.objects.get()
        assert failed.state == ReadingState.FAILED
        assert failed.problem == jobs.BROKE

    @pytest.mark.logs_error
    def test_an_answer_of_another_shape_fails_the_reading(self, receive: Receive) -> None:
        lease = leases.take(receive(read=False).file.reading.pk)
        assert lease is not None

        outcomes.accept(lease, {"text": "a", "contract": {"documents": "none"}})

        assert Reading.objects.get().state == ReadingState.FAILED
        assert not Document.objects.exists()
