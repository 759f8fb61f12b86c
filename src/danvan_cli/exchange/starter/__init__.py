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

KEPT = (*_FILES, "CODEOWNERS", ".vscode")
"""What danvan itself puts beside an office's content: files, and the folder of the editor."""

_OWNERS = """\
# Ai phải xem mỗi thay đổi: tệp của đơn vị nào do đơn vị đó, mọi tệp khác do nơi tổng hợp báo cáo.
# Mỗi đơn vị là một nhóm “{group}/mã-đơn-vị” trên máy chủ git; mã như trong plans/co-quan.yaml. Nhóm nào chưa có thì
# máy chủ bỏ qua dòng ấy. Thêm đơn vị thì thêm hai dòng, mỗi phần một dòng.

# GitHub, GitLab: mẫu đường dẫn, dòng sau thay dòng trước
"""

_OWNERS_OF_GITEA = """
# Gitea, Forgejo: biểu thức chính quy; GitHub và GitLab đọc các dòng này mà không khớp tệp nào của đơn vị
"""


def starter_files(office: SoDonVi, gathers: str, group: str) -> dict[str, bytes]:
    """Return the files by their place in the workspace.

    ``gathers`` is the unit that makes the consolidated report, ``group`` what the server calls the whole office.
    """
    here = Path(__file__).parent
    files = {place: (here / name).read_bytes() for place, name in _FILES.items()}
    owners = [*_owners(office, gathers, group), *_owners_of_gitea(office, gathers, group)]
    files["CODEOWNERS"] = "".join([_OWNERS.format(group=group), *owners]).encode()
    return files


def _owners(office: SoDonVi, gathers: str, group: str) -> Iterator[str]:
    for place in ("*", "/plans/", "/templates/"):
        yield f"{place} @{group}/{gathers}\n"
    for code in office.ma_nop_bao_cao:
        yield f"# {one_line(office.theo_ma[code].ten)}\n/reports/*/{code}.yaml @{group}/{code}\n"


def _owners_of_gitea(office: SoDonVi, gathers: str, group: str) -> Iterator[str]:
    yield _OWNERS_OF_GITEA
    for place in ("plans/.*", "templates/.*", "reports/.*/(tong-hop|niem-phong).yaml"):
        yield f"{place} @{group}/{gathers}\n"
    for code in office.ma_nop_bao_cao:
        yield f"reports/.*/{code}.yaml @{group}/{code}\n"
