"""What the supervisor says: to people on a terminal, as JSON lines elsewhere."""

import json
import os
import socket
import sys
import time


def say(words: str) -> None:
    if not sys.stderr.isatty():
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        line = {"event": words, "level": "info", "logger": "mosty.serve", "time": now}
        words = json.dumps(line, ensure_ascii=False)
    print(words, file=sys.stderr, flush=True)


def notify(state: str) -> None:
    """Tell systemd, when it has started us and wants to know."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as mouth:
        mouth.connect(address.replace("@", "\0", 1) if address[0] == "@" else address)
        mouth.sendall(state.encode())
