"""What publishing adds and takes away: only what is used, small, with the files that servers and robots ask for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT, TODAY
from markdown import Markdown

from guide.__main__ import main
from guide.content.catalog import load
from guide.content.publication import Publication
from guide.render.markdown import Reading
from guide.render.policy import IN_PAGE, TAG
from guide.serve.server import PreviewServer
from guide.site.build import generate
from guide.site.headers import HEADERS, NGINX, apache, nginx, static_host
from guide.site.publish import (
    base_path,
    drop_unused,
    find_address_problems,
    finish,
    left_out,
    minify,
    robots,
    security,
    site_address,
    write_files,
)

EMPTY = load().publication
FILLED = EMPTY.model_copy(update={"site_url": "https://eksempel.no/veileder", "error_report": "feil@eksempel.no"})


@pytest.fixture(autouse=True)
def _no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setenv("GUIDE_TODAY", TODAY.isoformat())


def laid(folder: Path, files: dict[str, str]) -> Path:
    """A folder with these files."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.parametrize(
    ("environment", "publication", "address", "base"),
    [
        (None, EMPTY, "", "/"),
        (None, FILLED, "https://eksempel.no/veileder/", "/veileder/"),
        ("https://annet.no", FILLED, "https://annet.no/", "/"),
        ("https://annet.no/a/b/", EMPTY, "https://annet.no/a/b/", "/a/b/"),
    ],
)
def test_the_address_is_that_of_the_environment_or_else_of_the_publication(
    environment: str | None, publication: Publication, address: str, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if environment:
        monkeypatch.setenv("SITE_URL", environment)
    assert site_address(publication) == address
    assert base_path(address) == base


@pytest.mark.parametrize(
    "value", ["eksempel.no", "ftp://eksempel.no", "https://", "https://a.no/?x", "https://a.no/#x"]
)
def test_an_address_that_is_none_stops_the_build(value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", value)
    result = CliRunner().invoke(main, ["build", "--out", str(tmp_path / "ut")])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"SITE_URL:1: «{value}» er ikke adressen til et nettsted. Skriv for eksempel https://eksempel.no/veileder/.\n"
        "1 feil i 1 fil. Ingenting er publisert.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_an_address_that_is_one_is_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(find_address_problems()) == []
    monkeypatch.setenv("SITE_URL", "https://eksempel.no/veileder/")
    assert list(find_address_problems()) == []


def test_the_three_kinds_of_servers_send_the_same_headers() -> None:
    found = (
        re.findall(r"^  ([\w-]+): (.+)$", static_host(), re.MULTILINE),
        re.findall(r'Header always set ([\w-]+) "(.+)"$', apache("/"), re.MULTILINE),
        re.findall(r'^add_header ([\w-]+) "(.+)" always;$', nginx(), re.MULTILINE),
    )
    for headers in found:
        assert dict(headers) == HEADERS
    assert all('"' not in value and ";\n" not in value for value in HEADERS.values())


def test_the_policy_allows_nothing_that_is_not_ours() -> None:
    rules = dict(rule.split(" ", 1) for rule in HEADERS["Content-Security-Policy"].split("; "))
    assert rules["default-src"] == "'none'"
    assert {value for name, value in rules.items() if name != "img-src"} <= {"'none'", "'self'"}
    assert rules["img-src"] == "'self' data:"
    assert HEADERS["Referrer-Policy"] == "no-referrer"


def test_the_file_for_nginx_is_the_one_that_is_generated() -> None:
    assert NGINX.read_text("utf-8") == nginx()


def test_apache_shows_the_right_page_for_what_is_not_found_under_a_path() -> None:
    assert "ErrorDocument 404 /veileder/404.html\n" in apache("/veileder/")
    assert "ErrorDocument 500 /veileder/404.html\n" in apache("/veileder/")


@pytest.mark.parametrize(
    ("path", "is_shown"),
    [
        ("/.htaccess", False), ("/_headers", False), ("/.well-known/security.txt", True), ("/.well-known", True),
        ("/.git/config", False), ("/css/.skjult", False), ("/veileder/_headers", False), ("/.well-known/.x", False),
        ("/.well-knownx/y", False), ("/..x", False), ("/index.html", True), ("/css/guide.css", True),
        ("/a_b.html", True), ("/roller/mentor.html", True), ("/search/index.json", True),
    ],
)  # fmt: skip
def test_nothing_that_begins_with_a_dot_or_an_underscore_is_shown(path: str, is_shown: bool) -> None:
    """The one expression that both servers are given, asked as they ask it: anywhere in the path."""
    for text, mark in (
        (nginx(), r'^location ~ "(.+)" \{ return 404; \}$'),
        (apache("/"), r'RedirectMatch 404 "(.+)"$'),
    ):
        found = re.search(mark, text, re.MULTILINE)
        assert found
        assert (re.search(found[1], path) is None) is is_shown


def test_a_page_that_must_not_be_answered_is_told_with_our_own_page() -> None:
    statuses = {400, 403, 404, 405, 413, 414, 500, 503}
    told = {int(one) for one in re.findall(r"ErrorDocument (\d+)", apache("/"))}
    said = re.search(r"^error_page ([\d ]+) /404\.html;$", nginx(), re.MULTILINE)
    assert said
    assert statuses <= told
    assert statuses | {494, 495, 496, 497} <= set(map(int, said[1].split()))
    assert "absolute_redirect off;" in nginx()


def test_what_needs_an_address_is_left_out_and_said_while_there_is_none(tmp_path: Path) -> None:
    write_files(tmp_path, EMPTY, "", TODAY)
    assert names(tmp_path) == {"robots.txt", "bygd.txt", ".htaccess", "_headers"}
    assert "Sitemap" not in (tmp_path / "robots.txt").read_text("utf-8")
    assert [line.split(". Fyll ut ")[0] for line in left_out(EMPTY, "")] == [
        "Utelatt: sitemap.xml og sidenes adresser",
        "Utelatt: security.txt",
    ]


def test_what_needs_an_address_is_there_when_there_is_one(tmp_path: Path) -> None:
    address = site_address(FILLED)
    write_files(tmp_path, FILLED, address, TODAY)
    assert robots(address).endswith("\nSitemap: https://eksempel.no/veileder/sitemap.xml\n")
    assert (tmp_path / ".well-known/security.txt").read_text("utf-8") == security("feil@eksempel.no", address, TODAY)
    assert list(left_out(FILLED, address)) == []


def test_whom_to_tell_about_a_hole_expires_within_a_year_of_the_build() -> None:
    assert security("feil@eksempel.no", "https://eksempel.no/", TODAY).splitlines() == [
        "Contact: mailto:feil@eksempel.no",
        "Expires: 2027-12-01T00:00:00Z",
        "Preferred-Languages: nb, nn, en",
        "Canonical: https://eksempel.no/.well-known/security.txt",
    ]


def test_only_what_is_named_is_kept_step_by_step(tmp_path: Path) -> None:
    folder = laid(tmp_path, {
        "index.html": '<link href="css/a.css"><a data-x="js/hent.js">',
        "css/a.css": "p { background: url(../bilder/b.svg) }",
        "css/del.css": "", "bilder/b.svg": "<svg/>", "bilder/c.png": "",
        "js/hent.js": "fetch('data/ord.json')", "js/ubrukt.js": "'ubrukt2.js'", "js/ubrukt2.js": "",
        "data/ord.json": "{}", "dyp/mappe/x.map": "", "robots.txt": "sitemap.xml",
        "sitemap.xml": "", "sitemap.xml.gz": "",
    })  # fmt: skip
    drop_unused(folder)
    assert names(folder) == {
        "index.html", "css", "css/a.css", "bilder", "bilder/b.svg", "js", "js/hent.js", "data", "data/ord.json",
        "robots.txt", "sitemap.xml",
    }  # fmt: skip


def test_styles_lose_what_is_for_people_and_nothing_else_is_touched(tmp_path: Path) -> None:
    folder = laid(
        tmp_path, {"a.css": "/* ord */\np { color: red; }\n", "b.js": "a;  // ord\n", "c.html": "<p>  to </p>"}
    )
    minify(folder)
    assert (folder / "a.css").read_text("utf-8") == "p{color:red}"
    assert (folder / "b.js").read_text("utf-8") == "a;  // ord\n"
    assert (folder / "c.html").read_text("utf-8") == "<p>  to </p>"


def test_the_published_folder_holds_the_pages_one_sheet_one_script_and_little_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://eksempel.no/veileder/")
    generate(tmp_path / "site")
    finish(tmp_path / "site")
    files = {path for path in (tmp_path / "site").rglob("*") if path.is_file()}
    assert {path.name for path in files if path.suffix == ".css"} == {"guide.css", "aid.css", "finder.css", "sheet.css"}
    assert "\n" not in (tmp_path / "site/css/guide.css").read_text("utf-8").strip()
    assert {path.parent.name for path in files if path.suffix == ".js"} <= {"js", "search", "finder"}
    assert {path.name for path in files if path.parent == tmp_path / "site" and path.suffix != ".html"} == {
        "robots.txt", "bygd.txt", "sitemap.xml", ".htaccess", "_headers",
    }  # fmt: skip
    missing = (tmp_path / "site/404.html").read_text("utf-8")
    assert '<link rel="stylesheet" href="/veileder/css/guide.css">' in missing
    page = (tmp_path / "site/roller/mentor.html").read_text("utf-8")
    assert '<meta property="og:url" content="https://eksempel.no/veileder/roller/mentor.html">' in page


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[a](https://a.no)", '<p><a href="https://a.no" rel="noreferrer">a</a></p>'),
        ("<https://a.no>", '<p><a href="https://a.no" rel="noreferrer">https://a.no</a></p>'),
        ("[a](b.md)", '<p><a href="b.md">a</a></p>'),
        ("> [a](http://a.no)", '<blockquote>\n<p><a href="http://a.no" rel="noreferrer">a</a></p>\n</blockquote>'),
    ],
)
def test_links_out_of_the_text_do_not_tell_where_the_reader_was(text: str, html: str) -> None:
    assert Markdown(extensions=[Reading()]).convert(text) == html


def test_a_table_scrolls_in_a_box_and_is_aligned_without_a_style() -> None:
    html = Markdown(extensions=["tables", Reading()]).convert("a | b | c\n--|--:|:-:\n1 | 2 | 3\n\nEtter.")
    assert html.startswith('<div class="table"><table>')
    assert html.replace("\n", "").endswith("</table></div><p>Etter.</p>")
    assert '<th class="to-right">b</th>' in html
    assert '<td class="to-center">3</td>' in html
    assert "style" not in html


def test_the_classes_of_alignment_have_a_style() -> None:
    css = (ROOT / "theme/css/tables.css").read_text("utf-8")
    assert ".to-right" in css
    assert ".to-center" in css


def test_a_page_says_the_same_policy_as_the_servers_but_for_what_only_a_header_can() -> None:
    rules = HEADERS["Content-Security-Policy"].split("; ")
    assert IN_PAGE.split("; ") == [rule for rule in rules if not rule.startswith("frame-ancestors")]
    assert "unsafe" not in IN_PAGE
    assert "*" not in IN_PAGE


def test_the_preview_leaves_the_policy_out_so_that_its_own_script_may_run() -> None:
    page = f"<html><head>{TAG}</head><body></body></html>".encode()
    shown = PreviewServer._inject_js_into_html(object.__new__(PreviewServer), page, 1)
    assert b"Content-Security-Policy" not in shown
    assert b"<script>" in shown
