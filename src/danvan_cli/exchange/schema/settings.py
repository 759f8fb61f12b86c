"""The settings by which VS Code finds the schemas: a new file, or what is missing put into the user's own.

Knows the keys of the YAML extension. What the user has set himself is never changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from danvan_cli.exchange.schema.bundle import FOLDER, Made
from danvan_cli.exchange.schema.jsonc import (
    NotUnderstood,
    group_at,
    root_of,
    value_at,
    with_member,
    without_comments,
)

SETTINGS = ".vscode/settings.json"
EXTENSIONS = ".vscode/extensions.json"
_SCHEMAS = "yaml.schemas"
_EXTENSION = "redhat.vscode-yaml"
_OWN = f"./{FOLDER}/"
_CHOICES: Mapping[str, object] = {
    "yaml.schemaStore.enable": False,
    "yaml.kubernetesCRDStore.enable": False,
    "yaml.format.enable": False,
    "yaml.yamlVersion": "1.2",
    "files.encoding": "utf8",
    "files.eol": "\n",
}
"""Nothing is fetched from the network; no formatter rewrites what danvan lays out; values are typed as YAML 1.2."""


def settings(existing: str | None, schemas: Iterable[Made]) -> str:
    """Return the settings with the schemas in them; raises ``NotUnderstood`` for a text that cannot be changed."""
    text = existing if existing and existing.strip() else "{\n}\n"
    root = root_of(text)
    known = {member.key: member for member in root.members}
    mapping = _mapping(schemas)
    if _SCHEMAS not in known:
        text = with_member(text, root, _SCHEMAS, _shown(mapping))
    else:
        theirs = value_at(text, known[_SCHEMAS])
        if not isinstance(theirs, dict):
            raise NotUnderstood("no mapping")
        kept = {key: files for key, files in theirs.items() if not key.startswith(_OWN)}
        if theirs != kept | mapping:
            text = _with_mapping(text, kept, mapping)
    for key, value in _CHOICES.items():
        if key not in known:
            text = with_member(text, root_of(text), key, json.dumps(value))
    _check(text)
    return text


def extensions(existing: str | None) -> str:
    """Return the recommended extensions, the one for YAML among them; raises ``NotUnderstood``."""
    text = existing if existing and existing.strip() else "{\n}\n"
    root = root_of(text)
    wanted = next((member for member in root.members if member.key == "recommendations"), None)
    if wanted is None:
        return with_member(text, root, "recommendations", json.dumps([_EXTENSION]))
    theirs = value_at(text, wanted)
    if not isinstance(theirs, list):
        raise NotUnderstood("no list")
    unwanted = next((member for member in root.members if member.key == "unwantedRecommendations"), None)
    if _EXTENSION in theirs or (unwanted and _EXTENSION in value_at(text, unwanted)):
        return text
    rest = text[wanted.value + 1 :]
    return f'{text[: wanted.value + 1]}"{_EXTENSION}"{", " if theirs else ""}{rest}'


def missing_settings(schemas: Iterable[Made]) -> str:
    """Return what a user has to add by hand where the settings cannot be changed safely."""
    return json.dumps({_SCHEMAS: _mapping(schemas), **_CHOICES}, ensure_ascii=False, indent=2)


def _mapping(schemas: Iterable[Made]) -> dict[str, object]:
    return {
        f"{_OWN}{made.name}": made.files[0] if len(made.files) == 1 else list(made.files)
        for made in schemas
        if made.files
    }


def _with_mapping(text: str, kept: Mapping[str, object], mapping: Mapping[str, object]) -> str:
    """Return the text with our own entries of the mapping set anew, theirs left as they stand."""
    member = next(one for one in root_of(text).members if one.key == _SCHEMAS)
    if not kept:
        return text[: member.value] + _shown(mapping) + text[member.ends :]
    for key, files in mapping.items():
        member = next(one for one in root_of(text).members if one.key == _SCHEMAS)
        text = with_member(text, group_at(text, member.value), key, json.dumps(files, ensure_ascii=False))
    return _without_stale(text, mapping)


def _without_stale(text: str, mapping: Mapping[str, object]) -> str:
    member = next(one for one in root_of(text).members if one.key == _SCHEMAS)
    group = group_at(text, member.value)
    stale = [one for one in group.members if one.key.startswith(_OWN) and one.key not in mapping]
    for one in reversed(stale):
        at = group.members.index(one)
        # Ours follow one another, and one that stays or theirs comes before or after: take one comma along.
        if at + 1 < len(group.members):
            text = text[: one.begins] + text[group.members[at + 1].begins :]
        else:
            text = text[: group.members[at - 1].ends] + text[one.ends :]
    return text


def _shown(mapping: Mapping[str, object]) -> str:
    return json.dumps(mapping, ensure_ascii=False, indent=2).replace("\n", "\n  ")


def _check(text: str) -> None:
    try:
        json.loads(without_comments(text).removeprefix("\ufeff"))
    except ValueError as error:
        raise NotUnderstood(str(error)) from None
