"""Contact: the person says what happened and decides; a slip is recorded, not punished."""

from datetime import datetime, timedelta
from typing import Any, Literal

import pytest
from textual.pilot import Pilot
from textual.widgets import Input
from tinydb import TinyDB

from nc_tui.core.records import Contact, ContactKind, PlanItem, RuleKind
from nc_tui.core.streak import standing
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.dialogs.contact import ContactDialog
from nc_tui.tui.dialogs.slip import BeforeDialog
from nc_tui.tui.flows import contact as flows
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.surf import SurfScreen
from nc_tui.tui.widgets.moment_input import MomentInput
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, SIZES, full_disk, new_app, shown, start, until

Size = tuple[int, int]


def ledger(locations: Locations) -> list[dict[str, Any]]:
    """What the file holds besides the first line, oldest first."""
    with TinyDB(locations.data, encoding="utf-8") as tables:
        lines = [dict(record) for record in tables.table("contacts").all()]
    return sorted((line for line in lines if line["kind"] != "start"), key=lambda x: x["at"])


async def opened(pilot: Pilot[None], app: NcApp, words: str = "What happened?") -> None:
    await until(pilot, lambda: isinstance(app.screen, ContactDialog), "the dialog")
    await until(pilot, lambda: words in shown(app), words)


def words_of(app: NcApp) -> str:
    """The words on the screen without its rows and the marks in front of them."""
    return " ".join(shown(app).replace("▎", " ").split())


async def said(pilot: Pilot[None], app: NcApp, sentence: str) -> None:
    """Wait for a sentence that may be broken over rows."""
    await until(pilot, lambda: sentence in words_of(app), sentence)


async def closed(pilot: Pilot[None], app: NcApp) -> None:
    """The pane is there again, and what was answered on disk."""
    await until(pilot, lambda: isinstance(app.screen, MainScreen), "the pane")
    await until(pilot, lambda: all(worker.is_finished for worker in app.workers), "the end of it")
    await pilot.pause()


async def logged(pilot: Pilot[None], app: NcApp, *keys: str) -> None:
    """One line by keys; where it ended a run, no more is said about it."""
    before = len(app.snapshot.contacts)
    await pilot.press("x")
    await opened(pilot, app)
    await pilot.press(*keys, "enter")
    await until(pilot, lambda: len(app.snapshot.contacts) > before, "the line")
    await until(pilot, lambda: not isinstance(app.screen, ContactDialog), "what follows")
    if isinstance(app.screen, BeforeDialog):
        await pilot.press("escape")
    await closed(pilot, app)


def rule(kind: RuleKind, at: datetime) -> PlanItem:
    return PlanItem(kind="rule", at=at, order=1, rule=kind, channels=(), topics=())


def slip(
    at: datetime,
    kind: ContactKind = ContactKind.REPLIED,
    resumes: Literal["at-once", "later"] = "at-once",
    **more: Any,
) -> Contact:
    return Contact(
        id=77, at=at.replace(microsecond=0), zone="America/New_York", kind=kind, ends_run=True,
        resumes=resumes, **more,
    )  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
