"""What is handed out: everything that is kept, as it stands now."""

from datetime import datetime
from typing import NamedTuple

from nc_tui.core.journal import tags_of
from nc_tui.core.jrnl import tags_beside
from nc_tui.core.letters import is_let_go, is_sealed
from nc_tui.core.records import Entry, Record
from nc_tui.core.state import Snapshot
from nc_tui.core.tables import Fields, Tables
from nc_tui.core.text import mend
from nc_tui.store.file_format import encode
from nc_tui.store.schema import META_ID
from nc_tui.store.views import mended


class Holdings(NamedTuple):
    """``tables`` is all the file holds, what was removed included; ``snapshot`` what is live."""

    tables: Tables
    snapshot: Snapshot
    now: datetime

    def whole(self) -> bytes:
        """All of it as JSON, one record a line; importing it and exporting again gives the same
        bytes. Nothing in it says when, or on which machine, it was made."""
        tables = {
            name: {key: mended(fields) for key, fields in table.items()}
            for name, table in self.tables.items()
        }
        for version in tables.get("meta", {}).values():
            version.pop("updated", None)
        if not tables:
            tables = {"meta": {str(META_ID): {"schema": 1}}}
        return encode(tables)

    def readable(self) -> list[Entry]:
        """The pages and letters whose words may stand in a text, oldest first: letters once they
        are open, unless they were let go; what was put away is among them."""
        entries = (e for e in self.snapshot.journal if not is_let_go(e))
        return sorted(
            (e for e in entries if not is_sealed(e, self.now)), key=lambda e: (e.at, e.id)
        )

    @property
    def sealed(self) -> int:
        """How many letters are not open yet."""
        return sum(is_sealed(e, self.now) and not is_let_go(e) for e in self.snapshot.journal)

    def fields(self, record: Record) -> Fields:
        """The record as the file has it, with what this version has no name for."""
        return self.tables[record.table][str(record.id)]

    def tags(self, entry: Entry) -> tuple[str, ...]:
        """The tags in its text, and those it came with from another program."""
        beside = (mend(tag) for tag in tags_beside(self.fields(entry)))
        return tuple(dict.fromkeys((*tags_of(entry.text), *beside)))

    def is_starred(self, entry: Entry) -> bool:
        """Whether another program, jrnl, had it starred."""
        return self.fields(entry).get("starred") is True
