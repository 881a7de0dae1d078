"""Each type of value refuses what is no such value, and accepts what comes close; no field is left out of its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, get_args

import pytest
from conftest import ROOT
from every import every
from pydantic import TypeAdapter, ValidationError

from guide.content.addresses import email_fault, web_fault
from guide.content.catalog import load
from guide.content.fields import Model, Source
from guide.content.kinds import KINDS
from guide.content.local import Overlay
from guide.content.people import is_personal
from guide.content.values import Answer, Day, Done, Hours, Id, Name, Phrase, SharedEmail, Text, Url, Year
from guide.facts.glyphs import unshown
from guide.facts.phone import as_read, fault, is_valid, tel_uri

KNOWN = {"116006": True, "22586000": False}


def says(kind: Any, value: object) -> str:
    """What a type says of a value, or nothing."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as failure:
        return str(failure.errors()[0]["msg"])
    return ""


SITE = "https://www.eksempel.no"
WRONG_ADDRESSES = {
    "navn foran domenet": ["https://www.nav.no@annet.example/", "https://a:b@www.nav.no/x"],
    "mellomrom": [
        f"{SITE}/a b",
        f"{SITE}/a\nb",
        f"{SITE}/a\t",
        f"{SITE}/\u200bb",
        f"{SITE}/a\u00a0b",
        f'{SITE}/"a"',
        f"{SITE}/a\\b",
    ],
    "andre bokstaver": ["https://www.eksеmpel.no/", "https://blåbær.no/"],
    "annen skrift": [f"{SITE}/sidе"],
    "feil form": [
        "https://127.0.0.1/",
        "https://localhost/",
        "https://-a.no/",
        "https://a_b.no/",
        "https://a..no/",
        "https://a.no./",
    ],
    "ikke finnes": ["https://www.eksempel.noo/", "https://www.eksempel.internal/"],
    "portnummer": ["https://www.eksempel.no:8443/", "https://www.eksempel.no:99999/", "https://[::1]/"],
    "https://": ["http://www.eksempel.no/", "www.eksempel.no", "ftp://www.eksempel.no/", "HTTPS://www.eksempel.no/"],
    "setningen rundt": [f"{SITE}/a.", f"{SITE}/a,", f"{SITE}/a)", f"{SITE}/a?", f"{SITE}/a;"],
    "store bokstaver": ["https://WWW.Eksempel.no/"],
    "kode med %": [f"{SITE}/%zz", f"{SITE}/%00"],
    "sporer": [
        f"{SITE}/?utm_source=a",
        f"{SITE}/?a=1&fbclid=2",
        f"{SITE}/#UTM_Medium=x",
        f"{SITE}/?mc_eid=1",
        f"{SITE}/?a;gclid=1",
    ],
    "forkortet": ["https://bit.ly/abc", "https://www.tinyurl.com/abc", "https://t.co/x"],
    "filter": ["https://eur02.safelinks.protection.outlook.com/?url=x", "https://urldefense.com/v3/x"],
    "delt fil": ["https://kommune.sharepoint.com/x", "https://drive.google.com/x", "https://www.dropbox.com/x"],
    "søkemotor": [
        "https://www.google.com/url?x=1",
        "https://www.google.no/search?q=a",
        f"{SITE}/ut?til=https%3A%2F%2Fnav.no",
    ],
    "Lovdata": ["https://lovdata.no/lov/2005-05-20-28", "https://www.lovdata.no/x"],
    "tegn. Finn": [f"{SITE}/{'a' * 600}"],
}
ADDRESSES = [
    f"{SITE}/a?b=c&d=e#her",
    f"{SITE}/a%20b",
    f"{SITE}/wiki/Exit_(film)",
    f"{SITE}/158734!/",
    "https://xn--blbr-roah.no/",
    "https://a.b.c.kommune.no/~x",
    f"{SITE}/@navn/tekst",
    f"{SITE}/blå/sørsamisk-ï",
    f"{SITE}/sok?q=utm",
    f"{SITE}/?side=1",
    "https://web.archive.org/web/2020/https://www.eksempel.no/",
    "https://support.google.com/x",
    f"{SITE}/-31.opplysninger",
]


@every("reason, address", [(why, one) for why, many in WRONG_ADDRESSES.items() for one in many])
def test_an_address_that_is_not_clean_says_what_is_wrong_with_it(reason: str, address: str) -> None:
    said = says(Url, address)
    assert reason in said
    assert address not in said


@every("address", ADDRESSES)
def test_a_clean_address_is_accepted(address: str) -> None:
    assert web_fault(address) == ""


