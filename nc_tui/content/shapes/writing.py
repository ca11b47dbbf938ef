"""The shape of the words of the writing page."""

from nc_tui.content.shapes import Mark, Prompt, Shape


class Guard(Shape, frozen=True):
    """Said after a long while of writing; its prompts are about what is there to be seen."""

    said: str
    source: str
    mark: Mark
    prompts: tuple[Prompt, ...]


class Writing(Shape, frozen=True):
    """writing.toml: what the writing page says. ``prompts`` belong to no feeling."""

    invitation: str
    log: str
    prompts: tuple[Prompt, ...]
    guard: Guard
