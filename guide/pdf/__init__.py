"""The site on paper: the built pages as Typst, set as tagged PDF, with a municipality's own part."""
