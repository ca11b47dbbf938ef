"""Fields: what words are typed into."""

from typing import TYPE_CHECKING, TypeGuard

from textual.dom import DOMNode
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.widgets import TextArea


def is_field(node: DOMNode | None) -> bool:
    """Whether letters are text there."""
    return isinstance(node, Input) or is_text_area(node)


def is_text_area(node: DOMNode | None) -> "TypeGuard[TextArea]":
    """Whether pages are written there. It is known by its name: importing it costs the start more
    than any other widget, and before one is there it is not needed."""
    return any(kind.__name__ == "TextArea" for kind in type(node).__mro__)
