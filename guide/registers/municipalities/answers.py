"""What the registers answer: from the net, or from a folder with the same answers as files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guide.registers.download import NoDownload, listed
from guide.registers.municipalities.shapes import Unusable, following

BRREG = "https://data.brreg.no/enhetsregisteret/api/enheter"
KLASS = "https://data.ssb.no/api/klass/v1/classifications"
MUNICIPALITIES = "municipalities.json"
DISTRICTS = "police.json"
CHANGES = "klass-131-changes.json"
PLACEMENTS = ("klass-109.json", "klass-109-version.json", "klass-109-table.json")
"""The files of a folder, in the order they are asked for. Each of the last three says where the next is."""

Ask = Callable[[str, str], Any]
"""What stands in a file, or else at an address."""


def from_net(_: str, address: str) -> Any:
    """The answer from an address. Raises Unusable."""
    try:
        return listed(address)
    except NoDownload as error:
        raise Unusable(str(error)) from None


def from_folder(folder: Path) -> Ask:
    """Answers that somebody has saved, by the names of their files."""

    def ask(name: str, _: str) -> Any:
        path = folder / name
        try:
            return json.loads(path.read_bytes())
        except OSError as error:
            raise Unusable(f"Kan ikke lese «{name}» i mappa: {error.strerror}") from None
        except (ValueError, RecursionError):
            raise Unusable(f"«{name}» er ikke JSON. Er det en nettside, eller bare en del av svaret?") from None

    return ask


def units(ask: Ask) -> Any:
    """All municipalities as the register of organisations has them."""
    return ask(MUNICIPALITIES, f"{BRREG}?organisasjonsform=KOMM&size=500")


def districts(ask: Ask, numbers: list[str]) -> Any:
    """Organisations by their numbers."""
    return ask(DISTRICTS, f"{BRREG}?organisasjonsnummer={','.join(numbers)}")


def changes(ask: Ask, since: str, until: str) -> Any:
    """The municipalities that were merged, split or got another number between two days."""
    return ask(CHANGES, f"{KLASS}/131/changes?from={since}&to={until}")


def placements(ask: Ask) -> Any:
    """The table of municipalities and police districts, which is three questions away."""
    first, second, third = PLACEMENTS
    version = following(ask(first, f"{KLASS}/109"), "versions", lambda one: not one.get("validTo"))
    table = following(ask(second, version), "correspondenceTables", lambda one: "ommune" in str(one.get("name", "")))
    return ask(third, table)
