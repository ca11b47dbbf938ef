"""Settings: what is typed or picked counts at once, on every screen and in every pane."""

import json
import re

from textual.pilot import Pilot

from nc_tui.config import read_config
from nc_tui.core.records import START_ID, Contact, ContactKind
from nc_tui.core.settings import setting_record
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.setting import PickDialog, SettingDialog
from nc_tui.tui.flows.settings import set_here
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.settings import SettingsScreen
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, new_app, new_store, shown, start, told, until


async def opened(pilot: Pilot[None], app: NcApp) -> None:
    await until(pilot, lambda: isinstance(app.screen, MainScreen), "the main screen")
    app.action_settings()
    await until(pilot, lambda: isinstance(app.screen, SettingsScreen) and "time zone" in shown(app))


async def test_the_day_boundary_counts_at_once(locations: Locations) -> None:
    clock = FrozenClock("2026-11-21T02:30:00")
    since = Contact(
        id=START_ID, at=clock.now().replace(day=18, hour=20), zone="America/New_York",
        kind=ContactKind.START, ends_run=True, resumes="at-once",
    )  # fmt: skip
    app = new_app(locations, clock, [since])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        assert "03:00" in shown(app)
        await pilot.press("j", "enter")
        await until(pilot, lambda: isinstance(app.screen, SettingDialog))
        await pilot.press("ctrl+u", *"13:00", "enter")
        await until(pilot, lambda: "A day starts between 00:00 and 11:59." in told(app))
        await pilot.press("ctrl+u", *"2:00", "enter")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        await until(pilot, lambda: "02:00" in shown(app))
        settings = json.loads(locations.data.read_text("utf-8"))["settings"]
        assert settings["2"]["value"] == "02:00"
        # It was Friday's night a moment ago, and two days; now it is Saturday, and three.
        now = app.clock.now()
        assert app.snapshot.today(now).isoformat() == "2026-11-21"
        assert app.snapshot.ledger.open_run is not None
        assert app.snapshot.ledger.open_run.days(app.snapshot.today(now)) == 3
        await pilot.press("d")
        await until(pilot, lambda: app.snapshot.today(now).isoformat() == "2026-11-20")


async def test_a_zone_is_found_by_letters_and_moves_today(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PickDialog))
        await until(pilot, lambda: "as this machine says" in shown(app))
        await pilot.press(*"tok")
        await until(pilot, lambda: "Asia/Tokyo" in shown(app) and "13:40" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Asia/Tokyo" in shown(app).partition("day begins")[0])
        assert app.clock.zone.key == "Asia/Tokyo"
        assert app.snapshot.today(app.clock.now()).isoformat() == "2026-11-21"
        # Another program changes one: it is seen here.
        new_store(locations, clock).keep(setting_record("day_starts", "04:30"))
        await until(pilot, lambda: "04:30" in shown(app))


async def test_what_is_set_for_this_machine_is_on_at_once_and_at_the_next_start(
    locations: Locations, clock: FrozenClock
) -> None:
    locations.config.parent.mkdir(parents=True)
    mine = '# mine\n\n# theme = "dusk"  \neditor = "ed"  # old\n\n[keys]\nsurf = "f8"\n'
    locations.config.write_text(mine)
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("right", "j", "j", "j")
        await until(pilot, lambda: "is written into the file" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Which colours?" in shown(app))
        await pilot.press(*"dawn")
        await until(pilot, lambda: "dusk" not in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: re.search(r"colours +dawn", shown(app)) is not None, "its row")
        await pilot.press("j", "enter")
        await until(pilot, lambda: "nothing moves" in shown(app))
        await pilot.press("j", "enter")
        await until(pilot, lambda: "plain ones only" in shown(app) and shown(app).isascii())
        await pilot.press("enter")
        await until(pilot, lambda: not shown(app).isascii(), "all of them again")
        await until(pilot, lambda: "ascii = false" in locations.config.read_text())
        assert (app.theme, app.animation_level) == ("dawn", "none")
    file = read_config(locations.config)
    assert file.problems == []
    again = new_app(locations, clock, config=file)
    assert (again.theme, again.animation_level) == ("dawn", "none")
    kept = locations.config.read_text()
    added = "reduced_motion = true\nascii = false\n"
    assert kept == mine.replace('# theme = "dusk"  ', 'theme = "dawn"').replace(
        "# old\n", f"# old\n{added}"
    )


async def test_a_choice_that_cannot_be_kept_is_told(
    locations: Locations, clock: FrozenClock
) -> None:
    locations.config.parent.mkdir(parents=True)
    locations.config.write_text("keys = [\n")
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await set_here(app, "theme", "dawn")
        await until(pilot, lambda: "is on until you quit." in told(app))
        assert "It was left as it is" in told(app)
    assert (app.theme, locations.config.read_text()) == ("dawn", "keys = [\n")


async def test_what_they_are_called_is_said_where_they_wrote(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press(*"jjjjj", "enter")
        await until(pilot, lambda: isinstance(app.screen, SettingDialog))
        await pilot.press(*"[b]S.[/b]", "enter")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        await until(pilot, lambda: app.snapshot.settings.them == "[b]S.[/b]")
        await pilot.press("m")
        await until(pilot, lambda: "[b]S.[/b] wrote to you." in shown(app))
