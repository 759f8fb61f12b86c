"""What a new workspace is given beside its content: files for git, for hooks and for servers. Knows no YAML of ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from danvan_cli.model.office import SoDonVi
from danvan_cli.model.text import one_line

_FILES = {
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit.yaml",
    ".github/workflows/danvan.yml": "github.yml",
    ".gitlab-ci.yml": "gitlab.yml",
    ".gitea/workflows/danvan.yml": "gitea.yml",
}
"""Where each file goes, and its name in this folder."""

_OWNERS = """\
# Ai phải xem mỗi thay đổi: tệp của đơn vị nào do đơn vị đó, kế hoạch và mẫu do nơi tổng hợp báo cáo.
# Tên nhóm dưới đây là mã đơn vị trong plans/co-quan.yaml, chỉ để giữ chỗ. Khi trên máy chủ git đã có các nhóm,
# thay “co-quan” bằng tên thật rồi bỏ dấu “#” ở đầu dòng. Dòng sau thay dòng trước.
# Gitea đọc mẫu đường dẫn là biểu thức chính quy: thay “/reports/*/” bằng “reports/.*/”, bỏ dấu “/” ở đầu.
"""


def starter_files(office: SoDonVi, gathers: str) -> dict[str, bytes]:
    """Return the files by their place in the workspace; ``gathers`` is the unit that makes the consolidated report."""
    here = Path(__file__).parent
    files = {place: (here / name).read_bytes() for place, name in _FILES.items()}
    files["CODEOWNERS"] = (_OWNERS + "".join(f"{line}\n" for line in _owners(office, gathers))).encode()
    return files


def _owners(office: SoDonVi, gathers: str) -> Iterator[str]:
    yield f"# * @co-quan/{gathers}"
    yield f"# /plans/ @co-quan/{gathers}"
    yield f"# /templates/ @co-quan/{gathers}"
    for code in office.ma_nop_bao_cao:
        yield ""
        yield f"# {one_line(office.theo_ma[code].ten)}"
        yield f"# /reports/*/{code}.yaml @co-quan/{code}"
