"""The one loader of the words the program teaches and asks.

Records keep content ids; a person may also type words of their own in their place. So every
lookup of words gives back what it was asked for when it knows no such id.
"""

import tomllib
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from nc_tui.content.shapes import Labelled, Shape, Way, Worded
from nc_tui.content.shapes.choices import Choices
from nc_tui.core.errors import ContentError

if TYPE_CHECKING:
    from nc_tui.content.shapes.after import After
    from nc_tui.content.shapes.breathing import Breathing, TaughtPattern
    from nc_tui.content.shapes.contact import ContactWords
    from nc_tui.content.shapes.library import Motives
    from nc_tui.content.shapes.plan import Plan
    from nc_tui.content.shapes.safety import Safety
    from nc_tui.content.shapes.settings import SettingsWords
    from nc_tui.content.shapes.slip import Slip
    from nc_tui.content.shapes.stages import Stage, Stages
    from nc_tui.content.shapes.writing import Writing

_File = TypeVar("_File", bound=Shape)

HERE = Path(__file__).parent
"""Where the words are."""

_DAYS_A_YEAR = 365
"""The last usual milestone; the later ones are whole multiples of it."""
_MOTIVE = "motive-"
"""How the ids of the motivation check begin."""


def _text(items: Iterable[Worded], item_id: str) -> str:
    return next((item.text for item in items if item.id == item_id), item_id)


def _label(items: Iterable[Labelled], item_id: str) -> str:
    return next((item.label for item in items if item.id == item_id), item_id)


def _motives() -> "Motives":
    # Read where one is named: the app starts without them.
    from nc_tui.content.library import load_motives

    return load_motives()


