"""What is said once for many: what they have alike, how the provisions stand, what is doubted of municipalities."""

from __future__ import annotations

from datetime import date, timedelta

from conftest import ROOT, TODAY
from every import every

from guide.content import labels
from guide.content.acts import Act
from guide.content.catalog import load
from guide.content.model import Phase
from guide.content.registers import Municipality
from guide.facts import law, placement, standing
from guide.facts.common import grouped, only, usual
from guide.pdf.book import read_book
from guide.render import macros
from guide.render.partials import opening
from guide.render.view import View
from guide.site.built import BuiltPage, BuiltSite, squeeze

CATALOG = load()


def test_what_is_alike_stands_together_in_the_order_it_first_comes() -> None:
    assert grouped(["bb", "a", "cc", "d"], len) == [(2, ["bb", "cc"]), (1, ["a", "d"])]
    assert grouped([], len) == []


def test_the_usual_is_what_most_are_and_the_first_of_several() -> None:
    assert usual("abcb") == "b"
    assert usual("ab") == "a"
    assert usual([]) is None


def test_the_only_one_is_what_all_are() -> None:
    assert only("aa") == "a"
    assert only("ab") is None
    assert only([]) is None


def test_a_card_says_the_first_sentence() -> None:
    assert opening("Ring først. Vent så.") == "Ring først."
    assert opening("Ring kl. 15 i dag. Øst svarer.") == "Ring kl. 15 i dag."
    assert opening("Bare én.") == "Bare én."


def test_every_provision_stands_in_one_group_and_only_what_was_read_again_is_in_force() -> None:
    found = standing.by_standing(CATALOG, TODAY)
    assert sorted(one.id for group in found.values() for one in group) == sorted(CATALOG.provisions)
    assert {one.id for one in found["changed"]} == {
        one.id for one in CATALOG.provisions.values()
        if law.state(one, TODAY) == "in_force" and law.is_withdrawn(one, TODAY)
    }  # fmt: skip
    assert set(found) - {"in_force"} <= set(labels.STANDING)


def test_a_provision_that_changes_later_stands_as_changed_from_that_day() -> None:
    one = next(one for one in CATALOG.provisions.values() if standing.standing(one, TODAY) == "in_force")
    later = one.model_copy(update={"text_in_force_from": TODAY + timedelta(days=30)})
    assert standing.standing(later, TODAY) == "in_force"
    assert standing.standing(later, TODAY + timedelta(days=30)) == "changed"


def test_no_change_and_no_citation_is_lost_where_they_are_told_together() -> None:
    told = {
        (change.effect, one.id) for _, found in standing.changes(CATALOG) for change, group in found for one in group
    }
    assert told == {(change.effect, one.id) for one in CATALOG.provisions.values() for change in one.pending}
    cited = {(text, one.id) for text, group in standing.citations(CATALOG) for one in group}
    assert cited == {(one.cited_as.text, one.id) for one in CATALOG.provisions.values() if one.cited_as}


def test_the_newest_texts_come_first_and_the_usual_way_of_reading_too() -> None:
    days = (date(2026, 1, 1), None, date(2026, 2, 1), date(2026, 2, 1))
    pairs = zip(CATALOG.provisions.values(), days, strict=False)
    some = [one.model_copy(update={"text_verified_on": day}) for one, day in pairs]
    assert [day for day, _ in standing.by_day(some)] == [date(2026, 2, 1), date(2026, 1, 1), None]
    sizes = [len(group) for _, group in standing.readings(CATALOG.provisions.values())]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(sizes) == len(CATALOG.provisions)


def status_page(site: BuiltSite) -> BuiltPage:
    return site.pages["lovgrunnlag/status.html"]


def test_the_status_page_has_an_anchor_for_every_act_and_says_how_each_was_read(site: BuiltSite) -> None:
    ids = {value for value, _ in status_page(site).ids}
    assert {f"status-{one}" for one in (*CATALOG.acts, *CATALOG.provisions)} <= ids
    for reading, _ in standing.readings(CATALOG.provisions.values()):
        assert all(labels.EVIDENCE[kind] in status_page(site).text for kind in reading.sources)
    for act in CATALOG.acts.values():
        assert squeeze(act.last_changed_by or "") in status_page(site).text


