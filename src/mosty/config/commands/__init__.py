"""The commands of the house. Each module has `main(arguments) -> exit code`."""

from typing import NamedTuple


class Own(NamedTuple):
    module: str
    summary: str


OWN = {
    "serve": Own("mosty.config.commands.serve", "database, web and worker together"),
    "demo": Own("mosty.config.commands.demo", "load the example institution"),
    "prepare": Own("mosty.config.commands.prepare", "migrate, grant rights, collect"),
    "migrate": Own("mosty.config.commands.migrate", "bring the tables up to date"),
    "doctor": Own("mosty.config.commands.doctor", "look for what is wrong"),
    "backup": Own("mosty.config.commands.backup", "write database and files to a file"),
    "restore": Own("mosty.config.commands.restore", "read them back from a file"),
    "bench": Own("mosty.config.commands.bench", "measure speed and memory"),
}

ROOMS = "mosty.config.commands.rooms"
