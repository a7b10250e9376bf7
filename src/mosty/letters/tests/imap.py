"""A small IMAP server on loopback: enough of RFC 3501 to sign in, search and fetch."""

import re
import socketserver
import threading
from contextlib import contextmanager


class Session(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line + b"\r\n")

    def handle(self):
        self.say(b"* OK ready")
        for line in self.rfile:
            tag, _space, asked = line.strip().partition(b" ")
            word = asked.split(b" ")[0].upper()
            self.server.asked.append(asked)
            if word == b"LOGIN" and b"secret" not in asked:
                self.say(tag + b" NO wrong password")
                continue
            self.answer(word, asked)
            self.say(tag + b" OK done")
            if word == b"LOGOUT":
                return

    def answer(self, word, asked):
        mails = self.server.mails
        if word == b"CAPABILITY":
            self.say(b"* CAPABILITY IMAP4rev1")
        elif word == b"EXAMINE":
            self.say(b"* %d EXISTS" % len(mails))
            self.say(b"* OK [UIDVALIDITY %d] valid" % self.server.validity)
        elif b"SEARCH" in asked:
            first = int(re.search(rb"UID (\d+):", asked)[1])
            # as the standard has it, `n:*` always names the last mail too
            found = [n for n in mails if n >= first] or list(mails)[-1:]
            self.say(b"* SEARCH " + b" ".join(b"%d" % n for n in found))
        elif b"FETCH" in asked:
            number = int(re.search(rb"FETCH (\d+)", asked)[1])
            body = mails[number]
            self.say(b"* 1 FETCH (UID %d BODY[]<0> {%d}" % (number, len(body)))
            self.wfile.write(body)
            self.say(b")")
        elif word == b"LOGOUT":
            self.say(b"* BYE")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def imap_server(mails):
    """A server whose mailbox holds `mails`: {number: bytes}; its port is `.port`."""
    server = Server(("127.0.0.1", 0), Session)
    server.mails, server.validity, server.asked = mails, 7, []
    server.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
