"""The keys as the person set them, checked: none is taken from another command unawares.

Textual gives a key to whoever asks last and says nothing of who loses it.
"""

import importlib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character
from textual.screen import ModalScreen, Screen

import nc_tui.tui
from nc_tui.config import ConfigFile

_SAID = {
    "enter": "enter", "escape": "esc", "space": "space", "tab": "tab", "shift+tab": "shift+tab",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pagedown": "pgdn", "pageup": "pgup",
    "home": "home", "end": "end", "backspace": "backspace", "delete": "delete",
}  # fmt: skip
_MODIFIERS = {"ctrl", "alt", "shift", "super", "hyper", "meta"}
_NAMES = {key.value for key in Keys}
_UNICODE = {name: unicode for unicode, name in KEY_NAME_REPLACEMENTS.items()}
"""Textual finds the character of its own short names, such as slash, by their long ones only."""
_NEEDED_IN_FIELDS = {"enter", "tab", "escape", "backspace", "delete", "space", *"←→↑↓"}


def said_key(key: str) -> str:
    """A key as it is shown: "esc" for escape, "." for full_stop."""
    return _SAID.get(key) or _character(key) or key


def said_binding(binding: Binding) -> str:
    """The key of a binding as it is shown."""
    shown = binding.key_display
    return _SAID.get(shown, shown) if shown else said_key(binding.key)


