"""Whether the terminal can be given characters beyond ASCII."""

import sys
from locale import getencoding


def has_all_characters() -> bool:
    """Whether the terminal's locale is UTF-8, as far as a program can know."""
    # Python prints UTF-8 in the C locale too, where a terminal may have only ASCII.
    named = (getattr(sys.stdout, "encoding", None) or "", getencoding())
    return all(each.lower().replace("-", "").startswith("utf8") for each in named)
