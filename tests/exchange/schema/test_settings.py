"""The editor's settings: made where there are none, completed where there are some, never spoilt."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.exchange.schema.bundle import Made
from danvan_cli.exchange.schema.jsonc import NotUnderstood, root_of, value_at, without_comments
from danvan_cli.exchange.schema.settings import extensions, settings

TWO = (
    Made("co-quan.json", ("plans/co-quan.yaml",), ""),
    Made("2024/ban-tcd.json", ("reports/2024/ban-tcd.yaml",), ""),
)
ONE = TWO[:1]
OWN = "./.vscode/luoc-do/"
CHOICES = {
    "yaml.schemaStore.enable": False,
    "yaml.kubernetesCRDStore.enable": False,
    "yaml.format.enable": False,
    "yaml.yamlVersion": "1.2",
    "files.encoding": "utf8",
    "files.eol": "\n",
}


def plain(text: str) -> dict[str, object]:
    read: dict[str, object] = json.loads(without_comments(text))
    return read


def test_new_settings_name_every_schema_and_fetch_nothing() -> None:
    assert json.loads(settings(None, TWO)) == {
        "yaml.schemas": {
            f"{OWN}co-quan.json": "plans/co-quan.yaml",
            f"{OWN}2024/ban-tcd.json": "reports/2024/ban-tcd.yaml",
        },
        **CHOICES,
    }


def test_several_files_of_one_schema_are_a_list() -> None:
    plans = (Made("ke-hoach.json", ("plans/a.yaml", "plans/b.yaml"), ""),)

    assert plain(settings(None, plans))["yaml.schemas"] == {
        f"{OWN}ke-hoach.json": ["plans/a.yaml", "plans/b.yaml"]
    }


def test_a_schema_without_files_is_not_named() -> None:
    assert plain(settings(None, (Made("ke-hoach.json", (), ""),)))["yaml.schemas"] == {}


@pytest.mark.parametrize(
    "existing", [None, "", "{}", '{\n  // của tôi\n  "a": 1\n}\n', '{"a": [1, {"b": 2}]}']
)
def test_a_second_time_changes_nothing(existing: str | None) -> None:
    once = settings(existing, TWO)

    assert settings(once, TWO) == once


def test_comments_and_keys_of_the_user_stay_where_they_are() -> None:
    theirs = """\
{
    // cỡ chữ cho dễ đọc
    "editor.fontSize": 16, /* to */
    "yaml.format.enable": true,
    "url": "a//b /* không phải ghi chú */",
}
"""
    text = settings(theirs, ONE)

    assert text.startswith(theirs.removesuffix("}\n"))
    assert plain(text) == {
        "editor.fontSize": 16,
        "yaml.format.enable": True,
        "url": "a//b /* không phải ghi chú */",
        "yaml.schemas": {f"{OWN}co-quan.json": "plans/co-quan.yaml"},
        **{key: value for key, value in CHOICES.items() if key != "yaml.format.enable"},
    }


def test_schemas_of_the_user_stay_and_stale_ones_of_ours_go() -> None:
    theirs = """\
{
  "yaml.schemas": {
    "./.vscode/luoc-do/cu.json": "cu.yaml",
    "./khac.json": "khac.yaml", // của tôi
    "./.vscode/luoc-do/2020/ban-tcd.json": "reports/2020/ban-tcd.yaml",
    "./.vscode/luoc-do/2021/ban-tcd.json": "reports/2021/ban-tcd.yaml"
  }
}
"""
    text = settings(theirs, TWO)

    assert plain(text)["yaml.schemas"] == {
        "./khac.json": "khac.yaml",
        f"{OWN}co-quan.json": "plans/co-quan.yaml",
        f"{OWN}2024/ban-tcd.json": "reports/2024/ban-tcd.yaml",
    }
    assert "// của tôi" in text
    assert settings(text, TWO) == text


def test_a_schema_whose_files_changed_is_named_anew() -> None:
    before = settings(None, (Made("ke-hoach.json", ("plans/a.yaml",), ""),))
    after = settings(before, (Made("ke-hoach.json", ("plans/b.yaml",), ""),))

    assert plain(after)["yaml.schemas"] == {f"{OWN}ke-hoach.json": "plans/b.yaml"}


@pytest.mark.parametrize(
    "existing",
    [
        "[]",
        "{",
        '{"a" 1}',
        '{"a": 1 "b": 2}',
        '{"a": }',
        "{a: 1}",
        '{"a": 1} x',
        '{"a": "chưa đóng}',
        '{"a": tru}',
        '{"yaml.schemas": []}',
        "// chỉ có ghi chú",
        "{" + '"a": [' * 200,
    ],
)
def test_what_is_not_understood_is_refused(existing: str) -> None:
    with pytest.raises(NotUnderstood):
        settings(existing, TWO)


def test_the_extension_is_recommended_once() -> None:
    assert extensions(None) == '{\n  "recommendations": ["redhat.vscode-yaml"]\n}\n'
    assert extensions(extensions(None)) == extensions(None)


def test_other_recommendations_stay() -> None:
    assert extensions('{"recommendations": ["a.b"] /* tôi */}') == (
        '{"recommendations": ["redhat.vscode-yaml", "a.b"] /* tôi */}'
    )


def test_an_extension_the_user_does_not_want_is_not_recommended() -> None:
    theirs = '{"recommendations": [], "unwantedRecommendations": ["redhat.vscode-yaml"]}'

    assert extensions(theirs) == theirs


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
NOTES = st.sampled_from(["", " ", "\n", "\t", "// ghi chú }\n", "/* { */", "\r\n"])


@given(
    value=st.dictionaries(st.text(max_size=4), VALUES, max_size=4),
    notes=st.lists(NOTES, min_size=1),
    tail=st.booleans(),
)
def test_any_json_with_comments_is_read_as_it_stands(
    value: dict[str, object], notes: list[str], tail: bool
) -> None:
    marks = iter(range(10**6))

    def note() -> str:
        return notes[next(marks) % len(notes)]

    def written(part: object) -> str:
        comma = "," if tail and part else ""
        if isinstance(part, dict):
            entries = (
                f"{note()}{json.dumps(key)}{note()}:{note()}{written(one)}{note()}"
                for key, one in part.items()
            )
            return "{" + ",".join(entries) + comma + note() + "}"
        if isinstance(part, list):
            return "[" + ",".join(f"{note()}{written(one)}{note()}" for one in part) + comma + note() + "]"
        return json.dumps(part, ensure_ascii=bool(len(notes) % 2))

    text = note() + written(value) + note()

    assert {member.key: value_at(text, member) for member in root_of(text).members} == value
    assert {**plain(settings(text, TWO)), **value, "yaml.schemas": 0} == {
        **CHOICES,
        **value,
        "yaml.schemas": 0,
    }
