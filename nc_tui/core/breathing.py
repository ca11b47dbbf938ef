"""Where a breath is after so many seconds: a pattern is a loop of phases, ours or the person's."""

import re
from collections.abc import Iterable
from contextlib import suppress
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from nc_tui.core.errors import UsageError
from nc_tui.core.records import PlanItem

SHORTEST_PHASE, LONGEST_PHASE = 1.0, 60.0
"""Seconds. Shorter ones would be panting: whoever is new to it breathes too much as it is."""
LONGEST_ROUND = 120.0
"""Seconds."""
MOST_PHASES = 8
LONGEST_WORD = 20
"""Characters, so that a phase stays one word or two beside its seconds, in the narrowest pane."""


class Phase(Struct, frozen=True):
    """One part of a breath: the word a person reads, and its length in seconds (above 0)."""

    word: str
    seconds: float


class Pattern(Struct, frozen=True):
    """A loop of phases; ``max_rounds`` ends it early, and ``ends_because`` says why."""

    id: str
    name: str
    phases: tuple[Phase, ...]
    max_rounds: int | None = None
    ends_because: str = ""

    @property
    def round_seconds(self) -> float:
        """How long one loop takes; above 0."""
        return sum(phase.seconds for phase in self.phases)


class Motion(Enum):
    """What the body does in a phase: fills, rests or empties."""

    IN = "in"
    HOLD = "hold"
    OUT = "out"


class Moment(Struct, frozen=True):
    """A breath at one instant.

    ``word`` is the phase's, ``left`` the seconds of it that remain (above 0), ``fill`` how full
    the lungs are, 0 to 1, eased; ``rounds`` counts the loops completed.
    """

    word: str
    motion: Motion
    left: float
    fill: float
    rounds: int


def motion_of(word: str) -> Motion:
    """The motion a phase word names: "in" fills, "out" empties, anything else holds."""
    words = word.split()
    if "out" in words:
        return Motion.OUT
    return Motion.IN if "in" in words else Motion.HOLD


def _ease(share: float) -> float:
    # Smoothstep: a breath turns gently at both ends, and so does the sphere.
    return share * share * (3 - 2 * share)


@lru_cache(maxsize=8)
def _fills(pattern: Pattern) -> list[tuple[float, float]]:
    """Lung fill at the start and end of each phase; several breaths in share the way up.

    A round ends as full as it began, whatever phases a person put in which order.
    """
    rising = sum(p.seconds for p in pattern.phases if motion_of(p.word) is Motion.IN)
    falling = sum(p.seconds for p in pattern.phases if motion_of(p.word) is Motion.OUT)
    levels, inhaled, exhaled = [0.0], 0.0, 0.0
    for phase in pattern.phases:
        match motion_of(phase.word):
            case Motion.IN:
                inhaled += phase.seconds
            case Motion.OUT:
                exhaled += phase.seconds
        # Reckoned anew from the seconds each time, so that a hold is still to the last bit.
        levels.append(inhaled / (rising or 1.0) - exhaled / (falling or 1.0))
    low = min(levels)
    height = max(levels) - low or 1.0
    return list(pairwise((level - low) / height for level in levels))


def phase_at(pattern: Pattern, elapsed: float) -> Moment:
    """The breath ``elapsed`` seconds (0 or more) after it began; pure, so that a pause of any
    length and a late frame change nothing. ValueError for a pattern without phases."""
    rounds, within = divmod(max(0.0, elapsed), pattern.round_seconds)
    last = len(pattern.phases) - 1
    for index, (phase, (start, end)) in enumerate(
        zip(pattern.phases, _fills(pattern), strict=True)
    ):
        if within < phase.seconds or index == last:
            share = min(1.0, within / phase.seconds)
            return Moment(
                word=phase.word,
                motion=motion_of(phase.word),
                left=max(phase.seconds - within, 1e-9),
                fill=start + (end - start) * _ease(share),
                rounds=int(rounds),
            )
        within -= phase.seconds
    message = f"pattern {pattern.id} has no phases"
    raise ValueError(message)


def is_over(pattern: Pattern, elapsed: float) -> bool:
    """Whether a pattern with a most number of rounds has done them."""
    return pattern.max_rounds is not None and elapsed >= pattern.max_rounds * pattern.round_seconds


# What a person breathes of their own

