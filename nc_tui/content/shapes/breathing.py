"""The shape of breathing.toml: the breaths that are taught."""

from nc_tui.content.shapes import Mark, Shape
from nc_tui.core.breathing import Pattern


class TaughtPattern(Pattern, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A breathing pattern of ours, with what is known of it; a person's own is a Pattern."""

    evidence: str
    source: str
    mark: Mark


class Breathing(Shape, frozen=True):
    """breathing.toml. ``caution`` is shown with the first breath and in help; ``evidence`` is
    about slow breathing as such."""

    caution: str
    evidence: str
    source: str
    mark: Mark
    patterns: tuple[TaughtPattern, ...]
