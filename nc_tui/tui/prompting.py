"""Prompting: which prompt comes next on a page."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from nc_tui.content.load import Content
from nc_tui.content.shapes import Prompt
from nc_tui.core.records import Entry, Reflection


class Prompting:
    """Those of a feeling come first, the page's own or the one ticked most today, then the free
    ones. Each day begins with another."""

    def __init__(
        self, words: Content, page: Entry, reflection: Reflection | None, today: date
    ) -> None:
        self._words, self._stage, self._day = words, page.stage, today.toordinal()
        felt = [words.stage_of(tick) for tick in reflection.ticks] if reflection else []
        about = words.stage(page.stage or next(iter(Counter(felt).most_common(1)), [""])[0] or "")
        self._offered = [
            *(self._in_turn(about.prompts) if about is not None else ()),
            *self._in_turn(words.writing.prompts),
        ]
        self._concrete = self._in_turn(words.writing.guard.prompts)

    def after(self, prompt: str | None, *, concrete: bool = False) -> str | None:
        """The id of the one that follows ``prompt``: the first where that is none of them, None
        after the last. With ``concrete``, one about what is there to be seen."""
        offered = self._concrete if concrete else self._offered
        following = offered.index(prompt) + 1 if prompt is not None and prompt in offered else 0
        return offered[following] if following < len(offered) else None

    def stage_of(self, prompt: str | None) -> str | None:
        """The feeling that a page with this prompt is about."""
        return (self._words.stage_of(prompt) if prompt is not None else None) or self._stage

    def _in_turn(self, prompts: Sequence[Prompt]) -> list[str]:
        start = self._day % len(prompts)
        return [prompt.id for prompt in (*prompts[start:], *prompts[:start])]
