"""What a task still lacks, told apart from what makes it no task at all.

A task may wait in the bank without its second language or its proof; it goes into no
variant before it has them.
"""

from mosty.olympiad.bank.written import LANGUAGES, faults_of

FILLED = {
    "explanation_ru": "…",
    "explanation_en": "…",
    "proof": {"title": "…", "where": "…"},
}

# Words for those who do not see or hear: a task without them waits.
UNSEEN = ("picture_alt", "transcript")


def hindrances_of(task: dict) -> list[str]:
    """Faults with which a task is not kept at all."""
    whole = {**task, **{name: one for name, one in FILLED.items()}}
    return [one for one in faults_of(filled(whole)) if not one.startswith(UNSEEN)]


def lacks_of(task: dict) -> list[str]:
    """What a task that is kept lacks before it may be set."""
    return faults_of(task)


def filled(thing):
    """A task with each text in both languages, that of the other where one is empty."""
    if isinstance(thing, list):
        return [filled(one) for one in thing]
    if not isinstance(thing, dict):
        return thing
    told = {name: filled(one) for name, one in thing.items()}
    for name in list(told):
        base, _line, language = name.rpartition("_")
        if language in LANGUAGES:
            prefix = f"{base}_" if base else ""
            other = "en" if language == "ru" else "ru"
            told[name] = told[name] or told.get(f"{prefix}{other}")
    return told
