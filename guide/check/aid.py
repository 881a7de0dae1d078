"""Rules for the decision aid: a graph without dead ends, that never judges and never hides a duty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.check.subject import Project
from guide.content.aid import Aid, AidNode, AidOutcome, InBoth
from guide.content.catalog import Entry
from guide.content.construct import Location
from guide.content.references import inside
from guide.facts import aid as graph
from guide.facts import place
from guide.project import Problem

_YES, _UNSURE = "ja", "usikker"
_JUDGES = re.compile(
    r"\bdu (?:har (?:ikke |ikkje )?(?:lov|løyve)|kan trygt)\b|\d ?%|\bprosent\b|\bpoeng\b|\bterrorisme\b"
    r"|\b(?:rødt?|raudt?|gult?|grønt?|grøn) (?:lys|svar|sone|flagg)\b",
    re.IGNORECASE,
)
_DRIFTS = re.compile(r"god grunn til å frykte|sikkert eller (?:mest )?sann?synlig", re.IGNORECASE)
"""The threshold in words that are not the law's, or the law's words where nobody sees that they are."""


def _aids(project: Project) -> Iterator[tuple[Entry, Aid]]:
    for entry in project.catalog.entries["aid"]:
        yield entry, entry.record


def _nodes(project: Project) -> Iterator[tuple[Entry, Location, AidNode]]:
    for entry, aid in _aids(project):
        yield from ((entry, ("nodes", index), node) for index, node in enumerate(aid.nodes))


def _outcomes(project: Project) -> Iterator[tuple[Entry, Location, AidOutcome]]:
    for entry, aid in _aids(project):
        yield from ((entry, ("outcomes", index), outcome) for index, outcome in enumerate(aid.outcomes))


def _texts(project: Project) -> Iterator[tuple[Entry, Location, InBoth]]:
    for entry, aid in _aids(project):
        yield from ((entry, at, part) for at, part in inside(aid) if isinstance(part, InBoth))


def _written(text: InBoth) -> Iterator[tuple[str, str]]:
    yield "nb", text.nb
    if text.nn:
        yield "nn", text.nn


def the_aid_leads_forwards(project: Project) -> Iterator[Problem]:
    """An answer leads to a question further down, or to an end: nobody is asked the same twice."""
    for entry, aid in _aids(project):
        order = {node.id: index for index, node in enumerate(aid.nodes)}
        for index, node in enumerate(aid.nodes):
            for nth, answer in enumerate(node.answers):
                if order.get(answer.to, index + 1) <= index:
                    text = f"«{answer.to}» leder tilbake til et spørsmål som er stilt. Velg et senere"
                    yield entry.problem("nodes", index, "answers", nth, "to", text=text)


def every_part_of_the_aid_is_reached(project: Project) -> Iterator[Problem]:
    """Some answer leads to every question but the first, and to every end."""
    for _, aid in _aids(project):
        reached = {aid.start, *(answer.to for node in aid.nodes for answer in node.answers)}
        for parts, what in ((_nodes(project), "spørsmålet"), (_outcomes(project), "svaret")):
            for entry, at, one in parts:
                if one.id not in reached:
                    text = f"ingen svar leder til «{one.id}». Slett {what}, eller la et svar lede dit"
                    yield entry.problem(*at, "id", text=text)


def a_question_can_be_answered_unsure(project: Project) -> Iterator[Problem]:
    """Whoever may say yes, may say that it is not sure. A choice among sectors is no such question."""
    for entry, at, node in _nodes(project):
        answers = {answer.id for answer in node.answers}
        if _YES in answers and _UNSURE not in answers:
            text = "svaret «usikker» mangler. Legg det til, og la det lede til noen å ringe"
            yield entry.problem(*at, "answers", text=text)


def every_end_has_somebody_to_ring(project: Project) -> Iterator[Problem]:
    """One of the contact points of an end has a number."""
    for entry, at, outcome in _outcomes(project):
        found = [project.catalog.contacts.get(one) for one in outcome.contacts]
        if all(found) and not any(one and one.phones for one in found):
            text = "ingen av dem har et nummer. Legg til noen som kan ringes: «usikker» må lede til et menneske"
            yield entry.problem(*at, "contacts", text=text)


def no_end_hides_a_duty(project: Project) -> Iterator[Problem]:
    """An end names every duty further on, but for one of the same law or with the same number first."""
    for entry, aid in _aids(project):
        if list(the_aid_leads_forwards(project)):
            return
        for index, outcome in enumerate(aid.outcomes):
            for hidden in sorted(_hidden(aid, outcome)):
                text = f"svaret kan skjule plikten i «{hidden}». Skriv id-en til et spørsmål som leder dit"
                yield entry.problem("outcomes", index, "also", text=text)


def _hidden(aid: Aid, outcome: AidOutcome) -> set[str]:
    """The duties that somebody at an end was not asked about, and is not told to look at."""
    nodes = [node.id for node in aid.nodes]
    asked_last = {path.answers[-1][0] for path in graph.paths(aid) if path.outcome == outcome.id}
    later = {one for last in asked_last for one in nodes[nodes.index(last) + 1 :]}
    named = {end for one in outcome.also for end in _ends_below(aid, one)}
    ends = {answer.to for node in aid.nodes if node.id in later for answer in node.answers}
    return {one.id for one in aid.outcomes if one.is_duty and one.id in ends - named and not _is_met(outcome, one)}


def _ends_below(aid: Aid, node: str) -> set[str]:
    nodes = {one.id: one for one in aid.nodes}
    if node not in nodes:
        return {node}
    return {end for answer in nodes[node].answers for end in _ends_below(aid, answer.to)}


def _is_met(here: AidOutcome, duty: AidOutcome) -> bool:
    laws = {one.provision for one in here.laws} & {one.provision for one in duty.laws}
    return here.id == duty.id or bool(laws) or here.contacts[0] == duty.contacts[0]


def a_page_stands_with_the_words_of_its_link(project: Project) -> Iterator[Problem]:
    """A question or an end has both a page and the words of the link to it, or neither."""
    for parts in (_nodes(project), _outcomes(project)):
        for entry, at, one in parts:
            if bool(one.page) != bool(one.link):
                missing = "link" if one.page else "page"
                yield entry.problem(*at, missing, text="mangler. Skriv både page og link, eller ingen av dem")


def an_end_sends_on_only_to_what_has_a_page(project: Project) -> Iterator[Problem]:
    """A question that an end tells the reader to look at as well, has a page to send the reader to."""
    pages = {node.id: node.page for _, _, node in _nodes(project)}
    for entry, at, outcome in _outcomes(project):
        for index, name in enumerate(outcome.also):
            if name in pages and not pages[name]:
                text = f"spørsmålet «{name}» har ingen side å sende leseren til. Gi det page og link"
                yield entry.problem(*at, "also", index, text=text)


def a_question_about_a_list_has_one(project: Project) -> Iterator[Problem]:
    """The provision that a question is about has conditions, or names what is on its list."""
    for entry, at, node in _nodes(project):
        provision = project.catalog.provisions.get(node.lists or "")
        if provision and not (provision.conditions or provision.names):
            text = f"«{node.lists}» har verken conditions eller names i data/laws.yaml. Velg en annen"
            yield entry.problem(*at, "lists", text=text)


def a_personal_duty_is_a_duty(project: Project) -> Iterator[Problem]:
    """Only a duty can be somebody's own."""
    for entry, at, outcome in _outcomes(project):
        if outcome.personal and not outcome.is_duty:
            yield entry.problem(*at, "personal", text="kan bare stå når is_duty er true. Rett en av dem")


