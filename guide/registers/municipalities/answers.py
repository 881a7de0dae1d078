"""What the registers answer: from the net, or from a folder with the same answers as files."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from guide.registers.download import NoDownload, listed
from guide.registers.municipalities.shapes import Unusable, table_of, version_of

BRREG = "https://data.brreg.no/enhetsregisteret/api/enheter"
KLASS = "https://data.ssb.no/api/klass/v1"
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
        return listed(address, "det vi spurte om")
    except NoDownload as error:
        raise Unusable(str(error)) from None


def from_folder(folder: Path) -> Ask:
    """Answers that somebody has saved, by the names of their files."""

    def ask(name: str, _: str) -> Any:
        path = folder / name
        try:
            return json.loads(path.read_bytes())
        except FileNotFoundError:
            raise Unusable(f"Mappa mangler fila «{name}». Lagre svaret der, og kjør på nytt") from None
        except OSError as error:
            raise Unusable(f"Kan ikke lese «{name}» i mappa: {error.strerror}") from None
        except (ValueError, RecursionError):
            raise Unusable(f"«{name}» er ikke JSON. Er det en nettside, eller bare en del av svaret?") from None

    return ask


def of_unit(number: str) -> str:
    """Where the register of organisations shows one of them."""
    return f"{BRREG}/{number}"


def units(ask: Ask) -> Any:
    """All municipalities as the register of organisations has them."""
    return ask(MUNICIPALITIES, f"{BRREG}?organisasjonsform=KOMM&size=500")


def districts(ask: Ask, numbers: list[str]) -> Any:
    """Organisations by their numbers."""
    return ask(DISTRICTS, f"{BRREG}?organisasjonsnummer={','.join(numbers)}")


def changes(ask: Ask, since: date, until: date) -> Any:
    """The municipalities that were merged, split or got another number from one day to another, both included."""
    after = until + timedelta(days=1)  # SSB leaves out the day that ends a range
    return ask(CHANGES, f"{KLASS}/classifications/131/changes?from={min(since, until)}&to={after}")


def placements(ask: Ask) -> Any:
    """The table of municipalities and police districts, which is three questions away."""
    first, second, third = PLACEMENTS
    version = _at_home(version_of(ask(first, f"{KLASS}/classifications/109")))
    return ask(third, _at_home(table_of(ask(second, version))))


def _at_home(address: str) -> str:
    """An address that SSB gave, which may only lead on within the same register."""
    if not address.startswith(f"{KLASS}/"):
        raise Unusable(f"SSB viser videre til «{address[:80]}», som ikke er samme sted. Prøv igjen senere")
    return address
