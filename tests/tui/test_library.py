"""The library: found by doubt, read beside the list or over it, with cards of one's own."""

import pytest
from textual.pilot import Pilot

from nc_tui.content import library as words
from nc_tui.content.library import Library
from nc_tui.core.errors import ContentError
from nc_tui.core.records import PlanItem, Record, whole_seconds
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.card import CardDialog
from nc_tui.tui.dialogs.own_words import OwnWordsDialog
from nc_tui.tui.screens.after import AfterScreen
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.stages import StagesPane
from nc_tui.tui.widgets.card_list import CardList
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, WIDE, new_app, new_store, shown, start, told, until


def item(clock: FrozenClock, kind: str, text: str) -> PlanItem:
    return PlanItem(kind=kind, at=whole_seconds(clock.now()), order=1, text=text)  # type: ignore[arg-type]


async def open_library(pilot: Pilot[None], app: NcApp) -> CardList:
    await pilot.press("7")
    await until(pilot, lambda: "when it is loud" in shown(app), "the library")
    return app.screen.query_one(CardList)


async def type_in(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*["space" if letter == " " else letter for letter in text])
    await pilot.pause()


async def test_a_doubt_is_found_by_typing_it(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=WIDE) as pilot:
        rows = await open_library(pilot, app)
        await pilot.press("slash")
        await type_in(pilot, "are they diff")
        assert rows.card is not None
        assert rows.card.doubt == "But what if they are different?"
        assert "claimed       Many people fear that theirs is different" in shown(app)
        assert '"Can No Contact Backfire?"' in shown(app)
        assert "thin: lay or clinical opinion" in shown(app)
        await pilot.press("enter")
        assert rows.has_focus
        await pilot.press("escape")
        await until(pilot, lambda: "whether it works" in shown(app), "all cards")
        # The cursor is still on what was found; the card follows it from there.
        await pilot.press("j")
        assert rows.card.doubt == "Will silence make them return?"
        assert "They notice what is gone, and want you back." in shown(app)


@pytest.mark.parametrize("size", [MEDIUM, NARROW])
async def test_below_a_hundred_columns_the_card_stands_over_the_list(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        rows = await open_library(pilot, app)
        assert "claimed" not in shown(app)
        await pilot.press("slash")
        await type_in(pilot, "xyzzy")
        assert "No card has these words." in shown(app)
        await pilot.press("enter")  # nothing to read
        await until(pilot, lambda: "when it is loud" in shown(app))
        await pilot.press("slash")
        await type_in(pilot, "slip")
        await pilot.press("enter")
        await until(pilot, lambda: "claimed" in shown(app))
        assert "I wrote. Is it all gone?" in shown(app)
        await pilot.press(*["space"] * 4)
        assert "Then eat something." in " ".join(shown(app).split())
        await pilot.press("escape")
        await until(pilot, lambda: "claimed" not in shown(app))
        assert rows.has_focus


@pytest.mark.parametrize("size", [MEDIUM, NARROW])
async def test_where_no_card_speaks_of_it_that_is_said_above_the_nearest(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        rows = await open_library(pilot, app)
        await pilot.press("slash")
        await type_in(pilot, "he has someone new")
        for words in ("No card speaks of just this yet.", "near to it ─", "Can I look, only once?"):
            assert words in shown(app)
        await pilot.press("enter")  # reads the nearest: the cursor cannot be on the words above
        await until(pilot, lambda: "claimed" in shown(app))
        await pilot.press("escape", "slash")
        await pilot.press("ctrl+u")
        await type_in(pilot, "can we be friends")
        assert "No card speaks" not in shown(app)
        assert rows.card is not None
        assert rows.card.doubt == "Can we be friends?"


async def test_a_card_of_their_own_is_kept_found_changed_and_taken_away(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        rows = await open_library(pilot, app)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, OwnWordsDialog))
        await pilot.press("enter")
        await until(pilot, lambda: "A few words" in told(app))
        await type_in(pilot, "[b]Sam")
        await pilot.press("tab")
        await type_in(pilot, "Laugh.")
        await pilot.press("enter")
        await until(pilot, lambda: "[b]Sam" in shown(app) and rows.has_focus, "in list")
        (kept,) = new_store(locations, clock).load().plan
        assert (kept.kind, kept.text) == ("card", "[b]Sam\nLaugh.")
        await pilot.press("enter")
        await until(pilot, lambda: "• Laugh." in shown(app))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, OwnWordsDialog))
        await type_in(pilot, " once")
        await pilot.press("enter")
        await until(pilot, lambda: "[b]Sam once" in shown(app), "changed")
        await pilot.press("d")
        await until(pilot, lambda: rows.has_focus and "Sam" not in shown(app), "taken out")
        assert new_store(locations, clock).load().plan == ()
        assert rows.cursor == rows.count() - 1, "where it was, not at the top"
        assert "ctrl+z brings it back" in told(app)
        await pilot.press("home", "ctrl+z")
        await until(pilot, lambda: rows.card is not None and rows.card.doubt == "[b]Sam once")


