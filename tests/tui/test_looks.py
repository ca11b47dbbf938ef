"""How it looks to eyes and terminals that have less: contrast, ASCII, no colours."""

import re
from itertools import product

import msgspec
import pytest
from textual.color import Color
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES, Theme

from nc_tui.config import Config, ConfigFile
from nc_tui.core.records import Entry, whole_seconds
from nc_tui.demo.year import records
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.palettes import DAWN, DUSK, HIGH_CONTRAST, HIGH_CONTRAST_LIGHT
from nc_tui.tui.plain import in_plain, keys_in_plain
from nc_tui.tui.themes import roles_for, solid_roles
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, new_app, shown, start, until

GROUNDS = ("background", "surface", "panel", "boost")
WORDS = ("foreground", "text-muted", "primary", "accent", "secondary", "warning", "error",
         "success")  # fmt: skip
MARKS = ("kept", "count", "primary", "warning", "error", "secondary", "accent")


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""

    def light(value: str) -> float:
        parts = Color.parse(value).normalized
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def roles_of(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **roles_for(theme), **theme.variables}


@pytest.mark.parametrize(
    ("theme", "words", "marks"),
    [(DUSK, 4.5, 3), (DAWN, 4.5, 3), (HIGH_CONTRAST, 7, 4.5), (HIGH_CONTRAST_LIGHT, 7, 4.5)],
    ids=lambda each: getattr(each, "name", each),
)
def test_words_are_read_and_marks_are_seen(theme: Theme, words: float, marks: float) -> None:
    roles = roles_of(theme)
    pairs = [
        *product(WORDS, GROUNDS[:3]), *product(("foreground", "text-muted", "accent"), GROUNDS[3:]),
        *product(("quiet",), GROUNDS[:2]), ("on-primary", "primary"),
    ]  # fmt: skip
    found = {pair: contrast(roles[pair[0]], roles[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < words} == {}
    seen = {mark: contrast(roles[mark], roles["background"]) for mark in MARKS}
    assert {mark: ratio for mark, ratio in seen.items() if ratio < marks} == {}


def test_in_textuals_themes_all_words_are_read_and_fields_are_seen() -> None:
    for theme in BUILTIN_THEMES.values():
        if theme.ansi:
            continue
        roles = roles_of(theme) | solid_roles(theme)
        ground, panel = roles["background"], roles["panel"]
        muted = contrast(roles["text-muted"], ground)
        least = min(4.5, contrast(roles["foreground"], ground))
        assert muted <= contrast(roles["foreground"], ground), theme.name
        assert all(contrast(roles[role], ground) >= least - 0.1 for role in WORDS), theme.name
        assert contrast(roles["boost"], panel) > 1.1, theme.name


def test_ours_become_ascii_of_the_same_width_and_what_was_typed_stays() -> None:
    assert in_plain("8 → 3  in 11 minutes, 30 Oct – now") == "8 > 3  in 11 minutes, 30 Oct - now"
    assert in_plain("breathe out · 5") == "breathe out - 5"
    assert in_plain("··■■◆") == "..##+"
    typed = "Málaga, “être” — 日本, Ñandú’s"
    assert in_plain(typed) == typed
    for code in (*range(0x2500, 0x2600), *range(0x2800, 0x2900), *range(0x2190, 0x2200)):
        assert len(in_plain(chr(code))) == 1
        assert in_plain(chr(code)).isascii()
    assert [keys_in_plain(keys) for keys in ("↓ ↑", "↑↓", "j k", "←")] == [
        "down up", "up down", "j k", "left",
    ]  # fmt: skip


PLACES = ["1", "2 tab", "3", "4", "5", "6", "1 u 7", "1 u 7 enter", "1 c 4"]
OTHER_PLACES = [
    "7", "1 question_mark", "4 enter", "4 n", "6 right_square_bracket", "7 enter", "1 l", "1 x",
    "1 comma", "1 exclamation_mark", "1 p", "1 ctrl+p", "1 slash", "5 y", "1 m",
]  # fmt: skip
"""Keys, each from the main screen."""


@pytest.mark.parametrize("room", [MEDIUM, pytest.param(NARROW, marks=pytest.mark.long)])
async def test_all_there_is_can_be_drawn_in_ascii(
    locations: Locations, clock: FrozenClock, room: tuple[int, int], is_long: bool
) -> None:
    places = PLACES + OTHER_PLACES * is_long
    page = Entry(
        id=77, at=whole_seconds(clock.now()), zone="America/New_York", kind="entry",
        text="Café “Málaga”, naïve\n\nÑandú", mood=4,
    )  # fmt: skip
    config = ConfigFile(locations.config, values=Config(ascii=True))
    app = new_app(locations, clock, [*records(clock.now()), page], config=config)
    seen: dict[str, str] = {}
    async with app.run_test(size=room) as pilot:
        for place in places:
            await pilot.press(*place.split())
            await pilot.pause()
            seen[place] = shown(app)
            await back(pilot, app)
    ours = {
        place: sorted(set(re.sub(r"[ -~\n]|[éáïÑú“”]", "", rows))) for place, rows in seen.items()
    }
    assert {place: others for place, others in ours.items() if others} == {}
    assert "Café “Málaga”, naïve" in seen["4"]
    assert len({*seen.values()}) == len(places)
    assert "######  ######" in seen["1"]
    assert re.search(r"#+_* *$", seen["1 u 7"], re.MULTILINE)


async def back(pilot: Pilot[None], app: NcApp) -> None:
    """Out of whatever was opened."""
    while len(app.screen_stack) > 1:
        await pilot.press("escape")
        await pilot.pause()


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
async def test_without_colours_a_choice_and_the_selection_are_still_seen(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    config = ConfigFile(locations.config, values=msgspec.structs.replace(Config(), theme=name))
    app = new_app(locations, clock, [start(clock)], config=config)
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("c", "4")
        await until(pilot, lambda: "fair" in shown(app))
        segments = [each for strip in app.screen._compositor.render_strips() for each in strip]
        colours = {each.style and (each.style.color, each.style.bgcolor) for each in segments}
        assert all(
            colour is None or colour.is_default for pair in colours if pair for colour in pair
        )
        (chosen,) = (each for each in segments if each.text.strip() == "fair")
        assert chosen.style is not None and chosen.style.reverse
        assert "▎" in shown(app)
