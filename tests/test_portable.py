"""The comparison of what three generators make. The real builds are `make portable`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from conftest import ROOT
from mkdocs.config import load_config

from guide.site.portable import (
    MOST_SHOWN,
    SAMPLE,
    Article,
    Failed,
    article,
    articles,
    built,
    compared,
    copied,
    differences,
    sampled,
)

PAGE = """<html><head><title>Utenfor</title></head><body><nav><a href="../meny.html">Meny</a></nav>
<article class="x"><h1>Tittel</h1> <p>Ring  <a href="tel:110">110</a>,
se <a href="../b.html#s">b</a> og <img src="bilde.png">.</p><script>ikke = "tekst"</script></article>
<footer>Bunn</footer></body></html>"""

SAME = {"a.html": Article("en to tre", ["/b.html"]), "b.html": Article("fire", [])}


def test_an_article_is_its_squeezed_text_and_its_links_from_the_top_of_the_site() -> None:
    assert article("mappe/a.html", PAGE) == Article(
        "Tittel Ring 110, se b og .", ["tel:110", "/b.html#s", "/mappe/bilde.png"]
    )


def test_two_ways_to_write_the_same_link_are_the_same_link() -> None:
    other = PAGE.replace('"bilde.png"', '"../mappe/./bilde.png"').replace('"../b.html#s"', '"/b.html#s"')
    assert article("mappe/a.html", other) == article("mappe/a.html", PAGE)


@pytest.mark.parametrize("html", ["", "<p>tekst</p>", "<article></article>"])
def test_a_page_without_article_text_is_not_taken_for_the_same(html: str) -> None:
    with pytest.raises(Failed, match=r"^a\.html har ingen tekst mellom <article> og </article>\.$"):
        article("a.html", html)


def test_the_pages_of_a_site_are_all_but_the_page_for_what_is_not_found(tmp_path: Path) -> None:
    for name in ("index.html", "mappe/a.html", "404.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE, "utf-8")
    (tmp_path / "sitemap.xml").write_text("<urlset/>", "utf-8")
    assert list(articles(tmp_path)) == ["index.html", "mappe/a.html"]


DIFFERENT = {
    "nothing": (SAME, []),
    "a page missing": ({"a.html": SAME["a.html"]}, ["b.html mangler."]),
    "a page too many": ({**SAME, "c.html": Article("ny", [])}, ["c.html finnes bare her."]),
    "another text": (
        {**SAME, "a.html": Article("en 2 tre", ["/b.html"])},
        ["a.html sier «2 tre» der MkDocs sier «to tre»."],
    ),
    "a text that ends too soon": (
        {**SAME, "a.html": Article("en", ["/b.html"])},
        ["a.html sier «» der MkDocs sier «to tre»."],
    ),
    "another link": (
        {**SAME, "a.html": Article("en to tre", ["/c.html"])},
        ["a.html mangler lenken «/b.html».", "a.html har lenken «/c.html», som MkDocs ikke har."],
    ),
    "a link twice": (
        {**SAME, "a.html": Article("en to tre", ["/b.html", "/b.html"])},
        ["a.html har lenken «/b.html», som MkDocs ikke har."],
    ),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_every_kind_of_difference_is_said(name: str) -> None:
    pages, expected = DIFFERENT[name]
    assert list(differences(SAME, pages)) == expected


def test_most_pages_of_municipalities_are_left_out_where_they_cost_most(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text("utf-8"), "utf-8")
    pages = {f"kommuner/{number:04d}.html": Article("en", []) for number in range(301, 321)}
    few = sampled(tmp_path, {**SAME, **pages})
    assert list(few) == [*SAME, *list(pages)[:SAMPLE]]
    excluded = load_config(str(tmp_path / "mkdocs.yml"), docs_dir=str(ROOT / "docs"), theme={"name": "material"},
                           watch=[], plugins=[]).exclude_docs  # fmt: skip
    assert excluded.match_file("kommuner/0320.md")
    assert [name for name in few if excluded.match_file(name.replace(".html", ".md"))] == []


def generator(folder: Path, program: str) -> list[str]:
    """A command that stands in for a generator: a program that makes site/ in the working directory."""
    (folder / "generator.py").write_text(f"from pathlib import Path\n{program}\n", "utf-8")
    return [sys.executable, "generator.py"]


WRITE = "Path('site').mkdir(); Path('site/a.html').write_text('<article>{}</article>', 'utf-8')"


def test_a_generator_that_makes_the_same_is_reported_with_the_number_of_pages(tmp_path: Path) -> None:
    command = generator(tmp_path, WRITE.format("en to"))
    assert compared("Prøve", command, tmp_path, {"a.html": Article("en to", [])}) == (
        ["Prøve: 1 sider, samme tekst og lenker."],
        True,
    )


def test_what_an_earlier_generator_left_behind_is_not_compared(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "gammel.html").write_text(PAGE, "utf-8")
    assert list(built(generator(tmp_path, WRITE.format("en")), tmp_path)) == ["a.html"]


def test_only_the_first_differences_are_shown_with_the_number_of_the_rest(tmp_path: Path) -> None:
    reference = {f"{n:02}.html": Article("en", []) for n in range(MOST_SHOWN + 2)}
    lines, same = compared("Prøve", generator(tmp_path, WRITE.format("en")), tmp_path, reference)
    assert not same
    assert lines[0] == "Prøve: 00.html mangler."
    assert lines[MOST_SHOWN:] == ["Prøve: og 3 til."]


def test_a_generator_that_fails_is_reported_with_what_it_said(tmp_path: Path) -> None:
    command = generator(tmp_path, "raise SystemExit('kan ikke bygge')")
    assert compared("Prøve", command, tmp_path, SAME) == (
        ["Prøve: byggingen stoppet med status 1.\nkan ikke bygge"],
        False,
    )


def test_a_generator_that_is_not_there_is_reported(tmp_path: Path) -> None:
    missing = str(tmp_path / "python")
    assert compared("Prøve", [missing], tmp_path, SAME) == (
        [f"Prøve: kan ikke kjøre «{missing}»: No such file or directory. Kjør make portable."],
        False,
    )


def test_the_copy_holds_everything_a_build_reads_and_nothing_that_was_built(tmp_path: Path) -> None:
    copy = copied(ROOT, tmp_path / "project")
    names = {path.name for path in copy.iterdir()}
    assert names == {"data", "docs", "partials", "theme", "guide", "macros.py", "mkdocs.yml"}
    assert not list(copy.rglob("__pycache__"))
    assert (copy / "macros.py").read_bytes() == (ROOT / "macros.py").read_bytes()
