"""What makes five hundred starts of the app in one process bearable."""

from collections.abc import Iterator
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet


@pytest.fixture(autouse=True, scope="session")
def sheets_read_once() -> Iterator[None]:
    """The same sheets with the same colours come to the same rules: reading them is a third of a
    start, and each start would do it again."""
    read, known = Stylesheet._parse_rules, dict[Any, Any]()

    def parse_rules(self: Stylesheet, *of: Any, **more: Any) -> Any:
        key = (of, tuple(more.items()), tuple(self._variables.items()))
        if key not in known:
            known[key] = read(self, *of, **more)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_rules)
        yield
