"""Taking back and doing again: which change comes next, by the log of changes alone.

A change says what each record was before it and became by it. One that takes another back is
itself a change, so that doing again is taking back once more.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from nc_tui.core.tables import Fields
from nc_tui.core.urge import KEPT_AFTER

ERASE = "erase"

Deed = Literal["added", "changed", "removed"]
"""What became of a record, as a person sees it."""

_ONE_BREATH = 3_600_000
"""Milliseconds between two writings of one urge, from which on they are two things done."""


class Changed(Struct, frozen=True, array_like=True):
    """One record of a change. ``before`` is None for a record that was new."""

    table: str
    id: str
    before: Fields | None
    after: Fields


class Change(Struct, frozen=True, omit_defaults=True):
    """What one command changed. ``stamp`` is its largest, and names it.

    ``takes_back`` names the last change of the step that this one undoes, ``does_again`` the
    undoing that this one undoes in turn; both "" for anything a person did anew. ``schema`` is
    the version of the records' shape. One without records changed nothing: it says that a person
    was told that what was erased last stays erased.
    """

    stamp: str
    records: tuple[Changed, ...]
    takes_back: str = ""
    does_again: str = ""
    schema: int = 1
    what: str = ""
    """Names a change of many records (``restore``, ``import``, pages put ``away`` or ``back``),
    and an ``erase``, of which no record's words are left."""


class Step(Struct, frozen=True):
    """What one key takes back: a change, or the changes of one breath."""

    stamp: str
    records: tuple[Changed, ...]
    what: str = ""

    @property
    def can_be_seen(self) -> bool:
        """Whether it changed anything a person could see."""
        return any(_differs(each) for each in self.records)

    @property
    def is_erasing(self) -> bool:
        """Whether it erased something: it can be neither seen nor taken back."""
        return self.what == ERASE


def bare(fields: Fields) -> Fields:
    """A record's content, whenever it was written."""
    return {name: value for name, value in fields.items() if name != "updated"}


def _differs(changed: Changed) -> bool:
    was_there = changed.before is not None and "deleted" not in changed.before
    is_there = "deleted" not in changed.after
    if not was_there or not is_there:
        return was_there != is_there
    return bare(changed.before or {}) != bare(changed.after)


def steps_of(changes: Sequence[Change]) -> tuple[list[Step], list[Step]]:
    """The steps that can be taken back and those that can be done again, oldest first.

    Anything done anew, in any pane, leaves to do again only what brings back words that were
    taken back: nobody is to lose a page for what happened after.
    """
    done: list[Step] = []
    undone: list[Step] = []
    for change in changes:
        if not change.records:
            continue
        if change.takes_back:
            _drop(done, change.takes_back)
            undone.append(Step(change.stamp, change.records, change.what))
        elif change.does_again:
            undone = [step for step in undone if step.stamp != change.does_again]
            done.append(Step(change.stamp, change.records, change.what))
        else:
            undone = [step for step in undone if _brings_back(step)]
            if done and _goes_on(done[-1], change):
                done.append(_joined(done.pop(), change))
            else:
                done.append(Step(change.stamp, change.records, change.what))
    return done, undone


def _drop(steps: list[Step], stamp: str) -> None:
    # Those that came after it could not be taken back any more, or it would not have been next.
    for index in range(len(steps) - 1, -1, -1):
        if steps[index].stamp == stamp:
            del steps[index:]
            return


def was_told(changes: Sequence[Change]) -> bool:
    """Whether nothing came since a person was told that what was erased stays erased."""
    return bool(changes) and not changes[-1].records


def _brings_back(undone: Step) -> bool:
    """Whether doing it again shows what its undoing took out of sight, and takes nothing away."""
    return undone.what in ("", "import") and all(
        each.before is not None
        and "deleted" not in each.before
        and each.before.get("decided") != "let-go"
        for each in undone.records
    )


def _goes_on(step: Step, change: Change) -> bool:
    """Whether it is one breath: that writes its urge down again and again."""
    is_later = int(change.stamp[:13]) - int(step.stamp[:13]) >= _ONE_BREATH
    if is_later or step.what or change.what:
        return False
    written = {each.id for each in change.records if each.table == "urges" and _is_breath(each)}
    return any(each.table == "urges" and each.id in written for each in step.records)


