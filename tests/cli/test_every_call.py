"""Every command, option and argument there is, called wrongly in every way there is: never a word of English."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click
import pytest
from click import exceptions
from typer.main import get_command

from danvan_cli.cli.app import app
from danvan_cli.cli.errors import ExtraArguments, MissingCommand, UnknownCommand, explain_usage

GROUP = get_command(app)
assert isinstance(GROUP, click.Group)
CONTEXT = click.Context(GROUP, info_name="danvan")
COMMANDS = {name: GROUP.commands[name] for name in GROUP.list_commands(CONTEXT)}
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|errors?|missing|invalid|got|such|mean|required|default|requires?"
    r"|does|not|show|this|message|try|option|parameter|value|unexpected|extra|takes|cannot|be|from|with|is|are)\b",
    re.IGNORECASE,
)


def arguments_of(command: click.Command) -> list[str]:
    """One word for each argument that the command needs."""
    needed = [found for found in command.params if isinstance(found, click.Argument) and found.required]
    return ["2024"] * len(needed)


def options() -> Iterator[tuple[str, click.Option]]:
    """Every option of every command, and of danvan itself under no name."""
    for name, command in {"": GROUP, **COMMANDS}.items():
        context = click.Context(command, info_name=name)
        for found in command.get_params(context):
            if isinstance(found, click.Option):
                yield name, found


OPTIONS = list(options())
FORMS = [(name, found, form) for name, found in OPTIONS for form in found.opts]
VALUED = [(name, form) for name, found, form in FORMS if not found.is_flag]
MISSPELLABLE = [(name, form) for name, _, form in FORMS if len(form) > 5]
FLAGS = [(name, form) for name, found, form in FORMS if found.is_flag and form.startswith("--")]
CHOICES = [(name, found, form) for name, found, form in FORMS if isinstance(found.type, click.Choice)]


def call(name: str, *words: str) -> list[str]:
    return [*([name, *arguments_of(COMMANDS[name])] if name else []), *words]


def said(run, name: str, *words: str) -> str:
    """The first line of a wrong call; the second shows the way to the help."""
    code, out, err = run(*call(name, *words))
    first, second, rest = err.split("\n")
    assert (code, out, rest) == (2, "", "")
    assert second == f"Xem cách dùng: {f'danvan {name}'.strip()} --help"
    return first


def in_vietnamese(text: str) -> bool:
    plain = re.sub(r"--?[a-z][a-z-]*|\b(auto|always|never|text|concise|json|github|sarif|csv)\b", "", text)
    plain = re.sub("|".join(COMMANDS), "", plain)
    return not ENGLISH.search(plain)


def identify(value: object) -> str:
    return value if isinstance(value, str) else ""


def test_enough_is_called() -> None:
    assert len(COMMANDS) >= 6
    assert len(VALUED) >= 10
    assert len(FLAGS) >= 8
    assert len(CHOICES) >= 3


@pytest.mark.parametrize(("name", "form"), VALUED, ids=identify)
def test_option_without_its_value(run, name: str, form: str) -> None:
    assert said(run, name, form) == f"danvan: tùy chọn {form} thiếu giá trị"


@pytest.mark.parametrize(("name", "form"), FLAGS, ids=identify)
def test_switch_with_a_value(run, name: str, form: str) -> None:
    assert said(run, name, f"{form}=1") == f"danvan: tùy chọn {form} không nhận giá trị"


@pytest.mark.parametrize(("name", "option", "form"), CHOICES, ids=identify)
def test_value_that_is_no_choice(run, name: str, option: click.Option, form: str) -> None:
    assert isinstance(option.type, click.Choice)
    choices = ", ".join(str(getattr(choice, "value", choice)) for choice in option.type.choices)
    words = (form, "khong-co", "validate") if not name else (form, "khong-co")
    longest = max(option.opts, key=len)

    expected = f"danvan: giá trị của tùy chọn {longest} không dùng được: chọn một trong {choices}"
    assert said(run, name, *words) == expected


@pytest.mark.parametrize(("name", "form"), MISSPELLABLE, ids=identify)
def test_misspelt_option_names_the_one_that_was_meant(run, name: str, form: str) -> None:
    wrong = form[:3] + form[4] + form[3] + form[5:] if form[3] != form[4] else form + "x"

    assert said(run, name, wrong) == f"danvan: không có tùy chọn “{wrong}”; có phải “{form}”?"


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_option_that_nobody_knows(run, name: str) -> None:
    assert said(run, name, "--qqq") == "danvan: không có tùy chọn “--qqq”"
    assert said(run, name, "-q") == "danvan: không có tùy chọn “-q”"


@pytest.mark.parametrize("name", [name for name, command in COMMANDS.items() if arguments_of(command)])
def test_command_without_what_it_needs(run, name: str) -> None:
    code, out, err = run(name)

    assert (code, out) == (2, "")
    assert re.fullmatch(
        rf"danvan: thiếu tham số [A-ZĐÀ-Ỹ_|\[\]]+\nXem cách dùng: danvan {name} --help\n", err
    )


def takes_all_or_is_refused_first(parameter: click.Parameter) -> bool:
    """Whether a parameter takes any number of words, must be there, or must be one of a few words."""
    if isinstance(parameter, click.Option):
        return parameter.required
    return parameter.nargs == -1 or isinstance(parameter.type, click.Choice)


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, command in COMMANDS.items()
        if not any(takes_all_or_is_refused_first(found) for found in command.params)
    ],
)
def test_more_than_a_command_takes(run, name: str) -> None:
    most = sum(isinstance(found, click.Argument) for found in COMMANDS[name].params)
    code, out, err = run(name, *(f"tu{number}" for number in range(most + 2)))

    assert (code, out) == (2, "")
    assert err == f"danvan: thừa tham số: tu{most} tu{most + 1}\nXem cách dùng: danvan {name} --help\n"


@pytest.mark.parametrize("words", [("--",), ("--color", "always"), ("--color", "always", "--")])
def test_options_without_a_command(run, words: tuple[str, ...]) -> None:
    known = ", ".join(COMMANDS)

    assert run(*words) == (2, "", f"danvan: thiếu lệnh; các lệnh: {known}\nXem cách dùng: danvan --help\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_misspelt_command_names_the_one_that_was_meant(run, name: str) -> None:
    wrong = name.upper() if len(name) < 5 else name[:-2] + name[-1] + name[-2]

    assert said(run, "", wrong) == f"danvan: không có lệnh “{wrong}”; có phải “{name}”?"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("validate", "--", "--strict"), "không có tệp hay kỳ báo cáo “--strict”"),
        (("validate", "-"), "không có tệp hay kỳ báo cáo “-”"),
        (("validate", ""), "tên tệp hay kỳ báo cáo để trống"),
        (("validate", "khong-co.yaml"), "không có tệp hay kỳ báo cáo “khong-co.yaml”"),
        (("validate", "/"), "“/” nằm ngoài thư mục làm việc {root}"),
        (("consolidate", "20244"), "“20244” không phải là kỳ báo cáo; viết như 2024, 2024-6t hoặc 2024-9t"),
        (("consolidate", ""), "“” không phải là kỳ báo cáo; viết như 2024, 2024-6t hoặc 2024-9t"),
        (("export", "2024-3t"), "“2024-3t” không phải là kỳ báo cáo; viết như 2024, 2024-6t hoặc 2024-9t"),
        (("new", "nam-nay"), "“nam-nay” không phải là kỳ báo cáo; viết như 2024, 2024-6t hoặc 2024-9t"),
        (("validate", "a\x1b[31mb\x07"), "không có tệp hay kỳ báo cáo “a\ufffd[31mb\ufffd”"),
        (("validate", "\udcff"), "không có tệp hay kỳ báo cáo “\ufffd”"),
        (("new", "2024", "--unit", "\udcff\x1b"), "không có đơn vị mang mã “\ufffd\ufffd”"),
        (("explain", "DV000"), "không có mã “DV000”; có phải “DV001”?"),
    ],
)
def test_value_that_is_nothing(run, workspace, words: tuple[str, ...], line: str) -> None:
    root = workspace()
    code, out, err = run(*words, cwd=root)

    assert (code, out) == (2, "")
    assert err.split("\n")[0] == f"danvan: {line.format(root=root)}"


def test_argument_that_is_no_utf8_is_answered(spawn, workspace) -> None:
    done = spawn(b"validate", b"\xff\xfe.yaml", cwd=workspace())

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "danvan: không có tệp hay kỳ báo cáo “\ufffd\ufffd.yaml”\n"


def test_name_of_a_new_folder_cannot_change_the_terminal(run, tmp_path) -> None:
    code, _, err = run("init", "a\x1b[31m", cwd=tmp_path)

    assert code == 0
    assert "\x1b" not in err
    assert "a\ufffd[31m" in err


def test_last_of_an_option_given_twice_counts(run, workspace) -> None:
    root = workspace()
    code, out, _ = run("validate", "--format", "json", "--format", "concise", root=root)

    assert (code, out) == (0, "")


def usage_errors() -> list[type[click.UsageError]]:
    found = [kind for _, kind in inspect.getmembers(exceptions, inspect.isclass)]
    own = [UnknownCommand, ExtraArguments, MissingCommand]
    return [
        *own,
        *(kind for kind in found if issubclass(kind, click.UsageError) and kind is not click.UsageError),
    ]


@pytest.mark.parametrize("kind", usage_errors(), ids=lambda kind: kind.__name__)
def test_every_type_of_wrong_call_has_its_own_line(kind: type[click.UsageError]) -> None:
    made = {
        "UnknownCommand": lambda: UnknownCommand("x", ["y"], CONTEXT),
        "ExtraArguments": lambda: ExtraArguments(["x"], CONTEXT),
        "MissingCommand": lambda: MissingCommand(["y"], CONTEXT),
        "NoSuchOption": lambda: click.NoSuchOption("--x", ctx=CONTEXT),
        "BadOptionUsage": lambda: click.BadOptionUsage("--x", "Option needs a value", CONTEXT),
        "BadArgumentUsage": lambda: click.BadArgumentUsage("Argument takes 2 values", CONTEXT),
        "BadParameter": lambda: click.BadParameter("is not a valid path", CONTEXT),
        "MissingParameter": lambda: click.MissingParameter("Missing parameter", CONTEXT),
        "NoArgsIsHelpError": lambda: None,  # shown as the help itself
    }[kind.__name__]()
    line = explain_usage(made) if made else ""

    assert in_vietnamese(line)
    assert not line.startswith("lệnh viết sai")


def test_only_types_of_values_are_used_whose_faults_are_explained() -> None:
    kinds = {type(found.type).__name__ for command in (GROUP, *COMMANDS.values()) for found in command.params}

    assert kinds <= {"Choice", "TyperChoice", "StringParamType", "TyperPath", "Path", "BoolParamType"}


@pytest.mark.parametrize("option", [option for _, option in OPTIONS], ids=lambda option: option.name)
def test_every_option_says_in_vietnamese_what_it_is_for(option: click.Option) -> None:
    assert option.help
    assert re.search(r"[À-ỹđĐ]", option.help)
    assert in_vietnamese(option.help)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_in_vietnamese_what_it_does(name: str) -> None:
    text = COMMANDS[name].help or ""

    assert re.search(r"[À-ỹđĐ]", text)
    assert in_vietnamese(text)


def test_search_for_english_finds_it() -> None:
    assert not in_vietnamese("Option requires an argument")
    assert in_vietnamese("tùy chọn --format thiếu giá trị; chọn một trong text, json")