_EXAMPLE = "in 4, hold 2, out 6"
_MOTIONS = frozenset({"in", "hold", "out"})
_SAID = {"in": "breathe in", "out": "breathe out"}
_TYPED = {said: typed for typed, said in _SAID.items()}
_BARE = {2: ("in", "out"), 3: ("in", "hold", "out"), 4: ("in", "hold", "out", "hold")}
"""What numbers alone mean, as in the names of our own patterns: 4·6, 4·7·8, 4·4·4·4."""
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+(?:['’-][^\W\d_]+)*|\S")
_BETWEEN = frozenset("·-–/:=+&→")
_SMALL = frozenset({"s", "sec", "secs", "second", "seconds", "for", "and", "then"})


def parse_phases(text: str) -> tuple[Phase, ...]:
    """The phases in "in 4, hold 2, out 6"; "long in 4.5 out 9" and "4-7-8" do as well.

    UsageError where that is no breath: it needs an in and an out, at most ``MOST_PHASES`` of
    ``SHORTEST_PHASE`` to ``LONGEST_PHASE`` seconds, and a round within ``LONGEST_ROUND``.
    """
    parts = _parts(text)
    if parts and not any(words for words, _ in parts):
        bare = _BARE.get(len(parts), ())
        parts = [(word, seconds) for word, (_, seconds) in zip(bare, parts, strict=False)]
    for number, (words, _) in enumerate(parts, 1):
        if len(_MOTIONS.intersection(words.split())) != 1:
            message = f"phase {number} is not one of in, hold and out; write it as hold 2."
            raise UsageError(message)
    return _checked(parts)


def say_phases(phases: Iterable[Phase]) -> str:
    """Phases as they are typed, "in 4, hold 2, out 6": what ``parse_phases`` reads."""
    return ", ".join(f"{_TYPED.get(p.word, p.word)} {p.seconds:g}" for p in phases)


def own_pattern(item: PlanItem) -> Pattern:
    """The pattern a plan record of that kind holds, known by the record's id as text.

    Without a name it is called by its seconds, "4·2·6". UsageError when it cannot be breathed:
    the record may be from another hand than ``parse_phases``.
    """
    phases = _checked(item.phases or ())
    name = item.name or "·".join(f"{phase.seconds:g}" for phase in phases)
    return Pattern(id=str(item.id), name=name, phases=phases)


def own_patterns(plan: Iterable[PlanItem]) -> tuple[Pattern, ...]:
    """The person's own in their order; one that cannot be breathed must not shut the rest out."""
    patterns = []
    kept = (item for item in plan if item.kind == "pattern" and item.is_live)
    for item in sorted(kept, key=lambda item: (item.order, item.id)):
        with suppress(UsageError):
            patterns.append(own_pattern(item))
    return tuple(patterns)


def _parts(text: str) -> list[tuple[str, float]]:
    """Words and seconds as typed, the words empty where a number stands alone."""
    parts: list[tuple[str, float]] = []
    words: list[str] = []
    for token in (*_TOKEN.findall(text.lower()), ","):
        if token[0].isdecimal():
            parts.append((" ".join(words), float(token)))
            words.clear()
        elif token in (",", ";"):
            if words:
                message = f"phase {len(parts) + 1} has no seconds; write it as hold 2."
                raise UsageError(message)
        elif token[0].isalpha():
            if token not in _SMALL:
                words.append(token)
        elif token not in _BETWEEN:
            message = f"no breath can be read from that; write one such as {_EXAMPLE}."
            raise UsageError(message)
    return parts


def _checked(parts: Iterable[tuple[str, float]]) -> tuple[Phase, ...]:
    phases = tuple(Phase(_SAID.get(word, word), seconds) for word, seconds in parts)
    if message := _objection(phases):
        raise UsageError(message)
    return phases


def _objection(phases: tuple[Phase, ...]) -> str | None:
    """Why these phases are no breath, and what to write instead."""
    if not {Motion.IN, Motion.OUT} <= {motion_of(phase.word) for phase in phases}:
        return f"a breath needs an in and an out; write one such as {_EXAMPLE}."
    if len(phases) > MOST_PHASES:
        return f"{len(phases)} phases are more than can be followed; write at most {MOST_PHASES}."
    for number, phase in enumerate(phases, 1):
        # Asked this way round, a number that is none is refused too.
        if not SHORTEST_PHASE <= phase.seconds <= LONGEST_PHASE:
            allowed = f"{SHORTEST_PHASE:g} to {LONGEST_PHASE:g} seconds"
            return f"phase {number} is too short or too long for a breath; write {allowed}."
        if round(phase.seconds, 1) != phase.seconds:
            return f"phase {number} is finer than can be breathed; write one decimal, as 4.5."
        if not 0 < len(phase.word) <= LONGEST_WORD:
            return f"phase {number} needs words that fit; write {LONGEST_WORD} letters at most."
    seconds = round(sum(phase.seconds for phase in phases), 1)
    if seconds > LONGEST_ROUND:
        return f"one round lasts {seconds:g} seconds; write {LONGEST_ROUND:g} at most."
    return None
