"""Write docs/reference/ from the package itself, or check that it is current.

Adds no words of its own beyond headings: what a page says stands in the help texts, docstrings and
the published schema. A page whose source does not exist (yet) is left out, and removed.
"""

import argparse
import ast
import importlib
import inspect
import pkgutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import cast

import click

import dateline
from dateline.model.errors import DatelineError

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
NOTE = "<!-- Made by `make reference`; do not edit. -->\n\n"
WIDTH = 90


# ---------------------------------------------------------------- the command line


def command_page() -> str | None:
    """Return the page of the command line: each verb's own help. None without a command line."""
    group = _click_group(importlib.import_module("dateline.cli"))
    if group is None:
        return None
    parts = [f"# Command line\n\n{_help_block(group, 'dateline')}"]
    for name in sorted(group.commands):
        command = group.commands[name]
        if not command.hidden:
            parts.append(f"## `dateline {name}`\n\n{_help_block(command, f'dateline {name}')}")
    return "\n".join(parts)


def _click_group(module: ModuleType) -> click.Group | None:
    found = [each for each in vars(module).values() if isinstance(each, click.Group)]
    return found[0] if found else None


def _help_block(command: click.Command, name: str) -> str:
    context = click.Context(
        command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH, color=False
    )
    lines = (line.rstrip() for line in click.unstyle(command.get_help(context)).splitlines())
    return "```text\n" + "\n".join(lines) + "\n```\n"


# ---------------------------------------------------------------- errors


def error_page() -> str:
    """Return the page of errors: class, stable code, what it means."""
    for module in _modules():
        importlib.import_module(module)
    rows = [
        f"| `{error.code}` | {'&nbsp;' * 4 * depth}`{error.__name__}` | {_prose(error)} |"
        for depth, error in _tree(DatelineError)
    ]
    head = "# Errors\n\nPrograms look at `code`, which stays; the message is for people.\n\n"
    return head + "| code | class | meaning |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n"


def _modules() -> list[str]:
    names = (found.name for found in pkgutil.walk_packages(dateline.__path__, "dateline."))
    return sorted(name for name in names if not name.endswith("__main__"))


def _tree(error: type[DatelineError], depth: int = 0) -> Iterator[tuple[int, type[DatelineError]]]:
    yield depth, error
    for child in sorted(error.__subclasses__(), key=lambda each: each.__name__):
        yield from _tree(child, depth + 1)


def _prose(thing: object) -> str:
    text = inspect.getdoc(thing) or ""
    return " ".join(text.partition("\n\n")[0].split()).replace("|", "\\|")


# ---------------------------------------------------------------- records


def record_page() -> str | None:
    """Return the page of exported records, one table a kind. None without a published schema."""
    export = importlib.import_module("dateline.export")
    make = getattr(export, "schema", None)
    if not callable(make):
        return None
    shapes = _mapping(cast("dict[str, object]", make()).get("$defs", {}))
    tables = [(_kind(_mapping(shape)), name, _mapping(shape)) for name, shape in shapes.items()]
    parts = ["# Exported records\n\nOne JSON object a line. `dateline schema` prints the schema.\n"]
    parts += [_record_table(kind, shape) for kind, _, shape in tables if kind]
    parts += ["\n# Shapes inside them\n"]
    parts += [_record_table(name, shape) for kind, name, shape in sorted(tables) if not kind]
    return "".join(parts)


def _kind(record: dict[str, object]) -> str:
    kind = _mapping(_mapping(record.get("properties", {})).get("kind", {}))
    return str(kind.get("const", "")) or "".join(cast("list[str]", kind.get("enum", []))[:1])


def _record_table(name: str, record: dict[str, object]) -> str:
    required = cast("list[str]", record.get("required", []))
    fields = {key: _mapping(each) for key, each in _mapping(record.get("properties", {})).items()}
    rows = [
        f"| `{key}` | {_shape(field)}{'' if key in required else ', may be left out'} | "
        f"{field.get('description', '')} |"
        for key, field in fields.items()
        if key != "kind" and "properties" in record
    ]
    about = f"{record['description']}\n\n" if "description" in record else ""
    table = "| field | shape | meaning |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n"
    return f"\n## `{name}`\n\n{about}" + (table if rows else f"{_shape(record)}\n")


