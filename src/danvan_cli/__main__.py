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
    from danvan_cli.cli.run import run

    exit_code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        try:  # noqa: SIM105 - contextlib would be the largest import of a remembered answer
            stream.flush()
        except (OSError, ValueError):  # closed by who called, or nobody reads any more
            pass
    # Everything is written and closed; to take apart what was imported takes longer than to check a report.
    os._exit(exit_code)


if __name__ == "__main__":
    main()
