"""The entry point: ``danvan`` and ``python -m danvan_cli``. Imports nothing heavy before it must."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from danvan_cli.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
