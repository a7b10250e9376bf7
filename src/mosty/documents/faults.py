"""Why a foreign file could not be read. Known to the reading process, so no Django."""


class CannotRead(Exception):
    """A file that gives nothing: `code` says why, `place` where, `facts` how much."""

    def __init__(self, code: str, *, place: str = "", **facts):
        super().__init__(code)
        self.code = code
        self.place = place
        self.facts = facts
