"""Knows the zip that a Word file is, and the seal that shows a file was made here and not touched since.

Knows nothing of what the parts say.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from danvan_cli.thethuc.source import MalformedError, parse
from danvan_cli.thethuc.wml import DECLARATION, escape

#: The part that holds the seal, and therefore is not under it.
CUSTOM: Final = "docProps/custom.xml"

_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# The class of properties that a user may name; fixed by the standard.
_USER_DEFINED: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_PARAGRAPHS: Final = "danvan_doan_"
# Word keeps no longer text in a property that a user may name.
_LONGEST_VALUE: Final = 240
# No document of an office is as large unpacked; a file that claims to be is not opened.
_LARGEST: Final = 1 << 29


Part = bytes | Sequence[bytes]
"""What a file in the zip holds; a large one in pieces, as many of them are the same."""
_AT_ONCE: Final = 1000
"""Pieces that go into the zip together."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What a file says of its making: version of the program, digests of inputs and content, commit.

    ``source`` names what the document was made of and ``call`` how it was asked for, in the words of whoever made it;
    empty where they need not.
    ``paragraphs`` holds the short digests of :func:`~.paragraphs.digests`.
    """

    version: str
    input_digest: str
    commit: str | None
    content: str
    source: str = ""
    paragraphs: str = ""
    call: str = ""


class NotADocxError(Exception):
    """The bytes are not a Word file that can be read."""


def pack(parts: Mapping[str, Part], when: datetime) -> bytes:
    """Return the zip of ``parts``: sorted by name, all at ``when`` (1980 to 2107), not compressed."""
    buffer = io.BytesIO()
    stamp = (when.year, when.month, when.day, when.hour, when.minute, when.second // 2 * 2)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, stamp)
            # What Python takes from the machine it runs on.
            entry.create_system = 0
            entry.external_attr = 0
            pieces = _pieces(parts[name])
            entry.file_size = sum(map(len, pieces))
            with archive.open(entry, "w") as target:
                for at in range(0, len(pieces), _AT_ONCE):
                    target.write(b"".join(pieces[at : at + _AT_ONCE]))
    return buffer.getvalue()


def unpack(docx: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file; raises :class:`NotADocxError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > _LARGEST:
                raise NotADocxError("too large")
            names = [entry.filename for entry in entries]
            if len(set(names)) != len(names) or "word/document.xml" not in names:
                raise NotADocxError("not a Word file")
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError) as error:
        raise NotADocxError(str(error)) from error
    except (OSError, EOFError, ValueError, KeyError, OverflowError, zlib.error) as error:
        raise NotADocxError(str(error)) from error


def digest(parts: Mapping[str, Part]) -> str:
    """Return the SHA-256 over name and content of every part but the seal's own, in the order of the names.

    Each name and content goes in after its length, so that no two sets of parts give the same stream.
    """
    total = hashlib.sha256()
    for name in sorted(parts):
        if name != CUSTOM:
            for pieces in ([name.encode("utf-8")], _pieces(parts[name])):
                total.update(sum(map(len, pieces)).to_bytes(8, "big"))
                for piece in pieces:
                    total.update(piece)
    return total.hexdigest()


def _pieces(part: Part) -> Sequence[bytes]:
    return [part] if isinstance(part, bytes) else part


def custom_xml(seal: Seal) -> str:
    """Return the part ``docProps/custom.xml``."""
    values = {
        "danvan_phien_ban": seal.version,
        "danvan_dau_vao": seal.input_digest,
        "danvan_commit": seal.commit or "",
        "danvan_noi_dung": seal.content,
        **({"danvan_nguon": seal.source} if seal.source else {}),
        # A call that is too long to keep would only be a wrong one.
        **({"danvan_lenh": seal.call} if 0 < len(seal.call) <= _LONGEST_VALUE else {}),
    }
    for number, at in enumerate(range(0, len(seal.paragraphs), _LONGEST_VALUE), start=1):
        values[f"{_PARAGRAPHS}{number}"] = seal.paragraphs[at : at + _LONGEST_VALUE]
    listed = "".join(
        f'<property fmtid="{_USER_DEFINED}" pid="{pid}" name="{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(values.items(), start=2)
    )
    return f'{DECLARATION}<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{listed}</Properties>'


def read_seal(docx: bytes) -> Seal | None:
    """Return the seal, or ``None`` when the bytes are no Word file or none that was made here."""
    try:
        return _seal(unpack(docx))
    except NotADocxError:
        return None


def is_untouched(docx: bytes) -> bool:
    """Tell whether the file is, part for part, what was written here.

    False for anything else: no Word file, no seal, or a seal that its content does not match.
    """
    try:
        parts = unpack(docx)
    except NotADocxError:
        return False
    seal = _seal(parts)
    return seal is not None and seal.content == digest(parts)


def _seal(parts: Mapping[str, bytes]) -> Seal | None:
    if CUSTOM not in parts:
        return None
    try:
        root = parse(parts[CUSTOM].decode("utf-8-sig"))
    except (MalformedError, UnicodeDecodeError):
        return None
    values = {
        item.attributes.get("name", ""): "".join(
            text for value in item.elements() for text in value.children if isinstance(text, str)
        )
        for item in root.elements()
    }
    if not values.get("danvan_noi_dung"):
        return None
    return Seal(
        version=values.get("danvan_phien_ban", ""),
        input_digest=values.get("danvan_dau_vao", ""),
        commit=values.get("danvan_commit") or None,
        content=values["danvan_noi_dung"],
        source=values.get("danvan_nguon", ""),
        call=values.get("danvan_lenh", ""),
        paragraphs="".join(values.get(f"{_PARAGRAPHS}{number}", "") for number in range(1, len(values) + 1)),
    )
