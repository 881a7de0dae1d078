"""Every rule is seen failing: how the copy is broken, and the whole message an editor then gets."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from datetime import date

import pytest
from conftest import TODAY, Copy

from guide import check
from guide.check.rules import RULES
from guide.check.runner import find_problems, judge, report
from guide.check.subject import Project
from guide.content.catalog import load
from guide.content.owners import EDITORS
from guide.content.pages import navigation
from guide.content.scaffold import municipality_pages
from guide.facts import aid as graph
from guide.project import ROOT, Problem

SERVICES, LAWS, STEPS, ROLES = "data/services.yaml", "data/laws.yaml", "data/steps.yaml", "data/roles.yaml"
OWNERS = "data/owners.yaml"
SITUATIONS, FACTS, PUBLICATION = "data/situations.yaml", "data/facts.yaml", "data/publication.yaml"
MUNICIPALITIES, COUNTIES, REGIONS = (
    "data/registers/municipalities.yaml",
    "data/registers/counties.yaml",
    "data/registers/regions.yaml",
)
AID, VIGNETTES = "data/aid.yaml", "data/vignettes.yaml"
PAGE, NAV = "docs/index.md", "mkdocs.yml"
WHOLE_FILE = "<the whole file>"
REAL = load()
CASE = next(one for one in REAL.vignettes.values() if len(one.given) > 2)
CALL = REAL.contacts["nav-kontaktsenter"].phones[0].number
GUIDANCE = REAL.contacts["rvts-ost-veiledning"].phones[0].number
NAV_LINE = navigation(ROOT / NAV)[0]["kontakt.md"]
HARD = "&nbsp;"
GONE = "Har den fått et nytt navn? Id-er endres aldri. Rett navnet, eller legg posten til."
REPEALED = next(act for act in REAL.acts.values() if act.status == "repealed")
LAST = list(REAL.acts.values())[-1]
NEW = f"{LAST.id}.provisions[{len(LAST.provisions)}]"
FIRST = REAL.documents["acts"].line((len(REAL.acts) - 1, "provisions", 0, "id"))
SLT = REAL.documents["services"].line((list(REAL.services).index("slt"), "id"))
SUCCESSOR = f"[{{provision: {LAST.provisions[0].id}, starts_on: 2027-01-01, relation: replaced_by}}]"
ROLE_WITH_RULES = REAL.roles["oppfolgingsteam"]
RULE_OF_ROLE = next(one for one in ROLE_WITH_RULES.confidentiality if one.startswith("nav-loven"))
PLACE_OF_RULE = ROLE_WITH_RULES.confidentiality.index(RULE_OF_ROLE)
UNFIT = {
    "a repealed provision": next(one.id for one in REAL.provisions.values() if one.status == "repealed"),
    "a basis for processing": next(one.id for one in REAL.provisions.values() if "processing_basis" in one.kinds),
    "a rule on the plan": next(one.id for one in REAL.provisions.values() if one.topics == ("individuell-plan",)
                               and one.status == "in_force"),
}  # fmt: skip
ROLE = """
- id: slt
  name: Rolle
  summary: Noe.
  sector: all
  first_contact: [{who: Noen, why: Noe.}]
  first_tasks: []
  sources: []
"""
REGION = """
- id: NEW
  kind: conflict_council
  name: Ny
  confidence: medium
  doubt: Noe.
"""
RVTS_OST = REAL.documents["regions"].line((list(REAL.regions).index("rvts-ost"), "id"))
NAMES = "what_is_read_in_an_amending_act_names_it"
SECOND = f"{LAST.id}.provisions[{len(LAST.provisions) + 1}]"


def provision(number: str = "99", **fields: str) -> str:
    """A provision to add at the end of laws.yaml, under the last act."""
    whole = {
        "id": f"{LAST.id}-{number}", "sections": f'["{number}"]', "status": "in_force", "kinds": "[duty]",
        "gives": "Noe.", "topics": "[samarbeid]", "confidence": "high", "looked_up_on": "2026-11-22",
        "evidence": "[{kind: lovdata, dated: 2026-01-01}]",
    } | fields  # fmt: skip
    lines = [f"      {name}: {value}" for name, value in whole.items() if value]
    return "\n" + "\n".join(lines).replace("      id", "    - id", 1) + "\n"


@dataclass(frozen=True)
class Case:
    """One way to break the project: texts replaced after an anchor, and the messages with where they point."""

    name: str
    rule: str
    edits: tuple[tuple[str, str, str, str], ...]
    expected: tuple[tuple[str, str, str, str], ...]
    today: date = TODAY

    def messages(self, copy: Copy) -> list[str]:
        return [f"{path}:{line_after(copy, path, anchor, at)}: {text}" for path, anchor, at, text in self.expected]


def line_after(copy: Copy, path: str, anchor: str, text: str) -> int:
    """The line of the first occurrence of a text at or after an anchor; 1 for the file as a whole."""
    if not text and not anchor:
        return 1
    whole = (copy.root / path).read_text("utf-8")
    return whole.count("\n", 0, whole.index(text, whole.index(anchor))) + 1


def replace_after(copy: Copy, path: str, anchor: str, old: str, new: str) -> None:
    """Replace the first occurrence of a text at or after an anchor; delete the file, or without a text add to it."""
    file = copy.root / path
    if old == WHOLE_FILE:
        file.unlink()
        return
    file.touch()
    whole = file.read_text("utf-8")
    start = whole.index(anchor)
    assert old in whole[start:], f"{path} no longer holds {old!r} after {anchor!r}"
    file.write_text(whole[:start] + whole[start:].replace(old, new, 1) if old else whole + new, "utf-8")


def case(name: str, rule: str, path: str, anchor: str, old: str, new: str, at: str, text: str) -> Case:
    """A case with one edit and one message in the same file."""
    return Case(name, rule, ((path, anchor, old, new),), ((path, anchor, at, text),))


CONFIRMATION = {
    "on": "2026-11-22", "how": "called", "by": "Vaktleder", "entered_by": "Redaktør",
    "checked_by": "Beredskapsplanlegger",
}  # fmt: skip


def confirmation(line: str) -> str:
    """A confirmation of a contact point's number, with one line of its own."""
    name, _, value = line.partition(": ")
    fields = CONFIRMATION | ({name: value} if name in CONFIRMATION else {})
    field = "phones: 0123456789ab" if name in CONFIRMATION else line
    lines = [f"{key}: {one}" for key, one in fields.items()]
    return "\n          ".join([f"confirmations:\n        - {lines[0]}", *lines[1:], "fields:", f"  {field}"])


def said(name: str, rule: str, line: str, text: str) -> Case:
    """A case with one confirmation added to a contact point."""
    new = f"{confirmation(line)}\n      confidence:"
    return case(name, rule, SERVICES, "id: nav-kontaktsenter", "confidence:", new, line,
                f"nav.contacts[0].confirmations[0]{text}")  # fmt: skip


def added(name: str, rule: str, at: str, text: str, **fields: str) -> Case:
    """A case with one provision added."""
    new = provision(**fields)
    return Case(name, rule, ((LAWS, "", "", new),), ((LAWS, new.splitlines()[1], at, f"{NEW}{text}"),))


def written(name: str, line: str, text: str) -> Case:
    """A case with one line of prose added to a page."""
    return case(name, "no_fact_is_typed_by_hand", PAGE, "", "", f"\n{line}\n", line, text)


def written_by(name: str, rule: str, line: str, text: str) -> Case:
    """A case with one line of prose added to a page, which another rule tells."""
    return case(name, rule, PAGE, "", "", f"\n{line}\n", line, text)


def numbered(name: str, line: str, found: str, contact: str = "rvts-ost-veiledning") -> Case:
    """A case with a number of the data added to a page in some other writing."""
    advice = f'er skrevet rett i teksten. Bruk {{{{ phone("{contact}") }}}}.'
    return written(name, line, f"telefonnummeret «{found}» {advice}")


def regrouped(*sizes: int, sign: str) -> str:
    """The digits of a number of the data in other groups."""
    digits = iter(GUIDANCE.replace(" ", ""))
    return sign.join("".join(next(digits) for _ in range(size)) for size in sizes)


def called(name: str, line: str, text: str) -> Case:
    """A case with one macro call added to a page."""
    return case(name, "every_macro_finds_its_record", PAGE, "", "", f"\n{line}\n", line, text)