def the_aid_never_judges(project: Project) -> Iterator[Problem]:
    """No text says what somebody may do, how sure it is, or calls a view or a word of the news an offence."""
    for entry, at, text in _texts(project):
        for language, said in _written(text):
            if found := _JUDGES.search(said):
                advice = "er en dom. Skriv hvilken regel som kan gjelde, og hvem du spør"
                yield entry.problem(*at, language, text=f"«{found[0]}» {advice}")


def a_threshold_is_in_the_words_of_the_law(project: Project) -> Iterator[Problem]:
    """A threshold is quoted from the register of law, and stands nowhere in other words."""
    for entry, at, node in _nodes(project):
        provision = project.catalog.provisions.get(node.quote.provision) if node.quote else None
        if node.quote and provision and node.quote.quote not in {one.id for one in provision.quotes}:
            text = f"«{node.quote.quote}» er ikke et sitat i «{provision.id}». Bruk id-en til sitatet i data/laws.yaml"
            yield entry.problem(*at, "quote", "quote", text=text)
    for entry, at, text_in_both in _texts(project):
        for language, said in _written(text_in_both):
            if _DRIFTS.search(said):
                yield entry.problem(*at, language, text="er ikke lovens ord. Bruk sitatet i data/laws.yaml, med quote")


def nynorsk_is_whole_or_not_there(project: Project) -> Iterator[Problem]:
    """Every text has nynorsk, or none has: half a translation would mix two written standards."""
    texts = list(_texts(project))
    if any(text.nn for _, _, text in texts):
        for entry, at, text in texts:
            if not text.nn:
                yield entry.problem(*at, "nn", text="mangler her, men finnes ellers. Skriv den, eller fjern nynorsk")
    for entry, aid in _aids(project):
        if aid.translation and not any(text.nn for _, _, text in texts):
            yield entry.problem(
                "translation", text="står der uten at noen tekst har nn. Slett den, eller skriv nynorsk"
            )


