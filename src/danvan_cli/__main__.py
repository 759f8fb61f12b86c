"""The entry point: ``danvan`` and ``python -m danvan_cli``. Imports nothing heavy before it must."""

import gc
import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # a command ends before its garbage matters; walking what was read over and over would cost more
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them reads every installed package
    from danvan_cli.cli.run import run

    exit_code = run(sys.argv[1:])
    gc.freeze()  # Python collects once more at the very end: let it find nothing to walk
    sys.exit(exit_code)


if __name__ == "__main__":
    main()
