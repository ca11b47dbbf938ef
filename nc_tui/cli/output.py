"""What the command line prints: safe for any terminal, and for programs as JSON.

Results go to standard output, asides and errors to standard error.
"""

import contextlib
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, TextIO

from nc_tui.core.errors import NcError
from nc_tui.core.text import mend, one_line

if TYPE_CHECKING:
    from nc_tui.core.records import Record

_SHORTEST_ENDING = 6
_LAST_FIELDS = ("updated", "deleted")


def prepare_streams() -> None:
    """Print a question mark for what the terminal's encoding lacks, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str) -> None:
    """Print a result; what people typed is shown, never obeyed by the terminal."""
    with _printing():
        print(mend(text))


def finish_output() -> None:
    """Have what was said reach its reader, or learn that it did not."""
    if sys.stdout is not None:
        with _printing():
            sys.stdout.flush()


def leave_output() -> None:
    """Send what is still buffered nowhere: Python would complain of it when it ends."""
    _leave(sys.stdout)


def _leave(stream: TextIO | None) -> None:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr]
        os.close(nowhere)


@contextlib.contextmanager
def _printing() -> Iterator[None]:
    """A reader that has gone is a BrokenPipeError, and no fault; anything else is told."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        from nc_tui.store.durable import reason

        leave_output()
        message = (
            f"the answer could not be printed: {reason(error)}. "
            "What was to be kept is kept; ask again where there is room."
        )
        raise NcError(message) from error


def say_json(value: Any) -> None:
    """Print one JSON value on one line, lossless in any encoding."""
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower()
    say(json.dumps(value, ensure_ascii=not encoding.startswith("utf")))


def say_bytes(data: bytes) -> None:
    """Print a whole file of UTF-8 text for a program, whatever the locale: nothing is lost."""
    if sys.stdout is not None:
        with _printing():
            sys.stdout.flush()
            sys.stdout.buffer.write(data)


def say_aside(text: str) -> None:
    """One line on standard error; that it cannot be written there stops nothing."""
    if sys.stderr is not None:
        try:
            print(one_line(mend(text)), file=sys.stderr, flush=True)
        except OSError:
            _leave(sys.stderr)  # else Python tries again at its end, and changes the exit code


def record_value(record: "Record") -> dict[str, Any]:
    """A record as JSON gives it: its id as text, then its fields as the file keeps them."""
    from nc_tui.store.views import fields_of

    fields = fields_of(record)
    last = {name: fields.pop(name) for name in _LAST_FIELDS if name in fields}
    return {"id": str(record.id), **fields, **last}


def say_record(record: "Record", line: str, *, as_json: bool) -> None:
    """Print what became of one record: itself, or a line for a person."""
    if as_json:
        say_json(record_value(record))
    else:
        say(line)


def endings_of(ids: Iterable[int]) -> dict[int, str]:
    """The shortest endings, of six digits or more, that tell ``ids`` from one another."""
    endings: dict[int, str] = {}
    rest, length = list(ids), _SHORTEST_ENDING
    while rest:
        alike: dict[str, list[int]] = {}
        for record_id in rest:
            alike.setdefault(str(record_id)[-length:], []).append(record_id)
        rest = []
        for ending, group in alike.items():
            if len(group) == 1:
                endings[group[0]] = ending
            else:
                rest += group
        length += 1
    return endings


def short_moment(moment: datetime) -> str:
    """A moment for a column: "17 Nov 2026, 21:10", always equally wide."""
    from nc_tui.core.sayings import MONTHS

    return f"{moment.day:>2} {MONTHS[moment.month - 1][:3]} {moment.year}, {moment:%H:%M}"


def day_count(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"
