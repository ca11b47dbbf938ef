"""What a person chose to do once a breath was over: it opens."""

from typing import TYPE_CHECKING

from nc_tui.core.records import Urge
from nc_tui.core.urge import last_strength
from nc_tui.tui.flows.journal import write

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


async def what_next(app: "NcApp", way: str, urge: Urge) -> None:
    """Open ``way``, an id of after.toml; "" for nothing. Returns once it is left."""
    match way:
        case "person":
            people = app.snapshot.plan_of("person")
            if len(people) == 1:
                from nc_tui.tui.dialogs.number import NumberDialog

                await app.push_screen_wait(NumberDialog(people[0]))
            else:
                from nc_tui.tui.flows.reach import reach

                await reach(app)
        case "letter":
            from nc_tui.tui.flows.letter import write_letter

            await write_letter(app, urge_strength=last_strength(urge))
        case "activity":
            from nc_tui.tui.dialogs.activity import ActivityDialog

            await app.push_screen_wait(ActivityDialog())
        case "journal":
            await write(app)
        case "grounding":
            from nc_tui.tui.dialogs.grounding import GroundingDialog

            await app.push_screen_wait(GroundingDialog())
        case "forward":
            from nc_tui.tui.flows.cards import show_cards

            await show_cards(app, *(card.id for card in app.words.after.cards))
