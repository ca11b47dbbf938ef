"""The plan: a line written, changed, moved; and the rule, which keeps its history."""

from functools import partial
from typing import TYPE_CHECKING

from nc_tui.core.errors import ChangedElsewhereError
from nc_tui.core.plan import moved, rule_periods
from nc_tui.core.records import PlanItem
from nc_tui.tui.flows.keeping import ask_and_keep
from nc_tui.tui.flows.milestones import edit_milestone
from nc_tui.tui.intents import Replace

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def write_line(app: "NcApp", kind: str, present: PlanItem | None = None) -> PlanItem | None:
    """Ask for a line of that kind, or for another wording of ``present``; None for neither."""
    # Imported where they are first needed: a start of the app does not wait for them.
    from nc_tui.tui.dialogs.plan import PLAN_DIALOGS

    if kind == "rule":
        return await choose_rule(app)
    if kind == "milestone":
        return await edit_milestone(app, present)
    return await ask_and_keep(
        app, present, partial(PLAN_DIALOGS[kind], app.words.plan.section(kind))
    )


async def choose_rule(app: "NcApp") -> PlanItem | None:
    """Ask for the rule. Another one is a record of its own: what was in force stays on record."""
    from nc_tui.tui.dialogs.rule import RuleDialog

    periods = rule_periods(app.snapshot.plan)
    section = app.words.plan.section("rule")
    kept = await ask_and_keep(
        app, periods[0].item if periods else None, partial(RuleDialog, section)
    )
    if kept is not None:
        label = app.words.rule_label(kept.rule or "")
        app.notice(f"From now on: {label}. {app.words.plan.kept_rule}", wrong=False)
    return kept


async def move(app: "NcApp", kind: str, item_id: int, step: int) -> None:
    """Put a line ``step`` places on, in the order as it is now, and the words as they are."""
    while changed := moved(app.snapshot.plan_of(kind), item_id, step):
        error = (await app.ask(Replace(*changed))).error
        if isinstance(error, ChangedElsewhereError):
            continue  # what it was changed to is in the snapshot now
        if error is not None:
            app.notice(str(error))
        return
