"""The keys of a screen as rows for help, read from the bindings that are in force there.

Nothing is typed twice: a key that is remapped, greyed or dead shows as it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, TextArea

from nc_tui.tui import actions
from nc_tui.tui.actions import Command
from nc_tui.tui.keymap import said_binding, said_key
from nc_tui.tui.plain import keys_in_plain

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_OURS = "nc_tui."
_GAP = 2  # columns between a key and its words
_PAIR = 2  # directions of one action that share a row: "down, up"
_PASSED_ON = {"scroll_down", "scroll_up", "page_down", "page_up"}
"""What a field of one line is asked first and leaves to those around it."""
_STEPS = "()'-0123456789"
"""How far or which: what two actions of one kind differ in, "move(1)" and "move(-1)"."""
_RUN = 3  # keys in a row from which on "0–9" says them


class KeyRow(NamedTuple):
    """Keys as shown, what they do, and whether they can run now."""

    keys: str
    words: str
    enabled: bool = True


class KeyTable:
    """What can be pressed on one screen, as its focus stands."""

    def __init__(self, shown: Screen[object]) -> None:
        self._shown = shown
        self._active = shown.active_bindings
        self._is_plain = cast("NcApp", shown.app).config.ascii
        self._chain: list[DOMNode] = (
            list(shown.focused.ancestors_with_self) if shown.focused else [shown]
        )

    def here(self, commands: Sequence[Command]) -> list[KeyRow]:
        """The pane's ``commands``, then what the widget in focus, and all around it, binds."""
        rows = [row for command in commands if (row := self._row(command))]
        known = {command.action for command in commands}
        own = [
            found
            for found in self._own()
            if found.binding.action not in known and not _is_everywhere(found.binding)
        ]
        return [*rows, *self._letters(), *self._joined(own), *self._next_part()]

    def everywhere(self) -> list[KeyRow]:
        """The commands of every screen that can be pressed on this one, and the tabs."""
        rows = [row for command in actions.EVERYWHERE if (row := self._row(command))]
        tabs = [found for found in self._active.values() if _is_tab(found.binding)]
        if tabs:
            ends = (said_binding(tabs[0].binding), said_binding(tabs[-1].binding))
            rows.append(KeyRow("–".join(ends), "the tabs"))
        return rows

    def in_fields(self) -> list[tuple[list[str], str]]:
        """The keys that work while one types, each command's together, with its label."""
        found: list[tuple[list[str], str]] = []
        for command in actions.IN_FIELDS:
            ids = [f"{command.id}.{key}" for key in command.fields]
            by_id = {one.binding.id: one.binding for one in self._active.values()}
            keys = [said_key(by_id[each].key) for each in ids if each in by_id]
            if keys:
                found.append((keys, command.label or command.title))
        return found

    def key_of(self, command: Command) -> str:
        """The key that runs a command here; "" where none does."""
        row = self._row(command)
        return row.keys if row else ""

    def _row(self, command: Command) -> KeyRow | None:
        """The row of a command: its key, else one that works in a field; None for neither."""
        found = [one for one in self._active.values() if _runs(one, command)]
        # The key of the table first, then what it was remapped to, then the field keys.
        found.sort(key=lambda one: (one.binding.id != command.id, one.binding.key != command.key))
        if not found:
            return None
        binding = found[0].binding
        return KeyRow(self._named(said_binding(binding)), command.title, found[0].enabled)

    def _letters(self) -> Iterator[KeyRow]:
        """What letters do where each thing to choose has its own: the place says it."""
        if not isinstance(self._chain[0], Input | TextArea):
            for node in self._chain:
                if words := getattr(node, "letters", ""):
                    yield KeyRow("letters", words)
                    return

    def _next_part(self) -> Iterator[KeyRow]:
        """``tab``, where it moves the focus and there is somewhere to go."""
        tab = self._active.get("tab")
        goes = tab is not None and tab.binding.action == "app.focus_next"
        if goes and isinstance(self._shown, ModalScreen) and len(self._shown.focus_chain) > 1:
            yield KeyRow("tab", "the next part")

    def _own(self) -> Iterator[ActiveBinding]:
        """Bindings that our own classes around the focus declare, and that are in force; one that
        a class says anew of the class before it, once."""
        said: set[tuple[DOMNode, str]] = set()
        for node in self._chain:
            if isinstance(node, App):
                return
            for kind in type(node).__mro__:
                if kind.__module__.startswith(_OURS):
                    for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", ())):
                        found = self._in_force(node, binding)
                        if found and binding.description:
                            if (node, found.binding.key) not in said:
                                yield self._said_by_screen(found)
                            said.add((node, found.binding.key))

    def _said_by_screen(self, found: ActiveBinding) -> ActiveBinding:
        """A field's ``enter`` does what its dialog does on it: that has the words for it."""
        scope, _, action = found.binding.action.partition(".")
        if scope != "screen":
            return found
        for kind in type(self._shown).__mro__:
            for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", ())):
                if binding.action == action and binding.key == found.binding.key:
                    said = replace(found.binding, description=binding.description)
                    return found._replace(binding=said)
        return found

    def _in_force(self, node: DOMNode, binding: Binding) -> ActiveBinding | None:
        asked = self._active.get(binding.key)
        if asked and isinstance(asked.node, Input) and asked.binding.action in _PASSED_ON:
            return ActiveBinding(node, binding, enabled=True, tooltip=binding.tooltip)
        for found in self._active.values():
            if found.node is node and found.binding.action == binding.action:
                same_id = binding.id is not None and found.binding.id == binding.id
                if found.binding.key == binding.key or (
                    same_id and binding.key not in self._active
                ):
                    return found
        return None

    def _joined(self, found: Iterable[ActiveBinding]) -> Iterator[KeyRow]:
        """One row an action: aliases side by side, a pair such as down and up in one row."""
        for _, group in groupby(found, key=lambda one: one.binding.action.rstrip(_STEPS)):
            aliases: dict[str, list[ActiveBinding]] = {}
            for one in group:
                aliases.setdefault(one.binding.action, []).append(one)
            for together in _rows_of(list(aliases.values())):
                words = dict.fromkeys(each[0].binding.description for each in together)
                enabled = any(one.enabled for each in together for one in each)
                yield KeyRow(self._named(self._keys(together)), ", ".join(words), enabled)

    def _named(self, keys: str) -> str:
        return keys_in_plain(keys) if self._is_plain else keys

    def _keys(self, aliases: list[list[ActiveBinding]]) -> str:
        if len(aliases) == 1:
            keys = dict.fromkeys(said_binding(one.binding) for one in aliases[0])
            return " ".join(list(keys)[:2])
        # Of several keys for one direction the one that is a letter: "j k", not "↓ ↑".
        shown = [[said_binding(one.binding) for one in each] for each in aliases]
        letters = [min(keys, key=lambda key: (not key.isalpha(), len(key))) for keys in shown]
        is_run = len(letters) >= _RUN and all(len(each) == 1 for each in letters)
        if is_run and [ord(each) - ord(letters[0]) for each in letters] == [*range(len(letters))]:
            return f"{letters[0]}–{letters[-1]}"
        return " ".join(letters)