async def test_a_reply_is_two_keys_and_a_kind_sentence(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        await pilot.press("x")
        await opened(pilot, app)
        await pilot.press("p", "enter")
        await said(pilot, app, "Contact happened. Your 23 days still count.")
        await pilot.press("escape")
        await closed(pilot, app)
        assert standing(app.snapshot.ledger, clock.now().date()).days == 0
    (line,) = ledger(locations)
    assert {name: line[name] for name in line if name != "updated"} == {
        "at": "2026-11-20T23:40:12-05:00", "zone": "America/New_York", "kind": "replied",
        "ends_run": True, "resumes": "at-once",
    }  # fmt: skip


KEYS = {
    "looked": "f", "drafted": "d", "necessary": "e", "replied": "p", "reached-out": "o",
    "met": "t", "they-wrote": "w",
}  # fmt: skip


@pytest.mark.parametrize(
    "kind",
    [RuleKind.LIMITED, *(
        pytest.param(kind, marks=pytest.mark.long)
        for kind in (None, *RuleKind) if kind is not RuleKind.LIMITED
    )],
)  # fmt: skip
async def test_every_kind_by_its_letter_with_the_default_of_the_rule(
    locations: Locations, clock: FrozenClock, kind: RuleKind | None
) -> None:
    rules = [rule(kind, clock.now())] if kind else []
    app = new_app(locations, clock, [start(clock), *rules])
    async with app.run_test(size=MEDIUM) as pilot:
        for key in KEYS.values():
            clock.advance(1)
            await logged(pilot, app, key)
    ends = {line["kind"]: line["ends_run"] for line in ledger(locations)}
    assert list(ends) == list(KEYS)
    expected = {"reached-out", "met"} | (set() if kind is RuleKind.LIMITED else {"replied"})
    assert {name for name, is_end in ends.items() if is_end} == expected
    for line in ledger(locations):
        assert ("resumes" in line) is line["ends_run"]


@pytest.mark.parametrize("size", SIZES)
async def test_the_person_decides_whether_it_ends_the_run(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        await logged(pilot, app, "p", "n")
        await said(pilot, app, "Noted. The run goes on.")
        clock.advance(60)
        # Asked before the kind is known, the answer holds for whichever kind follows.
        await logged(pilot, app, "y", "f")
        clock.advance(60)
        # By arrows and space alone: the kinds, when, and the question.
        await logged(pilot, app, "right", "tab", "tab", "space")
    assert [(line["kind"], line["ends_run"]) for line in ledger(locations)] == [
        ("replied", False), ("looked", True), ("drafted", True),
    ]  # fmt: skip


async def test_necessary_and_they_wrote_are_said_to_be_no_slip_and_not_asked(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("x")
        await opened(pilot, app)
        await pilot.press("o")
        await said(pilot, app, "a new run begins")
        for key, words in (
            ("e", "Necessary message; not a slip."),
            ("w", "They wrote; not a slip."),
        ):
            await pilot.press(key, "y")
            await said(pilot, app, words)
            assert "does it end the run?" not in shown(app)
            assert "a new run begins" not in shown(app)
        await pilot.press("enter")
        await closed(pilot, app)
        await said(pilot, app, "They wrote; not a slip.")
    (line,) = ledger(locations)
    assert (line["kind"], line["ends_run"]) == ("they-wrote", False)
    assert "resumes" not in line


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.long
async def test_it_can_lie_in_the_past_and_never_in_the_future(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        await pilot.press("x")
        await opened(pilot, app)
        await pilot.press("o", "tab", *"25 dec 2026", "enter")
        await said(pilot, app, "in the future")
        assert isinstance(app.screen, ContactDialog)
        assert isinstance(app.focused, Input)
        await pilot.press("ctrl+u", *"10 nov 21:30")
        await said(pilot, app, "Tuesday 10 November, 21:30")
        await pilot.press("tab", "tab", "tab", *"a [b]text[/b]", "enter")
        await closed(pilot, app)
        await said(pilot, app, "Your 13 days still count.")
        assert standing(app.snapshot.ledger, clock.now().date()).days == 10
    (line,) = ledger(locations)
    assert line["at"] == "2026-11-10T21:30:00-05:00"
    assert line["note"] == "a [b]text[/b]"


async def test_a_new_run_may_wait_until_they_say_so(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("x")
        await opened(pilot, app)
        await pilot.press("t", "s", "enter")
        await until(pilot, lambda: isinstance(app.screen, BeforeDialog), "what follows")
        await said(pilot, app, "still count. A new run begins")
        await pilot.press("escape")
        await closed(pilot, app)
        assert app.snapshot.ledger.open_run is None
        clock.advance(days=2)
        app.run_worker(flows.recommit(app))
        await said(pilot, app, "A new run begins.")
        assert app.snapshot.ledger.open_run is not None
        app.run_worker(flows.recommit(app))  # no pause is open: nothing happens
        await pilot.pause()
    (line,) = ledger(locations)
    assert (line["resumes"], line["resumed_at"]) == ("later", "2026-11-22T23:40:12-05:00")
    assert line["at"] == "2026-11-20T23:40:12-05:00"


async def test_when_the_run_began_anew_can_be_said_and_what_went_before_changed(
    locations: Locations, clock: FrozenClock
) -> None:
    at = clock.now() - timedelta(days=5)
    app = new_app(locations, clock, [start(clock), slip(at, before="lonely")])
    async with app.run_test(size=MEDIUM) as pilot:
        app.run_worker(flows.edit_contact(app, app.snapshot.contacts[1]))
        await opened(pilot, app, "15 nov 2026 23:40")
        assert "it began" not in shown(app)
        await pilot.press("s")
        await said(pilot, app, "it began")
        # kinds, when, ends the run, a new run begins, and then the moment
        await pilot.press("tab", "tab", "tab", "tab", *"14 nov", "enter")
        await said(pilot, app, "The new run began before that moment.")
        await pilot.press("tab", "tab", "tab", "ctrl+u", *"17 nov 9am", "tab", *", tired", "enter")
        await closed(pilot, app)
        assert standing(app.snapshot.ledger, clock.now().date()).days == 3
    (line,) = ledger(locations)
    assert (line["resumed_at"], line["before"]) == ("2026-11-17T09:00:00-05:00", "lonely, tired")


async def test_a_contact_of_115_days_ago_is_one_run_more_and_taken_back_none(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock, 200), slip(clock.now() - timedelta(days=50))])
    async with app.run_test(size=MEDIUM) as pilot:
        before = app.snapshot.ledger
        await pilot.press("2", "x")
        await opened(pilot, app)
        await pilot.press("o", "tab", *"115 days ago", "enter")
        await closed(pilot, app)  # it is past asking what went before
        await said(pilot, app, "Your 85 days still count.")
        ledger_now, today = app.snapshot.ledger, clock.now().date()
        assert [run.days(today) for run in ledger_now.runs] == [85, 65, 50]
        assert len(ledger_now.slip_days - before.slip_days) == 1
        assert ledger_now.pauses == before.pauses == ()
        await pilot.press("d")  # the cursor stands on the line just written
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await said(pilot, app, "Tuesday 28 July, 12:00")
        await pilot.press("y")
        await until(pilot, lambda: app.snapshot.ledger == before, "as before")


async def test_nothing_is_kept_before_something_is_chosen(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("x")
        await opened(pilot, app)
        await pilot.press("shift+tab", *"a note", "enter")
        await said(pilot, app, "Choose what happened first.")
        await pilot.press("down", "enter")
        await closed(pilot, app)
    (line,) = ledger(locations)
    assert (line["kind"], line["note"]) == ("necessary", "a note")


async def test_not_now_keeps_nothing(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("x")
        await opened(pilot, app)
        await pilot.press("o", "escape")
        await closed(pilot, app)
    assert ledger(locations) == []


@pytest.mark.long
async def test_a_line_is_changed_and_what_is_left_alone_stays(
    locations: Locations, clock: FrozenClock
) -> None:
    at = clock.now() - timedelta(days=5)
    known = slip(at, resumes="later", resumed_at=at + timedelta(days=1), before="a song")
    app = new_app(locations, clock, [start(clock), known])
    clock.travel("Europe/London")
    async with app.run_test(size=MEDIUM) as pilot:
        app.run_worker(flows.edit_contact(app, app.snapshot.contacts[1]))
        await opened(pilot, app, "15 nov 2026 23:40")
        await pilot.press("o", "shift+tab", *"by phone", "enter")
        await closed(pilot, app)
        (line,) = ledger(locations)
        assert {name: line[name] for name in line if name != "updated"} == {
            "at": "2026-11-15T23:40:12-05:00", "zone": "America/New_York", "kind": "reached-out",
            "ends_run": True, "resumes": "later", "resumed_at": "2026-11-16T23:40:12-05:00",
            "before": "a song", "note": "by phone",
        }  # fmt: skip
        # A moment after the new run began cannot be meant.
        app.run_worker(flows.edit_contact(app, app.snapshot.contacts[1]))
        await opened(pilot, app, "15 nov 2026 23:40")
        await pilot.press("tab", "ctrl+u", *"18 nov 9am", "enter")
        await said(pilot, app, "The new run began before")
        await pilot.press("tab", "a", "enter")
        await closed(pilot, app)
        (line,) = ledger(locations)
        assert (line["at"], line["zone"]) == ("2026-11-18T09:00:00+00:00", "Europe/London")
        assert line["resumes"] == "at-once"
        assert "resumed_at" not in line
        # No longer the end of a run: nothing begins after it.
        app.run_worker(flows.edit_contact(app, app.snapshot.contacts[1]))
        await opened(pilot, app, "18 nov 2026 09:00")
        await pilot.press("f", "enter")
        await closed(pilot, app)
    (line,) = ledger(locations)
    assert (line["kind"], line["ends_run"]) == ("looked", False)
    assert "resumes" not in line


async def test_their_own_answer_outlives_a_change_of_kind(
    locations: Locations, clock: FrozenClock
) -> None:
    known = Contact(
        id=77, at=clock.now() - timedelta(days=5), zone="America/New_York",
        kind=ContactKind.REPLIED, ends_run=False,
    )  # fmt: skip
    app = new_app(locations, clock, [start(clock), known])
    async with app.run_test(size=MEDIUM) as pilot:
        app.run_worker(flows.edit_contact(app, app.snapshot.contacts[1]))
        await opened(pilot, app)
        await pilot.press("t", "enter")
        await closed(pilot, app)
    (line,) = ledger(locations)
    assert (line["kind"], line["ends_run"]) == ("met", False)


async def test_of_the_first_line_only_when_and_note_may_change(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        app.run_worker(flows.edit_contact(app, app.snapshot.contacts[0]))
        await opened(pilot, app, "The last contact")
        assert "does it end the run?" not in shown(app)
        await pilot.press("ctrl+u", *"20 nov 2026 9am", "tab", *"at the station", "enter")
        await closed(pilot, app)
    (line,) = app.snapshot.contacts
    assert (line.id, line.kind, line.ends_run, line.resumes) == (1, "start", True, "at-once")
    assert line.at.isoformat() == "2026-11-20T09:00:00-05:00"
    assert line.note == "at the station"


async def test_a_line_is_taken_back_after_one_question(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), slip(clock.now() - timedelta(days=5))])
    async with app.run_test(size=MEDIUM) as pilot:
        line = app.snapshot.contacts[1]
        app.run_worker(flows.take_back(app, line))
        await said(pilot, app, "Sunday 15 November, 23:40")
        await pilot.press("escape")
        await closed(pilot, app)
        assert "deleted" not in ledger(locations)[0]
        app.run_worker(flows.take_back(app, line))
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("y")
        await closed(pilot, app)
        await until(pilot, lambda: "deleted" in ledger(locations)[0])
        await until(pilot, lambda: len(app.snapshot.contacts) == 1)
        assert standing(app.snapshot.ledger, clock.now().date()).days == 23


async def test_a_failed_save_asks_again_with_the_same_answers(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("x")
        await opened(pilot, app)
        with full_disk(app):
            await pilot.press("f", "y", "s", "tab", *"3h ago", "shift+tab", "shift+tab")
            await pilot.press(*"a line", "enter")  # round, to the last
            await said(pilot, app, "The disk is full.")
        assert ledger(locations) == []
        asked = app.screen.query_one("#contact-when", MomentInput)
        assert asked.field.value == "20 nov 2026 20:40"
        clock.advance(600)
        await pilot.press("enter")
        await said(pilot, app, "Contact happened.")
    (line,) = ledger(locations)
    assert {name: line[name] for name in line if name != "updated"} == {
        "at": "2026-11-20T20:40:12-05:00", "zone": "America/New_York", "kind": "looked",
        "ends_run": True, "resumes": "later", "note": "a line",
    }  # fmt: skip


async def test_global_keys_do_nothing_behind_it(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("x")
        await opened(pilot, app)
        await pilot.press("c", "q", "x", "2")
        await opened(pilot, app)
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen), "a breath, from anywhere")
        await pilot.press("escape")
        await opened(pilot, app)


@pytest.mark.parametrize("size", [*SIZES, (36, 20), (40, 12)])
@pytest.mark.long
async def test_whatever_has_the_focus_is_in_view(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        await pilot.press("x")
        await opened(pilot, app)
        await pilot.press("t")
        for _ in range(9):  # round once, and on to the last line
            await pilot.press("tab")
            await pilot.pause()
            assert app.focused is not None
            region = app.focused.region
            assert app.screen.region.contains(region.x, region.y)
        await pilot.press(*"zebra")
        assert "zebra" in shown(app)


async def test_the_whole_dialog_fits_a_side_pane(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("x")
        await opened(pilot, app)
        await pilot.press("p")
        await said(pilot, app, "later, when I say")
        for words in ("looked at their profile", "they wrote", "one line", "enter keep"):
            assert words in shown(app)
