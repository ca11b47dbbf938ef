"""``nc-tui breathe``: a breath in the terminal's own flow. It records nothing."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from time import monotonic
from typing import TYPE_CHECKING

from nc_tui.cli.output import say, say_aside
from nc_tui.cli.parser import Commands, add_command, suggest, whole_number
from nc_tui.cli.session import Session
from nc_tui.core.errors import StoreError, UsageError

if TYPE_CHECKING:
    from nc_tui.cli.inline import InlineTerminal
    from nc_tui.cli.swell import Look
    from nc_tui.config import Config
    from nc_tui.core.breathing import Pattern
    from nc_tui.core.state import Snapshot

FRAMES = 15
"""A second. The edge moves by eighths of a cell: more would not look smoother."""

PATTERNS = ("slow", "even", "box", "4-7-8", "sigh")
"""Those that a shell completes, and help names; the person's own are found too."""

_MORE = """\
NAME is slow, even, box, 4-7-8, sigh or what you called one of your own; left out, it is the one you
breathed last. It ends after the minutes set for an urge (5 at first), with a whole round; q, esc or
enter end it sooner. Where there is no terminal it prints the pattern."""


def add_parser(commands: Commands) -> None:
    parser = add_command(
        commands, "breathe", "a breath, here; records nothing", run=run, more=_MORE
    )
    name = parser.add_argument("name", nargs="?", metavar="NAME", help="what to breathe")
    suggest(name, *PATTERNS)
    parser.add_argument(
        "--minutes", type=whole_number(1, 120), metavar="N", help="how long, in minutes"
    )


def run(arguments: argparse.Namespace, session: Session) -> int:
    from nc_tui.content.load import load_content
    from nc_tui.content.patterns import all_patterns, last_used, pattern_called

    breathing = load_content().breathing
    kept, problem = _kept(session)
    patterns = all_patterns(breathing, kept.plan)
    pattern = last_used(patterns, kept.settings.pattern)
    if arguments.name is not None:
        try:
            pattern = pattern_called(patterns, arguments.name)
        except UsageError as error:
            raise problem or error from None  # it may be one of those that cannot be read
    rounds = rounds_in(pattern, arguments.minutes or kept.settings.urge_minutes)
    look = look_of(_config(session), os.environ)
    if is_on_terminal():
        _breathe(pattern, rounds, breathing.caution, look)
    else:
        _tell(pattern, rounds, breathing.caution, look)
    return 0


def is_on_terminal() -> bool:
    """Whether there is a terminal that keys come from and that a picture can be drawn on."""
    ends = (sys.stdin, sys.stdout)
    is_plain = os.environ.get("TERM", "") in ("", "dumb", "unknown")
    return not is_plain and all(end is not None and end.isatty() for end in ends)


def rounds_in(pattern: "Pattern", minutes: int) -> int:
    """How many whole rounds it takes for ``minutes``; no more than the pattern allows."""
    rounds = -(-minutes * 60 // pattern.round_seconds)
    return int(min(rounds, pattern.max_rounds or rounds))


def look_of(config: "Config", environment: Mapping[str, str]) -> "Look":
    """How a breath may be drawn here: in which colours, moving or still, in which characters."""
    from nc_tui.cli.swell import TONES, Look

    is_coloured = not environment.get("NO_COLOR")
    has_all = environment.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    stands = environment.get("TEXTUAL_ANIMATIONS", "").lower() == "none"
    return Look(
        tones=TONES.get(config.theme) if is_coloured and has_all else None,
        is_coloured=is_coloured,
        is_still=stands or config.reduced_motion,
        is_ascii=config.ascii or not _has_all_characters(),
    )


def _has_all_characters() -> bool:
    from locale import getencoding

    # Python prints UTF-8 in the C locale too, where a terminal may have only ASCII.
    named = (getattr(sys.stdout, "encoding", None) or "", getencoding())
    return all(each.lower().replace("-", "").startswith("utf8") for each in named)


def _kept(session: Session) -> "tuple[Snapshot, StoreError | None]":
    """What is kept, or why it cannot be read: nobody waits for a file to breathe."""
    from nc_tui.core.state import Snapshot

    try:
        return session.store.reload(), None
    except StoreError as error:
        return Snapshot(), error


def _config(session: Session) -> "Config":
    from nc_tui.config import read_config

    file = read_config(session.locations.config)
    for problem in file.problems:
        say_aside(f"nc-tui: {problem}")
    return file.values


def _tell(pattern: "Pattern", rounds: int, caution: str, look: "Look") -> None:
    """The pattern in words, once."""
    phases = [f"{phase.word} {phase.seconds:g}" for phase in pattern.phases]
    length = _stop(pattern, rounds) or f"{rounds} rounds are {_minutes(pattern, rounds)}."
    for line in (pattern.name, *phases, length, caution):
        say(_shown(line, look))


def _breathe(pattern: "Pattern", rounds: int, caution: str, look: "Look") -> None:
    """The pattern as a picture, until it ends or the person ends it."""
    from nc_tui.cli.inline import InlineTerminal
    from nc_tui.cli.wrapping import lines_for

    minutes = _minutes(pattern, rounds)
    for line in (f"{pattern.name}, {minutes}; q ends it sooner.", caution):
        for part in lines_for(sys.stdout, _shown(line, look)):
            say(part)
    say("")
    sys.stdout.flush()
    with InlineTerminal(sys.stdin.fileno(), sys.stdout.fileno(), sys.stdout.encoding) as terminal:
        is_whole = breathe_on(terminal, pattern, rounds, look, monotonic)
    if is_whole:
        say(_shown(_stop(pattern, rounds) or f"That was {minutes}.", look))


def breathe_on(
    terminal: "InlineTerminal",
    pattern: "Pattern",
    rounds: int,
    look: "Look",
    monotonic: Callable[[], float],
) -> bool:
    """Draw that many rounds; False when it was ended sooner."""
    from nc_tui.cli.swell import rows_of
    from nc_tui.core.breathing import phase_at
    from nc_tui.core.stopwatch import Stopwatch

    watch = Stopwatch(monotonic())
    whole = rounds * pattern.round_seconds
    while watch.breathing < whole:
        breath = phase_at(pattern, watch.breathing)
        terminal.draw(rows_of(breath, watch.breathing, *terminal.size, look))
        # Still, it changes when the second does that is counted down beside it.
        wait = breath.left % 1 or 1.0 if look.is_still else 1 / FRAMES
        if terminal.listen(wait):
            return False
        watch.look(monotonic())
    return True


def _stop(pattern: "Pattern", rounds: int) -> str:
    """Why a pattern ends after so many rounds; "" where only the time is over."""
    return pattern.ends_because if rounds == pattern.max_rounds else ""


def _minutes(pattern: "Pattern", rounds: int) -> str:
    minutes = max(1, round(rounds * pattern.round_seconds / 60))
    return f"{minutes} minute{'s' * (minutes != 1)}"


def _shown(line: str, look: "Look") -> str:
    from nc_tui.cli.swell import in_ascii

    return in_ascii(line) if look.is_ascii else line