def _rows_of(aliases: list[list[ActiveBinding]]) -> list[list[list[ActiveBinding]]]:
    """A pair shares a row; of more that differ each has its own."""
    if len(aliases) <= _PAIR:
        return [aliases]
    by_words = groupby(aliases, key=lambda each: each[0].binding.description)
    return [list(same) for _, same in by_words]


def _runs(found: ActiveBinding, command: Command) -> bool:
    if found.binding.id in (command.id, *(f"{command.id}.{key}" for key in command.fields)):
        return True
    action = found.binding.action
    if isinstance(found.node, App) and "." not in action:
        action = f"app.{action}"
    return action == command.action


def _is_tab(binding: Binding) -> bool:
    return (binding.id or "").startswith("tab.")


def _is_everywhere(binding: Binding) -> bool:
    return _is_tab(binding) or any(
        binding.action == command.action for command in actions.EVERYWHERE
    )


def drawn(rows: Sequence[KeyRow], width: int) -> list[Content]:
    """Rows as lines of ``width`` columns: the keys right-aligned, the words beside them."""
    column = max((len(row.keys) for row in rows), default=0)
    lines = []
    for row in rows:
        key, words = ("$primary bold", "$foreground") if row.enabled else ("$text-muted",) * 2
        first, *others = Content.styled(row.words, words).wrap(max(8, width - column - _GAP))
        lines.append(Content.assemble((row.keys.rjust(column), key), " " * _GAP, first))
        lines += [other.pad_left(column + _GAP) for other in others]
    return lines
