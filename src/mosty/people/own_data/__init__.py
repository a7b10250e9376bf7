"""What this room and those below it keep of a person, for `personal`."""

from mosty.people.own_data import account, letters, work


def register() -> None:
    account.register()
    letters.register()
    work.register()
