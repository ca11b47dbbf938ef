"""What the program never says, and how its words are walked through."""

import re
from collections.abc import Iterator
from typing import Any

Leaf = tuple[str, str, str]
"""File, the keys that lead to a string (joined by dots), and the string."""


def leaves(value: Any, keys: str) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield keys, value
        case dict():
            for key, inner in value.items():
                yield from leaves(inner, f"{keys}.{key}" if keys else str(key))
        case list():
            for inner in value:
                yield from leaves(inner, keys)


# What must not be said, in any words of ours.
RULED_OUT = {
    "exclamation mark": r"!",
    "per cent": r"%|\bper ?cent\b",
    "failed": r"\bfail(s|ed|ing|ures?)?\b",
    "back to zero": r"\bback to (zero|nothing|the start|square one)\b|\bstart(ing)? over\b",
    "clean": r"\bclean\b",
    "relapsed": r"\brelaps(ed|ing|es)\b|\b(a|your|another) relapse\b",
    "guilt for a gap": r"\byou('ve| have)? missed\b|\bguilty?\b|\bweak(ness)?\b",
    "loss": r"\b(lose|losing|lost|broke|break|ruin(ed)?) (your|the|this) (streak|run|days)\b",
    "it did not work": r"\bdid(n't| not) work\b",
    "they miss you": r"\bmiss(es|ing)? (you|me)\b",
    "bringing back": r"\b(win|get|bring|come|comes|want) (them |you |him |her )?back\b",
    "gone by a time": r"\bgone in\b|\b\d+ minutes\b|\beleven weeks\b|\b(will|soon) pass\b",
    "proven": r"\bprov(en|ed|es)\b|\bguarante|\balways works\b|\bcertain(ly)? to\b",
    "brain as fact": r"\binflamed\b|\bchemical\b|\bwithdrawal\b|\bdopamine\b|\baddict",
    "reactance": r"\breactance\b|\bhealing emotions\b",
    "lowering chances": r"\b(your|their|the) chances?\b|\bpersonality\b",
    "deleting evidence": r"\bdelet(e|es|ed|ing)\b|\berase\b",
    "a ladder": r"\bnext stage\b|\bstage \d\b|\bprogress\b|\bscore \b",
    "an order": r"\byou (should|must|have to)\b",
}
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\ufe0f]")


def ruled_out(text: str) -> list[str]:
    """The names of everything in ``text`` that the program does not say."""
    found = [name for name, rule in RULED_OUT.items() if re.search(rule, text, re.IGNORECASE)]
    return found + (["emoji"] if EMOJI.search(text) else [])


def is_in(keys: str, names: set[str]) -> bool:
    return any(keys == name or keys.endswith(f".{name}") for name in names)
