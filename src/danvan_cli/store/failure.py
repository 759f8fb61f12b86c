"""Why a whole workspace, or a file of the system, cannot be used: in Vietnamese. Imports nothing heavy."""

from __future__ import annotations

import errno


class NoWorkspace(Exception):
    """No workspace, or one that cannot be read; the message is Vietnamese."""


def reason_of(error: OSError) -> str:
    """Return why the system refused, by its number, never in its own words."""
    number = error.errno
    if number is None:
        return "lỗi đọc, ghi đĩa"
    for reason, names in _REASONS.items():
        if any(getattr(errno, name, None) == number for name in names.split()):
            return reason
    return f"hệ thống báo lỗi số {number}"


_REASONS = {
    "không tìm thấy": "ENOENT",
    "không có quyền": "EACCES EPERM",
    "đã có sẵn": "EEXIST",
    "đây là một thư mục": "EISDIR",
    "không phải là thư mục, hoặc đường dẫn đi qua một tệp": "ENOTDIR",
    "thư mục còn nội dung": "ENOTEMPTY",
    "đĩa đã đầy": "ENOSPC EDQUOT",
    "ổ đĩa này chỉ cho đọc": "EROFS",
    "tệp lớn quá": "EFBIG EOVERFLOW",
    "lỗi đọc, ghi đĩa": "EIO",
    "các liên kết trỏ vòng quanh": "ELOOP",
    "tên dài quá": "ENAMETOOLONG",
    "tên hay đường dẫn không hợp lệ": "EINVAL EILSEQ",
    "đang có chương trình khác dùng": "EBUSY ETXTBSY EAGAIN EDEADLK",
    "mở quá nhiều tệp cùng lúc": "EMFILE ENFILE",
    "hết bộ nhớ": "ENOMEM",
    "nằm ở ổ đĩa khác": "EXDEV",
    "không có thiết bị này": "ENXIO ENODEV",
    "ổ đĩa mạng không trả lời": "ESTALE ETIMEDOUT EHOSTUNREACH EHOSTDOWN ENETUNREACH ENETDOWN ECONNREFUSED ECONNRESET",
    "việc này không làm được ở đây": "ENOTSUP EOPNOTSUPP ENOSYS",
}