CONTACTS = [
    case("a number one digit short", "every_number_can_be_called", SERVICES, "id: nav-kontaktsenter",
         f'"{CALL}"', '"55 55 33 3"', '"55 55 33 3"',
         "nav.contacts[0].phones[0].number: «55 55 33 3» er ikke et norsk telefonnummer. Skriv 3, 4, 5, 6 eller 8 "
         'sifre, for eksempel "55 55 33 33". Utenlandske begynner med +.'),
    case("a number with letters", "every_number_can_be_called", SERVICES, "id: nav-kontaktsenter",
         f'"{CALL}"', '"tlf. 55"', '"tlf. 55"',
         "nav.contacts[0].phones[0].number: «tlf. 55» er ikke bare ett nummer. Skriv sifrene, og resten i feltet det "
         "hører til."),
    case("a number in odd groups", "every_number_can_be_called", SERVICES, "id: nav-kontaktsenter",
         f'"{CALL}"', f'"{CALL.replace(" ", "")}"', f'"{CALL.replace(" ", "")}"',
         f"nav.contacts[0].phones[0].number: «{CALL.replace(' ', '')}» er gruppert på en uvanlig måte. "
         f'Skriv "{CALL}".'),
    case("a Norwegian number with its country code", "every_number_can_be_called", SERVICES, "id: nav-kontaktsenter",
         f'"{CALL}"', f'"+47 {CALL}"', f'"+47 {CALL}"',
         f'nav.contacts[0].phones[0].number: «+47 {CALL}» er gruppert på en uvanlig måte. Skriv "{CALL}".'),
    case("a foreign number in groups", "every_number_can_be_called", SERVICES, "id: nav-kontaktsenter",
         f'"{CALL}"', '"+46 8 508 280 00"', '"+46 8 508 280 00"',
         "nav.contacts[0].phones[0].number: «+46 8 508 280 00» er gruppert på en uvanlig måte. "
         'Skriv "+46850828000".'),
    case("a contact point without any way to reach it", "every_contact_point_can_be_reached", SERVICES,
         "id: konfliktrad-nettside", "      url: https://konfliktraadet.no/\n", "", "id: konfliktrad-nettside",
         "konfliktrad.contacts[0]: har verken telefon, e-post, skjema eller nettside. Legg til minst én."),
    case("two numbers under one name", "one_contact_point_has_one_number", SERVICES, "id: politi-02800",
         "name: Politiet når det ikke haster", "name: Nav på telefon", "phones:",
         "politi.contacts[0].phones: «Nav på telefon» har også et annet nummer, under nav-kontaktsenter. "
         "Behold ett, eller gi dem ulike navn."),
    case("two numbers under one e-mail address", "one_contact_point_has_one_number", SERVICES,
         "id: rvts-ost-veiledning", "email: post@rvtsost.no", "email: post@pst.politiet.no", "phones:",
         "rvts-ost.contacts[0].phones: «post@pst.politiet.no» har også et annet nummer, under pst-hovedkontor. "
         "Behold ett, eller gi dem ulike navn."),
    case("professional advice for everybody", "the_kind_fits_the_reader", SERVICES, "id: konfliktrad-nettside",
         "kind: website", "kind: professional_advice", "audience:",
         "konfliktrad.contacts[0].audience: «public» passer ikke til professional_advice. Skriv professional, "
         "eller velg et annet slag."),
    case("an emergency line for professionals", "the_kind_fits_the_reader", SERVICES, "id: sfk-tilskudd",
         "kind: website", "kind: emergency", "audience:",
         "sfk.contacts[0].audience: «professional» passer ikke til emergency. Skriv public, "
         "eller velg et annet slag."),
    said("a field that nobody confirms", "a_confirmation_is_of_fields_that_an_owner_knows", "purpose: 0123456789ab",
         ".fields.purpose: «purpose» kan ikke bekreftes. Velg en av phones, email, form, url, hours, anonymity, "
         "after_contact, languages, who_answers, recorded, passes_on, text_phone, out_of_hours."),
    said("a field of an office at a contact point", "a_confirmation_is_of_fields_that_an_owner_knows",
         "covers: 0123456789ab", ".fields.covers: «covers» kan ikke bekreftes. Velg en av phones, email, form, url, "
         "hours, anonymity, after_contact, languages, who_answers, recorded, passes_on, text_phone, out_of_hours."),
    said("a person answered", "a_confirmation_names_functions", "by: Kari Nordmann",
         ".by: «Kari Nordmann» ser ut som et navn. Skriv funksjonen."),
    case("a person to ask", "a_confirmation_names_functions", OWNERS, "- id: pst", "  ask:\n",
         "  ask:\n    function: Ola Nordmann\n", "function:",
         "pst.ask.function: «Ola Nordmann» ser ut som et navn. Skriv funksjonen."),
    said("one function alone", "two_functions_stand_for_a_confirmation", "checked_by: redaktør",
         ".checked_by: den som kontrollerer, kan ikke være den som førte inn. Be en annen kontrollere."),
    Case("a publisher, and nobody to ask", "a_published_site_has_an_owner_for_everything",
         (("data/publication.yaml", "", "publisher:", "publisher: Direktoratet"),),
         tuple((SERVICES, f"- id: {one.id}\n", "owner:", f"{one.id}.owner: «redaksjonen» kan ikke eie noe når det er "
                "en utgiver. Skriv hvem som kan bekrefte opplysningene.")
               for one in REAL.services.values() if one.owner == EDITORS)),
    case("an owner of nothing", "an_owner_has_something_to_answer_for", OWNERS, "", "",
         "\n- id: ingen\n  name: Ingen\n", "id: ingen",
         "ingen.id: eier ingen tjeneste og intet kontor. Vis til den fra owner, eller slett den."),
    case("anonymity promised by somebody else", "anonymity_is_said_by_the_service_itself", SERVICES,
         "id: nav-kontaktsenter", "anonymity: unknown",
         "anonymity: {possible: true, text: Du kan være anonym., source: https://eksempel.no/}", "anonymity:",
         "nav.contacts[0].anonymity.source: «https://eksempel.no/» er ikke på tjenestens egen nettside. "
         "Vis til den, eller skriv unknown."),
    case("an organisation number with a wrong check digit", "organisation_numbers_have_the_right_check_digit",
         SERVICES, "id: nav\n", "level:", 'organisation_number: "889640783"\n  level:', "organisation_number",
         "nav.organisation_number: «889640783» er ikke et organisasjonsnummer. Se etter på brreg.no, "
         "og skriv ni sifre."),
    case("an organisation number one digit short", "organisation_numbers_have_the_right_check_digit",
         SERVICES, "id: nav\n", "level:", 'organisation_number: "88964078"\n  level:', "organisation_number",
         "nav.organisation_number: «88964078» er ikke et organisasjonsnummer. Se etter på brreg.no, "
         "og skriv ni sifre."),
    case("an organisation number one digit long", "organisation_numbers_have_the_right_check_digit",
         SERVICES, "id: nav\n", "level:", 'organisation_number: "8896407822"\n  level:', "organisation_number",
         "nav.organisation_number: «8896407822» er ikke et organisasjonsnummer. Se etter på brreg.no, "
         "og skriv ni sifre."),
    Case("an organisation number in the digits of another script", "organisation_numbers_have_the_right_check_digit",
         ((SERVICES, "id: nav\n", "level:", 'organisation_number: "٨٨٩٦٤٠٧٨٢"\n  level:'),),
         ((SERVICES, "id: nav\n", "organisation_number", "nav.organisation_number: har et tegn PDF-en ikke kan vise "
           "(U+0668). Slett det, eller skriv det med ord."),
          (SERVICES, "id: nav\n", "organisation_number", "nav.organisation_number: «٨٨٩٦٤٠٧٨٢» er ikke et "
           "organisasjonsnummer. Se etter på brreg.no, og skriv ni sifre."))),
    case("an organisation number with a letter", "organisation_numbers_have_the_right_check_digit",
         SERVICES, "id: nav\n", "level:", 'organisation_number: "88964078E"\n  level:', "organisation_number",
         "nav.organisation_number: «88964078E» er ikke et organisasjonsnummer. Se etter på brreg.no, "
         "og skriv ni sifre."),
    case("two numbers, and what one is for is not said", "several_numbers_are_told_apart", SERVICES,
         "id: nav-kontaktsenter", f'- number: "{CALL}"', f'- number: "{CALL}"\n          label: Telefon\n'
         '        - number: "22 33 44 55"', '- number: "22 33 44 55"',
         "nav.contacts[0].phones[1].label: mangler for «22 33 44 55», som ikke er det eneste nummeret. "
         "Skriv hva det er til."),
]  # fmt: skip

PROVISIONS = [
    added("a chapter and sections", "a_provision_is_sections_or_a_chapter", 'chapter: "9"',
          ".chapter: kan ikke stå sammen med sections. Slett en av dem.", chapter='"9"'),
    added("a range without its first section", "a_provision_is_sections_or_a_chapter", 'last_section: "99"',
          ".last_section: «99» trenger nøyaktig én paragraf i sections. Skriv den første der.",
          sections="", last_section='"99"'),
    added("an id without the act", "a_provision_is_sections_or_a_chapter", "id: paragraf-99",
          f".id: «paragraf-99» begynner ikke med «{LAST.id}-». Gi den id-en til loven først.", id="paragraf-99"),
    added("a wording older than the provision", "a_provision_lives_forwards", "text_in_force_from: 2001-01-01",
          ".text_in_force_from: «2001-01-01» er før «2002-01-01». Rett en av datoene.",
          in_force_from="2002-01-01", text_in_force_from="2001-01-01"),
    added("repealed without a last day", "a_provision_lives_forwards", "status: repealed",
          ".status: «repealed» stemmer ikke med in_force_to (tom). Rett en av dem.", status="repealed",
          replaced_by=f"[{{provision: {LAST.provisions[0].id}, starts_on: 2021-01-01, relation: replaced_by}}]"),
    added("repealed before its last day", "a_provision_lives_forwards", "status: repealed",
          ".status: «repealed» stemmer ikke med in_force_to (2027-01-01). Rett en av dem.",
          status="repealed", in_force_to="2027-01-01"),
    *(added(f"adopted, and its first day was {day}", "a_provision_lives_forwards", f"in_force_from: {day}",
            f".in_force_from: «{day}» er passert, men status er «adopted». Kontroller, og skriv in_force.",
            status="adopted", in_force_from=day) for day in ("2026-11-30", TODAY.isoformat())),
    case("in force in a repealed act", "nothing_in_force_hangs_on_a_repealed_act", LAWS,
         f"id: {REPEALED.provisions[0].id}", "status: repealed", "status: in_force", "status: in_force",
         f"{REPEALED.id}.provisions[0].status: «in_force», men loven er opphevet. Skriv repealed, "
         "og hva som tok over."),
    added("out of force with nothing instead", "what_is_out_of_force_has_a_successor", f"id: {LAST.id}-99",
          ".replaced_by: mangler for § 99, som er ute av kraft. Skriv bestemmelsen som tok over.",
          status="repealed", in_force_to="2020-12-31"),
    added("a successor that starts too early", "a_successor_starts_after_the_old_ends", "replaced_by:",
          ".replaced_by[0].starts_on: «2020-12-31» er før den gamle regelen sluttet (2020-12-31). Rett datoen.",
          status="repealed", in_force_to="2020-12-31",
          replaced_by=f"[{{provision: {LAST.provisions[0].id}, starts_on: 2020-12-31, relation: replaced_by}}]"),
    Case("successors in a ring", "a_successor_starts_after_the_old_ends",
         ((LAWS, "", "", provision("98", replaced_by=f"[{{provision: {LAST.id}-99, starts_on: 2021-01-01, "
                                                     "relation: related}]")),
          (LAWS, "", "", provision("99", replaced_by=f"[{{provision: {LAST.id}-98, starts_on: 2021-01-01, "
                                                     "relation: related}]"))),
         ((LAWS, f"id: {LAST.id}-98", "replaced_by:",
           f"{NEW}.replaced_by[0].provision: «{LAST.id}-99» leder tilbake hit. Rett rekkefølgen."),
          (LAWS, f"id: {LAST.id}-99", "replaced_by:",
           f"{SECOND}.replaced_by[0].provision: «{LAST.id}-98» leder tilbake hit. Rett rekkefølgen."))),
    added("a basis for processing among what may be shared", "a_basis_for_processing_is_no_leave_to_share",
          "topics:", ".topics: «deling» kan ikke stå ved et behandlingsgrunnlag, som ikke opphever taushetsplikten. "
          "Ta bort deling.", kinds="[duty, processing_basis]", topics="[samarbeid, deling]"),
    *(case(f"{what} among a role's rules on confidentiality", "what_is_read_before_sharing_is_about_sharing", ROLES,
           f"id: {ROLE_WITH_RULES.id}\n", f"    - {RULE_OF_ROLE}\n", f"    - {wrong}\n", f"- {wrong}",
           f"{ROLE_WITH_RULES.id}.confidentiality[{PLACE_OF_RULE}]: «{wrong}» er opphevet, et behandlingsgrunnlag "
           "eller om individuell plan. Flytt den til laws.")
      for what, wrong in UNFIT.items()),
    added("a quotation from another section", "a_quotation_is_from_the_provision", "quotes:",
          ".quotes[0].section: «98» er ikke en av paragrafene i posten. Rett paragrafen eller flytt sitatet.",
          quotes='[{section: "98", text: Ord., lang: nb, dated: 2020-01-01, attribution: Lovdata}]'),
    added("an amending act without its number", NAMES, "evidence:",
          ".evidence[0].by: «tom» er ikke en endringslov. Skriv den som LOV-ÅÅÅÅ-MM-DD-N.",
          text_in_force_from="2026-07-01", evidence="[{kind: amending_act, dated: 2026-01-23}]"),
    added("an amending act written otherwise", NAMES, "evidence:",
          ".evidence[0].by: «LOV-2026-01-23» er ikke en endringslov. Skriv den som LOV-ÅÅÅÅ-MM-DD-N.",
          text_in_force_from="2026-07-01", evidence="[{kind: amending_act, dated: 2026-01-23, by: LOV-2026-01-23}]"),
    added("an amending act without the day of its wording", NAMES, "evidence:",
          ".evidence[0].kind: er amending_act, men posten mangler text_in_force_from. Skriv dagen den nye ordlyden "
          "gjelder fra.", evidence="[{kind: amending_act, dated: 2026-01-23, by: LOV-2026-01-23-1}]"),
    added("an amending act named where another source was read", NAMES, "evidence:",
          ".evidence[0].by: «LOV-2026-01-23-1» kan bare stå ved amending_act. Ta bort by, eller rett kind.",
          text_in_force_from="2026-07-01", evidence="[{kind: lovdata, dated: 2026-07-02, by: LOV-2026-01-23-1}]"),
]  # fmt: skip

