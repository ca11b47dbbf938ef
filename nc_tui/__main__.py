"""nc-tui, from the console script or `python -m nc_tui`."""

import os
import sys
from contextlib import suppress


def main() -> int:
    """Run the command line of this process; its exit code."""
    try:
        from nc_tui.cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # pressed before the command line was there to hear it
        return 130
    if "textual" in sys.modules and "coverage" not in sys.modules:
        # The app has ended and its writer is joined: taking the interpreter down piece by piece
        # would only keep the person waiting.
        with suppress(OSError):  # the terminal may be gone
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
