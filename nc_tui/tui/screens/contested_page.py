"""A page that may be changed elsewhere while it is written: both stand there, one is chosen."""

from typing import TypeVar

from textual.binding import Binding

from nc_tui.core.records import Entry
from nc_tui.tui.screens.page_screen import PageScreen
from nc_tui.tui.widgets.elsewhere import Elsewhere

R = TypeVar("R")


class ContestedPage(PageScreen[R]):
    """Another pane or the command line wrote on it: that stands beside it in an ``Elsewhere``,
    and until theirs, mine or both are chosen this one stays a draft.

    A screen also says how saving went (``_shown``) and puts another page in the place of what is
    written (``_put``).
    """

    BINDINGS = [
        Binding("t", "take_theirs", "take what was written elsewhere", show=False),
        Binding("k", "keep_mine", "keep what is written here", show=False),
        Binding("b", "keep_both", "keep both, as two pages", show=False),
    ]

    def __init__(self, page: Entry) -> None:
        super().__init__(page)
        self._theirs: Entry | None = None
        self._is_save_asked = False
        """Whether it was to be saved while one of the two is to be chosen."""
        self._is_saving = False

    def _begin(self) -> None:
        self.watch(self.app, "snapshot", self._look_elsewhere)

    def _shown(self, went_well: bool) -> None:
        raise NotImplementedError

    def _put(self, page: Entry) -> None:
        raise NotImplementedError

    # What is seen

    def _look_elsewhere(self) -> None:
        if self._is_saving:
            return
        before, self._theirs = self._theirs, self._keeper.find_theirs()
        if self._theirs == before:
            return
        self.set_class(self._theirs is not None, "-contested")
        if self._theirs is not None:
            self.query_one(Elsewhere).show(self._theirs, self._area.text)
        self._draw()
        self.refresh_bindings()

    def _draw_choice(self) -> None:
        self.set_class(not self._is_writing, "-choosing")
        self.query_one(Elsewhere).show_keys(is_writing=self._is_writing)

    # Keeping it

    async def _save(self, *, apart: bool = True) -> bool:
        self._take()
        self._is_saving = True
        self._draw()
        went_well = await self._keeper.save(apart=apart)
        self._is_saving = False
        if self.query(Elsewhere):
            self._look_elsewhere()
        self._shown(went_well)
        return went_well

    def action_save(self) -> None:
        # Changed elsewhere meanwhile, it stays a draft until one of the two is chosen.
        self._is_save_asked = self._theirs is not None
        self.run_worker(self._save(apart=False), group="save")

    # Choosing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("take_theirs", "keep_mine", "keep_both"):
            return self._theirs is not None
        return super().check_action(action, parameters)

    def action_take_theirs(self) -> None:
        if self._theirs is not None:
            self._keeper.adopt(self._theirs)
            self._put(self._theirs)
            self._settle()

    def action_keep_mine(self) -> None:
        if self._theirs is not None:
            self._keeper.adopt(self._theirs)
            self._settle()

    def action_keep_both(self) -> None:
        if self._theirs is not None:
            self.run_worker(self._save(), group="save")

    def _settle(self) -> None:
        self._look_elsewhere()
        self.action_save()
