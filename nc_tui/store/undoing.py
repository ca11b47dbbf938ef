"""Taking back the last change, doing it again, and going back to a backup."""

from collections.abc import Sequence
from datetime import datetime

from nc_tui.core.errors import NothingToUndoError, StaysErasedError
from nc_tui.core.records import whole_seconds
from nc_tui.core.sayings import say_moment
from nc_tui.core.tables import Fields, Tables, is_erased
from nc_tui.core.undo import (
    Change,
    Step,
    bare,
    name_step,
    say_doing_again,
    say_step,
    steps_of,
    was_told,
)
from nc_tui.store.change import ChangeUnderWay
from nc_tui.store.changes import ChangeLog


def take_back(change: ChangeUnderWay, log: ChangeLog) -> list[tuple[str, str]]:
    """Undo the last step that still stands in the file.

    Raises NothingToUndoError; and StaysErasedError, once, where something was erased since that
    step: whoever meant the erasing is not to lose what came before it.
    """
    changes = log.read()
    done, _ = _steps(change, changes)
    step, is_erased_since = _last(change, done)
    if step is None and is_erased_since:
        message = "what was erased stays erased. There is nothing else to take back."
        raise NothingToUndoError(message)
    if step is None:
        message = "there is nothing to take back. Everything is as it was."
        raise NothingToUndoError(message)
    if is_erased_since and not was_told(changes):
        # Noted in the log and nowhere else: the next undo may come from another pane.
        with log.entered(change.as_logged()):
            pass
        at = datetime.fromtimestamp(int(step.stamp[:13]) / 1000, change.now.tzinfo)
        before = f"{name_step(step)}, {say_moment(at, change.now.year)}"
        raise StaysErasedError(before)
    change.takes_back = step.stamp
    return _reverse(change, step)


def do_again(change: ChangeUnderWay, log: Sequence[Change]) -> list[tuple[str, str]]:
    """Undo the last undoing. Raises NothingToUndoError."""
    _, undone = _steps(change, log)
    step, _ = _last(change, undone)
    if step is None:
        message = "there is nothing to do again. Everything is as it was."
        raise NothingToUndoError(message)
    change.does_again = step.stamp
    return _reverse(change, step)


def set_back(change: ChangeUnderWay, past: Tables) -> list[tuple[str, str]]:
    """Every record as it was in ``past``; those that came since are removed."""
    about = []
    change.what = "restore"
    now = whole_seconds(change.now).isoformat()
    for name in [name for name in {**change.tables, **past} if name != "meta"]:
        present, then = change.tables.get(name, {}), past.get(name, {})
        for key in {**present, **then}:
            if is_erased(present.get(key, {})):
                continue
            if key not in then or is_erased(then[key]):
                fields = {"deleted": now, **present.get(key, {})}
            else:
                fields = then[key]
            if bare(fields) != bare(present.get(key, {})):
                change.put(name, key, fields)
                about.append((name, key))
    return about


def _steps(change: ChangeUnderWay, log: Sequence[Change]) -> tuple[list[Step], list[Step]]:
    # What was changed before the file was migrated had another shape.
    return steps_of([each for each in _arrived(change, log) if each.schema == change.schema])


def _arrived(change: ChangeUnderWay, log: Sequence[Change]) -> list[Change]:
    """The changes that the file ever saw. A kill leaves one in the log that it did not: what came
    after it found the records as they had been before it."""
    arrived: list[Change] = []
    found: dict[tuple[str, str], Fields | None] = {}
    for each in reversed(log):
        befores = {(record.table, record.id): record.before for record in each.records}
        for place in befores:
            found.setdefault(place, change.fields(*place))
        if all(found[place] != before for place, before in befores.items()):
            found |= befores
            arrived.append(each)
    return arrived[::-1]


def _last(change: ChangeUnderWay, steps: Sequence[Step]) -> tuple[Step | None, bool]:
    """The last that can be seen and stands, and whether anything was erased since."""
    is_erased_since = False
    for step in reversed(steps):
        if step.is_erasing:
            is_erased_since = is_erased_since or _is_gone(change, step)
        elif step.can_be_seen and _stands(change, step):
            return step, is_erased_since
    return None, is_erased_since


def _is_gone(change: ChangeUnderWay, erasing: Step) -> bool:
    """Whether it came to that: a kill can leave one in the log that the file never saw."""
    return all("deleted" in (change.fields(e.table, e.id) or {}) for e in erasing.records)


def _stands(change: ChangeUnderWay, step: Step) -> bool:
    """Whether the file still holds what the step left there: a change whose swap never came,
    or that another machine has changed since, does not."""
    return all(
        bare(change.fields(each.table, each.id) or {}) == bare(each.after) for each in step.records
    )


def _reverse(change: ChangeUnderWay, step: Step) -> list[tuple[str, str]]:
    change.what = step.what
    now = whole_seconds(change.now).isoformat()
    for each in step.records:
        fields = each.before
        if fields is None or is_erased(fields):
            # Not erased again: doing it again has to find the words.
            fields = {"deleted": now, **(change.fields(each.table, each.id) or {})}
        change.put(each.table, each.id, fields)
    change.said = say_step(step, again=bool(change.does_again))
    change.again = say_doing_again(step)
    return [(each.table, each.id) for each in step.records]
