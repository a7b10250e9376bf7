"""The terms of an agreement as the register holds them now."""

from mosty.agreements.confirming.terms import SCHEMA, digest, precise
from mosty.agreements.models import Agreement


def terms_of(agreement: Agreement) -> dict:
    """What both sides agreed on, as `confirming.terms` describes it.

    Nothing internal stands here: no stage, no audience, nobody responsible, no
    number of the register but that of another paper of the same tree.
    """
    above, newer = agreement.parent, agreement.superseded_by
    numbers = agreement.directions.order_by("number").values_list("number", flat=True)
    return {
        "schema": SCHEMA,
        "kind": {
            "code": agreement.kind,
            "ru": agreement.kind_text_ru,
            "en": agreement.kind_text_en,
        },
        "title": {"ru": agreement.title_ru, "en": agreement.title_en},
        "number": agreement.number,
        "level": agreement.level,
        "above": above.register_number if above else None,
        "basis": {"ru": agreement.basis_ru, "en": agreement.basis_en},
        "signed": precise(agreement.signed_on, agreement.signed_precision),
        "in_force_from": precise(agreement.in_force_from),
        "term": term_of(agreement),
        "renewal": {
            "rule": agreement.renewal_rule,
            "months": agreement.renewal_months,
            "notice_days": agreement.renewal_notice_days,
            "notice_months": agreement.renewal_notice_months,
            "limit": agreement.renewal_limit,
        },
        "ended_early": precise(agreement.ended_early_on),
        "replaced_by": newer.register_number if newer else None,
        "languages": sorted(agreement.languages),
        "prevailing": agreement.prevailing_language,
        "directions": [int(one) for one in numbers],
        "parties": sorted(map(party_of, agreement.parties.all()), key=digest),
        "extensions": sorted(map(extension_of, agreement.extensions.all()), key=digest),
        "notices": sorted(map(notice_of, agreement.notices.all()), key=digest),
    }


def term_of(agreement) -> dict:
    return {
        "rule": agreement.term_rule,
        "months": agreement.term_months,
        "until": precise(agreement.valid_until, agreement.valid_precision),
        "text": agreement.term_text,
        "project": agreement.project_id,
    }


def party_of(party) -> dict:
    """A seat under the name of the paper; where its original lies is our own matter.

    Which record of an organisation stands behind the name is ours too: two records
    of one organisation may be merged.
    """
    return {
        "name": party.name_at_signing,
        "signatory": party.signatory,
        "position": party.signatory_position,
        "authority": party.authority,
        "number": party.own_number,
        "signed": precise(party.signed_on),
        "acceded": precise(party.acceded_on),
        "withdrawn": precise(party.withdrawn_on),
    }


def extension_of(extension) -> dict:
    return {
        "until": precise(extension.until),
        "made": precise(extension.made_on),
        "reason": extension.reason,
    }


def notice_of(notice) -> dict:
    party = notice.party
    return {
        "given": precise(notice.given_on),
        "party": party.name_at_signing if party else None,
    }
