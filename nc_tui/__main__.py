"""nc-tui, from the console script or `python -m nc_tui`."""

import sys


def main() -> int:
    """Run the command line of this process; its exit code."""
    try:
        from nc_tui.cli.main import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # pressed before the command line was there to hear it
        return 130


if __name__ == "__main__":
    sys.exit(main())