RECORDS = [
    *(case(f"a page that asks for {field} of a provision without", "what_a_provision_names_is_there_to_show", PAGE, "",
           "", f'\n{{{{ {macro}("{LAST.provisions[0].id}") }}}}\n', f"{{{{ {macro}(",
           f"«{LAST.provisions[0].id}» har ikke {field} i data. Fyll det ut, eller bruk "
           f'{{{{ law("{LAST.provisions[0].id}") }}}}.')
      for macro, field in (("enumeration", "names"), ("left_out", "leaves_out"))),
    Case("an id used twice", "every_id_is_used_once", ((LAWS, "", "", provision(id=LAST.provisions[0].id)),),
         ((LAWS, f"id: {LAST.provisions[0].id}\n      sections: [\"99\"]", "id:",
           f"{NEW}.id: id-en «{LAST.provisions[0].id}» er brukt før, i data/laws.yaml:{FIRST}. "
           "Gi posten en egen id."),)),
    Case("a role with the id of a service", "every_id_is_used_once",
         ((ROLES, "", "", ROLE), ("docs/roller/slt.md", "", "", "---\nrole: slt\n---\n{{ role_page() }}\n"),
          (NAV, "", "  - Slik jobber dere:", "      - roller/slt.md\n  - Slik jobber dere:")),
         ((ROLES, "id: slt\n", "", f"slt.id: id-en «slt» er brukt før, i data/services.yaml:{SLT}. "
           "Gi posten en egen id."),)),
    case("an id used twice, and the one that is gone", "every_id_is_used_once", SERVICES, "", "- id: slt\n",
         "- id: nav\n", f"- id: nav\n  name: {REAL.services['nav'].name}\n",
         f"nav.id: id-en «nav» er brukt før, i data/services.yaml:{SLT}. Gi posten en egen id."),
    case("a situation on a page that is not there", "every_reference_resolves", SITUATIONS, "id: bekymret-parorende",
         "page: hjelp/to.md", "page: hjelp/tre.md", "page: hjelp/tre.md",
         f"bekymret-parorende.page: «hjelp/tre.md» finnes ikke i docs/. {GONE}"),
    case("a service that is not there", "every_reference_resolves", SERVICES, "id: slt\n", "parent: kommune",
         "parent: komune", "parent:", "slt.parent: «komune» finnes ikke i data/services.yaml. Mente du «kommune»?"),
    case("a service with an anchor", "every_reference_resolves", SERVICES, "id: slt\n", "parent: kommune",
         "parent: kommune#her", "parent:",
         "slt.parent: «kommune#her» finnes ikke i data/services.yaml. Mente du «kommune»?"),
    case("a provision that is not there", "every_reference_resolves", SERVICES, "id: slt\n",
         "- straffeloven-196", "- straffeloven-197", "- straffeloven-197",
         f"slt.laws[4]: «straffeloven-197» finnes ikke i data/laws.yaml. {GONE}"),
    case("a page that is not there", "every_reference_resolves", ROLES, "", "page: prosessen/forberedelser.md",
         "page: prosessen/forberedelse.md", "page: prosessen/forberedelse.md",
         "koordinator-oppfolging.first_tasks[0].page: «prosessen/forberedelse.md#avklar-koordinator» finnes ikke "
         "i docs/. Mente du «prosessen/forberedelser.md»?"),
    case("an actor that is neither service nor role", "every_reference_resolves", STEPS, "id: avklar-sikkerhet",
         "actors: [politi,", "actors: [xyz,", "actors:",
         "forberedelser.steps[0].actors[0]: «xyz» finnes ikke i data/services.yaml eller data/roles.yaml. "
         f"{GONE}"),
    case("a part of the guide that is not there", "every_reference_resolves", STEPS, "id: avklar-sikkerhet",
         "section: innledning", "section: inledning", "section: inledning",
         "forberedelser.steps[0].sources[0].section: «inledning» finnes ikke i data/publication.yaml. "
         "Mente du «innledning»?"),
    added("low confidence without a reason", "doubt_is_said_aloud", f"id: {LAST.id}-99",
          ".doubt: mangler når confidence er «low». Skriv hva som er usikkert, i én setning.", confidence="low"),
    added("looked up tomorrow", "nothing_is_dated_in_the_future", "looked_up_on: 2026-12-02",
          ".looked_up_on: «2026-12-02» er fram i tid. Rett datoen.", looked_up_on="2026-12-02"),
    added("a person signed", "a_confirmation_names_functions", "legal_review:",
          ".legal_review.by: «Kari Nordmann» ser ut som et navn. Skriv funksjonen.",
          legal_review="{by: Kari Nordmann, on: 2026-11-22, digest: 0123456789ab}"),
    added("a review tomorrow", "nothing_is_dated_in_the_future", "legal_review:",
          ".legal_review.on: «2026-12-02» er fram i tid. Rett datoen.",
          legal_review="{by: Juristen, on: 2026-12-02, digest: 0123456789ab}"),
    case("a duty by law without a law", "a_duty_by_law_names_its_provision", SERVICES, "id: slt\n",
         "basis: guide", "basis: law", "basis: law",
         "slt.duties[0].basis: «law» krever en bestemmelse i laws. Legg den til, eller skriv guide."),
    Case("a fact nobody shows", "no_record_is_left_alone",
         (("docs/om/index.md", "", '{{ fact("handlingsplan") }}', ""),),
         ((FACTS, "", "id: handlingsplan",
           "handlingsplan.id: «handlingsplan» brukes ingen steder. Vis til den fra en post eller en side."),)),
]  # fmt: skip

