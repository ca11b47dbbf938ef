"""Settings: what each one is, what it changes, and where the others lie."""

from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from nc_tui.content.patterns import all_patterns, last_used
from nc_tui.content.shapes.settings import SettingGroup, SettingWords
from nc_tui.core.country import country_of
from nc_tui.core.settings import SETTING_IDS, Settings, said_value
from nc_tui.core.state import Snapshot
from nc_tui.core.text import one_line
from nc_tui.tui.actions import BY_NAME, Command, bindings_of
from nc_tui.tui.flows.settings import ELSEWHERE, change_setting, put_back, set_here
from nc_tui.tui.palette import open_themes
from nc_tui.tui.phrases import counted, number_word
from nc_tui.tui.screens.two_lists import TwoLists
from nc_tui.tui.widgets.block_list import Block, BlockList
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.page_head import PageHead
from nc_tui.tui.widgets.page_scroll import PageScroll

_LABEL, _VALUE = 20, 8  # columns: before the values, and for them at the least
_LEFT_GROUPS = 2
_WORDS = 62


class SettingsScreen(TwoLists):
    """A row a setting; what the one under the cursor changes is said below."""

    SHEETS = ("plan",)
    TITLE = "settings"
    about = (
        "They count at once, in every pane on your data file; those of this machine, in this one."
    )
    commands = (
        Command("settings.change", "e", "change", "change this setting"),
        Command("settings.put-back", "d", "put_back", "as it is at first"),
        BY_NAME["plan"],
    )
    BINDINGS = [
        *bindings_of(commands),
        Binding("escape", "back", "back", tooltip="back", show=False, id="settings.back"),
    ]

    def compose(self) -> ComposeResult:
        yield PageHead(",", self.nc.words.settings.title, "they count at once")
        with PageScroll(id="settings-body", can_focus=False), Horizontal(id="settings-sides"):
            yield BlockList(id="settings-left")
            yield BlockList(id="settings-right")
        yield Static(id="settings-about", markup=False)
        yield KeyLine(id="settings-keys")
        yield Notice()
        yield KeyLine(id="settings-footer", strong=True)

    def on_mount(self) -> None:
        self.watch(self.app, "theme", self.renew, init=False)

    @property
    def setting(self) -> SettingWords:
        """The one under the cursor."""
        known = {each.id: each for group in self._groups for each in group.settings}
        return known.get(str(self.listed.value), self._groups[0].settings[0])

    @property
    def _groups(self) -> tuple[SettingGroup, ...]:
        return self.nc.words.settings.groups

    # What is seen

    def show(self, snapshot: Snapshot) -> None:
        column, groups = self.lay_out(), self._groups
        parts = (groups[:_LEFT_GROUPS], groups[_LEFT_GROUPS:]) if self.has_two else (groups, ())
        for listed, part in zip(self.lists, parts, strict=True):
            listed.show(self._blocks(part, column))
        self._show_about()

    def _blocks(self, groups: tuple[SettingGroup, ...], width: int) -> list[Block]:
        blocks: list[Block] = []
        for group in groups:
            head = [Content.styled(group.title, "$text-muted bold")]
            blocks.append(Block([Content(), *head] if blocks else head))
            blocks += [self._block(setting, width) for setting in group.settings]
        if groups and groups[-1] is self._groups[-1]:
            path = Content.styled(self._config_path, "$quiet").wrap(max(8, width))
            blocks.append(Block(path))
        return blocks

    def _block(self, setting: SettingWords, width: int) -> Block:
        value = Content.styled(self._value(setting.id), "$foreground")
        rows, column = [], max(6, min(_LABEL, width - _VALUE))
        for style in ("$foreground", "$foreground bold"):
            label = Content.styled(setting.label, style)
            label = label.truncate(column - 1, ellipsis=True)
            label = label.pad_right(column - label.cell_length)
            rows.append(Content.assemble(label, value).truncate(width, ellipsis=True))
        return Block(rows[:1], rows[1:], setting.id)

    @property
    def _config_path(self) -> str:
        path, home = self.nc.store.locations.config, Path.home()
        return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)

    def _value(self, name: str) -> str:
        words, settings, nc = self.nc.words.settings, self.nc.snapshot.settings, self.nc
        match name:
            case "zone":
                return nc.clock.zone.key.replace("_", " ")
            case "them":
                return one_line(settings.them) or words.nobody
            case "country":
                code = settings.country or country_of(nc.clock.zone.key)
                labels = {each.id: each.label for each in words.countries}
                labels[ELSEWHERE] = labels[""] = words.elsewhere
                return labels.get(code, one_line(code))
            case "pattern":
                patterns = all_patterns(nc.words.breathing, nc.snapshot.plan)
                return one_line(last_used(patterns, settings.pattern).name)
            case "urge_minutes":
                return counted(settings.urge_minutes, "minute")
            case "own":
                own = len(nc.snapshot.plan_of("pattern"))
                return number_word(own) if own else words.none
            case "theme":
                return nc.theme
            case "ascii":
                return words.plain if nc.config.ascii else words.drawn
            case "hints":
                return words.hidden if nc.seen_hints.are_off else words.shown
            case "reduced_motion":
                return words.still if nc.animation_level == "none" else words.moving
            case _:
                return said_value(settings, name)

    def _show_about(self) -> None:
        setting, words = self.setting, self.nc.words.settings
        settings = self.nc.snapshot.settings
        about = setting.about
        if setting.id == "zone" and settings.zone == "system":
            about = f"{about} It is {self.nc.clock.zone.key}, {words.system}."
        elif setting.id == "country" and not settings.country:
            about = f"{about} Unset, it is {words.guessed}."
        self.query_one("#settings-about", Static).update(Content.styled(about, "$text-muted"))
        self._show_keys()

    def _show_keys(self) -> None:
        keys = [Hint("enter", "change", "change")]
        if self._is_changed:
            keys.append(Hint("d", "as it is at first", "put_back"))
        self.query_one("#settings-keys", KeyLine).show(keys)
        self.query_one("#settings-footer", KeyLine).show(*self.footer_keys())

    @property
    def _is_changed(self) -> bool:
        name = self.setting.id
        if name not in SETTING_IDS:
            return False
        return said_value(self.nc.snapshot.settings, name) != said_value(Settings(), name)

    def on_row_list_moved(self) -> None:
        self._show_about()

    def on_descendant_focus(self) -> None:
        self._show_about()

    # What is pressed

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "put_back":
            return self._is_changed or None
        return super().check_action(action, parameters)

    def on_row_list_opened(self) -> None:
        self.action_change()

    def action_change(self) -> None:
        setting = self.setting
        match setting.id:
            case "own":
                self.nc.action_own_breaths()
            case "theme":
                self.app.push_screen(open_themes())
            case "hints":
                self.nc.action_turn_hints()
                self.renew()
            case "reduced_motion":
                self.do(set_here(self.nc, setting.id, self.nc.animation_level != "none"))
            case "ascii":
                self.do(set_here(self.nc, setting.id, not self.nc.config.ascii))
            case _:
                self.do(change_setting(self.nc, setting))

    def action_put_back(self) -> None:
        self.do(put_back(self.nc, self.setting.id))
