"""A report of the person's own record, written where they say."""

from typing import TYPE_CHECKING

from nc_tui.core.errors import NcError
from nc_tui.core.report import ReportAsked, ReportForm, report_name
from nc_tui.core.span import Span
from nc_tui.locations import path_typed
from nc_tui.tui.dialogs.report import ReportDialog
from nc_tui.tui.flows.exchange import free_name, said_of
from nc_tui.tui.screens.insights import InsightsPane
from nc_tui.tui.screens.main import MainScreen

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_FORMS: tuple[ReportForm, ...] = ("html", "markdown")


async def report(app: "NcApp") -> None:
    """Ask what is in it, and write it; asked again where it cannot be. It begins as far back as
    Insights looks, where that is what is seen."""
    given, problem = None, ""
    pane = app.screen.pane if isinstance(app.screen, MainScreen) else None
    span = pane.span if isinstance(pane, InsightsPane) else Span.QUARTER
    today = app.clock.now().date()
    while True:
        names = {form: free_name(report_name(form, today)) for form in _FORMS}
        asked = ReportDialog(names, ReportAsked(span), given, problem)
        given = await app.push_screen_wait(asked)
        if given is None:
            return
        path = path_typed(given.path)
        try:
            written = await app.writer.write_report(given.asked, given.form, path, app.words)
        except NcError as error:
            problem = str(error)
            continue
        app.notice(said_of(written), wrong=False)
        return
