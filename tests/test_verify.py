"""The register beside Lovdata: every finding is seen with its whole message, and the case next to it without one."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest
from conftest import TODAY

from guide.content.catalog import Catalog, assemble
from guide.content.reading import Document, parse
from guide.registers.findings import Finding, exit_status, lines
from guide.registers.lovdata.acts import LovdataAct, LovdataSection, section_key
from guide.registers.lovdata.comparison import Comparison
from guide.registers.lovdata.judging import Rule, total
from guide.registers.lovdata.notes import Amendment, amendments
from guide.registers.lovdata.packages import SourceInfo, Survey, Unreadable
from guide.registers.lovdata.rules import RULES, acts, sections, verify

CODE, OTHER = "LOV-2020-06-19-77", "LOV-2019-03-01-5"
PATH = "NL/lov/2020-06-19-77"
DATED = date(2026, 10, 1)
REGISTER = """\
- id: testloven
  date_code: LOV-2020-06-19-77
  title: Lov om prøving (testloven)
  short_title: Testloven
  language: nb
  sector: all
  status: in_force
  in_force_from: 2021-01-01
  summary: Noe.
  provisions:
    - id: testloven-3
      sections: ["3"]
      title: Plan
      status: in_force
      in_force_from: 2021-01-01
      text_in_force_from: 2022-01-01
      pending: []
      kinds: [duty]
      gives: Noe.
      topics: [samarbeid]
      text_verified_on: 2026-06-01
      confidence: high
