"""Whether a page is the one that a link promises: what is doubted, and the pages in order that never are."""

from __future__ import annotations

import pytest

from guide.content.catalog import load
from guide.site.arrival import Page, find_doubt, is_front
from guide.site.built import THEME_PAGES, BuiltSite

START = "https://www.kommune.no/hjelp/radikalisering"
PROSE = "Her står det mye om hvordan du får hjelp av kommunen når noen vil ut av et miljø. " * 5


def page(title: str, heading: str = "", body: str = PROSE, head: str = "") -> Page:
    html = f"<!doctype html><html><head><title>{title}</title>{head}</head><body><h1>{heading}</h1>{body}</body></html>"
    return Page(html, START)


def doubt(one: Page | None, end: str = START, fragment: str = "", start: str = START) -> str:
    return find_doubt(one, start, end, fragment)


GONE = """
404 | Error 404 | HTTP 404 | 404 Not Found | 404 - Siden finnes ikke | Feil 404 | Page not found | Page Not Found (404)
Siden finnes ikke | Siden ble ikke funnet | Side ikke funnet | Vi fant ikke siden | Vi finner ikke siden du leter etter
Beklager, vi fant ikke siden | Beklager – siden finnes ikke | Oops! Siden finnes ikke lenger | Ikke funnet | Not Found
Denne siden finnes ikke lenger | Siden du leter etter finnes ikke | Siden du ba om, eksisterer ikke | Siden er fjernet
Siden er flyttet eller slettet | Innholdet er ikke lenger tilgjengelig | Innholdet du leter etter finnes ikke
Sida finst ikkje | Fann ikkje sida | Vi finn ikkje sida du leitar etter | Beklagar, sida vart ikkje funnen
Sidan hittades inte | Sidan kunde inte hittas | Siden blev ikke fundet | Vi kan ikke finde siden
Sorry, we can't find that page | We couldn’t find the page you were looking for | This page doesn't exist
This page no longer exists | The requested URL was not found on this server | The page you requested could not be found
Page has moved | This page has been removed | Object moved | 410 Gone | Seite nicht gefunden | Page introuvable
Página no encontrada | Pagina non trovata | Strona nie istnieje | Sivua ei löytynyt | Siidu ii gávdnon
Fant ikke dokumentet | Artikkelen er slettet | Ingen side her | Nothing here | Siden kan ha blitt flyttet eller slettet
Sida er dessverre ikkje tilgjengeleg lenger | Vi klarte ikke å finne siden | Unable to find the page | Siden er arkivert
The page cannot be displayed | This content isn’t available anymore | (404) Siden finnes ikke | Siden kunne ikke lastes
Page removed | The page you are trying to reach has been moved or deleted | Innholdet er avpublisert | Lenken er utløpt
"""
GONE_PAGES = [one.strip() for line in GONE.strip().splitlines() for one in line.split(" | ")]


@pytest.mark.parametrize("said", GONE_PAGES)
def test_a_page_that_says_that_there_is_no_such_page_is_doubted(said: str) -> None:
    for one in (page(said), page(f"{said} | Kommunen"), page(f"Kommunen – {said}"), page("Kommunen", f"\n {said}. ")):
        assert doubt(one).startswith("siden sier «"), said


FINE = """
Radikalisering – Kommunen | Hva gjør du når barnet ikke blir funnet? | Siden 2015 har kommunen hjulpet | NOU 2024: 3
Vi fant ikke bevis | Hva vi ikke vet | Når hjelpen ikke finnes | Savnet person ikke funnet i Oslo | Feil i vedtaket
404 grunner til å slutte | Paragraf 404 | 500 kroner i tilskudd | Siden mor er borte | Ingen side er en øy
Rett til innhold | Saken er flyttet til Borgarting | Tilbudet finnes ikke i alle kommuner | Vedlikehold av bolig
Tjenesten er nedlagt i 2025 | Mennesker som ikke finnes | Tilgang til helsehjelp | Ikke tilgang til eget barn
Hvordan logger du inn på Altinn? | Logg over samtaler | Søk om økonomisk sosialhjelp | Søk hjelp nå | Treff en venn
Hjem for barn | Forsiden av saken | Hjemme best | Startsiden av et bedre liv | Home care | Gone Girl – anmeldelse
Slik finner du siden din | Siden sist | Vi finner ikke alltid svaret | Error prevention | Dokumentet forklart
Adressesperre: ingen skal finne adressen | Innholdet i planen | Flyttet eller forsvunnet | Fant ikke fram
Vi fant siden | Vi finner løsningen | Siden 1. mai er kontoret flyttet | Moving on | Du finner ikke alltid fram
Search and rescue | Søketjenesten for slekt | Resultater fra undersøkelsen | Feilbehandling | Siden er ny
""".strip()


@pytest.mark.parametrize("title", [one.strip() for line in FINE.splitlines() for one in line.split(" | ")])
def test_a_page_in_order_is_never_doubted(title: str) -> None:
    assert doubt(page(title, title)) == doubt(page(f"{title} - Kommunen", title)) == ""


