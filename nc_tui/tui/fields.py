"""Fields: what words are typed into."""

from textual.dom import DOMNode
from textual.widgets import Input


def is_field(node: DOMNode | None) -> bool:
    """Whether letters are text there. A TextArea is known by its name: importing it costs the
    start more than any other widget, and before one is there it is not needed."""
    return isinstance(node, Input) or any(
        kind.__name__ == "TextArea" for kind in type(node).__mro__
    )
