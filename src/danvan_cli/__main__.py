"""The entry point: ``danvan`` and ``python -m danvan_cli``. Imports nothing heavy before it must."""

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # a command ends before its garbage matters; walking what was read over and over would cost more
    from danvan_cli.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
