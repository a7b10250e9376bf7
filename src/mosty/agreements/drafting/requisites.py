"""What the registers know for a draft, and where each of it can be mended."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mosty.agreements.drafting import declension, latin, spoken
from mosty.agreements.drafting.placeholders import PARTNERS
from mosty.agreements.models import Agreement, DraftWords
from mosty.institution.context import current
from mosty.partners.models import OrganisationIdentifier

LATIN_SCHEMES = {"inn": "INN", "ogrn": "OGRN", "ror": "ROR", "bin": "BIN", "unp": "UNP"}
LANGUAGES = (("ru", ""), ("en", "_en"))
OURS_AT_HOME = "institution_office:settings"
WITH_PATRONYMICS = ("RU", "BY", "KZ", "KG", "UZ", "TJ", "TM", "AM", "AZ", "MD", "UA")
NOT_DECLINED = _("The name is not declined. Check the case.")
NOT_SURE = _("Declined by the rules of Russian names. Check the case.")
ROMANISED = _("Written in Latin letters by rule. Check how they spell it themselves.")
CHOOSE_ONE = _("The name does not tell which. Leave one of the two.")


@dataclass
class Requisites:
    """Words by path of the placeholder; `homes` are addresses where a lack is mended.

    `doubts` says why a word that rules made has to be looked at.
    """

    words: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, object] = field(default_factory=dict)

    def tell(self, path: str, word, *, home: str = "") -> None:
        self.words[path] = str(word or "").strip()
        self.homes[path] = home


def requisites_of(agreement) -> Requisites:
    """All that is known for a draft of the agreement; what is not is empty."""
    told = Requisites()
    parties = list(agreement.parties.select_related("organisation"))
    ours = next((one for one in parties if one.organisation.is_ours), None)
    others = [one for one in parties if not one.organisation.is_ours]
    _tell_paper(told, agreement)
    _tell_ours(told, agreement, ours)
    _tell_partner(told, agreement, next(iter(others), None))
    for number, one in enumerate(others or [None]):
        _tell_partner(told, agreement, one, side=f"{PARTNERS}.{number}")
    return told


def partners_in(told: Requisites) -> list[str]:
    """The names of the partners in their order, as the requisites tell them."""
    names, number = [], 0
    while (path := f"{PARTNERS}.{number}.name") in told.words:
        names.append(told.words[path])
        number += 1
    return names


def proposed(agreement, *, user) -> Requisites:
    """The same with what was written for earlier drafts, this agreement's first."""
    told = requisites_of(agreement)
    for path, word in remembered(agreement, user=user).items():
        if word:
            is_same = word == told.words.get(path)
            told.words[path] = word
            if not is_same:
                told.doubts.pop(path, None)
    return told


def remembered(agreement, *, user) -> dict[str, str]:
    """Words of earlier drafts: ours of any, the partner's of theirs, then its own.

    Only of agreements that the user may see.
    """
    known: dict[str, str] = {}
    seen = DraftWords.objects.filter(agreement__in=Agreement.objects.visible_to(user))
    rows = seen.exclude(agreement=agreement).order_by("changed_at")
    newest = rows.last()
    theirs = rows.filter(agreement__counterpart=agreement.counterpart_id).last()
    for row, prefix in ((newest, "ours."), (theirs, "partner.")):
        words = row.words if row else {}
        known |= {path: word for path, word in words.items() if path.startswith(prefix)}
    own = DraftWords.objects.filter(agreement=agreement).first()
    return known | (own.words if own else {})


def _tell_paper(told: Requisites, agreement) -> None:
    edit = _office("agreements_office:edit", agreement.pk)
    dates = _office("agreements_office:dates", agreement.pk)
    ours = current()
    place = reverse(OURS_AT_HOME)
    told.tell("number", agreement.number, home=edit)
    for language, ending in LANGUAGES:
        told.tell(f"date{ending}", spoken.day(agreement.signed_on, language=language))
        told.tell(f"city{ending}", getattr(ours, f"city_{language}"), home=place)
        title = getattr(agreement, f"title_{language}")
        told.tell(f"subject{ending}", title, home=edit)
        term = spoken.term(
            agreement.term_rule,
            months=agreement.term_months,
            until=agreement.valid_until,
            language=language,
        )
        told.tell(f"term{ending}", term, home=dates)
        renewal = spoken.renewal(
            agreement.renewal_rule,
            months=agreement.renewal_months,
            limit=agreement.renewal_limit,
            notice_months=agreement.renewal_notice_months,
            notice_days=agreement.renewal_notice_days,
            language=language,
        )
        told.tell(f"renewal{ending}", renewal, home=dates)
    parent = Agreement.objects.filter(pk=agreement.parent_id).first()
    told.tell("parent_number", parent.number if parent else "", home=edit)