@pytest.mark.parametrize(
    "said",
    [
        "500 Internal Server Error", "503 Service Unavailable", "Access Denied", "Just a moment...", "Ingen tilgang",
        "Noe gikk galt", "Oops! Something went wrong", "Tjenesten er midlertidig utilgjengelig", "Under vedlikehold",
        "An error occurred", "eksempel.no is for sale", "Attention Required! | Cloudflare", "Index of /filer",
        "Verify you are human", "403 Forbidden", "Det oppsto en feil", "Welcome to nginx!", "Under construction",
    ],
)  # fmt: skip
def test_a_page_of_a_fault_is_doubted(said: str) -> None:
    assert doubt(page(said)).startswith("siden sier «")


def test_other_pages_than_were_asked_for_are_doubted() -> None:
    assert doubt(page("Logg inn | Nav")) == "siden er en innlogging: «Logg inn»"
    assert doubt(page("Min side", "Sign in to continue")) == "siden er en innlogging: «Sign in to continue»"
    assert doubt(page("Søkeresultat for «hjelp»")) == "siden er et søk: «Søkeresultat for «hjelp»»"
    assert doubt(page("Søk – Kommunen")) == "siden er et søk: «Søk»"
    assert doubt(page("Forside | Kommunen")) == "viser forsiden: «Forside»"
    assert doubt(page("", body="")) == "siden er tom"
    pdf = "https://a.no/rapport.PDF"
    assert doubt(page("Rapporter"), pdf, start=pdf) == "er en nettside, ikke dokumentet adressen sier"
    assert doubt(None, pdf, start=pdf) == ""


def test_what_was_asked_for_is_not_doubted() -> None:
    for start in ("https://a.no/logg-inn", "https://login.a.no/", "https://a.no/auth/login?x=1"):
        assert doubt(page("Logg inn"), start, start=start) == ""
    for start in ("https://a.no/sok?q=x", "https://a.no/søk", "https://a.no/search"):
        assert doubt(page("Søk"), start, start=start) == ""
    for start in ("https://a.no/", "https://a.no/nb", "https://a.no"):
        assert doubt(page("Forside"), "https://a.no/no/", start=start) == ""


FRONTS = [
    "", "/", "/no", "/no/", "/nb-NO/", "/en", "/se", "/sme/", "/forside", "/index.html", "/no/index.php", "/hjem", "/#",
    "/default.aspx", "/home", "/en/home", "/nb/forsiden", "/startside", "/?lang=nb", "/?ref=x&utm_source=x", "/#top",
    "/?404", "/?redirected=1", "/velkommen", "/portal", "//", "/nn/framside",
]  # fmt: skip
DEEP = [
    "/kontakt", "/no/person", "/?side=8", "/?p=12", "/index.php?id=4", "/#/kontakt", "/#!/kontakt", "/norge", "/hjemme",
    "/en/about", "/forside/om-oss", "/home-affairs", "/no/en/om", "/index.html?page=2", "/article-14", "/starthjelp",
]  # fmt: skip


def test_front_pages_are_known_in_any_language_and_no_other_page_is_one() -> None:
    assert [path for path in FRONTS if not is_front(f"https://a.no{path}")] == []
    assert [path for path in DEEP if is_front(f"https://a.no{path}")] == []


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        ("https://www.kommune.no/nb-no/", "sendes videre til forsiden"),
        ("https://ny.kommune.no/forside", "sendes videre til forsiden"),
        ("https://www.kommune.no/404", "sendes videre til en feilside"),
        ("https://www.kommune.no/error.aspx?path=/hjelp", "sendes videre til en feilside"),
        ("https://www.kommune.no/siden-finnes-ikke", "sendes videre til en feilside"),
        ("https://www.kommune.no/page-not-found", "sendes videre til en feilside"),
        ("https://www.kommune.no/login?returnUrl=%2Fhjelp", "sendes videre til innlogging"),
        ("https://www.kommune.no/logg-inn", "sendes videre til innlogging"),
        ("https://login.microsoftonline.com/common/", "sendes videre til innlogging"),
        ("https://idporten.no/authorize", "sendes videre til innlogging"),
        ("https://www.kommune.no/sok?q=radikalisering", "sendes videre til et søk"),
        ("https://www.kommune.no/s%C3%B8k/", "sendes videre til et søk"),
        ("https://www.kommune.no/en/search-results", "sendes videre til et søk"),
        ("https://www.kommune.no/tjenester/radikalisering/", ""),
        ("https://www.kommune.no/sokndal", ""),
        ("https://www.kommune.no/blogg/inn-i-varmen", ""),
        ("https://www.kommune.no/feilmelding-om-gatelys", ""),
    ],
)
def test_the_address_at_the_end_tells_what_it_is(end: str, reason: str) -> None:
    assert doubt(page("Radikalisering"), end) == reason
    assert doubt(None, end) == reason


