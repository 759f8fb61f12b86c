"""What the documents promise: generated pages are fresh, commands and links exist, every word is explained."""

from __future__ import annotations

import importlib.util
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest
import typer

from danvan_cli.cli.app import app
from danvan_cli.model import house
from danvan_cli.model.values import Ban
from danvan_cli.problem import Severity
from danvan_cli.render.contexts import CONTEXTS, kinds_of, parts_of
from danvan_cli.rules.pages import codes, page
from danvan_cli.rules.pages.book import book
from danvan_cli.store.tree import parse
from danvan_cli.thethuc.grammar import ELEMENTS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(path: Path, language: str) -> Iterator[str]:
    for indent, found, body in FENCE.findall(path.read_text("utf-8")):
        if found == language:
            yield re.sub(f"^{indent}", "", body, flags=re.MULTILINE)


def words_of(name: str) -> set[str]:
    """Return everything that a page sets in code type, taken apart into words."""
    quoted = re.findall(r"`([^`\n]+)`", FENCE.sub("", text_of(name)))
    return {word for text in quoted for word in re.findall(r"[\w-]+", text)}


def group() -> click.Group:
    command = typer.main.get_command(app)
    assert isinstance(command, click.Group)
    return command


def test_enough_is_looked_at() -> None:
    assert len(PAGES) >= 18
    assert len(list(command_lines())) >= 20
    assert sum(len(list(blocks(path, "yaml"))) for path in PAGES) >= 60


# --- generated -------------------------------------------------------------------------------------------


def test_the_page_of_codes_is_fresh() -> None:
    assert text_of("docs/ma-loi.md") == book(), "run: just docs"


def test_the_page_of_codes_has_a_chapter_and_a_row_for_each() -> None:
    text = book()

    for code in codes():
        assert f"\n## {code}: " in text
        assert f"\n| [{code}](#{code.lower()}) | " in text
        assert f'<a id="{code.lower()}"></a>' in text


def test_a_comment_in_an_example_is_no_heading() -> None:
    assert "\n# hạn: trước ngày 05/11\n" in book()


# --- commands --------------------------------------------------------------------------------------------


def test_the_table_names_every_command_and_no_other() -> None:
    table = re.findall(r"^\| `danvan ([a-z-]+)", text_of("README.md"), flags=re.MULTILINE)

    assert sorted(table) == sorted(group().commands)


@pytest.mark.parametrize("name", sorted(group().commands))
def test_every_command_has_help(name: str) -> None:
    command = group().commands[name]

    assert command.help
    assert all(
        getattr(parameter, "help", None)
        for parameter in command.params
        if not isinstance(parameter, click.Option) or not parameter.hidden
    )


def command_lines() -> Iterator[tuple[str, str]]:
    """Every example that calls danvan, with the page it stands on."""
    for path in PAGES:
        for block in blocks(path, "sh"):
            for line in block.splitlines():
                if match := re.search(r"(?:^|&& )(?:uv run )?danvan (.+)$", line):
                    yield name_of(path), match[1]


@pytest.mark.parametrize(("where", "line"), list(command_lines()))
def test_an_example_can_be_typed_as_it_stands(where: str, line: str) -> None:
    name, *arguments = shlex.split(line)

    assert name in group().commands, where
    command = group().commands[name]
    command.make_context(name, arguments)  # raises where an option or argument does not exist


def test_the_two_commands_stand_alone_on_their_lines() -> None:
    lines = text_of("README.md").splitlines()

    assert "pip install uv && uv run danvan consolidate 2024" in lines
    assert "pip install uv && uv run pytest" in lines


# --- links and pictures ----------------------------------------------------------------------------------


def anchors(path: Path) -> set[str]:
    text = path.read_text("utf-8")
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), flags=re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)"', text))


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    for link in LINK.findall(FENCE.sub("", path.read_text("utf-8"))):
        if link.startswith(("http:", "https:", "mailto:")):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_is_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        path = waiting.pop()
        if path in reached or path.suffix != ".md":
            continue
        reached.add(path)
        links = LINK.findall(FENCE.sub("", path.read_text("utf-8")))
        waiting += [(path.parent / link.partition("#")[0]).resolve() for link in links if ":" not in link]

    assert {name_of(path) for path in PAGES} - {name_of(path) for path in reached} == set()


@pytest.mark.parametrize(
    ("name", "largest"), [("trang-dau.png", 200_000), ("trang-html.png", 100_000), ("thong-bao.png", 100_000)]
)
def test_a_picture_is_small(name: str, largest: int) -> None:
    data = (DOCS / "hinh" / name).read_bytes()

    assert data.startswith(b"\x89PNG")
    assert len(data) < largest


def pictures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tao_hinh", DOCS / "hinh" / "tao-hinh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_colours_of_a_terminal_become_markup() -> None:
    shown = pictures().pango("\x1b[1;31mlỗi DV401:\x1b[0m 1 < 2 & 3")

    assert shown == '<span weight="bold" foreground="#f48771">lỗi DV401:</span> 1 &lt; 2 &amp; 3'