PAGES = [
    case("front matter with an unknown key", "every_page_can_be_read", "docs/tjenester/pst.md", "",
         "service: pst", "service: pst\naudiense: public", "audiense",
         "feltet «audiense» er ikke kjent. Mente du «audience»?"),
    case("front matter with a key like nothing", "every_page_can_be_read", "docs/tjenester/pst.md", "",
         "service: pst", "service: pst\nxyz: 1", "xyz", "feltet «xyz» er ikke kjent. Rett navnet, eller slett linja."),
    case("front matter that is not YAML", "every_page_can_be_read", "docs/tjenester/pst.md", "",
         "service: pst", "service: pst: x", "service",
         "kolon på feil sted. Sett teksten i anførselstegn hvis den har kolon i seg."),
    case("front matter that does not end", "every_page_can_be_read", "docs/om/personvern.md", "", "# ",
         "---\ntitle: Personvern\n\n# ", "", 
         "feltene øverst er ikke avsluttet. Skriv --- på en egen linje etter feltene."),
    case("a misspelt audience", "every_page_can_be_read", "docs/tjenester/pst.md", "",
         "service: pst", "service: pst\naudience: pubic", "audience",
         "«pubic» passer ikke i audience. Mente du «public»?"),
    case("an audience like nothing", "every_page_can_be_read", "docs/tjenester/pst.md", "",
         "service: pst", "service: pst\naudience: [alle]", "audience",
         "verdien passer ikke i audience. Skriv professional eller public."),
    case("a neutral page that is neither", "every_page_can_be_read", "docs/hjelp/en.md", "",
         "neutral: true", 'neutral: "ja"', "neutral",
         "«ja» passer ikke i neutral. Skriv true eller false, uten anførselstegn."),
    case("a macro with one bracket", "every_page_can_be_read", PAGE, "", "",
         '\n{ phone("nodnummer-112") }\n', "{ phone(\"nodnummer-112\") }\n",
         'makroen «phone» har bare én klamme. Skriv {{ phone("id") }}.'),
    case("a macro with one bracket first", "every_page_can_be_read", PAGE, "", "",
         '\n{phone ("nodnummer-112")}}\n', "{phone (",
         'makroen «phone» har bare én klamme. Skriv {{ phone("id") }}.'),
    case("a macro without its last bracket", "every_page_can_be_read", "docs/prosessen/planlegging.md", "",
         '{{ steps("planlegging") }}', '{{ steps("planlegging") }', "{{ steps",
         'makroen kan ikke leses. Skriv {{ navn("id") }}, med begge klammene og anførselstegn.'),
    case("a heading id that Jinja takes for a comment", "every_page_can_be_read", PAGE, "", "# Når",
         "# {#hjelp} Når", "{#hjelp}",
         "«{#» begynner en kommentar. Skriv {: #navn } for å gi en overskrift et navn."),
    *(written(f"a number typed as {number!r}", f"Ring {number} nå.",
              f"telefonnummeret «{number}» er skrevet rett i teksten. "
              'Bruk {{ phone("nav-kontaktsenter") }}.')
      for number in (CALL, CALL.replace(" ", ""), f"+47 {CALL}", f"+47{CALL.replace(' ', '')}")),
    written("a number with hard spaces", f"Ring {CALL.replace(' ', chr(0xA0))} nå.",
            f'telefonnummeret «{CALL}» er skrevet rett i teksten. Bruk {{{{ phone("nav-kontaktsenter") }}}}.'),
    written("a number in a link", f"[Ring](tel:+47{CALL.replace(' ', '')})",
            f"telefonnummeret «+47{CALL.replace(' ', '')}» er skrevet rett i teksten. "
            'Bruk {{ phone("nav-kontaktsenter") }}.'),
    *(numbered(f"a number in groups of {sizes} with {sign!r}", f"Ring {regrouped(*sizes, sign=sign)}.",
               regrouped(*sizes, sign=sign.replace(HARD, " ")))
      for sizes in ((4, 4), (2, 2, 2, 2), (2, 3, 3), (2, 2, 4)) for sign in (" ", ".", "-", HARD)
      if sizes != (2, 2, 2, 2) or sign in ".-"),
    numbered("a number with dashes that look like a range", f"Ring {regrouped(2, 2, 2, 2, sign='–')}.",
             regrouped(2, 2, 2, 2, sign="–")),
    *(numbered(f"a number with the country code {code}", f"Ring {code}{regrouped(4, 4, sign='-')}.",
               f"{code}{regrouped(4, 4, sign='-')}") for code in ("+47-", "+47.", "0047 ")),
    *(numbered(f"a short number written {number}", f"Ring {number}.", number, "politi-02800")
      for number in ("02 800", "02.800", "028-00", "0 28 00")),
    *(written(f"the short number {number}", f"Ring {number}.",
              f'telefonnummeret «{number}» er skrevet rett i teksten. Bruk {{{{ phone("{contact}") }}}}.')
      for number, contact in (("112", "nodnummer-112"), ("02800", "politi-02800"),
                              ("116 117", "legevakt-116117"), ("116111", "alarmtelefonen-116111"))),
    *(written(f"the number {number} that data does not know", f"Ring {number}.",
              f"telefonnummeret «{number}» er skrevet rett i teksten. "
              'Legg kontaktpunktet i data/services.yaml, og bruk {{ phone("id") }}.')
      for number in ("400 00 000", "+46 8 508 280 00")),
    written("an e-mail address", "Skriv til post@pst.politiet.no.",
            "e-postadressen «post@pst.politiet.no» er skrevet rett i teksten. "
            'Bruk {{ email("pst-hovedkontor") }}.'),
    *(written(f"an e-mail address as {address}", f"Skriv til {address}.",
              f"e-postadressen «{address.replace('&#64;', '@')}» er skrevet rett i teksten. "
              'Bruk {{ email("pst-hovedkontor") }}.')
      for address in ("Post@PST.politiet.no", "post&#64;pst.politiet.no")),
    written("an e-mail address that data does not know", "[Skriv](mailto:ola@eksempel.no)",
            "e-postadressen «ola@eksempel.no» er skrevet rett i teksten. "
            'Legg kontaktpunktet i data/services.yaml, og bruk {{ email("id") }}.'),
    written("a link to Lovdata", "[Les loven](https://lovdata.no/lov/2005-05-20-28)",
            'lenken til «lovdata.no» er skrevet rett i teksten. Bruk {{ law("id") }}.'),
    written("a link to Lovdata in capitals", "Se Lovdata.no.",
            'lenken til «lovdata.no» er skrevet rett i teksten. Bruk {{ law("id") }}.'),
    *(written(f"a section sign as {line}", line,
              'paragraftegnet «§» er skrevet rett i teksten. Bruk {{ law("id") }}.')
      for line in ("Se &sect; 196.", "Se &#167; 196.")),
    *(written(f"a section in words as {line}", line,
              f'paragrafen «{found}» er skrevet rett i teksten. Bruk {{{{ law("id") }}}}.')
      for line, found in (("Se straffeloven paragraf 196.", "paragraf 196"), ("Paragraf&nbsp;15-9 sier det.",
                          "Paragraf 15-9"), ("Se paragrafene 8 og 9.", "paragrafene 8"))),
    written("a section sign", "Se § 196.", 'paragraftegnet «§» er skrevet rett i teksten. Bruk {{ law("id") }}.'),
    *(case(f"{line} on a page", "every_page_can_be_read", PAGE, "", "", f"\n{line}\n", line,
           'bare én makro med faste verdier kan stå i {{ }}. Skriv {{ navn("id") }}, uten noe mer.')
      for line in ('{{ "Ring 113" }}', '{{ phone("nodnummer-112") | upper }}', "{{ config.site_name }}")),
    case("a statement on a page", "every_page_can_be_read", PAGE, "", "", "\n{% include 'phone.md' %}\n", "{% include",
         '«{% include» kan ikke stå i en side. Slett den, eller bruk en makro: {{ navn("id") }}.'),
    case("a date that becomes a list", "no_list_eats_a_number", PAGE, "", "", "\n17. mai er fri.\n", "17. mai",
         "linja begynner med et tall og punktum og blir et punkt i en liste, der tallet blir 1. Skriv 17\\. mai, "
         "eller la lista telle 1, 2, 3."),
    case("a list without an empty line before it", "no_list_runs_into_the_line_above", PAGE, "", "",
         "\nTa med:\n- klokke som går\n- lykt\n", "- klokke som går",
         "lista som begynner med «-», blir skrevet rett etter linja over. Sett en tom linje foran lista."),
    case("an address on a page that nobody gives", "a_page_is_made_of_what_is_known", PAGE, "", "",
         "\nSe [her](https://eksempel.noo/).\n", "eksempel.noo", "«https://eksempel.noo/» er ikke en ren nettadresse: "
         "domenet slutter på noe som ikke finnes. Se etter skrivefeil."),
    case("a picture", "a_page_is_made_of_what_is_known", PAGE, "", "", "\nSe ![her](kontakt.md) nå.\n", "Se ![her]",
         "bilder kan ikke vises i PDF-en. Beskriv det med ord."),
    case("an element that is not closed", "what_is_opened_is_closed", PAGE, "", "## Kort",
         "Det er <b>kort.\n\n## Kort", "<b>",
         "<b> er ikke lukket. Skriv </b>, eller slett det."),
    case("a heading that skips a level", "headings_are_in_order", PAGE, "", "## Kort", "#### Kort", "#### Kort",
         "overskriften hopper over et nivå. Bruk ###."),
    written_by("a note to oneself", "nothing_is_left_of_editing", "Mer om dette. TODO",
               "«TODO» er en merknad til den som skriver. Gjør det ferdig, og slett merknaden."),
    written_by("a note about the source", "nothing_is_left_of_editing", "[sett inn kilde]",
               "«[sett inn kilde]» er en merknad til den som skriver. Gjør det ferdig, og slett merknaden."),
    case("words before the heading", "headings_are_in_order", "docs/om/personvern.md", "", "# ", "Ord foran.\n\n# ",
         "Ord foran.", "teksten står foran overskriften. Flytt den under linja med #, eller slett den."),
    case("a title that is a number", "every_field_of_a_page_has_its_form", "docs/hjelp/en.md", "",
         "title: Informasjon og kontakt", "title: 12", "title: 12",
         'title er ikke en tekst på én linje. Skriv title: "…", i anførselstegn.'),
    case("a number in a text in the data", "no_fact_is_typed_into_data", SERVICES, "id: slt\n", "summary: ",
         "summary: Ring 22 05 50 00. ", "summary:",
         "slt.summary: telefonnummeret «22 05 50 00» er skrevet rett i teksten. Ta det bort, og vis til kontaktpunktet "
         "i feltet som er laget for det."),
    case("a number in the menu", "no_fact_is_typed_into_the_frame", NAV, "", "- Om:", "- Om 22 05 50 00:", "- Om 22",
         "telefonnummeret «22 05 50 00» er skrevet rett i teksten. Hent det fra data/."),
    called("a macro that is not there", '{{ phon("nodnummer-112") }}', "makroen «phon» finnes ikke. Mente du «phone»?"),
    called("a macro like nothing", "{{ xyz() }}",
           "makroen «xyz» finnes ikke. Se listen over makroer i CONTRIBUTING.md."),
    called("a name that is no macro", "{{ qwxz }}",
           "makroen «qwxz» finnes ikke. Se listen over makroer i CONTRIBUTING.md."),
    called("a macro without its brackets", "{{ duty_check }}",
           "makroen «duty_check» mangler parenteser. Skriv {{ duty_check() }}."),
    called("a macro with a misspelt id", '{{ phone("nodnummer-12") }}',
           "«nodnummer-12» i makroen «phone» finnes ikke. Rett navnet."),
    called("a macro with an id like nothing", '{{ phone("xyz") }}',
           "«xyz» i makroen «phone» finnes ikke. Rett navnet."),
    called("a macro without its id", "{{ phone() }}",
           'makroen «phone» mangler contact. Skriv {{ phone("id") }}.'),
    called("a macro with a wrong choice", '{{ contact_table(audience="pubic") }}',
           "«pubic» i makroen «contact_table» finnes ikke. Mente du «public»?"),
    called("a macro with an unknown name", '{{ contact_table(audiense="public") }}',
           "makroen «contact_table» får noe den ikke kjenner. Den kan ha kind og audience."),
    called("a macro with one thing too many", '{{ resources("utveier") }}',
           "makroen «resources» får noe den ikke kjenner. Den kan ha ingenting."),
    case("a link that leads nowhere", "every_link_between_pages_leads_somewhere", PAGE, "",
         "(kontakt.md)", "(kontakter.md)", "(kontakter.md)",
         "lenken «kontakter.md» leder ingen steder. Mente du «kontakt.md»?"),
    case("a link from the wrong folder", "every_link_between_pages_leads_somewhere", "docs/om/index.md", "", "\n\n",
         "\n\n[x](kontakt.md)\n\n", "(kontakt.md)",
         "lenken «kontakt.md» leder ingen steder. Mente du «../kontakt.md»?"),
    case("a link that only shares a folder with others", "every_link_between_pages_leads_somewhere",
         "docs/roller/index.md", "", "# Roller", "# Roller\n\n[x](bestemor.md)", "(bestemor.md)",
         "lenken «bestemor.md» leder ingen steder. Rett adressen."),
    case("a link like nothing", "every_link_between_pages_leads_somewhere", "docs/roller/index.md", "",
         "# Roller", "# Roller\n\n[x](../q)", "(../q)", "lenken «../q» leder ingen steder. Rett adressen."),
    case("a page without its record's name", "every_record_has_its_page", "docs/tjenester/pst.md", "",
         "---\nservice: pst\n---\n", "", "", "siden sier ikke hvilken post den viser. Skriv service: pst øverst."),
    Case("a page that names a record that is not there", "every_record_has_its_page",
         (("docs/tjenester/pst.md", "", "service: pst", "service: psst"),),
         (("docs/tjenester/pst.md", "", "", "siden sier ikke hvilken post den viser. Skriv service: pst øverst."),
          ("docs/tjenester/pst.md", "", "service: psst", "«psst» finnes ikke i data. Mente du «pst»?"))),
    Case("a page that names a list", "every_record_has_its_page",
         (("docs/tjenester/pst.md", "", "service: pst", "service: [xyz]"),),
         (("docs/tjenester/pst.md", "", "", "siden sier ikke hvilken post den viser. Skriv service: pst øverst."),
          ("docs/tjenester/pst.md", "", "service:", "service er ikke én id. Skriv service: xyz."))),
    Case("a page that is not in the menu", "every_page_is_in_the_navigation",
         ((NAV, "", "      - kontakt.md\n", ""),),
         (("docs/kontakt.md", "", "", "siden står ikke i menyen. Legg «kontakt.md» til under nav i mkdocs.yml."),)),
    case("a page in the menu that is not there", "every_page_is_in_the_navigation", NAV, "", "  - ressurser.md",
         "  - ressurs.md\n      - ressurser.md", "- ressurs.md",
         "nav: siden «ressurs.md» finnes ikke i docs/. Mente du «ressurser.md»?"),
    case("a page twice in the menu", "every_page_is_in_the_navigation", NAV, "", "  - Om:\n",
         "  - Igjen: kontakt.md\n  - Om:\n", "  - Igjen",
         f"nav: siden «kontakt.md» står også på linje {NAV_LINE}. Slett den ene linja."),
    case("a menu that cannot be read", "every_page_is_in_the_navigation", NAV, "", "\nnav:", "\nnav: [",
         "  - Forside: index.md", "innrykk, listetegn eller anførselstegn stemmer ikke. Se på linja og dem over."),
    case("a menu with a tab", "every_page_is_in_the_navigation", NAV, "", "  - Forside: index.md",
         "\t- Forside: index.md", "\t- Forside", "linja har en tabulator. Bruk mellomrom til innrykk."),
    case("no menu", "every_page_is_in_the_navigation", NAV, "", "\nnav:", "\nnavn:", "",
         "nav: mangler. Hent menyen fra forrige versjon."),
    Case("a record without its page", "every_record_has_its_page",
         ((ROLES, "", "", ROLE.replace("slt", "ny-rolle")),),
         (("docs/roller/ny-rolle.md", "", "", "siden til «ny-rolle» mangler. Kjør make pages, eller lag fila: "
           "---, role: ny-rolle, --- og {{ role_page() }}."),)),
    Case("a page that the code names and is gone", "every_address_leads_to_a_page",
         (("docs/maler/index.md", "", WHOLE_FILE, ""), (NAV, "", "      - maler/index.md\n", "")),
         (("docs/maler/index.md", "", "", "siden «maler/index.md» finnes ikke, men guide/facts/place.py viser til den. "
           "Hent den tilbake, eller rett der."),
          ("data/search/words/pages.yaml", "", "record: maler/index.md",
           f"maler/index.md.record: «maler/index.md» finnes ikke i docs/. {GONE}"))),
    Case("a phase without its page", "every_phase_is_shown",
         (("docs/prosessen/planlegging.md", "", '{{ steps("planlegging") }}', ""),),
         ((STEPS, "", "id: planlegging\n",
           'planlegging.id: ingen side viser stegene. Skriv {{ steps("planlegging") }} i docs/.'),)),
    case("a page of prose without sources", "every_page_of_prose_names_its_sources", "docs/om/personvern.md", "",
         "{{ page_sources() }}", "", "",
         'siden mangler kilder. Skriv {{ page_sources("id på delen av veilederen") }} nederst.'),
    case("an e-mail address that is not there", "a_number_or_address_is_there_to_show", PAGE, "", "{{ page_sources",
         '{{ email("nav-kontaktsenter") }}\n\n{{ page_sources', "{{ email",
         '«nav-kontaktsenter» har ikke email i data. Bruk {{ contact("nav-kontaktsenter") }}.'),
    case("a professional's number on a public page", "public_pages_have_public_contacts",
         "docs/hjelp/to.md", "", "{{ safe_reading() }}",
         '{{ safe_reading() }}\n\n{{ email("rvts-ost-veiledning") }}', "{{ email",
         "«rvts-ost-veiledning» er for fagfolk, men siden er for alle. "
         "Velg et kontaktpunkt med audience: public."),
    case("a table with professionals' numbers on a public page", "public_pages_have_public_contacts",
         "docs/hjelp/to.md", "", "{{ safe_reading() }}",
         "{{ safe_reading() }}\n\n{{ contact_table() }}", "{{ contact_table",
         'tabellen viser også kontakter for fagfolk. Legg til audience="public".'),
    case("a page in hjelp/ that does not say that it is for everybody", "every_page_says_whom_it_is_for",
         "docs/hjelp/to.md", "", "audience: public\n", "", "",
         "siden i «hjelp/» er ikke for alle. Skriv audience: public øverst."),
    case("a page in hjelp/ for professionals", "every_page_says_whom_it_is_for",
         "docs/hjelp/en.md", "", "audience: public", "audience: professional", "audience:",
         "siden i «hjelp/» er ikke for alle. Skriv audience: public øverst."),
    case("a situation for professionals on a page for everybody", "every_page_says_whom_it_is_for",
         "docs/situasjoner/loslatelse.md", "", "situation: loslatelse", "situation: loslatelse\naudience: public",
         "audience:", "siden er for «public», men situasjonen «loslatelse» er for «professional». "
         "Skriv det samme i audience begge steder."),
    Case("a situation for professionals on a page in hjelp/", "every_page_says_whom_it_is_for",
         ((SITUATIONS, "id: bekymret-parorende", "audience: public", "audience: professional"),),
         (("docs/hjelp/to.md", "", "audience:", "siden er for «public», men situasjonen «bekymret-parorende» er for "
           "«professional». Skriv det samme i audience begge steder."),)),
    case("a professional's number in a public situation", "public_pages_have_public_contacts", SITUATIONS,
         "id: bekymret-parorende", "contacts: [nodnummer-112", "contacts: [rvts-ost-veiledning, nodnummer-112",
         "contacts: [rvts", "bekymret-parorende.do_now[0].contacts: «rvts-ost-veiledning» er for fagfolk, men siden "
         "er for alle. Velg et kontaktpunkt med audience: public."),
]  # fmt: skip

