"""nc-tui, from the console script or `python -m nc_tui`."""

import gc
import os
import sys


def main() -> int:
    """Run the command line of this process; its exit code."""
    if "status" in sys.argv:
        # Asked every few seconds by tmux and prompts: answered before anything else is imported.
        from nc_tui.cli.glance import glance

        if glance(sys.argv[1:]):
            return 0
    # Collecting while everything is being imported costs more than all the garbage there is; a
    # command ends before there is any, and the app takes it up once it is seen.
    gc.disable()
    try:
        from nc_tui.openssl import do_without_openssl

        do_without_openssl()
        from nc_tui.cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # pressed before the command line was there to hear it
        return 130
    if "coverage" not in sys.modules:
        # All is written, and the app's writer is joined: taking the interpreter down piece by
        # piece would only keep the person waiting.
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (AttributeError, OSError):
                continue  # closed before we began, or gone since
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
