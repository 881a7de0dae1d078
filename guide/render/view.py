"""What a partial sees: the catalogue, the day, the page it stands on, and safe ways to write values."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from jinja2 import Template
from jinja2.environment import TemplateModule

from guide.content import labels
from guide.content.acts import Act, Provision
from guide.content.catalog import Catalog
from guide.content.coverage import Office
from guide.content.fields import Certain, Model
from guide.content.kinds import KINDS
from guide.content.model import Contact, Role, Situation, Statement, Step
from guide.content.pages import read_page
from guide.content.references import references
from guide.content.registers import County, Municipality, Region
from guide.content.reviews import PageReview
from guide.content.values import UNKNOWN
from guide.facts import confirmation, law, report, review, status
from guide.facts.phone import tel_uri
from guide.facts.place import actor_kind, address, built, in_order
from guide.project import ROOT
from guide.render.partials import partials
from guide.render.policy import TAG

Named = TypeVar("Named", County, Municipality)


@dataclass(frozen=True)
class View:
    """One page in the making. `source` is its path under docs/, such as `tjenester/nav.md`."""

    catalog: Catalog
    today: date
    source: str
    meta: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def render(self, partial: str, **values: Any) -> str:
        """Fill in a partial."""
        return partials(ROOT).get_template(partial).render(parts=self.parts, **self.context, **values)

    @property
    def parts(self) -> TemplateModule:
        """The small macros that the partials share."""
        return _parts(partials(ROOT).get_template("parts.html"), self)

    @property
    def context(self) -> dict[str, Any]:
        """What every partial sees."""
        return {"view": self, "catalog": self.catalog, "today": self.today}

    def path(self, target: str) -> str:
        """The way from this page to another, as Markdown source: `../roller/mentor.md#oppgaver`."""
        page, hash_sign, anchor = target.partition("#")
        return _way(page, posixpath.dirname(self.source)) + hash_sign + anchor

    def href(self, target: str) -> str:
        """The same way in the built site, for partials that are HTML."""
        return re.sub(r"\.md(?=#|$)", ".html", self.path(target))

    def place(self, kind: str, one: str) -> str:
        """The page and anchor where a record stands, from the top of docs/."""
        return address(self.catalog, kind, one)

    def to(self, kind: str, one: str) -> str:
        """The way from this page to where a record stands, in the built site."""
        return self.href(self.place(kind, one))

    def actor(self, one: str) -> str:
        """The way to a service or a role, in the built site."""
        return self.to(actor_kind(self.catalog, one), one)

    def actor_name(self, actor: str) -> str:
        """The name of a service or a role."""
        return (self.catalog.services.get(actor) or self.catalog.roles[actor]).name

    def state(self, provision: Provision) -> str:
        """The provision's state on the day of the build."""
        return law.state(provision, self.today)

    def withdrawn(self, provision: Provision) -> bool:
        """Whether our sentence about the provision may not be shown: the law has changed since somebody read it."""
        return law.is_withdrawn(provision, self.today)

    def stands(self, statement: Statement) -> bool:
        """Whether a duty by law still rests on provisions that hold as they were read."""
        return statement.basis != "law" or self.rests(statement.laws)

    def rests(self, laws: Iterable[str]) -> bool:
        """Whether a sentence of ours rests on provisions that hold as they were read."""
        provisions = [self.catalog.provisions[one] for one in laws]
        return not any(self.withdrawn(one) or self.state(one) == "repealed" for one in provisions)

    def lets_share(self, provisions: Iterable[str]) -> bool:
        """Whether one of the provisions says when something may be shared: then the duties come first."""
        return any(law.lets_share(self.catalog.provisions[one]) for one in provisions)

    def newest_read_ahead(self, provisions: Iterable[str], act: Act) -> date | None:
        """The newest day from which some of an act's provisions have a wording read in an amending act only."""
        ahead = [one for one in act.provisions if one.id in provisions and law.read_ahead(one)]
        return max((one.text_in_force_from for one in ahead if one.text_in_force_from), default=None)

    def doubts(self, provisions: Iterable[str], act: Act) -> list[str]:
        """What is not certain about some of an act's provisions, each sentence once."""
        chosen = [one for one in act.provisions if one.id in provisions]
        return list(dict.fromkeys(one.doubt for one in chosen if one.doubt))

    def all_signed(self, act: Act) -> bool:
        """Whether a lawyer has signed all that is said of the provisions of an act."""
        return all(review.is_signed(one, self.today) for one in act.provisions)

    def any_signed(self, act: Act) -> bool:
        """Whether a lawyer has signed what is said of some provision of an act."""
        return any(review.is_signed(one, self.today) for one in act.provisions)

    @property
    def page_review(self) -> PageReview | None:
        """A lawyer's approval of this page as it is now, when there is one."""
        path = ROOT / "docs" / self.source
        page = read_page(path, self.source) if self.source in self.catalog.page_reviews and path.is_file() else None
        signed = page is not None and review.is_page_signed(self.catalog, page, self.today)
        return self.catalog.page_reviews[self.source] if signed else None

    def provision_ids(self, act: Act) -> list[str]:
        """The provisions of an act by id."""
        return [one.id for one in act.provisions]

    def changed_provisions(self, act: Act) -> list[str]:
        """The provisions of an act that have changed since somebody read our sentence about them."""
        return [one.id for one in act.provisions if self.withdrawn(one)]

    def dated(self, record: Model) -> list[Certain]:
        """The records with a date that a record refers to."""
        return self._aged(value for _, ref, value in references(record) if "resources" not in ref.kind)

    def _aged(self, named: Iterable[object]) -> list[Certain]:
        """Those of some ids that name a record with an age."""
        groups = [self.catalog.records(kind.name) for kind in KINDS.values() if kind.aged]
        return [group[one] for one in dict.fromkeys(named) for group in groups if one in group]

    def chains(self, situation: Situation) -> list[Step]:
        """The steps of a situation in which somebody notifies somebody."""
        return [self.catalog.steps[one] for one in situation.steps if self.catalog.steps[one].chain]

    def unknown(self, contact: Contact) -> list[str]:
        """What nobody knows of a contact point, in words."""
        return [word for name, word in labels.UNKNOWN_FIELD.items() if getattr(contact, name) == UNKNOWN]

    def check_again(self, records: Iterable[Certain]) -> date | None:
        """The first day after which somebody should look again at one of some records."""
        days = (confirmation.check_again(self.catalog, one, self.today) for one in records)
        return min((one for one in days if one), default=None)

    def confirmed(self, records: Iterable[Certain]) -> list[Certain]:
        """Those of some records that their owner has confirmed."""
        reached = [one for one in records if isinstance(one, (Contact, Office))]
        return [
            one for one in reached if (found := status.of(one, self.catalog, self.today)) and found.form == "confirmed"
        ]

    def report_address(self, one: str) -> str | None:
        """Where somebody tells that a record is wrong. Nowhere from a page for everybody: a mail is a trace."""
        if self.meta.get("audience") == "public":
            return None
        return report.address(self.catalog.publication, one, built(self.source), self.today)

    def actor_names(self, actors: tuple[str, ...]) -> str:
        """The short names of those who share one link of a chain: «Kommunen eller Nav»."""
        services, roles = self.catalog.services, self.catalog.roles
        return " eller ".join((services[one].short_name or services[one].name) if one in services else roles[one].name
                              for one in actors)  # fmt: skip

    def contacts_of(self, service: str) -> tuple[Contact, ...]:
        """The contact points of a service, or else of the service it is a part of."""
        found = self.catalog.services[service]
        return found.contacts or (self.contacts_of(found.parent) if found.parent else ())

    def role_contacts(self, role: Role) -> list[Contact]:
        """The contact points on a role's page, each once: its own service's, then those of the services it involves."""
        own = self.catalog.services[role.service].contacts if role.service else ()
        involved = [one for service in role.involve for one in self.contacts_of(service)]
        return list({one.id: one for one in (*own, *involved)}.values())

    def situation_contacts(self, situation: Situation) -> list[Contact]:
        """The contact points of a situation, each once, in the order the card names them."""
        ids = [one for action in situation.do_now for one in action.contacts]
        ids += [one for call in situation.call for one in (call.contact, *call.also) if one]
        return [self.catalog.contacts[one] for one in dict.fromkeys(ids)]

    def municipalities(self, county: County) -> list[Municipality]:
        """The municipalities of a county, in the order of the Norwegian alphabet."""
        return self.alphabetical(one for one in self.catalog.municipalities.values() if one.county == county.id)

    def alphabetical(self, records: Iterable[Named]) -> list[Named]:
        """Records in the order of the Norwegian alphabet."""
        return sorted(records, key=lambda one: in_order(one.name))

    def regions_of(self, municipalities: Iterable[Municipality], kind: str) -> list[Region]:
        """The regions of a kind that some municipalities belong to, each once."""
        ids = dict.fromkeys(one.placements[kind].region for one in municipalities)
        return [self.catalog.regions[one] for one in ids]

    def records_on_page(self) -> list[Certain]:
        """The records with a date that the page's macros name."""
        path = ROOT / "docs" / self.source
        calls = read_page(path, self.source).calls if path.is_file() else ()
        return self._aged(argument for call in calls for argument in call.arguments)

    def section_title(self, section: str) -> str:
        """The heading of a section of the original guide."""
        sections = self.catalog.publication.guide.sections
        return next(item.title for item in sections if item.id == section)