def test_what_is_repealed_or_changed_comes_before_what_is_in_force(site: BuiltSite) -> None:
    ids = [value for value, _ in status_page(site).ids]
    first = min(ids.index(f"status-{one.id}") for one in standing.by_standing(CATALOG, TODAY)["in_force"])
    for group in labels.STANDING:
        for one in standing.by_standing(CATALOG, TODAY).get(group, []):
            assert ids.index(f"status-{one.id}") < first


@every("act", CATALOG.acts.values(), named=lambda one: one.id)
def test_how_an_act_was_read_is_said_once_and_at_a_provision_only_when_it_differs(act: Act, site: BuiltSite) -> None:
    page = site.pages[f"lovgrunnlag/{act.id}.html"].text
    ways = {standing.known(one) for one in act.provisions}
    differ = sum(standing.known(one) != standing.known_of(act) for one in act.provisions)
    assert page.count("Slått opp ") == 1 + differ
    assert len(ways) <= 1 + differ
    assert page.count("Ingen jurist har godkjent") <= 1


MIXED = [CATALOG.municipalities[one] for one in ("asker", "lunner", "jevnaker", "nes")]


def test_each_doubt_about_municipalities_is_said_once_with_whom_it_is_about() -> None:
    for kind in labels.REGION_KIND:
        found = placement.notes(CATALOG, MIXED, kind)
        assert len({(note.text, note.unsure) for note in found}) == len(found)
        doubted = [one for one in MIXED if one.placements[kind].confidence != "high"]
        assert sorted(one.id for note in found for one in note.municipalities) == sorted(one.id for one in doubted)


def test_a_doubt_about_all_of_them_names_nobody_and_marks_no_row() -> None:
    alone: list[Municipality] = [next(one for one in MIXED if one.conflict_council.confidence in placement.UNSURE)]
    (note,) = placement.notes(CATALOG, alone, "conflict_council")
    assert note.unsure
    assert note.names == ()
    assert not placement.carries_a_mark((note,), alone[0])
    named = note._replace(names=(alone[0].name,))
    assert placement.carries_a_mark((named,), alone[0])


def test_regions_with_the_same_source_are_told_together() -> None:
    for kind in labels.REGION_KIND:
        found = placement.by_source(CATALOG, kind)
        assert len({key for key, _ in found}) == len(found)
        assert {one.id for _, group in found for one in group} == {
            one.id for one in CATALOG.regions.values() if one.kind == kind
        }


@every("phase", CATALOG.phases.values(), named=lambda one: one.id)
def test_the_source_of_the_steps_is_said_once_and_at_a_step_only_when_it_differs(phase: Phase) -> None:
    html = macros.steps(View(CATALOG, TODAY, f"prosessen/{phase.id}.md"), phase.id)
    shared = usual(step.sources for step in phase.steps)
    assert html.count("Kilde: ") == 1 + sum(step.sources != shared for step in phase.steps)


@every("phase", CATALOG.phases.values(), named=lambda one: one.id)
def test_whose_advice_it_is_is_said_once_when_all_is_of_the_same_and_else_at_each_step(phase: Phase) -> None:
    html = macros.steps(View(CATALOG, TODAY, f"prosessen/{phase.id}.md"), phase.id)
    text = BuiltPage("", html).text
    basis = only(step.basis for step in phase.steps)
    assert [one for one, said in labels.ALL_STEPS.items() if said in text] == [one for one in [basis] if one]
    for one, word in labels.BASIS.items():
        assert html.count(f'basis">{word}') == (0 if basis else sum(step.basis == one for step in phase.steps))
    for word in labels.STRENGTH.values():
        assert (f">{word}</span>" in html) == any(
            labels.STRENGTH[step.strength] == word and (step.strength != "ikke angitt" or step.basis == "law")
            for step in phase.steps
        )


def test_a_hyphen_for_the_eye_is_in_no_title_and_no_text(site: BuiltSite) -> None:
    page = site.pages["lovgrunnlag/straffegjennomforingsloven.html"]
    assert "\u00ad" in page.html.partition("<h1")[2].partition("</h1>")[0]
    for path, one in site.pages.items():
        assert "\u00ad" not in one.text, path
        assert "\u00ad" not in one.html.partition("</title>")[0], path
        assert not any("\u00ad" in value for value, _ in one.ids), path
    index = (site.root / "search/search_index.json").read_text("utf-8")
    assert "\u00ad" not in index
    assert "\\u00ad" not in index
    titles = [leaf.title for part in read_book(site.root, ROOT / "mkdocs.yml") for leaf in part.leaves()]
    assert not any("\u00ad" in one for one in titles)
