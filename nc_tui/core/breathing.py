"""Where a breath is after so many seconds: a pattern is a loop of phases."""

from enum import Enum
from itertools import pairwise

from msgspec import Struct


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


def _fills(pattern: Pattern) -> list[tuple[float, float]]:
    """Lung fill at the start and end of each phase; several breaths in share the way up.

    A round ends as full as it began, whatever phases a person put in which order.
    """
    rising = sum(p.seconds for p in pattern.phases if motion_of(p.word) is Motion.IN)
    falling = sum(p.seconds for p in pattern.phases if motion_of(p.word) is Motion.OUT)
    levels = [0.0]
    for phase in pattern.phases:
        match motion_of(phase.word):
            case Motion.IN:
                levels.append(levels[-1] + phase.seconds / rising)
            case Motion.OUT:
                levels.append(levels[-1] - phase.seconds / falling)
            case Motion.HOLD:
                levels.append(levels[-1])
    if rising and falling:
        levels[-1] = levels[0]
    low = min(levels)
    height = max(levels) - low or 1.0
    return list(pairwise((level - low) / height for level in levels))


def phase_at(pattern: Pattern, elapsed: float) -> Moment:
    """The breath ``elapsed`` seconds (0 or more) after it began; pure, so that a pause of any
    length and a late frame change nothing."""
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
