"""Every rule is seen accepting: what comes as close to breaking it as it can, and is no problem at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import again
import pytest
from conftest import TODAY, Copy
from test_rules import (
    ACT,
    AID,
    CALL,
    CASE,
    FIRST_WORDS,
    GUIDANCE,
    INTENTS,
    KEYWORD,
    LAST,
    LAWS,
    LEAD,
    MUNICIPALITIES,
    NAMES,
    NAV,
    NUMBERS,
    ON_NET,
    OTHER,
    PAGE,
    PHONE_OF_OSLO,
    PUBLICATION,
    READ,
    REAL,
    REGION,
    REGIONS,
    ROLE,
    ROLE_WITH_RULES,
    ROLES,
    RULE_OF_ROLE,
    SERVICES,
    SITUATIONS,
    STEPS,
    STOP,
    SUCCESSOR,
    SYNONYMS,
    TITLE,
    VIGNETTES,
    WHOLE_FILE,
    WORDS,
    confirmation,
    corrected,
    known_link,
    let_stand,
    nynorsk,
    provision,
    replace_after,
    words,
)

from guide.check.rules import RULES
from guide.content.catalog import shown
from guide.content.kinds import BY_REFERENCE, FILES, root
from guide.content.scaffold import municipality_pages
from guide.facts import law

Edit = tuple[str, str, str, str]
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LUNNER, JEVNAKER = (REAL.municipalities[one].organisation_number for one in ("lunner", "jevnaker"))
FIT = next(one.id for one in REAL.provisions.values()
           if law.is_about_sharing(one) and one.id not in ROLE_WITH_RULES.confidentiality)  # fmt: skip
MOLDE = REAL.municipalities["molde"].conflict_council
OTHER_END = next(one for one in REAL.aid_outcomes if one not in (*CASE.right, *CASE.wrong))
COUNCIL = f"{{region: {MOLDE.region}, confidence: {MOLDE.confidence}"
TAKES_OVER = f"[{{provision: {LAST.provisions[0].id}, starts_on: {TODAY}, relation: replaced_by}}]"
REPEALED = {"status": "repealed", "in_force_to": str(YESTERDAY), "replaced_by": TAKES_OVER}
GUIDANCE_POINT, OPEN_POINT = REAL.contacts["rvts-ost-veiledning"], REAL.contacts["nav-kontaktsenter"]
NO_MAIL = next(one for one in REAL.contacts.values() if one.audience == "public" and not one.email)
NAV_SITE = OPEN_POINT.url.split("/")[2].removeprefix("www.") if OPEN_POINT.url else ""
PUBLIC_PAGE, READS = "docs/hjelp/to.md", "{{ safe_reading() }}"
NO_TERM = next(one for one in REAL.services if one not in REAL.terms)
STOPPED = next(word for group in REAL.stop_words.values() for word in group.words if len(word) > 4)


def confirmed_fields(*names: str) -> str:
    """A confirmation of some fields, before the field that comes after it."""
    return confirmation("how: called").replace("phones: 0123456789ab", "\n            ".join(
        f"{name}: 0123456789ab" for name in names)) + "\n      confidence:"  # fmt: skip


@dataclass(frozen=True)
class NearMiss:
    """A change of the project that a rule looks at and accepts, as all the others do."""

    name: str
    rule: str
    edits: tuple[Edit, ...]


def near(name: str, rule: str, *edit: str) -> NearMiss:
    """A near miss with one edit: the path, the anchor, the old text and the new."""
    path, anchor, old, new = edit
    return NearMiss(name, rule, ((path, anchor, old, new),))


def added(name: str, rule: str, **fields: str) -> NearMiss:
    """A near miss with one provision added."""
    return near(name, rule, LAWS, "", "", provision(**fields))


def written(name: str, rule: str, line: str, path: str = PAGE, at: str = "") -> NearMiss:
    """A near miss with one line added to a page, after a text or at the end."""
    return near(name, rule, path, "", at, f"{at}\n\n{line}\n")


def typed(line: str) -> NearMiss:
    return written(line, "no_fact_is_typed_by_hand", line)


def called(name: str, role: str, fields: str, rule: str) -> NearMiss:
    """A near miss with one more first contact of a role that a situation is for."""
    new = f"  first_contact:\n    - {{who: Noen, why: Noe., {fields}}}\n"
    return NearMiss(name, rule, ((SITUATIONS, *ON_NET), (ROLES, f"id: {role}\n", "  first_contact:\n", new)))


def read(name: str, evidence: str) -> NearMiss:
    """A near miss with a new wording that was read somewhere."""
    fields = {"text_in_force_from": "2026-07-01", "text_verified_on": "2026-07-02", "evidence": f"[{evidence}]"}
    return added(name, NAMES, **fields)


LINKS_LET_STAND = [
    NearMiss("a link let stand for half a year", "a_known_link_is_looked_at_again",
             (let_stand(known_link(look_again_on="2027-04-01")),)),
    NearMiss("two links of one site", "a_known_link_stands_once",
             (let_stand(known_link(), known_link("to", url="https://en.no/to")),)),
]  # fmt: skip
PAGES = [
    near("a page that is for professionals and says so", "every_page_says_whom_it_is_for",
         "docs/situasjoner/loslatelse.md", "", "situation: loslatelse",
         "situation: loslatelse\naudience: professional"),
    near("a page for everybody that is not in hjelp/", "every_page_says_whom_it_is_for", "docs/om/personvern.md", "",
         "# Personvern", "---\naudience: public\n---\n# Personvern"),
    *(written(f"{call} for everybody", "public_pages_have_public_contacts", f"{{{{ {call} }}}}", PUBLIC_PAGE, READS)
      for call in ('contact_table(audience="public")', 'contact_table("website", audience="public")',
                   'contact_table("website", "public")', f'contact("{OPEN_POINT.id}")')),
    written("a professional's number for professionals", "public_pages_have_public_contacts",
            f'{{{{ phone("{GUIDANCE_POINT.id}") }}}}'),
    near("a public number in a public situation", "public_pages_have_public_contacts", SITUATIONS,
         "id: bekymret-parorende", "contacts: [nodnummer-112", f"contacts: [{OPEN_POINT.id}, nodnummer-112"),
    *(written(call, "every_macro_finds_its_record", f"{{{{ {call} }}}}")
      for call in ('contact_table(audience="public")', 'contact_table("duty_line", audience="public")',
                   "contact_table()")),
    written("the address of who has one", "a_number_or_address_is_there_to_show",
            f'{{{{ email("{GUIDANCE_POINT.id}") }}}}'),
    written("all there is of who has no address", "a_number_or_address_is_there_to_show",
            f'{{{{ contact("{NO_MAIL.id}") }}}}'),
    *(written(f"the {field} of a provision that has them", "what_a_provision_names_is_there_to_show",
              f'{{{{ {macro}("{next(one.id for one in REAL.provisions.values() if getattr(one, field))}") }}}}')
      for macro, field in (("conditions", "conditions"), ("enumeration", "names"), ("left_out", "leaves_out"))),
    near("every field that a page may have", "every_page_can_be_read", "docs/tjenester/pst.md", "", "service: pst",
         "service: pst\naudience: professional\nneutral: false\nhide: [toc]"),
    written("links out, to a place and to this page", "every_link_between_pages_leads_somewhere",
            "[en](https://eksempel.no/borte.md) [to](../kontakt.md#her) [tre](#her) [fire](./personvern.md)",
            "docs/om/index.md"),
    NearMiss("a new role with its page", "every_record_has_its_page",
             ((ROLES, "", "", ROLE.replace("slt", "ny-rolle")),
              ("docs/roller/ny-rolle.md", "", "", "---\nrole: ny-rolle\n---\n{{ role_page() }}\n"),
              (NAV, "", "  - Slik jobber dere:", "      - roller/ny-rolle.md\n  - Slik jobber dere:"))),
    NearMiss("a page that the code names and that says nothing", "every_address_leads_to_a_page",
             (("docs/maler/index.md", "", WHOLE_FILE, ""),
              ("docs/maler/index.md", "", "", "# Maler\n\n{{ page_sources() }}\n"))),
    near("a page of prose that has no source in the guide", "every_page_of_prose_names_its_sources",
         "docs/prosessen/planlegging.md", "", '{{ page_sources("planlegging-og-kartlegging", "individuelle-tiltak") }}',
         "{{ page_sources() }}"),
    NearMiss("a page somewhere else in the menu", "every_page_is_in_the_navigation",
             ((NAV, "", "      - kontakt.md\n", ""), (NAV, "", "  - Om:\n", "  - Om:\n      - kontakt.md\n"))),
    NearMiss("a phase on another page", "every_phase_is_shown",
             (("docs/prosessen/planlegging.md", "", '{{ steps("planlegging") }}', ""),
              (PAGE, "", "", '\n{{ steps("planlegging") }}\n'))),
    written("a list that counts 1, 2, 3", "no_list_eats_a_number",
            "1. Ring\n2. Skriv ned\n\n3. Si fra\n\n17\\. mai er fri."),
    written("lines that are no list", "no_list_runs_into_the_line_above",
            "Ta med det du har –\n- og det du får –  \nog mer.\n\n- en\n- to\n\nDen\n7. juni og\n8. juni."),
    written("what pages are made of", "a_page_is_made_of_what_is_known",
            '<p class="blank" aria-hidden="true"></p>\n\nSe *her*, `kode` og [der](kontakt.md).\n{: .warning }'),
    written("what is closed", "what_is_opened_is_closed", "<div><p>Det er <strong>lukket</strong>.</p></div>"),
    written("headings up and down", "headings_are_in_order", "### Prøve\n\n#### Dypere prøve\n\n## Prøve til"),
    *(written(line, "nothing_is_left_of_editing", line) for line in (
        "Jeg, [navn], sier ja […]. Skriv her på siden: ______ 5 * 3 < 16 & \\*slik\\*.",
        "Skriv \\<navn\\> og a_b_c. Er det slik?! Kl. 08:30:15, i/o, C# og «todo».",
        "https://eksempel.no/a?b=c#d og [e](https://eksempel.no/a?b=c#d).",
    )),
    near("every field in its form", "every_field_of_a_page_has_its_form", "docs/tjenester/pst.md", "", "service: pst",
         'service: pst\ntitle: "12 råd"\ndescription: Om PST\nhide: [toc, navigation]\nsearch: {exclude: false}'),
    near("a section that the record has by its id", "no_fact_is_typed_into_data", ROLES, "id: behandler\n",
         "  avoid:\n", "  avoid:\n    - Ikke glem helsepersonelloven § 23, og gå 10 000 skritt fra 2019–2027.\n"),
    near("a menu with a year", "no_fact_is_typed_into_the_frame", NAV, "", "- Om:", "- Om 2019–2027:"),
    *(typed(line) for line in (
        "Den 22.11.2026 og 2026-11-22, kl. 22.30 eller 22:30.",
        "I årene 2019–2027, 2019-2027 og 2024 2025.",
        "[Les](https://eksempel.no/sub/id2704633/55553333/112?a=55553333#55553333)",
        "Om lag 110 % eller 112 prosent, 12 345 678 kroner og 0150 Oslo.",
        "Meld. St. 13 (2024–2025), Prop. 90 L, kapittel 3 og punkt 11.2.",
        "Organisasjonsnummer 889 640 782 og sak 2026/12345678.",
        "Den 22-11-2026, 22.11.2026–24.12.2026, 22.–24.11.2026 og i 2024-2025.",
        "Åpent 22.30–23.45, 08.30-15.45 og kl. 09.00 2 dager i uka.",
        "[Les](https://doi.org/10.1007/s10610-2258-6000) eller doi 10.1080/2258.6000 og https://a.no/2258-6000.",
        "ISBN 978-82-450-1234-5, ISSN 2245-6789, s. 2258–2260 og 22 586 000 kroner.",
        "Paragrafen er ny, og paragraf nummer to gjelder. Konto 2258 60 12345.",
        "[Les](kontakt.md){: .knapp } og { } og funksjon(x).",
        "En paragraf i loven, @navn og filnavn-11220000-a.",
    )),
]  # fmt: skip

CONTACTS = [
    near("a foreign number", "every_number_can_be_called", SERVICES, f"id: {OPEN_POINT.id}", f'"{CALL}"',
         '"+46850828000"'),
    near("two numbers, each with what it is for", "several_numbers_are_told_apart", SERVICES, f"id: {OPEN_POINT.id}",
         f'- number: "{CALL}"',
         f'- number: "{CALL}"\n          label: Telefon\n        - number: "22 33 44 55"\n          label: Vakt'),
    near("nothing but a form", "every_contact_point_can_be_reached", SERVICES, "id: konfliktrad-nettside", "url:",
         "form:"),
    NearMiss("nothing but an e-mail address", "every_contact_point_can_be_reached",
             ((SERVICES, "id: konfliktrad-nettside", "url: https://konfliktraadet.no/", "email: post@eksempel.no"),)),
    NearMiss("one name with one number in two places", "one_contact_point_has_one_number",
             ((SERVICES, "id: pst-hovedkontor", f"name: {REAL.contacts['pst-hovedkontor'].name}",
               f"name: {OPEN_POINT.name}"),
              (SERVICES, "id: pst-hovedkontor", f'"{REAL.contacts["pst-hovedkontor"].phones[0].number}"',
               f'"{CALL}"'))),
    near("a website for everybody that was for professionals", "the_kind_fits_the_reader", SERVICES,
         "id: sfk-tilskudd", "audience: professional", "audience: public"),
    near("every field confirmed, each by a code", "a_confirmation_is_of_fields_that_an_owner_knows", SERVICES,
         f"id: {OPEN_POINT.id}", "confidence:", confirmed_fields("phones", "hours", "out_of_hours")),
    near("functions with capital letters and places", "a_confirmation_names_functions", SERVICES,
         f"id: {OPEN_POINT.id}", "confidence:",
         confirmed_fields("phones").replace("Vaktleder", "Vaktleder ved Nav Kontaktsenter, Seksjonssjef Oslo")),
    near("two functions that differ in one sign", "two_functions_stand_for_a_confirmation", SERVICES,
         f"id: {OPEN_POINT.id}", "confidence:",
         confirmed_fields("phones").replace("Beredskapsplanlegger", "Redaktør 2")),
    near("editors own things while nobody publishes", "a_published_site_has_an_owner_for_everything",
         "data/publication.yaml", "", "error_report:", "error_report: feil@eksempel.no"),
    near("an owner of one office and no service", "an_owner_has_something_to_answer_for", "data/owners.yaml",
         "- id: bergen-kommune", "name: Bergen kommune", "name: Bergen kommune, mentorordningen"),
    near("anonymity on another page of the same site", "anonymity_is_said_by_the_service_itself", SERVICES,
         f"id: {OPEN_POINT.id}", "anonymity: unknown",
         f"anonymity: {{possible: true, text: Du kan være anonym., source: https://{NAV_SITE}/anonym}}"),
    near("a number with the right check digit", "organisation_numbers_have_the_right_check_digit", SERVICES,
         "id: nav\n", "level:", 'organisation_number: "889640782"\n  level:'),
]  # fmt: skip

PROVISIONS = [
    added("a range from one section", "a_provision_is_sections_or_a_chapter", last_section='"99 a"'),
    added("a chapter alone", "a_provision_is_sections_or_a_chapter", sections="", chapter='"99"'),
    added("a wording as old as the provision", "a_provision_lives_forwards",
          in_force_from="2002-01-01", text_in_force_from="2002-01-01"),
    added("a last day that is today", "a_provision_lives_forwards", in_force_to=str(TODAY), replaced_by=SUCCESSOR),
    added("repealed since yesterday", "a_provision_lives_forwards", **REPEALED),
    added("adopted, and its first day is tomorrow", "a_provision_lives_forwards", status="adopted",
          in_force_from=str(TOMORROW)),
    added("repealed in an act in force", "nothing_in_force_hangs_on_a_repealed_act", **REPEALED),
    added("no successor on the last day", "what_is_out_of_force_has_a_successor", in_force_to=str(TODAY)),
    added("a successor from the day after the last", "a_successor_starts_after_the_old_ends", **REPEALED),
    NearMiss("two ways to the same successor", "a_successor_starts_after_the_old_ends",
             ((LAWS, "", "", provision("98", replaced_by=TAKES_OVER)),
              (LAWS, "", "", provision("99", replaced_by=f"{TAKES_OVER[:-1]}, {{provision: {LAST.id}-98, "
                                                         "starts_on: 2021-01-01, relation: related}]")))),
    added("a quotation from the second of two sections", "a_quotation_is_from_the_provision",
          sections='["98", "99"]',
          quotes='[{section: "99", text: Ord., lang: nb, dated: 2020-01-01, attribution: Lovdata}]'),
    added("a quotation from the middle of a range", "a_quotation_is_from_the_provision",
          sections='["97"]', last_section='"99"',
          quotes='[{section: "98", text: Ord., lang: nb, dated: 2020-01-01, attribution: Lovdata}]'),
    added("leave to share that is no basis", "a_basis_for_processing_is_no_leave_to_share", kinds="[permission]",
          topics="[deling]"),
    added("a basis that is no leave to share", "a_basis_for_processing_is_no_leave_to_share",
          kinds="[duty, processing_basis]", topics="[samarbeid]"),
    near("another rule that is about sharing", "what_is_read_before_sharing_is_about_sharing", ROLES,
         f"id: {ROLE_WITH_RULES.id}\n", f"    - {RULE_OF_ROLE}\n", f"    - {FIT}\n"),
    read("an amending act that is named", "{kind: amending_act, dated: 2026-01-23, by: LOV-2026-01-23-1}"),
    read("another source of a new wording", "{kind: lovdata, dated: 2026-07-02}"),
]  # fmt: skip

RECORDS = [
    near("a word with the id of a service", "every_id_is_used_once", "data/glossary.yaml", "", "",
         f"\n- id: {NO_TERM}\n  term: Prøveord\n  definition: Noe.\n  sources: []\n"),
    near("a role among the services", "every_reference_resolves", STEPS, "id: avklar-sikkerhet", "actors: [politi,",
         f"actors: [politi, {ROLE_WITH_RULES.id},"),
    near("a place on a page that is there", "every_reference_resolves", ROLES, "", "page: prosessen/forberedelser.md",
         "page: prosessen/planlegging.md"),
    added("low confidence with a reason", "doubt_is_said_aloud", confidence="low", doubt="Noe."),
    added("looked up today", "nothing_is_dated_in_the_future", looked_up_on=str(TODAY)),
    added("a change that comes tomorrow", "nothing_is_dated_in_the_future",
          pending=f"[{{by: LOV-2026-06-19-35, effect: Noe., on: {TOMORROW}}}]"),
    near("a duty by law with a law", "a_duty_by_law_names_its_provision", SERVICES, "id: slt\n", "basis: guide",
         f"basis: law\n      laws: [{LAST.provisions[0].id}]"),
    NearMiss("a fact that is shown somewhere else", "no_record_is_left_alone",
             (("docs/om/index.md", "", '{{ fact("handlingsplan") }}', ""),
              (PAGE, "", "", '\n{{ fact("handlingsplan") }}\n'))),
    called("on a condition too", "mentor", "when: Det haster", "every_role_says_whom_to_contact_first"),
    called("a part of its service", "veileder", "service: rvts-ost", "no_role_is_told_to_contact_itself"),
    called("a role in its service", "laerer", "role: skoleledelse", "no_role_is_told_to_contact_itself"),
    called("the contact point of one above", "veileder", "service: radikaliseringskontakt, contact: politi-02800",
           "a_contact_point_belongs_to_the_service_beside_it"),
    called("in the order of the card", "ansvarlig-i-kommunen", "service: politi",
           "a_role_calls_in_the_order_of_its_situations"),
    called("who is not on the card, on a condition", "ansvarlig-i-kommunen", "when: Det haster, service: nav",
           "a_role_calls_in_the_order_of_its_situations"),
    NearMiss("another answer by another rule", "a_question_that_several_roles_ask_has_one_answer",
             ((ROLES, "id: behandler\n", "Det er en rett, ikke en plikt.", "Det er en rett."),
              (ROLES, "id: behandler\n", "[helsepersonelloven-23, helsepersonelloven-25]",
               "[helsepersonelloven-23]"))),
]  # fmt: skip

GLANCE = [
    *(near(f"a title of {name}", rule, SITUATIONS, "id: loslatelse\n", f"title: {ACT}\n", f"title: {title}\n")
      for rule, name, title in (("a_title_is_a_few_words", "eight words", words(8)),
                                ("a_title_is_a_few_words", "eight words and a dash", f"{words(4)} – {words(4)}"),
                                ("a_title_ends_without_a_sign", "signs inside", "Ring, eller vent – i dag"),
                                ("a_title_ends_without_a_sign", "a number at the end", "Ring før ungdommen er 18"))),
    near("a summary of 90 characters", "a_card_opens_with_a_short_sentence", SITUATIONS, "id: mindrearig\n",
         f"summary: {LEAD}\n", f"summary: {'o' * 89}.\n"),
    near("two acts with one explanation", "nothing_stands_twice_in_a_list", SITUATIONS, "id: loslatelse\n",
         f"    - title: {ACT}\n", f"    - title: {ACT}\n      text: Noe.\n    - title: {words(3)}\n      text: Noe.\n"
         f"    - title: {words(4)}\n"),
]  # fmt: skip


def renumbered(number: str) -> tuple[tuple[str, str, str, str], ...]:
    """Jevnaker gets another number, with all that names it by the old one."""
    old, new = (f"docs/kommuner/{one}.md" for one in ("3236", number))
    page = municipality_pages(REAL)["kommuner/3236.md"].replace("3236", number)
    return (
        (MUNICIPALITIES, "id: jevnaker\n", '"3236"', f'"{number}"'),
        (COVERAGE, '"3236"', '"3236"', f'"{number}"'),
        (old, "", WHOLE_FILE, ""),
        (new, "", "", page),
    )


COVERAGE, ADDRESSES = "data/coverage.yaml", "data/registers/municipal_contacts.yaml"
REGISTER = [
    NearMiss("another number that nobody has", "municipalities_and_counties_are_numbered",
             renumbered("3299")),
    near("an old number that two share", "a_former_number_is_nobodys_now", MUNICIPALITIES, "id: jevnaker\n",
         'number: "3053"', 'number: "3054"'),
    NearMiss("two that change their organisation numbers", "an_organisation_number_belongs_to_one_municipality",
             ((MUNICIPALITIES, "id: jevnaker\n", JEVNAKER, LUNNER),
              (MUNICIPALITIES, "id: lunner\n", LUNNER, JEVNAKER))),
    NearMiss("the last number of the county", "a_municipality_has_the_number_of_its_county",
             renumbered("3200")),
    near("an uncertain placement with its reason", "an_uncertain_placement_says_why", MUNICIPALITIES, "id: molde\n",
         "rvts-midt, confidence: high", "rvts-midt, confidence: low, doubt: Noe."),
    NearMiss("an uncertain placement in a region with a reason", "an_uncertain_placement_says_why",
             ((REGIONS, "", "", REGION.replace("NEW", "nytt-rad")),
              (MUNICIPALITIES, "id: molde\n", COUNCIL, "{region: nytt-rad, confidence: low"))),
    NearMiss("a region with one municipality", "every_county_and_region_has_a_municipality",
             ((REGIONS, "", "", REGION.replace("NEW", "nytt-rad")),
              (MUNICIPALITIES, "id: molde\n", COUNCIL, "{region: nytt-rad, confidence: medium"))),
]  # fmt: skip

SEARCH = [
    near("a phrase with every sign", "every_phrase_can_be_read", INTENTS, "id: at-work", "    - jobber med*\n",
         '    - jobber med*\n    - "| <jeg> [*] prøveord/prøve* … !ikke/aldri ##-## |"\n'),
    near("a query that lacks one word of the phrase", "an_intent_meets_its_examples", INTENTS, "id: at-work",
         "must_not_match: [jeg vil ut, ", "must_not_match: [jeg jobber, jeg vil ut, "),
    near("an intent that one above excludes", "an_intent_is_excluded_only_by_those_above", INTENTS, "id: leaving",
         "  raises:", "  unless: [at-work]\n  raises:"),
    near("an intent that raises a page of the folder", "what_an_intent_raises_is_there", INTENTS, "id: law",
         "raises: [lovgrunnlag/]", "raises: [lovgrunnlag/, lovgrunnlag/index.md]"),
    near("a concept that leads to another page", "the_search_leads_to_whole_pages", "data/search/concepts.yaml", "",
         "pages: [", "pages: [om/tilgjengelighet.md, "),
    near("a service that is a part of a part", "no_record_leads_back_to_itself", SERVICES, "id: legevakt",
         f"parent: {REAL.services['legevakt'].parent}", "parent: kommune"),
    near("a stop word that begins like another", "a_steering_word_stands_once", STOP, "", "a, alle, alltid",
         "a, alle, allenoe, alltid"),
    near("a stop word that is a matter for others too", "a_steering_word_stands_once", OTHER, "", "pass, id-kort,",
         f"pass, {STOPPED}, id-kort,"),
    near("a short matter for others that a title begins with", "no_title_is_hidden_from_the_search", OTHER, "",
         "pass, id-kort,", "pass, fast, id-kort,"),
    near("a page with forty phrases", "words_are_not_too_many", "data/search/words/pages.yaml", "", "",
         f"\n- record: a-til-aa.md\n  keywords: [{', '.join(f'ord{n}' for n in range(40))}]\n  questions: []\n"),
    near("a phrase that is another and one word more", "no_two_records_share_a_phrase", WORDS, "", KEYWORD,
         f"- {FIRST_WORDS.keywords[1]} prøveord\n"),
    near("a phrase with the name of a service in it", "no_phrase_is_a_title", WORDS, "", KEYWORD, f"- {TITLE} prøve\n"),
    *(near(f"a phrase with {word}", "no_group_of_people_is_a_search_word", WORDS, "", KEYWORD, f"- {word}\n")
      for word in ("kurs i prøving", "en prøvende styrke")),
    near("a synonym that begins like another", "a_synonym_stands_once", SYNONYMS, "", "",
         "\n- id: nytt\n  words: [splitter nytt, splitter nyttig]\n"),
    near("a group of two", "a_synonym_has_another", SYNONYMS, "", "",
         "\n- id: nytt\n  words: [splitter nytt, prøveord]\n"),
    near("a synonym of a common word and two others", "a_synonym_says_enough", SYNONYMS, "", "",
         "\n- id: nytt\n  words: [splitter nytt, si noe viktig]\n"),
]  # fmt: skip

VALUES = [
    NearMiss("a number that the plan lacks and a correction has", "every_number_can_be_called",
             ((NUMBERS, "", "", corrected("116 009")), (SERVICES, f"id: {OPEN_POINT.id}", f'"{CALL}"', '"116 009"'))),
    near("a correction of a number in another country", "a_corrected_number_is_written_once", NUMBERS, "", "",
         corrected("+46771793336")),
    NearMiss("two names with one number, and both say so", "a_number_has_one_name",
             ((SERVICES, "id: pst-tips", "purpose:", f'phones: [{{number: "{GUIDANCE}"}}]\n      purpose:'),
              (SERVICES, "id: pst-tips", "confidence:",
               f"same_number_as: [{GUIDANCE_POINT.id}]\n      confidence:"),
              (SERVICES, f"id: {GUIDANCE_POINT.id}", "confidence:",
               "same_number_as: [pst-tips]\n      confidence:"))),
    near("a second number of eight digits beside the one in the id", "an_id_with_a_number_has_it", SERVICES,
         "id: politi-02800", '- number: "02800"',
         '- number: "02800"\n          label: I Norge\n        - number: "23 20 80 00"\n          label: Fra utlandet'),
    added("sure, by the day of the law's text", "what_is_sure_has_a_day_and_a_source", looked_up_on="",
          text_verified_on="2026-07-02"),
    added("unsure, and nobody read it", "what_is_sure_has_a_day_and_a_source", looked_up_on="", evidence="",
          confidence="low", doubt="Ingen har lest den."),
    near("two texts that begin alike", "nothing_stands_twice_in_a_list", SERVICES, "id: slt\n", "  also_known_as:\n",
         "  also_known_as:\n    - Samordning av lokale tiltak\n"),
    near("two services whose names begin alike", "no_two_records_have_one_name", SERVICES, "id: slt\n",
         "name: SLT-koordinator", "name: Kommunens SLT-koordinator"),
    *(written(signs, "every_sign_can_be_printed", f"Tekst med {signs} her.")
      for signs in ("✓ → • ☐", "Áŋŧčšž łńśż ğış", "Ấn Đức", "U\u2011ungdom og 10\u202f000", "Ω 5 €")),
    near("a stop word with a hyphen", "a_steering_word_is_one_word", STOP, "", "a, alle, alltid",
         "a, alle, alle-noe, alltid"),
]  # fmt: skip

OFFICES = [
    near("an office for all the country", "a_covered_municipality_exists", COVERAGE, "id: plattform-agder\n",
         "{counties: [agder]}", "{all: true}"),
    near("two family offices for one municipality", "a_municipality_has_one_duty_line", COVERAGE,
         "id: familievern-arendal\n", '"4201"', '"4204"'),
    NearMiss("a municipality with a new number, and its page", "every_municipality_has_its_page", renumbered("3298")),
    near("a switchboard that can be called", "every_municipality_is_reached_somehow", ADDRESSES, "id: oslo\n",
         PHONE_OF_OSLO, 'phone: "21 80 21 80"'),
]  # fmt: skip
AIDS = [
    near(
        "an answer that goes past questions",
        "the_aid_leads_forwards",
        AID,
        "  - id: kan-sporre\n",
        "to: jurist}",
        "to: sektor}",
    ),
    near(
        "an end that two answers lead to",
        "every_part_of_the_aid_is_reached",
        AID,
        "  - id: kan-sporre\n",
        "to: sektor}",
        "to: sektor}",
    ),
    near(
        "a choice among sectors without «usikker»",
        "a_question_can_be_answered_unsure",
        AID,
        "  - id: sektor\n",
        "{id: annet, text: {nb: Noe annet,",
        "{id: noe-annet, text: {nb: Noe annet,",
    ),
    near(
        "one number among websites",
        "every_end_has_somebody_to_ring",
        AID,
        "  - id: regel-nav\n",
        "contacts: [politi-02800]",
        "contacts: [barnevernvakten, politi-02800]",
    ),
    near(
        "a later duty that the same number meets",
        "no_end_hides_a_duty",
        AID,
        "  - id: ring-112\n    title",
        "also: [liste, barn, helse]",
        "also: [liste]",
    ),
    near(
        "an end without any page, that sends on to a question with one",
        "an_end_sends_on_only_to_what_has_a_page",
        AID,
        "  - id: regel-oppdrag\n",
        "    contacts:",
        "    also: [barn]\n    contacts:",
    ),
    near(
        "a question without page and words",
        "a_page_stands_with_the_words_of_its_link",
        AID,
        "  - id: samtykke\n",
        "    page: taushetsplikt/samtykke.md#barn\n"
        "    link: {nb: Hvem som samtykker for et barn, nn: Kven som samtykkjer for eit barn}\n",
        "",
    ),
    near(
        "a question about conditions",
        "a_question_about_a_list_has_one",
        AID,
        "  - id: liste\n",
        "    lists: straffeloven-196\n",
        "    lists: barnevernsloven-13-2\n",
    ),
    near(
        "a duty that is nobody's own",
        "a_personal_duty_is_a_duty",
        AID,
        "  - id: avverg-na\n",
        "    personal: true\n",
        "",
    ),
    near(
        "leave of another kind, and a list of points",
        "the_aid_never_judges",
        AID,
        "  - id: del-innenfor\n",
        "Del ikke mer enn det",
        "Loven har regler, og punktene er fem. Del ikke mer",
    ),
    near(
        "sure, and probable, in other sentences",
        "a_threshold_is_in_the_words_of_the_law",
        AID,
        "  - id: sannsynlig\n",
        "Du trenger ikke vite det helt sikkert.",
        "Er det sikkert? Er det sannsynlig?",
    ),
    near(
        "a translation of more words",
        "nynorsk_is_whole_or_not_there",
        AID,
        "  - id: fare\n",
        "nn: Er nokon i fare for livet no?",
        "nn: Er nokon i fare for livet akkurat no?",
    ),
    NearMiss(
        "somebody has read it on a day",
        "a_translation_is_read_by_somebody_on_a_day",
        (*nynorsk("language: nn\n"), READ),
    ),
    NearMiss(
        "a page in nynorsk that somebody has read",
        "the_page_in_nynorsk_is_there_when_it_is_read",
        (*nynorsk("language: nn\n"), READ),
    ),
    near(
        "no approval, and no lawyer",
        "nothing_is_approved_before_a_lawyer_has_read_the_aid",
        PUBLICATION,
        "",
        "title: Kunnskapsside",
        "title: Ny kunnskapsside",
    ),
    near(
        "a case with more than one right end",
        "a_vignette_ends_where_the_law_says",
        VIGNETTES,
        f"id: {CASE.id}\n",
        f"  right: [{CASE.right[0]}",
        f"  right: [{OTHER_END}, {CASE.right[0]}",
    ),
]

NEAR_MISSES = [
    *AIDS,
    *OFFICES,
    *LINKS_LET_STAND,
    *VALUES,
    *PAGES,
    *CONTACTS,
    *PROVISIONS,
    *RECORDS,
    *GLANCE,
    *REGISTER,
    *SEARCH,
]


@pytest.mark.parametrize("case", NEAR_MISSES, ids=lambda case: f"{case.rule}: {case.name}")
def test_a_near_miss_is_no_problem(copy: Copy, case: NearMiss) -> None:
    for edit in case.edits:
        replace_after(copy, *edit)
    assert copy.problems() == []


def test_every_rule_has_been_seen_accepting() -> None:
    assert {case.rule for case in NEAR_MISSES} == {rule.__name__ for rule in RULES}


def looked_at(rule: str) -> set[str]:
    """Where the rule looks in the real project: its files of records, the folder of pages and the menu."""
    asked = again.asks_for(next(one for one in RULES if one.__name__ == rule), TODAY)
    ids = {again.ids_of(name): shown(root(kind)) for name, kind in BY_REFERENCE.items()}
    ids[again.ids_of("pages")] = again.PAGES
    return {shown(FILES[one]) if one in FILES else ids.get(one, one) for one in asked}


@pytest.mark.parametrize("rule", [rule.__name__ for rule in RULES])
def test_a_near_miss_stands_where_its_rule_looks(rule: str) -> None:
    changed = [{path for path, *_ in case.edits} for case in NEAR_MISSES if case.rule == rule]
    seen = looked_at(rule)
    assert all({again.PAGES if path.startswith("docs/") else path for path in paths} & seen for paths in changed)
