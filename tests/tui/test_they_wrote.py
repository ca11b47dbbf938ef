"""They wrote: a moment first, one question, and what helps; never a slip, and nothing is sent."""

import json
from datetime import datetime
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from nc_tui.core.records import PlanItem, RuleKind
from nc_tui.core.streak import standing
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.reply import EndingDialog, ReplyDialog, SentDialog
from nc_tui.tui.dialogs.they_wrote import FirstDialog, TheyWroteDialog
from nc_tui.tui.flows.they_wrote import they_wrote
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.safety import SafetyScreen
from nc_tui.tui.screens.surf import SurfScreen
from nc_tui.tui.widgets.reply_rules import ReplyRules
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, SIZES, new_app, refusing, shown, start, until

Size = tuple[int, int]


def table(locations: Locations, name: str) -> list[dict[str, Any]]:
    tables = json.loads(locations.data.read_text(encoding="utf-8"))
    return [r for r in tables.get(name, {}).values() if "deleted" not in r]


def ledger(locations: Locations) -> list[dict[str, Any]]:
    """What the file holds besides the first line, without the fields every record has."""
    lines = [line for line in table(locations, "contacts") if line["kind"] != "start"]
    return [{k: v for k, v in line.items() if k not in ("updated", "zone")} for line in lines]


def wrote(answer: str) -> dict[str, Any]:
    at = "2026-11-20T23:40:12-05:00"
    return {"at": at, "kind": "they-wrote", "ends_run": False, "answer": answer}


def drafts(locations: Locations) -> list[str]:
    found = sorted(locations.drafts.glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8"))["text"] for path in found]


def words_of(app: NcApp) -> str:
    """The words of the dialog in front, or of the whole screen where there is none."""
    rows = shown(app).splitlines()
    for dialog in app.screen.query(".dialog"):
        r = dialog.region
        rows = [row[r.x : r.right] for row in rows[max(0, r.y) : r.bottom]]
    return " ".join(" ".join(rows).replace("▎", " ").split())


async def said(pilot: Pilot[None], app: NcApp, sentence: str) -> None:
    await until(pilot, lambda: sentence in words_of(app), sentence)


async def on(pilot: Pilot[None], app: NcApp, screen: type[object]) -> None:
    await until(pilot, lambda: isinstance(app.screen, screen), screen.__name__)
    await pilot.pause()


async def asked(pilot: Pilot[None], app: NcApp) -> None:
    app.run_worker(they_wrote(app), group="flow")
    await on(pilot, app, TheyWroteDialog)


async def drafting(pilot: Pilot[None], app: NcApp, text: str = "") -> TextArea:
    await asked(pilot, app)
    await pilot.press("p")
    await on(pilot, app, ReplyDialog)
    area = app.screen.query_one(TextArea)
    area.insert(text)
    return area


def rule(kind: RuleKind, at: datetime) -> PlanItem:
    return PlanItem(kind="rule", at=at, order=1, rule=kind, channels=(), topics=())


# --- the question ---------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_choosing_keeps_one_line_at_once_that_is_no_slip(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        await asked(pilot, app)
        for words in ("not a slip", "b a breath first", "practical", "unsafe", "esc not now"):
            assert words in words_of(app)
        await pilot.press("p")
        await until(pilot, lambda: ledger(locations) == [wrote("practical")])
        await on(pilot, app, ReplyDialog)
        await pilot.press("escape")  # nothing was drafted: nothing is asked
        await on(pilot, app, MainScreen)
        await said(pilot, app, "They wrote; not a slip.")
        assert standing(app.snapshot.ledger, clock.now().date()).days == 23
        await pilot.press("ctrl+z")
        await until(pilot, lambda: ledger(locations) == [])


async def test_what_they_wrote_is_kept_with_it_where_the_person_puts_it_down(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app)
        await said(pilot, app, "what they wrote, if you want it kept")
        await pilot.press("tab", *"pus", "escape", "escape")
        await on(pilot, app, MainScreen)
        await asked(pilot, app)
        await said(pilot, app, "as you left it")
        await pilot.press("tab", "h", "enter")
        assert ledger(locations) == [], "enter leads back to the question"
        await pilot.press("s")
        await until(pilot, lambda: ledger(locations) == [{**wrote("unsafe"), "note": "push"}])
        await pilot.press("escape")
        await on(pilot, app, MainScreen)
        await until(pilot, lambda: not list(locations.drafts.glob("they-wrote*.json")))
        await asked(pilot, app)
        assert "as you left it" not in words_of(app)


async def test_a_breath_comes_back_to_it_and_not_now_keeps_nothing(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app)
        for key in ("u", "b", "f2"):
            await pilot.press(key)
            await on(pilot, app, SurfScreen)
            await pilot.press("escape")
            await on(pilot, app, TheyWroteDialog)
        await pilot.press("c", "n", "q", "x", "2", "m", "ctrl+z")
        await on(pilot, app, TheyWroteDialog)
        await pilot.press("escape")
        await on(pilot, app, MainScreen)
    assert ledger(locations) == []


async def test_unsafe_opens_safety_and_speaks_of_evidence(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app)
        assert "it may be evidence" in words_of(app)
        await pilot.press("s")
        await on(pilot, app, SafetyScreen)
        await until(pilot, lambda: ledger(locations) == [wrote("unsafe")])
        await pilot.press("escape")
        await said(pilot, app, "Keep the message; it may be evidence.")
        # By arrows and enter too, and by the mouse: the words below "unsafe".
        await asked(pilot, app)
        await pilot.press("down", "j", "down", "enter")
        await on(pilot, app, SafetyScreen)
        await pilot.press("escape")
        await asked(pilot, app)
        await pilot.click("KeyedRows", offset=(8, 7))
        await on(pilot, app, SafetyScreen)
    assert ledger(locations) == [wrote("unsafe")] * 3


async def test_emotional_is_a_letter(locations: Locations, clock: FrozenClock) -> None:
    from nc_tui.tui.screens.letter import LetterScreen

    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app)
        await pilot.press("e")
        await on(pilot, app, LetterScreen)
        await until(pilot, lambda: ledger(locations) == [wrote("emotional")])


