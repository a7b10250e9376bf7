"""Try deploy/nginx.conf for real: nginx with TLS before `mosty serve`.

    .venv/bin/python tools/try_nginx.py [path of nginx]

Everything on loopback, in a scratch folder, with a certificate made for the trial.
Prints each promise and whether it is kept; exit code 1 when one is broken.
"""

import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

from mosty.config.database.place import Place

ROOT = Path(__file__).resolve().parent.parent
MOSTY = Path(sys.executable).with_name("mosty")
NAME = "mosty.example.ru"
APP, PLAIN, SECURE = 8241, 8242, 8243
WAIT_S = 90


def configuration(scratch: Path) -> Path:
    """The shipped file with the trial's ports and paths, in a whole nginx.conf."""
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    for pattern, put in (
        (r"listen 80;", f"listen 127.0.0.1:{PLAIN};"),
        (r"listen 443 ssl http2;", f"listen 127.0.0.1:{SECURE} ssl http2;"),
        (r"listen \[::\]:.*\n", ""),
        (r"127\.0\.0\.1:8000", f"127.0.0.1:{APP}"),
        (r"/var/log/nginx/", f"{scratch}/"),
        (r"/etc/ssl/mosty/", f"{scratch}/"),
    ):
        text, count = re.subn(pattern, put, text)
        assert count, f"deploy/nginx.conf has no {pattern}"
    (scratch / "mosty.conf").write_text(text)
    temporary = "".join(
        f"{what}_temp_path {scratch}/{what};\n"
        for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = scratch / "nginx.conf"
    whole.write_text(
        f"daemon off; pid {scratch}/nginx.pid; error_log {scratch}/error.log;\n"
        "worker_processes 1; events { worker_connections 256; }\n"
        f"http {{ {temporary} include {scratch}/mosty.conf; }}\n"
    )
    return whole


def certificate(scratch: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    command += ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    command += ["-keyout", scratch / "privkey.pem", "-out", scratch / "fullchain.pem"]
    subprocess.run(command, check=True, capture_output=True)


def ask(path="/", *, scratch=None, port=SECURE, method="GET", **headers):
    """Status, headers (names in small letters) and body."""
    if scratch is None:
        door = HTTPConnection("127.0.0.1", port, timeout=30)
    else:
        context = ssl.create_default_context(cafile=str(scratch / "fullchain.pem"))
        context.check_hostname = False
        door = HTTPSConnection("127.0.0.1", port, timeout=30, context=context)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    door.request(method, path, headers={"Host": NAME, **sent})
    answer = door.getresponse()
    body = answer.read().decode(errors="replace")
    told = {}
    for name, value in answer.getheaders():
        told[name.lower()] = f"{told[name.lower()]}; {value}" if name in told else value
    return answer.status, told, body


def wait_for(path, status, **how):
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        try:
            if ask(path, **how)[0] == status:
                return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def promises_while_up(scratch: Path, log: Path):
    yield "ready through TLS", wait_for("/readyz", 200, scratch=scratch)
    status, told, _ = ask("/sign-in?x=1", port=PLAIN)
    to = told.get("location")
    yield "HTTP goes to HTTPS", (status, to) == (301, f"https://{NAME}/sign-in?x=1")
    forged = {"X_Forwarded_For": "198.51.100.9", "X_Forwarded_Proto": "http"}
    status, told, body = ask("/sign-in", scratch=scratch, **forged)
    hsts = told.get("strict-transport-security", "")
    yield "sign-in page stands", status == 200
    yield "HSTS for a year, though http was forged", "max-age=31536000" in hsts
    cookie = told.get("set-cookie", "")
    yield "cookies are secure", "secure" in cookie.lower() and "csrftoken" in cookie
    found = re.search(r"/static/[\w./-]+\.css", body)
    css = found[0] if found else "/static/none"
    status, told, _ = ask(css, scratch=scratch, Accept_Encoding="br, gzip")
    yield "static files come compressed", told.get("content-encoding") in {"br", "gzip"}
    yield "and are kept for ever", "immutable" in told.get("cache-control", "")
    ask("/nowhere/", scratch=scratch, **forged)
    lines = log.read_text()
    yield "client address is nginx's word", '"address": "127.0.0.1"' in lines
    yield "forged address is nowhere", "198.51.100" not in lines
    ask("/en/sign-in/one-time-secret?q=query-secret", scratch=scratch)
    written = (scratch / "mosty.log").read_text() + log.read_text()
    yield "no secret in any log", "-secret" not in written
    yield (
        "request has one name in both",
        bool(re.search(r'"request_id": "([0-9a-f]{32})', log.read_text())),
    )
    many = [ask("/sign-in", scratch=scratch)[0] for _ in range(30)]
    yield "sign-in is limited", 429 in many


def promises_while_down(scratch: Path):
    status, told, body = ask("/", scratch=scratch)
    yield "503 while Mosty is down", status == 503 and "Сайт обновляется" in body
    yield "and says when to come back", told.get("retry-after") == "30"


def main(nginx: str) -> int:
    scratch = Path(tempfile.mkdtemp(prefix="mosty-nginx-"))
    scratch.chmod(0o755)
    certificate(scratch)
    whole = configuration(scratch)
    environ = {**os.environ, "MOSTY_DATA": str(scratch / "var"), "MOSTY_HOSTS": NAME}
    environ |= {"MOSTY_URL": f"https://{NAME}", "MOSTY_PROXIES": "127.0.0.1"}
    log = scratch / "serve.log"
    kept = []
    with log.open("w") as out:
        serve = subprocess.Popen(
            [MOSTY, "serve", "--port", str(APP)], env=environ, stdout=out, stderr=out
        )
    front = subprocess.Popen([nginx, "-e", scratch / "error.log", "-c", whole])
    try:
        for promise, is_kept in promises_while_up(scratch, log):
            kept.append(is_kept)
            print("kept  " if is_kept else "BROKEN", promise, flush=True)
        serve.terminate()
        serve.wait()
        for promise, is_kept in promises_while_down(scratch):
            kept.append(is_kept)
            print("kept  " if is_kept else "BROKEN", promise, flush=True)
    finally:
        for process in (front, serve):
            process.terminate()
            process.wait()
    if all(kept):
        shutil.rmtree(Place(scratch / "var").folder)  # elsewhere when run as root
        shutil.rmtree(scratch)
        return 0
    print(f"See {scratch}.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "nginx"))
