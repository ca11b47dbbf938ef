"""Snapshot: everything a screen may show, at one moment, immutable."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from nc_tui.core.clock import day_of, is_night, night_of
from nc_tui.core.looks import Looks, read_looks
from nc_tui.core.records import (
    CheckIn,
    Contact,
    Entry,
    PlanItem,
    Record,
    Reflection,
    RuleKind,
    SettingRecord,
    Urge,
)
from nc_tui.core.settings import Settings, settings_from
from nc_tui.core.stages import reflection_of
from nc_tui.core.streak import Ledger, read_ledger

R = TypeVar("R", bound=Record)


class Snapshot:
    """The live records of one generation of the file, and what is computed from them once.

    Two snapshots are equal only when they are the same one: a screen redraws for a new one and
    never compares ten thousand records.
    """

    def __init__(
        self,
        contacts: Iterable[Contact] = (),
        urges: Iterable[Urge] = (),
        journal: Iterable[Entry] = (),
        checkins: Iterable[CheckIn] = (),
        reflections: Iterable[Reflection] = (),
        plan: Iterable[PlanItem] = (),
        settings: Iterable[SettingRecord] = (),
    ) -> None:
        self.contacts = _live(contacts)
        self.urges = _live(urges)
        self.journal = _live(journal)
        self.checkins = _live(checkins)
        self.reflections = _live(reflections)
        self.plan = _live(plan)
        self.settings: Settings = settings_from(settings)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever kept: the first run has not happened."""
        return not (
            self.contacts or self.urges or self.journal
            or self.checkins or self.reflections or self.plan
        )  # fmt: skip

    @cached_property
    def ledger(self) -> Ledger:
        """Runs and pauses, with the day boundary of the settings."""
        return read_ledger(self.contacts, self.settings.day_starts)

    @cached_property
    def looks(self) -> Looks:
        """The days on which their profile was looked at."""
        return read_looks(self.contacts, self.settings.day_starts)

    @cached_property
    def rule_in_force(self) -> PlanItem | None:
        """The newest rule by ``at``, with its channels and topics; None where none was chosen.

        The older ones stay: they are the history of the rule.
        """
        rules = (item for item in self.plan if item.kind == "rule" and item.rule is not None)
        return max(rules, key=lambda item: (item.at, item.id), default=None)

    @cached_property
    def first_day(self) -> date | None:
        """The earliest day of which anything is kept; None when nothing is."""
        by_moment: tuple[tuple[Contact | Urge | Entry, ...], ...] = (
            self.contacts, self.urges, self.journal,
        )  # fmt: skip
        by_day: tuple[tuple[CheckIn | Reflection, ...], ...] = self.checkins, self.reflections
        firsts = [min(table, key=lambda record: record.at) for table in by_moment if table]
        days = [self.day_of_record(record) for record in firsts]
        days += [min(record.day for record in table) for table in by_day if table]
        return min(days, default=None)

    @property
    def rule(self) -> RuleKind:
        """The kind of the rule in force; where none was chosen: full."""
        chosen = self.rule_in_force
        return chosen.rule if chosen and chosen.rule else RuleKind.FULL

    def plan_of(self, kind: str) -> list[PlanItem]:
        """The plan's lines of one kind, in the person's order."""
        items = (item for item in self.plan if item.kind == kind)
        return sorted(items, key=lambda item: (item.order, item.at, item.id))

    def today(self, now: datetime) -> date:
        """The day ``now`` belongs to; ``now`` is in the zone of the settings."""
        return day_of(now, self.settings.day_starts)

    def is_night(self, now: datetime) -> bool:
        """Whether it is night by the settings; ``now`` is in their zone."""
        return is_night(now, self.settings.night_from, self.settings.night_to)

    def night_of(self, now: datetime) -> date | None:
        """The date of the evening on which the night around ``now`` began; None by day."""
        return night_of(now, self.settings.night_from, self.settings.night_to)

    def day_of_record(self, record: Contact | Urge | Entry) -> date:
        """The day a record belongs to: by its own wall clock, wherever it was made."""
        return day_of(record.at, self.settings.day_starts)

    def checkin_of(self, day: date) -> CheckIn | None:
        """The check-in of that day by the boundary; None without one."""
        return next((checkin for checkin in self.checkins if checkin.day == day), None)

    def reflection_of(self, day: date) -> Reflection | None:
        """What was ticked and written on Stages that day; None without any."""
        return reflection_of(self.reflections, day)


def _live(records: Iterable[R]) -> tuple[R, ...]:
    # A list and the bare field: of ten thousand, in every change.
    return tuple([record for record in records if record.deleted is None])