def _tell_ours(told: Requisites, agreement, party) -> None:
    institution = current()
    home = reverse(OURS_AT_HOME)
    for language, ending in LANGUAGES:
        for path, column in (
            ("name", "name"),
            ("short", "short_name"),
            ("address", "address"),
        ):
            word = getattr(institution, f"{column}_{language}")
            told.tell(f"ours.{path}{ending}", word, home=home)
    for column in ("inn", "ogrn", "email", "phone"):
        told.tell(f"ours.{column}", getattr(institution, column), home=home)
    numbers = {"inn": institution.inn, "ogrn": institution.ogrn}
    _tell_numbers(told, "ours", numbers, home=home)
    told.tell("ours.legal_form", "")
    _tell_signatory(told, "ours", agreement, party)


def _tell_partner(told: Requisites, agreement, party, *, side="partner") -> None:
    organisation = party.organisation if party else agreement.counterpart
    home = _office("partners_office:record", organisation.pk) if organisation else ""
    names = home and _office("partners_office:names", organisation.pk)
    for language, ending in LANGUAGES:
        name = getattr(organisation, f"name_{language}", "")
        if language == "ru" and party:
            name = party.name_at_signing or name
        told.tell(f"{side}.name{ending}", name, home=names)
        short = getattr(organisation, f"short_name_{language}", "")
        told.tell(f"{side}.short{ending}", short, home=names)
        told.tell(f"{side}.address{ending}", "")
    present = organisation.names.present("ru").first() if organisation else None
    told.tell(f"{side}.legal_form", present.legal_form if present else "", home=names)
    numbers = {}
    if organisation:
        rows = organisation.identifiers.filter(is_other=False)
        numbers = dict(rows.values_list("scheme", "value"))
    for scheme in ("inn", "ogrn"):
        told.tell(f"{side}.{scheme}", numbers.get(scheme, ""), home=home)
    _tell_numbers(told, side, numbers, home=home)
    for column in ("email", "phone"):
        told.tell(f"{side}.{column}", "", home=home)
    _tell_signatory(told, side, agreement, party)


def _tell_numbers(told: Requisites, side: str, numbers: dict, *, home: str) -> None:
    """`ИНН 7801234567, ОГРН …` and the same in Latin letters."""
    schemes = OrganisationIdentifier.Scheme
    shown = {scheme: value for scheme, value in numbers.items() if value}
    russian = [f"{_bare(schemes(one).label)} {value}" for one, value in shown.items()]
    english = [f"{LATIN_SCHEMES[one]} {value}" for one, value in shown.items()]
    told.tell(f"{side}.ids", ", ".join(russian), home=home)
    told.tell(f"{side}.ids_en", ", ".join(english), home=home)


def _tell_signatory(told: Requisites, side: str, agreement, party) -> None:
    home = _office("agreements_office:seat", agreement.pk)
    if party:
        values = {"pk": agreement.pk, "party": party.pk}
        home = reverse("agreements_office:party", kwargs=values)
    name, post = (party.signatory, party.signatory_position) if party else ("", "")
    authority = party.authority if party else ""
    country = _country_of(party)
    genitive = declension.name_in_genitive(name), declension.post_in_genitive(post)
    registered = latin.in_register(name)
    spelled = registered or _in_latin(name, country)
    english = spelled, declension.post_in_english(post)
    words = {
        "signatory": name,
        "signatory_en": english[0],
        "position": post,
        "position_en": english[1],
        "represented": f"{genitive[1]} {genitive[0]}" if name and post else "",
        "represented_en": f"{english[1]} {english[0]}" if all(english) else "",
        "acting": declension.acting(name) if name else "",
        "authority": declension.authority_in_genitive(authority),
        "authority_en": declension.authority_in_english(authority),
        "coordinator": "",
        "coordinator_en": "",
    }
    for path, word in words.items():
        told.tell(f"{side}.{path}", word, home=home)
    doubts = _doubts(name, country, is_registered=bool(registered))
    for path in doubts.keys() & {path for path, word in words.items() if word}:
        told.doubts[f"{side}.{path}"] = doubts[path]


def _country_of(party) -> str:
    if party is None or party.organisation.is_ours:
        return current().country_code
    return party.organisation.country_id


def _in_latin(name: str, country: str) -> str:
    if declension.is_declined(name) and country in WITH_PATRONYMICS:
        return declension.name_in_english(name)
    return latin.written(name, country=country)


def _doubts(name: str, country: str, *, is_registered: bool) -> dict[str, object]:
    """What a person has to look at: the case, the sex, the Latin spelling."""
    found = {}
    is_usual = country in WITH_PATRONYMICS
    if not declension.is_declined(name):
        found["represented"] = NOT_DECLINED
    elif not is_usual:
        found["represented"] = NOT_SURE
    if not declension.gender_of(name):
        found["acting"] = CHOOSE_ONE
    is_cyrillic = not name.isascii() and declension.romanised(name) != name
    if is_cyrillic and not is_registered and country != current().country_code:
        found |= {"signatory_en": ROMANISED, "represented_en": ROMANISED}
    return found


def _bare(label) -> str:
    return str(label).split(" (")[0]


def _office(name: str, pk: int) -> str:
    return reverse(name, kwargs={"pk": pk})
