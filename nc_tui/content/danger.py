"""Words of danger in what is typed into a search. Read at the first letter, not at the start."""

from pathlib import Path

from nc_tui.content.load import HERE, read_words
from nc_tui.content.shapes.danger import DangerWords
from nc_tui.content.shapes.safety import Danger
from nc_tui.core.distress import Phrases


class DangerHeard:
    """The words of danger, made ready once."""

    def __init__(self, words: DangerWords) -> None:
        tables = {
            "theirs": words.theirs, "self": words.self, "others": words.others, "hurt": words.hurt,
        }  # fmt: skip
        self._phrases: dict[str, Phrases] = {
            danger: Phrases([each for spoken in table.values() for each in spoken], words.named)
            for danger, table in tables.items()
        }

    def in_words(self, asked: str) -> Danger | None:
        """What ``asked`` speaks of; None for no danger. The first of the four that is heard."""
        dangers: tuple[Danger, ...] = ("theirs", "self", "others", "hurt")
        return next((each for each in dangers if self._phrases[each].heard_in(asked)), None)


def load_danger(folder: Path = HERE) -> DangerHeard:
    """The words of danger. Raises ContentError as the fields of ``Content`` do."""
    return DangerHeard(read_words(folder, "danger.toml", DangerWords))
