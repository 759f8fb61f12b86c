"""The file: same content same bytes, the seal, and nothing of the machine or of a library in it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import docx
import pytest

from danvan_cli.thethuc.docx import write_docx
from danvan_cli.thethuc.package import Seal, is_untouched, read_seal
from danvan_cli.thethuc.ruleset import HouseStyle
from danvan_cli.thethuc.vocabulary import read_document


def edited(content, name, old, new):
    """The file with ``old`` made ``new`` in one part, everything else as it was."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == name:
                assert old in data
                data = data.replace(old, new)
            target.writestr(entry, data)
    return buffer.getvalue()


@pytest.fixture
def made(report_xml, properties):
    return write_docx(read_document(report_xml), HouseStyle(), properties)


def test_the_same_arguments_give_the_same_bytes(made, report_xml, properties):
    assert write_docx(read_document(report_xml), HouseStyle(), properties) == made


def test_neither_the_order_of_hashes_nor_the_time_zone_shows(tmp_path, made, report_xml):
    code = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "from danvan_cli.thethuc.docx import Properties, write_docx\n"
        "from danvan_cli.thethuc.ruleset import HouseStyle\n"
        "from danvan_cli.thethuc.vocabulary import read_document\n"
        "p = Properties(title='Báo cáo công tác dân vận', author='Văn phòng UBND tỉnh',\n"
        "    subject='Công tác dân vận', keywords='dân vận', commit='a' * 40, input_digest='b' * 64,\n"
        "    version='0.1.0', timestamp=datetime(2024, 11, 5, 7, 30, 1, tzinfo=UTC))\n"
        "xml = sys.stdin.buffer.read().decode('utf-8')\n"
        "sys.stdout.buffer.write(write_docx(read_document(xml), HouseStyle(), p))\n"
    )
    for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("2", "America/New_York")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        run = subprocess.run(
            [sys.executable, "-c", code],
            input=report_xml.encode("utf-8"),
            capture_output=True,
            check=True,
            env=environment,
            cwd=tmp_path,
        )
        assert run.stdout == made


def test_one_instant_in_two_time_zones_is_one_file(sample, properties):
    document = sample("<p>x</p>").document
    there = properties.timestamp.astimezone(timezone(timedelta(hours=7)))
    assert write_docx(document, HouseStyle(), replace(properties, timestamp=there)) == write_docx(
        document, HouseStyle(), properties
    )


def test_every_part_carries_the_time_of_the_properties(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2024, 11, 5, 7, 30, 0)}


@pytest.mark.parametrize("timestamp", [datetime(1970, 1, 1, tzinfo=UTC), datetime(1980, 1, 1, tzinfo=UTC)])
def test_a_time_before_1980_is_1980(sample, properties, timestamp):
    made = write_docx(sample("<p>x</p>").document, HouseStyle(), replace(properties, timestamp=timestamp))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b'<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z<' in made


def test_the_properties_are_those_given(made):
    core = docx.Document(io.BytesIO(made)).core_properties
    assert (core.title, core.author, core.subject, core.keywords, core.language) == (
        "Báo cáo công tác dân vận",
        "Văn phòng UBND tỉnh",
        "Công tác dân vận",
        "dân vận",
        "vi-VN",
    )
    assert core.last_modified_by == "Văn phòng UBND tỉnh"
    assert core.created == datetime(2024, 11, 5, 7, 30, 1, tzinfo=UTC)


def test_nothing_of_a_library_template_is_left(made):
    assert b"python-docx" not in made
    assert b"2013" not in made
    assert b"Theme=" not in made
    assert b"theme/" not in made


def test_the_seal_says_where_the_file_came_from(made):
    seal = read_seal(made)
    assert seal is not None
    assert (seal.version, seal.input_digest, seal.commit) == ("0.1.0", "b" * 64, "a" * 40)
    assert len(seal.content) == 64


def test_without_git_there_is_no_commit(sample, properties):
    made = write_docx(sample("<p>x</p>").document, HouseStyle(), replace(properties, commit=None))
    assert b'name="danvan_commit"><vt:lpwstr></vt:lpwstr>' in made
    seal = read_seal(made)
    assert isinstance(seal, Seal)
    assert seal.commit is None


def test_a_file_as_it_was_written_is_untouched(made):
    assert is_untouched(made)


def test_one_changed_word_is_noticed(made):
    assert not is_untouched(edited(made, "word/document.xml", "Kiến nghị".encode(), "Kiến nghi".encode()))


def test_a_changed_property_is_noticed(made):
    assert not is_untouched(edited(made, "docProps/core.xml", b"UBND", b"HDND"))


def test_packing_it_anew_changes_nothing(made):
    assert is_untouched(edited(made, "word/document.xml", b"<w:body>", b"<w:body>"))


def test_a_part_that_was_added_is_noticed(made):
    buffer = io.BytesIO(made)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/them.xml", b"x")
    assert not is_untouched(buffer.getvalue())


def test_a_seal_that_was_taken_off_is_noticed(made):
    assert not is_untouched(edited(made, "docProps/custom.xml", b"danvan_noi_dung", b"danvan_noi_dunh"))


@pytest.mark.parametrize("content", [b"", b"PK", b"khong phai docx", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_word_file_is_not_untouched(content):
    assert not is_untouched(content)
    assert read_seal(content) is None


def test_a_damaged_file_is_not_untouched(made):
    assert not any(is_untouched(made[:size]) for size in range(0, len(made), 4001))
    assert not is_untouched(made.replace(b"<w:body>", b"<w:bodx>"))


def test_a_file_of_another_program_has_no_seal():
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    assert read_seal(buffer.getvalue()) is None
    assert not is_untouched(buffer.getvalue())
