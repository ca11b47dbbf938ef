"""Rules of sheets that were not read yet: none may be for a node that is styled."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from nc_tui.tui.palettes import OURS
from nc_tui.tui.sheets import Sheets, sheet_folder
from nc_tui.tui.themes import roles_for


@cache
def _rules() -> Mapping[str, list[tuple[str, RuleSet]]]:
    """The sheets and their rules, by what the last part of a selector names."""
    found = defaultdict(list)
    for path in sheet_folder().glob("*.tcss"):
        # Which colours they have is of no matter here.
        colours = OURS[0].to_color_system().generate() | roles_for(OURS[0])
        sheet = Stylesheet(variables=colours)
        sheet.add_source(path.read_text(), read_from=(str(path), ""))
        for rule in sheet.rules:
            for name in rule.selector_names:
                found[name].append((path.stem, rule))
    return found


def unread_for(sheets: Sheets, node: DOMNode) -> Iterator[str]:
    """What should have been read before this node was styled, and why."""
    rules = _rules()
    for name in rules.keys() & node._selector_names:
        for sheet, rule in rules[name]:
            if sheet in sheets._unread and any(sheets._check_rule(rule, node.css_path_nodes)):
                yield f"{sheet}.tcss has {rule.selectors} for {node.css_path_nodes[1:]}"
