"""Settings of the data file: changed, and put back to what they are at first."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from nc_tui.content.patterns import all_patterns
from nc_tui.content.shapes.settings import SettingWords
from nc_tui.core.errors import StoreError
from nc_tui.core.records import SettingRecord
from nc_tui.core.settings import Settings, said_value, setting_from_words
from nc_tui.core.zones import places, zones_matching
from nc_tui.tui.dialogs.setting import PickDialog, SettingDialog
from nc_tui.tui.flows.keeping import ask_and_keep
from nc_tui.tui.intents import Keep
from nc_tui.tui.widgets.pick_list import Pick

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

ELSEWHERE = "ZZ"
"""A country whose lines the program does not know: the code kept for none of them."""
_SYSTEM = "system"


async def change_setting(app: "NcApp", words: SettingWords) -> None:
    """Ask for one setting and keep it; everything that is shown follows it at once."""
    present = said_value(app.snapshot.settings, words.id)
    match words.id:
        case "zone":
            # Names are read from the disk: hundreds of small files.
            known = places(await asyncio.to_thread(available_timezones))
            now = app.clock.now()
            find = _zones(known, app.words.settings.system)
            await _pick(app, PickDialog(words, find, present, lambda zone: _wall(zone, now)), words)
        case "country":
            await _pick(app, PickDialog(words, _by_label(_countries(app)), present), words)
        case "pattern":
            patterns = all_patterns(app.words.breathing, app.snapshot.plan)
            picks = [Pick(pattern.id, pattern.name) for pattern in patterns]
            await _pick(app, PickDialog(words, _by_label(picks), present), words)
        case _:
            await ask_and_keep(app, None, partial(_typed, words, present))


def _typed(
    words: SettingWords, present: str, given: SettingRecord | None, problem: str
) -> SettingDialog:
    return SettingDialog(words, str(given.value) if given else present, problem)


async def put_back(app: "NcApp", name: str) -> None:
    """Let a setting be what it is at first."""
    await keep_setting(app, name, said_value(Settings(), name))


async def _pick(app: "NcApp", dialog: PickDialog, words: SettingWords) -> None:
    value = await app.push_screen_wait(dialog)
    if value is not None:
        await keep_setting(app, words.id, value)


async def keep_setting(app: "NcApp", name: str, value: str) -> None:
    """Keep what was chosen for a setting, as a person would type it."""
    if value == said_value(app.snapshot.settings, name):
        return
    outcome = await app.ask(Keep(setting_from_words(name, value)))
    if outcome.error is not None:
        app.notice(str(outcome.error))


async def set_here(app: "NcApp", name: str, value: str | bool) -> None:
    """Have a setting of this machine in force, and keep it for the next start."""
    from nc_tui.tui.first_config import first_config

    app.put_in_force(name, value)
    try:
        await app.writer.set_here(name, value, first_config())
    except StoreError as error:
        app.notice(f"{error} What you chose is on until you quit.")


def _zones(known: Sequence[str], system: str) -> Callable[[str], Sequence[Pick]]:
    def find(words: str) -> Sequence[Pick]:
        found = [Pick(name, name.replace("_", " ")) for name in zones_matching(known, words)]
        return found if words else [Pick(_SYSTEM, system), *found]

    return find


def _wall(zone: str, now: datetime) -> str:
    """What a clock says there now."""
    return "" if zone == _SYSTEM else f"{now.astimezone(ZoneInfo(zone)):%H:%M}"


def _countries(app: "NcApp") -> list[Pick]:
    words = app.words.settings
    named = sorted((Pick(each.id, each.label) for each in words.countries), key=lambda p: p.label)
    return [Pick("", words.guessed), *named, Pick(ELSEWHERE, words.elsewhere)]


def _by_label(picks: Sequence[Pick]) -> Callable[[str], Sequence[Pick]]:
    def find(words: str) -> Sequence[Pick]:
        wanted = words.casefold()
        found = [pick for pick in picks if wanted in pick.label.casefold()]
        return sorted(found, key=lambda pick: not pick.label.casefold().startswith(wanted))

    return find
