"""`python -m guide <command>`: one function a command; the work is done elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from guide.check.runner import completeness, counts, find_problems, report
from guide.console import CommandLine
from guide.content.catalog import Catalog, load
from guide.project import ROOT, Unsound, build_date, clock_day
from guide.registers.findings import Format
from guide.site.built import BuiltSite

if TYPE_CHECKING:
    from guide.confirm.guards import Given
    from guide.confirm.judging import Judged


@click.group(cls=CommandLine, help="Kunnskapssiden om exit-arbeid: kontroll, bygging og visning.")
def main() -> None:
    """The command line."""


@main.command(help="Kontroller data, sider og meny.")
def check() -> None:
    """Print every problem, or how much is in order and how much is unknown."""
    if problems := find_problems():
        stop(problems)
    catalog = load()
    click.echo(counts(catalog))
    click.echo("Det ingen vet ennå, per tjeneste:")
    click.echo("\n".join(f"  {line}" for line in completeness(catalog)))
    _say_taken_down(catalog, build_date(catalog))


def _say_taken_down(catalog: Catalog, today: date, *, err: bool = False) -> None:
    """Which ends of the decision aid no longer say what to do, until somebody has read the law again."""
    from guide.facts.aid import taken_down

    if lines := taken_down(catalog, today):
        click.echo("Råd som er tatt bort i veiviseren, til noen har lest bestemmelsen på nytt:", err=err)
        click.echo("\n".join(f"  {line}" for line in lines), err=err)


@main.command(help="Kontroller, bygg og publiser til en mappe.")
@click.option("--out", type=click.Path(path_type=Path), default=ROOT / "site", help="Mappa nettstedet legges i.")
def build(out: Path) -> None:
    """Build the site; the old one stays when anything is wrong."""
    from guide.machine import Busy
    from guide.project import reason
    from guide.site.build import build as run
    from guide.site.publish import left_out, site_address

    try:
        pages = run(out.resolve())
    except Unsound as unsound:
        stop(unsound.problems)
    except Busy as busy:
        fail(f"{busy} Ingenting er publisert.")
    except KeyboardInterrupt:
        fail("Avbrutt. Ingenting er publisert.")
    except OSError as error:
        fail(f"{reason(error)} Ingenting er publisert.")
    publication = load().publication
    click.echo(counts(load()))
    for line in left_out(publication, site_address(publication)):
        click.echo(line)
    click.echo(f"{pages} sider ligger i {out.name}/.")


@main.command(help="Vis nettstedet på egen maskin, og følg hver endring.")
@click.option("--port", help="Porten serveren lytter på. Ellers den første ledige fra 8000.")
@click.option("--browser/--no-browser", default=None, help="Åpne siden i nettleseren.")
def serve(port: str | None, browser: bool | None) -> None:
    """Serve the preview; a mistake is shown in the browser and never stops the server."""
    from guide.project import reason
    from guide.serve.server import NoServer, port_of
    from guide.serve.server import serve as run

    try:
        run(port=None if port is None else port_of(port), browse=sys.stdout.isatty() if browser is None else browser)
    except NoServer as none:
        fail(str(none))
    except OSError as error:
        fail(reason(error))


@main.command(help="Lag PDF: hele veilederen eller den korte utgaven, også for en kommune, og handlingskort.")
@click.option("--municipality", help="Nummeret eller navnet på kommunen, for eksempel 4204.")
@click.option("--all", "every", is_flag=True, help="En utgave for hver kommune. Det som er ferdig, blir stående.")
@click.option("--role", help="Rollen eller tjenesten utgaven er for, med id, for eksempel nav.")
@click.option("--short", is_flag=True, help="Lag den korte utgaven i stedet for hele veilederen.")
@click.option("--cards", is_flag=True, help="Lag handlingskort også.")
@click.option("--aid", is_flag=True, help="Lag også pakka som en jurist leser og signerer veiviseren etter.")
@click.option("--out", type=click.Path(path_type=Path), default=ROOT / "pdf", help="Mappa PDF-ene legges i.")
def pdf(
    municipality: str | None, every: bool, role: str | None, short: bool, cards: bool, aid: bool, out: Path
) -> None:
    """Make PDFs from the checked and built site; a file is whole or not there."""
    from guide.machine import Busy
    from guide.pdf.batch import Stopped
    from guide.pdf.command import kinds_of, run
    from guide.project import reason
    from guide.site.build import temporary_site

    try:
        built = temporary_site()
        kinds = kinds_of(short=short, cards=cards, legal=aid)
        run(out.resolve(), municipality, role, every=every, kinds=kinds, say=click.echo, built=built)
    except Unsound as unsound:
        stop(unsound.problems)
    except OSError as error:
        fail(reason(error))
    except (LookupError, ValueError, Stopped, Busy) as error:
        fail(str(error.args[0]))
    except KeyboardInterrupt:
        fail("Avbrutt. Ingen PDF er laget.")


@main.command(help="List postene etter alder, de eldste først.")
def stale() -> None:
    """Age is a list to work from, never an error."""
    from guide.confirm.standing import totals
    from guide.facts.age import ages
    from guide.facts.age import report as say

    today, catalog = clock_day(), readable()
    click.echo(say(ages(catalog, today), today))
    click.echo("\n".join(totals(catalog, today)))


@main.command(help="Skriv skjemaene som hjelper den som redigerer.")
def schema() -> None:
    """Generate data/schema/ from the model."""
    from guide.content.scaffold import write

    click.echo(f"{write()} skjemaer er skrevet til data/schema/.")


@main.command(help="Lag sidene som mangler for poster i data, med plass i menyen.")
def pages() -> None:
    """Write the few lines that a record's own page is, so that nobody has to know them by heart."""
    from guide.content.scaffold import write_missing_pages, write_municipality_pages
    from guide.project import reason

    try:
        catalog = readable()
        made, changed = write_missing_pages(catalog), write_municipality_pages(catalog)
    except Unsound as unsound:
        stop(unsound.problems)
    except OSError as error:
        fail(reason(error))
    told = [f"docs/{path} er laget og står i menyen." for path in made]
    told += [f"{len(changed)} sider for kommuner er skrevet eller slettet i docs/kommuner/."] if changed else []
    click.echo("\n".join(told) or "Ingen sider mangler.")