# --- what a rule says first -----------------------------------------------------------------------


ALLOWED = "none through others, unless the court allows it"


@pytest.mark.parametrize(
    ("kind", "words", "size"),
    [
        *[(RuleKind.ORDER, ALLOWED, size) for size in SIZES],
        (RuleKind.SPACE, "That boundary has no end date", MEDIUM),
    ],
)
async def test_a_rule_of_no_contact_at_all_speaks_before_an_answer(
    locations: Locations, clock: FrozenClock, kind: RuleKind, words: str, size: Size
) -> None:
    app = new_app(locations, clock, [start(clock), rule(kind, clock.now())])
    async with app.run_test(size=size) as pilot:
        await asked(pilot, app)
        await pilot.press("p")
        await on(pilot, app, FirstDialog)
        for part in (words, "children", "esc leave it unanswered"):
            assert part in words_of(app)
        await pilot.press("enter")  # what stands first is Safety, not an answer
        await on(pilot, app, SafetyScreen)
        await said(pilot, app, "If an order restrains you")
        await pilot.press("escape", "escape")
        await on(pilot, app, FirstDialog)
        await pilot.press("escape")
        await said(pilot, app, "They wrote; not a slip.")
        assert ledger(locations) == [wrote("practical")]


# --- the draft ------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_the_four_rules_light_up_as_one_types_and_forbid_nothing(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        area = await drafting(pilot, app)
        plain = ("A few sentences.", "What, when, where.", "Polite, and no", "One matter only.")
        for words in (*plain, "brief", "informative", "friendly", "firm", "Nothing is sent"):
            assert words in words_of(app)
        await pilot.press(*"[b]miss[/b]")
        await said(pilot, app, 'Leave out "miss"?')
        area.insert(". Why? Also " + "no " * 60)
        hints = ("63 words so far.", "A question to leave out?", "A second matter?")
        await until(pilot, lambda: all(words in words_of(app) for words in hints))
        rules = app.screen.query_one(ReplyRules)
        assert app.screen.region.contains_region(rules.region)
        area.text = "Friday at five is fine."
        await until(pilot, lambda: all(words in words_of(app) for words in plain))
        await pilot.press("f3")
        await on(pilot, app, SafetyScreen)
        await pilot.press("escape")
        await on(pilot, app, ReplyDialog)
        assert area.text == "Friday at five is fine."


