"""Knows how to open what claims to be a Word file: what else it may be, and the limits set before inflating.

Knows nothing of what the parts say, beyond where they lie.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Final
from urllib.parse import unquote

from lxml import etree

from danvan_cli.thethuc.lint.markup import BadXmlError, parse

#: No document of an office comes near these.
LARGEST_FILE: Final = 200 << 20
LARGEST_PART: Final = 48 << 20
LARGEST_TOTAL: Final = 1 << 30
#: What is inflated of one file altogether.
LARGEST_READ: Final = 128 << 20
MOST_PARTS: Final = 10_000

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN: Final = "/officeDocument"
_OTHERS: Final = (
    (b"{\\rtf", "RTF"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"<html", "trang web"),
    (b"<!doctype html", "trang web"),
    (b"<?xml", "XML rời (có thể là Word 2003)"),
)


class UnreadableError(Exception):
    """The bytes cannot be read as a Word file: the code of the finding, and in Vietnamese what they are."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Container:
    """The parts of a Word file, read one by one within the limits."""

    def __init__(self, data: bytes) -> None:
        """Open the zip; raises :class:`UnreadableError`."""
        _refuse_others(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
            raise _broken() from error
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
            raise UnreadableError(
                "TT004",
                f"tệp bung ra quá lớn (trên {LARGEST_TOTAL >> 20} MB hoặc trên {MOST_PARTS} phần), không mở",
            )
        self._entries = {entry.filename.lstrip("/"): entry for entry in entries}
        if len(self._entries) != len(entries):
            raise _broken("có hai phần trùng tên")
        self._parsed: dict[str, etree._Element] = {}
        self._left = LARGEST_READ
        self.main = self._find_main()

    def has(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name in self._entries

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; raises :class:`UnreadableError`."""
        entry = self._entries.get(name)
        if entry is None:
            raise UnreadableError(
                "TT005",
                f"tệp Word thiếu phần “{name}”",
            )
        if entry.flag_bits & 1:
            raise _locked()
        if entry.file_size > min(LARGEST_PART, self._left):
            raise UnreadableError(
                "TT004",
                f"phần “{name}” bung ra {entry.file_size >> 20} MB, quá mức {LARGEST_PART >> 20} MB, không đọc",
            )
        self._left -= entry.file_size
        try:
            with self._zip.open(entry) as stream:
                return stream.read(LARGEST_PART)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise _broken(f"không bung được phần “{name}”") from error
        except RuntimeError as error:
            raise _locked() from error

    def tree(self, name: str) -> etree._Element:
        """Return the root of a part; raises :class:`UnreadableError`."""
        if name not in self._parsed:
            try:
                self._parsed[name] = parse(self.read(name))
            except BadXmlError as error:
                raise UnreadableError(
                    "TT006",
                    f"phần “{name}” không đọc được: {error.reason}",
                ) from error
        return self._parsed[name]

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return the relationships of a part inside the file: id → (last word of the type, target part)."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(relations):
            return {}
        found = {}
        for item in self.tree(relations).iter(_RELATIONSHIP):
            target = unquote(item.get("Target", ""))
            if item.get("TargetMode") == "External" or not target:
                continue
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = item.get("Type", "").rpartition("/")[2]
            found[item.get("Id", "")] = (kind, posixpath.normpath(path))
        return found

    def _find_main(self) -> str:
        relations = self.related("") if self.has("_rels/.rels") else {}
        named = [part for kind, part in relations.values() if f"/{kind}" == _MAIN]
        for part in (*named, "word/document.xml"):
            if self.has(part):
                if part.startswith(("xl/", "ppt/")):
                    program = "Excel" if part.startswith("xl/") else "PowerPoint"
                    raise UnreadableError("TT001", f"đây là tệp {program}, không phải tệp Word")
                return part
        if self.has("mimetype") and b"opendocument" in self.read("mimetype"):
            raise UnreadableError("TT001", "đây là tệp OpenDocument (.odt), không phải .docx")
        raise UnreadableError(
            "TT005",
            "tệp nén này không có phần thân của văn bản Word (word/document.xml)",
        )


def _refuse_others(data: bytes) -> None:
    if len(data) > LARGEST_FILE:
        limit = LARGEST_FILE >> 20
        raise UnreadableError("TT004", f"tệp lớn hơn {limit} MB, không mở")
    if not data:
        raise UnreadableError("TT001", "tệp rỗng, không có nội dung")
    if data.startswith(_OLE):
        # Names in the directory of an OLE file are UTF-16.
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _locked()
        raise UnreadableError("TT001", "đây là tệp Word 97–2003 (.doc), không phải .docx")
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for sign, name in _OTHERS:
        if head.startswith(sign.lower()):
            raise UnreadableError("TT001", f"đây là tệp {name}, không phải .docx")
    if not data.startswith(b"PK"):
        raise UnreadableError("TT001", "đây không phải là tệp Word .docx")


def _locked() -> UnreadableError:
    return UnreadableError(
        "TT002",
        "tệp có mật khẩu nên không đọc được",
    )


def _broken(what: str = "tệp bị hỏng hoặc bị cắt cụt") -> UnreadableError:
    return UnreadableError("TT003", f"không mở được tệp Word: {what}")
