"""A proposal for «в лице …»: a name and a post in the genitive.

Rules for the common endings only; a person looks at what comes out before it is
written. What is not known to the rules stays as it is, and `is_declined` says so.
"""

import re

POSTS = (
    (r"щий$", "щего"),
    (r"щая$", "щей"),
    (r"(?<=[вн])ый$", "ого"),
    (r"(?<=[вн])ая$", "ой"),
    (r"ий$", "ия"),
    (r"ель$", "еля"),
    (r"арь$", "аря"),
    (r"(?<=[бвгджзклмнпрстфхцчшщ])$", "а"),
)
KEPT_WHOLE = ("обязанности",)
MALE_SURNAME = (
    (r"(?:ский|цкий|ской|цкой)$", 2, "ого"),
    (r"(?:ый|ой)$", 2, "ого"),
    (r"ий$", 2, "ия"),
    (r"й$", 1, "я"),
    (r"ь$", 1, "я"),
    (r"(?<=[бвгджзклмнпрстфцчшщ])$", 0, "а"),
)
FEMALE_SURNAME = (
    (r"(?:ская|цкая|ая)$", 2, "ой"),
    (r"(?:ова|ева|ёва|ина|ына)$", 1, "ой"),
)
MALE_NAME = (
    (r"ий$", 2, "ия"),
    (r"й$", 1, "я"),
    (r"ь$", 1, "я"),
    (r"(?<=[гкхжчшщ])а$", 1, "и"),
    (r"а$", 1, "ы"),
    (r"я$", 1, "и"),
    (r"(?<=[бвгджзклмнпрстфхцчшщ])$", 0, "а"),
)
IRREGULAR = {"Лев": "Льва", "Павел": "Павла", "Пётр": "Петра", "Петр": "Петра"}
FEMALE_NAME = (
    (r"ия$", 1, "и"),
    (r"(?<=[гкхжчшщ])а$", 1, "и"),
    (r"а$", 1, "ы"),
    (r"я$", 1, "и"),
    (r"ь$", 1, "и"),
)
LATIN = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia"
ROMAN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", LATIN.split(" "), strict=True))
POSTS_EN = {
    "исполняющий обязанности ректора": "Acting Rector",
    "исполняющий обязанности директора": "Acting Director",
    "ректор": "Rector",
    "первый проректор": "First Vice-Rector",
    "проректор": "Vice-Rector",
    "директор": "Director",
    "заместитель директора": "Deputy Director",
    "генеральный директор": "Director General",
    "исполнительный директор": "Executive Director",
    "президент": "President",
    "председатель": "Chair",
    "декан": "Dean",
    "заведующий": "Head",
    "заведующая": "Head",
    "начальник": "Head",
    "руководитель": "Head",
}


def gender_of(name: str) -> str:
    """`m` or `f` by the patronymic, empty where none tells: `Деян Мадич` has none."""
    words = name.split()
    told = map(_told_by, words[1:]) if len(words) > 2 else ()
    return next(filter(None, told), "")


def _told_by(word: str) -> str:
    if re.search(r"(?:ич|оглы)$", word, re.IGNORECASE):
        return "m"
    return "f" if re.search(r"(?:вна|чна|кызы)$", word, re.IGNORECASE) else ""


def _patronymic_at(words: list[str]) -> int:
    """Its place: the second or the third; a surname in front may end as one does."""
    if len(words) == 3 and _told_by(words[2]) and not _told_by(words[1]):
        return 2
    return next(n for n, word in enumerate(words) if n and _told_by(word))


def acting(name: str) -> str:
    """«действующего» or «действующей»; both where the name does not tell."""
    return {"m": "действующего", "f": "действующей"}.get(
        gender_of(name), "действующего (действующей)"
    )


def is_declined(name: str) -> bool:
    """Whether the rules know the name: three words, one of them a patronymic."""
    words = name.split()
    is_russian = re.fullmatch(r"[А-Яа-яЁё\s-]+", name) is not None
    return is_russian and len(words) == 3 and any(map(_told_by, words[1:]))


def name_in_genitive(name: str) -> str:
    """`Иванов Иван Иванович` → `Иванова Ивана Ивановича`; others stay as they are."""
    if not is_declined(name):
        return name
    words = name.split()
    gender = gender_of(name)
    at = _patronymic_at(words)
    surname = 0 if at == 2 else 2
    is_male = gender == "m"
    told = []
    for place, word in enumerate(words):
        if place == at:
            told.append(word + "а" if is_male else word[:-1] + "ы")
        elif place == surname:
            endings = MALE_SURNAME if is_male else FEMALE_SURNAME
            told.append("-".join(_ended(one, endings) for one in word.split("-")))
        else:
            changed = _ended(word, MALE_NAME if is_male else FEMALE_NAME)
            told.append(IRREGULAR.get(word, changed) if is_male else changed)
    return " ".join(told)


def post_in_genitive(post: str) -> str:
    """`Первый проректор` → `первого проректора`; after the noun nothing changes."""
    words = post.split()
    for at, word in enumerate(words):
        if word in KEPT_WHOLE:
            break
        changed = _post(word)
        words[at] = changed
        if not re.search(r"(?:ий|ый|ая|ой)$", word):
            break
    if words and not words[0].isupper():
        words[0] = words[0][:1].lower() + words[0][1:]
    return " ".join(words)


def romanised(text: str) -> str:
    """Russian letters in Latin ones as passports have them (ICAO 9303)."""
    told = []
    for sign in text:
        latin = ROMAN.get(sign.lower())
        told.append(
            sign if latin is None else latin.capitalize() if sign.isupper() else latin
        )
    return "".join(told)


def name_in_english(name: str) -> str:
    """`Иванов Иван Иванович` → `Ivan Ivanov`."""
    words = name.split()
    if is_declined(name):
        is_last = _patronymic_at(words) == 2
        words = [words[1], words[0]] if is_last else [words[0], words[2]]
    return romanised(" ".join(words))


def post_in_english(post: str) -> str:
    """The common posts; empty for others."""
    return POSTS_EN.get(" ".join(post.lower().split()), "")


def authority_in_english(authority: str) -> str:
    """`Устава` → `the Charter`; empty for what is not known."""
    told = authority.strip()
    if re.fullmatch(r"(?:на основании\s+)?устава?", told, re.IGNORECASE):
        return "the Charter"
    if re.fullmatch(r"(?:на основании\s+)?положени[яе]", told, re.IGNORECASE):
        return "the Regulations"
    return ""


def authority_in_genitive(authority: str) -> str:
    """`Устав` → `Устава`, without «на основании», which the text has."""
    told = re.sub(r"^на основании\s+", "", authority.strip(), flags=re.IGNORECASE)
    told = re.sub(r"^(устав)(?=\s|$)", r"\1а", told, flags=re.IGNORECASE)
    told = re.sub(r"^(доверенност)ь(?=\s|$)", r"\1и", told, flags=re.IGNORECASE)
    return re.sub(r"^(положени)е(?=\s|$)", r"\1я", told, flags=re.IGNORECASE)


def _post(word: str) -> str:
    for ending, other in POSTS:
        if re.search(ending, word):
            return re.sub(ending, other, word)
    return word


def _ended(word: str, endings) -> str:
    for ending, cut, other in endings:
        if re.search(ending, word):
            return word[: len(word) - cut] + other
    return word
