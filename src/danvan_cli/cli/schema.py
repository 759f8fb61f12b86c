"""``danvan schema``, and what ``init`` and ``new`` write for editors: schemas, and the settings that name them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from danvan_cli.cli.call import Settings, Stop
from danvan_cli.cli.common import open_workspace, stay_inside
from danvan_cli.cli.printing import say
from danvan_cli.exchange.schema.bundle import FOLDER, Made, made_here, schemas_of
from danvan_cli.exchange.schema.jsonc import NotUnderstood
from danvan_cli.exchange.schema.settings import EXTENSIONS, SETTINGS, extensions, missing_settings, settings
from danvan_cli.model.period import Ky
from danvan_cli.store.root import FOLDERS, OFFICE, real
from danvan_cli.store.workspace import Workspace
from danvan_cli.store.write import write_whole


def write_schemas(options: Settings, folder: Path | None) -> int:
    """Write the schemas of the workspace, into the folder named or where VS Code finds them by itself."""
    workspace = open_workspace(options)
    if folder is None:
        stay_inside(workspace.root, [FOLDER])
    target = workspace.root / FOLDER if folder is None else _allowed(workspace, folder)
    schemas = _schemas(workspace, target)
    changed = _into(target, schemas)
    if folder is None:
        changed += _name_in_settings(workspace.root, schemas)
    for ky in _unreadable(workspace):
        say(
            f"Kỳ {ky} giữ lược đồ đã có: sổ đơn vị hoặc kế hoạch còn lỗi hay chưa có; chạy danvan validate để xem"
        )
    said = f"{changed} tệp thay đổi" if changed else "không có gì thay đổi"
    say(f"Có {len(schemas)} lược đồ trong {FOLDER if folder is None else folder}, {said}.")
    return 0


def help_editors(workspace: Workspace) -> int:
    """Write schemas and settings into a workspace; returns how many files were changed."""
    target = workspace.root / FOLDER
    schemas = _schemas(workspace, target)
    return _into(target, schemas) + _name_in_settings(workspace.root, schemas)


def stale_schemas(workspace: Workspace) -> int:
    """Return how many schemas are missing or other than they would be made now."""
    folder = workspace.root / FOLDER
    return sum(_text(folder / made.name) != made.text for made in _schemas(workspace, folder))


def _schemas(workspace: Workspace, folder: Path) -> tuple[Made, ...]:
    """Return the schemas to have; those of a period whose plan is broken just now stay as they were."""
    kept = [
        Made(f"{ky}/{path.name}", (f"reports/{ky}/{path.stem}.yaml",), text)
        for ky in _unreadable(workspace)
        for path in sorted((folder / str(ky)).glob("*.json"))
        if made_here(text := _text(path) or "")
    ]
    return (*schemas_of(workspace), *kept)


def _unreadable(workspace: Workspace) -> list[Ky]:
    return [ky for ky in workspace.periods if workspace.duties_in(ky) is None]


def _allowed(workspace: Workspace, folder: Path) -> Path:
    if folder.exists() and not folder.is_dir():
        raise Stop(f"{folder} không phải là một thư mục")
    if (folder / OFFICE).exists():
        raise Stop(f"{folder} là một thư mục làm việc; chọn thư mục khác, hoặc bỏ trống để ghi vào {FOLDER}")
    inside = real(folder)
    for name in FOLDERS:
        if inside.is_relative_to(real(workspace.root / name)):
            raise Stop(f"không ghi lược đồ vào thư mục {name}: đó là dữ liệu gốc; chọn thư mục khác")
    return folder


def _into(folder: Path, schemas: tuple[Made, ...]) -> int:
    """Write what has changed and take away what danvan made before and does not make any more."""
    wanted = {made.name: made.text for made in schemas}
    for name in wanted:
        text = _text(folder / name)
        if text is not None and not made_here(text):
            raise Stop(f"{folder / name} không do danvan tạo; đổi tên tệp đó, hoặc chọn thư mục khác")
    changed = 0
    for name, text in wanted.items():
        if _text(folder / name) != text:
            write_whole(folder / name, text.encode())
            changed += 1
    for path in sorted([*folder.glob("*.json"), *folder.glob("*/*.json")]):
        if path.relative_to(folder).as_posix() not in wanted and made_here(_text(path) or ""):
            path.unlink()
            changed += 1
            if path.parent != folder and not any(path.parent.iterdir()):
                path.parent.rmdir()
    return changed


def _name_in_settings(root: Path, schemas: tuple[Made, ...]) -> int:
    changed = 0
    changes: dict[str, Callable[[str | None], str]] = {
        SETTINGS: lambda text: settings(text, schemas),
        EXTENSIONS: extensions,
    }
    for name, change in changes.items():
        before = _text(root / name)
        try:
            after = change(before)
        except NotUnderstood:
            say(f"Tệp {name} không đọc được, giữ nguyên. Hãy tự thêm vào tệp đó:")
            say(missing_settings(schemas) if name == SETTINGS else extensions(None).rstrip())
            continue
        if after != before:
            write_whole(root / name, after.encode())
            changed += 1
    return changed


def _text(path: Path) -> str | None:
    """Return what stands in a file; ``None`` where there is none, nothing that is known where it is no text."""
    if path.exists() and not path.is_file():  # a pipe would be waited for
        return "\x00"
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        return "\x00"
