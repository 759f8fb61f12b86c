"""What no check of these files can do without, as a process of its own: the floors that danvan is held against.

``python floor.py read FOLDER``: walk, read and hash every file. ``python floor.py parse FOLDER``: import pydantic and
libyaml's binding, build one model, and have libyaml compose the nodes of every file; nothing is looked at.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator


def files(folder: str) -> Iterator[bytes]:
    """Yield the bytes of every YAML file under a folder."""
    for path, _, names in os.walk(folder):
        for name in sorted(names):
            if name.endswith(".yaml"):
                with open(f"{path}/{name}", "rb", buffering=0) as stream:  # noqa: PTH123 - pathlib is an import
                    yield stream.read()


def read(folder: str) -> None:
    """Hash every file."""
    from _blake2 import blake2b

    digest = blake2b(digest_size=16)
    for data in files(folder):
        digest.update(data)
    sys.stdout.write(digest.hexdigest())


def parse(folder: str) -> None:
    """Compose every file into nodes, types undecided."""
    import gc

    gc.disable()
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    from pydantic import BaseModel
    from yaml._yaml import CParser  # type: ignore[import-untyped]

    class Model(BaseModel):
        """One model, so that all that builds models is imported."""

        ky: int = 0

    class Parser(CParser):  # type: ignore[misc]
        """The parser that decides no type."""

        descend_resolver = ascend_resolver = resolve = staticmethod(lambda *_: None)

    nodes = [Parser(data).get_single_node().start_mark.line for data in files(folder)]
    sys.stdout.write(f"{len(nodes)} {Model().ky}")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    {"read": read, "parse": parse}[sys.argv[1]](sys.argv[2])
