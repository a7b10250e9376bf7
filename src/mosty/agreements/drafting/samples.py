"""The templates that come with Mosty, made by `tools/draft_samples.py`."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

USUAL = ("contract", "protocol", "other")
FOLDER = Path(__file__).parent / "samples"
SAMPLES = {
    "agreement_ru": _("Framework agreement of cooperation, in Russian"),
    "agreement_ru_en": _("Framework agreement of cooperation, Russian and English"),
    "programme_ru": _("Programme of cooperation, in Russian"),
    "programme_ru_en": _("Programme of cooperation, Russian and English"),
    "memorandum_ru": _("Memorandum of understanding, in Russian"),
    "memorandum_ru_en": _("Memorandum of understanding, Russian and English"),
    "consortium_ru": _("Agreement of three and more parties, in Russian"),
    "consortium_ru_en": _("Agreement of three and more parties, Russian and English"),
}


def read(name: str) -> bytes:
    """The DOCX of one of `SAMPLES`; raises `KeyError` for another name."""
    if name not in SAMPLES:
        raise KeyError(name)
    return (FOLDER / f"{name}.docx").read_bytes()


def fits(name: str, *, kind: str, partners: int, is_bilingual: bool) -> int:
    """How well one of `SAMPLES` fits a paper, from 0: its kind first, then languages.

    A paper with several partners is fitted by the agreement of many parties.
    """
    wanted = "consortium" if partners > 1 else kind
    stem, _mark, languages = name.partition("_")
    is_of_kind = stem == wanted or (wanted in USUAL and stem == "agreement")
    return 0 if not is_of_kind else 2 if is_bilingual == (languages == "ru_en") else 1
