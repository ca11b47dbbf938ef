"""What becomes of a draft that a kill left: the page of the journal it goes on as."""

import msgspec

from nc_tui.core.errors import NoSuchRecordError
from nc_tui.core.records import Entry
from nc_tui.core.text import mend
from nc_tui.store.database import Store
from nc_tui.store.drafts import Draft


def placed(draft: Draft, store: Store) -> Entry | None:
    """The entry a draft becomes; None without words, and when they were saved already: the
    kill came between the record and forgetting its draft."""
    page = draft.entry()
    if not page.text.strip():
        return None
    try:
        present = store.find(Entry, str(draft.id))
    except NoSuchRecordError:
        removed = store.removed(Entry, draft.id)
        return None if removed is not None and removed.text == mend(page.text) else page
    if (present.text, present.mood) == (mend(page.text), page.mood):
        return None
    if present.updated == draft.base:
        return msgspec.structs.replace(
            present, text=page.text, mood=page.mood, prompt=page.prompt, stage=page.stage
        )
    return Entry(
        kind=page.kind, at=page.at, zone=page.zone, text=page.text, mood=page.mood,
        strength=page.strength, opens=page.opens or present.opens,
    )  # fmt: skip
