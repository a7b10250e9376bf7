"""Case forms of Russian names of places, for finding them in running text.

Only what names of countries, regions and towns need: it may give a form that
nobody uses, and never has to be right about a word that is not in our tables.
"""

CASES = 6
ADJECTIVE_ENDINGS = {
    "ний": ("ний", "него", "нему", "ний", "ним", "нем"),
    "няя": ("няя", "ней", "ней", "нюю", "ней", "ней"),
    "ий": ("ий", "ого", "ому", "ий", "им", "ом"),
    "ый": ("ый", "ого", "ому", "ый", "ым", "ом"),
    "ой": ("ой", "ого", "ому", "ой", "ым", "ом"),
    "ая": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "ое": ("ое", "ого", "ому", "ое", "ым", "ом"),
    "ые": ("ые", "ых", "ым", "ые", "ыми", "ых"),
    "ие": ("ие", "их", "им", "ие", "ими", "их"),
}
NOUN_ENDINGS = {
    "ия": ("ия", "ии", "ии", "ию", "ией", "ии"),
    "а": ("а", "ы", "е", "у", "ой", "е"),
    "я": ("я", "и", "е", "ю", "ей", "е"),
    "ство": ("ство", "ства", "ству", "ство", "ством", "стве"),
    "ово": ("ово", "ова", "ову", "ово", "овом", "ове"),
    "ино": ("ино", "ина", "ину", "ино", "ином", "ине"),
    "ы": ("ы", "ов", "ам", "ы", "ами", "ах"),
    "й": ("й", "я", "ю", "й", "ем", "е"),
    "ь": ("ь", "и", "и", "ь", "ью", "и"),
}
MASCULINE_SOFT = {"ярославль", "ставрополь", "симферополь", "севастополь",
                  "мелитополь", "мариуполь", "переславль", "чистополь",
                  "израиль"}  # fmt: skip
PLURAL_GENITIVES = {
    "березники": "березников",
    "ессентуки": "ессентуков",
    "кириши": "киришей",
    "луки": "лук",
    "люберцы": "люберец",
    "луховицы": "луховиц",
    "мытищи": "мытищ",
    "мальдивы": "мальдив",
    "филиппины": "филиппин",
    "химки": "химок",
    "чебоксары": "чебоксар",
    "шахты": "шахт",
}
ABBREVIATIONS = {"обл", "респ", "кр"}
FLEETING = {
    "орел": "орл",
    "елец": "ельц",
    "череповец": "череповц",
    "грозный": "грозн",
}


def is_adjective(word: str) -> bool:
    """Whether a lower-case word of a name is declined as an adjective."""
    if word in {"край", "китай", "уругвай", "парагвай", "алтай"}:
        return False
    if word.endswith(("ский", "цкий", "ской", "ская", "цкая", "ское", "ские")):
        return True
    return word.endswith(("ный", "ная", "ное", "ные", "ый", "кий", "ний", "ние"))


def declined(word: str) -> tuple[str, ...]:
    """Six case forms of one lower-case word, ё already written as е."""
    if word in ABBREVIATIONS:
        return (word,) * CASES
    if is_adjective(word):
        return _with_ending(word, ADJECTIVE_ENDINGS)
    if word in MASCULINE_SOFT:
        return tuple(word[:-1] + end for end in ("ь", "я", "ю", "ь", "ем", "е"))
    if word in PLURAL_GENITIVES:
        stem, genitive = word[:-1], PLURAL_GENITIVES[word]
        return (word, genitive, stem + "ам", word, stem + "ами", stem + "ах")
    if word[-1:] and word[-1] in "бвгджзклмнпрстфхцчшщ":
        stem = FLEETING.get(word, word)
        return (
            word,
            *(stem + end for end in ("а", "у")),
            word,
            stem + "ом",
            stem + "е",
        )
    forms = _with_ending(word, NOUN_ENDINGS)
    if word.endswith("а") and word[-2] in "гкхжчшщ":
        with_whom = word[:-1] + ("ей" if word[-2] in "жчшщ" else "ой")
        return (word, word[:-1] + "и", *forms[2:4], with_whom, forms[5])
    return forms


def case_forms(name: str) -> set[str]:
    """Forms of a lower-case name of one or more words.

    Words up to the first noun are declined together; what follows it stands
    still, as in «Республики Беларусь» and «Ростова-на-Дону».
    """
    words = name.split(" ")
    rows = []
    for number, word in enumerate(words):
        head, dash, tail = _hyphenated(word)
        rows.append([form + dash + tail for form in declined(head)])
        if not is_adjective(head):
            rows += [[rest] * CASES for rest in words[number + 1 :]]
            break
    return {" ".join(forms) for forms in zip(*rows, strict=True)}


def _hyphenated(word: str) -> tuple[str, str, str]:
    head, dash, tail = word.partition("-на-")
    return head, dash, tail


def _with_ending(word: str, table: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    for ending, forms in table.items():
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            return tuple(stem + form for form in forms)
    return (word,) * CASES
