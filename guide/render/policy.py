"""What a browser may do with a page: written in the page itself, and sent with it by servers that send headers."""

IN_PAGE = (
    # data: is for the small drawings in the style sheet.
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
"""As much of the policy as a page can say of itself. Whether others may frame it, only a header can."""
TAG = f'<meta http-equiv="Content-Security-Policy" content="{IN_PAGE}">'
"""The policy as the theme writes it."""
