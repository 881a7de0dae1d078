"""The editor's preview."""
