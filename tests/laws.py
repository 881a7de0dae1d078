"""Small acts in the formats of Lovdata's open data and of its mirror, and the folders of real ones if they are here."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from guide.project import ROOT

_SHARED = Path(os.environ.get("GUIDE_SHARED") or ROOT.parent / "shared")
SHARED, MIRROR = _SHARED / "lovdata", _SHARED / "lovdata-2026-07-02"
HEAD = {
    "legacyID": "LOV-2001-02-03-4",
    "dokid": "NL/lov/2001-02-03-4",
    "dateInForce": "2002-01-01",
    "lastChangeInForce": "2020-07-01",
    "lastChangedBy": '<a href="lov/2020-06-19-70">lov/2020-06-19-70</a> fra 2020-07-01',
    "titleShort": "Prøveloven",
    "title": "Lov om prøver (prøveloven)",
}
PATH = HEAD["dokid"]
MIRRORED = {
    "tittel": "Lov om prøver (prøveloven)",
    "korttittel": "Prøveloven",
    "refid": "lov/2001-02-03-4",
    "ikrafttredelse": "2002-01-01",
    "sist-endret": "lov/2020-06-19-70",
    "sist-endret-ikrafttredelse": "2020-07-01",
}
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"{SHARED.name}/ is not here")
needs_mirror = pytest.mark.skipif(not MIRROR.is_dir(), reason=f"{MIRROR.name}/ is not here")


def section(
    number: str, title: str | None = "Formål", note: str = "", inside: str = "", path: str = PATH, level: int = 3
) -> str:
    """A section as Lovdata writes it."""
    name = f"§{number.replace(' ', '')}"
    heading = f'<span class="legalArticleTitle">{title}</span>' if title else ""
    header = f'<span class="legalArticleValue">§ {number}</span>. {heading}'
    return (
        f'<article class="legalArticle" data-lovdata-URL="{path}/{name}" data-name="{name}">'
        f'<h{level} class="legalArticleHeader">{header}</h{level}><article class="legalP">Ord.</article>{inside}'
        f"{f'<article class={chr(34)}changesToParent{chr(34)}>{note}</article>' if note else ''}</article>"
    )


def chapter(number: str, title: str, inside: str = "", note: str = "") -> str:
    """A chapter as Lovdata writes it: its note follows its heading."""
    remark = f'<article class="changesToParent">{note}</article>' if note else ""
    name = f"kap{number.replace(' ', '')}"
    return f'<section class="section" data-name="{name}"><h2>{title}</h2>{remark}{inside}</section>'


def act(body: str = "", head: dict[str, str | None] | None = None, before: str = "<!DOCTYPE html>") -> bytes:
    """A whole file; `head` replaces fields of the head, None takes one away."""
    fields = {**HEAD, **(head or {})}
    listed = "".join(
        f'<dt class="{name}">Felt</dt><dd class="{name}">{value}</dd>'
        for name, value in fields.items()
        if value is not None
    )
    return (
        f'<?xml version="1.0"?>\n{before}\n<html lang="no"><head><title>Prøve</title></head><body>'
        f'<header class="documentHeader"><dl class="data-document-key-info">{listed}</dl></header>'
        f'<main class="documentBody" data-lovdata-URL="{fields["dokid"]}" id="dokument"><h1>Prøve</h1>{body}</main>'
        "</body></html>"
    ).encode()


def mirrored(body: str = "", head: dict[str, str | None] | None = None) -> bytes:
    """A whole file as the mirror has it; `head` replaces fields of the head, None takes one away."""
    fields = {**MIRRORED, **(head or {})}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value is not None]
    return "\n".join(["---", *lines, "---", "", f"# {fields['tittel']}", "", body]).encode()
