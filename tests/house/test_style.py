"""The budgets and habits of the house, measured on the sources themselves.

Covers only what the linter cannot say; does not import the package.
"""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "dateline"
FILES = sorted(PACKAGE.rglob("*.py"))
STAGES = (
    "attribution",
    "claims",
    "entities",
    "events",
    "extract",
    "provenance",
    "reader",
    "stories",
    "temporal",
)
PURE = ("model", "text", "resources", *STAGES)

Function = ast.FunctionDef | ast.AsyncFunctionDef
Finding = tuple[int, str]


def functions(tree: ast.AST) -> list[Function]:
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def whole_lines(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def code_lines(node: Function) -> int:
    """Lines of a function without its docstring: writing more documentation costs no budget."""
    first = node.body[0]
    has_docstring = ast.get_docstring(node, clean=False) is not None
    documented = (first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0
    return whole_lines(node) - documented


def is_command(node: Function) -> bool:
    """Whether this is a verb of the command line, whose parameters are its options."""
    return any("command" in ast.unparse(each) for each in node.decorator_list)


def parameters(node: Function) -> list[str]:
    given = node.args
    named = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return [name for name in named if name not in {"self", "cls"}]


# ------------------------------------------------- habits: each finds (line, what) in one tree


def long_functions(tree: ast.AST) -> Iterator[Finding]:
    for node in functions(tree):
        if 80 < whole_lines(node):
            yield node.lineno, f"{node.name} has {whole_lines(node)} lines, at most 80"


def wide_functions(tree: ast.AST) -> Iterator[Finding]:
    for node in functions(tree):
        if 6 < len(parameters(node)) and not is_command(node):
            yield node.lineno, f"{node.name} takes {len(parameters(node))} parameters, at most 6"


def undocumented(tree: ast.AST) -> Iterator[Finding]:
    if isinstance(tree, ast.Module) and not ast.get_docstring(tree):
        yield 1, "the module has no docstring"
    yield from _undocumented_members(tree)


def _undocumented_members(parent: ast.AST) -> Iterator[Finding]:
    for node in ast.iter_child_nodes(parent):
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node) and not _is_overload(node):
            yield node.lineno, f"{node.name} has no docstring"
        if isinstance(node, ast.ClassDef):
            yield from _undocumented_members(node)


def _is_overload(node: ast.AST) -> bool:
    return any("overload" in ast.unparse(each) for each in getattr(node, "decorator_list", []))


def assertions(tree: ast.AST) -> Iterator[Finding]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            yield node.lineno, "assert: raise an error of the tree"


def prints(tree: ast.AST) -> Iterator[Finding]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "pprint"}:
            yield node.lineno, "print outside cli/"


def upward_comparisons(tree: ast.AST) -> Iterator[Finding]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            for operator in node.ops:
                if isinstance(operator, ast.Gt | ast.GtE):
                    yield node.lineno, f"compare with < and <=: {ast.unparse(node)}"


def clocks_and_chance(tree: ast.AST) -> Iterator[Finding]:
    calls = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value).rpartition(".")[2]
            if node.func.attr in calls and owner in {"datetime", "date", "dt", "time"}:
                yield node.lineno, f"a clock in the analysis: {ast.unparse(node)}"
    for line, name in imports(tree):
        if name.partition(".")[0] in {"random", "secrets", "uuid"}:
            yield line, f"chance in the analysis: {name}"


def network(tree: ast.AST) -> Iterator[Finding]:
    for line, name in imports(tree):
        if name.startswith("urllib.request"):
            yield line, f"the network in the analysis: {name}"


def imports(tree: ast.AST) -> Iterator[Finding]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, each.name) for each in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from ((node.lineno, f"{node.module}.{each.name}") for each in node.names)


EVERYWHERE = (long_functions, wide_functions, undocumented, assertions, upward_comparisons)


def habits_of(path: Path) -> list:
    room = path.relative_to(PACKAGE).parts[0]
    extra = [] if room == "cli" else [prints]
    extra += [clocks_and_chance, network] if room in PURE else []
    return [*EVERYWHERE, *extra]


def names(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=names)
def test_file_keeps_the_habits(path):
    tree = ast.parse(path.read_text("utf-8"))

    found = [
        f"{path.relative_to(ROOT)}:{line}: {what}"
        for habit in habits_of(path)
        for line, what in habit(tree)
    ]

    assert found == []


@pytest.mark.parametrize("path", FILES, ids=names)
def test_file_has_at_most_600_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 600


@pytest.mark.parametrize("path", FILES, ids=names)
def test_file_is_not_named_for_nothing(path):
    vague = {"utils", "util", "helpers", "helper", "misc", "common"}

    assert vague.isdisjoint({*path.relative_to(PACKAGE).parts[:-1], path.stem})


def test_functions_are_short_in_the_main():
    lengths = sorted(
        code_lines(node) for path in FILES for node in functions(ast.parse(path.read_text("utf-8")))
    )

    assert statistics.median(lengths) <= 10
    assert lengths[int(0.95 * len(lengths))] <= 40


@pytest.mark.parametrize(
    ("habit", "good", "bad"),
    [
        (long_functions, "def f():\n" + " x = 1\n" * 79, "def f():\n" + " x = 1\n" * 80),
        (
            wide_functions,
            "def f(self, a, b, c, d, *, e, g): ...",
            "def f(a, b, c, d, e, *, g, h): ...",
        ),
        (undocumented, '"""M."""\ndef f():\n """F."""', '"""M."""\ndef f(): ...'),
        (undocumented, '"""M."""\nclass C:\n """C."""\n def _f(self): ...', "x = 1"),
        (assertions, "if x: raise ValueError", "assert x"),
        (prints, "log(x)", "print(x)"),
        (upward_comparisons, "x = 0 < a <= b", "x = b >= a"),
        (upward_comparisons, "x = a < b", "x = 0 < a > b"),
        (clocks_and_chance, "x = dt.date(2030, 5, 1)", "x = dt.datetime.now(dt.UTC)"),
        (clocks_and_chance, "import re", "from random import choice"),
        (network, "from urllib.parse import urlsplit", "from urllib.request import urlopen"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_habit_is_told_from_its_breach(habit, good, bad):
    assert list(habit(ast.parse(good))) == []
    assert list(habit(ast.parse(bad))) != []


def test_length_of_a_function_leaves_its_docstring_out():
    (node,) = functions(ast.parse('def f():\n    """One\n    two.\n    """\n    return 1\n'))

    assert (whole_lines(node), code_lines(node)) == (5, 2)