@lru_cache(maxsize=4096)
def _way(page: str, folder: str) -> str:
    """From a folder to a page. Both from the top, so that nobody has to ask where this process stands."""
    return posixpath.relpath(f"/{page}", f"/{folder}")


@lru_cache(maxsize=1)
def _parts(template: Template, view: View) -> TemplateModule:
    """Made once a page, whose macros come one after another."""
    return template.make_module(view.context)


def furniture(catalog: Catalog, today: date) -> dict[str, Any]:
    """What the theme puts on pages: the policy, the draft mark, the publisher, the urgent numbers, the ways back."""
    publication = catalog.publication
    strips = {name: getattr(publication.urgent, name) for name in ("professional", "public")}
    return {
        "policy": TAG,
        "approved": publication.approval is not None,
        "publisher": publication.publisher,
        "counties": {one.number: _county(catalog, one) for one in catalog.municipalities.values()},
        "urgent": {name: [_urgent(catalog, today, one.contact, one.label) for one in strip]
                   for name, strip in strips.items()},
    }  # fmt: skip


def _county(catalog: Catalog, one: Municipality) -> dict[str, str]:
    """What leads back from the page of a municipality, which is not in the menu."""
    return {"name": catalog.counties[one.county].name, "page": built(address(catalog, "counties", one.county))}


def _urgent(catalog: Catalog, today: date, one: str, label: str) -> dict[str, Any]:
    contact = catalog.contacts[one]
    number = contact.phones[0].number
    found = status.of(contact, catalog, today)
    return {"label": label, "number": number, "tel": tel_uri(number), "mark": found}
