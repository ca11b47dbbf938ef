"""One generation of the file as typed views."""

from collections.abc import Mapping
from typing import NamedTuple

from nc_tui.core.stamp import is_stamp
from nc_tui.core.state import Snapshot
from nc_tui.core.tables import Fields, Tables
from nc_tui.store.durable import Identity
from nc_tui.store.schema import Migration, is_newer, migrated, version_of
from nc_tui.store.storage import AtomicJSONStorage
from nc_tui.store.views import Views, views_of


class Generation(NamedTuple):
    """What one state of the file says, with its largest stamp."""

    identity: Identity | None
    tables: Tables
    views: Views
    largest: str
    is_newer: bool = False
    """Made by a newer nc-tui: what this one cannot show of it is left out."""

    @classmethod
    def read(cls, storage: AtomicJSONStorage, migrations: Mapping[int, Migration]) -> "Generation":
        """The generation the storage holds. Raises DamagedError for one that is misshapen."""
        tables = storage.held
        version_of(tables)
        newer = is_newer(tables, migrations)
        views = views_of(migrated(tables, migrations), storage.needs_mending, passing_over=newer)
        return cls(storage.identity, tables, views, largest_stamp(tables), newer)

    def snapshot(self) -> Snapshot:
        """Its live records, as screens see them."""
        records = {name: table.values() for name, table in self.views.items()}
        return Snapshot(**records)  # type: ignore[arg-type]


def largest_stamp(tables: Tables) -> str:
    """The latest ``updated`` of all records; "" for none."""
    every = [fields.get("updated") for table in tables.values() for fields in table.values()]
    texts = [text for text in every if isinstance(text, str)]
    latest = max(texts, default="")
    return latest if is_stamp(latest) else max(filter(is_stamp, texts), default="")


def lost_between(before: Tables, now: Tables) -> set[tuple[str, str]]:
    """Table and id of what is not there any more, or only in an older version."""
    return {
        (name, key)
        for name, table in before.items()
        for key, fields in table.items()
        if fields is not (there := now.get(name, {}).get(key, {}))
        and _stamp(fields) > _stamp(there)
    }


def _stamp(fields: Fields) -> str:
    stamp = fields.get("updated")
    return stamp if isinstance(stamp, str) and is_stamp(stamp) else ""
