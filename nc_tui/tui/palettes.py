"""Our colours, role by role: dusk and dawn, both again in high contrast, and the terminal's own.

Words are read at 4.5:1 and more on every ground they stand on, in high contrast at 7:1; marks are
seen at 3:1, in high contrast at 4.5:1. Tests measure it.
"""

from typing import Any

from textual.theme import BUILTIN_THEMES, Theme


def _theme(name: str, *, dark: bool, roles: dict[str, str]) -> Theme:
    """A theme of these roles. Those that Textual does not know become variables; so does boost,
    since an explicit panel makes Textual drop that argument."""
    known = {
        role: roles[role]
        for role in (
            "primary", "secondary", "accent", "warning", "error", "success",
            "foreground", "background", "surface", "panel", "boost",
        )
    }  # fmt: skip
    arguments: dict[str, Any] = known
    ground, primary = roles["background"], roles["primary"]
    variables = {role: value for role, value in roles.items() if role not in known} | {
        "boost": roles["boost"],
        "block-cursor-background": primary,
        "block-cursor-foreground": ground,
        "input-cursor-background": primary,
        "input-cursor-foreground": ground,
        "input-selection-background": roles["boost"],
        "scrollbar": roles["rule"],
        "scrollbar-hover": roles["rim"],
        "scrollbar-active": roles["mid"],
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
    }
    return Theme(name=name, dark=dark, variables=variables, **arguments)


DUSK = _theme(
    "dusk",
    dark=True,
    roles={
        "background": "#12141c", "surface": "#181b26", "panel": "#1f2331", "boost": "#2a3042",
        "foreground": "#d9dce6", "text-muted": "#a0a7ba", "quiet": "#8189a0", "rule": "#2c3244",
        "primary": "#8fd3c8", "accent": "#b7e6dd", "secondary": "#8db3e2", "warning": "#e3b76e",
        "error": "#e3a0ac", "success": "#9fd4a4",
        "kept": "#587d7c", "count": "#5d98a6", "past": "#506380",
        "core": "#8fd3c8", "mid": "#5d98a6", "rim": "#3a5c86", "ring": "#22395a",
    },
)  # fmt: skip

DAWN = _theme(
    "dawn",
    dark=False,
    roles={
        "background": "#f7f2e8", "surface": "#f0e9db", "panel": "#e9e0cf", "boost": "#ddd2bc",
        "foreground": "#2b2e3a", "text-muted": "#52545f", "quiet": "#616168", "rule": "#d3c8b3",
        "primary": "#1c6a62", "accent": "#11524b", "secondary": "#2f5a90", "warning": "#83540a",
        "error": "#983f55", "success": "#35693c",
        "kept": "#579088", "count": "#3d8d84", "past": "#93a6bc",
        "core": "#4fa79b", "mid": "#7fbdb6", "rim": "#b5cfd6", "ring": "#cfd6cf",
    },
)  # fmt: skip

HIGH_CONTRAST = _theme(
    "high-contrast",
    dark=True,
    roles={
        "background": "#000000", "surface": "#10131a", "panel": "#1c2230", "boost": "#2c3547",
        "foreground": "#ffffff", "text-muted": "#d8dce6", "quiet": "#c4cad8", "rule": "#7d879c",
        "primary": "#8af5e6", "accent": "#ffffff", "secondary": "#a9d0ff", "warning": "#ffd27a",
        "error": "#ffb8c6", "success": "#b0f2b8",
        "kept": "#45b3a6", "count": "#6fd0dc", "past": "#7f9cc8",
        "core": "#8af5e6", "mid": "#5fc4d6", "rim": "#5588c8", "ring": "#6f7f9c",
    },
)  # fmt: skip

HIGH_CONTRAST_LIGHT = _theme(
    "high-contrast-light",
    dark=False,
    roles={
        "background": "#ffffff", "surface": "#f3f4f6", "panel": "#e6e8ec", "boost": "#d5d9e0",
        "foreground": "#000000", "text-muted": "#2c2f38", "quiet": "#383c46", "rule": "#747a86",
        "primary": "#00483f", "accent": "#000000", "secondary": "#0c3a78", "warning": "#573400",
        "error": "#7a0f2e", "success": "#0f4a1a",
        "kept": "#007a6e", "count": "#00665c", "past": "#56719c",
        "core": "#006a60", "mid": "#2f8f98", "rim": "#5f8fb8", "ring": "#8a93a0",
    },
)  # fmt: skip

ANSI_DARK = Theme(
    name="ansi-dark", dark=True, ansi=True,
    # Not blue, as Textual has it: on black many terminals draw one that nobody can read.
    primary="ansi_cyan", accent="ansi_default", secondary="ansi_bright_blue",
    warning="ansi_yellow", error="ansi_bright_magenta", success="ansi_green",
    foreground="ansi_default", background="ansi_default", surface="ansi_default",
    panel="ansi_default", boost="ansi_default",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "block-cursor-background": "ansi_cyan", "block-cursor-foreground": "ansi_black",
        "input-cursor-background": "ansi_cyan", "input-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_cyan", "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_cyan", "screen-selection-foreground": "ansi_black",
        "scrollbar": "ansi_bright_black", "scrollbar-hover": "ansi_cyan",
        "scrollbar-active": "ansi_cyan", "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default", "scrollbar-corner-color": "ansi_default",
    },
)  # fmt: skip

ANSI_LIGHT = Theme(
    name="ansi-light", dark=False, ansi=True,
    # On white neither yellow nor cyan can be read; red is for nothing here.
    primary="ansi_blue", accent="ansi_default", secondary="ansi_blue",
    warning="ansi_magenta", error="ansi_magenta", success="ansi_blue",
    foreground="ansi_default", background="ansi_default", surface="ansi_default",
    panel="ansi_default", boost="ansi_default",
    variables={
        **BUILTIN_THEMES["ansi-light"].variables,
        "block-cursor-background": "ansi_blue", "block-cursor-foreground": "ansi_bright_white",
        "input-cursor-background": "ansi_blue", "input-cursor-foreground": "ansi_bright_white",
        "input-selection-background": "ansi_blue",
        "input-selection-foreground": "ansi_bright_white",
        "screen-selection-background": "ansi_blue",
        "screen-selection-foreground": "ansi_bright_white",
        "scrollbar": "ansi_bright_black", "scrollbar-hover": "ansi_blue",
        "scrollbar-active": "ansi_blue", "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default", "scrollbar-corner-color": "ansi_default",
    },
)  # fmt: skip

OURS = (DUSK, DAWN, HIGH_CONTRAST, HIGH_CONTRAST_LIGHT, ANSI_DARK, ANSI_LIGHT)
"""Registered with the app; the last two instead of Textual's of those names."""