def a_translation_is_read_by_somebody_on_a_day(project: Project) -> Iterator[Problem]:
    """Who read the nynorsk stands with the day, or neither does."""
    for entry, aid in _aids(project):
        one = aid.translation
        if one and bool(one.read_by) != bool(one.on):
            field = "on" if one.read_by else "read_by"
            yield entry.problem(
                "translation", field, text="mangler. Skriv både hvem som leste og dagen, eller ingen av dem"
            )


def the_page_in_nynorsk_is_there_when_it_is_read(project: Project) -> Iterator[Problem]:
    """The translated page is there when somebody has read the translation, and only then; it says its language."""
    pages = {page.path: page for page in project.pages}
    page = pages.get(place.AID_IN_NYNORSK)
    for entry, _ in _aids(project):
        is_read = "nn" in graph.languages(project.catalog)
        if is_read and not page:
            text = f"er fylt ut, men siden på nynorsk mangler. Lag docs/{place.AID_IN_NYNORSK} som siden på bokmål"
            yield entry.problem("translation", "read_by", text=text)
        if page and not is_read:
            yield page.problem(1, "ingen har lest nynorsken. Fyll ut translation i data/aid.yaml, eller slett siden")
        elif page and page.meta.get("language") != "nn":
            yield page.problem(1, "siden sier ikke at den er på nynorsk. Skriv language: nn øverst")


def nothing_is_approved_before_a_lawyer_has_read_the_aid(project: Project) -> Iterator[Problem]:
    """The publication is approved only when a lawyer has signed the aid as it is now."""
    for entry in project.catalog.entries["publication"]:
        if entry.record.approval and project.catalog.entries["aid"] and not graph.is_reviewed(project.catalog):
            text = "kan ikke fylles ut før en jurist har signert veiviseren. Se legal_review i data/aid.yaml"
            yield entry.problem("approval", text=text)


def a_vignette_ends_where_the_law_says(project: Project) -> Iterator[Problem]:
    """The answers to a case lead to an end that is right by the statutes it was written from."""
    aids = [aid for _, aid in _aids(project)]
    for entry in project.catalog.entries["vignettes"] if aids else ():
        one = entry.record
        if one.is_outside:
            if one.answers:
                yield entry.problem("answers", text="kan ikke stå når is_outside er true. Slett en av dem")
            continue
        try:
            end = graph.walked(aids[0], one.given).outcome
        except LookupError as lost:
            text = f"svarene stopper ved «{lost.args[0]}». Skriv ett svar for hvert spørsmål, fram til enden"
            yield entry.problem("answers", text=text)
            continue
        if end not in one.right or end in one.wrong:
            text = f"svarene ender i «{end}», som ikke er riktig etter loven. Rett veiviseren, eller svarene"
            yield entry.problem("answers", text=text)