MAILS = [
    "post@eksempel.no",
    "Post@eksempel.no",
    "post.oslo@politiet.no",
    "slt-koordinator@x.kommune.no",
    "nak@nord-aurdal.kommune.no",
    "sande.kommune@sande.no",
    "fvk.arendal@bufetat.no",
    "116117@eksempel.no",
    "post@xn--blbr-roah.no",
]
NO_MAILS = [
    ".post@a.no",
    "post.@a.no",
    "po..st@a.no",
    "po.-st@a.no",
    "post@-a.no",
    "post@a-.no",
    "post@a..no",
    "post@a.n",
    "post@a.noo",
    "post@a",
    "@a.no",
    "post@",
    "post@b@a.no",
    "po st@a.no",
    "mailto:post@a.no",
    "Navn <post@a.no>",
    "post@a.no,",
    "pøst@a.no",
    "post@a.123",
    "post-@a.no",
]
PEOPLE = [
    "kari.li@a.no",
    "k.li@a.no",
    "kari_li@a.no",
    "kari-li@a.no",
    "kari1.li@a.no",
    "kli2@a.no",
    "kl@a.no",
    "Kari.M.Li@a.no",
]


@every("address", NO_MAILS)
def test_what_is_no_email_address_is_refused(address: str) -> None:
    assert "har feil form" in email_fault(address)


@every("address", MAILS)
def test_an_address_that_several_read_is_accepted(address: str) -> None:
    assert says(SharedEmail, address) == ""


@every("address", PEOPLE)
def test_the_address_of_a_person_is_not_public(address: str) -> None:
    assert email_fault(address) == ""
    assert is_personal(address)
    assert "ser ut som adressen til en person" in says(SharedEmail, address)


def test_no_address_of_the_project_is_taken_for_a_person() -> None:
    found = [one.email for one in load().contacts.values() if one.email]
    assert found
    assert not any(map(is_personal, found))


