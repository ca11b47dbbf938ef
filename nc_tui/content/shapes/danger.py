"""The shape of danger.toml: words of danger, by whom they put in danger, in many languages."""

from nc_tui.content.shapes import Shape


class DangerWords(Shape, frozen=True):
    """danger.toml. Each table holds lists of phrases by language, written as ``core.distress``
    reads them; ``named`` what ``{name}`` in a phrase stands for."""

    named: dict[str, str]
    theirs: dict[str, tuple[str, ...]]
    self: dict[str, tuple[str, ...]]
    others: dict[str, tuple[str, ...]]
    hurt: dict[str, tuple[str, ...]]