REGISTER = [
    case("a municipality number without its zero", "municipalities_and_counties_are_numbered", MUNICIPALITIES,
         "id: lunner\n", 'number: "3234"', 'number: "323"', 'number: "323"',
         "lunner.number: «323» har ikke fire sifre. Skriv nummeret slik SSB har det."),
    case("a municipality number twice", "municipalities_and_counties_are_numbered", MUNICIPALITIES,
         "id: jevnaker\n", 'number: "3236"', 'number: "3234"', 'number: "3234"',
         "jevnaker.number: «3234» er også nummeret til lunner. Rett ett av dem."),
    Case("a county number with letters", "municipalities_and_counties_are_numbered",
         ((COUNTIES, "id: oslo\n", 'number: "03"', 'number: "O3"'),),
         ((COUNTIES, "id: oslo\n", "number:", "oslo.number: «O3» har ikke to sifre. Skriv nummeret slik SSB har det."),
          (MUNICIPALITIES, "id: oslo\n", "county:",
           "oslo.county: «oslo» har nummer O3, men kommunen har 0301. Rett ett av dem."))),
    case("an old number that is another's now", "a_former_number_is_nobodys_now", MUNICIPALITIES, "id: jevnaker\n",
         'number: "3053"', 'number: "3234"', "former:",
         "jevnaker.former[0].number: «3234» er nummeret til lunner nå. Rett det ene."),
    case("an old number of a county with four digits", "a_former_number_is_nobodys_now", COUNTIES, "id: agder\n",
         'number: "09"', 'number: "0901"', "former:",
         "agder.former[0].number: «0901» har ikke to sifre. Skriv nummeret slik SSB hadde det."),
    case("a municipality with the organisation number of another", "an_organisation_number_belongs_to_one_municipality",
         MUNICIPALITIES, "id: jevnaker\n", REAL.municipalities["jevnaker"].organisation_number,
         REAL.municipalities["lunner"].organisation_number, "organisation_number:",
         f"jevnaker.organisation_number: «{REAL.municipalities['lunner'].organisation_number}» er også nummeret til "
         "lunner. Se etter på brreg.no."),
    case("a municipality whose organisation number has a wrong check digit",
         "organisation_numbers_have_the_right_check_digit", MUNICIPALITIES, "id: jevnaker\n",
         REAL.municipalities["jevnaker"].organisation_number, "123456789", "organisation_number:",
         "jevnaker.organisation_number: «123456789» er ikke et organisasjonsnummer. Se etter på brreg.no, "
         "og skriv ni sifre."),
    case("a municipality in the wrong county", "a_municipality_has_the_number_of_its_county", MUNICIPALITIES,
         "id: lunner\n", "county: akershus", "county: innlandet", "county:",
         "lunner.county: «innlandet» har nummer 34, men kommunen har 3234. Rett ett av dem."),
    Case("an uncertain placement that nobody explains", "an_uncertain_placement_says_why",
         ((MUNICIPALITIES, "id: molde\n", "rvts-midt, confidence: high", "rvts-midt, confidence: low"),),
         ((MUNICIPALITIES, "id: molde\n", "rvts_region:",
           "molde.rvts_region.doubt: mangler når confidence er «low». Skriv hva som er usikkert, i én setning."),)),
    case("an uncertain placement in a region that is not there", "every_reference_resolves", MUNICIPALITIES,
         "id: molde\n", "rvts-midt, confidence: high", "rvts-mid, confidence: low", "rvts_region:",
         "molde.rvts_region.region: «rvts-mid» finnes ikke i data/registers/regions.yaml. Mente du «rvts-midt»?"),
    case("a county that is not there", "every_reference_resolves", MUNICIPALITIES, "id: lunner\n",
         "county: akershus", "county: akerhus", "county:",
         "lunner.county: «akerhus» finnes ikke i data/registers/counties.yaml. Mente du «akershus»?"),
    case("a region of another kind", "every_reference_resolves", MUNICIPALITIES, "id: molde\n",
         "region: rvts-midt", "region: konfliktradet-troms", "rvts_region:",
         "molde.rvts_region.region: «konfliktradet-troms» finnes ikke i data/registers/regions.yaml. "
         f"{GONE}"),
    Case("a region with the id of another kind of region", "every_id_is_used_once",
         ((REGIONS, "", "", REGION.replace("NEW", "rvts-ost")),),
         ((REGIONS, "id: rvts-ost\n  kind: conflict_council", "id: rvts-ost",
           f"rvts-ost.id: id-en «rvts-ost» er brukt før, i {REGIONS}:{RVTS_OST}. Gi posten en egen id."),)),
    Case("a region without a municipality", "every_county_and_region_has_a_municipality",
         ((REGIONS, "", "", REGION.replace("NEW", "nytt-rad")),),
         ((REGIONS, "", "id: nytt-rad", "nytt-rad.id: «nytt-rad» har ingen kommune. Slett posten, eller rett "
           "kommunene som hører hit."),)),
    Case("a service that is a part of a part of itself", "no_record_leads_back_to_itself",
         ((SERVICES, "id: kommunal-helse", "parent: helse", "parent: legevakt"),),
         ((SERVICES, "id: kommunal-helse", "parent: legevakt",
           "kommunal-helse.parent: «legevakt» leder tilbake hit. Rett en av postene."),
          (SERVICES, "id: legevakt", "parent: kommunal-helse",
           "legevakt.parent: «kommunal-helse» leder tilbake hit. Rett en av postene."))),
    Case("a county without its page", "every_record_has_its_page",
         ((COUNTIES, "", "", '\n- id: nytt-fylke\n  number: "99"\n  name: Nytt\n'),),
         (("docs/fylker/nytt-fylke.md", "", "", "siden til «nytt-fylke» mangler. Kjør make pages, eller lag fila: "
           "---, county: nytt-fylke, --- og {{ county_page() }}."),
          (COUNTIES, "", "id: nytt-fylke", "nytt-fylke.id: «nytt-fylke» har ingen kommune. Slett posten, eller rett "
           "kommunene som hører hit."))),
]  # fmt: skip

INTENTS, SETS, CRISIS = (f"data/search/{name}.yaml" for name in ("intents", "word_sets", "crisis_words"))
FIRST_CONCEPT = next(iter(REAL.concepts))
STOP, OTHER = "data/search/stop_words.yaml", "data/search/other_matters.yaml"
AT = " Tegnene er forklart øverst i intents.yaml."

STEERING = [
    case("a phrase with a set that is not there", "every_phrase_can_be_read", INTENTS, "", "- bør jeg\n",
         "- <bor> jeg\n",
         "- <bor> jeg", f"task.phrases[6]: <bor> finnes ikke i data/search/word_sets.yaml.{AT}"),
    case("a phrase with a sign that means nothing", "every_phrase_can_be_read", INTENTS, "", "- bør jeg\n",
         "- bør (jeg)\n",
         "- bør (jeg)", f"task.phrases[6]: «(jeg)» er ikke et ord og ikke et tegn som kan brukes her.{AT}"),
    case("a set that names a set", "every_phrase_can_be_read", SETS, "", "[jeg, eg, je]", "[jeg, eg, je, <ut>]",
         "[jeg, eg, je, <ut>]", f"jeg.words[3]: <ut> finnes ikke i data/search/word_sets.yaml.{AT}"),
    case("a query that should have an intent and has not", "an_intent_meets_its_examples", INTENTS, "id: at-work",
         "must_match: [eleven min vil ut, ", "must_match: [eleven min vil ut, jeg vil ut, ", "must_match",
         "at-work.must_match[1]: «jeg vil ut» får ikke denne hensikten. Rett phrases, eller se om en hensikt i unless "
         "tar det."),
    case("a query that should not have an intent and has", "an_intent_meets_its_examples", INTENTS, "id: crisis",
         "must_not_match: [mentor, ", "must_not_match: [selvmord, ", "must_not_match",
         "crisis.must_not_match[0]: «selvmord» får denne hensikten. Gjør phrases snevrere, eller slett søket her."),
    Case("a word of crisis that is taken out", "an_intent_meets_its_examples",
         ((CRISIS, "", "orker ikke [mer/lenger] |", "orker ikke [lenger] |"),),
         ((INTENTS, "id: crisis", "- orker ikke mer\n", "crisis.must_match[7]: «orker ikke mer» får ikke denne "
           "hensikten. Rett phrases, eller se om en hensikt i unless tar det."),)),
    case("an intent without an example", "an_intent_meets_its_examples", INTENTS, "id: tells-of-somebody",
         "must_match: [hun savner gjengen]", "must_match: []", "must_match",
         "tells-of-somebody.must_match: er tom. Skriv minst ett søk."),
    case("an intent that one below excludes", "an_intent_is_excluded_only_by_those_above", INTENTS, "id: leaving",
         "  raises:", "  unless: [law]\n  raises:", "unless:",
         "leaving.unless[0]: «law» står ikke over denne. Flytt en av dem."),
    case("an intent that raises a page that is gone", "what_an_intent_raises_is_there", INTENTS, "id: law",
         "raises: [lovgrunnlag/]", "raises: [lover/]", "raises",
         "law.raises[0]: «lover/» finnes ikke i docs/. Rett siden eller mappa."),
    case("an intent that excludes itself", "an_intent_is_excluded_only_by_those_above", INTENTS, "id: leaving",
         "  raises:", "  unless: [leaving]\n  raises:", "unless:",
         "leaving.unless[0]: «leaving» er hensikten selv. Slett den her."),
    case("a concept that leads to a place on a page", "the_search_leads_to_whole_pages",
         "data/search/concepts.yaml", "", "pages: [", "pages: [kontakt.md#politi-02800, ", "kontakt.md#",
         f"{FIRST_CONCEPT}.pages[0]: «kontakt.md#politi-02800» er et sted på en side. Skriv bare siden, uten #."),
    case("a set with a sign that means nothing", "every_phrase_can_be_read", SETS, "", "[jeg, eg, je]",
         "[jeg, eg, (je]", "[jeg, eg, (je]",
         f"jeg.words[2]: «(je» er ikke et ord og ikke et tegn som kan brukes her.{AT}"),
    case("a sign in a set that puts something before its words", "every_phrase_can_be_read", SETS, "id: en-naer",
         "words: [sønn, ", "words: ['*', sønn, ", "words: ['*'",
         f"en-naer.words[0]: «*» kan ikke ha noe foran eller bak seg. Skriv bare bokstaver.{AT}"),
    case("a phrase with too much that may be anything", "every_phrase_can_be_read", INTENTS, "", "- bør jeg\n",
         "- bør … jeg … nå … da … så … hei\n", "- bør …",
         f"task.phrases[6]: «bør … jeg … nå … da … så … hei» er for lang. Del den i flere.{AT}"),
    case("an intent that raises nothing", "what_an_intent_raises_is_there", INTENTS, "id: law",
         "  raises: [lovgrunnlag/]\n", "", "by:",
         "law.by: er et annet tall enn 1 bare når raises har sider. Rett en av dem."),
    case("a stop word that stands twice", "a_steering_word_stands_once", STOP, "", "a, alle, alltid",
         "a, alle, alle, alltid", "a, alle", "uten-innhold.words[2]: «alle» står alt i fila. Slett det ene."),
    case("a matter for others that is the beginning of a title", "no_title_is_hidden_from_the_search", OTHER, "",
         "pass, id-kort,", "pass, fastlege, id-kort,", "pass, fastlege",
         "for-andre.words[1]: «fastlege» skjuler «fastlege» i søket. Slett ordet her."),
]  # fmt: skip

SYNONYMS = "data/search/synonyms.yaml"
SYNONYM = next(iter(REAL.synonyms.values()))
WORDS = "data/search/words/services.yaml"
FIRST_WORDS, SECOND_WORDS = (entry.record for entry in REAL.entries["words/services"][:2])
TITLE = REAL.services["slt"].name.lower()
KEYWORD = f"- {FIRST_WORDS.keywords[0]}\n"
SAME = REAL.documents["words/services"].line((0, "keywords", 0))


def asked(name: str, rule: str, new: str, text: str) -> Case:
    """A case with the first keyword of the first record replaced."""
    whole = f"{FIRST_WORDS.id}.keywords[0]: {text}"
    return case(name, rule, WORDS, "", KEYWORD, f"- {new}\n", f"- {new}", whole)


