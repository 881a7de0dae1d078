"""How the project asks on the net: again after silence or a stumble, through the machine's proxy, politely.

What a page says is read only as far as somebody asks for it: it may have no end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any, Self
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from urllib3 import BaseHTTPResponse, PoolManager, ProxyManager, Retry
from urllib3.util import make_headers, parse_url

_MOST_HOSTS = 1000
"""How many hosts have their connections counted. One that is forgotten on the way could get too many."""


_TURNS = 3
"""So many times as long as one question may take, is waited for its turn and its answer together."""


class _Again(Retry):
    """Tries that leave the page of an error unread."""

    def increment(self, *told: Any, **named: Any) -> Self:
        """As of the base class, which lets the page be read to its end afterwards."""
        if answer := named.get("response"):
            answer.close()
        return super().increment(*told, **named)


class Net:
    """Asks addresses, with a few connections at once to a host."""

    def __init__(
        self, headers: Mapping[str, str], *, timeout: float, retries: int, pause: float, at_once: int = 1
    ) -> None:
        self._longest = _TURNS * (retries + 1) * timeout
        again = _Again(
            retries,
            status_forcelist=range(500, 600),
            backoff_factor=pause,
            raise_on_status=False,
            respect_retry_after_header=False,  # it may be hours
        )
        options: dict[str, Any] = {"maxsize": at_once, "block": True, "timeout": timeout, "retries": again}
        self._headers = headers
        self._direct = PoolManager(_MOST_HOSTS, **options)
        proxies = {scheme: proxy for scheme, proxy in getproxies().items() if scheme in {"http", "https"} and proxy}
        self._proxies = {scheme: _through(proxy, options) for scheme, proxy in proxies.items()}

    def ask(self, address: str, **headers: str) -> BaseHTTPResponse:
        """The answer from an address, to be left in the end. Redirects are the caller's to follow.

        A host that sends a sign now and then is never silent for long, so that the whole has a limit too.
        """
        parts = urlsplit(address)
        manager = self._direct if proxy_bypass(parts.netloc) else self._proxies.get(parts.scheme, self._direct)
        told = {**self._headers, **headers}
        ask = partial(manager.request, "GET", address, headers=told, redirect=False, preload_content=False)
        return within(self._longest, ask)


def within(seconds: float, ask: Callable[[], BaseHTTPResponse]) -> BaseHTTPResponse:
    """What is asked for, unless it takes longer. Raises TimeoutError; what comes later, is left at once."""
    came: SimpleQueue[BaseHTTPResponse | BaseException] = SimpleQueue()
    late = Event()

    def run() -> None:
        try:
            answer = ask()
        except BaseException as error:
            came.put(error)
            return
        came.put(answer)
        if late.is_set():
            answer.close()

    Thread(target=run, daemon=True).start()
    try:
        found = came.get(timeout=seconds)
    except Empty:
        late.set()
        raise TimeoutError from None
    if isinstance(found, BaseException):
        raise found
    return found


def printable(text: str) -> str:
    """A text from outside as it may be printed: no signs that a terminal obeys."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


@contextmanager
def left(answer: BaseHTTPResponse) -> Iterator[BaseHTTPResponse]:
    """The answer, which keeps its connection to the host meanwhile; what is not read by then, is left unread."""
    try:
        yield answer
    finally:
        answer.close()
        answer.release_conn()


def _through(proxy: str, options: dict[str, Any]) -> ProxyManager:
    """Connections by a proxy, as the environment writes it: «http://user:password@host:3128», or the host alone."""
    parts = parse_url(proxy if "://" in proxy else f"http://{proxy}")
    headers = make_headers(proxy_basic_auth=unquote(parts.auth)) if parts.auth else None
    return ProxyManager(parts._replace(auth=None).url, _MOST_HOSTS, proxy_headers=headers, **options)


def why(error: BaseException, sentences: Sequence[tuple[type[Exception], str]], otherwise: str) -> str:
    """What is said of the first kind of error that lies behind this one."""
    behind = list(_behind(error))
    return next((text for kind, text in sentences if any(isinstance(one, kind) for one in behind)), otherwise)


def _behind(error: BaseException) -> Iterator[BaseException]:
    """An error and those that led to it: urllib3 wraps them in several ways."""
    yield error
    for one in (error.__cause__, *error.args):
        if isinstance(one, BaseException):
            yield from _behind(one)