def _shape(field: dict[str, object]) -> str:
    """Return in a few words what a value of *field* looks like."""
    if "$ref" in field:
        return "`" + str(field["$ref"]).rpartition("/")[2] + "`"
    if "enum" in field:
        return " \\| ".join(f"`{each}`" for each in cast("list[object]", field["enum"]))
    for choice in ("anyOf", "oneOf"):
        if choice in field:
            shapes = (_shape(_mapping(each)) for each in cast("list[object]", field[choice]))
            return " or ".join(shapes)
    kind = field.get("type", "any")
    if kind == "array":
        return _list_shape(field)
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _list_shape(field: dict[str, object]) -> str:
    if "prefixItems" in field:
        places = cast("list[object]", field["prefixItems"])
        return f"[{', '.join(_shape(_mapping(each)) for each in places)}]"
    return f"list of {_shape(_mapping(field.get('items', {})))}"


def _mapping(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


# ---------------------------------------------------------------- Python


def python_page() -> str | None:
    """Return the page of the public API: signature and docstring. None without ``__all__``."""
    names = sorted(cast("list[str]", getattr(dateline, "__all__", [])))
    if not names:
        return None
    parts = ["# Python\n\n```python\nimport dateline\n```\n"]
    parts += [_member(name, getattr(dateline, name)) for name in names]
    return "\n".join(parts)


def _member(name: str, thing: object) -> str:
    if not inspect.isclass(thing) and not inspect.isfunction(thing):
        return f"## `dateline.{name}`\n"
    node = ast.parse(textwrap.dedent(inspect.getsource(thing))).body[0]
    if isinstance(node, ast.ClassDef):
        return f"## class `dateline.{name}`\n\n{_docstring(node)}{_class_members(node)}"
    head = _signature(cast("ast.FunctionDef", node))
    return f"## `dateline.{name}`\n\n```python\n{head}\n```\n\n{_docstring(node)}"


def _class_members(node: ast.ClassDef) -> str:
    fields = [
        f"- `{ast.unparse(each)}`\n"
        for each in node.body
        if isinstance(each, ast.AnnAssign | ast.Assign) and not ast.unparse(each).startswith("_")
    ]
    methods = [
        f"\n```python\n{_signature(each)}\n```\n\n{_docstring(each)}"
        for each in node.body
        if isinstance(each, ast.FunctionDef) and not each.name.startswith("_")
    ]
    return "".join(fields) + "".join(methods)


def _signature(node: ast.FunctionDef) -> str:
    bare = ast.FunctionDef(**{**dict(ast.iter_fields(node)), "body": [], "lineno": 1})
    return ast.unparse(bare).strip().removesuffix(":")


def _docstring(node: ast.AST) -> str:
    text = ast.get_docstring(cast("ast.FunctionDef", node)) or ""
    return f"{text}\n" if text else ""


# ---------------------------------------------------------------- the folder

PAGES: dict[str, Callable[[], str | None]] = {
    "cli.md": command_page,
    "errors.md": error_page,
    "python.md": python_page,
    "records.md": record_page,
}


def differing(folder: Path) -> dict[Path, str | None]:
    """Return the pages of *folder* that are not current, with what they should hold.

    None stands for a page that should not be there.
    """
    want = {folder / name: make() for name, make in PAGES.items()}
    texts = {path: None if text is None else NOTE + text for path, text in want.items()}
    return {
        path: text
        for path, text in texts.items()
        if text != (path.read_text("utf-8") if path.exists() else None)
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the script; return 0 when the pages are current or were written, 1 when not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when stale")
    check = parser.parse_args(arguments).check
    pages = differing(FOLDER)
    for path, text in pages.items():
        if check:
            print(f"docs/reference/{path.name} is not current: run `make reference`")
        elif text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return 1 if check and pages else 0


if __name__ == "__main__":
    sys.exit(main())
