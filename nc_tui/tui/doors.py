"""What the keys of every screen open: each action by the name the table of commands gives it.

What is opened is imported when it is: the first picture waits for none of it.
"""

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.widgets import Input

from nc_tui.tui.covered import Coverable, is_covered, may_run
from nc_tui.tui.flows.search import may_search
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.under_way import UnderWay
from nc_tui.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp
    from nc_tui.tui.screens.beside import BesideScreen


class Doors(App[None]):
    """The global actions, and where each of them may not run."""

    @property
    def _nc(self) -> "NcApp":
        return cast("NcApp", self)

    def _flow(self, steps: Coroutine[Any, Any, object]) -> None:
        from nc_tui.tui.dialogs.dialog import Dialog

        if any(isinstance(screen, Dialog) for screen in self.screen_stack):
            steps.close()  # a dialog waits under this screen, and its answers with it
            return
        self.run_worker(steps, group="flow")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        # Nothing is undone, erased or brought in under the person's hands, nor out of sight.
        hides = (UnderWay, Coverable)
        is_past = action in ("undo", "redo", "erase_everything", "import_file")
        if is_past and any(isinstance(screen, hides) for screen in self.screen_stack):
            return True if action == "redo" and self._brings_back else None
        if action in getattr(self.screen, "shuts", ()):
            return None
        if action == "hide_hint":
            return self.hint_line is not None
        if action in ("search", "search_everywhere") and not may_search(self._nc):
            return None
        return may_run(action, self.screen)

    @property
    def _brings_back(self) -> bool:
        """Whether the first questions are asked, unanswered, because all was taken back."""
        return bool(getattr(self.screen, "brings_back", False))

    async def action_quit(self) -> None:
        from nc_tui.tui.flows.leaving import leave

        if not any(worker.group == "quit" for worker in self.workers):  # asked already
            self.run_worker(leave(self._nc), group="quit")

    def action_help_quit(self) -> None:
        """``ctrl+c``, by which many mean to leave: how, instead of Textual's own box."""
        from nc_tui.tui.flows.leaving import say_how_to_leave

        if not is_covered(self.screen):
            say_how_to_leave(self._nc)

    def action_undo(self, *, again: bool = False) -> None:
        from nc_tui.tui.flows.undoing import undo

        # A line being written has nothing to do with it.
        if not isinstance(self.focused, Input) or (again and self._brings_back):
            self._flow(undo(self._nc, again=again))

    def action_redo(self) -> None:
        self.action_undo(again=True)

    def action_erase_everything(self) -> None:
        from nc_tui.tui.flows.erasing import erase_everything

        self._flow(erase_everything(self._nc))

    def action_export(self) -> None:
        from nc_tui.tui.flows.exchange import export

        self._flow(export(self._nc))

    def action_report(self) -> None:
        from nc_tui.tui.flows.report import report

        self._flow(report(self._nc))

    def action_import_file(self) -> None:
        from nc_tui.tui.flows.exchange import import_file

        self._flow(import_file(self._nc))

    def action_surf(self) -> None:
        from nc_tui.tui.screens.safety import SafetyScreen
        from nc_tui.tui.screens.surf import SurfScreen

        if isinstance(self.screen, SafetyScreen) and self.screen.is_over(SurfScreen):
            self.screen.dismiss(None)  # back to the breath that is under way
        elif not isinstance(self.screen, SurfScreen):
            breath = self._nc.breath_ahead.take()
            self.push_screen(breath)
            breath.show_drawn()

    def action_write(self) -> None:
        from nc_tui.tui.flows.journal import write

        self._flow(write(self._nc))

    def action_letter(self) -> None:
        from nc_tui.tui.flows.letter import write_letter

        self._flow(write_letter(self._nc))

    def action_check_in(self) -> None:
        from nc_tui.tui.flows.check_in import check_in

        self._flow(check_in(self._nc))

    def action_contact(self) -> None:
        from nc_tui.tui.flows.contact import log_contact

        self._flow(log_contact(self._nc))

    def action_they_wrote(self) -> None:
        from nc_tui.tui.flows.they_wrote import they_wrote

        self._flow(they_wrote(self._nc))

    def action_own_breaths(self) -> None:
        from nc_tui.tui.flows.patterns import own_breaths

        self._flow(own_breaths(self._nc))

    def action_own_words(self, kind: str) -> None:
        from nc_tui.tui.flows.own_words import own_words

        self._flow(own_words(self._nc, kind))

    def action_cards(self, *card_ids: str) -> None:
        from nc_tui.tui.flows.cards import show_cards

        self._flow(show_cards(self._nc, *card_ids))

    def action_plan(self) -> None:
        from nc_tui.tui.screens.plan import PlanScreen

        self._turn_to(PlanScreen)

    def action_settings(self) -> None:
        from nc_tui.tui.screens.settings import SettingsScreen

        self._turn_to(SettingsScreen)

    def action_motives(self) -> None:
        from nc_tui.tui.screens.motives import MotivesScreen

        self._turn_to(MotivesScreen)

    def _turn_to(self, page: "type[BesideScreen]") -> None:
        """Open it, or come back to where it lies below another."""
        from nc_tui.tui.screens.beside import BesideScreen

        if not any(isinstance(screen, page) for screen in self.screen_stack):
            self.push_screen(page())
        elif isinstance(self.screen, BesideScreen) and not isinstance(self.screen, page):
            self.screen.dismiss(None)

    @property
    def hint_line(self) -> HintLine | None:
        """The first hint that is said on the screen now."""
        lines = self.screen.children if self.screen_stack else ()
        return next((each for each in lines if isinstance(each, HintLine) and each.hint), None)

    def action_hide_hint(self) -> None:
        if self.hint_line is not None:
            self.hint_line.put_away()

    def action_turn_hints(self) -> None:
        self._nc.note_hints(lambda seen: seen.turned())
        words = self._nc.words.settings
        said = words.hints_off if self._nc.seen_hints.are_off else words.hints_on
        self._nc.notice(said, wrong=False)

    def action_first_run(self) -> None:
        from nc_tui.tui.flows.first_run import first_run

        self._flow(first_run(self._nc))

    def action_search(self) -> None:
        from nc_tui.tui.screens.journal import JournalPane

        screen = self.screen
        if isinstance(screen, MainScreen) and isinstance(screen.pane, JournalPane):
            screen.pane.search()
        else:
            self.action_search_everywhere()

    def action_search_everywhere(self) -> None:
        from nc_tui.tui.flows.search import search

        self._flow(search(self._nc))

    def action_away(self) -> None:
        from nc_tui.tui.screens.put_away import PutAwayScreen

        if not isinstance(self.screen, PutAwayScreen):
            self.push_screen(PutAwayScreen())

    def action_reach(self) -> None:
        from nc_tui.tui.dialogs.reach import ReachDialog
        from nc_tui.tui.flows.reach import reach

        if not isinstance(self.screen, ReachDialog):
            self.run_worker(reach(self._nc), group="flow")  # also where a dialog waits below

    def action_safety(self) -> None:
        from nc_tui.tui.screens.beside import BesideScreen
        from nc_tui.tui.screens.safety import SafetyScreen

        below = self.screen_stack[-2] if len(self.screen_stack) > 1 else None
        if isinstance(below, SafetyScreen) and isinstance(self.screen, BesideScreen):
            self.screen.dismiss(None)  # the page was opened from it
        elif not isinstance(self.screen, SafetyScreen):
            topic = self.screen.pane.safety_topic if isinstance(self.screen, MainScreen) else ""
            self.push_screen(SafetyScreen(covered=is_covered(self.screen), topic=topic))

    def action_cover(self) -> None:
        from nc_tui.tui.screens.cover import CoverScreen
        from nc_tui.tui.screens.safety import SafetyScreen

        if not is_covered(self.screen):
            self.push_screen(CoverScreen())
        elif isinstance(self.screen, SafetyScreen):
            self.screen.dismiss(None)  # back to the cover it was opened from

    def action_help(self) -> None:
        from nc_tui.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.action_leave()
        else:
            self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        from nc_tui.tui.palette import Palette, open_palette

        if not isinstance(self.screen, Palette):
            self.push_screen(open_palette())
