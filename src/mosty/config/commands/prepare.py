"""`mosty prepare`: all that must be done before a node serves.

Refuses a poor server, migrates, grants rights, compiles messages, collects static
files and has the pages found that are always there. `mosty serve` does it by itself;
nodes behind a balancer may do it in their deployment. Doing it again changes nothing.
"""

import argparse

from mosty.config import static
from mosty.config.commands import demo, migrate
from mosty.portal import findable


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="mosty prepare", description=__doc__)
    parser.add_argument(
        "--demo", action="store_true", help="load the example institution too"
    )
    asked = parser.parse_args(arguments)
    migrate.refuse_poor_server()
    migrate.bring_up_to_date()
    static.compile_messages()
    static.collect()
    findable.lay_out()
    if asked.demo:
        print(demo.load(demo.EXAMPLE), flush=True)
    return 0
