"""The Norwegian word a reader meets for each choice in the model."""

from __future__ import annotations

LEVEL = {
    "municipal": "Kommunalt",
    "regional": "Regionalt",
    "national": "Nasjonalt",
    "civil_society": "Sivilsamfunn",
}
AUDIENCE = {"professional": "For fagfolk", "public": "For alle"}
CONTACT_KIND = {
    "emergency": "Nødnummer og akutt hjelp",
    "duty_line": "Vakttelefon",
    "professional_advice": "Råd til fagfolk",
    "public_advice": "Råd til alle",
    "switchboard": "Sentralbord",
    "website": "Nettside",
}
REGION_KIND = {"police_district": "Politidistrikt", "rvts_region": "RVTS", "conflict_council": "Konfliktråd"}
UNKNOWN_FIELD = {
    "hours": "når noen svarer",
    "after_contact": "hva som skjer etterpå",
    "languages": "hvilke språk de snakker",
}
CONFIRMED_HOW = {"called": "vi ringte", "wrote": "eieren skrev", "signed": "eieren svarte med signatur"}
CHECK_AGAIN = "Kontroller på nytt etter"
SHOULD_HAVE_BEEN = "Skulle vært kontrollert"
"""Before the day until which something holds: until then, and after it. The day itself always stands."""
WHAT_CONFIRMED_MEANS = "Noen hos eieren har sagt at dette er riktig. Det sier ikke at det er trygt, åpent eller ledig."
EMPHASIS = {"viktig": "Viktig", "avgjørende": "Avgjørende", "nødvendig": "Nødvendig"}
STRENGTH = {"skal": "Skal", "bør": "Bør", "kan": "Kan", "ikke angitt": "Styrke ikke angitt"}
BASIS_HEADING = {"law": "Krever loven", "guide": "Råder veilederen", "own": "Vårt råd"}
BASIS = {"law": "Plikt etter lov", "guide": "Veilederen sier", "own": "Vårt råd"}
ALL_STEPS = {
    "law": "Stegene er plikter etter lov.",
    "guide": "Rådene i stegene er fra veilederen.",
    "own": "Rådene i stegene er våre.",
}
SECTOR = {
    "all": "Alle sektorer",
    "health": "Helse og omsorg",
    "nav": "Nav",
    "child_welfare": "Barnevern",
    "family_counselling": "Familievern",
    "school": "Skole",
    "police": "Politi",
    "corrections": "Kriminalomsorg",
    "crisis_centre": "Krisesenter",
    "kindergarten": "Barnehage",
    "integration": "Integrering",
}
PROVISION_KIND = {
    "right": "Rett",
    "duty": "Plikt",
    "permission": "Adgang",
    "override": "Går foran taushetsplikt",
    "processing_basis": "Behandlingsgrunnlag",
}
STANDING = {
    "repealed": "Opphevet",
    "changed": "Endret, ikke lest på nytt",
    "adopted": "Vedtatt, ikke i kraft",
}
STATE = {"in_force": "I kraft", "repealed": "Opphevet", "adopted": "Vedtatt, ikke i kraft"}
RELATION = {"replaced_by": "erstattet av", "merged_into": "slått sammen med", "related": "se også"}
TOPIC = {
    "individuell-plan": "Individuell plan",
    "koordinator": "Koordinator",
    "samarbeid": "Samarbeid",
    "samtykke": "Samtykke",
    "taushetsplikt": "Taushetsplikt",
    "deling": "Deling av opplysninger",
    "meldeplikt": "Meldeplikt",
    "avvergingsplikt": "Avvergingsplikt",
    "skolemiljo": "Skolemiljø",
    "samarbeidsplikt": "Når loven krever samarbeid",
    "bolig": "Bolig",
    "okonomi": "Økonomi",
    "tolk": "Tolk",
    "personvern": "Personvern",
    "utreise": "Reise og hjemkomst",
    "loslatelse": "Løslatelse",
    "mindrearig": "Barn og unge",
    "beskyttelse": "Beskyttelse",
    "parorende": "Pårørende",
    "rettshjelp": "Advokat og rettshjelp",
}
SHARING_ANSWER = {
    "may": "Tillatt",
    "only": "Bare tillatt",
    "no": "Nei",
    "must": "Plikt",
    "ask": "Spør",
    "none": "Ingen egen regel",
}
SHARING_COLUMN = {
    "consent": "Personen samtykker",
    "danger": "Fare for liv eller helse",
    "offence": "Lovbrudd",
    "own_tasks": "Egne oppgaver krever det",
    "duty": "Plikt",
}
RESOURCE_STATUS = {
    "active": "I bruk",
    "changed": "Endret siden veilederen",
    "replaced": "Erstattet",
    "unverified": "Ikke kontrollert",
}
LANGUAGE = {"nb": "bokmål", "nn": "nynorsk", "en": "engelsk", "da": "dansk", "sv": "svensk", "de": "tysk"}
EVIDENCE = {
    "lovdata": "Lovdatas åpne data",
    "lovdata_mirror": "offentlig speil av Lovdatas åpne data",
    "amending_act": "endringsloven",
    "government": "offentlig nettside",
    "other": "annen kilde",
}
FUNCTION = {
    "lead": "SLT-koordinator eller annen leder av arbeidet",
    "deputy": "Stedfortreder for den som leder arbeidet",
    "police_contact": "Politiets radikaliseringskontakt",
    "nav_office": "Nav-kontoret",
    "child_welfare_duty": "Barnevernvakta",
    "coordinating_unit": "Koordinerende enhet",
    "family_counselling": "Familievernkontoret",
    "crisis_team": "Kriseteamet",
    "municipality": "Sentralbordet i kommunen",
    "child_welfare": "Barnevernstjenesten",
    "police_district": "Politidistriktet",
    "rvts": "RVTS",
    "conflict_council": "Konfliktrådet",
    "crisis_centre": "Krisesenteret",
    "consultation_team": "Konsultasjonsteam",
    "mentor_scheme": "Mentorordning",
    "contact_page": "Side med kontakten i kommunen",
    "legal_aid": "Fri rettshjelp",
    "outreach": "Oppsøkende tjeneste",
}
SMALL_PLACES = "På små steder er det ikke alltid nok å utelate navnet."
"""Stands in every chain before the first call to the municipality."""
NO_CHILD_WELFARE_NUMBER = "Vi har ikke nummeret. Finn det på kommunens nettsider, eller ring kommunens sentralbord."
"""Said where child welfare is named, and nobody knows which municipality it is."""
TIME = {"office": "I kontortiden", "out_of_hours": "Utenom kontortid"}
AID = {
    "nb": {
        "branch": "Svarte du «{}»:",
        "listed": "På lista:",
        "list": "Lista, og det som ikke står på den",
        "left_out": "Disse står ikke på lista:",
        "danger": "Fare for liv",
        "withdrawn": "Regelen er endret, og ingen har lest rådet på nytt. Ring politiet, eller spør en jurist.",
        "why": "Hvorfor",
        "read": "i kraft, lest slik den var {}",
        "read_all": "Reglene er lest slik de var {}, der ikke annet står.",
        "not_read": "ikke lest på nytt",
        "permission": "Dette er en adgang, ikke en plikt.",
        "no_wait": "Har du en plikt, venter du ikke.",
        "yours": "Plikten er din. Det er ikke nok å si det til lederen.",
        "write": "Skriv ned",
        "also": "Sjekk også",
        "reviewed": "Kvalitetssikret av {} {}.",
        "unreviewed": "Ikke juridisk kvalitetssikret. Les paragrafen, og spør før du deler. "
        "Har du en plikt, venter du ikke.",
        "changes": "Endrer noe seg, begynn på nytt.",
        "paper": "For deg som hjelper i jobben. Svar på ett spørsmål om gangen, og følg tallet eller bokstaven.",
        "again": "Begynn på nytt",
        "back": "Ett steg tilbake",
        "print": "Skriv ut dette svaret",
    },
    "nn": {
        "branch": "Svara du «{}»:",
        "listed": "På lista:",
        "list": "Lista, og det som ikkje står på henne",
        "left_out": "Desse står ikkje på lista:",
        "danger": "Fare for liv",
        "withdrawn": "Regelen er endra, og ingen har lese rådet på nytt. Ring politiet, eller spør ein jurist.",
        "why": "Kvifor",
        "read": "i kraft, lesen slik han var {}",
        "read_all": "Reglane er lesne slik dei var {}, der ikkje anna står.",
        "not_read": "ikkje lesen på nytt",
        "permission": "Dette er eit høve, ikkje ei plikt.",
        "no_wait": "Har du ei plikt, ventar du ikkje.",
        "yours": "Plikta er di. Det er ikkje nok å seie det til leiaren.",
        "write": "Skriv ned",
        "also": "Sjekk også",
        "reviewed": "Kvalitetssikra av {} {}.",
        "unreviewed": "Ikkje juridisk kvalitetssikra. Les paragrafen, og spør før du deler. "
        "Har du ei plikt, ventar du ikkje.",
        "changes": "Endrar noko seg, byrj på nytt.",
        "paper": "For deg som hjelper i jobben. Svar på eitt spørsmål om gongen, og følg talet eller bokstaven.",
        "again": "Byrj på nytt",
        "back": "Eitt steg tilbake",
        "print": "Skriv ut dette svaret",
    },
}
"""What stands around the texts of the decision aid, in both written standards."""