async def test_our_own_cards_can_be_neither_changed_nor_taken_away(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), item(clock, "reason", "sleep")])
    async with app.run_test(size=MEDIUM) as pilot:
        await open_library(pilot, app)
        await pilot.press("e", "d")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)


async def test_after_a_breath_it_is_played_forward(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), item(clock, "trigger", "the bench")])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u", "8", "enter")
        await until(pilot, lambda: isinstance(app.screen, AfterScreen) and app.screen.is_current)
        await until(pilot, lambda: "the bench" in shown(app), "the trigger of their own")
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, CardDialog), "the card")
        await until(pilot, lambda: "You send it, and for a minute it is lighter." in shown(app))
        await pilot.press("p")
        await until(pilot, lambda: "Pity is not attraction." in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        (urge,) = app.snapshot.urges
        assert urge.next == "forward"


async def test_a_question_of_their_own_is_asked_in_stages(
    locations: Locations, clock: FrozenClock
) -> None:
    records: list[Record] = [start(clock), item(clock, "prompt", "What would Sam ask?")]
    app = new_app(locations, clock, records)
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "one question" in shown(app))
        for _ in range(6):
            if "What would Sam ask?" in shown(app):
                break
            await pilot.press("p")
        assert "What would Sam ask?" in shown(app)
        await pilot.press("w")
        await until(pilot, lambda: not isinstance(app.screen, MainScreen), "the answer")
        await type_in(pilot, "Sleep.")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await until(pilot, lambda: bool(app.snapshot.reflections))
        ((answer,),) = (each.answers for each in app.snapshot.reflections)
        assert (answer.prompt, answer.text) == ("What would Sam ask?", "Sleep.")
        assert app.screen.query_one(StagesPane).display


async def test_own_words_of_a_kind_are_made_and_listed(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await app.run_action("app.own_words('trigger')")
        await until(pilot, lambda: isinstance(app.screen, OwnWordsDialog))
        await type_in(pilot, "their street")
        await pilot.press("enter")
        await until(pilot, lambda: "It can be chosen after a breath." in told(app))
        await app.run_action("app.own_words('trigger')")
        await until(pilot, lambda: "Your own triggers" in shown(app))
        assert "their street" in shown(app)
        await pilot.press("d")
        await until(pilot, lambda: "Take this trigger away?" in shown(app))
        await pilot.press("y")
        await until(pilot, lambda: app.snapshot.plan == ())


async def test_cards_that_cannot_be_read_are_one_sentence(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable() -> Library:
        message = "The program's own words in cards.toml could not be read; install it."
        raise ContentError(message)

    monkeypatch.setattr(words, "load_library", unreadable)
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("7")
        await until(pilot, lambda: "cards.toml could not be read" in told(app))
        await pilot.press("slash", "x", "enter", "escape", "j", "1")
        await until(pilot, lambda: "no contact" in shown(app))


async def test_words_of_dying_are_answered_before_any_card(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("7")
        await until(pilot, lambda: "when it is loud" in shown(app))
        await pilot.press("/", *"want", "space", *"to", "space", *"die")
        await until(pilot, lambda: "Someone to talk to, now: 988" in shown(app))
        assert "Will silence" not in shown(app)
        await pilot.press(*["backspace"] * 11, "escape", "1", "/", *"kill", "space", *"myself")
        await until(pilot, lambda: "Someone to talk to, now: 988" in shown(app), "everywhere")
