"""The link check, against a server on this machine that answers well, badly and not at all."""

from __future__ import annotations

import socket
import time
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Thread

import pytest

from guide.content.catalog import Catalog
from guide.content.registers import KnownLink
from guide.site.built import BuiltSite
from guide.site.journey import MOST_HOPS, Arrival, Step, decoded, on_the_wire
from guide.site.links import AT_ONCE, Result, check, exit_status, external_links, judge, report, weighed

STATUSES = {"/": 200, "/ok": 200, "/borte": 404, "/fjernet": 410, "/sperret": 403, "/travel": 429, "/feil": 500}
STATUSES |= {"/te": 418, "/uten-location": 302, "http://langt.borte.example/ok": 200}
REDIRECTS = {
    "/flyttet": "/flyttet-igjen",
    "/flyttet-igjen": "ok",
    "/flyttet-og-borte": "/borte",
    "/til-forsiden": "/",
    "/til-program": "/#/kontakt",
    "/?side=8": "/",
    "/ring": "/ringen",
    "/ringen": "/ring",
    "/til-ftp": "ftp://127.0.0.1/ok",
    "/til-nordisk": "/r\xe5d",
    "/til-rot": "http://[",
} | {f"/hopp/{n}": f"/hopp/{n + 1}" for n in range(50)}
PAGES = {
    "/myk": "<title>Siden finnes ikke | Kommunen</title>",
    "/side": f"<title>Om hjelp</title><h2 id='ny'>Ny</h2><p>{'Slik får du hjelp. ' * 30}</p>",
    "/oppdater": "<title>Flyttet</title><meta http-equiv='refresh' content='0; url=/side'>",
    "/oppdater-til-borte": "<meta http-equiv='refresh' content='0; url=/borte'>",
    "/oppdater-i-ring": "<meta http-equiv='refresh' content='0; url=/oppdater-i-ring-igjen'>",
    "/oppdater-i-ring-igjen": "<meta http-equiv='refresh' content='0; url=/oppdater-i-ring'>",
    "/logg-inn": "<title>Logg inn</title>",
    "/nb-NO/": "<title>Kommunen</title>",
    "/uleselig": "<title>Hei</title><![uleselig",
}
MOVED = {"/fast": "/side", "/fast-i-to": "/fast", "/fast-og-borte": "/borte", "/fast-til-innlogging": "/logg-inn"}
REDIRECTS |= {"/til-innlogging": "/logg-inn", "/til-norsk": "/nb-NO/", "/lost-og-fast": "/fast", "/til-ny": "/side#ny"}
ONLY_BROWSERS = {"/bare-nettlesere": 200, "/bare-nettlesere-og-borte": 404, "/bare-nettlesere-og-sperret": 403}
HUGE = 64 * 1024 * 1024


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        with self.server.visit(self.path, dict(self.headers)):
            if self.path in REDIRECTS:
                self.answer(302, REDIRECTS[self.path])
            elif self.path in MOVED:
                self.answer(308, MOVED[self.path])
            elif self.path in PAGES:
                self.answer(200, html=PAGES[self.path])
            elif self.path in ONLY_BROWSERS:
                is_browser = self.headers["User-Agent"].startswith("Mozilla/5.0")
                self.answer(ONLY_BROWSERS[self.path] if is_browser else 404)
            elif self.path.startswith("/kode/"):
                self.answer(int(self.path[-3:]), "/borte")
            elif self.path in STATUSES:
                self.answer(STATUSES[self.path])
            else:
                self.misbehave()

    def answer(self, status: int, location: str = "", html: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        if html:
            self.send_header("Content-Type", "text/html; charset=utf-8")
        body = html.encode() or b"ok"
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def misbehave(self) -> None:
        if self.path == "/treg":
            self.server.released.wait(10)
        elif self.path == "/svak":
            self.answer(200 if self.server.asked[self.path] > 1 else 503)
        elif self.path.startswith("/sammen/"):
            time.sleep(0.05)
            self.answer(200)
        elif self.path in ("/stor", "/feil-uten-ende"):
            self.pour(200 if self.path == "/stor" else 500)
        elif self.path in ("/r%E5d", "/%C2%A7%208"):
            self.answer(200)

    def pour(self, status: int) -> None:
        self.send_response(status)
        self.end_headers()
        try:
            for _ in range(HUGE // 65536):
                self.wfile.write(bytes(65536))
                self.server.poured += 65536
        except ConnectionError:
            pass
        finally:
            self.server.released.set()

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Remembers what it was asked, when, and how many asked at once."""

    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.headers: list[dict[str, str]] = []
        self.spans: list[tuple[float, float]] = []
        self.inside = self.most_inside = self.poured = 0
        self.lock, self.released = Lock(), Event()

    def visit(self, path: str, headers: dict[str, str]) -> Visit:
        return Visit(self, path, headers)

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Visit:
    """One request, from the first byte to the last."""

    def __init__(self, server: Server, path: str, headers: dict[str, str]) -> None:
        self.server, self.path, self.headers = server, path, headers

    def __enter__(self) -> None:
        with self.server.lock:
            self.began = time.monotonic()
            self.server.asked[self.path] += 1
            self.server.headers.append(self.headers)
            self.server.inside += 1
            self.server.most_inside = max(self.server.most_inside, self.server.inside)

    def __exit__(self, *_: object) -> None:
        with self.server.lock:
            self.server.inside -= 1
            self.server.spans.append((self.began, time.monotonic()))


@pytest.fixture(autouse=True)
def _straight_to_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.released.set()
        server.shutdown()
        thread.join()


def ask(*addresses: str, **options: object) -> list[Result]:
    """The results for some addresses, with http allowed and no waiting."""
    settings = {"timeout": 5, "retries": 0, "pause": 0, "schemes": ("http", "https")} | options
    return check({one: ["site/index.html:1"] for one in addresses}, **settings)  # type: ignore[arg-type]


def verdict(address: str, **options: object) -> tuple[str, str]:
    """The verdict and the reason for one address."""
    (result,) = ask(address, **options)
    return result.verdict, result.reason


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/ok", ("ok", "")),
        ("/", ("ok", "")),
        ("/borte", ("dead", "siden finnes ikke (404)")),
        ("/fjernet", ("dead", "siden er tatt bort for godt (410)")),
        ("/sperret", ("unsure", "slipper ikke kontrollen inn (403)")),
        ("/travel", ("unsure", "har fått for mange spørsmål (429)")),
        ("/feil", ("unsure", "serveren har en feil (500)")),
        ("/te", ("unsure", "gir et uventet svar (418)")),
        ("/uten-location", ("unsure", "gir et uventet svar (302)")),
    ],
)
def test_only_404_and_410_are_dead(server: Server, path: str, expected: tuple[str, str]) -> None:
    assert verdict(server.at(path)) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/flyttet", ("ok", "")),
        ("/til-nordisk", ("ok", "")),
        ("/flyttet-og-borte", ("dead", "siden finnes ikke (404)")),
        ("/ring", ("unsure", "sendes videre uten ende")),
        ("/til-ftp", ("unsure", "leder til en adresse uten https")),
        ("/til-rot", ("unsure", "adressen er skrevet feil")),
    ],
)
def test_a_redirect_is_judged_by_where_it_ends(server: Server, path: str, expected: tuple[str, str]) -> None:
    assert verdict(server.at(path)) == expected


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_kind_of_redirect_is_followed(server: Server, status: int) -> None:
    assert verdict(server.at(f"/kode/{status}")) == ("dead", "siden finnes ikke (404)")


def test_a_location_on_a_page_that_is_there_is_not_followed(server: Server) -> None:
    assert verdict(server.at("/kode/201")) == ("ok", "")


def test_a_ring_of_redirects_is_walked_only_once(server: Server) -> None:
    verdict(server.at("/ring"))
    assert server.asked == {"/ring": 1, "/ringen": 1}


def test_a_chain_of_redirects_is_followed_to_its_limit_and_no_further(server: Server) -> None:
    assert verdict(server.at("/hopp/0")) == ("unsure", "sendes videre uten ende")
    assert server.asked.total() == MOST_HOPS + 1


@pytest.mark.parametrize("path", ["/til-forsiden", "/?side=8"])
def test_a_deep_address_that_ends_on_the_front_page_is_unsure(server: Server, path: str) -> None:
    assert verdict(server.at(path)) == ("unsure", "sendes videre til forsiden")


def test_a_front_page_that_shows_the_content_by_its_fragment_is_no_front_page(server: Server) -> None:
    assert verdict(server.at("/til-program")) == ("ok", "")


def test_a_front_page_may_move_to_another_front_page() -> None:
    assert judge(Arrival(Step(200), "https://www.nav.no/"), on_the_wire("https://nav.no/#kontakt")).verdict == "ok"


def test_a_slow_answer_is_unsure(server: Server) -> None:
    began = time.monotonic()
    assert verdict(server.at("/treg"), timeout=0.2) == ("unsure", "svarte ikke i tide")
    assert time.monotonic() - began < 5


def test_a_connection_closed_without_an_answer_is_unsure(server: Server) -> None:
    assert verdict(server.at("/brutt")) == ("unsure", "brøt forbindelsen")


def test_a_refused_connection_is_unsure() -> None:
    with socket.socket() as bound_but_not_listening:
        bound_but_not_listening.bind(("127.0.0.1", 0))
        port = bound_but_not_listening.getsockname()[1]
        assert verdict(f"http://127.0.0.1:{port}/") == ("unsure", "tok ikke imot forbindelsen")


def test_a_host_that_does_not_speak_tls_is_unsure(server: Server) -> None:
    address = server.at("/ok").replace("http:", "https:")
    assert verdict(address) == ("unsure", "fikk ikke sikker forbindelse (TLS)")


def test_a_name_that_does_not_resolve_is_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert verdict("https://finnes-ikke.invalid/") == ("unsure", "fant ikke navnet på nettet")


@pytest.mark.parametrize(
    "address",
    ["https://[", "https://.no/", "https://127.0.0.1:a/", f"https://127.0.0.1:{9**30}/", f"https://{'a' * 64}.no/"],
)
def test_an_address_that_cannot_be_an_address_is_unsure(address: str) -> None:
    assert verdict(address) == ("unsure", "adressen er skrevet feil")


def test_a_huge_page_is_not_read_to_the_end(server: Server) -> None:
    assert verdict(server.at("/stor")) == ("ok", "")
    assert server.released.wait(5)
    assert server.poured < HUGE


def test_a_huge_page_of_an_error_is_not_read_to_the_end_before_the_next_try(server: Server) -> None:
    assert verdict(server.at("/feil-uten-ende"), retries=1) == ("unsure", "serveren har en feil (500)")
    assert server.asked == {"/feil-uten-ende": 2}
    assert server.poured < HUGE


def test_the_proxy_of_the_machine_is_asked_and_told_who_asks(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("http_proxy", f"noen:hemme%20lig@127.0.0.1:{server.server_port}")
    assert verdict("http://langt.borte.example/ok") == ("ok", "")
    assert server.asked == {"http://langt.borte.example/ok": 1}
    told = {name.lower(): value for name, value in server.headers[0].items()}
    assert told["proxy-authorization"] == f"Basic {b64encode(b'noen:hemme lig').decode()}"
    assert told["user-agent"].startswith("exit-guide/")


def test_http_is_not_asked_unless_a_test_allows_it(server: Server) -> None:
    assert verdict(server.at("/ok"), schemes=("https",)) == ("unsure", "leder til en adresse uten https")
    assert not server.asked


def test_nothing_but_https_is_the_default(server: Server) -> None:
    (result,) = check({server.at("/ok"): ["site/index.html:1"]}, pause=0)
    assert result.reason == "leder til en adresse uten https"


def test_a_section_sign_is_sent_as_a_code_and_the_fragment_is_not_sent(server: Server) -> None:
    assert verdict(server.at("/§ 8#ledd-2")) == ("ok", "")
    assert server.asked == {"/%C2%A7%208": 1}


def test_a_host_name_outside_ascii_is_sent_as_the_name_system_has_it() -> None:
    assert on_the_wire("https://bücher.example/æ") == "https://xn--bcher-kva.example/%C3%A6"


def test_a_stumble_is_forgiven_when_the_second_try_succeeds(server: Server) -> None:
    (result,) = check({server.at("/svak"): ["site/index.html:1"]}, pause=0, schemes=("http",))
    assert result.verdict == "ok"


@pytest.mark.parametrize(
    ("path", "times"), [("/feil", 3), ("/brutt", 3), ("/sperret", 1), ("/travel", 1), ("/borte", 2), ("/ok", 1)]
)
def test_only_silence_stumbles_and_what_seems_dead_are_asked_again(server: Server, path: str, times: int) -> None:
    verdict(server.at(path), retries=2)
    assert server.asked == {path: times}


def test_a_host_never_gets_more_than_two_questions_at_once(server: Server) -> None:
    ask(*[server.at(f"/sammen/{n}") for n in range(8)], workers=8, pause=0.05)
    assert server.asked.total() == 8
    assert server.most_inside <= AT_ONCE == 2


def test_a_host_gets_a_pause_after_each_question(server: Server) -> None:
    ask(server.at("/ok"), server.at("/te"), workers=1, pause=0.2)
    (_, first_ended), (second_began, _) = sorted(server.spans)
    assert second_began - first_ended > 0.1


def test_the_user_agent_says_what_it_is_and_holds_no_address(server: Server) -> None:
    verdict(server.at("/ok"))
    agent = server.headers[0]["User-Agent"]
    assert agent.startswith("exit-guide/")
    assert not any(mark in agent.lower() for mark in ("@", "http", "www", ".no", "link", "bot", "crawl", "spider"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/bare-nettlesere", ("unsure", "svarer bare nettlesere")),
        ("/bare-nettlesere-og-borte", ("dead", "siden finnes ikke (404)")),
        ("/bare-nettlesere-og-sperret", ("unsure", "slipper ikke kontrollen inn (403)")),
    ],
)
def test_what_seems_dead_is_asked_once_more_as_a_browser(server: Server, path: str, expected: tuple[str, str]) -> None:
    assert verdict(server.at(path)) == expected
    assert [one["User-Agent"].split("/")[0] for one in server.headers] == ["exit-guide", "Mozilla"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/side", ("ok", "")),
        ("/side#ny", ("ok", "")),
        ("/side#borte", ("unsure", "siden har ikke stedet «#borte»")),
        ("/til-ny#borte", ("ok", "")),
        ("/myk", ("unsure", "siden sier «Siden finnes ikke»")),
        ("/oppdater", ("ok", "")),
        ("/oppdater-til-borte", ("dead", "siden finnes ikke (404)")),
        ("/oppdater-i-ring", ("unsure", "sendes videre uten ende")),
        ("/til-innlogging", ("unsure", "sendes videre til innlogging")),
        ("/logg-inn", ("ok", "")),
        ("/til-norsk", ("unsure", "sendes videre til forsiden")),
        ("/uleselig", ("ok", "")),
    ],
)
def test_what_the_link_leads_to_is_judged(server: Server, path: str, expected: tuple[str, str]) -> None:
    assert verdict(server.at(path)) == expected


@pytest.mark.parametrize(
    ("path", "moved"),
    [
        ("/fast", "/side"), ("/fast-i-to", "/side"), ("/lost-og-fast", ""), ("/side", ""), ("/oppdater", ""),
        ("/fast-og-borte", ""), ("/fast-til-innlogging", ""), ("/flyttet", ""),
    ],
)  # fmt: skip
def test_a_move_for_good_is_told_with_the_new_address(server: Server, path: str, moved: str) -> None:
    (result,) = ask(server.at(path))
    assert result.moved == (server.at(moved) if moved else "")
    text = (
        f"lenken «{server.at(path)}» er flyttet for godt til «{server.at(moved)}». Rett adressen i data/ eller docs/."
    )
    assert (f"site/index.html:1: {text}" in report([result])) is bool(moved)


@pytest.mark.parametrize(
    ("text", "header", "expected"),
    [
        ("blå".encode(), "", "blå"),
        ("blå".encode("cp1252"), " charset=ISO-8859-1", "blå"),
        ("blå".encode("cp1252"), "", "blå"),
        (b'<meta charset="windows-1252">' + "blå".encode("cp1252"), "", '<meta charset="windows-1252">blå'),
        ("blå".encode(), " charset=ukjent", "blå"),
        (b"\xff\xfe", " charset=utf-8", "\ufffd\ufffd"),
    ],
)
def test_a_page_is_read_in_its_own_signs(text: bytes, header: str, expected: str) -> None:
    assert decoded(text, header) == expected


def test_results_keep_the_order_and_the_places_of_the_addresses(server: Server) -> None:
    places = {server.at("/sammen/1"): ["site/a.html:1", "site/b.html:2"], server.at("/ok"): ["site/a.html:3"]}
    results = check(places, pause=0, schemes=("http",))
    assert {one.address: list(one.places) for one in results} == places
    assert [one.address for one in results] == list(places)


def test_a_refusal_counts_as_reached_and_silence_does_not(server: Server) -> None:
    addresses = [server.at(path) for path in ("/ok", "/sperret", "/ring", "/brutt")]
    assert [one.reached for one in ask(*addresses)] == [True, True, True, False]


def test_the_links_of_a_site_are_its_https_anchors_with_every_place(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<link rel="canonical" href="https://oss.no/">\n'
        '<a href="https://nav.no/?a=1&amp;b=2">NAV</a> <a href="https://nav.no/?a=1&amp;b=2">igjen</a>\n'
        '<a href="b.html">inne</a> <a href="tel:+4755553333">ring</a> <a href=" HTTPS://udi.no">UDI</a>\n'
    )
    (tmp_path / "b.html").write_text('<a href="https://nav.no/?a=1&amp;b=2">NAV</a><a href="https://[">rot</a>')
    site = BuiltSite(tmp_path, Catalog({}, (), {}), date(2025, 1, 1))
    assert external_links(site) == {
        "https://nav.no/?a=1&b=2": ["site/a.html:2", "site/b.html:1"],
        "HTTPS://udi.no": ["site/a.html:3"],
        "https://[": ["site/b.html:1"],
    }


FINE = Result("https://a.no", "ok", "", ("site/a.html:1",))
DEAD = Result("https://b.no/x", "dead", "siden finnes ikke (404)", ("site/a.html:2", "site/b.html:3"))
UNSURE = Result("https://c.no", "unsure", "slipper ikke kontrollen inn (403)", ("site/a.html:4", "site/c.html:5"))
SILENT = Result("https://d.no", "unsure", "svarte ikke i tide", ("site/a.html:6",), reached=False)


def test_the_report_names_the_dead_first_with_every_place() -> None:
    assert report([FINE, UNSURE, SILENT, DEAD]).splitlines() == [
        "site/a.html:2: lenken «https://b.no/x» er død: siden finnes ikke (404). "
        "Finn den nye adressen, og rett den i data/ eller docs/.",
        "site/b.html:3: lenken «https://b.no/x» er død: siden finnes ikke (404). "
        "Finn den nye adressen, og rett den i data/ eller docs/.",
        "site/a.html:4, site/c.html:5: lenken «https://c.no» er usikker: slipper ikke kontrollen inn (403). "
        "Åpne den i en nettleser.",
        "site/a.html:6: lenken «https://d.no» er usikker: svarte ikke i tide. Åpne den i en nettleser.",
        "4 lenker: 1 svarer, 1 er død, 2 er usikre.",
    ]


@pytest.mark.parametrize(
    ("results", "last"),
    [
        ([FINE], "1 lenke: 1 svarer, 0 er døde, 0 er usikre."),
        ([FINE, UNSURE], "2 lenker: 1 svarer, 0 er døde, 1 er usikker."),
        ([DEAD, DEAD], "2 lenker: 0 svarer, 2 er døde, 0 er usikre."),
        ([SILENT, SILENT], "Ingen lenker svarte. Er du på nett?"),
        ([], "Fant ingen lenker. Er nettstedet bygd?"),
    ],
)
def test_the_last_line_counts_or_says_that_nothing_answered(results: list[Result], last: str) -> None:
    assert report(results).splitlines()[-1] == last


@pytest.mark.parametrize(
    ("results", "status"),
    [([FINE], 0), ([FINE, UNSURE, SILENT], 0), ([UNSURE], 0), ([FINE, DEAD], 1), ([SILENT, SILENT], 1), ([], 1)],
)
def test_the_dead_and_total_silence_fail_and_doubt_does_not(results: list[Result], status: int) -> None:
    assert exit_status(results) == status


def known(url: str, until: date) -> KnownLink:
    return KnownLink(id="en", url=url, reason="Svarer bare i Norge.", seen_on=date(2026, 11, 1), look_again_on=until)


def test_a_link_that_somebody_has_looked_at_stands_until_its_day() -> None:
    results = [FINE, DEAD, UNSURE]
    kept, said = weighed(results, [known(DEAD.address, date(2027, 1, 1))], date(2026, 12, 31))
    assert said == []
    assert exit_status(kept) == 0
    assert report(kept).splitlines()[-1] == "3 lenker: 1 svarer, 0 er døde, 1 er usikker, 1 er sett på av et menneske."
    assert "b.no" not in report(kept)


def test_a_link_whose_day_has_come_is_judged_again_and_said() -> None:
    kept, said = weighed([DEAD], [known(DEAD.address, date(2027, 1, 1))], date(2027, 1, 1))
    assert exit_status(kept) == 1
    when = "skulle ses på igjen 1. januar 2027. Åpne lenken, og rett den eller datoene"
    assert said == [f"data/known_links.yaml: en: «{DEAD.address}» {when}."]


def test_a_known_link_that_is_needed_no_more_is_said() -> None:
    for address, text in ((FINE.address, "svarer igjen"), ("https://x.no/", "står ikke på nettstedet")):
        kept, said = weighed([FINE], [known(address, date(2027, 1, 1))], date(2026, 12, 1))
        assert kept == [FINE]
        assert said == [f"data/known_links.yaml: en: «{address}» {text}. Slett posten."]


NEWS = "".join(f"<p>Nyhet {n} fra kommunen i dag</p>" for n in range(20))
FRONT_PAGE = f"<title>Kommunen</title><h1>Kommunen</h1>{NEWS}"


def test_a_server_that_answers_everything_with_its_front_page_is_doubted(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("/", "/dypt/nede", "/annet"):
        monkeypatch.setitem(PAGES, path, FRONT_PAGE)
    monkeypatch.setitem(PAGES, "/ekte", FRONT_PAGE.replace("i dag", "om hjelp"))
    monkeypatch.delitem(STATUSES, "/")
    assert verdict(server.at("/dypt/nede")) == ("unsure", "viser det samme som forsiden")
    assert verdict(server.at("/ekte")) == ("ok", "")
    assert verdict(server.at("/")) == ("ok", "")
    server.asked.clear()
    ask(*(server.at(path) for path in ("/dypt/nede", "/annet", "/ekte")), workers=1)
    assert server.asked["/"] == 1, "a front page is asked for once"
