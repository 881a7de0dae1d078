"""What pages say when they are not what was asked for, in the words and languages that servers say it.

A title or a heading says it only when it says nothing else: a page about people who cannot be found, is in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARTS = re.compile(r"\s+[-–—|•·»:›/]+\s+|\s*[|•]\s*|:\s+")
"""What stands between the title of a page and the name of its site."""
_ENDS = " .!?…:,-–\"'«»()"
_MOST_SIGNS = 120


def _any(words: str) -> str:
    return "(?:" + "|".join(re.sub(r"\s+", r"\\s+", one.strip()) for one in words.split(",")) + ")"


_PAGE = _any(
    "siden, sida, side, nettsiden, nettsida, websiden, websida, innholdet, innhold, dokumentet, dokument, artikkelen,"
    "artikkel, lenken, lenka, ressursen, filen, fila, sidan, webbsidan, innehållet, page, web page, webpage, content,"
    "document, article, link, url, resource, file, die seite, seite, la page, la página, página, la pagina, pagina,"
    "strona, strony, sivua, sivu, siiddu, siidu, siida"
)
_THIS = _any("denne, dette, den, det, denna, this, that, the requested, the, requested, diese, cette, esta, ta")
_SEEKS = _any(
    "leter, leiter, leitar, søker, ser, ba, bad, ber, spurte, prøver, prøvde, forsøkte, ønsket, vil, lette, letar, har,"
    "are, were, tried, requested, want, wanted, asked"
)
_ASKED = (
    rf"(?:[,\s]+(?:(?:som|that|which)\s+)?(?:du|dere|you|we|vi)(?:'re)?(?:\s+{_SEEKS})?(?:\s+[\w']+){{0,3}}"
    r"|\s+(?:på|under|med|at|with)\s+(?:denne|this)\s+(?:adressen|adressa|lenken|lenka|address|url|link))?"
)
_IS = _any(
    "er, ble, blei, vart, har, ha, kan, kunne, kunde, blitt, vært, vore, å, is, was, has, have, been, be, could, can,"
    "does, did, might, may, kanskje, blev, wurde, est, blivit, få, ska"
)
_NO = r"(?:ikke|ikkje|inte|not|nicht|ei|ii)"
_THERE = _any(
    "funnet, funne, funnen, finnes, finnast, fundet, hittas, found, exist, exists, tilgjengelig, tilgjengeleg,"
    "tillgänglig, tilgængelig, available, vises, visast, lastes, lastast, åpnes, opened, loaded, displayed, gefunden,"
    "vorhanden, löytynyt, löydy, gávdnon, gávdno"
)
_IS_THERE = _any("finnes, finst, fins, finns, findes, hittades, hittas, eksisterer, existerar, existiert")
_AWAY = _any(
    "fjernet, fjerna, slettet, sletta, borte, utgått, utløpt, avpublisert, flyttet, flytta, nedlagt, arkivert,"
    "tatt bort, teken bort, tatt ned, raderad, borttagen, flyttad, removed, deleted, moved permanently, moved, gone,"
    "missing, unavailable, expired, archived, discontinued, introuvable, n'existe pas, no encontrada, no existe,"
    "non trovata, non esiste, nie znaleziono, nie została znaleziona, nie istnieje"
)
_LOST = (
    rf"(?:{_IS}\s+)*(?:{_NO}\s+(?:{_IS}\s+)*{_THERE}|{_IS_THERE}\s+{_NO}"
    rf"|{_AWAY}(?:(?:\s+(?:eller|or|og|and)\s+(?:{_IS}\s+)*|,\s*){_AWAY})*)"
)
_FINDS = _any("fant, fann, finner, finn, finne, hittade, hittar, hitta, finde, fandt, find, locate")
_TRIED = _any("klarte, klarer, kunne, kan, kunde, could, can, did, do, were unable, are unable, unable")
_NOT_FOUND = (
    rf"(?=.*\b(?:{_NO}|no such|unable|nie|non)\b)(?:(?:vi|jeg|me|we|i)\s+)?(?:(?:{_TRIED}\s+)*(?:(?:{_NO}|to)\s+)?"
    rf"(?:å\s+)?{_FINDS}(?:\s+{_NO})?|no\s+such|nie\s+znaleziono|non\s+abbiamo\s+trovato)"
)
_STILL = (
    r"(?:[,\s]+(?:her|here|nå|no|for\s+øyeblikket|right\s+now|at\s+this\s+time"
    r"|(?:på|on|at)\s+(?:(?:dette|this|denne|our|the)\s+)?"
    r"(?:nettstedet|nettstaden|serveren|site|server|website|\S+\.\w+)))*"
)
_SORRY_WORDS = _any(
    "beklager, beklagar, oops, ops, ooops, ups, uff, uff da, oi, å nei, sorry, we are sorry, we're sorry, vi beklager,"
    "hoppsan, obs, whoops"
)
_SORRY = rf"(?:{_SORRY_WORDS}[\s,.!:–-]*(?:men\s+|but\s+)?)*"
_CODE = r"(?:(?:error|feil|feilkode|feilmelding|http|status|fel|fehler)[\s:#-]*)*(?:404|410)(?:[\s:-]*(?:error|feil))?"
GONE = re.compile(
    rf"{_SORRY}(?:{_CODE}|(?:{_CODE}[\s:,.!–-]*)?{_SORRY}(?:"
    rf"(?:{_THIS}\s+)?{_PAGE}{_ASKED}[,\s]+{_LOST}{_STILL}"
    rf"|{_NOT_FOUND}\s+(?:{_THIS}\s+)?{_PAGE}{_ASKED}{_STILL}"
    r"|(?:the\s+)?(?:not\s+found|ikke\s+funnet|ikkje\s+funne[nt]?|object\s+moved|gone|moved\s+permanently)"
    r"|(?:fant\s+ingen|ingen)\s+side(?:\s+(?:her|funnet))?|no\s+page\s+(?:here|found)|nothing\s+(?:here|found)"
    rf")(?:[\s:,-]+{_CODE})?)",
    re.IGNORECASE,
)
"""There is no such page."""
FAULT = re.compile(
    rf"{_SORRY}(?:(?:error|feil|http)[\s:-]*)?(?:"
    r"(?:5\d\d|403)(?:[\s:-]+(?:error|feil|forbidden|internal server error|server error|bad gateway|gateway time-?out"
    r"|service unavailable|access denied|serverfeil))?|internal server error|server error|serverfeil"
    r"|(?:service|tjenesten|tenesta|site|nettstedet)\s+(?:er\s+|is\s+)?(?:temporarily\s+|midlertidig\s+)?"
    r"(?:unavailable|utilgjengelig|utilgjengeleg|nede|stengt|down)"
    r"|bad gateway|gateway time-?out|an? (?:\w+ )?error (?:has )?occurred|noe gikk (?:galt|feil)|noko gjekk gale"
    r"|something went wrong|det (?:har )?oppst(?:o|od|ått) en feil|en feil (?:har )?oppst(?:o|od|ått)"
    r"|(?:nettstedet er )?under vedlikehold|(?:site|down for|under) maintenance|under construction"
    r"|access denied|access forbidden|forbidden|(?:ingen|ikke) tilgang|tilgang (?:er )?(?:nektet|avslått|avvist)"
    r"|just a moment|attention required|checking your browser|er du (?:en robot|et menneske)"
    r"|are you (?:a robot|human)|verify(?:ing)? (?:that )?you are (?:a )?human|request (?:blocked|rejected)"
    r"|security check|please enable javascript|(?:this )?(?:domain|domenet)\s+.{0,40}"
    r"(?:for sale|til salgs|parked|expired|utløpt)"
    r"|\S+\.\w{2,} (?:is|er) (?:for sale|til salgs|parked)|index of /.*|apache.{0,30}default page"
    r"|welcome to nginx|iis windows server)",
    re.IGNORECASE,
)
"""The server has nothing to show, or shows it to nobody like us."""
LOG_IN = re.compile(
    r"(?:vennligst\s+|please\s+|du må\s+)?(?:logg(?:e)? (?:deg )?inn|logg (?:deg )?på|innlogging|pålogging|log ?in"
    r"|log ?on|sign ?in|logga in|anmelden|login required|authentication required|velg innlogging(?:smetode)?"
    r"|velg påloggingsmetode)(?:\s+(?:på|til|med|hos|to|with|for|i)\s+.{1,40})?",
    re.IGNORECASE,
)
SEARCH = re.compile(
    r"(?:søk|sök|search|(?:søke?|søkje|sök)resultat(?:er|a)?|search results?|treff|results?)"
    r"|(?:søke?resultat(?:er)?|søkjeresultat|treff|search results?|results?)\s+(?:på|for|etter|in|on)\s+.{1,60}"
    r"|(?:du søkte (?:på|etter)|you searched for)\s.{1,60}",
    re.IGNORECASE,
)
FRONT = re.compile(
    r"forsid(?:e|en|a)|framsid(?:e|a)|startsid(?:e|en|a|an)|hovedsid(?:e|en|a)|hovudsid(?:e|a)|home|home ?page"
    r"|startseite",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:lenger|lengre|dessverre|diverre|desværre|tyvärr|unfortunately|anymore|any longer|helt|visst|nok)\b"
    r"|[()\[\]«»\"“”]",
    re.IGNORECASE,
)


def parts(text: str) -> list[str]:
    """A title, and what stands on each side of its marks, of which one is the name of the site."""
    return [text, *_PARTS.split(text)]


def head(title: str) -> str:
    """A title without the name of the site."""
    return _PARTS.split(title)[0]


def first(notice: re.Pattern[str], texts: Iterable[str]) -> str:
    """The first text that says this and nothing else, as it may be printed."""
    found = next((one for one in texts if _said(one) and notice.fullmatch(_said(one))), "")
    return "".join(sign if sign.isprintable() else "?" for sign in found)


def _said(text: str) -> str:
    """A text without what changes nothing in it; nothing of one that is long, which says more than a notice does."""
    if len(text) > _MOST_SIGNS:
        return ""
    text = re.sub(r"\bno longer\b", "not", text.replace("’", "'").replace("n't ", " not "), flags=re.IGNORECASE)
    text = re.sub(r"\bcannot\b|\bca not\b", "can not", text, flags=re.IGNORECASE)
    return " ".join(_FILLER.sub(" ", text).split()).strip(_ENDS)
