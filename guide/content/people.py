"""What names a person, and what names a function: in an e-mail address, in a name, in a text.

No list has everybody's name. What does not say what somebody does, in one of the ways that offices do, is taken for a
person where it has the form of one.
"""

from __future__ import annotations

import re

_PIECES = re.compile(r"[._+-]")
_WHOLE = re.compile(
    r"av|bmo|bup|by|chat|dps|e|exit|for|fvk|fylke|hei|hr|i|ikt|indre|it|kf|kontakt|krav|ledelse|leder|mail|midt|nav"
    r"|nedre|nord|og|oss|ost|ovre|pp|ppt|pst|rus|rvts|sentrum|sfk|slt|sms|sor|sør|vest|ytre|øst|øvre"
)
"""What is whole a part of an address that several read: services, and the parts of a country."""
_BEGINS = (
    r"post|mottak|info|kommun|firma|service|senter|sentral|kontor|vakt|barnevern|familie|barnehag|hjelp|team|avdeling"
    r"|enhet|koordin|helse|skole|politi|forebygg|radikal|mentor|krise|tips|varsl|ungdom|oppvekst|bolig|flyktning"
    r"|integrering|psyk|tildeling|resepsjon|arkiv|admin|redaksj|webmaster|support|veiled|sekretari|utvalg|linje"
    r"|tjenest|personvern|ombud|presse|booking|bestill|faktura|lege|omsorg|sosial|kultur|beredskap|direkt|fengsel"
    r"|friomsorg|konflikt|råd|radgiv|felles|henvend|spors|kunde|medlem|styret|organisasj|frivill|norge|norway|kontakt"
    r"|plattform|prosjekt|melding"
)
_ENDS = r"post|mottak|kontor\w*|vakta?|vakten|vern|senter\w*|teamet?|hjelp|linj[ea]n?"
_FUNCTION = re.compile(rf"(?:{_BEGINS})\w*|\w*(?:{_ENDS})")
_ORGANISED = re.compile(
    r"kors|kirken|kirkens|bymisjon|norsk|norske|norges|frelsesarmeen|redd|barna|stiftelsen|fylket|fylkes|statens"
    r"|statsforvalteren|rådhus|rådhuset|helsehus|helsehuset|huset|hjem|hjemmet|universitetssykehus|sykehus|sykehuset"
    r"|bufetat|bufdir|udi|imdi|direktør|kommunedirektør|rådmann|rådmannen|ordfører|kommunalsjef|sjef|lege|nemnd|nemnda"
    r"|etat|etaten|gruppe|gruppa|gruppen|voksne|barn|unge|sos|aa|lo|nho|ks|kun|døgnet|mandag|tirsdag|onsdag|torsdag"
    r"|fredag|lørdag|søndag|tlf|telefon"
)
"""Words in the names of organisations and offices, beside those in their addresses."""


def is_function(word: str) -> bool:
    """Whether a word, in small letters, names a function or an office, and not a person."""
    return any(one.fullmatch(word) for one in (_WHOLE, _FUNCTION))


def is_organised(word: str) -> bool:
    """Whether a word, in small letters, is one that organisations and offices have in their names."""
    return is_function(word) or bool(_ORGANISED.fullmatch(word))


def is_personal(address: str) -> bool:
    """Whether an address has the form of somebody's name: parts, initials or digits, and nothing of what they do."""
    local, _, domain = address.casefold().rpartition("@")
    pieces = [piece for piece in _PIECES.split(local) if piece]
    words = [re.sub(r"\d", "", piece) for piece in pieces]
    labels = [label for label in re.split(r"[.-]", domain.rpartition(".")[0]) if label]
    initials = "".join(label[0] for label in labels)
    if any(is_function(word) or word in labels for word in words) or local == initials or local.isdigit():
        return False
    return len(pieces) > 1 or len(local) <= _INITIALS or words != pieces


_INITIALS = 3


def names_somebody(text: str) -> bool:
    """Whether a text that should name a function has the form of a person's name.

    Two words beside each other with capital letters are a name, unless one of them says what somebody does. It is a
    net and no proof: a name in small letters goes through it.
    """
    return any(
        not any(is_organised(word) or _WORKS.fullmatch(word) for word in (first.casefold(), second.casefold()))
        for first, second in _PAIR.findall(text)
    )


_PAIR = re.compile(r"(?<!\w)(?=([A-ZÆØÅ][\w-]*)[ \t.]+([A-ZÆØÅ][\w-]*))")
_WORKS = re.compile(
    r"\w*(?:leder|sjef|ansvarlig|rådgiver|konsulent|direktør|jurist|saksbehandler|etterforsker|betjent)"
)