"""
PENDING = "pending: [{by: LOV-2025-06-20-39, effect: Noe., on: %s}]"


def section(number: str, title: str | None, *notes: str) -> LovdataSection:
    return LovdataSection(number, title, f"{PATH}/§{section_key(number)}", notes)


def act(*sections: LovdataSection, **fields: Any) -> LovdataAct:
    whole = LovdataAct(
        date_code=CODE,
        path=PATH,
        title="Lov om prøving (testloven)",
        short_title="Testloven",
        in_force_from=(date(2021, 1, 1),),
        undetermined=False,
        last_change_in_force=date(2022, 1, 1),
        last_changed_by="lov/2021-12-17-9 fra 2022-01-01",
        sections={section_key(one.number): one for one in sections or (section("3", "Plan"), section("4", "Annet"))},
        chapters={"1": "Innledning", "2": "(Opphevet)"},
    )
    return replace(whole, **fields)


def noted(note: str, **fields: Any) -> LovdataAct:
    """The act with a change note on § 3."""
    return act(section("3", "Plan", note), section("4", "Annet"), **fields)


@dataclass(frozen=True)
class Case:
    """What differs from a register and an act that agree, and the messages: a text on the line named, and the rest."""

    name: str
    code: str
    edits: tuple[tuple[str, str], ...] = ()
    theirs: LovdataAct | None = field(default_factory=act)
    expected: tuple[tuple[str, str], ...] = ()
    whole: tuple[str, ...] = ("LOV", "FOR")
    unreadable: tuple[Unreadable, ...] = ()
    dated: date = DATED

    @property
    def text(self) -> str:
        text = REGISTER
        for old, new in self.edits:
            assert old in text, f"{self.name}: {old!r} is not in the register"
            text = text.replace(old, new, 1)
        return text

    @property
    def messages(self) -> list[str]:
        return [
            f"data/laws.yaml:{self.text[: self.text.index(at)].count(chr(10)) + 1}: {said}"
            for at, said in self.expected
        ]

    def comparison(self) -> Comparison:
        acts = {self.theirs.date_code: self.theirs} if self.theirs else {}
        read = [one.date_code for one in self.unreadable if one.date_code]
        survey = Survey(acts, frozenset([*acts, *read]), self.unreadable, SourceInfo(None, frozenset(self.whole)))
        return Comparison(catalog(self.text), survey, self.dated, TODAY)

    def findings(self) -> list[Finding]:
        return verify(self.comparison())


def catalog(text: str) -> Catalog:
    found = assemble({"acts": parse(text, Document("data/laws.yaml"))})
    assert list(found.problems) == []
    return found


def none(name: str, code: str, *edits: tuple[str, str], theirs: LovdataAct | None = None, **more: Any) -> Case:
    """A case next to a finding that must stay silent."""
    return Case(name, code, edits, theirs or act(), (), **more)


ONE = "testloven.provisions[0]"
REPEALED = ("      status: in_force", "      status: repealed")
ENDED = ("text_in_force_from: 2022-01-01", "text_in_force_from: 2022-01-01\n      in_force_to: 2025-12-31")
UNREAD = ("      text_verified_on: 2026-06-01\n", "")
ADOPTED = (("\n  status: in_force\n  in_force_from: 2021-01-01", "\n  status: adopted"),
           ("      status: in_force\n      in_force_from: 2021-01-01\n      text_in_force_from: 2022-01-01",
            "      status: adopted"))  # fmt: skip
TO_COME = "Endres ved lov 20 juni 2025 nr. 39 (i kraft fra den tid Kongen bestemmer)"
NYNORSK = "Vert endra ved lov 20 juni 2025 nr. 39 (i kraft frå den tid Kongen bestemmer)"
FUTURE = "Endres ved lov 20 juni 2025 nr. 39 (i kraft 1 jan 2027 iflg. res. 20 juni 2025 nr. 1109)"
DONE = "Endret ved lov 20 juni 2025 nr. 39 (i kraft 1 aug 2026 iflg. res. 20 juni 2025 nr. 1109)"
CHANGED = act(last_change_in_force=date(2026, 8, 1), last_changed_by="lov/2026-06-19-35 fra 2026-08-01")
REPEALS = "Oppheves ved lov 20 juni 2025 nr. 39 (i kraft 1 jan 2027)"
MISSING = f"advarsel: {ONE}.pending: mangler LOV-2025-06-20-39: «%s». Skriv den inn med by, effect og on."
BEHIND = "Endres ved lov 23 jan 2026 nr. 1 (i kraft 1 juli 2026 iflg. res. 13 mars 2026 nr. 402)"
NOW = BEHIND.replace("Endres", "Endret")
OLD_REPEAL = BEHIND.replace("Endres", "Oppheves")
SHOWS_OLD = (
    f"merknad: {ONE}.text_verified_on: kilden viser ordlyden før LOV-2026-01-23-1, som gjelder fra 2026-07-01. "
    "Les endringsloven."
)
READ_AGAIN = (
    f"advarsel: {ONE}.evidence[0]: LOV-2026-01-23-1 er nå konsolidert. Les paragrafen hos Lovdata, og ta bort "
    "amending_act."
)
READ = ("text_in_force_from: 2022-01-01", "text_in_force_from: 2026-07-01")
RETITLED = ("      title: Plan", "      title: Ny plan")
AHEAD = (
    ("confidence: high", "confidence: high\n      evidence: [{kind: amending_act, dated: , by: LOV-2026-01-23-1}]"),
    READ,
    ("text_verified_on: 2026-06-01", "text_verified_on: 2026-07-02"),
)
ENDED_BY = (
    REPEALED,
    ("text_in_force_from: 2022-01-01", "text_in_force_from: 2022-01-01\n      in_force_to: 2026-06-30"),
)
ANOTHER = "Endres ved lov 1 mars 2019 nr. 5 (i kraft 1 feb 2027)"
HAVE_BOTH = (
    "pending: []",
    "pending: [{by: LOV-2025-06-20-39, effect: Noe., on: }, {by: LOV-2019-03-01-5, effect: Noe., on: 2027-02-01}]",
)
CHAPTER = ('sections: ["3"]', 'chapter: "1"')
CALLED = ("      title: Plan", "      title: Innledning")
ACT_CHANGED = "2026-08-01 ved lov/2026-06-19-35 fra 2026-08-01"
DAY_OF_SECTION = ("status: adopted", "status: adopted\n      in_force_from: 2027-07-01")
NO_DAY = ("      text_in_force_from: 2022-01-01\n", "")
GONE = "Finn ut hva som gjelder, og skriv in_force_to og replaced_by."
IN_FORCE = "Les den nye teksten, rett posten og ta bort endringen."

CASES = [
    Case("an act that is gone", "act-gone", theirs=None, expected=(
        ("date_code", f"feil: testloven.date_code: «{CODE}» er ikke blant lovene i kraft lenger. "
         "Finn ut hva som gjelder, og rett status og datoene."),
    )),
    Case("a repealed act that is gone", "act-gone", (
        ("  status: in_force", "  status: repealed"), ("in_force_from: 2021-01-01", "in_force_to: 2025-12-31"),
        REPEALED, ENDED,
    ), None),
    Case("an act that an extract lacks", "act-not-in-source", theirs=None, whole=(), expected=(
        ("date_code", f"merknad: testloven.date_code: «{CODE}» er ikke i utdraget. Kontroller den mot en hel pakke."),
    )),
    Case("an act that a package of regulations lacks", "act-not-in-source", theirs=None, whole=("FOR",), expected=(
        ("date_code", f"merknad: testloven.date_code: «{CODE}» er ikke i utdraget. Kontroller den mot en hel pakke."),
    )),
    Case("a repealed act that an extract lacks", "act-not-in-source", (
        ("  status: in_force", "  status: repealed"), ("in_force_from: 2021-01-01", "in_force_to: 2025-12-31"),
        REPEALED, ENDED,
    ), None, whole=()),
    Case("an act that cannot be read", "act-unreadable", theirs=None, expected=(
        ("date_code", "advarsel: testloven.date_code: «nl/nl-20200619-077.xml» i kilden kan ikke leses: fila er tom."),
    ), unreadable=(Unreadable("nl/nl-20200619-077.xml", CODE, "fila er tom"),)),
    Case("an act of an extract that cannot be read", "act-unreadable", theirs=None, whole=(), expected=(
        ("date_code", "advarsel: testloven.date_code: «nl/nl-20200619-077.xml» i kilden kan ikke leses: fila er tom."),
    ), unreadable=(Unreadable("nl/nl-20200619-077.xml", CODE, "fila er tom"),)),
    Case("an act that an extract lacks beside another that cannot be read", "act-not-in-source", theirs=None, whole=(),
         expected=(
        ("date_code", f"merknad: testloven.date_code: «{CODE}» er ikke i utdraget. Kontroller den mot en hel pakke."),
    ), unreadable=(Unreadable("x.xml", OTHER, "fila er tom"),)),
    none("another act that cannot be read", "act-unreadable", unreadable=(Unreadable("x.xml", OTHER, "fila er tom"),)),
    Case("a repealed act that is there", "act-still-in-force", (
        ("  status: in_force", "  status: repealed"), ("in_force_from: 2021-01-01", "in_force_to: 2025-12-31"),
        REPEALED, ENDED,
    ), act(section("4", "Annet")), (
        ("  status: repealed", f"feil: testloven.status: «{CODE}» står som opphevet, men er blant lovene i kraft. "
         "Rett status og in_force_to."),
    )),
    none("an act that is repealed after the day of the source", "act-still-in-force",
         ("in_force_from: 2021-01-01\n  summary", "in_force_from: 2021-01-01\n  in_force_to: 2026-10-31\n  summary")),
    Case("an act with a new name", "act-title", theirs=act(title="Lov om andre prøver (prøvelova)"), expected=(
        ("  title: Lov", "advarsel: testloven.title: «Lov om prøving (testloven)» heter «Lov om andre prøver "
         "(prøvelova)» hos Lovdata. Rett title, og se om kortnavnet er nytt."),
    )),
    none("a title with a hard space", "act-title", theirs=act(title="Lov om\u00a0prøving (testloven)")),
    Case("an act at another path", "path", theirs=act(path="NL/lov/2020-06-19-78"), expected=(
        ("date_code", f"feil: testloven.date_code: gir adressen «{PATH}», men Lovdatas er «NL/lov/2020-06-19-78». "
         "Rett nummeret."),
    )),
    Case("a section at another path", "path", theirs=act(replace(section("3", "Plan"), path=f"{PATH}/§3-0")), expected=(
        ('sections: ["3"]', f"feil: {ONE}.sections: gir adressen «{PATH}/§3», men Lovdatas er «{PATH}/§3-0». "
         "Rett nummeret."),
    )),
    none("a section with a space in its number", "path", ('sections: ["3"]', 'sections: ["3 a"]'),
         theirs=act(section("3 a", "Plan"))),
    Case("an act in force too early", "in-force-too-early", (("2021-01-01\n  summary", "2020-06-19\n  summary"),),
         expected=(("in_force_from: 2020", "feil: testloven.in_force_from: «2020-06-19» er før loven trådte i kraft "
                    "(2021-01-01). Rett datoen."),)),
    Case("a section in force too early", "in-force-too-early", (("2021-01-01\n      text", "2020-12-31\n      text"),),
         expected=(("in_force_from: 2020", f"feil: {ONE}.in_force_from: «2020-12-31» er før loven trådte i kraft "
                    "(2021-01-01). Rett datoen."),)),
    Case("an act that is not in force at all", "in-force-too-early", theirs=act(in_force_from=(), undetermined=True),
         expected=(("  status: in_force", "feil: testloven.status: loven er ikke satt i kraft hos Lovdata. "
                    "Skriv adopted i status, og ta bort in_force_from."),)),
    none("an act of which Lovdata says neither a day nor that there is none", "in-force-too-early",
         theirs=act(in_force_from=())),
    none("a section in force on the earliest of several days", "in-force-too-early",
         theirs=act(in_force_from=(date(2022, 1, 1), date(2021, 1, 1)), undetermined=True)),
    Case("an adopted act that has got its day", "adopted-dated", ADOPTED, act(in_force_from=(date(2027, 1, 1),)), (
        ("- id: testloven", "advarsel: testloven.in_force_from: er «tom», men Lovdata har 2027-01-01. "
         "Skriv datoen, og rett status."),
    )),
    Case("an adopted section that has got its day", "adopted-dated", ADOPTED[1:],
         noted("Tilføyes ved lov 20 juni 2025 nr. 39 (i kraft 1 jan 2027)"), (
        ("    - id: testloven-3", f"advarsel: {ONE}.in_force_from: er «tom», men Lovdata har 2027-01-01. "
         "Skriv datoen, og rett status."),
    )),
    Case("an adopted section with another day", "adopted-dated", (*ADOPTED[1:], DAY_OF_SECTION),
         noted("Tilføyes ved lov 20 juni 2025 nr. 39 (i kraft 1 jan 2027)"), (
        ("in_force_from: 2027-07-01", f"advarsel: {ONE}.in_force_from: er «2027-07-01», men Lovdata har 2027-01-01. "
         "Skriv datoen, og rett status."),
    )),
    none("an adopted section with a day that Lovdata does not have yet", "adopted-dated", *ADOPTED[1:], DAY_OF_SECTION,
         theirs=noted("Tilføyes ved lov 20 juni 2025 nr. 39 (i kraft fra den tid Kongen bestemmer)")),
    none("an adopted section that is to be changed on a day", "adopted-dated", *ADOPTED[1:], theirs=noted(FUTURE)),
    none("an adopted act without a day", "adopted-dated", *ADOPTED, theirs=act(in_force_from=(), undetermined=True)),
    Case("an adopted act whose day we have", "adopted-dated", (
        ("\n  status: in_force\n  in_force_from: 2021-01-01", "\n  status: adopted\n  in_force_from: 2027-01-01"),
        *ADOPTED[1:],
    ), act(in_force_from=(date(2027, 1, 1),))),
    Case("a section that is gone", "section-gone", theirs=act(section("4", "Annet")), expected=(
        ('sections: ["3"]', f"feil: {ONE}.sections: § 3 står ikke i loven. {GONE}"),
    )),
    Case("a section that is gone beside one without a heading", "section-gone", theirs=act(section("4", None)),
         expected=(('sections: ["3"]', f"feil: {ONE}.sections: § 3 står ikke i loven. {GONE}"),)),
    Case("a section that is repealed", "section-gone", theirs=act(section("3", "(Opphevet)")), expected=(
        ('sections: ["3"]', f"feil: {ONE}.sections: § 3 er opphevet. {GONE}"),
    )),
    Case("a section that is repealed in nynorsk", "section-gone", theirs=act(section("3", "(Oppheva)")), expected=(
        ('sections: ["3"]', f"feil: {ONE}.sections: § 3 er opphevet. {GONE}"),
    )),
    Case("a section that is gone from an act that has changed", "section-gone",
         theirs=act(section("4", "Annet"), last_change_in_force=date(2026, 8, 1)), expected=(
        ('sections: ["3"]', f"feil: {ONE}.sections: § 3 står ikke i loven. {GONE}"),
    )),
    none("an adopted section that an act in force does not have", "section-gone", *ADOPTED[1:],
         theirs=act(section("4", "Annet"))),
    Case("a section with a new number, by its heading", "section-gone", theirs=act(section("4", "Plan")), expected=(
        ('sections: ["3"]', f"feil: {ONE}.sections: § 3 står ikke i loven, men § 4 kan ha tatt over. {GONE}"),
    )),
    Case("a section with a new number, by a note", "section-gone", theirs=act(
        section("4", "Ny plan", "Endret ved lov 1 mars 2022 nr. 5 (ikr. 1 apr 2022, tidligere § 3).")), expected=(
        ('sections: ["3"]', f"feil: {ONE}.sections: § 3 står ikke i loven, men § 4 kan ha tatt over. {GONE}"),
    )),
    Case("a section whose number is used for another", "section-gone",
         theirs=act(section("3", "Nytt"), section("4", "Plan")), expected=(
        ('sections: ["3"]', f"feil: {ONE}.sections: «Plan» er nå overskriften på § 4, ikke på § 3. {GONE}"),
    )),
    Case("the last of a range is gone", "section-gone",
         (('sections: ["3"]', 'sections: ["3"]\n      last_section: "6"'), ("      title: Plan\n", "")), act(), (
        ("last_section", f"feil: {ONE}.last_section: § 6 står ikke i loven. {GONE}"),
    )),
    Case("a chapter that is gone", "section-gone", (('sections: ["3"]', 'chapter: "9"'),), expected=(
        ("chapter", f"feil: {ONE}.chapter: kapittel 9 er opphevet eller står ikke i loven. {GONE}"),
    )),
    none("a repealed section that is gone", "section-gone", REPEALED, ENDED, UNREAD, theirs=act(section("4", "Annet"))),
    none("a repealed section whose place is there", "section-gone", REPEALED, ENDED, UNREAD,
         theirs=act(section("3", "(Oppheva)"))),
    none("a section with another space in its number", "section-gone", ('sections: ["3"]', 'sections: ["3-6a"]'),
         theirs=act(section("3-6 a", "Plan"))),
    Case("a repealed section that is there", "section-still-in-force", (REPEALED, ENDED, UNREAD), expected=(
        ("      status: repealed", f"feil: {ONE}.status: § 3 står som opphevet, men er i loven. "
         "Rett status og in_force_to."),
    )),
    Case("a repealed chapter that is there", "section-still-in-force",
         (REPEALED, ENDED, UNREAD, ('sections: ["3"]', 'chapter: "1"')), expected=(
        ("      status: repealed", f"feil: {ONE}.status: kapittel 1 står som opphevet, men er i loven. "
         "Rett status og in_force_to."),
    )),
    none("a repealed chapter whose place is there", "section-still-in-force", REPEALED, ENDED, UNREAD,
         ('sections: ["3"]', 'chapter: "2"')),
    none("a section repealed after the day of the source", "section-still-in-force", REPEALED,
         ("text_in_force_from: 2022-01-01", "text_in_force_from: 2022-01-01\n      in_force_to: 2026-10-31")),
    Case("a section repealed on no day, whose number is used anew", "section-still-in-force", (REPEALED, UNREAD),
         noted("Tilføyd ved lov 1 mars 2026 nr. 5."), (
        ("      status: repealed", f"feil: {ONE}.status: § 3 står som opphevet, men er i loven. "
         "Rett status og in_force_to."),
    )),
    none("a section read ahead as repealed in a source that knows nothing of the act", "section-still-in-force",
         AHEAD[0], *ENDED_BY),
    none("a number used anew after the repeal", "section-still-in-force", REPEALED, ENDED, UNREAD,
         theirs=noted("Tilføyd ved lov 1 mars 2026 nr. 5.")),
    Case("another heading", "section-title", theirs=act(section("3", "Individuell plan")), expected=(
        ("      title: Plan", f"advarsel: {ONE}.title: «Plan» heter «Individuell plan» hos Lovdata. "
         "Rett title, eller la make laws skrive den."),
    )),
    Case("a heading that we do not have", "section-title", (("      title: Plan\n", ""),), expected=(
        ("    - id: testloven-3", f"advarsel: {ONE}.title: «» heter «Plan» hos Lovdata. "
         "Rett title, eller la make laws skrive den."),
    )),
    Case("no heading any more", "section-title", theirs=act(section("3", None)), expected=(
        ("      title: Plan", f"advarsel: {ONE}.title: «Plan» har ingen overskrift hos Lovdata. Ta bort title."),
    )),
    Case("another heading of a chapter", "section-title", (('sections: ["3"]', 'chapter: "1"'),), expected=(
        ("      title: Plan", f"advarsel: {ONE}.title: «Plan» heter «Innledning» hos Lovdata. "
         "Rett title, eller la make laws skrive den."),
    )),
    Case("another heading in an act that is only adopted", "section-title", ADOPTED,
         act(section("3", "Individuell plan"), in_force_from=(), undetermined=True), (
        ("      title: Plan", f"advarsel: {ONE}.title: «Plan» heter «Individuell plan» hos Lovdata. "
         "Rett title, eller la make laws skrive den."),
    )),
    none("another heading of a section that is only adopted", "section-title", *ADOPTED[1:],
         theirs=act(section("3", "Individuell plan"))),
    none("a section without a heading in both", "section-title", ("      title: Plan\n", ""),
         theirs=act(section("3", None))),
    none("a range has no heading", "section-title",
         ('sections: ["3"]', 'sections: ["3"]\n      last_section: "4"'), ("      title: Plan\n", "")),
    Case("a section changed since we read it", "section-changed",
         theirs=noted(DONE, last_change_in_force=date(2026, 8, 1)), expected=(
        ("text_verified_on", f"advarsel: {ONE}.text_verified_on: «2026-06-01» er før en endring av teksten: «{DONE}». "
         "Les paragrafen, rett posten og skriv ny dato."),
    )),
    Case("a change without a day holds from its adoption", "section-changed",
         theirs=noted("Endret ved lov 19 juni 2026 nr. 35."), expected=(
        ("text_verified_on", f"advarsel: {ONE}.text_verified_on: «2026-06-01» er før en endring av teksten: "
         "«Endret ved lov 19 juni 2026 nr. 35». Les paragrafen, rett posten og skriv ny dato."),
    )),
    Case("a whole act changed since we read it", "section-changed",
         (('sections: ["3"]\n      ', ""), ("      title: Plan\n", "")),
         CHANGED, (
        ("text_verified_on", f"advarsel: {ONE}.text_verified_on: «2026-06-01» er før en endring av teksten: "
         "«2026-08-01 ved lov/2026-06-19-35 fra 2026-08-01». Les paragrafen, rett posten og skriv ny dato."),
    )),
    Case("an act changed since we read a chapter of which it has no section", "section-changed", (CHAPTER, CALLED),
         CHANGED, (
        ("text_verified_on", f"advarsel: {ONE}.text_verified_on: «2026-06-01» er før en endring av teksten: "
         f"«{ACT_CHANGED}». Les paragrafen, rett posten og skriv ny dato."),
    )),
    none("a change on a day that there is none of", "section-changed",
         theirs=noted("Endret ved lov 31 feb 2026 nr. 5.")),
    none("a section changed, but the text is not read", "section-changed", UNREAD, theirs=noted(DONE)),
    none("a repealed chapter of an act that has changed", "section-changed", REPEALED, ENDED,
         ('sections: ["3"]', 'chapter: "2"'), theirs=CHANGED),
    none("a section changed on the day we read it", "section-changed",
         theirs=noted("Endret ved lov 20 juni 2025 nr. 39 (i kraft 1 juni 2026).")),
    Case("an act changed since we read the section", "act-changed",
         theirs=CHANGED, expected=(
        ("text_verified_on", f"advarsel: {ONE}.text_verified_on: «2026-06-01» er før loven sist ble endret (2026-08-01 "
         "ved lov/2026-06-19-35 fra 2026-08-01), men notene til Testloven § 3 viser ingen endring. "
         "La make laws skrive ny dato."),
    )),
    Case("an act changed since we read the section, and Lovdata does not say by which", "act-changed",
         theirs=replace(CHANGED, last_changed_by=None), expected=(
        ("text_verified_on", f"advarsel: {ONE}.text_verified_on: «2026-06-01» er før loven sist ble endret (2026-08-01 "
         "ved ukjent lov), men notene til Testloven § 3 viser ingen endring. La make laws skrive ny dato."),
    )),
    Case("an act changed since we read a chapter", "act-changed", (CHAPTER, CALLED),
         replace(CHANGED, sections={"1-1": section("1-1", "Formål")}), (
        ("text_verified_on", f"advarsel: {ONE}.text_verified_on: «2026-06-01» er før loven sist ble endret "
         f"({ACT_CHANGED}), men notene til Testloven kapittel 1 viser ingen endring. La make laws skrive ny dato."),
    )),
    none("an act that has never changed", "act-changed", theirs=act(last_change_in_force=None, last_changed_by=None)),
    none("a repealed section of an act that has changed", "act-changed", REPEALED, ENDED,
         theirs=act(section("4", "Annet"), last_change_in_force=date(2026, 8, 1))),
    none("an act changed, but the text is not read", "act-changed", UNREAD,
         theirs=act(last_change_in_force=date(2026, 8, 1))),
    none("an act changed on the day we read the section", "act-changed",
         theirs=act(last_change_in_force=date(2026, 6, 1))),
    Case("a change to come", "pending-missing", theirs=noted(f"{TO_COME}."),
         expected=(("pending", MISSING % TO_COME),)),
    Case("a change to come in nynorsk", "pending-missing", theirs=noted(f"{NYNORSK}."),
         expected=(("pending", MISSING % NYNORSK),)),
    Case("a change to come on a day", "pending-missing", theirs=noted(f"{FUTURE}."),
         expected=(("pending", MISSING % FUTURE),)),
    Case("a change to come that Lovdata writes as done", "pending-missing",
         theirs=noted("Endret ved lov 20 juni 2025 nr. 39 (i kraft 1 jan 2027)"),
         expected=(("pending", MISSING % "Endret ved lov 20 juni 2025 nr. 39 (i kraft 1 jan 2027)"),)),
    Case("a change to come beside another that we have", "pending-missing",
         (("pending: []", "pending: [{by: LOV-2019-03-01-5, effect: Noe., on: 2027-02-01}]"),),
         noted(f"{ANOTHER}. {TO_COME}"), (("pending", MISSING % TO_COME),)),
    Case("a change to come on a day, of a wording of which we know no day", "pending-missing", (NO_DAY,),
         noted(f"{FUTURE}."), (("pending", MISSING % FUTURE),)),
    none("another part of an act that is read ahead", "pending-missing", *AHEAD,
         theirs=noted(BEHIND.replace("1 juli 2026", "1 jan 2027"))),
    Case("a repeal to come", "pending-missing", theirs=noted(REPEALS),
         expected=(("pending", MISSING % REPEALS),)),
    Case("a change to come in the middle of a range", "pending-missing",
         (('sections: ["3"]', 'sections: ["3"]\n      last_section: "5"'), ("      title: Plan\n", "")),
         act(section("3", "Plan"), section("4", "Annet", TO_COME), section("5", "Mer"), section("6", "Sist", FUTURE)),
         (("pending", MISSING % TO_COME),)),
    none("a change to come that we have", "pending-missing", ("pending: []", PENDING % ""), theirs=noted(TO_COME)),
    none("a change to come of a section in another chapter", "pending-missing", CHAPTER, CALLED,
         theirs=act(section("1-1", "Formål"), section("2-1", "Annet", TO_COME))),
    none("a change that holds from the day of the source", "pending-missing",
         ("text_verified_on: 2026-06-01", "text_verified_on: 2026-10-01"),
         theirs=noted("Endret ved lov 20 juni 2025 nr. 39 (i kraft 1 okt 2026).")),
    none("a change to come of a section outside the range", "pending-missing",
         ('sections: ["3"]', 'sections: ["3"]\n      last_section: "4"'), ("      title: Plan\n", ""),
         theirs=act(section("3", "Plan"), section("4", "Annet"), section("4 a", "Mer", TO_COME))),
    none("a change that our wording has already", "pending-missing",
         ("text_in_force_from: 2022-01-01", "text_in_force_from: 2026-11-01"),
         theirs=noted("Endres ved lov 20 juni 2025 nr. 39 (i kraft 1 nov 2026).")),
    Case("a pending change that has got its day", "pending-dated", (("pending: []", PENDING % ""),), noted(FUTURE), (
        ("pending", f"advarsel: {ONE}.pending[0].on: er «tom» for LOV-2025-06-20-39, men Lovdata har 2027-01-01. "
         "Rett datoen."),
    )),
    Case("a pending change with another day", "pending-dated", (("pending: []", PENDING % "2027-07-01"),),
         noted(FUTURE), (
        ("pending", f"advarsel: {ONE}.pending[0].on: er «2027-07-01» for LOV-2025-06-20-39, men Lovdata har "
         "2027-01-01. Rett datoen."),
    )),
    none("a pending change with Lovdata's day", "pending-dated", ("pending: []", PENDING % "2027-01-01"),
         theirs=noted(FUTURE)),
    none("a pending change without a day beside another that has one", "pending-dated", HAVE_BOTH,
         theirs=noted(f"{TO_COME}. {ANOTHER}.")),
    none("a pending change with a day that Lovdata does not have yet", "pending-dated",
         ("pending: []", PENDING % "2027-01-01"), theirs=noted(TO_COME)),
    none("a pending change of a section that is repealed", "pending-dated", REPEALED, ENDED, UNREAD,
         ("pending: []", PENDING % ""), theirs=act(section("3", "(Opphevet)", FUTURE))),
    Case("a pending change that has come into force today", "pending-in-force",
         (("pending: []", PENDING % TODAY.isoformat()),), expected=(
        ("pending", f"advarsel: {ONE}.pending[0]: LOV-2025-06-20-39 gjelder fra {TODAY}. {IN_FORCE}"),
    )),
    Case("a pending change that has come into force, by a note", "pending-in-force",
         (("pending: []", PENDING % ""), ("text_verified_on: 2026-06-01", "text_verified_on: 2026-08-02")),
         noted(DONE), (
        ("pending", f"advarsel: {ONE}.pending[0]: LOV-2025-06-20-39 gjelder fra 2026-08-01. {IN_FORCE}"),
    )),
    Case("a pending change that has come into force, of an act that an extract lacks", "pending-in-force",
         (("pending: []", PENDING % "2026-11-01"),), None, (
        ("date_code", f"merknad: testloven.date_code: «{CODE}» er ikke i utdraget. Kontroller den mot en hel pakke."),
        ("pending", f"advarsel: {ONE}.pending[0]: LOV-2025-06-20-39 gjelder fra 2026-11-01. {IN_FORCE}"),
    ), whole=()),
    Case("a pending change that has come into force, of a chapter of an act that an extract lacks", "pending-in-force",
         (CHAPTER, ("pending: []", PENDING % "2026-11-01")), None, (
        ("date_code", f"merknad: testloven.date_code: «{CODE}» er ikke i utdraget. Kontroller den mot en hel pakke."),
        ("pending", f"advarsel: {ONE}.pending[0]: LOV-2025-06-20-39 gjelder fra 2026-11-01. {IN_FORCE}"),
    ), whole=()),
    none("a pending change that no note tells of, beside another act that is in the text", "pending-in-force",
         ("pending: []", PENDING % ""), ("text_verified_on: 2026-06-01", "text_verified_on: 2026-08-02"),
         theirs=noted(f"{DONE.replace('20 juni 2025 nr. 39', '1 mars 2019 nr. 5')}.")),
    none("a pending change beside another act that is in the text", "pending-in-force",
         ("pending: []", PENDING % ""), ("text_verified_on: 2026-06-01", "text_verified_on: 2026-08-02"),
         theirs=noted(f"{DONE.replace('20 juni 2025 nr. 39', '1 mars 2019 nr. 5')}. {TO_COME}.")),
    none("a pending change of a section that is repealed", "pending-in-force", REPEALED, ENDED, UNREAD,
         ("pending: []", PENDING % "2025-12-01"), theirs=act(section("4", "Annet"))),
    Case("a pending change that has come into force, of a wording of which we know no day", "pending-in-force",
         (("pending: []", PENDING % ""), NO_DAY, ("text_verified_on: 2026-06-01", "text_verified_on: 2026-08-02")),
         noted(DONE), (
        ("pending", f"advarsel: {ONE}.pending[0]: LOV-2025-06-20-39 gjelder fra 2026-08-01. {IN_FORCE}"),
    )),
    none("a pending change of which our wording has a part", "pending-in-force", ("pending: []", PENDING % ""),
         ("text_in_force_from: 2022-01-01", "text_in_force_from: 2026-08-01"),
         ("text_verified_on: 2026-06-01", "text_verified_on: 2026-08-02"), theirs=noted(DONE)),
    none("a pending change tomorrow", "pending-in-force", ("pending: []", PENDING % "2026-12-02")),
    none("an act of which one part has come into force and another not", "pending-in-force",
         ("pending: []", PENDING % ""), ("text_verified_on: 2026-06-01", "text_verified_on: 2026-08-02"),
         theirs=noted(f"{DONE}. {TO_COME}.")),
    Case("a change that has passed and is not in the text", "text-behind", (READ,), noted(BEHIND), (
        ("text_verified_on", SHOWS_OLD),
    )),
    Case("a change that is in force on the day of the source", "text-behind", (READ,), noted(BEHIND), (
        ("text_verified_on", SHOWS_OLD),
    ), dated=date(2026, 7, 1)),
    Case("a heading from before a change that has passed", "text-behind", (READ, RETITLED), noted(BEHIND), (
        ("text_verified_on", SHOWS_OLD),
    )),
    Case("an act changed since, where the text is known to be old", "text-behind", (READ,),
         noted(BEHIND, last_change_in_force=date(2026, 8, 1)), (
        ("text_verified_on", SHOWS_OLD),
    )),
    Case("a change that has passed and that nobody has read", "text-behind", (), noted(BEHIND), (
        ("pending", f"advarsel: {ONE}.pending: mangler LOV-2026-01-23-1: «{BEHIND}». Skriv den inn med by, effect "
         "og on."),
        ("text_verified_on", SHOWS_OLD),
    )),
    Case("a repealed section that a source from before shows", "text-behind", (*ENDED_BY, UNREAD), noted(OLD_REPEAL), (
        ("    - id: testloven-3", SHOWS_OLD),
    )),
    Case("a change that has passed and is not the one read in the amending act", "text-behind", AHEAD,
         noted(BEHIND.replace("23 jan 2026 nr. 1 ", "20 juni 2025 nr. 39 ")), (
        ("text_verified_on", SHOWS_OLD.replace("LOV-2026-01-23-1", "LOV-2025-06-20-39")),
    )),
    none("a change of tomorrow", "text-behind", ("pending: []", "pending: [{by: LOV-2026-01-23-1, effect: Noe., "
         "on: 2026-12-02}]"), theirs=noted("Endres ved lov 23 jan 2026 nr. 1 (i kraft 2 des 2026)")),
    none("a change that is in the text", "text-behind", *AHEAD[1:], theirs=noted(NOW)),
    none("a change that has passed, read in the amending act", "text-behind", *AHEAD, theirs=noted(BEHIND)),
    Case("an act read ahead that is in the text now", "now-consolidated", AHEAD, noted(NOW), (
        ("evidence:", READ_AGAIN),
    )),
    Case("a heading read ahead that the text now has otherwise", "now-consolidated", (*AHEAD, RETITLED), noted(NOW), (
        ("      title: Ny plan", f"advarsel: {ONE}.title: «Ny plan» heter «Plan» hos Lovdata. "
         "Rett title, eller la make laws skrive den."),
        ("evidence:", READ_AGAIN),
    )),
    Case("a section read ahead that is not there when the act is in the text", "now-consolidated", AHEAD,
         act(section("4", "Annet", NOW)), (
        ('sections: ["3"]', f"feil: {ONE}.sections: § 3 står ikke i loven. {GONE}"),
        ("evidence:", READ_AGAIN),
    )),
    Case("a section read ahead as repealed that is there when the act is in the text", "now-consolidated",
         (AHEAD[0], *ENDED_BY), noted(NOW), (
        ("      status: repealed", f"feil: {ONE}.status: § 3 står som opphevet, men er i loven. "
         "Rett status og in_force_to."),
        ("evidence:", READ_AGAIN),
    )),
    none("a heading read ahead", "now-consolidated", *AHEAD, RETITLED, theirs=noted(BEHIND)),
    none("a heading read ahead of a source that knows nothing of the act", "now-consolidated", *AHEAD, RETITLED),
    none("a section read ahead that the source does not have yet", "now-consolidated", *AHEAD,
         theirs=act(section("4", "Annet", BEHIND))),
    none("the last of a range read ahead", "now-consolidated", *AHEAD, ("      title: Plan\n", ""),
         ('sections: ["3"]', 'sections: ["3"]\n      last_section: "6"'), theirs=noted(BEHIND)),
    none("the first of a range read ahead beside a section that has the act in its text", "now-consolidated", *AHEAD,
         ("      title: Plan\n", ""), ('sections: ["3"]', 'sections: ["3"]\n      last_section: "6"'),
         theirs=act(section("3", "Plan"), section("4", "Annet", NOW))),
    none("a chapter read ahead beside another that has the act in its text", "now-consolidated", *AHEAD, CHAPTER,
         theirs=act(section("1-1", "Formål"), section("2-1", "Annet", NOW))),
    none("a section read ahead as repealed", "now-consolidated", AHEAD[0], *ENDED_BY, theirs=noted(OLD_REPEAL)),
    none("an act of which one part is read ahead and another pending", "now-consolidated", *AHEAD,
         ("pending: []", "pending: [{by: LOV-2026-01-23-1, effect: Noe., on: 2027-01-01}]"), theirs=noted(BEHIND)),
    none("an act of which one part is in the text and another not", "now-consolidated", *AHEAD,
         theirs=noted(f"{NOW}. {BEHIND}.")),
    none("another act than the one read ahead is in the text", "now-consolidated", *AHEAD,
         theirs=noted(f"Endret ved lov 1 mars 2022 nr. 5. {BEHIND}.")),
    Case("a source from before we read the text", "source-older", (("pending: []", PENDING % "2026-11-01"),),
         act(section("4", "Annet"), title="Lov om noe annet"), (
        ("text_verified_on", f"merknad: {ONE}.text_verified_on: kilden er eldre enn vår kontroll "
         "(2026-05-31 mot 2026-06-01). Hent en nyere pakke."),
    ), dated=date(2026, 5, 31)),
    Case("an act that a source from before we read it lacks", "source-older", (), None, (
        ("text_verified_on", f"merknad: {ONE}.text_verified_on: kilden er eldre enn vår kontroll "
         "(2026-05-31 mot 2026-06-01). Hent en nyere pakke."),
    ), dated=date(2026, 5, 31)),
    Case("an extract from before we read the text", "source-older", (), act(section("4", "Annet")), (
        ("text_verified_on", f"merknad: {ONE}.text_verified_on: kilden er eldre enn vår kontroll "
         "(2026-05-31 mot 2026-06-01). Hent en nyere pakke."),
    ), whole=(), dated=date(2026, 5, 31)),
    Case("an act that an extract from before we read it lacks", "act-not-in-source", (), None, (
        ("date_code", f"merknad: testloven.date_code: «{CODE}» er ikke i utdraget. Kontroller den mot en hel pakke."),
    ), whole=(), dated=date(2026, 5, 31)),
    none("a source from the day we read the text", "source-older", dated=date(2026, 6, 1)),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_difference_is_found_and_said_and_what_agrees_is_not(case: Case) -> None:
    found = case.findings()
    assert [str(one) for one in found] == case.messages
    assert case.code in {one.code for one in found} or not case.expected


@pytest.mark.parametrize("code", [one.code for one in RULES])
def test_every_rule_is_seen_finding_something_and_staying_silent(code: str) -> None:
    mine = [case for case in CASES if case.code == code]
    assert any(case.expected for case in mine)
    assert any(not case.expected for case in mine)


def test_every_case_belongs_to_a_rule_and_every_rule_says_what_it_is() -> None:
    assert {case.code for case in CASES} == {one.code for one in RULES}
    assert len({one.code for one in RULES}) == len(RULES)
    written = [one for module in (acts, sections) for one in vars(module).values() if isinstance(one, Rule)]
    assert sorted(one.code for one in written) == sorted(one.code for one in RULES)
    assert all(one.says.__doc__ for one in RULES)


def test_a_register_that_agrees_gives_nothing_and_is_counted() -> None:
    whole = Case("agrees", "").comparison()
    assert verify(whole) == []
    assert exit_status([]) == 0
    assert total([], whole) == (
        "1 bestemmelser i 1 lover og forskrifter. 1 av dem er sammenliknet med Lovdatas tekst fra 1. oktober 2026: "
        "0 feil, 0 advarsler, 0 merknader."
    )


@pytest.mark.parametrize(
    ("name", "status"),
    [("another heading", 1), ("a section that is gone", 1), ("a source from before we read the text", 0)],
)
def test_only_a_remark_leaves_the_exit_status_at_zero(name: str, status: int) -> None:
    assert exit_status(next(case for case in CASES if case.name == name).findings()) == status


def test_json_has_one_finding_a_line_with_everything_a_program_needs() -> None:
    found = next(case for case in CASES if case.name == "another heading").findings()
    assert [json.loads(line) for line in lines(found, "json")] == [
        {
            "code": "section-title",
            "severity": "warning",
            "record": "testloven-3",
            "path": "data/laws.yaml",
            "line": 13,
            "field": f"{ONE}.title",
            "text": "«Plan» heter «Individuell plan» hos Lovdata. Rett title, eller la make laws skrive den",
        }
    ]


def told(by: str, action: Any, to_come: bool, on: date | None, said: str) -> Amendment:
    return Amendment(by, action, to_come, on, said)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Endret ved lov 1 mars 2019 nr. 5.", [("LOV-2019-03-01-5", "change", False, date(2019, 3, 1))]),
        (
            "Endra ved lover 1 mars 2019 nr. 5 (ikr. 1 sep 2019 iflg. res. 2 apr 2019 nr. 8), 4. august 2020 nr. 12.",
            [
                ("LOV-2019-03-01-5", "change", False, date(2019, 9, 1)),
                ("LOV-2020-08-04-12", "change", False, date(2020, 8, 4)),
            ],
        ),
        (
            "Tilføyd ved lov 1 mars 2019 nr. 5 som endra ved lov 2 apr 2019 nr. 8 (i kraft 1 des 2019), "
            "oppheva ved lov 3 mai 2021 nr. 9 (ikr. 1 juni 2021).",
            [
                ("LOV-2019-03-01-5", "insert", False, date(2019, 12, 1)),
                ("LOV-2021-05-03-9", "repeal", False, date(2021, 6, 1)),
            ],
        ),
        (
            "Tilføyes ved lov 1 mars 2019 nr. 5, endring endret ved lov 2 apr 2019 nr. 8 (i kraft fra den tid Kongen "
            "bestemmer).",
            [("LOV-2019-03-01-5", "insert", True, None)],
        ),
        ("Blir oppheva ved lov 1 mars 2019 nr. 5 (når Kongen fastset det).",
         [("LOV-2019-03-01-5", "repeal", True, None)]),
        ("Endres ved lov 1 mars 2019 nr. 5 (ikr. 1 jan 2027).",
         [("LOV-2019-03-01-5", "change", True, date(2027, 1, 1))]),
        (
            "Endret ved lov 1 mars 2019 nr. 5 (ikr. fra den tid Kongen bestemmer, gjelder tredje ledd).",
            [("LOV-2019-03-01-5", "change", True, None)],
        ),
        (
            "Endres ved lov 1 mars 2019 nr. 5 (i kraft 1 jan 2027, 1 juli 2027 iflg. res. 2 apr 2019 nr. 8).",
            [("LOV-2019-03-01-5", "change", True, date(2027, 7, 1))],
        ),
        (
            "Endres ved lover 20 juni 2025 nr. 81 (i kraft 1 jan 2027), 12 mai 2026 nr. 18 (i kraft fra den tid Kongen "
            "bestemmer).",
            [("LOV-2025-06-20-81", "change", True, date(2027, 1, 1)), ("LOV-2026-05-12-18", "change", True, None)],
        ),
        (
            "Endres ved lover 20 juni 2025 nr. 81, 12 mai 2026 nr. 18 (i kraft 1 jan 2027).",
            [("LOV-2025-06-20-81", "change", True, None), ("LOV-2026-05-12-18", "change", True, date(2027, 1, 1))],
        ),
        (
            "Endret ved lover 1 mars 2019 nr. 5, 12 mai 2026 nr. 18 (når Kongen bestemmer), oppheves ved lov 20 juni "
            "2025 nr. 81.",
            [
                ("LOV-2019-03-01-5", "change", False, date(2019, 3, 1)),
                ("LOV-2026-05-12-18", "change", True, None),
                ("LOV-2025-06-20-81", "repeal", True, None),
            ],
        ),
        (
            "Endret ved forskrifter 11 okt 2024 nr. 2453 (ikr. 1 nov 2024), 1 mars 2025 nr. 7, lov 20 juni 2025 "
            "nr. 81.",
            [
                ("FOR-2024-10-11-2453", "change", False, date(2024, 11, 1)),
                ("FOR-2025-03-01-7", "change", False, date(2025, 3, 1)),
                ("LOV-2025-06-20-81", "change", False, date(2025, 6, 20)),
            ],
        ),
        ("Endret ved forskrift 11 okt 2024 nr. 2453.", [("FOR-2024-10-11-2453", "change", False, date(2024, 10, 11))]),
        ("Ikr. 1 juli 2001 iflg. res. 8 juni 2001 nr. 595, endret ved lov 10 feb 1967.",
         [("LOV-1967-02-10", "change", False, date(1967, 2, 10))]),
        ("Vert endra ved lov 1 mars 2019 nr. 5 (i kraft 1 jan 2027).",
         [("LOV-2019-03-01-5", "change", True, date(2027, 1, 1))]),
        ("Endret ved lov 1 mars 2019 nr. 5, res. 2 apr 2019 nr. 8.",
         [("LOV-2019-03-01-5", "change", False, date(2019, 3, 1))]),
        ("Endret 10 feb 1967.", []),
        ("Endret ved lov 1 mars 2019 nr. 5 med virkning 1 sep 2019.",
         [("LOV-2019-03-01-5", "change", False, date(2019, 3, 1))]),
        ("Jf. lov 1 mars 2019 nr. 5. Oppdatert per 1. august 2024.", []),
    ],
)  # fmt: skip
def test_a_note_tells_which_act_does_what_from_which_day(note: str, expected: list[tuple[Any, ...]]) -> None:
    assert [(one.by, one.action, one.to_come, one.on) for one in amendments(note)] == expected


def test_a_note_is_quoted_in_lovdatas_words() -> None:
    note = f"Endret ved lov 1 mars 2019 nr. 5 (ikr. 1 sep 2019). {TO_COME}."
    assert amendments(note) == (
        told(
            "LOV-2019-03-01-5", "change", False, date(2019, 9, 1), "Endret ved lov 1 mars 2019 nr. 5 (ikr. 1 sep 2019)"
        ),
        told("LOV-2025-06-20-39", "change", True, None, TO_COME),
    )


def test_each_act_of_a_chain_is_quoted_with_the_verb_and_its_own_bracket_alone() -> None:
    first, second = "20 juni 2025 nr. 81 (i kraft 1 jan 2027)", "12 mai 2026 nr. 18 (når Kongen bestemmer)"
    found = amendments(f"Endres ved lover {first}, {second}.")
    assert [one.said for one in found] == [f"Endres ved lover {first}", f"Endres ved lover {second}"]
