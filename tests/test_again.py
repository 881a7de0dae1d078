"""What is judged again says the same as all the rules over the whole, whatever was changed."""

from __future__ import annotations

from datetime import date

import again
import pytest
from conftest import TODAY, Copy

from guide.check.rules import RULES
from guide.check.runner import judge
from guide.check.subject import Project
from guide.content.catalog import load


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/services.yaml", "  level: municipal", "  level: kommunal"),
        ("data/services.yaml", "id: nav-kontaktsenter", "id: nav-kontaktsentret"),
        ("data/glossary.yaml", "- id: ", "- id: nav\n- id: "),
        ("docs/kontakt.md", "\n## ", "\nRing 55 55 33 33, se [noe](borte.md).\n\n## "),
        ("mkdocs.yml", "      - kontakt.md\n", ""),
    ],
)
@pytest.mark.parametrize("today", [TODAY, date(2031, 1, 1)])
def test_a_change_is_judged_as_all_rules_judge_the_whole(
    copy: Copy, path: str, old: str, new: str, today: date
) -> None:
    copy.edit(path, old, new)
    whole = judge(Project(copy.root, load(copy.root), today, today))
    assert whole
    assert again.problems(copy.root, today) == whole


def test_a_rule_is_left_out_only_where_it_cannot_say_anything_new() -> None:
    asked = {rule.__name__: again.asks_for(rule, TODAY) for rule in RULES}
    assert all(asked.values())
    assert "services" in asked["every_number_can_be_called"]
    assert again.PAGES in asked["every_macro_finds_its_record"]
    assert again.MENU in asked["every_page_is_in_the_navigation"]
    assert "municipalities" not in asked["every_number_can_be_called"]