@every(
    "number, reason",
    [
        ("820 12 345", "koster ekstra"), ("+47 829 12 345", "koster ekstra"), ("825 00 000", "koster ekstra"),
        ("+46 900 123456", "koster ekstra"), ("33 33 33 33", "oppdiktet"), ("987 65 432", "oppdiktet"),
        ("116 005", "nummerplanen"), ("911", "nummerplanen"), ("04 12 34 56", "begynner med 0"),
        ("22 58 60 00", "ikke i bruk"), ("+47 22586000", "ikke i bruk"), ("tlf. 55 55", "bare ett nummer"),
        ("1881", "koster ekstra"), ("55 55 33 33 / 34", "bare ett nummer"), ("+999 1", "ikke et gyldig"),
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_called_says_why_and_not_which(number: str, reason: str) -> None:
    said = fault(number, KNOWN)
    assert reason in said
    assert number not in said


@every(
    "number",
    ["116 006", "116006", "02800", "55 55 33 33", "800 33 321", "815 33 300", "+46 8 508 280 00", "112", "1412"],
)
def test_a_number_that_can_be_called_is_accepted(number: str) -> None:
    assert fault(number, KNOWN) == ""


WRITINGS = [
    "23305000",
    "23 30 50 00",
    "+4723305000",
    "0047 23 30 50 00",
    "23-30-50-00",
    "23.30.50.00",
    "(+47) 23 30 50 00",
    "47 23 30 50 00",
    "23\u00a030\u00a050\u00a000",
    "23–30–50–00",
    "\u202a23 30 50 00\u202c",
]


@every("writing", WRITINGS)
def test_every_writing_of_a_number_is_the_same_number(writing: str) -> None:
    assert (as_read(writing), tel_uri(writing)) == ("23 30 50 00", "tel:+4723305000")


def test_a_short_number_has_no_country_code() -> None:
    assert (as_read("+47 02800"), tel_uri("+47 02800")) == ("02800", "tel:02800")
    assert (as_read("116006"), tel_uri("116006")) == ("116 006", "tel:116006")
    assert not is_valid("116 006")


def test_a_source_says_which_it_is() -> None:
    assert "sier ikke hva kilden er" in says(Source, {"dated": "2020"})
    assert says(Source, {"title": "Veilederen"}) == ""


@every("value", ["1926-11-22", "0206-01-01", "2019-12-31"])
def test_what_somebody_did_is_not_older_than_the_guide(value: str) -> None:
    assert "for lenge siden" in says(Done, value)


@every("value", ["1604-01-01", "0001-01-01", "2206-01-01", "9999-12-31"])
def test_no_day_is_of_another_age(value: str) -> None:
    assert "Rett datoen" in says(Day, value)


@every("kind, value", [(Day, "1687-04-15"), (Day, "2035-01-01"), (Done, "2020-01-01"), (Year, 1998)])
def test_a_day_that_may_be_right_is_accepted(kind: Any, value: object) -> None:
    assert says(kind, value) == ""


@every("value", [20222, 198, 0, -5])
def test_a_year_has_four_digits(value: int) -> None:
    assert "årstall" in says(Year, value)


UNKNOWN_WORDS = [
    "ukjent",
    "Unknown",
    "UKJENT.",
    "ikke kjent",
    "Ikkje kjent",
    "vet ikke",
    "?",
    "-",
    "–",
    "…",
    "n/a",
    "N/A",
    "tbd",
    "ikke oppgitt",
    "(ikke avklart)",
    "ingen informasjon",
    "null",
    "xxx",
]


@every("value", UNKNOWN_WORDS)
def test_what_is_not_known_has_one_word(value: str) -> None:
    assert "Skriv unknown" in says(Answer, value)
    assert "sier ikke noe" in says(Text, value)


@every(
    "value",
    [
        "TODO hent teksten",
        "Todo: mer",
        "Noe ??? noe",
        "Lorem ipsum dolor",
        "FIXME",
        "[fyll inn]",
        "Tekst kommer",
        "XXX her",
    ],
)
def test_what_is_not_finished_is_refused(value: str) -> None:
    assert "er ikke ferdig" in says(Text, value)


@every("value", ["unknown", "Hele døgnet", "Ring når som helst", "Ukjent for mange, men åpent"])
def test_an_answer_is_accepted(value: str) -> None:
    assert says(Answer, value) == ""


@every(
    "value",
    ["Skjemaet fylles ut senere på dagen.", "Husk å ringe.", "Metodene og notodden.", "Ring 10\u00a0000 ganger?", "Å"],
)
def test_a_text_that_looks_unfinished_and_is_not_is_accepted(value: str) -> None:
    assert says(Text, value) == ""


def test_a_line_break_last_is_no_mistake_and_is_left_out() -> None:
    assert TypeAdapter(Text).validate_python("To\nlinjer\n") == "To\nlinjer"


@every("kind, value", [(Text, "a" * 1001), (Name, "a" * 151), (Phrase, "a" * 251), (Id, "a" * 81)])
def test_every_text_has_a_size_that_it_fits(kind: Any, value: str) -> None:
    assert says(kind, value)
    assert says(kind, value[:-1]) == ""


@every("value", ["index", "readme", "con", "null", "true", "com1", "404"])
def test_an_id_is_no_word_of_the_programs(value: str) -> None:
    assert "bruker til noe annet" in says(Id, value)


@every("value", ["indeks", "con-nett", "nul-toleranse", "a"])
def test_an_id_near_such_a_word_is_accepted(value: str) -> None:
    assert says(Id, value) == ""


@every("value", ["…", "--", "?!"])
def test_what_is_searched_with_has_a_letter_or_a_digit(value: str) -> None:
    assert "bare tegn" in says(Phrase, value)


def fields() -> Iterator[tuple[str, str, str]]:
    """Every field of every model, with what its type is made of."""
    todo, seen = [Overlay, *(kind.model for kind in KINDS.values())], set()
    while todo:
        model = todo.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, info in model.model_fields.items():
            todo += [one for one in _parts(info.annotation) if isinstance(one, type) and issubclass(one, Model)]
            yield (
                model.__name__,
                name,
                str(Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation),
            )


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for one in get_args(annotation):
        yield from _parts(one)


def test_no_field_escapes_the_type_of_its_value() -> None:
    """A text has a check of its own, so has a day; a whole number is a year; a field with «url» in its name is one."""
    found = list(fields())
    assert len(found) > 150
    bare = [
        (model, name)
        for model, name, kind in found
        if kind in ("<class 'str'>", "<class 'int'>", "<class 'datetime.date'>")
    ]
    assert bare == []


def test_the_fonts_have_what_norwegian_sami_and_their_neighbours_write() -> None:
    assert (
        unshown("æøåÆØÅ áčđŋšŧž ÁČĐŊŠŦŽ äöü ïõ łńśżź ğışç Ấễđ «»–—…§€ ✓→•☐ \u2011\u202f\u00a0 A\u030a K\u0301 Ḱ") == []
    )


@every("sign", ["☎", "\uf0b7", "\ufffd", "م", "漢", "😀", "♿", "ᚠ", "\U0001f1f3"])
def test_what_no_font_has_is_found_in_any_plane(sign: str) -> None:
    assert unshown(f"Ring {sign} helst") == [sign]


@pytest.mark.parametrize("path", ["guide/pdf/fonts/SourceSans3-Regular.ttf", "guide/pdf/fonts/SourceSans3-Bold.ttf"])
def test_the_fonts_are_read_where_they_lie(path: str) -> None:
    assert (ROOT / path).is_file()


@pytest.mark.parametrize(
    "value",
    ["kl. 8–26", "08.00–24.30", "mandag 9:75–15", "kl 27", "25:00-08:00", "09.60–10.00", "9–150", "kl. 9–15.99"],
)
def test_an_hour_that_no_clock_has_is_told(value: str) -> None:
    assert "klokkeslett som ikke finnes" in says(Hours, value)


@pytest.mark.parametrize(
    "value",
    ["Hverdager 9–15", "mandag til fredag kl. 8–15", "Hele døgnet", "kl. 08.00–15.30", "08:00-24:00", "24/7",
     "1. mai til 30. september kl. 10–14", "uke 27–33 stengt", "åpent 365 dager", "fra 31. januar 2027", "unknown"],
)  # fmt: skip
def test_hours_of_a_clock_days_and_weeks_are_fine(value: str) -> None:
    assert says(Hours, value) == ""