SEARCH = [
    case("a page with forty-one phrases", "words_are_not_too_many", "data/search/words/pages.yaml", "", "",
         f"\n- record: a-til-aa.md\n  keywords: [{', '.join(f'ord{n}' for n in range(41))}]\n  questions: []\n",
         "a-til-aa.md", "a-til-aa.md.record: «a-til-aa.md» har 41 måter å spørre på. Behold høyst 40."),
    case("a phrase that stands twice", "no_two_records_share_a_phrase", WORDS, "", KEYWORD,
         f"- {FIRST_WORDS.keywords[1].upper()}\n", f"- {FIRST_WORDS.keywords[1]}\n",
         f"{FIRST_WORDS.id}.keywords[1]: «{FIRST_WORDS.keywords[1]}» står også i {WORDS}:{SAME}. "
         "La den stå der den passer best."),
    case("a phrase that stands first in two records", "no_two_records_share_a_phrase", WORDS,
         f"record: {SECOND_WORDS.id}\n", f"- {SECOND_WORDS.keywords[0]}\n", KEYWORD, KEYWORD,
         f"{SECOND_WORDS.id}.keywords[0]: «{FIRST_WORDS.keywords[0]}» står også i {WORDS}:{SAME}. "
         "La den stå der den passer best."),
    case("a concept that takes the phrase of a record", "no_two_records_share_a_phrase",
         "data/search/concepts.yaml", "", "",
         f"\n- id: nytt\n  pages: [index.md]\n  words: [{FIRST_WORDS.keywords[0]}]\n", f"[{FIRST_WORDS.keywords[0]}]",
         f"nytt.words[0]: «{FIRST_WORDS.keywords[0]}» står også i {WORDS}:{SAME}. La den stå der den passer best."),
    asked("a phrase that is the name of a service", "no_phrase_is_a_title", TITLE,
          f"«{TITLE}» er en tittel på nettstedet. Skriv det med andre ord."),
    asked("a phrase that names a group of people", "no_group_of_people_is_a_search_word", "kurderne i byen",
          "«kurderne» er navnet på en gruppe mennesker. Slett linja."),
    case("a synonym of two groups", "a_synonym_stands_once", SYNONYMS, "", "",
         f"\n- id: nytt\n  words: [splitter nytt, {SYNONYM.words[0].upper()}]\n", SYNONYM.words[0].upper(),
         f"nytt.words[1]: «{SYNONYM.words[0].upper()}» står alt i gruppen «{SYNONYM.id}». "
         "Slett det her, eller slå gruppene sammen."),
    case("a synonym that stands twice in its group", "a_synonym_stands_once", SYNONYMS, "", "",
         "\n- id: nytt\n  words: [splitter nytt, Splitter nytt]\n", "Splitter nytt",
         "nytt.words[1]: «Splitter nytt» står alt i gruppen «nytt». Slett det her, eller slå gruppene sammen."),
    case("a word without a synonym", "a_synonym_has_another", SYNONYMS, "", "",
         "\n- id: nytt\n  words: [splitter nytt]\n", "words: [splitter nytt]",
         "nytt.words: har færre enn to ord. Legg til et ord, eller slett gruppen."),
    case("a synonym of which a common word is left", "a_synonym_says_enough", SYNONYMS, "", "",
         "\n- id: nytt\n  words: [splitter nytt, si noe]\n", "si noe",
         "nytt.words[1]: «si noe» er bare «si» for søket. Skriv ett ord, eller to som sier noe."),
]  # fmt: skip

ON_NET = ("id: bekymring-pa-nett\n", "audience: ", "roles: [ansvarlig-i-kommunen]\n  audience: ")
LAST_CONTACT = "    - {who: Noen, why: Noe., service: rvts-ost}\n  avoid:"

FIRST_CONTACTS = [
    case("a role that contacts somebody only on a condition", "every_role_says_whom_to_contact_first", ROLES,
         "id: mentor\n", "    - who: Den som har gitt deg oppdraget", "    - when: Det haster\n      who: Den",
         "first_contact:",
         "mentor.first_contact: mangler en som alltid er den rette. Skriv hvem rollen tar kontakt med, uten when."),
    case("a role that contacts its own service", "no_role_is_told_to_contact_itself", ROLES,
         "id: koordinator-individuell-plan\n", "service: kommune\n", "service: kommunal-helse\n",
         "      service: kommunal-helse", "koordinator-individuell-plan.first_contact[0].service: «kommunal-helse» er "
         "leseren selv. Skriv en annen å ta kontakt med, eller en rolle i tjenesten."),
    case("a role that contacts itself", "no_role_is_told_to_contact_itself", ROLES, "id: oppfolgingsteam\n",
         "role: koordinator-oppfolging", "role: oppfolgingsteam", "role: oppfolgingsteam",
         "oppfolgingsteam.first_contact[0].role: «oppfolgingsteam» er leseren selv. Skriv en annen å ta kontakt med, "
         "eller en rolle i tjenesten."),
    Case("a role that contacts somebody who is not on its card", "a_role_calls_in_the_order_of_its_situations",
         ((SITUATIONS, ON_NET[0], ON_NET[1], ON_NET[2].replace("ansvarlig-i-kommunen", "slt-koordinator")),),
         ((ROLES, "id: slt-koordinator\n", "      service: radikaliseringskontakt",
           "slt-koordinator.first_contact[0].service: «radikaliseringskontakt» står ikke i call i situasjonen "
           "«bekymring-pa-nett». Rett en av dem."),)),
    Case("a role that turns the order of its card", "a_role_calls_in_the_order_of_its_situations",
         ((SITUATIONS, *ON_NET),
          (ROLES, "id: ansvarlig-i-kommunen\n", "  avoid:", LAST_CONTACT)),
         ((ROLES, "", "{who: Noen, why: Noe., service: rvts-ost}",
           "ansvarlig-i-kommunen.first_contact[2].service: «rvts-ost» kommer før «slt» i situasjonen "
           "«bekymring-pa-nett». Bruk samme rekkefølge begge steder."),)),
    case("a contact point of a part of the service", "a_contact_point_belongs_to_the_service_beside_it", SITUATIONS,
         "id: bekymring-pa-nett\n", "service: rvts-ost\n", "service: rvts\n", "contact: rvts-ost-veiledning",
         "bekymring-pa-nett.call[1].contact: «rvts-ost-veiledning» hører til rvts-ost, ikke rvts. Rett en av dem."),
    case("a contact point without its service", "a_contact_point_belongs_to_the_service_beside_it", ROLES,
         "id: koordinator-oppfolging\n", "      service: radikaliseringskontakt\n", "", "    - who:",
         "koordinator-oppfolging.first_contact[0].service: mangler ved «politi-02800». Skriv tjenesten kontaktpunktet "
         "hører til."),
    case("an answer that was mended in one role only", "a_question_that_several_roles_ask_has_one_answer", ROLES,
         "id: behandler\n", "Det er en rett, ikke en plikt.", "Det er en rett.", "answer: >-",
         "behandler.questions[0].answer: er et annet enn svaret på «Hvilken regel lar meg ringe politiet når jeg ikke "
         "har plikt?» i fastlege. Skriv det samme begge steder."),
]  # fmt: skip

ACT, TASK = REAL.situations["loslatelse"].do_now[0].title, REAL.roles["mentor"].first_tasks[2].title
LEAD = REAL.situations["mindrearig"].summary


def words(number: int) -> str:
    """A title of so many words."""
    return " ".join(["ord"] * number)


GLANCE = [
    case("a title of nine words", "a_title_is_a_few_words", SITUATIONS, "id: loslatelse\n", f"title: {ACT}\n",
         f"title: {words(9)}\n", "    - title:",
         "loslatelse.do_now[0].title: har 9 ord, og høyst 8 har plass. Skriv kortere, og flytt resten til text."),
    case("a task of nine words", "a_title_is_a_few_words", ROLES, "id: mentor\n", f"title: {TASK}\n",
         f"title: {words(9)}\n", f"title: {words(9)}",
         "mentor.first_tasks[2].title: har 9 ord, og høyst 8 har plass. Skriv kortere, og flytt resten til text."),
    *(case(f"a title that ends with {sign}", "a_title_ends_without_a_sign", SITUATIONS, "id: loslatelse\n",
           f"title: {ACT}\n", f'title: "{ACT}{sign}"\n', "    - title:",
           f"loslatelse.do_now[0].title: slutter med «{sign}». Slett tegnet, eller skriv om.") for sign in ".:!»"),
    case("a summary of 91 characters", "a_card_opens_with_a_short_sentence", SITUATIONS, "id: mindrearig\n",
         f"summary: {LEAD}\n", f"summary: {'o' * 90}.\n", "summary:",
         "mindrearig.summary: har 91 tegn, og høyst 90 har plass. Skriv kortere, og flytt resten til note."),
    case("an act that stands twice with another explanation", "nothing_stands_twice_in_a_list", SITUATIONS,
         "id: loslatelse\n", f"    - title: {ACT}\n", f"    - title: {ACT}\n      text: Noe.\n    - title: {ACT}\n",
         f"    - title: {ACT}\n      text: >-", "loslatelse.do_now[1]: det samme står to ganger i lista. "
         "Slett det ene."),
]  # fmt: skip

KNOWN_LINKS = "data/known_links.yaml"


def known_link(name: str = "en", **fields: str) -> str:
    """A link that somebody has looked at, as the first of the file."""
    whole = {"url": f"https://{name}.no/", "reason": "Noe.", "seen_on": "2026-10-01", "look_again_on": "2027-02-01"}
    return f"- id: {name}\n" + "".join(f"  {key}: {value}\n" for key, value in (whole | fields).items())


def let_stand(*links: str) -> tuple[str, str, str, str]:
    return KNOWN_LINKS, "", "[]\n", "".join(links)


LINKS_LET_STAND = [
    *(Case(name, "a_known_link_is_looked_at_again", (let_stand(known_link(look_again_on=day)),),
           ((KNOWN_LINKS, "- id: en", "look_again_on",
             f"en.look_again_on: «{day}» er ikke i det halve året etter seen_on. Skriv en dag i det."),))
      for name, day in (("a link that stands for years", "2029-02-01"), ("a link never looked at", "2026-10-01"))),
    Case("a link let stand twice", "a_known_link_stands_once",
         (let_stand(known_link(), known_link("to", url="https://en.no/")),),
         ((KNOWN_LINKS, "id: to", "url", "to.url: adressen står alt i «en». Slett en av dem."),)),
    Case("a link seen on a day that has not come", "nothing_is_dated_in_the_future",
         (let_stand(known_link(seen_on="2026-12-24")),),
         ((KNOWN_LINKS, "- id: en", "seen_on", "en.seen_on: «2026-12-24» er fram i tid. Rett datoen."),)),
]  # fmt: skip

NUMBERS = "data/registers/numbers.yaml"


def corrected(number: str, in_use: bool = True, source: str = "url: https://nkom.no/") -> str:
    """One more number that corrects the plan."""
    return f"""
- id: en-til
  number: "{number}"
  in_use: {str(in_use).lower()}
  why: Noe.
  confidence: low
  doubt: Noe.
  sources: [{{{source}}}]
"""


