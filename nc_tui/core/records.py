"""The kinds of record in the one file, as frozen views of the dictionaries it holds.

Fields a view does not name are kept in the file untouched. Optional fields are left out of the
file, never null. Moments are aware datetimes whose offset is the one then in force.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct, field

START_ID = 1
"""The ledger entry that first run makes: one a file, so that two machines meet in it."""

Strength = Annotated[int, Meta(ge=0, le=9)]
Mood = Annotated[int, Meta(ge=1, le=5)]
Seconds = Annotated[float, Meta(ge=0)]
Moment = Annotated[datetime, Meta(tz=True)]
"""An aware datetime: without its offset a moment could be any of a day's."""

_RANDOM_BITS = 21
_MILLISECOND_BITS = 42


def new_id(moment: datetime, entropy: int) -> int:
    """A positive 63-bit id: 42 bits of the creation millisecond, then 21 of ``entropy``."""
    milliseconds = int(moment.timestamp() * 1000)
    high = milliseconds & ((1 << _MILLISECOND_BITS) - 1)
    return high << _RANDOM_BITS | entropy & ((1 << _RANDOM_BITS) - 1)


def day_id(day: date) -> int:
    """The fixed id of a record kept once a day: YYYYMMDD."""
    return day.year * 10_000 + day.month * 100 + day.day


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every record has. ``id`` is the TinyDB doc_id; 0 until the store gives one.

    ``updated`` is the stamp of its last change (see ``core.stamp``), None until it is kept;
    ``deleted`` when it was removed.
    """

    table: ClassVar[str]
    id: int = 0
    updated: str | None = None
    deleted: Moment | None = None

    @property
    def is_live(self) -> bool:
        """Whether it was not removed; one that was is kept for undo, and shown nowhere."""
        return self.deleted is None


class ContactKind(StrEnum):
    """What happened, in the ledger of contact."""

    START = "start"
    LOOKED = "looked"
    DRAFTED = "drafted"
    NECESSARY = "necessary"
    REPLIED = "replied"
    REACHED_OUT = "reached-out"
    MET = "met"
    THEY_WROTE = "they-wrote"


class RuleKind(StrEnum):
    """The rule the person keeps."""

    FULL = "full"
    LIMITED = "limited"
    SPACE = "space"
    ORDER = "order"

    @property
    def has_no_end(self) -> bool:
        """A boundary that others drew: nothing counts towards an end of it, so it has no
        milestones, and nothing is offered that would make an exception."""
        return self in (RuleKind.SPACE, RuleKind.ORDER)


NEVER_ENDS = frozenset({ContactKind.NECESSARY, ContactKind.THEY_WROTE})
"""Kinds that end no run whatever is asked: what others do, and what has to be said."""


def ends_run_by_default(kind: ContactKind, rule: RuleKind) -> bool:
    """The answer offered for "does it end the run?"; the person's own answer is what is kept."""
    match kind:
        case ContactKind.START | ContactKind.REACHED_OUT | ContactKind.MET:
            return True
        case ContactKind.REPLIED:
            return rule is not RuleKind.LIMITED
        case _:
            return False


