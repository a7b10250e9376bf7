"""`mosty serve`: database, web and worker together, until told to stop.

One at a time for each data folder. What dies is started again.
"""

import argparse
import os
import sys

from mosty.config import env
from mosty.config.database.borrowing import serving_lock
from mosty.config.database.place import make_folder
from mosty.config.serve import address
from mosty.config.serve.knocking import PortTaken
from mosty.config.serve.supervisor import Options, Supervisor

FAULT, ALREADY = 1, 3


def main(arguments: list[str]) -> int:
    """0 after an orderly stop; 3 when this data folder is served already."""
    asked = parser().parse_args(arguments)
    data = env.data_folder()
    make_folder(data)
    lock = serving_lock(data)
    if not lock.take(wait=False):
        print(
            f"mosty: {data} is served already, by process {lock.holder()}; it was left "
            "alone. Stop it first, or name another folder in MOSTY_DATA.",
            file=sys.stderr,
        )
        return ALREADY
    os.environ.setdefault("MOSTY_URL", f"http://localhost:{asked.port}")
    options = Options(
        host=asked.host,
        port=asked.port,
        workers=asked.workers,
        threads=asked.threads,
        has_worker=not asked.no_worker,
        is_demo=asked.demo,
    )
    address.write(data, os.environ["MOSTY_URL"])
    try:
        return Supervisor(options, data=data).run()
    except PortTaken as fault:
        print(f"mosty: {fault}", file=sys.stderr)
        return FAULT
    finally:
        address.forget(data)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="mosty serve", description=__doc__)
    made.add_argument("--host", default="127.0.0.1", help="address to listen on")
    made.add_argument("--port", type=int, default=8000)
    made.add_argument("--workers", type=int, default=1, help="web processes")
    made.add_argument("--threads", type=int, default=4, help="of each web process")
    made.add_argument(
        "--no-worker", action="store_true", help="background tasks run elsewhere"
    )
    made.add_argument(
        "--demo", action="store_true", help="load the example institution first"
    )
    return made
