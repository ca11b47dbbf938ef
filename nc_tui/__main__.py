"""nc-tui, from the console script or `python -m nc_tui`."""

import sys


def main() -> int:
    from nc_tui.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