PUBLIC_NUMBER = "nodnummer-112"
STOP_GROUP = next(iter(REAL.stop_words))
VALUES = [
    case("a number that costs more", "every_number_can_be_called", SERVICES, "id: nav-kontaktsenter",
         f'"{CALL}"', '"820 12 345"', '"820 12 345"', "nav.contacts[0].phones[0].number: «820 12 345» er et nummer det "
         "koster ekstra å ringe. Skriv det vanlige nummeret."),
    case("a number of one digit", "every_number_can_be_called", SERVICES, "id: nav-kontaktsenter",
         f'"{CALL}"', '"55 55 55 55"', '"55 55 55 55"', "nav.contacts[0].phones[0].number: «55 55 55 55» ser oppdiktet "
         "ut. Skriv det nummeret noen svarer på."),
    case("a number that a correction has not", "every_number_can_be_called", SERVICES, "id: nav-kontaktsenter",
         f'"{CALL}"', '"116 007"', '"116 007"', "nav.contacts[0].phones[0].number: «116 007» er ikke et norsk "
         "telefonnummer: ingen har det i nummerplanen. Se etter sifrene."),
    Case("a number that is not in use any more", "every_number_can_be_called",
         ((NUMBERS, "", "", corrected(GUIDANCE, in_use=False)),),
         ((SERVICES, "id: rvts-ost-veiledning", f'"{GUIDANCE}"', f"rvts-ost.contacts[0].phones[0].number: «{GUIDANCE}» "
           "er ikke i bruk, etter data/registers/numbers.yaml. Finn det nye nummeret."),)),
    *(case(f"a correction {name}", "a_corrected_number_is_written_once", NUMBERS, "", "",
           corrected(number, source=source), at, f"en-til.{text}")
      for name, number, source, at, text in (
          ("in other groups", "116009", "url: https://nkom.no/", '"116009"',
           'number: «116009» er gruppert på en uvanlig måte. Skriv "116 009".'),
          ("of letters", "VO", "url: https://nkom.no/", '"VO"',
           "number: «VO» er ikke et telefonnummer. Skriv bare sifrene."),
          ("that nobody can look up", "116 009", "title: Sagt på telefon", "sources: [{title",
           "sources: har ingen nettadresse. Skriv url til den som sier dette."))),
    Case("one number with two names", "a_number_has_one_name",
         ((SERVICES, "id: pst-tips", "purpose:", f'phones: [{{number: "{CALL}"}}]\n      purpose:'),),
         ((SERVICES, "id: pst-tips", "phones:", f"pst.contacts[2].phones: «{CALL}» har også nav-kontaktsenter. "
           "Behold ett, eller skriv same_number_as i begge."),
          (SERVICES, "id: nav-kontaktsenter", "phones:", f"nav.contacts[0].phones: «{CALL}» har også "
           "pst-tips. Behold ett, eller skriv same_number_as i begge."))),
    case("a number that is said to be shared and is not", "a_number_has_one_name", SERVICES, "id: pst-tips",
         "confidence:", "same_number_as: [rvts-ost-veiledning]\n      confidence:", "same_number_as:",
         "pst.contacts[2].same_number_as[0]: «rvts-ost-veiledning» har ikke det samme nummeret. Slett linja, eller "
         "rett nummeret."),
    case("another number than the id says", "an_id_with_a_number_has_it", SERVICES, f"id: {PUBLIC_NUMBER}",
         'number: "112"', 'number: "1412"', "phones:", f"nodetatene.contacts[0].phones: «{PUBLIC_NUMBER}» sier 112, og "
         "det nummeret står ikke under phones. Rett det ene."),
    case("a second short number", "an_id_with_a_number_has_it", SERVICES, f"id: {PUBLIC_NUMBER}",
         '- number: "112"',
         '- number: "112"\n          label: Ring\n        - number: "1412"\n          label: Teksttelefon',
         "phones:", f"nodetatene.contacts[0].phones: «1412» står ikke i id-en «{PUBLIC_NUMBER}». Gi nummeret et eget "
         "kontaktpunkt."),
    added("sure, and nobody read it", "what_is_sure_has_a_day_and_a_source", f"id: {LAST.id}-99",
          ".looked_up_on: mangler, og high krever dagen og en kilde. Legg det til, eller skriv medium og hva som er "
          "usikkert.", looked_up_on=""),
    added("sure, and read nowhere", "what_is_sure_has_a_day_and_a_source", f"id: {LAST.id}-99",
          ".sources: mangler, og high krever dagen og en kilde. Legg det til, eller skriv medium og hva som er "
          "usikkert.", evidence=""),
    case("a service that is related to itself", "no_record_leads_back_to_itself", SERVICES, "id: kommune\n",
         "    - slt\n", "    - kommune\n", "    - kommune\n",
         "kommune.related[0]: «kommune» viser til seg selv. Slett den her."),
    case("one text twice", "nothing_stands_twice_in_a_list", SERVICES, "id: slt\n", "  also_known_as:\n",
         "  also_known_as:\n    - samordning av  lokale rus- og kriminalitetsforebyggende tiltak\n", "    - Samordning",
         "slt.also_known_as[1]: «Samordning av lokale rus- og kriminalitetsforebyggende tiltak» står to ganger i "
         "lista. Slett det ene."),
    case("one source twice", "nothing_stands_twice_in_a_list", SERVICES, "id: kommune\n", "    - section: kommunene\n",
         "    - section: kommunene\n    - section: kommunene\n", "    - section: kommunene\n    - section: sam",
         "kommune.sources[1]: det samme står to ganger i lista. Slett det ene."),
    case("one page twice in a concept", "nothing_stands_twice_in_a_list", "data/search/concepts.yaml", "", "pages: [",
         "pages: [om/tilgjengelighet.md, om/tilgjengelighet.md, ", "pages: [om",
         f"{next(iter(REAL.concepts))}.pages[1]: «om/tilgjengelighet.md» står to ganger i lista. Slett det ene."),
    case("two services with one name", "no_two_records_have_one_name", SERVICES, "id: slt\n", "name: SLT-koordinator",
         "name: KOMMUNEN", "name: KOMMUNEN", "slt.name: «KOMMUNEN» er også navnet på kommune, i "
         f"{SERVICES}:{REAL.documents['services'].line((0,))}. Gi dem ulike navn."),
    case("a picture in a text", "every_sign_can_be_printed", SERVICES, "id: nav-kontaktsenter", "purpose: ",
         "purpose: ☎ ", "purpose: ☎", "nav.contacts[0].purpose: har et tegn PDF-en ikke kan vise (U+260E). Slett det, "
         "eller skriv det med ord."),
    case("a picture on a page", "every_sign_can_be_printed", PAGE, "", "", "\nRing oss 😀 her.\n", "Ring oss",
         "har et tegn PDF-en ikke kan vise (U+1F600). Slett det, eller skriv det med ord."),
    case("a stop word of two", "a_steering_word_is_one_word", STOP, "", "a, alle, alltid", "a, alle, si fra, alltid",
         "a, alle,", f"{STOP_GROUP}.words[2]: «si fra» er flere ord, og søket ser på ett om gangen. Skriv ett ord på "
         "hver plass."),
    case("a stop word with a capital", "a_steering_word_is_one_word", STOP, "", "a, alle, alltid",
         "a, alle, Allenoe, alltid", "a, alle,",
         f"{STOP_GROUP}.words[2]: «Allenoe» har store bokstaver. Skriv allenoe."),
]  # fmt: skip

ARENDAL = "id: familievern-arendal\n"
COVERAGE, ADDRESSES = "data/coverage.yaml", "data/registers/municipal_contacts.yaml"
DUTY = next(one for one in REAL.offices.values() if one.function == "child_welfare_duty")
ENTRY_OF_OSLO = (ROOT / ADDRESSES).read_text("utf-8").split("\n\n")[1] + "\n\n"
PHONE_OF_OSLO = next(line.strip() for line in ENTRY_OF_OSLO.splitlines() if line.startswith("  phone:"))
OFFICES = [
    case("a municipality that is gone", "a_covered_municipality_exists", COVERAGE, ARENDAL, '"4203"', '"1507"',
         '"1507"', "familievern-arendal.covers.municipalities[2]: 1507 var nummeret til Ålesund til 2023. Nå: 1508 "
         "Ålesund (Møre og Romsdal) eller 1580 Haram (Møre og Romsdal). Skriv det nummeret."),
    case("a name for a number", "a_covered_municipality_exists", COVERAGE, ARENDAL, '"4203"', "Arendal", ", Arendal,",
         "familievern-arendal.covers.municipalities[2]: «Arendal» er ikke et kommunenummer slik det skrives. "
         'Skriv "4203".'),
    case("a part of what is not covered", "a_covered_municipality_exists", COVERAGE, "id: familievern-egersund\n",
         '- municipality: "1119"', '- municipality: "0301"', '- municipality: "0301"',
         "familievern-egersund.parts[0].municipality: «0301» står ikke under covers. Rett nummeret, eller legg "
         "kommunen til."),
    case("two duty lines", "a_municipality_has_one_duty_line", COVERAGE, "id: barnevernvakt-ringsaker\n",
         '["3403"', '["0301", "3403"', "municipalities:",
         f"barnevernvakt-ringsaker.covers.municipalities[0]: «0301» har alt {DUTY.id}. Slett den ene."),
    case("an office with a number that is not there", "every_number_can_be_called", COVERAGE, ARENDAL,
         '"37 00 57 80"', '"37 00 57 8"', '"37 00 57 8"',
         "familievern-arendal.phones[0].number: «37 00 57 8» er ikke et norsk telefonnummer. Skriv 3, 4, 5, 6 eller 8 "
         'sifre, for eksempel "55 55 33 33". Utenlandske begynner med +.'),
    case("an office without any way to it", "every_contact_point_can_be_reached", COVERAGE, "id: plattform-agder\n",
         "  url: https://www.plattform.no/kontakt-oss/\n", "", "id: plattform-agder",
         "plattform-agder: har verken telefon, e-post, skjema eller nettside. Legg til minst én."),
    case("a municipality without its addresses", "every_municipality_is_reached_somehow", ADDRESSES, "",
         ENTRY_OF_OSLO, "", "", "mangler oslo. Kjør make registers WRITE=1."),
    case("a municipality without a page", "every_municipality_has_its_page", "docs/kommuner/0301.md", "",
         WHOLE_FILE, "", "", "siden mangler. Kjør make pages."),
    case("a page of no municipality", "every_municipality_has_its_page", "docs/kommuner/0302.md", "", "",
         municipality_pages(REAL)["kommuner/0301.md"].replace("0301", "0302"), "",
         "siden hører ikke til noen kommune. Kjør make pages, eller slett den."),
    case("a page that somebody has written in", "every_municipality_has_its_page", "docs/kommuner/0301.md", "",
         "municipality_page() }}\n", "municipality_page() }}\n\nNoe mer.\n", "",
         "siden er ikke slik den skal være. Kjør make pages. Teksten står i partials/."),
    case("a number that is not a text", "every_field_of_a_page_has_its_form", "docs/kommuner/0301.md", "",
         '"0301"', "301", "municipality:",
         'nummeret til kommunen må stå i anførselstegn. Skriv municipality: "0301".'),
    case("a switchboard that cannot be called", "every_municipality_is_reached_somehow", ADDRESSES, "id: oslo\n",
         PHONE_OF_OSLO, 'phone: "829 12 345"', "phone:",
         "oslo.phone: «829 12 345» er et nummer det koster ekstra å ringe. Skriv det vanlige nummeret."),
]  # fmt: skip
NYNORSK_PAGE = "docs/taushetsplikt/veiviser-nn.md"
READ = (AID, "", "  read_by:\n  on:\n", "  read_by: språkrådgiver\n  on: 2026-11-01\n")


def nynorsk(field: str) -> tuple[tuple[str, str, str, str], ...]:
    """The page in nynorsk, in the menu, with a field of its own or none."""
    source = '{{ page_sources("informasjonsutveksling") }}'
    text = f"---\ntitle: Rettleiar\n{field}---\n# Rettleiar\n\n{{{{ aid() }}}}\n\n{source}\n"
    entry = "      - taushetsplikt/veiviser.md\n"
    return (NYNORSK_PAGE, "", "", text), (NAV, "", entry, f"{entry}      - taushetsplikt/veiviser-nn.md\n")


