"""Which theme is in force, and the roles of our look that Textual's own themes do not name."""

from collections.abc import Iterable

from textual.color import Color
from textual.theme import Theme

from nc_tui.config import ConfigFile
from nc_tui.core.text import one_line
from nc_tui.tui.palettes import DUSK


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
            "on-primary": "ansi_black" if theme.dark else "ansi_bright_white",
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
        "on-primary": ground,
    }
    return {name: colour.hex for name, colour in mixed.items()}


def solid_roles(theme: Theme) -> dict[str, str]:
    """The roles that Textual mixes with whatever lies beneath them, as colours of their own: its
    muted words would be brighter than the others, and its fields not seen on a dialog."""
    if theme.ansi or "boost" in theme.variables:
        return {}
    colours = {name: Color.parse(value) for name, value in _colours(theme).items()}
    words = colours["foreground"]
    return {
        "text-muted": words.blend(colours["background"], 0.22).hex,
        "boost": colours["panel"].blend(words, 0.12).hex,
    }


def _colours(theme: Theme) -> dict[str, str]:
    generated = theme.to_color_system().generate()
    named = ("background", "foreground", "primary", "secondary", "panel")
    return {name: generated[name] for name in named}