def test_a_place_that_is_not_on_the_page_is_doubted() -> None:
    one = page("A", body=f'<h2 id="kontakt oss">K</h2><a name="gammel"></a><p id="æ">{PROSE}</p>')
    assert doubt(one, fragment="borte") == "siden har ikke stedet «#borte»"
    assert [doubt(one, fragment=name) for name in ("kontakt%20oss", "gammel", "%C3%A6", "æ", "top", "")] == [""] * 6
    assert [doubt(one, fragment=name) for name in ("/rute", "!rute", "page=3", ":~:text=noe")] == [""] * 4


def test_a_place_is_not_missed_on_what_was_not_read_to_its_end_or_is_made_by_a_script() -> None:
    assert doubt(Page(f"<title>A</title><p>{PROSE}", START, whole=False), fragment="borte") == ""
    assert doubt(page("A", body='<div id="root"></div><script src="app.js"></script>'), fragment="borte") == ""


@pytest.mark.parametrize(
    ("html", "onward"),
    [
        ('<meta http-equiv="refresh" content="0; url=/ny">', "https://www.kommune.no/ny"),
        ("<META HTTP-EQUIV=Refresh CONTENT=\"3;URL='https://b.no/'\">", "https://b.no/"),
        ('<meta http-equiv="refresh" content="0, ../ny">', "https://www.kommune.no/ny"),
        ('<base href="https://b.no/x/"><meta http-equiv="refresh" content="0;url=ny">', "https://b.no/x/ny"),
        ("<script>window.location.replace('/ny')</script>", "https://www.kommune.no/ny"),
        ('<script>document.location.href = "/ny";</script>', "https://www.kommune.no/ny"),
        ('<meta http-equiv="refresh" content="300">', ""),
        (f'<meta http-equiv="refresh" content="0; url={START}#x">', ""),
        ('<meta http-equiv="refresh" content="600; url=/ny">', ""),
        ('<noscript><meta http-equiv="refresh" content="0; url=/uten-skript"></noscript>', ""),
        (f"<p>{PROSE}</p><script>if (gammel) location = '/ny'</script>", ""),
        ("<script>if (gammel) location = '/ny'</script><script src='app.js'></script>", ""),
    ],
)
def test_a_page_that_sends_the_reader_on_says_where(html: str, onward: str) -> None:
    assert Page(html, START).onward == onward


@pytest.mark.parametrize(
    "html", ["", "<", "<title>", "</h1>", "<h1><svg><title>x", "\0", "<p" * 2000, "<!--", "<a name>"]
)
def test_whatever_comes_is_read(html: str) -> None:
    assert Page(html, START).onward == ""


def test_a_title_is_one_line_and_holds_no_control_signs() -> None:
    assert doubt(page("Siden\n finnes   ikke")) == "siden sier «Siden finnes ikke»"
    assert "\x1b" not in doubt(page("Index of /\x1b[31m"))


def test_no_page_of_our_own_is_doubted_but_the_one_that_says_so(site: BuiltSite) -> None:
    """The pages at hand that are in order: what is said of them would be a false alarm."""
    said = {}
    for name, one in site.pages.items():
        address = f"https://eksempel.no/{name}"
        said[name] = find_doubt(Page(one.html, address), address, address, "")
    assert {name for name, reason in said.items() if reason} - {"noytral.html"} == {"404.html"}
    assert "404.html" in THEME_PAGES


def test_no_heading_of_a_law_is_doubted() -> None:
    titles = [text for act in load().acts.values() for text in (act.title, act.short_title)]
    titles += [one.title for act in load().acts.values() for one in act.provisions if one.title]
    assert len(titles) > 100
    assert [title for title in titles if doubt(page(title, title))] == []


def test_a_notice_is_heard_wherever_it_stands_on_a_page_that_says_little_else() -> None:
    for body in ("<h2>Siden finnes ikke</h2>", "<div><p>Beklager, vi fant ikke siden.</p></div>", "<h2>404</h2>"):
        assert doubt(Page(f"<title>Kommunen</title>{body}<a href='/'>Gå til forsiden</a>", START)).startswith(
            "siden sier"
        )
    menu = f"<nav>{'<a>Et menypunkt</a>' * 200}</nav>"
    assert doubt(Page(f"<title>Kommunen</title>{menu}<h2>Vi finner ikke siden</h2>", START)).startswith("siden sier")
    assert doubt(page("Feil på nett", "Feil på nett", f"{PROSE * 3}<p>Siden finnes ikke</p>")) == ""


def test_a_page_of_little_else_than_a_password_is_a_way_to_log_in() -> None:
    form = '<form><input name="x"><input type="PASSWORD"></form>'
    assert doubt(page("Velkommen", "Velkommen", form)) == "siden er en innlogging"
    assert doubt(page("Velkommen", "Velkommen", PROSE * 3 + form)) == ""
    assert doubt(page("Velkommen", "Velkommen", form), start="https://a.no/logg-inn", end="https://a.no/logg-inn") == ""