def test_a_long_line_breaks_at_a_space_and_keeps_its_colours() -> None:
    assert pictures().wrapped("\x1b[1mmột\x1b[0m hai ba\nbốn", 7) == "\x1b[1mmột\x1b[0m hai\nba\nbốn"


@pytest.mark.parametrize("name", list(pictures().MISTAKES))
def test_the_pictured_mistakes_can_still_be_made(name: str) -> None:
    for right, _ in pictures().MISTAKES[name]:
        assert text_of(name).count(right) == 1


# --- words -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [path for path in PAGES if path.name != "ma-loi.md"], ids=name_of)
def test_an_example_in_yaml_can_be_read(path: Path) -> None:
    for block in blocks(path, "yaml"):
        tree, problems = parse("vi-du.yaml", block)
        assert tree is not None, block
        assert not [problem for problem in problems if problem.severity is Severity.ERROR], block


def test_the_glossary_explains_every_key_of_the_data() -> None:
    models = [model for model in Ban.__subclasses__() if model.__module__.startswith("danvan_cli.")]
    keys = {key for model in models for key in model.model_fields}
    layout = set(house.TheThuc.model_fields) | set(house.Le.model_fields)

    assert len(keys) > 90
    missing = keys - layout - words_of("docs/thuat-ngu.md") - words_of("docs/kien-truc.md")
    assert missing == set()
    assert layout - words_of("docs/kien-truc.md") == set()


@pytest.mark.parametrize("code", codes())
def test_a_page_names_parts_of_the_architecture_page_that_exist(code: str) -> None:
    headings = re.findall(r"^#+ (.+)$", text_of("docs/kien-truc.md"), flags=re.MULTILINE)

    for named in re.findall(r"\(docs/kien-truc\.md\), phần (“[^”]+”(?: và “[^”]+”)*)", page(code)):
        for title in re.findall(r"“([^”]+)”", named):
            assert title in headings


def test_the_vocabulary_page_names_every_element_and_attribute() -> None:
    words = words_of("docs/mau-van-ban.md")

    assert set(ELEMENTS) - words == set()
    assert {name for element in ELEMENTS.values() for name in element.attributes} - words == set()


@pytest.mark.parametrize("template", CONTEXTS)
def test_the_vocabulary_page_names_every_variable_of_a_template(template: str) -> None:
    page = text_of("docs/mau-van-ban.md")
    words = words_of("docs/mau-van-ban.md")
    parts = list(parts_of(CONTEXTS[template]))

    assert f"`{template}`" in page
    assert len(kinds_of(CONTEXTS[template])) > 15
    assert {name for part in parts for name in kinds_of(part)} - words == set()


def test_the_vocabulary_page_names_no_variable_that_does_not_exist() -> None:
    """Every first cell of the tables of variables is a variable, a part of one, or one of the shared pieces."""
    chapters = text_of("docs/mau-van-ban.md").partition("\n## Biến")[2]
    cells = re.findall(r"^\| (`[^|]+`) \|", chapters, flags=re.MULTILINE)
    known = {name for context in CONTEXTS.values() for part in parts_of(context) for name in kinds_of(part)}
    macros = set(re.findall(r"{% macro (\w+)\(", text_of("templates/chung.xml.j2")))

    assert len(cells) > 40
    cells = [re.sub(r"\(.*?\)", "", cell) for cell in cells]
    named = {
        word for cell in cells for code in re.findall(r"`([^`]+)`", cell) for word in re.findall(r"\w+", code)
    }
    assert named - known - macros == set()


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))
    groups = project["dependency-groups"]
    listed = [*project["project"]["dependencies"], *groups["dev"], *groups["bench"]]
    names = {re.split(r"[^\w-]", line)[0].lower() for line in listed}
    said = words_of("docs/quyet-dinh/0000-phu-thuoc.md")

    assert len(names) > 12
    assert {name for name in names if not name.startswith("types-")} - said == set()


def test_every_decision_is_listed_and_has_its_four_parts() -> None:
    folder = DOCS / "quyet-dinh"
    pages = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    index = (folder / "README.md").read_text("utf-8")

    assert [path.name[:4] for path in pages] == [f"{number:04}" for number in range(len(pages))]
    for path in pages:
        text = path.read_text("utf-8")
        assert f"]({path.name})" in index
        assert text.startswith(f"# {path.name[:4]}. ")
        for part in ("**Bối cảnh.**", "**Quyết định.**", "không chọn cái kế tiếp", "**Hệ quả.**"):
            assert part in text, f"{path.name}: {part}"


def test_nothing_names_a_package_registry() -> None:
    hosts = ("pypi" + ".org", "pythonhosted" + ".org", "index" + "-url")
    files = [ROOT / ".ci" / "run", ROOT / "justfile", ROOT / "pyproject.toml", *PAGES]

    for path in files:
        assert not [host for host in hosts if host in path.read_text("utf-8")], name_of(path)
