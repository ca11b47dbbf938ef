"""The shape of settings.toml: what each setting is called, and what it does."""

from nc_tui.content.shapes import Labelled, Shape


class SettingWords(Labelled, frozen=True):
    """One setting by its name, and one sentence on what a change of it does."""

    about: str


class SettingGroup(Shape, frozen=True):
    """Settings that stand together."""

    title: str
    settings: tuple[SettingWords, ...]


class SettingsWords(Shape, frozen=True):
    """settings.toml. ``countries`` are those whose lines Safety knows, by ISO 3166 code."""

    title: str
    groups: tuple[SettingGroup, ...]
    system: str
    guessed: str
    nobody: str
    moving: str
    plain: str
    drawn: str
    still: str
    shown: str
    hidden: str
    hints_on: str
    hints_off: str
    none: str
    kept: str
    search: str
    nothing_found: str
    countries: tuple[Labelled, ...]
    elsewhere: str