AIDS = [
    case(
        "an answer that leads back",
        "the_aid_leads_forwards",
        AID,
        "  - id: kan-sporre\n",
        "to: jurist}",
        "to: samtykke}",
        "to: samtykke}",
        "nodes[9].answers[1].to: «samtykke» leder tilbake til et spørsmål som er stilt. Velg et senere.",
    ),
    case(
        "an end that nothing leads to",
        "every_part_of_the_aid_is_reached",
        AID,
        "  - id: sektor\n",
        "to: regel-politi}",
        "to: regel-oppdrag}",
        "  - id: regel-politi\n",
        "outcomes[20].id: ingen svar leder til «regel-politi». Slett svaret, eller la et svar lede dit.",
    ),
    case(
        "a question without «usikker»",
        "a_question_can_be_answered_unsure",
        AID,
        "  - id: mulig\n",
        "      - {id: usikker, text: {nb: Jeg er usikker, nn: Eg er usikker}, to: avverg-na}\n",
        "",
        "    answers:\n",
        "nodes[3].answers: svaret «usikker» mangler. Legg det til, og la det lede til noen å ringe.",
    ),
    case(
        "an end with websites only",
        "every_end_has_somebody_to_ring",
        AID,
        "  - id: droft-barn\n",
        "[alarmtelefonen-116111, barnevernvakten]",
        "[barnevernvakten]",
        "    contacts: [barnevernvakten]",
        "outcomes[5].contacts: ingen av dem har et nummer. Legg til noen som kan ringes: «usikker» må lede til et "
        "menneske.",
    ),
    case(
        "an end before the child that forgets the child",
        "no_end_hides_a_duty",
        AID,
        "  - id: droft-lista\n",
        "also: [barn, helse]",
        "also: [helse]",
        "    also: [helse]",
        "outcomes[1].also: svaret kan skjule plikten i «meld-barnevern». Skriv id-en til et spørsmål som leder dit.",
    ),
    case(
        "a page without words for its link",
        "a_page_stands_with_the_words_of_its_link",
        AID,
        "  - id: samtykke\n",
        "    link: {nb: Hvem som samtykker for et barn, nn: Kven som samtykkjer for eit barn}\n",
        "",
        "  - id: samtykke\n",
        "nodes[8].link: mangler. Skriv både page og link, eller ingen av dem.",
    ),
    case(
        "an end that sends the reader to a question without a page",
        "an_end_sends_on_only_to_what_has_a_page",
        AID,
        "  - id: droft-lista\n",
        "also: [barn, helse]",
        "also: [barn, mulig]",
        "    also: [barn, mulig]",
        "outcomes[1].also[1]: spørsmålet «mulig» har ingen side å sende leseren til. Gi det page og link.",
    ),
    case(
        "a question about a list that is none",
        "a_question_about_a_list_has_one",
        AID,
        "  - id: liste\n",
        "    lists: straffeloven-196\n",
        "    lists: straffeloven-287\n",
        "    lists: straffeloven-287\n",
        "nodes[1].lists: «straffeloven-287» har verken conditions eller names i data/laws.yaml. Velg en annen.",
    ),
    case(
        "a piece of advice that is the reader's own",
        "a_personal_duty_is_a_duty",
        AID,
        "  - id: droft-lista\n",
        "is_duty: false",
        "is_duty: false\n    personal: true",
        "personal: true",
        "outcomes[1].personal: kan bare stå når is_duty er true. Rett en av dem.",
    ),
    case(
        "leave to share",
        "the_aid_never_judges",
        AID,
        "  - id: del-innenfor\n",
        "Del ikke mer enn det, og",
        "Du har lov å dele det, og",
        "      - nb: Samtykket fritar",
        "outcomes[9].do_now[0].nb: «Du har lov» er en dom. Skriv hvilken regel som kan gjelde, og hvem du spør.",
    ),
    case(
        "leave to share in nynorsk",
        "the_aid_never_judges",
        AID,
        "  - id: del-innenfor\n",
        "Del ikkje meir enn det, og",
        "Du har ikkje løyve til anna, og",
        "        nn: Samtykket fritek",
        "outcomes[9].do_now[0].nn: «Du har ikkje løyve» er en "
        "dom. Skriv hvilken regel som kan gjelde, og hvem du spør.",
    ),
    case(
        "a quotation that is not there",
        "a_threshold_is_in_the_words_of_the_law",
        AID,
        "  - id: sannsynlig\n",
        "quote: terskel}",
        "quote: terskelen}",
        "    quote: {provision",
        "nodes[2].quote.quote: «terskelen» er ikke et sitat i «straffeloven-196». Bruk id-en til "
        "sitatet i data/laws.yaml.",
    ),
    case(
        "the threshold in other words",
        "a_threshold_is_in_the_words_of_the_law",
        AID,
        "  - id: sannsynlig\n",
        "Du trenger ikke vite det helt sikkert.",
        "Har du god grunn til å frykte det?",
        "      - nb: Har du",
        "nodes[2].help[0].nb: er ikke lovens ord. Bruk sitatet i data/laws.yaml, med quote.",
    ),
    case(
        "half a translation",
        "nynorsk_is_whole_or_not_there",
        AID,
        "  - id: fare\n",
        "      nn: Er nokon i fare for livet no?\n",
        "",
        "    ask:\n",
        "nodes[0].ask.nn: mangler her, men finnes ellers. Skriv den, eller fjern nynorsk.",
    ),
    case(
        "a reader without a day",
        "a_translation_is_read_by_somebody_on_a_day",
        AID,
        "",
        "  read_by:\n",
        "  read_by: språkrådgiver\n",
        "  on:\n",
        "translation.on: mangler. Skriv både hvem som leste og dagen, eller ingen av dem.",
    ),
    case(
        "somebody has read a page that is not there",
        "the_page_in_nynorsk_is_there_when_it_is_read",
        AID,
        "",
        "  read_by:\n  on:\n",
        "  read_by: språkrådgiver\n  on: 2026-11-01\n",
        "  read_by: språk",
        "translation.read_by: er fylt ut, men siden på nynorsk mangler. Lag "
        "docs/taushetsplikt/veiviser-nn.md som siden på "
        "bokmål.",
    ),
    Case(
        "a page in nynorsk that nobody has read",
        "the_page_in_nynorsk_is_there_when_it_is_read",
        nynorsk("language: nn\n"),
        ((NYNORSK_PAGE, "", "", "ingen har lest nynorsken. Fyll ut translation i data/aid.yaml, eller slett siden."),),
    ),
    Case(
        "a page in nynorsk that says it is in bokmål",
        "the_page_in_nynorsk_is_there_when_it_is_read",
        (*nynorsk(""), READ),
        ((NYNORSK_PAGE, "", "", "siden sier ikke at den er på nynorsk. Skriv language: nn øverst."),),
    ),
    case(
        "an approval before a lawyer has read",
        "nothing_is_approved_before_a_lawyer_has_read_the_aid",
        PUBLICATION,
        "",
        "approval:\n",
        "approval: {by: direktoratet, on: 2026-11-01}\n",
        "approval:",
        "approval: kan ikke fylles ut før en jurist har signert veiviseren. Se legal_review i data/aid.yaml.",
    ),
    case(
        "a case that ends where the law does not say",
        "a_vignette_ends_where_the_law_says",
        VIGNETTES,
        f"id: {CASE.id}\n",
        f"  right: [{', '.join(CASE.right)}]",
        "  right: [regel-politi]",
        "  answers:",
        f"{CASE.id}.answers: svarene ender i «{graph.walked(REAL.aid, CASE.given).outcome}», som "
        f"ikke er riktig etter loven. "
        "Rett veiviseren, eller svarene.",
    ),
    case(
        "answers to a case the aid is not for",
        "a_vignette_ends_where_the_law_says",
        VIGNETTES,
        f"id: {CASE.id}\n",
        "  right:",
        "  is_outside: true\n  right:",
        "  answers:",
        f"{CASE.id}.answers: kan ikke stå når is_outside er true. Slett en av dem.",
    ),
    case(
        "a case that stops on the way",
        "a_vignette_ends_where_the_law_says",
        VIGNETTES,
        f"id: {CASE.id}\n",
        f"  answers: {CASE.answers}",
        "  answers: nei",
        "  answers:",
        f"{CASE.id}.answers: svarene stopper ved «liste». Skriv ett svar for hvert spørsmål, fram til enden.",
    ),
]

CASES = [
    *AIDS,
    *OFFICES,
    *LINKS_LET_STAND,
    *VALUES,
    *CONTACTS,
    *PROVISIONS,
    *RECORDS,
    *PAGES,
    *REGISTER,
    *SEARCH,
    *STEERING,
    *FIRST_CONTACTS,
    *GLANCE,
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_a_rule_says_what_is_wrong_and_nothing_more(copy: Copy, case: Case) -> None:
    for edit in case.edits:
        replace_after(copy, *edit)
    assert sorted(copy.problems(case.today)) == sorted(case.messages(copy))


def test_every_rule_has_been_seen_failing() -> None:
    assert {case.rule for case in CASES} == {rule.__name__ for rule in RULES}


def test_no_rule_is_written_without_being_listed() -> None:
    modules = [importlib.import_module(one.name) for one in pkgutil.iter_modules(check.__path__, "guide.check.")]
    written = [
        found
        for module in modules
        for found in vars(module).values()
        if getattr(found, "__annotations__", None) == {"project": "Project", "return": "Iterator[Problem]"}
        and not found.__name__.startswith("_")
    ]
    assert {one.__name__ for one in written} == {one.__name__ for one in RULES}
    assert len(written) == len(RULES)


def test_every_rule_is_a_sentence_with_its_meaning() -> None:
    assert len(RULES) > 20
    assert [rule.__name__ for rule in RULES if not (rule.__doc__ or "").endswith(".")] == []


def test_the_real_project_is_sound(copy: Copy) -> None:
    assert copy.problems() == []


def test_a_day_that_passes_does_not_stop_a_build_when_the_record_knew_it(copy: Copy) -> None:
    replace_after(copy, LAWS, "", "", provision(in_force_to="2026-12-31", replaced_by=SUCCESSOR))
    assert copy.problems(date(2026, 12, 1)) == copy.problems(date(2027, 12, 1)) == []


def test_a_last_possible_day_is_a_slip_and_no_traceback(copy: Copy) -> None:
    replace_after(copy, LAWS, "", "", provision(in_force_to="9999-12-31", replaced_by=SUCCESSOR))
    (problem,) = copy.problems()
    assert problem.endswith(".in_force_to: «9999-12-31» er for langt fram i tid. Rett datoen.")


def test_a_reference_to_a_file_that_cannot_be_read_is_not_judged(copy: Copy) -> None:
    replace_after(copy, SERVICES, "id: nav-kontaktsenter", "kind: switchboard", "kind: sentralbord")
    line = line_after(copy, SERVICES, "id: nav-kontaktsenter", "kind: sentralbord")
    assert copy.problems() == [
        f"data/services.yaml:{line}: nav.contacts[0].kind: «sentralbord» er ikke et av valgene. Velg: emergency, "
        "duty_line, professional_advice, public_advice, switchboard og 1 til."
    ]


def test_the_report_counts_problems_and_files(copy: Copy) -> None:
    replace_after(copy, SERVICES, "id: slt\n", "parent: kommune", "parent: komune")
    replace_after(copy, PAGE, "", "", "\nSe § 196 og § 197.\n\nRing 112.\n")
    problems = find_problems(copy.root)
    assert report(problems).splitlines()[-1] == "3 feil i 2 filer. Ingenting er publisert."
    assert report(problems[:1]).splitlines()[-1] == "1 feil i 1 fil. Ingenting er publisert."


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("GUIDE_TODAY", "i dag", "GUIDE_TODAY:0: «i dag» er ikke en dato. Skriv ÅÅÅÅ-MM-DD."),
        ("SOURCE_DATE_EPOCH", "x", "SOURCE_DATE_EPOCH:0: «x» er ikke et antall sekunder. Skriv et helt tall."),
    ],
)
def test_a_wrong_build_date_is_a_problem_like_others(
    copy: Copy, monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
) -> None:
    monkeypatch.delenv("GUIDE_TODAY", raising=False)
    monkeypatch.setenv(name, value)
    assert [str(problem) for problem in find_problems(copy.root)] == [expected]


def test_the_report_names_the_rule_of_each_problem(copy: Copy) -> None:
    case = next(case for case in CASES if case.rule == "every_number_can_be_called")
    for edit in case.edits:
        replace_after(copy, *edit)
    found = judge(Project(copy.root, load(copy.root), TODAY, TODAY))
    assert {problem.code for problem in found} == {case.rule}
    assert report(found).splitlines()[0] == f"{found[0]} [{case.rule}]"


def test_the_report_shows_the_first_problems_and_counts_them_all() -> None:
    many = [Problem("data/services.yaml", line, "", "er feil. Rett det") for line in range(1, 53)]
    lines = report(many).splitlines()
    assert lines[:50] == list(map(str, many[:50]))
    assert lines[50:] == ["… og 2 til.", "52 feil i 1 fil. Ingenting er publisert."]
    assert report(many[:50]).splitlines()[49:] == [str(many[49]), "50 feil i 1 fil. Ingenting er publisert."]
