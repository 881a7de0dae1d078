"""A command line that speaks Norwegian, with the last catch: what goes wrong is one sentence, never a traceback."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from guide.content.signs import plain

TRACEBACK = "GUIDE_TRACEBACK"
"""Set to 1, this shows where an unforeseen error came from."""

_HEADINGS = {"Options": "Valg", "Commands": "Kommandoer"}


class _Formatter(click.HelpFormatter):
    """The help in Norwegian."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        norwegian = args.replace("COMMAND [ARGS]...", "KOMMANDO").replace("[OPTIONS]", "[VALG]")
        super().write_usage(prog, norwegian, prefix or "Bruk: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command with help in Norwegian."""

    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Vis denne hjelpen."
        return option


class CommandLine(Command, click.Group):
    """All the commands, with one sentence for every error."""

    command_class = Command

    def main(self, args: Any = None, *rest: Any, **named: Any) -> Any:
        typed = [hyphened(one) for one in (sys.argv[1:] if args is None else args)]
        try:
            done = super().main(typed, *rest, **{**named, "standalone_mode": False})
        except (Exception, click.Abort) as error:
            if os.environ.get(TRACEBACK):
                raise
            click.echo(said(error), err=True)
            done = getattr(error, "exit_code", 1)
        sys.exit(done if isinstance(done, int) else 0)


def hyphened(argument: str) -> str:
    """An option as it was typed before a word processor made one dash of its two hyphens."""
    return f"--{plain(argument).lstrip('-')}" if argument[:1] != "-" == plain(argument)[:1] else argument


def said(error: BaseException) -> str:
    """An error as a sentence that says what to do."""
    if isinstance(error, click.Abort):
        return "Avbrutt."
    if isinstance(error, click.UsageError):
        return f"{_misused(error)} Alt som kan skrives, står i: python -m guide --help"
    what = f" med «{error.filename}»" if isinstance(error, OSError) and error.filename else ""
    where = f"Sett {TRACEBACK}=1 for å se hvor, og meld fra."
    return f"Noe uventet gikk galt{what} ({type(error).__name__}). Ingenting er publisert. {where}"


def _misused(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchCommand):
        return f"«{error.command_name}» er ikke en kommando.{_meant(error.possibilities)}"
    if isinstance(error, click.NoSuchOption):
        return f"«{error.option_name}» er ikke et valg her.{_meant(error.possibilities)}"
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} mangler en verdi, eller har en den ikke skal ha."
    if isinstance(error, click.MissingParameter) and error.param:
        return f"{error.param.opts[0]} mangler. Legg den til."
    if isinstance(error, click.BadParameter) and error.param:
        return f"{error.param.opts[0]}: {_fitting(error.param.type)}"
    return "Det står noe der som kommandoen ikke tar imot."


def _meant(possibilities: list[str] | None) -> str:
    return f" Mente du «{possibilities[0]}»?" if possibilities and len(possibilities) == 1 else ""


def _fitting(kind: click.ParamType[Any]) -> str:
    """What a value of an option may be."""
    if isinstance(kind, click.IntRange):
        return f"verdien passer ikke. Skriv et helt tall fra {kind.min} til {kind.max}."
    if isinstance(kind, click.Choice):
        return f"verdien passer ikke. Velg: {', '.join(map(str, kind.choices))}."
    if isinstance(kind, click.Path):
        return "mappa eller fila finnes ikke. Rett navnet, eller lag den først."
    return "verdien passer ikke. Rett den."