@main.command(help="Skriv deploy/nginx.conf med de samme reglene som nettstedet ellers sendes med.")
def headers() -> None:
    """Generate what a server outside the published folder reads."""
    from guide.site.headers import write_nginx

    write_nginx()
    click.echo("deploy/nginx.conf er skrevet.")


@main.command(help="Pakk et bygd nettsted til en zip-fil som virker uten nett.")
@click.option("--site", type=click.Path(path_type=Path, exists=True), default=ROOT / "site", help="Et bygd nettsted.")
@click.option("--out", type=click.Path(path_type=Path), default=ROOT / "veileder-exit-arbeid-offline.zip")
def offline(site: Path, out: Path) -> None:
    """The very same pages, from a folder or a memory stick."""
    from guide.project import reason
    from guide.site.publish import pack

    catalog = readable()
    if out.suffix.lower() != ".zip":
        fail(f"«{out}» er ikke en zip-fil. La navnet slutte på .zip.")
    try:
        files = pack(site, out, catalog.publication.title, build_date(catalog))
    except OSError as error:
        fail(reason(error))
    click.echo(f"{files} filer ligger i {out.name} ({out.stat().st_size / 1_000_000:.1f} MB).")


@main.command(help="Spør alle lenkene ut av nettstedet om de svarer. Trenger nett.")
@click.option("--site", type=click.Path(path_type=Path, exists=True), default=ROOT / "site", help="Et bygd nettsted.")
def links(site: Path) -> None:
    """Dead links end with status 1; what only a person can judge is listed."""
    from guide.site.links import check as ask
    from guide.site.links import exit_status, external_links, weighed
    from guide.site.links import report as say

    catalog = readable()
    found = ask(external_links(BuiltSite(site, catalog, build_date(catalog))))
    results, notes = weighed(found, catalog.known_links.values(), clock_day())
    click.echo("\n".join([*notes, say(results)]))
    sys.exit(exit_status(results))


