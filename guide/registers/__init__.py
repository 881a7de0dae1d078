"""What a machine may read elsewhere: one download, one comparison, one careful writer.

A new register is one package beside `lovdata/`. It says what there is as `download.Package`s, or reads the answer of
`download.listed`; what does not agree as `findings.Finding`s; and what the machine may write as a `rewrite.Change` for
each field, with the kind of its records. Then `__main__.py` gets a command as short as `laws`.
"""
