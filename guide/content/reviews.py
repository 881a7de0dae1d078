"""The pages that a lawyer has read, each tied to what it said then."""

from __future__ import annotations

from pydantic import Field

from guide.content.fields import PageRef, SignedReview


class PageReview(SignedReview):
    """A lawyer's approval of a page that says something of the law."""

    id: PageRef = Field(description="Siden, som stien under docs/, for eksempel taushetsplikt/index.md")
