"""What could not be kept is said, and is there to be tried again, whoever asked has gone."""

import asyncio
import shutil
from pathlib import Path

from filelock import FileLock

from nc_tui.content import load
from nc_tui.core.records import CheckIn, Entry, day_id
from nc_tui.locations import Locations
from nc_tui.tui.intents import Keep
from nc_tui.tui.screens.after import AfterScreen
from nc_tui.tui.screens.surf import SurfScreen
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, new_app, new_store, refusing, shown, start, until


async def test_an_urge_that_was_refused_at_the_end_of_a_breath_is_tried_again(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        with refusing(locations):
            await pilot.press("u", "7", "enter")
            await until(pilot, lambda: isinstance(app.screen, AfterScreen))
            await until(pilot, lambda: "could not be written" in shown(app))
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, AfterScreen)
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, AfterScreen))
    (urge,) = new_store(locations, clock).load().urges
    assert [strength for _, strength in urge.samples] == [7]


async def test_an_urge_that_was_refused_on_leaving_is_said(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("u", "7")
        with refusing(locations):
            await pilot.press("escape")
            await until(pilot, lambda: not isinstance(app.screen, SurfScreen))
            await until(pilot, lambda: "could not be written" in shown(app))


async def test_a_second_key_does_not_take_the_first_answer_away(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        with FileLock(locations.lock):
            await pilot.press("x", "p", "enter")
            await pilot.press("c", "4")
            await pilot.pause()
        await until(pilot, lambda: len(app.snapshot.contacts) == 2)
        await pilot.press("enter")
        await until(pilot, lambda: len(app.snapshot.checkins) == 1)


async def test_a_note_made_elsewhere_is_not_written_over_without_a_word(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    day = app.snapshot.today(clock.now())
    mine = CheckIn(
        id=day_id(day), day=day, at=clock.now(), zone="America/New_York", helped=(), mood=2
    )
    other = new_store(locations, clock)
    (kept,) = other.keep(mine).records
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: "Checked in" in shown(app))
        await pilot.press("c", "5")
        from msgspec.structs import replace

        other.keep(replace(kept, note="theirs"))
        await pilot.press("enter")
        await until(pilot, lambda: "changed elsewhere" in shown(app))
    (checkin,) = new_store(locations, clock).load().checkins
    assert checkin.note == "theirs"


async def test_a_page_changed_elsewhere_is_deleted_with_its_last_words(
    locations: Locations, clock: FrozenClock
) -> None:
    store, other = new_store(locations, clock), new_store(locations, clock)
    page = Entry(kind="entry", at=clock.now(), zone="America/New_York", text="first")
    (mine,) = store.keep(page).records
    from msgspec.structs import replace

    other.keep(replace(mine, text="their last words"))
    store.remove(mine)
    assert "their last words" in locations.data.read_text()


async def test_a_change_elsewhere_is_seen_however_slow_the_reading_is(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        load = app.store.load

        def slowly() -> object:
            import time

            time.sleep(1.5)  # longer than a heartbeat: that is the point
            return load()

        app.store.load = slowly  # type: ignore[method-assign,assignment]
        new_store(locations, clock).keep(
            Entry(kind="entry", at=clock.now(), zone="America/New_York", text="elsewhere")
        )
        await until(pilot, lambda: len(app.snapshot.journal) == 1)


async def test_asking_while_the_asker_is_cancelled_still_keeps(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        page = Entry(kind="entry", at=clock.now(), zone="America/New_York", text="kept")
        asking = asyncio.ensure_future(app.ask(Keep(page)))
        await asyncio.sleep(0)
        asking.cancel()
        await until(pilot, lambda: len(app.snapshot.journal) == 1)


async def test_words_that_cannot_be_read_end_it_with_a_sentence(
    locations: Locations, clock: FrozenClock, tmp_path: Path
) -> None:
    """They are read after the first picture: then is when they are found to be missing."""
    words = tmp_path / "words"
    shutil.copytree(Path(load.__file__).parent, words, ignore=shutil.ignore_patterns("plan.toml"))
    app = new_app(locations, clock, [start(clock)])
    app.words = load.load_content(words)
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: app.refusal is not None)
    assert "plan.toml" in str(app.refusal)
    assert "records are untouched" in str(app.refusal)


async def test_so_do_those_that_somebody_asks_for_before(
    locations: Locations, clock: FrozenClock, tmp_path: Path
) -> None:
    app = new_app(locations, clock, [start(clock)])

    async def ask() -> None:
        _ = load.load_content(tmp_path).safety

    async with app.run_test(size=MEDIUM) as pilot:
        app.run_worker(ask())
        await until(pilot, lambda: app.refusal is not None)
    assert "safety.toml" in str(app.refusal)
