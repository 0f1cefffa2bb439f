"""The command line: `inburgering`, or `python -m inburgering`."""

import sys


def main() -> None:
    """Run one command and end with its exit code."""
    from inburgering.opdrachtregel.begin import start

    sys.exit(start(sys.argv[1:]))


if __name__ == "__main__":
    main()
