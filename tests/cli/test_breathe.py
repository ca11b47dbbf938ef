"""``nc-tui breathe``: in words where there is no terminal, and for how long where there is one."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from nc_tui.cli.breathe import breathe_on, look_of, rounds_in
from nc_tui.cli.cells import Row
from nc_tui.cli.swell import TONES, Look
from nc_tui.config import Config
from nc_tui.content.load import load_content
from nc_tui.core.breathing import Pattern, Phase
from nc_tui.core.records import PlanItem
from nc_tui.core.settings import setting_record
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from tests.cli.conftest import Nc, process
from tests.clocks import FrozenClock

CAUTION = "Stop if dizzy. Skip holds if pregnant or with a heart or lung condition."
SLOW, EVEN, BOX, FOUR, SIGH = load_content().breathing.patterns
EVENING = (("breathe in", 4.0), ("hold", 2.0), ("slowly out", 6.0))


# In words, where there is no terminal


def test_without_a_terminal_the_pattern_is_told_once(nc: Nc) -> None:
    assert nc("breathe").out.splitlines() == [
        "slow 4·6", "breathe in 4", "breathe out 6", "30 rounds are 5 minutes.", CAUTION,
    ]  # fmt: skip
    ran = nc("breathe", "BOX", "--minutes", "1")
    assert ran.out.splitlines()[1:-1] == [
        "breathe in 4", "hold 4", "breathe out 4", "hold 4", "4 rounds are 1 minute.",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["4-7-8", "4·7·8", "4 7 8"])
def test_long_holds_end_after_four_rounds_and_it_says_why(nc: Nc, name: str) -> None:
    assert nc("breathe", name, "--minutes", "60").out.splitlines() == [
        "4·7·8", "breathe in 4", "hold 7", "breathe out 8",
        "Four rounds, then rest: long holds can make you dizzy.", CAUTION,
    ]  # fmt: skip


def test_the_last_used_the_persons_own_and_their_minutes(nc: Nc, store: Store) -> None:
    at = FrozenClock().now()
    own = PlanItem(kind="pattern", at=at, order=1, name="Evening walk", phases=EVENING)
    store.keep(own, setting_record("pattern", "even"), setting_record("urge_minutes", 2))
    assert nc("breathe").out.splitlines()[::3] == ["even 5·5", "12 rounds are 2 minutes."]
    told = nc("breathe", "evening WALK").out.splitlines()
    assert told[:4] == ["Evening walk", "breathe in 4", "hold 2", "slowly out 6"]


def test_an_unknown_name_lists_what_there_is(nc: Nc, store: Store) -> None:
    at = FrozenClock().now()
    store.keep(PlanItem(kind="pattern", at=at, order=1, phases=EVENING))
    said = nc("breathe", "slwo").refused(2)
    assert "'slwo'" in said
    assert "there are slow, even, box, 4-7-8, sigh, 4·2·6." in said
    assert nc("breathe", "4-2-6").out.startswith("4·2·6\n")


@pytest.mark.parametrize("minutes", ["0", "121", "five"])
def test_minutes_are_of_this_day(nc: Nc, minutes: str) -> None:
    nc("breathe", "--minutes", minutes).refused(2)


def test_no_file_is_needed_and_none_is_made(nc: Nc, home: Path) -> None:
    assert nc("breathe").code == 0
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("damage", [b'{"urges": {"1"', b"", b"\x00" * 40])
def test_a_damaged_file_stops_no_breath_and_is_left_as_it_is(
    nc: Nc, locations: Locations, damage: bytes
) -> None:
    locations.data.parent.mkdir(parents=True)
    locations.data.write_bytes(damage)
    ran = nc("breathe")
    assert (ran.code, ran.out.splitlines()[0], ran.err) == (0, "slow 4·6", "")
    assert nc("breathe", "box").code == 0
    assert nc("breathe", "sea").refused(1).startswith("nc-tui: nc.json")
    assert locations.data.read_bytes() == damage
    assert [path.name for path in locations.data.parent.iterdir()] == [locations.data.name]


def test_a_config_that_cannot_be_read_is_named_and_stops_nothing(
    nc: Nc, locations: Locations
) -> None:
    locations.config.parent.mkdir(parents=True)
    locations.config.write_text("reduced_motion = 1\n")
    ran = nc("breathe")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "slow 4·6")
    assert ran.err.startswith("nc-tui: ~/config/nc-tui/config.toml, line 1: reduced_motion is")


def test_ascii_where_the_locale_has_no_more() -> None:
    ran = process("breathe", env={"LC_ALL": "C"})
    assert ran.stdout.decode("ascii").startswith("slow 4-6\n")


def test_textual_is_not_loaded_for_it() -> None:
    code = (
        "import sys\nfrom nc_tui.cli.main import run\nimport nc_tui.cli.inline, nc_tui.cli.swell\n"
        "assert run(['breathe']) == 0\nassert not {'textual', 'rich'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=60)


# How long


@pytest.mark.parametrize(
    ("pattern", "minutes", "rounds"),
    [(SLOW, 5, 30), (BOX, 1, 4), (BOX, 5, 19), (SIGH, 5, 25), (FOUR, 1, 4), (FOUR, 120, 4)],
)
def test_it_ends_with_a_whole_round(pattern: Pattern, minutes: int, rounds: int) -> None:
    assert rounds_in(pattern, minutes) == rounds


class Paper:
    """A terminal of 80 by 24 on which time passes while it listens."""

    size = (80, 24)

    def __init__(self, clock: FrozenClock, *, leave_after: int = 10_000) -> None:
        self.clock, self._leave_after = clock, leave_after
        self.words: list[str] = []
        self.drawn = 0

    def draw(self, rows: Sequence[Row]) -> None:
        words = "".join(cell.char for cell in rows[-1]).split("  ")
        word = next(word for word in words if word).strip()
        if not self.words or self.words[-1] != word:
            self.words.append(word)
        self.drawn += 1

    def listen(self, seconds: float) -> bool:
        self.clock.advance(seconds)
        return self.drawn >= self._leave_after


def breathed(paper: Any, pattern: Pattern, rounds: int, look: Look) -> bool:
    return breathe_on(paper, pattern, rounds, look, paper.clock.monotonic)


COUNTED = [
    *[f"breathe in · {n}" for n in (3, 2, 1)], *[f"hold · {n}" for n in (2, 1)],
    *[f"breathe out · {n}" for n in (4, 3, 2, 1)],
]  # fmt: skip
SHORT = Pattern("own", "own", (Phase("breathe in", 3), Phase("hold", 2), Phase("breathe out", 4)))


@pytest.mark.parametrize("look", [Look(), Look(is_still=True), Look(is_ascii=True)])
def test_every_second_of_every_round_is_counted_down(clock: FrozenClock, look: Look) -> None:
    paper = Paper(clock)
    assert breathed(paper, SHORT, 3, look) is True
    wanted = [word.replace("·", "-") for word in COUNTED] if look.is_ascii else COUNTED
    assert paper.words == wanted * 3


def test_still_it_is_drawn_once_a_second(clock: FrozenClock) -> None:
    paper = Paper(clock)
    breathed(paper, SHORT, 2, Look(is_still=True))
    assert 18 <= paper.drawn <= 20


def test_it_can_be_left_at_any_moment(clock: FrozenClock) -> None:
    assert breathed(Paper(clock, leave_after=40), SHORT, 3, Look()) is False


def test_a_suspended_breath_goes_on_where_it_was(clock: FrozenClock) -> None:
    paper = Paper(clock)
    listen = paper.listen

    def sleep_once(seconds: float) -> bool:
        if paper.drawn == 20:
            clock.advance(hours=3)
        return listen(seconds)

    paper.listen = sleep_once  # type: ignore[method-assign]
    assert breathed(paper, SHORT, 1, Look()) is True
    assert paper.words == COUNTED


# How it may look

TRUE = {"COLORTERM": "truecolor", "TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environment", "config", "look"),
    [
        (TRUE, Config(), Look(TONES["dusk"], is_coloured=True)),
        (TRUE, Config(theme="dawn"), Look(TONES["dawn"], is_coloured=True)),
        (TRUE, Config(theme="nord"), Look(None, is_coloured=True)),
        ({"TERM": "xterm"}, Config(), Look(None, is_coloured=True)),
        (TRUE | {"NO_COLOR": "1"}, Config(), Look()),
        (TRUE | {"NO_COLOR": ""}, Config(), Look(TONES["dusk"], is_coloured=True)),
        ({"TEXTUAL_ANIMATIONS": "none"}, Config(), Look(is_coloured=True, is_still=True)),
        ({}, Config(reduced_motion=True), Look(is_coloured=True, is_still=True)),
    ],
)
def test_what_the_terminal_and_the_person_ask_for(
    environment: Mapping[str, str], config: Config, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nc_tui.cli.breathe._has_all_characters", lambda: True)
    assert look_of(config, environment) == look
