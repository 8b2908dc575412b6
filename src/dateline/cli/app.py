"""The ``dateline`` command: its verbs, and what becomes of errors. No verb is written here.

Exit codes: 0 done; 1 a check found something wrong; 2 the request makes no sense as asked; 3 no input
could be read as a report; 4 the case cannot be opened, read or written; 5 not in the case; 70 an
error of Dateline's own; 130 stopped by the user.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
from typing import Any

import click

from dateline.cli.output import err_console, prepare_streams
from dateline.model import CaseError, DatelineError, InputError, NotFoundError, UsageError
from dateline.text import clean_lines

_VERBS: dict[str, str] = {
    "demo": "read:demo",
    "brief": "read:brief",
    "add": "read:add",
    "documents": "look:documents",
    "timeline": "look:timeline",
    "events": "look:events",
    "statements": "look:statements",
    "claims": "look:claims",
    "relations": "look:relations",
    "origins": "look:origins",
    "passages": "look:passages",
    "lineage": "lineage:lineage",
    "entities": "look:entities",
    "stories": "look:stories",
    "search": "look:search",
    "ask": "ask:ask",
    "show": "look:show",
    "same": "judge:same",
    "different": "judge:different",
    "undo": "judge:undo",
    "judgements": "judge:judgements",
    "verify": "check:verify",
    "export": "check:export",
    "schema": "check:schema",
    "doctor": "check:doctor",
}
"""Every verb and where it is written, in the order of the help. Modules load when a verb is used."""

_EXIT_CODES: tuple[tuple[type[DatelineError], int], ...] = (
    (UsageError, 2),
    (InputError, 3),
    (CaseError, 4),
    (NotFoundError, 5),
)
EXIT_OWN_ERROR = 70
EXIT_STOPPED = 130


class Verbs(click.Group):
    """The group of verbs, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of the help."""
        del ctx
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the verb called *cmd_name*, or ``None``."""
        del ctx
        if cmd_name not in _VERBS:
            return None
        module, name = _VERBS[cmd_name].split(":")
        command = getattr(importlib.import_module(f"dateline.cli.{module}"), name)
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: dateline demo",
)
@click.version_option(package_name="dateline")
@click.option("-v", "--verbose", is_flag=True, help="Log each stage on standard error.")
def cli(*, verbose: bool) -> None:
    """Read the reporting on a story.

    What happened when, who says so and through whom, how many independent origins stand behind it,
    and where reports agree, deny, conflict or revise.
    """
    if verbose:
        logging.basicConfig(level=logging.DEBUG, stream=sys.stderr, format="%(name)s %(message)s")


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with the code that the module's docstring lists."""
    prepare_streams()
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    try:
        result: Any = cli.main(args=arguments, prog_name="dateline", standalone_mode=False)
    except click.ClickException as error:
        error.show(file=sys.stderr)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        err_console().print("stopped; a case that was being added to is as it was before")
        return EXIT_STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except DatelineError as error:
        err_console().print(clean_lines(f"dateline: {error}"))
        return exit_code(error)
    except Exception as error:  # noqa: BLE001 - the outermost edge of the command line
        return _own_error(error)
    return result if isinstance(result, int) else 0


def exit_code(error: DatelineError) -> int:
    """Return the exit code for *error*."""
    for kind, code in _EXIT_CODES:
        if isinstance(error, kind):
            return code
    return EXIT_OWN_ERROR


def _own_error(error: Exception) -> int:
    logging.getLogger(__name__).debug("own error", exc_info=error)
    err_console().print(
        f"dateline: an error of Dateline's own: {type(error).__name__}: {error}\n"
        "Nothing was written to a case. Please report it with the output of "
        "'dateline --verbose …' and 'dateline doctor'."
    )
    return EXIT_OWN_ERROR
