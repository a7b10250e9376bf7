"""This machine: mail, storage, fonts, static files, the key, the address."""

import datetime
import json
import os
import re
import smtplib
import stat
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host
from django.utils.timezone import localdate

from mosty.config.checkup.findings import Finding, fault, fine, warning
from mosty.config.health import has_storage
from mosty.config.keys import NAME, SHORTEST
from mosty.letters import delivery
from mosty.places.workdays import lacking_years

PATIENCE_S = 5
COMFORTABLE_BYTES = 1_000_000_000
FONT_IN_CSS = re.compile(r"url\([\"']?([^)\"']+\.woff2)[\"']?\)")


def findings(settings) -> list[Finding]:
    data = Path(settings.DATA)
    return [
        data_folder(data),
        key(data, settings.SECRET_KEY),
        address(settings),
        mail(settings),
        storage(Path(settings.MEDIA_ROOT)),
        fonts(Path(settings.PACKAGE) / "ui" / "static" / "ui"),
        static(Path(settings.STATIC_ROOT)),
        calendar(localdate()),
    ]


def calendar(on: datetime.date) -> Finding:
    years = ", ".join(map(str, lacking_years(on)))
    if years:
        return warning(
            "calendar",
            f"the working days of {years} are not loaded: no deadline can be reckoned",
            "Once they are settled, install the new version, or `mosty workdays FILE`.",
        )
    return fine("calendar", "working days are loaded as far as they should be")


def data_folder(data: Path) -> Finding:
    if not data.is_dir():
        return warning("data", f"{data} is not there", "`mosty serve` makes it.")
    owner = data.stat().st_uid
    if owner != os.geteuid():
        return fault(
            "data",
            f"{data} belongs to user {owner}, and this is user {os.geteuid()}",
            "Run Mosty's commands as the user that serves (sudo -u mosty mosty …).",
        )
    return fine("data", f"{data}")


def key(data: Path, secret: str) -> Finding:
    path = data / NAME
    if not path.exists() or path.read_text(encoding="ascii").strip() != secret:
        if len(secret) < SHORTEST:
            said = f"SECRET_KEY is shorter than {SHORTEST} characters"
            return fault("secret key", said, "Set a longer one, or none.")
        return fine("secret key", "given by SECRET_KEY")
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        said = f"others can read {path}"
        return fault("secret key", said, f"Run chmod 600 {path}.")
    return fine("secret key", "only its owner reads it")


def address(settings) -> Finding:
    url = urlsplit(settings.PUBLIC_URL)
    said = settings.PUBLIC_URL
    if not url.hostname or not validate_host(url.hostname, settings.ALLOWED_HOSTS):
        return fault(
            "address",
            f"{said} is not answered: its host is not in MOSTY_HOSTS",
            f"Set MOSTY_HOSTS={url.hostname or '<host>'}.",
        )
    if url.scheme != "https" and not settings.IS_LOCAL:
        return fault(
            "address",
            f"{said} is not https, and nobody can sign in without it",
            "Set up TLS (deploy/nginx.conf) and write https in MOSTY_URL.",
        )
    if url.scheme == "https" and not settings.PROXIES:
        return warning(
            "address",
            f"{said}, but no proxy is trusted: all visitors seem to come from one",
            "Name the proxy that ends TLS, such as MOSTY_PROXIES=127.0.0.1.",
        )
    return fine("address", said)


def mail(settings) -> Finding:
    if settings.EMAIL_URL:
        return mail_server(settings.EMAIL_URL, sender=settings.LETTERS_FROM)
    folder = Path(settings.EMAIL_FOLDER)
    if not has_storage(folder):
        said = f"letters cannot be put into {folder}"
        return fault("mail", said, "Give the right to write, or set MOSTY_SMTP.")
    said = f"letters are only put into {folder}"
    if settings.IS_LOCAL:
        return fine("mail", said)
    return warning("mail", said, "Nobody gets them: set MOSTY_SMTP.")


def mail_server(url: str, *, sender: str) -> Finding:
    try:
        server = delivery.server(url)
    except ImproperlyConfigured as error:
        return fault("mail", "MOSTY_SMTP is not understood", str(error))
    where = f"{server.host}:{server.port}"
    try:
        with delivery.session(server, patience_s=PATIENCE_S):
            pass  # as far as a letter would go, and none is sent
    except (smtplib.SMTPException, OSError) as error:
        return fault(
            "mail",
            f"{where} does not take us: {' '.join(str(error).split())}",
            "Compare host, port, tls and password in MOSTY_SMTP with the server's.",
        )
    if sender.endswith("@localhost"):
        said = f"{where} answers, but letters come from {sender}"
        return warning("mail", said, "Set MOSTY_LETTERS_FROM to an address of yours.")
    return fine("mail", f"{where} answers")


def storage(folder: Path) -> Finding:
    if not has_storage(folder):
        said = f"nothing can be stored in {folder}"
        return fault("storage", said, "Give the right to write there, or make room.")
    there = next(path for path in [folder, *folder.parents] if path.exists())
    state = os.statvfs(there)
    free = state.f_bavail * state.f_frsize
    said = f"{folder} has {free / 1_000_000_000:.1f} GB of space"
    if free < COMFORTABLE_BYTES:
        return warning("storage", said, "Make room before it is full.")
    return fine("storage", said)


def fonts(ui: Path) -> Finding:
    asked = {
        (sheet.parent / name).resolve()
        for sheet in ui.glob("css/*.css")
        for name in FONT_IN_CSS.findall(sheet.read_text(encoding="utf-8"))
    }
    missing = sorted(path.name for path in asked if not is_font(path))
    if missing or not asked:
        said = f"fonts are not there: {', '.join(missing) or 'none is named'}"
        return fault("fonts", said, "Install Mosty anew (make install).")
    return fine("fonts", f"{len(asked)} are there")


def is_font(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"wOF2"
    except OSError:
        return False


def static(root: Path) -> Finding:
    remedy = "Collect them with `mosty prepare`."
    try:
        paths = json.loads((root / "staticfiles.json").read_text())["paths"]
    except (OSError, ValueError, KeyError):
        return fault("static files", f"they are not collected in {root}", remedy)
    missing = [name for name in paths.values() if not (root / name).exists()]
    if missing:
        said = f"{len(missing)} are gone, such as {missing[0]}"
        return fault("static files", said, remedy)
    return fine("static files", f"{len(paths)} are collected")
