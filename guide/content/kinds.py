"""The one table of kinds."""

from __future__ import annotations

from guide.content.acts import Act
from guide.content.fields import Model
from guide.content.model import (
    Concept,
    ConsentAge,
    ContactWords,
    County,
    Duty,
    Fact,
    LawWords,
    MeetingPoint,
    Municipality,
    PageWords,
    Phase,
    PoliceSharing,
    Publication,
    Region,
    Resource,
    ResourceWords,
    Role,
    RoleWords,
    Service,
    ServiceWords,
    Situation,
    SituationWords,
    StepWords,
    Synonyms,
    Term,
    TermWords,
)

KINDS: dict[str, type[Model]] = {
    "services": Service,
    "laws": Act,
    "steps": Phase,
    "situations": Situation,
    "roles": Role,
    "resources": Resource,
    "glossary": Term,
    "facts": Fact,
    "duties": Duty,
    "police_sharing": PoliceSharing,
    "consent_ages": ConsentAge,
    "first_meeting": MeetingPoint,
    "counties": County,
    "municipalities": Municipality,
    "regions": Region,
    "synonyms": Synonyms,
    "concepts": Concept,
    "publication": Publication,
    "words/services": ServiceWords,
    "words/contacts": ContactWords,
    "words/laws": LawWords,
    "words/steps": StepWords,
    "words/situations": SituationWords,
    "words/roles": RoleWords,
    "words/resources": ResourceWords,
    "words/glossary": TermWords,
    "words/pages": PageWords,
}
"""Which model each file `data/<kind>.yaml` holds: a list of records, except publication."""
WORDS = tuple(kind for kind in KINDS if kind.startswith("words/"))
"""The kinds that hold the words of the search: one file for each kind of record they lead to."""
