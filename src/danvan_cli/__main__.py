"""The entry point: ``danvan`` and ``python -m danvan_cli``. Imports nothing heavy before it must."""

import gc
import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # A command ends before its garbage matters; walking over all that was read costs more than it frees.
    gc.disable()
    # Looking for plugins would read the metadata of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from danvan_cli.cli.run import leave, run

    leave(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
