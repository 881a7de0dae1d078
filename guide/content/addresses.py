"""Web and e-mail addresses: what is wrong with one, said without the address itself.

An address is what the owner of a page would give: it leads to the page itself, over https, without a password, a port,
the trail of a campaign, or a service in between. The parts of a host are those of RFC 1123.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import phonenumbers

from guide.content.signs import HIDDEN

LONGEST_URL, LONGEST_EMAIL = 500, 100
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.(xn--[a-z0-9-]+|[a-z]{{2,}})")
_COUNTRIES = {region.lower() for region in phonenumbers.SUPPORTED_REGIONS}
_GENERAL = re.compile(
    r"eu|uk|com|org|net|edu|gov|int|mil|info|name|pro|biz|aero|coop|museum|cat|mobi|tel|jobs|travel|asia|post|app|dev"
    r"|page|blog|news|online|site|web|website|space|tech|digital|cloud|media|live|store|shop|care|help|health"
    r"|foundation|charity|ngo|ong|social|support|community|center|centre|international|academy|education|school"
    r"|university|institute|science|wiki|guide|report|press|radio|events|global|world|earth|africa|london|berlin|paris"
    r"|scot|wales|bzh|swiss|law|legal|church|family|kids|gay|lgbt|team|group|agency|network|systems|solutions|services"
)
"""Top domains that somebody who helps others may have: those of countries, and general ones."""

_BREAKS = re.compile(r"[\s\"'`«»“”„‘’<>\\^{|}]")
_CODED = re.compile(r"%(?![0-9a-f]{2})|%(?:[01][0-9a-f]|7f)", re.IGNORECASE)
_LAST = re.compile(r"[.,;:!?…*_]$")
_TRACKING = re.compile(
    r"(?:utm|pk|mtm|matomo|piwik|hsa|itm|vero|oly)_\w+|_(?:ga|gl|hsenc|hsmi|openstat|bta_\w+)|\w*clid|gclsrc|[gw]braid"
    r"|mc_[ce]id|igsh(?:id)?|hsctatracking|mkt_tok|li_fat_id|ref_(?:src|url)|trk(?:info|email)?|cmpid|s_cid|wt\.\w+|elq\w+"
    r"|wickedid|epik|xtor|(?:at|ns|ga)_(?:medium|campaign|source|mchannel|link\w*|custom\d|format|content|term)"
    r"|fb_(?:action_\w+|source|ref)|action_\w+_map|ncid|sr_share|campaign_?id|(?:j|php|asp)?sess(?:ion)?_?id",
    re.IGNORECASE,
)
_NESTED = re.compile(r"https?(?::|%3a)(?:/|%2f){2}", re.IGNORECASE)
_SEARCH = re.compile(
    r"(?:(?:www|r?\.?search|m|cse)\.)*(?:google|bing|duckduckgo|yahoo|yandex|baidu|startpage|ecosia|qwant|kvasir)\.[a-z.]+"
)
_BETWEEN = {
    "er en forkortet adresse, og viser ikke hvor den fører": (
        "bit.ly bitly.com t.co tinyurl.com goo.gl ow.ly is.gd v.gd buff.ly lnkd.in fb.me rb.gy cutt.ly t.ly t.me "
        "shorturl.at rebrand.ly tiny.cc aka.ms forms.gle dlvr.it youtu.be short.gy s.id bl.ink tr.im ift.tt adf.ly "
        "qrco.de urlr.me msg.sg spoti.fi trib.al wp.me amzn.to g.co"
    ),
    "går gjennom et filter for e-post eller et annet nettsted": (
        "safelinks.protection.outlook.com urldefense.com urldefense.proofpoint.com mimecast.com mimecastprotect.com "
        "linkprotect.cudasvc.com secure-web.cisco.com clicktime.symantec.com emailprotection.link "
        "protection.sophos.com fireeye.com trendmicro.com teams.cdn.office.net l.facebook.com lm.facebook.com "
        "l.instagram.com l.messenger.com out.reddit.com slack-redir.net exclaimer.net list-manage.com sendgrid.net "
        "mailchi.mp ampproject.org webcache.googleusercontent.com translate.goog"
    ),
    "fører til en delt fil eller mappe, som ikke er åpen for alle": (
        "sharepoint.com onedrive.live.com onedrive.com 1drv.ms drive.google.com docs.google.com dropbox.com db.tt "
        "wetransfer.com we.tl box.com icloud.com mega.nz filemail.com mediafire.com teams.microsoft.com "
        "sharefile.com jottacloud.com sync.com pcloud.com"
    ),
}
_OWN_PAGE = "Åpne siden, og kopier adressen som står der"


def web_fault(value: str) -> str:
    """What is wrong with a web address and what to do, or nothing."""
    return next(_web_faults(value), "")


def _web_faults(value: str) -> Iterator[str]:
    if not value.startswith("https://"):
        yield "er ikke en ren nettadresse: den begynner ikke med https://. Skriv hele adressen, fra https://"
        return
    authority = re.split(r"[/?#]", value[8:], maxsplit=1)[0]
    for wrong, what in _shapes(value, authority):
        if wrong:
            yield f"er ikke en ren nettadresse: {what}"
    yield from _ways(value)


def _shapes(value: str, authority: str) -> Iterator[tuple[object, str]]:
    """What can be seen from the signs of an address."""
    yield _BREAKS.search(value) or HIDDEN.search(value), f"den har mellomrom, linjeskift eller tegn i seg. {_OWN_PAGE}"
    yield "@" in authority, "det står et navn foran domenet, og bare det som står etter @, gjelder. Slett til og med @"
    yield ":" in authority, "den har et portnummer. Slett kolonet og tallet"
    yield authority != authority.lower(), "domenet har store bokstaver. Skriv dem små"
    yield not authority.isascii(), "domenet har andre bokstaver enn a–z. Skriv det slik nettleseren viser det"
    host = _HOST.fullmatch(authority)
    yield not host, "domenet har feil form. Skriv det som www.eksempel.no"
    yield host and not _is_top(host[1]), "domenet slutter på noe som ikke finnes. Se etter skrivefeil"
    yield (
        not value.isascii() and not all(map(_latin, value)),
        "den har bokstaver fra en annen skrift. Skriv den på nytt",
    )
    yield _CODED.search(value), f"den har en ødelagt kode med %. {_OWN_PAGE}"
    yield (
        _LAST.search(value) or value.count(")") > value.count("(") or value.endswith("]"),
        ("den slutter med et tegn fra setningen rundt. Slett tegnet"),
    )
    yield len(value) > LONGEST_URL, f"den har over {LONGEST_URL} tegn. Finn en kortere adresse til siden"


def _ways(value: str) -> Iterator[str]:
    """Where an address leads: by way of others, with a trail, or to what the machine writes."""
    parts = urlsplit(value)
    host = parts.netloc
    if "lovdata.no" in _domains(host):
        yield "er hos Lovdata, og slike lenker lager maskinen. Slett den, og vis til bestemmelsen i laws"
    for domain in _domains(host):
        if domain in _WHAT:
            yield f"{_WHAT[domain]}. {_OWN_PAGE}"
    if _SEARCH.fullmatch(host) or _NESTED.search(parts.query + parts.fragment):
        yield f"går gjennom en søkemotor eller et annet nettsted. {_OWN_PAGE}"
    pairs = f"{parts.query}&{parts.fragment}".replace(";", "&").strip("&")
    for key, _ in parse_qsl(pairs, keep_blank_values=True) if pairs else ():
        if _TRACKING.fullmatch(key):
            yield f"har med «{key}», som sporer dem som trykker. Slett den delen"


_WHAT = {host: what for what, hosts in _BETWEEN.items() for host in hosts.split()}


def _domains(host: str) -> list[str]:
    """A host, and every domain it is within."""
    labels = host.split(".")
    return [".".join(labels[first:]) for first in range(len(labels) - 1)]


def _is_top(domain: str) -> bool:
    return domain in _COUNTRIES or bool(_GENERAL.fullmatch(domain)) or domain.startswith("xn--")


def _latin(sign: str) -> bool:
    return sign.isascii() or not sign.isalpha() or unicodedata.name(sign, "").startswith("LATIN")


_LOCAL = re.compile(r"[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*")
_MAIL_LABEL = re.compile(r"(?:xn--)?[a-z0-9]+(?:-[a-z0-9]+)*")
_MAIL = "har feil form. Skriv en e-postadresse, for eksempel post@eksempel.no"


def email_fault(value: str) -> str:
    """What is wrong with an e-mail address and what to do, or nothing."""
    local, at, domain = value.rpartition("@")
    labels = domain.lower().split(".")
    if not at or len(value) > LONGEST_EMAIL or not _LOCAL.fullmatch(local):
        return _MAIL
    if len(labels) < 2 or not all(_MAIL_LABEL.fullmatch(one) for one in labels):
        return _MAIL
    return "" if _is_top(labels[-1]) else f"{_MAIL[:13]}: domenet slutter på noe som ikke finnes. Se etter skrivefeil"
