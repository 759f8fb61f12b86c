"""The texts of documents by file, for showing the line of a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from danvan_cli.store.load import Document


class Texts(Mapping[str, str]):
    """The texts of documents by file, each read where it is asked for."""

    def __init__(self, documents: Mapping[str, Document[Any]]) -> None:
        self._documents = documents

    def __getitem__(self, file: str) -> str:
        return self._documents[file].text

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)
