"""Which theme is in force, and the roles of our look that Textual's own themes do not name."""

from collections.abc import Iterable

from textual.color import Color
from textual.theme import Theme

from nc_tui.config import ConfigFile
from nc_tui.core.text import one_line
from nc_tui.tui.palettes import DUSK

_COLOURS = ("primary", "secondary", "accent", "warning", "error", "success")
_READ = (*_COLOURS, "text-muted", "quiet")
_LEAST = 4.5


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
    """What has to be other in a theme of Textual's: its muted words would be brighter than the
    rest, its fields not seen on a dialog, and some of its colours not read as letters."""
    if theme.ansi or "boost" in theme.variables:
        return {}
    colours = {name: Color.parse(value) for name, value in _colours(theme).items()}
    ground, words = colours["background"], colours["foreground"]
    colours["text-muted"] = words.blend(ground, 0.22)
    colours["quiet"] = words.blend(ground, 0.35)
    read = {role: _readable(colours[role], words, ground).hex for role in _READ}
    return {**read, "boost": colours["panel"].blend(words, 0.12).hex}


def _readable(colour: Color, words: Color, ground: Color) -> Color:
    """``colour``, as much nearer to ``words`` as it takes to be read on ``ground``: some themes
    have it for buttons, and we for letters."""
    steps = (colour.blend(words, step / 10) for step in range(10))
    return next((each for each in steps if _contrast(each, ground) >= _LEAST), words)


def _contrast(one: Color, other: Color) -> float:
    """As WCAG 2.2 measures it, 1 to 21."""
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _light(colour: Color) -> float:
    parts = colour.normalized
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def _colours(theme: Theme) -> dict[str, str]:
    generated = theme.to_color_system().generate()
    return {name: generated[name] for name in ("background", "foreground", "panel", *_COLOURS)}