class Contact(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the ledger. ``resumes`` and ``resumed_at`` only where ``ends_run``: the next run
    begins ``at-once``, or ``later``, at ``resumed_at`` once that is known.

    ``before`` is what was going on just before, as ``core.before`` says it; ``answer`` what a
    message of theirs called for.
    """

    table: ClassVar[str] = "contacts"
    at: Moment
    zone: str
    kind: ContactKind
    ends_run: bool
    resumes: Literal["at-once", "later"] | None = None
    resumed_at: Moment | None = None
    before: str | None = None
    answer: Literal["practical", "emotional", "unsafe"] | None = None
    note: str | None = None

    @property
    def begins_run_at(self) -> datetime | None:
        """When the run after this entry begins; None while recommitting is open."""
        if self.resumes != "later" or self.resumed_at is None:
            return None if self.resumes == "later" else self.at
        # The contact may have been moved past it since: no run begins before its contact.
        return max(self.resumed_at, self.at)


class Urge(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One urge. ``samples``: (seconds since ``at``, strength 0–9); ``seconds`` spent breathing.

    ``triggers`` are content ids or the person's own words, ``pattern`` the breath and ``next``
    what came after it, by their ids. ``end``: ``logged`` where there was no breath.
    """

    table: ClassVar[str] = "urges"
    at: Moment
    zone: str
    samples: tuple[tuple[Seconds, Strength], ...]
    seconds: Seconds
    end: Literal["left", "through", "logged"]
    triggers: tuple[str, ...]
    pattern: str | None = None
    next: str | None = None
    note: str | None = None


class Entry(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A journal entry, or a letter that is never sent. ``mood`` 1 (very low) to 5 (good).

    ``prompt`` and ``stage`` are content ids, ``away`` when it was put out of sight. Of letters:
    ``strength`` 0–9 when it was sealed and after it was read, the moment it ``opens``, and what
    was ``decided`` then.
    """

    table: ClassVar[str] = "journal"
    kind: Literal["entry", "letter"]
    at: Moment
    zone: str
    text: str
    mood: Mood | None = None
    prompt: str | None = None
    stage: str | None = None
    away: Moment | None = None
    strength: Strength | None = None
    opens: Moment | None = None
    strength_after: Strength | None = None
    decided: Literal["keep", "let-go"] | None = None


class CheckIn(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One day's check-in. ``day`` is the day by the boundary, ``at`` when it was last answered.

    ``helped`` are content ids or the person's own words; ``mood`` 1 (very low) to 5 (good).
    """

    table: ClassVar[str] = "checkins"
    day: date
    at: Moment
    zone: str
    helped: tuple[str, ...]
    mood: Mood | None = None
    intention: str | None = None
    note: str | None = None


class Answer(Struct, frozen=True):
    """What was written to one prompt, by the prompt's content id."""

    prompt: str
    text: str


class Reflection(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What a day felt like (``stages``, one a day), or a motivation check. ``ticks`` are
    statement ids.

    ``action`` is the id of the small thing it led to; a check is asked again on ``return_on``.
    """

    table: ClassVar[str] = "reflections"
    kind: Literal["stages", "motivation"]
    day: date
    at: Moment
    zone: str
    ticks: tuple[str, ...]
    answers: tuple[Answer, ...]
    action: str | None = None
    return_on: date | None = None


class PlanItem(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the person's plan, in their ``order``; its ``kind`` says which fields it has.

    ``text``: reason, activity, trigger, prompt, card, and a milestone where it has words; ``if_``
    and ``then``: if-then; ``name``, ``reach``, ``hours``: person; ``days`` of one run: milestone;
    ``rule``, ``channels``, ``topics``: rule; ``name`` and ``phases`` (word, seconds): pattern.
    """

    table: ClassVar[str] = "plan"
    kind: Literal[
        "reason", "if-then", "person", "activity", "milestone", "rule",
        "pattern", "trigger", "prompt", "card",
    ]  # fmt: skip
    at: Moment
    order: int
    text: str | None = None
    if_: str | None = field(default=None, name="if")
    then: str | None = None
    name: str | None = None
    reach: str | None = None
    hours: str | None = None
    days: int | None = None
    rule: RuleKind | None = None
    channels: tuple[str, ...] | None = None
    topics: tuple[str, ...] | None = None
    phases: tuple[tuple[str, float], ...] | None = None


class SettingRecord(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One setting that changes a number; the ids are fixed, see ``nc_tui.core.settings``."""

    table: ClassVar[str] = "settings"
    name: str
    value: Any


KINDS: tuple[type[Record], ...] = (
    Contact, Urge, Entry, CheckIn, Reflection, PlanItem, SettingRecord,
)  # fmt: skip


def whole_seconds(moment: datetime) -> datetime:
    """A moment as records keep it."""
    return moment.replace(microsecond=0)