@main.command(help="Se om det publiserte nettstedet er nytt nok. Trenger nett.")
@click.option("--days", type=click.IntRange(min=0), default=3, show_default=True, help="Så mange dager gammelt er nok.")
def fresh(days: int) -> None:
    """Status 1 when the site that readers meet is old, or does not say how old it is."""
    from guide.site.fresh import find_age
    from guide.site.publish import site_address

    address = site_address(readable().publication)
    if not address:
        click.echo("Ingen adresse å spørre. Fyll ut site_url i data/publication.yaml, eller sett SITE_URL.")
        return
    said, old = find_age(address, clock_day(), days)
    click.echo(said)
    sys.exit(int(old))


@main.command(help="Hold lovregisteret opp mot Lovdatas åpne data. Trenger nett, eller --source.")
@click.option("--source", type=click.Path(path_type=Path), help="Mappe eller tar.bz2 som leses i stedet for nettet.")
@click.option("--partial", is_flag=True, help="Kilden er et utdrag: en lov som mangler der, er ikke opphevet.")
@click.option("--dated", help="Dagen kilden er fra (ÅÅÅÅ-MM-DD), når den ikke sier det selv.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="Ett funn per linje.")
@click.option(
    "--write", is_flag=True, help="Vis og skriv feltene som maskinen eier: overskrifter, datoer, siste endring."
)
def laws(source: Path | None, partial: bool, dated: str | None, style: Format, write: bool) -> None:
    """Status 0: nothing to do. 1: something to mend or read. 2: there was nothing to compare with."""
    from guide.registers import findings
    from guide.registers.lovdata import run
    from guide.registers.lovdata.judging import total
    from guide.registers.lovdata.rules import verify
    from guide.registers.rewrite import Unsafe

    catalog = load()
    if problems := [one for one in catalog.problems if one.path == "data/laws.yaml"]:
        stop(problems)
    try:
        today = build_date(catalog) if os.environ.get("GUIDE_TODAY") else clock_day()
        whole = run.compare(source, today, extract=partial, dated=date_of(dated))
        found = verify(whole)
        if write:
            shown, whole = run.write(whole, found)
            click.echo(shown or "Ingen felt å skrive.", err=style == "json")
            found = verify(whole)
    except (run.Unusable, Unsafe, ValueError) as reason:
        click.echo(f"{str(reason).rstrip('.')}.", err=True)
        sys.exit(2)
    click.echo("\n".join(run.noted(whole)), err=True, nl=bool(run.noted(whole)))
    for line in findings.lines(found, style):
        click.echo(line)
    click.echo(total(found, whole), err=style == "json")
    _say_taken_down(load(), today, err=style == "json")
    sys.exit(findings.exit_status(found))


@main.command(help="Hold kommunene opp mot Enhetsregisteret og SSB. Trenger nett, eller --source.")
@click.option("--source", type=click.Path(path_type=Path), help="Mappe med lagrede svar som leses i stedet for nettet.")
@click.option("--dated", help="Dagen svarene i mappa er fra (ÅÅÅÅ-MM-DD). Ellers i dag.")
@click.option("--write", is_flag=True, help="Skriv data/registers/municipal_contacts.yaml på nytt.")
@click.option(
    "--allow",
    multiple=True,
    type=click.Choice(["website", "email", "phone"]),
    help="Et felt som kan endres hos mange på én gang.",
)
def registers(source: Path | None, dated: str | None, write: bool, allow: tuple[str, ...]) -> None:
    """Status 0: all is as we have it. 1: something differs or is refused. 2: there was nothing to compare with."""
    from guide.project import reason
    from guide.registers.asking import printable
    from guide.registers.municipalities import answers, run, writing
    from guide.registers.municipalities.shapes import Unusable
    from guide.registers.rewrite import Unsafe

    catalog = readable()
    try:
        day = read_on(catalog, dated, source)
        found = run.compare(catalog, answers.from_folder(source) if source else answers.from_net, day, frozenset(allow))
    except (Unusable, ValueError) as error:
        click.echo(printable(f"{str(error).rstrip('.')}. Ingenting er skrevet."), err=True)
        sys.exit(2)
    is_written = write and not found.refusals
    for line in run.lines(found, writes=is_written):
        click.echo(printable(line))
    for line in found.refusals:
        click.echo(printable(f"{line.rstrip('.')}. Ingenting er skrevet."), err=True)
    try:
        if is_written:
            writing.write(catalog, found, day, ROOT)
            click.echo("data/registers/municipal_contacts.yaml er skrevet.")
    except Unsafe as error:
        fail(f"{error}.")
    except OSError as error:
        fail(reason(error))
    if not write and not found.status():
        click.echo("Alt er som i registrene.")
    sys.exit(found.status(written=is_written))


@main.group(help="Spør eierne om det vi viser er riktig, og registrer svarene. Ingenting blir sendt.")
def confirm() -> None:
    """Letters to the owners, and what comes back."""


@confirm.command(name="letters", help="Lag brevene til eierne, i en mappe. Send dem selv.")
@click.option("--owner", help="Bare denne eieren, med id fra data/owners.yaml.")
@click.option("--out", type=click.Path(path_type=Path), default=ROOT / "letters", help="Mappa brevene legges i.")
@click.option("--draft", is_flag=True, help="Lag brevene for å se på dem, uten å notere at de er laget.")
def confirm_letters(owner: str | None, out: Path, draft: bool) -> None:
    """Write the letters of today."""
    from guide.confirm.command import write_letters
    from guide.pdf.typst import Unset
    from guide.project import reason
    from guide.registers.rewrite import Unsafe

    if out.resolve().is_relative_to(ROOT) and out.resolve() != ROOT / "letters":
        fail(f"Brevene kan ikke ligge i {out.name}/. Velg letters/, eller en mappe utenfor prosjektet.")
    try:
        made = write_letters(readable(), clock_day(), out, owner, note=not draft)
    except (LookupError, Unsafe, Unset) as error:
        fail(str(error.args[0]))
    except OSError as error:
        fail(reason(error))
    missing = [one.owner.id for one in made if not one.send_to]
    click.echo(f"{len(made)} brev ligger i {out.name}/. Ingen av dem er sendt.")
    if missing:
        click.echo(f"Uten adresse å sende til: {', '.join(missing)}.")


def _given(**said: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options that say who answered, who entered it and who checked it."""
    options = (
        click.option("--on", help="Dagen eieren svarte (ÅÅÅÅ-MM-DD). Ellers i dag."),
        click.option("--how", type=click.Choice(["called", "wrote", "owner_page", "signed"]), **said),
        click.option("--by", required=True, help="Funksjonen som svarte hos eieren."),
        click.option("--entered-by", required=True, help="Funksjonen som fører det inn."),
        click.option("--checked-by", required=True, help="Funksjonen som kontrollerer. En annen enn --entered-by."),
        click.option("--called-back", help="Nummeret dere ringte tilbake på, ett dere hadde fra før."),
        click.option("--write", is_flag=True, help="Skriv det til data/. Ellers vises bare endringen."),
    )

    def add(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


@confirm.command(name="read", help="Les et svar, og vis hva det bekrefter og endrer.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_given(default="wrote", show_default=True, help="Hvordan eieren svarte.")
def confirm_read(files: tuple[Path, ...], write: bool, **said: str) -> None:
    """A reply never writes itself: not without --write, and not while something stands in the way."""
    from guide.confirm.command import read_replies
    from guide.confirm.reply import Unreadable
    from guide.project import reason

    catalog = readable()
    try:
        given = given_by(said)
        result = read_replies(catalog, files, given, clock_day())
    except (Unreadable, ValueError) as error:
        fail(f"{str(error).rstrip('.')}. Ingenting er skrevet.")
    except OSError as error:
        fail(f"{reason(error)} Ingenting er skrevet.")
    settle(catalog, result, given, write=write)


@confirm.command(name="field", help="Registrer at ett felt er riktig slik det står.")
@click.argument("record")
@click.argument("field")
@_given(required=True, help="Hvordan eieren svarte.")
def confirm_field(record: str, field: str, write: bool, **said: str) -> None:
    """One confirmation by hand."""
    from guide.confirm.command import one_field

    catalog = readable()
    try:
        given = given_by(said)
        result = one_field(catalog, record, field, given, clock_day())
    except (LookupError, ValueError) as error:
        fail(str(error.args[0]))
    settle(catalog, result, given, write=write)


@confirm.command(name="status", help="Vis hvem som er spurt, hvem som har svart, og når dere skal spørre igjen.")
def confirm_status() -> None:
    """How far it has come is a list to work from, never an error."""
    from guide.confirm.standing import report as say

    click.echo("\n".join(say(readable(), clock_day())))


@confirm.command(name="law", help="Vis kodene en jurist signerer etter: veiviseren, sidene og bestemmelsene.")
def confirm_law() -> None:
    """What can be signed, and whether it still is."""
    from guide.confirm.signing import report as say
    from guide.content.pages import read_pages

    click.echo("\n".join(say(readable(), read_pages(ROOT / "docs"), clock_day())))


def given_by(said: dict[str, str]) -> Given:
    """What the options say of a reply. Raises ValueError."""
    from guide.confirm.guards import Given

    on = date_of(said["on"], "--on") or clock_day()
    who = {name: " ".join(said[name].split()) for name in ("by", "entered_by", "checked_by")}
    return Given(on=on, how=said["how"], called_back=said["called_back"] or None, **who)


def settle(catalog: Catalog, result: Judged, given: Given, *, write: bool) -> None:
    """Say what a reply comes to; write it when somebody says so and nothing stands in the way."""
    from guide.confirm.command import written
    from guide.project import reason
    from guide.registers.rewrite import Unsafe

    for line in result.lines:
        click.echo(line)
    if result.refusals:
        fail("\n".join([*(f"{one.rstrip('.')}." for one in result.refusals), "Ingenting er skrevet."]))
    try:
        click.echo(written(catalog, result, given, write=write))
    except Unsound as unsound:
        stop(unsound.problems)
    except (Unsafe, LookupError) as error:
        fail(f"{str(error.args[0]).rstrip('.')}.")
    except OSError as error:
        fail(f"{reason(error)} Ingenting er skrevet.")
    done = "Skrevet. Se om setningen i doubt fortsatt er sann, og kjør make check." if write else _NOT_WRITTEN
    click.echo(done)


_NOT_WRITTEN = "Ingenting er skrevet. Ser det riktig ut, kjør på nytt med --write."


@main.command(help="Bygg med ProperDocs og Zensical også, og sammenlikn.")
@click.option("--python", type=click.Path(path_type=Path), required=True, help="Python med de to generatorene.")
def portable(python: Path) -> None:
    """The way out of MkDocs stays open: same pages, same text, same links."""
    from guide.site.portable import portable as compare

    lines, same = compare(python)
    click.echo("\n".join(lines))
    sys.exit(0 if same else 1)


def date_of(text: str | None, option: str = "--dated") -> date | None:
    """The day an option gives. Raises ValueError with a Norwegian sentence."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError(f"{option}: «{text}» er ikke en dato. Skriv ÅÅÅÅ-MM-DD") from None


def read_on(catalog: Catalog, dated: str | None, source: Path | None) -> date:
    """The day something is read elsewhere: today, or the earlier one that a folder is from. Raises ValueError."""
    today = build_date(catalog) if os.environ.get("GUIDE_TODAY") else clock_day()
    day = date_of(dated) or today
    if day > today or (dated and not source):
        raise ValueError(
            "--dated: dagen er ikke kommet, eller det er ingen mappe. Skriv dagen svarene i --source er fra"
        )
    return day


def readable() -> Catalog:
    """The catalogue, for what looks at nothing else; the command stops when a record could not be read."""
    catalog = load()
    if catalog.problems:
        stop(sorted(catalog.problems))
    return catalog


def fail(sentence: str) -> NoReturn:
    """Say why in one sentence, and end with status 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


def stop(problems: list) -> None:  # type: ignore[type-arg]
    """Print the report and end with status 1."""
    click.echo(report(problems), err=True)
    sys.exit(1)


if __name__ == "__main__":
    main(prog_name="python -m guide")
