"""No file, class, function or template grows past what one can take in."""

import ast

import pytest

from tests.house.rooms import PACKAGE, ROOT, python_files, templates

FILE, CLASS, FUNCTION, TEMPLATE = 400, 200, 50, 120
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "services", "misc"}


def relative(path):
    return path.relative_to(ROOT).as_posix()


def test_files_are_at_most_400_lines():
    folders = [PACKAGE, ROOT / "tests", ROOT / "benchmarks", ROOT / "tools"]
    files = [path for folder in folders for path in folder.rglob("*.py")]

    long = {
        relative(path): count
        for path in files
        if "migrations" not in path.parts
        and (count := len(path.read_text(encoding="utf-8").splitlines())) > FILE
    }

    assert long == {}


def test_functions_and_classes_are_short():
    long = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            limit = {
                ast.FunctionDef: FUNCTION,
                ast.AsyncFunctionDef: FUNCTION,
                ast.ClassDef: CLASS,
            }.get(type(node))
            if limit and node.end_lineno - node.lineno + 1 > limit:
                long[f"{relative(path)}:{node.name}"] = node.end_lineno - node.lineno

    assert long == {}


def test_templates_are_at_most_120_lines():
    long = {
        relative(path): count
        for path in templates()
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > TEMPLATE
    }

    assert long == {}


def test_no_module_has_a_name_that_says_nothing():
    assert [
        relative(path) for path in python_files() if path.stem in SAYS_NOTHING
    ] == []


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX"])
def test_nothing_is_left_open(word):
    left = [
        relative(path)
        for path in [*python_files(), *templates()]
        if word in path.read_text(encoding="utf-8")
    ]

    assert left == []
