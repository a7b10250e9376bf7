"""The process that tells what a foreign file is: limits first, then the file.

Takes the file on stdin and answers with `{"media_type": …}` on stdout.
"""

import contextlib
import json
import sys

from mosty.documents.confined import confine
from mosty.documents.filetypes import UNKNOWN, media_type_of


def main() -> int:
    confine()
    media_type = UNKNOWN
    with contextlib.suppress(MemoryError):
        media_type = media_type_of(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps({"media_type": media_type}))
    return 0
