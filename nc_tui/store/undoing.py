"""Taking back the last change, doing it again, and going back to a backup."""

from collections.abc import Sequence

from nc_tui.core.errors import NothingToUndoError
from nc_tui.core.records import whole_seconds
from nc_tui.core.tables import Fields, Tables, is_erased
from nc_tui.core.undo import Change, Step, bare, say_step, steps_of
from nc_tui.store.change import ChangeUnderWay


def take_back(change: ChangeUnderWay, log: Sequence[Change]) -> list[tuple[str, str]]:
    """Undo the last step that still stands in the file. Raises NothingToUndoError."""
    done, _ = _steps(change, log)
    step = _last(change, done)
    if step is None:
        message = "there is nothing to take back. Everything is as it was."
        raise NothingToUndoError(message)
    change.takes_back = step.stamp
    return _reverse(change, step)


def do_again(change: ChangeUnderWay, log: Sequence[Change]) -> list[tuple[str, str]]:
    """Undo the last undoing. Raises NothingToUndoError."""
    _, undone = _steps(change, log)
    step = _last(change, undone)
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


def _last(change: ChangeUnderWay, steps: Sequence[Step]) -> Step | None:
    return next((s for s in reversed(steps) if s.can_be_seen and _stands(change, s)), None)


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
    return [(each.table, each.id) for each in step.records]
