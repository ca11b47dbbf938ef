"""Pages out of sight: put away by choice or by tag, put back by a word typed in full."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from nc_tui.content.shapes import Way
from nc_tui.core.journal import tags_of, title_of
from nc_tui.core.letters import can_be_put_away
from nc_tui.core.records import Entry
from nc_tui.tui.dialogs.put_away import PutAwayDialog, PutBackDialog
from nc_tui.tui.flows.journal import named
from nc_tui.tui.intents import PutAway
from nc_tui.tui.phrases import counted

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_TAGS = 5  # of one page that are offered
_WAITS = "A letter can be put away once you decided about it. It is left as it is."
_COMES_BACK = "It will be in the journal, in search and in its days again."
_COME_BACK = "They will be in the journal, in search and in their days again."
_WHY = "It asks for a word, so that no key pressed in passing brings them back."


async def put_away(
    app: "NcApp", entry: Entry | None, marked: Sequence[Entry], found: Sequence[Entry]
) -> bool:
    """Ask which pages go: ``entry``, those ``marked``, those ``found``, or all with a tag of its.
    True once they are away."""
    groups = _groups(app, entry, marked, found)
    if not groups:
        app.notice(_WAITS, wrong=False)
        return False
    ways = [
        Way(id=label, label=label, key=str(number), about=about)
        for number, (label, (about, _)) in enumerate(groups.items(), 1)
    ]
    chosen = await app.push_screen_wait(PutAwayDialog(ways))
    if chosen is None:
        return False
    entries = groups[chosen][1]
    outcome = await app.ask(PutAway(*entries))
    if outcome.error is not None:
        app.notice(str(outcome.error))
        return False
    many = "A page is" if len(entries) == 1 else f"{counted(len(entries), 'page')} are"
    app.notice(f"{many} put away.", "ctrl+z takes it back", wrong=False)
    return True


Groups = dict[str, tuple[str, list[Entry]]]


def _groups(
    app: "NcApp", entry: Entry | None, marked: Sequence[Entry], found: Sequence[Entry]
) -> Groups:
    """What can go together: its name, more about it, and the pages as they are kept."""
    now = app.clock.now()
    kept = {e.id: e for e in app.snapshot.journal if e.away is None and can_be_put_away(e, now)}

    def those(entries: Sequence[Entry]) -> list[Entry]:
        return [kept[each.id] for each in entries if each.id in kept]

    groups: Groups = {}
    if pages := those(marked):
        label = "the page picked out" if len(pages) == 1 else f"the {len(pages)} pages picked out"
        groups[label] = "", pages
    if entry is not None and (pages := those([entry])):
        groups["this page"] = title_of(pages[0].text), pages
        for tag in tags_of(pages[0].text)[:_TAGS]:
            pages = [each for each in kept.values() if tag in tags_of(each.text)]
            groups[f"all with #{tag}"] = counted(len(pages), "page"), pages
    if found and (pages := those(found)):
        label = "the page found" if len(pages) == 1 else f"the {len(pages):,} pages found"
        groups[label] = "", pages
    return groups


async def put_back(app: "NcApp", entries: Sequence[Entry]) -> bool:
    """Ask for the word, and put pages back into the journal. True once they are there."""
    if len(entries) == 1:
        question, words = "Put this page back?", _COMES_BACK
        which = named(entries[0], app.clock.now().year)
    else:
        question, words = f"Put {len(entries):,} pages back?", _COME_BACK
        which = Content("All that was put away with this one.")
    if not await app.push_screen_wait(PutBackDialog(question, [which, f"{words} {_WHY}"])):
        return False
    outcome = await app.ask(PutAway(*entries, back=True))
    if outcome.error is not None:
        app.notice(str(outcome.error))
        return False
    return True
