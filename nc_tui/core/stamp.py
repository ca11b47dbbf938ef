"""The ``updated`` stamp: a hybrid logical clock that orders changes made on several machines.

``milliseconds-counter-machine`` in 13 decimal, 4 and 8 hexadecimal digits, so that stamps
compare as text. (Kulkarni et al. 2014, *Logical Physical Clocks*.)
"""

import re
from datetime import datetime

_LAST_COUNTER = 0xFFFF
_STAMP = re.compile(r"[0-9]{13}-[0-9a-f]{4}-[0-9a-f]{8}")


def is_stamp(text: str) -> bool:
    """Whether ``text`` is one; another program may have written anything."""
    return _STAMP.fullmatch(text) is not None


def next_stamp(largest: str, now: datetime, machine: str) -> str:
    """A stamp above ``largest`` ("" for none), even when the clock went back."""
    milliseconds, counter = int(now.timestamp() * 1000), 0
    if largest:
        known, known_counter = int(largest[:13]), int(largest[14:18], 16)
        if known >= milliseconds:
            milliseconds, counter = known, known_counter + 1
            if counter > _LAST_COUNTER:
                milliseconds, counter = known + 1, 0
    return f"{milliseconds:013d}-{counter:04x}-{machine}"
