"""Why the system refused, in Vietnamese whatever the number of its error."""

from __future__ import annotations

import errno
import os
import re

import pytest

from danvan_cli.store.failure import reason_of


@pytest.mark.parametrize("number", sorted(errno.errorcode), ids=lambda number: errno.errorcode[number])
def test_no_error_is_said_in_the_words_of_the_system(number: int) -> None:
    said = reason_of(OSError(number, os.strerror(number)))

    assert os.strerror(number) not in said
    assert re.search(r"[à-ỹđ]", said)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file"), "không tìm thấy"),
        (PermissionError(errno.EACCES, "Permission denied"), "không có quyền"),
        (OSError(errno.ENOSPC, "No space left on device"), "đĩa đã đầy"),
        (OSError(errno.ELOOP, "Too many levels of symbolic links"), "các liên kết trỏ vòng quanh"),
        (OSError(errno.EIO, "Input/output error"), "lỗi đọc, ghi đĩa"),
        (OSError("a text alone"), "lỗi đọc, ghi đĩa"),
        (OSError(54321, "something new"), "hệ thống báo lỗi số 54321"),
    ],
)
def test_reason(error: OSError, said: str) -> None:
    assert reason_of(error) == said
