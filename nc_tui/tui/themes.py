"""Dusk and dawn, and the roles that Textual's own themes do not name."""

from collections.abc import Iterable

from textual.color import Color
from textual.theme import Theme

from nc_tui.config import ConfigFile
from nc_tui.core.text import one_line

DUSK = Theme(
    name="dusk",
    dark=True,
    primary="#8fd3c8",
    secondary="#8db3e2",
    accent="#b7e6dd",
    warning="#e3b76e",
    error="#e3a0ac",
    success="#9fd4a4",
    foreground="#d9dce6",
    background="#12141c",
    surface="#181b26",
    panel="#1f2331",
    boost="#2a3042",
    variables={
        # An explicit panel makes Textual drop the boost argument.
        "boost": "#2a3042",
        "text-muted": "#a0a7ba",
        "quiet": "#8189a0",
        "rule": "#2c3244",
        "kept": "#587d7c",
        "count": "#5d98a6",
        "core": "#8fd3c8",
        "mid": "#5d98a6",
        "rim": "#3a5c86",
        "ring": "#22395a",
        "past": "#506380",
        "block-cursor-background": "#8fd3c8",
        "block-cursor-foreground": "#12141c",
        "input-cursor-background": "#8fd3c8",
        "input-cursor-foreground": "#12141c",
        "input-selection-background": "#2a3042",
        "scrollbar": "#2c3244",
        "scrollbar-hover": "#3a5c86",
        "scrollbar-active": "#5d98a6",
        "scrollbar-background": "#12141c",
        "scrollbar-background-hover": "#12141c",
        "scrollbar-background-active": "#12141c",
        "scrollbar-corner-color": "#12141c",
    },
)

DAWN = Theme(
    name="dawn",
    dark=False,
    primary="#1c6a62",
    secondary="#2f5a90",
    accent="#11524b",
    warning="#83540a",
    error="#983f55",
    success="#35693c",
    foreground="#2b2e3a",
    background="#f7f2e8",
    surface="#f0e9db",
    panel="#e9e0cf",
    boost="#ddd2bc",
    variables={
        "boost": "#ddd2bc",
        "text-muted": "#52545f",
        "quiet": "#616168",
        "rule": "#d3c8b3",
        "kept": "#579088",
        "count": "#3d8d84",
        "core": "#4fa79b",
        "mid": "#7fbdb6",
        "rim": "#b5cfd6",
        "ring": "#cfd6cf",
        "past": "#93a6bc",
        "block-cursor-background": "#1c6a62",
        "block-cursor-foreground": "#f7f2e8",
        "input-cursor-background": "#1c6a62",
        "input-cursor-foreground": "#f7f2e8",
        "input-selection-background": "#ddd2bc",
        "scrollbar": "#d3c8b3",
        "scrollbar-hover": "#b5cfd6",
        "scrollbar-active": "#7fbdb6",
        "scrollbar-background": "#f7f2e8",
        "scrollbar-background-hover": "#f7f2e8",
        "scrollbar-background-active": "#f7f2e8",
        "scrollbar-corner-color": "#f7f2e8",
    },
)


def theme_from(file: ConfigFile, known: Iterable[str]) -> str:
    """The theme a file asks for; where there is none of that name, dusk, and a problem."""
    name = file.values.theme
    if name in known:
        return name
    file.refuse(f"no theme is called {one_line(name)[:40]}. Dusk is in use.", "theme")
    return DUSK.name


def roles_for(theme: Theme) -> dict[str, str]:
    """The roles of our look that ``theme`` leaves open, mixed from the colours it has.

    Terminal ("ansi") themes have names instead of colours, which do not mix: they get names.
    """
    if theme.ansi:
        # The sphere is strongest at its centre: brightest on a dark ground, darkest on a light.
        core, rim, ring = (
            ("ansi_bright_cyan", "ansi_blue", "ansi_bright_black")
            if theme.dark
            else ("ansi_blue", "ansi_bright_cyan", "ansi_white")
        )
        return {
            "quiet": "ansi_default", "rule": "ansi_bright_black", "kept": "ansi_cyan",
            "count": "ansi_cyan", "core": core, "mid": "ansi_cyan", "rim": rim, "ring": ring,
            "past": "ansi_blue",
        }  # fmt: skip
    colours = {name: Color.parse(value) for name, value in _colours(theme).items()}
    ground, words = colours["background"], colours["foreground"]
    primary, secondary = colours["primary"], colours["secondary"]
    mixed = {
        "quiet": words.blend(ground, 0.35),
        "rule": ground.blend(words, 0.15),
        "kept": ground.blend(primary, 0.6),
        "count": primary.blend(secondary, 0.5),
        "core": primary,
        "mid": primary.blend(secondary, 0.6),
        "rim": secondary.blend(ground, 0.4),
        "ring": secondary.blend(ground, 0.75),
        "past": secondary.blend(ground, 0.5),
    }
    return {name: colour.hex for name, colour in mixed.items()}


def _colours(theme: Theme) -> dict[str, str]:
    generated = theme.to_color_system().generate()
    return {name: generated[name] for name in ("background", "foreground", "primary", "secondary")}
