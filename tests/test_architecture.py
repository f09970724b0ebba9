"""The house rules that a program can check: sizes, names, docstrings, who reads what."""

import ast
import inspect
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from integration import errors
from integration.flows import ports

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "integration"
FILE_LIMIT, FUNCTION_LIMIT, PORT_LIMIT = 350, 50, 5
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}

SOURCES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_outgrows_a_screenful_or_seven() -> None:
    """A file over 350 lines holds more than one idea."""
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in (*SOURCES, *TESTS)}

    assert {name: length for name, length in lengths.items() if length > FILE_LIMIT} == {}


def test_no_function_outgrows_a_screen() -> None:
    """A function over 50 lines does more than one thing."""
    long = [
        f"{shown(path)}: {function.name}"
        for path in SOURCES
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno >= FUNCTION_LIMIT
    ]

    assert long == []


def test_the_usual_file_and_function_are_small() -> None:
    """The budgets of the median hold, not only those of the largest."""
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES)
    bodies = sorted(
        (function.end_lineno or 0) - function.lineno + 1 for path in SOURCES for function in functions(path)
    )

    assert lengths[len(lengths) // 2] <= 110
    assert bodies[len(bodies) // 2] <= 9
    assert bodies[len(bodies) * 95 // 100] <= 30


def test_every_module_says_what_it_is_for() -> None:
    """Every module opens with a docstring."""
    silent = [
        shown(path) for path in (*SOURCES, *TESTS) if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []


def test_every_test_says_what_should_hold() -> None:
    """A failing test explains itself by its docstring."""
    silent = [
        f"{shown(path)}: {function.name}"
        for path in TESTS
        for function in functions(path)
        if function.name.startswith("test_") and not ast.get_docstring(function)
    ]

    assert silent == []


def test_modules_are_named_for_what_they_hold() -> None:
    """No module has a name that could hold anything."""
    assert [shown(path) for path in SOURCES if path.stem in VAGUE_NAMES] == []


def test_ports_are_small() -> None:
    """A port asks for at most five things."""
    sizes = {
        name: len([member for member in vars(port) if not member.startswith("_")])
        for name, port in inspect.getmembers(ports, inspect.isclass)
        if port.__module__ == ports.__name__
    }

    assert sizes
    assert {name: size for name, size in sizes.items() if size > PORT_LIMIT} == {}


def test_the_drawn_family_of_errors_is_the_real_one() -> None:
    """The tree in the docstring of `errors` names every class, below its parent."""
    drawn: dict[str, str] = {}
    branch: list[tuple[int, str]] = []
    for line in inspect.cleandoc(errors.__doc__ or "").splitlines()[1:]:
        if match := re.match(r"([ │├└─]*)([A-Z]\w+)", line):
            depth, name = len(match[1]), match[2]
            branch = [(other, parent) for other, parent in branch if other < depth]
            drawn[name] = branch[-1][1] if branch else "Exception"
            branch.append((depth, name))
    real = {
        name: kind.__base__.__name__
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if kind.__module__ == errors.__name__ and kind.__base__
    }

    assert drawn == real


def status_codes(tree: ast.AST) -> Iterator[int]:
    """Lines that decide on an HTTP status: `abort(…)`, `status=…`, `return body, 404`, `HTTPStatus.…`."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="abort")) | ast.Attribute(value=ast.Name(id="HTTPStatus")):
                yield node.lineno
            case ast.keyword(arg="status" | "status_code", value=ast.Constant(value=int())):
                yield node.value.lineno
            case ast.Return(value=ast.Tuple(elts=[_, ast.Constant(value=int()), *_])):
                yield node.lineno


def test_status_codes_stand_in_one_table() -> None:
    """In the web edge only `problems` knows that 404 means not found."""
    elsewhere = [
        f"{shown(path)}:{line}"
        for path in (PACKAGE / "web").rglob("*.py")
        if path.stem != "problems"
        for line in status_codes(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert list(status_codes(ast.parse("def view():\n    return 'gone', 410"))) == [2]
    assert elsewhere == []


def test_letters_and_pages_never_share_an_environment() -> None:
    """One sandboxed Jinja environment for letters, in `rendering`; pages use Flask's own."""
    builders = [
        shown(path)
        for path in SOURCES
        if re.search(r"\b\w*Environment\(", path.read_text(encoding="utf-8")) and "sandbox" not in path.parts
    ]

    assert builders
    assert all(name.startswith("integration/rendering/") for name in builders)


@pytest.mark.parametrize("lock", ["package-lock.json", "requirements.txt", "requirements-dev.txt"])
def test_locks_name_no_registry(lock: str) -> None:
    """A lock pins versions and hashes, and leaves the registry to the machine."""
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert text
    assert '"resolved"' not in text
    assert "--index-url" not in text


def test_nothing_is_built_at_import_time(tmp_path: Path) -> None:
    """Every module can be imported with an empty environment, and leaves no file behind."""
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in SOURCES
        if "migrations" not in path.parts
    ]
    code = "import importlib\nfor name in " + repr(names) + ":\n    importlib.import_module(name)\n"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": os.defpath},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []
