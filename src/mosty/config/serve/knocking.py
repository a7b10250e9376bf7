"""Whether somebody stands at our port."""

import errno
import socket
import time

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}


PATIENCE_S = 2  # somebody may be just leaving


class PortTaken(Exception):
    """Another program has the port; the message says what to do."""


def family(host: str) -> int:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def refuse_taken_port(host: str, port: int) -> None:
    """Granian shares its port with whoever allows it: another Mosty would too."""
    deadline = time.monotonic() + PATIENCE_S
    while error := fault_of_binding(host, port):
        if error.errno != errno.EADDRINUSE:
            raise PortTaken(
                f"Cannot listen on {host}, port {port}: {error.strerror}. Choose others "
                "with --host and --port."
            ) from error
        if time.monotonic() > deadline:
            raise PortTaken(
                f"Port {port} is taken by another program. Choose another with --port."
            ) from error
        time.sleep(0.1)


def fault_of_binding(host: str, port: int) -> OSError | None:
    with socket.socket(family(host), socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error
    return None


def answers(host: str, port: int) -> bool:
    """Whether something at the port speaks HTTP."""
    host = EVERYWHERE.get(host, host)
    try:
        with socket.create_connection((host, port), timeout=5) as knock:
            knock.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            return knock.recv(5) == b"HTTP/"
    except OSError:
        return False
