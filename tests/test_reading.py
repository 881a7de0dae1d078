"""The traps of YAML and of the schema: each is met with a line, a value and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT, Copy
from every import every

from guide.content.catalog import load, shown
from guide.content.kinds import FILES
from guide.content.reading import Document, parse, read
from guide.project import Problem

SERVICES, LAWS, RESOURCES = "data/services.yaml", "data/laws.yaml", "data/resources.yaml"
REAL = load()
CALL = REAL.contacts["nav-kontaktsenter"].phones[0].number
NAME = REAL.services["kommune"].name


def quoted(value: str) -> str:
    return f'«{value}» blir lest som noe annet enn tekst. Sett anførselstegn: "{value}".'


def replace(copy: Copy, path: str, anchor: str, old: str, new: str) -> int:
    """Replace the first occurrence of a text after an anchor, and say on which line it stood."""
    file = copy.root / path
    text = file.read_text("utf-8")
    start = text.index(old, text.index(anchor))
    file.write_text(text[:start] + new + text[start + len(old) :], "utf-8")
    return text.count("\n", 0, start) + 1


def only(copy: Copy, path: str) -> list[str]:
    """The problems of one file."""
    return [problem for problem in copy.problems() if problem.startswith(path)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("02800", '«02800» mangler anførselstegn og kan bli lest feil. Skriv "02800".'),
        ("05550", '«05550» mangler anførselstegn og kan bli lest feil. Skriv "05550".'),
        ("08", '«08» mangler anførselstegn og kan bli lest feil. Skriv "08".'),
        ("22:30", quoted("22:30")),
        ("+4722586000", quoted("+4722586000")),
        ("55553333", quoted("55553333")),
        ("1_000", quoted("1_000")),
        ("no", quoted("no")),
        ("Ja: nei", None),
        ("2026-11-22", quoted("2026-11-22")),
        ("2026-13-45", "datoen «2026-13-45» finnes ikke: det er tolv måneder. Skriv ÅÅÅÅ-MM-DD."),
        ("!!binary aGVp", "«aGVp» kan ikke leses. Skriv datoer som ÅÅÅÅ-MM-DD, ellers bruk anførselstegn."),
        ("!min hei", "«hei» kan ikke leses. Skriv datoer som ÅÅÅÅ-MM-DD, ellers bruk anførselstegn."),
        ("!!python/name:os.system x", "«x» kan ikke leses. Skriv datoer som ÅÅÅÅ-MM-DD, ellers bruk anførselstegn."),
        ("", "er tom. Skriv tekst."),
        ("~", "«~» sier ikke noe. Skriv unknown hvis ingen vet det, eller skriv teksten."),
        ('""', "er tom eller har mellomrom først eller sist. Skriv teksten på nytt."),
        ('" hei"', "« hei» er tom eller har mellomrom først eller sist. Skriv teksten på nytt."),
        ('"hei "', "«hei » er tom eller har mellomrom først eller sist. Skriv teksten på nytt."),
        ("[a, b]", "har feil form. Skriv tekst."),
        ("{a: b}", "har feil form. Skriv tekst."),
    ],
)
def test_a_text_that_yaml_reads_as_something_else_is_named(copy: Copy, written: str, expected: str | None) -> None:
    line = replace(copy, SERVICES, "id: kommune", f"name: {NAME}", f"name: {written}")
    found = only(copy, SERVICES)
    if expected is None:
        expected = "kolon på feil sted. Sett teksten i anførselstegn hvis den har kolon i seg."
        assert found == [f"{SERVICES}:{line}: {expected}"]
    else:
        assert found == [f"{SERVICES}:{line}: kommune.name: {expected}"]


def test_an_unquoted_telephone_number_is_named(copy: Copy) -> None:
    line = replace(copy, SERVICES, "id: politi-02800", 'number: "02800"', "number: 02800")
    text = '«02800» mangler anførselstegn og kan bli lest feil. Skriv "02800".'
    assert only(copy, SERVICES) == [f"{SERVICES}:{line}: politi.contacts[0].phones[0].number: {text}"]


@pytest.mark.parametrize(
    ("path", "anchor", "old", "new", "field", "expected"),
    [
        (SERVICES, "id: kommune", "level: municipal", "level: muncipal", "kommune.level",
         "«muncipal» er ikke et av valgene. Mente du «municipal»? "
         "Velg: municipal, regional, national, civil_society."),
        (SERVICES, "id: kommune", "level: municipal", "level:", "kommune.level",
         "er ikke et av valgene. Velg: municipal, regional, national, civil_society."),
        (SERVICES, "id: kommune", "level: municipal", "level: [municipal]", "kommune.level",
         "er ikke et av valgene. Velg: municipal, regional, national, civil_society."),
        (SERVICES, "id: kommune", "in_guide: true", "in_guide: ja", "kommune.in_guide",
         "«ja» passer ikke her. Skriv true eller false."),
        (SERVICES, "id: kommune", "in_guide: true", "in_guide:", "kommune.in_guide", "er tom. Skriv true eller false."),
        (SERVICES, "id: kommune", "in_guide: true", "in_guide: true\n  nickname: K", "kommune.nickname",
         "er ikke et felt her. Rett navnet, eller slett feltet."),
        (SERVICES, "id: kommune", "in_guide: true", "in_guide: true\n  xyz: K", "kommune.xyz",
         "er ikke et felt her. Rett navnet, eller slett feltet."),
        (SERVICES, "id: kommune", "id: kommune", "id: Kommunen vår", "Kommunen vår.id",
         "«Kommunen vår» har feil form. Bruk små bokstaver a–z, tall og bindestrek, for eksempel nav-kontor."),
        (SERVICES, "id: slt\n", "also_known_as:\n    - ", "also_known_as: ", "slt.also_known_as",
         "«Samordning av lokale rus- og kriminalitetsforebyggende tiltak» passer ikke her. "
         "Skriv en liste, der hver linje begynner med bindestrek."),
        (SERVICES, "id: konfliktrad-nettside", "anonymity: unknown", "anonymity: ja",
         "konfliktrad.contacts[0].anonymity", "«ja» er ikke et av valgene. Velg: unknown, "
         "eller skriv feltene possible, text, source på linjer under."),
        (SERVICES, "id: konfliktrad-nettside", "anonymity: unknown", "anonymity: ukjent",
         "konfliktrad.contacts[0].anonymity", "«ukjent» betyr at det ikke er kjent. Skriv unknown."),
        (SERVICES, "id: konfliktrad-nettside", "anonymity: unknown",
         "anonymity: {possible: true, text: Ja.}", "konfliktrad.contacts[0].anonymity.source",
         "mangler. Legg til feltet."),
        (SERVICES, "id: konfliktrad-nettside", "languages: unknown", "languages: [nb, xx]",
         "konfliktrad.contacts[0].languages[1]",
         "«xx» er ikke et av valgene. Velg: nb, nn, en, da, sv og 1 til."),
        (SERVICES, "id: konfliktrad-nettside", "languages: unknown", "languages: {nb: en}",
         "konfliktrad.contacts[0].languages",
         "har feil form. Skriv en liste, der hver linje begynner med bindestrek."),
        (SERVICES, "id: konfliktrad-nettside", "url: https:", "url: http:", "konfliktrad.contacts[0].url",
         "«http://konfliktraadet.no/» er ikke en ren nettadresse: den begynner ikke med https://. "
         "Skriv hele adressen, fra https://."),
        (SERVICES, "id: konfliktrad-nettside", "looked_up_on: 2026-11-26", "looked_up_on: 22.11.2026",
         "konfliktrad.contacts[0].looked_up_on",
         "«22.11.2026» passer ikke her. Skriv en dato som ÅÅÅÅ-MM-DD, uten anførselstegn."),
        (SERVICES, "id: rvts-ost-veiledning", "email: post@", "email: post(a)",
         "rvts-ost.contacts[0].email",
         "«post(a)rvtsost.no» har feil form. Skriv en e-postadresse, for eksempel post@eksempel.no."),
        (RESOURCES, "id: utveier", "language: nb", "language: no", "utveier.language",
         "«no» er ikke et av valgene. Velg: nb, nn, en, da, sv og 2 til."),
        (RESOURCES, "id: utveier", "language: nb", "language: nb\n  year: ukjent", "utveier.year",
         "«ukjent» passer ikke her. Skriv et helt tall."),
        (LAWS, "id: barnevernsloven-15-9", 'sections: ["15-9"]', 'sections: ["§ 15-9"]',
         "barnevernsloven.provisions[0].sections[0]",
         '«§ 15-9» har feil form. Skriv paragrafen uten §-tegn, for eksempel "15-9" eller "38 a".'),
        (LAWS, "id: barnevernsloven\n", "date_code: LOV-2021-06-18-97", "date_code: lov-2021",
         "barnevernsloven.date_code",
         "«lov-2021» har feil form. Skriv Lovdatas datokode, for eksempel LOV-2021-06-18-97."),
        ("data/publication.yaml", "", "error_report:", "error_report: hei", "error_report",
         "«hei» har feil form. Skriv en e-postadresse, for eksempel post@eksempel.no."),
        ("data/publication.yaml", "", "- id: innledning", "- id: Innledning", "guide.sections[0].id",
         "«Innledning» har feil form. Bruk små bokstaver a–z, tall og bindestrek, for eksempel nav-kontor."),
        ("data/publication.yaml", "", "publisher:", "publiser:", None, None),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_its_field_is_named(
    copy: Copy, path: str, anchor: str, old: str, new: str, field: str | None, expected: str | None
) -> None:
    line = replace(copy, path, anchor, old, new)
    if field is None:
        assert only(copy, path) == [
            f"{path}:{line - 1}: publisher: mangler. Legg til feltet.",
            f"{path}:{line}: publiser: er ikke et felt her. Mente du «publisher»?",
        ]
        return
    added = new.count("\n") if field.endswith(("nickname", "xyz", "year")) else 0
    assert only(copy, path) == [f"{path}:{line + added}: {field}: {expected}"]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("\tname: X", "linja har en tabulator. Bruk mellomrom til innrykk."),
        ("  name: @navn", "teksten begynner med «@». Sett den i anførselstegn."),
        ("  name: `navn`", "teksten begynner med «`». Sett den i anførselstegn."),
        ("  name: *viktig*", "teksten begynner med * eller &. Sett den i anførselstegn."),
        ("  name: *viktig", "teksten begynner med *. Sett den i anførselstegn."),
        ("  name: [a, b", "en klamme er ikke lukket. Sett inn ] eller }."),
        ("  name X", "det mangler kolon etter feltnavnet. Skriv feltnavn: verdi."),
        ('  name: "C:\\q"',
         "teksten har en omvendt skråstrek. Skriv den dobbelt, eller bruk enkle anførselstegn."),
        ("   name: X", "linja har for mye innrykk. La den begynne rett under den over."),
        (" name: X", "innrykk, listetegn eller anførselstegn stemmer ikke. Se på linja og dem over."),
        ("---", None),
        ("  name: X\x07", "linja har et usynlig tegn (styretegn, U+0007, tegn 10). Skriv ordet på nytt uten det."),
        ("  name: X\n  name: Y", None),
    ],
)  # fmt: skip
def test_a_slip_in_the_syntax_is_explained_at_its_line(copy: Copy, new: str, expected: str | None) -> None:
    line = replace(copy, SERVICES, "id: kommune", f"  name: {NAME}", new)
    whole = {
        "---": f"{line}: fila er delt med ---. Slett den linja.",
        "  name: X\n  name: Y": f"{line}: kommune.name: feltet står to ganger, på linje {line} og {line + 1}. "
        "Slett det ene.",
    }
    assert only(copy, SERVICES) == [f"{SERVICES}:{whole.get(new) or f'{line}: {expected}'}"]


def test_an_unclosed_quotation_mark_is_found_where_it_opens() -> None:
    document = parse('- id: a\n  name: "Kommunen\n  level: x\n', Document("data/x.yaml"))
    text = "et anførselstegn er ikke avsluttet. Sett inn det som mangler"
    assert document.problems == [Problem("data/x.yaml", 2, "", text)]


@pytest.mark.parametrize("mark", ['"', "'"])
@pytest.mark.parametrize("lines", [1, 125])
def test_an_unclosed_quotation_mark_is_found_where_it_opens_also_when_another_text_closes_it(
    mark: str, lines: int
) -> None:
    between = "  level: x\n" * lines
    text = (
        f"- id: a\n  long: {mark}to\n    linjer{mark}\n  name: {mark}Kommunen\n{between}  number: {mark}02800{mark}\n"
    )
    document = parse(text, Document("data/x.yaml"))
    wanted = "et anførselstegn er ikke avsluttet. Sett inn det som mangler"
    assert document.problems == [Problem("data/x.yaml", 4, "", wanted)]


def test_a_text_over_two_lines_is_not_blamed_for_a_slip_elsewhere() -> None:
    document = parse('- id: a\n  name: "to\n    linjer"\n  level X\n', Document("data/x.yaml"))
    assert document.problems == [
        Problem("data/x.yaml", 4, "", "det mangler kolon etter feltnavnet. Skriv feltnavn: verdi")
    ]


@pytest.mark.parametrize("written", ["“02800”", "”02800”", "„02800“", "‘02800’"])
def test_curly_quotation_marks_are_named_as_the_mistake(copy: Copy, written: str) -> None:
    line = replace(copy, SERVICES, "id: politi-02800", 'number: "02800"', f"number: {written}")
    text = f'«{written}» har krøllete anførselstegn. Skriv rette: "02800".'
    assert only(copy, SERVICES) == [f"{SERVICES}:{line}: politi.contacts[0].phones[0].number: {text}"]


@pytest.mark.parametrize("written", ["“Ord” og “ord”", '"“Ord”"', "«Ord»"])
def test_quotation_marks_that_belong_to_the_text_are_fine(copy: Copy, written: str) -> None:
    replace(copy, SERVICES, "id: kommune", f"name: {NAME}", f"name: {written}")
    assert only(copy, SERVICES) == []


@pytest.mark.parametrize("value", ["Navn", "[Navn]", "{a: b}"])
def test_a_value_repeated_with_an_anchor_is_an_error(copy: Copy, value: str) -> None:
    text = "bruker & og * for å gjenta noe. Skriv verdien helt ut."
    line = replace(copy, SERVICES, "id: kommune", f"name: {NAME}", f"name: {NAME}\n  also_known_as: &a {value}\n"
                   "  short_name: *a")  # fmt: skip
    assert f"{SERVICES}:{line + 2}: kommune.short_name: {text}" in only(copy, SERVICES)


def test_an_anchor_inside_itself_does_not_run_for_ever() -> None:
    document = parse("- &a [*a]\n", Document("data/x.yaml"))
    assert [str(one) for one in document.problems] == [
        "data/x.yaml:1: [0][0]: bruker & og * for å gjenta noe. Skriv verdien helt ut."
    ]


@pytest.mark.parametrize("text", ["[" * 200_000, "{a: " * 3000 + "}" * 3000, "- " * 200_000, "[" * 3000 + "]" * 3000])
def test_a_file_of_brackets_ends_in_a_problem(text: str) -> None:
    assert len(parse(text, Document("data/x.yaml")).problems) == 1


@pytest.mark.parametrize("kind", FILES)
def test_a_missing_file_is_named(copy: Copy, kind: str) -> None:
    (copy.root / shown(FILES[kind])).unlink()
    text = "fila mangler. Legg den tilbake, eller hent den fra forrige versjon."
    assert only(copy, "data/") == [f"{shown(FILES[kind])}:1: {text}"]


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("content", ["", "# bare en kommentar\n", "\n\n"])
def test_an_empty_file_is_an_error(copy: Copy, kind: str, content: str) -> None:
    copy.write(shown(FILES[kind]), content)
    assert only(copy, "data/") == [f"{shown(FILES[kind])}:1: fila er tom. Legg inn minst én post."]


@pytest.mark.parametrize("content", ["[]", "kommune:\n  name: Kommunen\n", "hei\n", "~\n", "5\n"])
def test_a_file_that_is_not_a_list_has_no_records(copy: Copy, content: str) -> None:
    copy.write(SERVICES, content)
    text = "fila har ingen poster. Begynn hver post med «- id:»."
    assert only(copy, SERVICES) == [f"{SERVICES}:1: {text}"]


def test_a_publication_that_is_a_list_is_an_error(copy: Copy) -> None:
    copy.write("data/publication.yaml", "- title: Hei\n")
    text = "har feil form. Skriv feltene på egne linjer under, med innrykk."
    assert only(copy, "data/publication.yaml") == [f"data/publication.yaml:1: {text}"]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("- hei", "«hei» passer ikke her. Skriv feltene på egne linjer under, med innrykk."),
        ("-", "er tom. Skriv feltene på egne linjer under, med innrykk."),
        ("- [a]", "har feil form. Skriv feltene på egne linjer under, med innrykk."),
    ],
)
def test_a_record_without_fields_is_an_error(copy: Copy, record: str, expected: str) -> None:
    line = replace(copy, SERVICES, "", "- id: kommune", f"{record}\n- id: kommune")
    assert only(copy, SERVICES) == [f"{SERVICES}:{line}: [0]: {expected}"]


@pytest.mark.parametrize("name", ["tjenester.yaml", "services.yml", "notater.yml"])
def test_a_stray_file_is_named(copy: Copy, name: str) -> None:
    copy.write(f"data/{name}", "- id: kommune\n")
    advice = (
        "Gi den navnet services.yaml, eller slett den"
        if "services" in name
        else "Flytt den ut av data/, eller slett den"
    )
    what = "fila heter ikke det den skal" if "services" in name else "fila hører ikke til her"
    assert copy.problems() == [f"data/{name}:1: {what}. {advice}."]


def test_a_file_in_another_encoding_is_named_with_its_line(copy: Copy) -> None:
    text = (copy.root / SERVICES).read_text("utf-8")
    (copy.root / SERVICES).write_bytes(text.encode("latin-1", "replace"))
    first = text.count("\n", 0, next(at for at, sign in enumerate(text) if not sign.isascii())) + 1
    problem = f"{SERVICES}:{first}: fila er ikke lagret som UTF-8. Lagre den på nytt med UTF-8."
    assert only(copy, SERVICES) == [problem]


def test_a_page_in_another_encoding_is_named_with_its_line(copy: Copy) -> None:
    (copy.root / "docs/tjenester/pst.md").write_bytes("---\nservice: pst\n---\nblåbær\n".encode("latin-1"))
    text = "fila er ikke lagret som UTF-8. Lagre den på nytt med UTF-8."
    assert copy.problems() == [f"docs/tjenester/pst.md:4: {text}"]


@pytest.mark.parametrize("path", [SERVICES, "docs/tjenester/pst.md", "data/publication.yaml"])
@pytest.mark.parametrize("change", ["bom", "crlf"])
def test_a_byte_order_mark_and_windows_lines_are_fine(copy: Copy, path: str, change: str) -> None:
    content = (copy.root / path).read_bytes()
    changed = b"\xef\xbb\xbf" + content if change == "bom" else content.replace(b"\n", b"\r\n")
    (copy.root / path).write_bytes(changed)
    assert copy.problems() == []


def test_a_folder_without_data_names_every_file(tmp_path: Path) -> None:
    assert [problem.path for problem in load(tmp_path).problems] == [shown(FILES[kind]) for kind in FILES]


def test_a_file_is_read_again_when_it_changes(copy: Copy) -> None:
    before = load(copy.root)
    assert load(copy.root) is before
    copy.edit(SERVICES, NAME, "Kommunene")
    assert load(copy.root).services["kommune"].name == "Kommunene"


@every("kind", FILES)
def test_every_field_knows_its_line(kind: str) -> None:
    path = ROOT / shown(FILES[kind])
    document = read(path, shown(FILES[kind]))
    lines = path.read_text("utf-8").splitlines()
    fields = [where for where in document.lines if where and isinstance(where[-1], str)]
    assert bool(fields) == bool(document.values)
    assert [where for where in fields if f"{where[-1]}:" not in lines[document.line(where) - 1]] == []


def test_a_field_that_is_not_written_has_the_line_of_what_holds_it() -> None:
    document = parse("- id: a\n  list:\n    - x: 1\n", Document("data/x.yaml"))
    assert document.line((0, "list", 0, "y", "z")) == 3
    assert document.line((0, "nothing")) == 1
    assert document.name((0, "list", 0, "x")) == "a.list[0].x"
    assert document.name((7, "x")) == "[7].x"
