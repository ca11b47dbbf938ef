"""After a contact that ended a run: never blame, three questions, each left with one key."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from nc_tui.content.shapes import Way
from nc_tui.core.before import read_before
from nc_tui.core.errors import UnclearMomentError
from nc_tui.core.plan import next_order, sentence_of
from nc_tui.core.records import Contact, ContactKind, PlanItem, RuleKind, whole_seconds
from nc_tui.core.streak import days_of_run_at
from nc_tui.core.text import one_line
from nc_tui.tui.dialogs.plan_sentence import PlanSentenceDialog
from nc_tui.tui.dialogs.slip import BeforeDialog, NowDialog
from nc_tui.tui.flows.keeping import ask_and_keep
from nc_tui.tui.flows.topic import ORDERS, read_topic
from nc_tui.tui.phrases import rule_words
from nc_tui.tui.triggers import trigger_options

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_RECENT = 1
"""Days back that are still asked about: whoever writes down an older contact is past it."""
_NIGHT = "night"
"""The trigger that is the night itself."""
_ANSWERED = (ContactKind.REPLIED, ContactKind.REACHED_OUT, ContactKind.MET)
"""Kinds after which something practical may be open between the two."""


def is_recent(app: "NcApp", contact: Contact) -> bool:
    """Whether "just before" and "now" can still be meant of it."""
    snapshot = app.snapshot
    today = snapshot.today(app.clock.now())
    return (today - snapshot.day_of_record(contact)).days <= _RECENT


def what_became(app: "NcApp", contact: Contact, first: str = "") -> str:
    """That ``contact`` ended a run, which its kind may have decided, or began one where none was
    open; and the keys that change it, of which ``first`` is pressed before."""
    keys = app.keymap.of("tab.streak", "2"), app.keymap.of("ledger.edit", "e")
    snapshot = app.snapshot
    became = "It ended the run."
    if days_of_run_at(contact, snapshot.contacts, snapshot.settings.day_starts) is None:
        if contact.begins_run_at is None:
            return "No run was open."
        became = "A run begins here."
    return f"{became} To change that: {first}{', then '.join(keys)}."


async def after_slip(app: "NcApp", contact: Contact, said: str) -> None:
    """Say ``said`` about a contact that is kept, and ask what may help."""
    contact, goes_on = await _ask_before(app, contact, said)
    news, is_planned = "", False
    while goes_on:
        way = await app.push_screen_wait(NowDialog(_ways(app, contact, is_planned), news))
        match way:
            case "know":
                await read_topic(app, ORDERS)
            case "plan":
                is_planned = await _plan(app, contact)
                news = app.words.slip.now.kept if is_planned else ""
            case _:
                await _open(app, way or "")
                return


async def _ask_before(app: "NcApp", contact: Contact, said: str) -> tuple[Contact, bool]:
    """The line with what went before, as stored, and whether the person goes on."""
    asked: list[BeforeDialog] = []

    def ask(answers: Contact | None, problem: str) -> BeforeDialog:
        asked.append(
            BeforeDialog(answers or contact, said, what_became(app, contact, "esc, "), problem)
        )
        return asked[-1]

    kept = await ask_and_keep(app, contact, ask)
    return kept or contact, asked[-1].goes_on


async def _open(app: "NcApp", way: str) -> None:
    match way:
        case "wait":
            app.action_surf()
        case "rest":
            from nc_tui.tui.dialogs.activity import ActivityDialog

            gentle = app.words.slip.now.gentle
            await app.push_screen_wait(ActivityDialog([app.words.action(each) for each in gentle]))
        # Imported where it is first needed: the editor costs the start of the app too much.
        case "letter":
            from nc_tui.tui.flows.letter import write_letter

            await write_letter(app)
        case "answer":
            from nc_tui.tui.flows.reply import short_answer

            app.notice(await short_answer(app), wrong=False)


def _ways(app: "NcApp", contact: Contact, is_planned: bool) -> tuple[Way, ...]:
    """What is offered: under an order, or where they asked for space, no answer."""
    words, rule = app.words, app.snapshot.rule
    ids = ["wait", "letter", "rest"]
    if rule.has_no_end:
        ids.insert(0, "know")
    elif contact.kind in _ANSWERED:
        ids.append("answer")
    ways = [words.way_now(each) for each in ids]
    if rule is RuleKind.LIMITED and ids[-1] == "answer":
        ways[-1] = replace(ways[-1], about=rule_words(words, app.snapshot))
    if not is_planned:
        plan = words.way_now("plan")
        ways.append(replace(plan, about=plan.about.format(sentence=begun(app, contact))))
    return tuple(ways)


async def _plan(app: "NcApp", contact: Contact) -> bool:
    """Have a sentence for next time written; whether one was kept."""
    begun = PlanItem(
        kind="if-then", at=whole_seconds(app.clock.now()),
        order=next_order(app.snapshot.plan_of("if-then")), if_=first_half(app, contact),
    )  # fmt: skip
    kept = await ask_and_keep(
        app, begun, lambda item, problem: PlanSentenceDialog(item or begun, problem)
    )
    return kept is not None


def _is_moment(app: "NcApp", words: str) -> bool:
    """Whether they say when it was, not what: no half of a sentence."""
    from nc_tui.core.moments import read_moment  # where it is first needed: a large grammar

    try:
        read_moment(words, app.clock.now(), allow_future=True)
    except UnclearMomentError:
        return False
    return True


def begun(app: "NcApp", contact: Contact) -> str:
    """How that sentence would begin: ``If I feel lonely at night, I …``."""
    return " ".join(sentence_of(first_half(app, contact), None)).removesuffix(".")


def first_half(app: "NcApp", contact: Contact) -> str:
    """What went before, as the first half of a plan's sentence: ``I feel lonely at night``."""
    words, snapshot = app.words.slip.plan, app.snapshot
    labels = {option.value: option.label for option in trigger_options(app.words, snapshot)}
    known = [each for each in read_before(contact.before, labels).chosen if each in words.ifs]
    if contact.before and not known and not _is_moment(app, contact.before):
        return one_line(contact.before)  # their own words, to be made a sentence of
    said = words.ifs[known[0]] if known else words.unsaid
    is_night = snapshot.is_night(contact.at) and known[:1] != [_NIGHT]
    return words.night.format(words=said) if is_night else said