def _is_breath(changed: Changed) -> bool:
    # It takes out an urge only where there was nothing to keep; a person, any.
    after = changed.after
    is_kept = (
        any(after.get(name) for name in ("samples", "note", "triggers", "next"))
        or after.get("end", "left") != "left"
        or after.get("seconds", 0) >= KEPT_AFTER
    )
    return "deleted" not in after or not is_kept


def _joined(step: Step, change: Change) -> Step:
    records = {(each.table, each.id): each for each in step.records}
    for each in change.records:
        first = records.get((each.table, each.id), each)
        records[each.table, each.id] = Changed(each.table, each.id, first.before, each.after)
    return Step(change.stamp, tuple(records.values()))


_MOVES = {"away": "putting {} away", "back": "putting {} back"}
_NOUNS = {
    "contacts": "a line of the ledger",
    "urges": "an urge",
    "journal": "a journal page",
    "plan": "a line of the plan",
    "settings": "a setting",
}


def say_step(step: Step, *, again: bool) -> str:
    """What taking ``step`` back did to the records, in one sentence without their words.

    ``again`` when the step was itself a taking back.
    """
    if step.what == "restore":
        return "The backup is restored again." if again else "Taken back: restoring a backup."
    if step.what == "import":
        return "The import is done again." if again else "Taken back: the import."
    if step.what in _MOVES:
        how = "Done again" if again else "Taken back"
        return f"{how}: {_MOVES[step.what].format(_pages(step))}."
    if len(step.records) > _FEW:
        how = "Done again" if again else "Taken back"
        return f"{how}: a change to {len(step.records)} records."
    noun, deed = _about(step)
    match deed:
        case "removed":
            return f"{noun[0].upper()}{noun[1:]} is back."
        case "changed":
            return f"{'Done again' if again else 'Taken back'}: the change to {_the(noun)}."
        case "added":
            return f"{'Removed again' if again else 'Taken back'}: {noun}."


def say_doing_again(step: Step) -> str:
    """What doing ``step`` again will do, once it is taken back: ``takes it away again``."""
    deeds = {_deed(each) for each in step.records if _differs(each)}
    is_mixed = "removed" in deeds or len(step.records) > _FEW
    if step.what or (len(deeds) > 1 and is_mixed):
        return "does it again"
    match _about(step)[1]:
        case "removed":
            return "takes it away again"
        case "changed":
            return "does it again"
        case "added":
            return "brings it back, now or later"


def name_step(step: Step) -> str:
    """What ``step`` was, without words of its records: ``adding a journal page``."""
    if step.what == "restore":
        return "restoring a backup"
    if step.what == "import":
        return "an import"
    if step.what in _MOVES:
        return _MOVES[step.what].format(_pages(step))
    if len(step.records) > _FEW:
        is_new = all(each.before is None for each in step.records)
        return f"{'adding' if is_new else 'changing'} {len(step.records)} records"
    noun, deed = _about(step)
    match deed:
        case "removed":
            return f"removing {noun}"
        case "changed":
            return f"changing {_the(noun)}"
        case "added":
            return f"adding {noun}"


def _about(step: Step) -> tuple[str, Deed]:
    """What it was about, and what it did to that. A breath also keeps its pattern."""
    seen = [each for each in step.records if _differs(each)]
    about = next((each for each in seen if each.table != "settings"), seen[0])
    return _noun(about), _deed(about)


def _deed(seen: Changed) -> Deed:
    if "deleted" in seen.after:
        return "removed"
    was_there = seen.before is not None and "deleted" not in seen.before
    return "changed" if was_there else "added"


def _pages(step: Step) -> str:
    many = len(step.records)
    return "a page" if many == 1 else f"{many} pages"


_FEW = 5


def _noun(changed: Changed) -> str:
    fields = changed.after
    if changed.table == "journal" and fields.get("kind") == "letter":
        return "a letter"
    if changed.table in ("checkins", "reflections"):
        day = str(fields.get("day", ""))
        what = "the check-in" if changed.table == "checkins" else "what a day felt like"
        if fields.get("kind") == "motivation":
            what = "the motivation check"
        return f"{what} ({day})" if day else what
    return _NOUNS.get(changed.table, "a record")


def _the(noun: str) -> str:
    return f"the {noun.removeprefix('a ').removeprefix('an ')}" if noun[0] == "a" else noun
