"""Taking in what a file brings, in one change that undo takes back."""

from collections.abc import Callable

from nc_tui.core.importing import Planned, plan_pages, plan_records
from nc_tui.core.tables import Tables
from nc_tui.store.change import ChangeUnderWay
from nc_tui.store.exchange.reading import Incoming
from nc_tui.store.schema import META_ID

IMPORT = "import"
"""What the change is called in the log."""


def plan(present: Tables, incoming: Incoming, *, bring_back: bool) -> Planned:
    """What would become of it, beside the records ``present``."""
    if incoming.source == "jrnl":
        return plan_pages(present, incoming.pages, bring_back=bring_back)
    return plan_records(present, incoming.tables, bring_back=bring_back)


def take_in(
    change: ChangeUnderWay, planned: Planned, new_id: Callable[[], int]
) -> list[tuple[str, str]]:
    """Write it down; table and id of each. Ids and stamps stay what they are."""
    if planned.is_nothing:
        return []
    change.what = IMPORT
    about = [*planned.records, *planned.brought_back]
    for (name, key), fields in planned.records.items():
        change.take(name, key, fields)
    for (name, key), fields in planned.brought_back.items():
        change.put(name, key, fields)
    for fields in planned.new:
        about.append(("journal", str(new_id())))
        change.put(*about[-1], fields)
    change.put_meta({**change.tables["meta"][str(META_ID)]})
    return about