async def test_an_answer_that_was_sent_is_necessary_and_its_words_are_not_kept(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await drafting(pilot, app, "Friday at five.")
        await pilot.press("escape")
        await on(pilot, app, EndingDialog)
        assert "Did you send it?" in words_of(app)
        await until(pilot, lambda: drafts(locations) == ["Friday at five."])
        clock.advance(60)
        await pilot.press("y")
        await on(pilot, app, SentDialog)
        await pilot.press(*"pick-up [b]", "enter")
        await on(pilot, app, MainScreen)
        await said(pilot, app, "Necessary message; not a slip.")
        await until(pilot, lambda: drafts(locations) == [])
        assert standing(app.snapshot.ledger, clock.now().date()).days == 23
    at = "2026-11-20T23:41:12-05:00"
    necessary = {"at": at, "kind": "necessary", "ends_run": False, "note": "pick-up [b]"}
    assert ledger(locations) == [wrote("practical"), necessary]
    assert table(locations, "journal") == []


async def test_its_words_are_kept_where_the_person_says_so_and_taken_back_with_it(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await drafting(pilot, app, "Friday.")
        await pilot.press("escape", "y")
        await on(pilot, app, SentDialog)
        await pilot.press("tab", "j", "enter")
        await on(pilot, app, MainScreen)
        await said(pilot, app, "Necessary message; not a slip.")
        (entry,) = table(locations, "journal")
        assert (entry["kind"], entry["text"]) == ("entry", "Friday.")
        assert entry["prompt"] == "An answer to what they wrote."
        assert "note" not in ledger(locations)[1]
        await pilot.press("ctrl+z")
        await until(pilot, lambda: ledger(locations) == [wrote("practical")])
        assert table(locations, "journal") == []


@pytest.mark.long
async def test_an_answer_that_was_not_sent_is_no_contact(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        for text, key, sentence in (
            ("Friday.", "n", "Your draft is in the journal."),
            ("Saturday.", "d", "They wrote; not a slip."),
        ):
            await drafting(pilot, app, text)
            await pilot.press("escape", key)
            await on(pilot, app, MainScreen)
            await said(pilot, app, sentence)
            await until(pilot, lambda: drafts(locations) == [])
    assert [entry["text"] for entry in table(locations, "journal")] == ["Friday."]
    assert ledger(locations) == [wrote("practical")] * 2


@pytest.mark.long
async def test_one_can_go_back_to_the_draft_and_to_the_line(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await drafting(pilot, app, "Frid")
        await pilot.press("escape")
        await on(pilot, app, EndingDialog)
        await pilot.press("escape")
        await on(pilot, app, ReplyDialog)
        await pilot.press(*"ay", "escape", "y")
        await on(pilot, app, SentDialog)
        await pilot.press("escape")
        await on(pilot, app, ReplyDialog)
        assert app.screen.query_one(TextArea).text == "Friday"
    assert ledger(locations) == [wrote("practical")]


@pytest.mark.parametrize("keys", [[], ["escape", "y"]])
async def test_a_draft_outlives_the_program_wherever_it_ends(
    locations: Locations, clock: FrozenClock, keys: list[str]
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await drafting(pilot, app, "Friday.")
        await pilot.press(*keys)
        if keys:
            await until(pilot, lambda: drafts(locations) == ["Friday."])
    for lock in locations.drafts.glob("*.lock"):
        lock.unlink()  # as the end of a process lets go of it
    again = new_app(locations, clock)
    async with again.run_test(size=MEDIUM) as pilot:
        await said(pilot, again, "The page you were writing is in the journal.")
    (entry,) = table(locations, "journal")
    assert entry["text"] == "Friday."
    assert ledger(locations) == [wrote("practical")]


# --- what could not be saved ----------------------------------------------------------------------


async def test_what_could_not_be_saved_at_once_is_told_and_saved_after_the_draft(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        with refusing(locations):
            await drafting(pilot, app, "Friday.")
            await said(pilot, app, "could not be written")
        await pilot.press("escape", "d")
        await on(pilot, app, MainScreen)
        await said(pilot, app, "They wrote; not a slip.")
        assert "could not be written" not in words_of(app)
    assert ledger(locations) == [wrote("practical")]


async def test_an_answer_that_could_not_be_saved_comes_back_with_the_reason(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await drafting(pilot, app, "Friday.")
        await until(pilot, lambda: ledger(locations) == [wrote("practical")])
        await pilot.press("escape", "y")
        await on(pilot, app, SentDialog)
        with refusing(locations):
            await pilot.press(*"pick-u")
            await until(pilot, lambda: bool(app.writer.answers), "written down on the way")
            await pilot.press("p", "enter")
            await on(pilot, app, ReplyDialog)
            await said(pilot, app, "could not be written")
            assert app.screen.query_one(TextArea).text == "Friday."
        await pilot.press("escape", "y")
        await on(pilot, app, SentDialog)
        await pilot.press("enter")
        await on(pilot, app, MainScreen)
        await said(pilot, app, "Necessary message; not a slip.")
    assert {line["kind"]: line.get("note") for line in ledger(locations)} == {
        "they-wrote": None, "necessary": "pick-up",
    }  # fmt: skip


async def test_safety_opens_whether_or_not_anything_can_be_saved(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        with refusing(locations):
            await asked(pilot, app)
            await pilot.press("s")
            await on(pilot, app, SafetyScreen)
            await pilot.press("escape")
            await on(pilot, app, MainScreen)
            await said(pilot, app, "could not be written")
            await said(pilot, app, "x writes it down by hand.")
    assert ledger(locations) == []


@pytest.mark.parametrize("size", [(36, 20), (60, 14)])
@pytest.mark.long
async def test_in_a_small_window_what_is_used_is_in_view(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock, [start(clock), rule(RuleKind.ORDER, clock.now())])
    async with app.run_test(size=size) as pilot:
        await asked(pilot, app)
        await pilot.press("down", "down")
        await said(pilot, app, "s unsafe")
        await pilot.press("p")
        await on(pilot, app, FirstDialog)
        await pilot.press("down")
        await said(pilot, app, "a the court allows this answer")
        await pilot.press("a")
        await on(pilot, app, ReplyDialog)
        await pilot.press(*"zebra")
        await said(pilot, app, "zebra")
