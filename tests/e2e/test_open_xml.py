"""Every kind of document is valid Open XML, says Microsoft's own Open XML SDK, for Word 2010 and for the newest.

The SDK checks each part against the schemas of the standard with the constraints that Word adds. It does not look at
``docProps/core.xml``, which the tests of the engine do.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from danvan_cli.thethuc.docx import Properties, write_docx
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.vocabulary import read_document

pytestmark = pytest.mark.slow
DANVAN = (sys.executable, "-m", "danvan_cli")
VERSIONS = "Office2010,Microsoft365"
SCRIPT = Path(__file__).with_name("open_xml.mjs")
TEMPLATES = Path(__file__).parents[2] / "templates"
VOCABULARY = Path(__file__).parents[1] / "thethuc" / "golden"
COMMANDS = {
    # template → the calls that render it
    "bao-cao-tong-hop.xml.j2": [
        ("consolidate", "2024", "--draft"),
        ("consolidate", "2024", "--draft", "--trace"),
    ],
    "bao-cao-tong-ket.xml.j2": [
        ("consolidate", "2023..2024", "--draft", "--trace"),
        ("consolidate", "2020..2024", "--draft"),
    ],
    "bao-cao-don-vi.xml.j2": [("render", "reports/2024/ban-tcd.yaml", "--draft")],
    "cong-van-don-doc.xml.j2": [("remind", "2024", "--deadline", "20/11/2024")],
    "cong-van-yeu-cau.xml.j2": [("remind", "2025", "--request")],
    "ke-hoach.xml.j2": [("render", "plans/dan-van.yaml")],
}
PROPERTIES = Properties(
    title="Báo cáo <&>",
    author="Văn phòng UBND tỉnh",
    subject="Công tác dân vận",
    keywords="dân vận",
    commit="a" * 40,
    input_digest="b" * 64,
    version="0.1.0",
    timestamp=datetime(2024, 11, 5, 7, 30, 1, tzinfo=UTC),
)
SPOILT = {
    # part, what stands there, what makes it wrong
    "order in pPr": ("word/document.xml", r"(<w:pStyle [^>]*/>)(<w:keepNext/>)", r"\2\1"),
    "order in tblPr": ("word/document.xml", r"(<w:tblW [^>]*/>)(<w:tblLayout [^>]*/>)", r"\2\1"),
    "order in tcPr": ("word/document.xml", r"(<w:tcW [^>]*/>)(</w:tcPr>)", r'<w:vAlign w:val="top"/>\1\2'),
    "order in trPr": ("word/document.xml", r"<w:tr><w:trPr>(.*?)</w:trPr>(<w:tc>)", r"<w:tr>\2<w:trPr>\1</w:trPr>"),
    "order in sectPr": ("word/document.xml", r"(<w:pgSz [^>]*/>)(<w:pgMar [^>]*/>)", r"\2\1"),
    "order in settings": ("word/settings.xml", r"(<w:zoom [^>]*/>)(<w:defaultTabStop [^>]*/>)", r"\2\1"),
    "order in rPr": ("word/styles.xml", r"(<w:b/><w:bCs/>)(<w:sz [^>]*/>)", r"\2\1"),
    "order in a font": ("word/fontTable.xml", r"(<w:panose1 [^>]*/>)(<w:charset [^>]*/>)", r"\2\1"),
    "order in a header": ("word/header1.xml", r"<w:pPr>", "<w:r/><w:pPr>"),
    "value that is none": ("word/document.xml", r'<w:jc w:val="center"/>', '<w:jc w:val="centre"/>'),
    "number of a property": ("docProps/custom.xml", r'pid="2"', 'pid="1"'),
    "unknown property": ("docProps/app.xml", r"<Application>", "<X/><Application>"),
    "name of a style with a comma": ("word/styles.xml", r'<w:name w:val="Nội dung"/>', '<w:name w:val="Nội, dung"/>'),
    "part without a type": ("[Content_Types].xml", r'<Default Extension="rels"[^>]*/>', ""),
}  # fmt: skip


@pytest.fixture(scope="session")
def faults(tmp_path_factory):
    """Return the faults of Word files, by file."""
    library = os.environ.get("OPEN_XML_VALIDATOR", "")
    own = Path(library).parents[4] / ".bin" / "node" if library else Path()
    node = str(own) if own.is_file() else shutil.which("node")
    if not library or not Path(library).is_file() or node is None:
        _lacking("@ooxml-tools/validate (OPEN_XML_VALIDATOR) hoặc Node từ bản 20")

    def ask(files: list[Path]) -> dict[Path, list[str]]:
        done = subprocess.run(
            [node, SCRIPT, library, VERSIONS, *files],
            cwd=tmp_path_factory.mktemp("open-xml"),
            capture_output=True,
            timeout=600,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return {Path(file): found for file, found in json.loads(done.stdout).items()}

    return ask


def _lacking(what: str) -> None:
    """Skip on a desk that lacks a program, fail where everything must run."""
    if os.environ.get("CI"):
        pytest.fail(f"thiếu {what}")
    pytest.skip(f"thiếu {what}")


@pytest.fixture(scope="session")
def documents(tmp_path_factory, execute) -> list[Path]:
    """One document of every kind, made of the shipped sample; one unit has sent nothing."""
    root = tmp_path_factory.mktemp("moi-loai") / "so-lieu"
    root.mkdir()
    alone = {"GIT_CEILING_DIRECTORIES": str(root.parent)}
    execute(*DANVAN, "init", "--sample", cwd=root, **alone)
    (root / "reports/2024/nha-khach.yaml").unlink()
    made = []
    for template, calls in COMMANDS.items():
        for number, call in enumerate(calls):
            made.append(root.parent / f"{template.partition('.')[0]}-{number}.docx")
            execute(*DANVAN, *call, "-o", made[-1], cwd=root, **alone)
    return made


@pytest.fixture(scope="session")
def everything_drawn(tmp_path_factory) -> list[Path]:
    """Documents that use the whole vocabulary of templates, remarks on figures too, in both profiles."""
    folder = tmp_path_factory.mktemp("tu-vung")
    made = []
    for source in sorted(VOCABULARY.glob("*.xml")):
        for size in (13, 14):
            made.append(folder / f"{source.stem}-{size}.docx")
            text = source.read_text("utf-8").replace("<so-lieu ", '<so-lieu nguon="Tệp a.yaml & b, dòng 3" ')
            document = read_document(text.replace("a.yaml & b", "a.yaml &amp; b"))
            made[-1].write_bytes(write_docx(document, HouseStyle(co_chu=size), PROPERTIES))
    return made


def test_every_template_has_a_document_here():
    written = {path.name for path in TEMPLATES.glob("*.xml.j2")} - {"chung.xml.j2"}

    assert set(COMMANDS) == written


def test_every_part_of_every_kind_of_document_is_valid(faults, documents):
    assert len(documents) >= 5
    assert faults(documents) == {path: [] for path in documents}


def test_everything_that_a_template_can_draw_is_valid(faults, everything_drawn):
    assert len(everything_drawn) >= 4
    assert faults(everything_drawn) == {path: [] for path in everything_drawn}


def test_the_judge_sees_what_is_wrong(faults, documents, tmp_path):
    """One fault each in an otherwise valid letter: the judge names the part."""
    (letter,) = (path for path in documents if path.name == "cong-van-yeu-cau-0.docx")
    spoilt = {name: tmp_path / f"{number}.docx" for number, name in enumerate(SPOILT)}
    for name, path in spoilt.items():
        _spoil(letter, path, *SPOILT[name])

    found = faults(list(spoilt.values()))

    missed = [name for name, path in spoilt.items() if not found[path]]
    assert missed == []
    astray = [
        name
        for name, path in spoilt.items()
        if SPOILT[name][0] != "[Content_Types].xml" and not found[path][0].startswith(f"/{SPOILT[name][0]} ")
    ]
    assert astray == []


def _spoil(source: Path, target: Path, part: str, pattern: str, wrong: str) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == part:
                text, times = re.subn(pattern, wrong, content.decode(), count=1)
                assert times == 1, f"{part} holds no {pattern}"
                content = text.encode()
            new.writestr(entry, content)