class Keymap:
    """The keys that were set, by the id of what they do; ``{}``: every key is where it was."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        self.keys = dict(keys)

    def of(self, command_id: str, otherwise: str) -> str:
        """The key of a command as it is shown; ``otherwise`` where none was set."""
        keys = self.keys.get(command_id)
        return said_key(keys.split(",")[0]) if keys else otherwise

    def of_action(self, node: DOMNode, action: str, otherwise: str) -> str:
        """The key as it is shown of an action of ``node`` which is on ``otherwise`` at first."""
        if not self.keys:
            return otherwise
        for kind in type(node).__mro__:
            for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", ())):
                is_it = _bare(binding.action) == _bare(action)
                if is_it and binding.id in self.keys and said_binding(binding) == otherwise:
                    return self.of(binding.id, otherwise)
        return otherwise


def keymap_from(file: ConfigFile) -> Keymap:
    """The keys set in a file that can be used; the others become problems of the file."""
    keys: dict[str, str] = {}
    if not file.values.keys:
        return Keymap(keys)
    bound = Bound()
    for name, written in file.values.keys.items():
        problem = bound.why_not(name, written)
        if problem:
            file.refuse(problem, "keys", name)
        elif set(_normal(written)) != bound.first_keys(name):
            keys[name] = ",".join(_normal(written))
    # Two that change places are right together, and wrong one without the other.
    while clash := next(bound.clashes(keys), None):
        keys.pop(clash.command)
        file.refuse(
            f"the key {said_key(clash.key)} is taken by: {clash.taken_by}. "
            f"{clash.command} stays on {bound.first_key(clash.command)}.",
            "keys", clash.command,
        )  # fmt: skip
    return Keymap(keys)


class Clash(NamedTuple):
    """A command that was set on a key which means something else."""

    command: str
    key: str
    taken_by: str


class _Place(NamedTuple):
    kind: type[DOMNode]
    binding: Binding


class Bound:
    """Every binding there is, and the kind of place that has it."""

    def __init__(self) -> None:
        # What is heard everywhere first: that is what a clash is told of.
        self._places = sorted(_all_places(), key=lambda place: _reach(place.kind))

    @cached_property
    def ids(self) -> dict[str, Binding]:
        """What can be set, with how it is at first."""
        found: dict[str, Binding] = {}
        for place in self._places:
            if place.binding.id:
                found.setdefault(place.binding.id, place.binding)
        return found

    def first_key(self, command_id: str) -> str:
        """The key of a command before any was set, as it is shown."""
        return said_binding(self.ids[command_id])

    def first_keys(self, command_id: str) -> set[str]:
        return {each.binding.key for each in self._places if each.binding.id == command_id}

    def why_not(self, command_id: str, written: str) -> str:
        """What is wrong with a line of the file by itself; "" for nothing."""
        if command_id not in self.ids:
            close = get_close_matches(command_id, self.ids, n=1)
            meant = f" {close[0]} comes close." if close else ""
            return f"no command is called {command_id}.{meant} nc-tui config keys names them all."
        stays = f"{command_id} stays on {self.first_key(command_id)}."
        for key in _normal(written):
            if not _is_key(key):
                return f"no key is called {key}. {stays}"
            in_fields = self.ids[command_id].priority
            if in_fields and (_character(key) or said_key(key) in _NEEDED_IN_FIELDS):
                return f"{command_id} works while you type: give it f1 to f12 or a ctrl+. {stays}"
        return ""

    def clashes(self, keys: Mapping[str, str]) -> Iterator[Clash]:
        """What ``keys`` would take from another command, where both can be pressed."""
        for mine in self._places:
            command = mine.binding.id or ""
            if command not in keys:
                continue
            for key in keys[command].split(","):
                for other in self._places:
                    theirs = other.binding.id
                    if theirs == command or not _meet(mine.kind, other.kind):
                        continue
                    if _bare(other.binding.action) == _bare(mine.binding.action):
                        continue
                    if key in keys.get(theirs or "", other.binding.key).split(","):
                        yield Clash(command, key, other.binding.description or theirs or "the app")


def _reach(kind: type[DOMNode]) -> int:
    return 0 if issubclass(kind, App) else 1 if issubclass(kind, Screen) else 2


def _meet(one: type[DOMNode], other: type[DOMNode]) -> bool:
    """Whether both may hear a key at once: they are on one node, or one lies around the other."""
    if issubclass(one, other) or issubclass(other, one):
        return True
    for around, within in ((one, other), (other, one)):
        if issubclass(around, App):
            return not issubclass(within, ModalScreen)  # under which the app hears nothing
    from nc_tui.tui.screens.main import MainScreen
    from nc_tui.tui.screens.pane import Pane

    places = (Screen, Pane)
    if issubclass(one, places) and issubclass(other, places):
        kinds = one, other
        return MainScreen in kinds and any(issubclass(kind, Pane) for kind in kinds)
    return True  # a list or a field may stand anywhere


def _all_places() -> Iterator[_Place]:
    import pkgutil  # where a key is changed; the start does without it

    for package in ("screens", "dialogs", "widgets"):
        parent = importlib.import_module(f"{nc_tui.tui.__name__}.{package}")
        for module in pkgutil.iter_modules(parent.__path__, f"{parent.__name__}."):
            importlib.import_module(module.name)
    importlib.import_module("nc_tui.tui.app")
    for kind in _kinds(DOMNode):
        if kind.__module__.startswith("nc_tui.") or kind in (App, Screen):
            for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", ())):
                yield _Place(kind, binding)


def _kinds(kind: type[DOMNode]) -> Iterable[type[DOMNode]]:
    found = {kind: None}
    for below in kind.__subclasses__():
        found |= dict.fromkeys(_kinds(below))
    return found


def _normal(written: str) -> list[str]:
    """The keys of a line by their long names: "?" is question_mark."""
    if written.strip() == ",":
        return ["comma"]  # which else stands between two keys
    parts = ",".join(part.strip() for part in written.split(",") if part.strip())
    return [binding.key for binding in Binding.make_bindings([Binding(parts, "", "")])]


def _is_key(key: str) -> bool:
    *modifiers, base = key.split("+")
    known = base in _NAMES or _character(base) is not None
    return known and set(modifiers) <= _MODIFIERS


def _character(key: str) -> str | None:
    return key_to_character(key) or key_to_character(_UNICODE.get(key, ""))


def _bare(action: str) -> str:
    return action.removeprefix("app.").removeprefix("screen.")