class Content:
    """All the words, one field a file, each read when it is first asked for; ``feelings.stages``,
    ``breathing.patterns``, ``safety.lines`` and ``choices.triggers`` are in the order shown.

    Every field raises ContentError when its file is missing, cannot be read, or lacks something.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def feelings(self) -> "Stages":
        from nc_tui.content.shapes.stages import Stages

        return read_words(self._folder, "stages.toml", Stages)

    @cached_property
    def breathing(self) -> "Breathing":
        from nc_tui.content.shapes.breathing import Breathing

        return read_words(self._folder, "breathing.toml", Breathing)

    @cached_property
    def safety(self) -> "Safety":
        from nc_tui.content.shapes.safety import Safety

        return read_words(self._folder, "safety.toml", Safety)

    @cached_property
    def choices(self) -> Choices:
        return read_words(self._folder, "choices.toml", Choices)

    @cached_property
    def contact(self) -> "ContactWords":
        from nc_tui.content.shapes.contact import ContactWords

        return read_words(self._folder, "contact.toml", ContactWords)

    @cached_property
    def after(self) -> "After":
        from nc_tui.content.shapes.after import After

        return read_words(self._folder, "after.toml", After)

    @cached_property
    def plan(self) -> "Plan":
        from nc_tui.content.shapes.plan import Plan

        return read_words(self._folder, "plan.toml", Plan)

    @cached_property
    def settings(self) -> "SettingsWords":
        from nc_tui.content.shapes.settings import SettingsWords

        return read_words(self._folder, "settings.toml", SettingsWords)

    @cached_property
    def slip(self) -> "Slip":
        from nc_tui.content.shapes.slip import Slip

        return read_words(self._folder, "slip.toml", Slip)

    @cached_property
    def writing(self) -> "Writing":
        from nc_tui.content.shapes.writing import Writing

        return read_words(self._folder, "writing.toml", Writing)

    def read_on(self) -> bool:
        """Read one more file; whether there may be others. Raises ContentError as the fields."""
        fields = [name for name, kind in vars(Content).items() if isinstance(kind, cached_property)]
        unread = [name for name in fields if name not in vars(self)]
        if unread:
            getattr(self, unread[0])
        return bool(unread)

    def stage(self, stage_id: str) -> "Stage | None":
        return next((stage for stage in self.feelings.stages if stage.id == stage_id), None)

    def stage_of(self, item_id: str) -> str | None:
        """The id of the stage that a statement, prompt or small action belongs to."""
        for stage in self.feelings.stages:
            if any(item.id == item_id for item in stage.items):
                return stage.id
        return None

    def pattern(self, pattern_id: str) -> "TaughtPattern | None":
        return next((p for p in self.breathing.patterns if p.id == pattern_id), None)

    def statement(self, item_id: str) -> str:
        """The words of something ticked, a feeling's or a motive's."""
        if item_id.startswith(_MOTIVE):
            return _motives().statement(item_id)
        return _text((i for stage in self.feelings.stages for i in stage.statements), item_id)

    def side(self, item_id: str) -> str:
        """The side of the motivation check on which a statement stands."""
        return _motives().side(item_id)

    def prompt(self, item_id: str) -> str:
        """The words of a question, wherever it is asked."""
        if item_id.startswith(_MOTIVE):
            return _motives().prompt(item_id)
        by_stage = (prompt for stage in self.feelings.stages for prompt in stage.prompts)
        return _text((*by_stage, *self.writing.prompts, *self.writing.guard.prompts), item_id)

    def action(self, item_id: str) -> str:
        """The words of a small action, a stage's or one of Today's."""
        own = (stage.action for stage in self.feelings.stages)
        return _text((*own, *self.choices.actions), item_id)

    def trigger_label(self, trigger_id: str) -> str:
        return _label(self.choices.triggers, trigger_id)

    def helped_label(self, helped_id: str) -> str:
        return _label(self.choices.helped, helped_id)

    def did_next(self, way_id: str) -> str:
        """What a person did after an urge, as something that was done."""
        return next((way.did for way in self.after.ways if way.id == way_id), way_id)

    def kind_label(self, kind: str) -> str:
        """The ledger's word for a kind of contact, ``start`` included."""
        return self.contact.start_label if kind == "start" else _label(self.contact.kinds, kind)

    def rule_label(self, rule: str) -> str:
        return _label(self.contact.rules, rule)

    def way_now(self, way_id: str) -> Way:
        """A way on after a contact; KeyError for none of that id."""
        return {way.id: way for way in self.slip.now.ways}[way_id]

    def mood_label(self, value: int) -> str:
        """The word for a mood, 1 to 5; another number is given back as text."""
        return next((m.label for m in self.choices.moods if m.value == value), str(value))

    def rule_says(
        self, rule: str, *, topics: Iterable[str] = (), channels: Iterable[str] = ()
    ) -> str:
        """The rule in one sentence, with what limited contact allows; "" for the full one."""
        words, about, by = self.contact.rule_says, ", ".join(topics), ", ".join(channels)
        match rule:
            case "limited" if about and by:
                return words.both.format(topics=about, channels=by)
            case "limited" if about:
                return words.topics.format(topics=about)
            case "limited" if by:
                return words.channels.format(channels=by)
            case "limited":
                return words.limited
            case "space":
                return words.space
            case "order":
                return words.order
        return ""

    def after_contact(
        self, kind: str, *, ends_run: bool, days: int | None, rule: str = "full"
    ) -> str:
        """What is said once an entry of ``kind`` stands in the ledger, under ``rule``.

        ``days`` are the whole days of the run it fell into; None where none was open.
        """
        words = self.contact.after_contact
        if kind == "necessary":
            return words.necessary_order if rule == "order" else words.necessary
        if kind == "they-wrote":
            return words.they_wrote
        if not ends_run:
            return words.no_run if days is None else words.goes_on
        if not days:
            return words.ended_no_days
        return words.ended_one_day if days == 1 else words.ended.format(days=days)

    def milestone_question(self, days: int) -> str:
        """The question for a milestone of ``days`` whole days, usual, yearly or the person's."""
        words = self.choices.milestones
        for usual in words.usual:
            if usual.days == days:
                return usual.text
        years, rest = divmod(days, _DAYS_A_YEAR)
        if years and not rest:
            return words.yearly.format(years=years)
        return words.own.format(days=days)


def read_words(folder: Path, name: str, shape: type[_File]) -> _File:
    """One file of words. Raises ContentError when it cannot be read or lacks something."""
    try:
        table = tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))
        return msgspec.convert(table, shape, strict=True)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        what = f"The program's own words in {name} could not be read"
        raise ContentError(_sentence(what)) from error
    except msgspec.ValidationError as error:
        what = f"The program's own words in {name} are misshapen ({error})"
        raise ContentError(_sentence(what)) from error


def _sentence(what: str) -> str:
    return f"{what}; your records are untouched; install nc-tui again."


def load_content(folder: Path = HERE) -> Content:
    """The words in the TOML files beside this module, or in another ``folder``; nothing is read
    yet."""
    return Content(folder)
