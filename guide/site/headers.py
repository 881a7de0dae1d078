"""What a browser may do with a page, as headers, and the same as three kinds of servers want them written."""

from __future__ import annotations

from pathlib import Path

from guide.project import ROOT
from guide.render.policy import IN_PAGE

HEADERS = {
    "Content-Security-Policy": f"{IN_PAGE}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # A number that is corrected must be right at the next look. Asking whether a file has changed is cheap.
    "Cache-Control": "no-cache",
}
"""Every header of every answer. The files for nginx, Apache and static hosts are made of this and of nothing else."""

NGINX = ROOT / "deploy" / "nginx.conf"
_NOT_FOUND = "404.html"
_OURS = r"/(?!\.well-known(?:/|$))[._]"
"""What begins with a dot or an underscore is for servers, and not for readers, but for one folder of the web's own."""
_REFUSED = (400, 401, 403, 404, 405, 410, 411, 412, 413, 414, 415, 416, 429)
_FAILED = (500, 501, 502, 503, 504)
_NGINX_OWN = (494, 495, 496, 497)
"""What nginx says of headers that are too long and of certificates, which it shows as 400."""
_TYPES = "text/html text/css text/javascript application/javascript application/json image/svg+xml text/plain"


def static_host() -> str:
    """`_headers`, which Netlify, Cloudflare Pages and others read from the published folder."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())


def apache(base: str) -> str:
    """`.htaccess`, which Apache reads from the published folder."""
    return "\n".join([
        *(f"ErrorDocument {status} {base}{_NOT_FOUND}" for status in (*_REFUSED, *_FAILED)),
        "Options -Indexes",
        "<IfModule mod_alias.c>",
        f'  RedirectMatch 404 "{_OURS}"',
        "</IfModule>",
        "DirectoryIndex index.html",
        "AddDefaultCharset utf-8",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in HEADERS.items()),
        "</IfModule>",
        "<IfModule mod_deflate.c>",
        f"  AddOutputFilterByType DEFLATE {_TYPES}",
        "</IfModule>",
        "",
    ])  # fmt: skip


def nginx() -> str:
    """The inside of a `server` block. nginx reads it only where its owner includes it."""
    return "\n".join([
        "# Laget av guide/site/headers.py med «make headers». Ikke rett her.",
        "# Ta den inn i en server-blokk som har root: include /sti/til/nginx.conf;",
        "index index.html;",
        f"error_page {' '.join(map(str, (*_REFUSED, *_NGINX_OWN, *_FAILED)))} /{_NOT_FOUND};",
        f"location = /{_NOT_FOUND} {{ internal; }}",
        f'location ~ "{_OURS}" {{ return 404; }}',
        "absolute_redirect off;",  # behind a proxy nginx knows neither the address nor https
        "charset utf-8;",
        "server_tokens off;",
        "gzip on;",
        "gzip_comp_level 6;",  # nginx would pack at level 1, which makes the search index a fifth larger
        "gzip_vary on;",
        f"gzip_types {_TYPES.removeprefix('text/html ')};",  # nginx always packs text/html, and says so loudly
        *(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
        "",
    ])  # fmt: skip


def write_nginx(target: Path = NGINX) -> None:
    """Write the file that lies in the repository."""
    target.parent.mkdir(exist_ok=True)
    target.write_text(nginx(), "utf-8")
