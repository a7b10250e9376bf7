"""A variant's sheet and keys out of tasks of the bank, and their checksum."""

import hmac
import json
from hashlib import sha256

from django.conf import settings

from mosty.olympiad import keyring
from mosty.olympiad.bank import key_of, sheet_of
from mosty.olympiad.marking import Kind


def papered(tasks, *, seed: str) -> dict:
    """`sheet`, `keys` and `checksum` of a variant with these tasks in their order.

    Choices are shuffled by the seed and the server's secret: the order that a sheet
    shows tells nobody else the key. A key remembers its task, for what is told of it
    after the work.
    """
    items, keys = [], {}
    for number, task in enumerate(tasks, 1):
        own, name = secret_of(f"{seed}:{task.key}"), f"t{number}"
        kind, written = Kind(task.kind), task.written
        items.append({"id": name, **sheet_of(written, seed=own)})
        key = key_of(written, seed=own)
        keys[name] = keyring.to_json(kind, task.points, key) | {"task": task.key}
    sheet = {"items": items}
    return {"sheet": sheet, "keys": keys, "checksum": checksum_of(sheet, keys)}


def secret_of(seed: str) -> str:
    label = f"olympiad.order:{seed}".encode()
    return hmac.digest(settings.SECRET_KEY.encode(), label, "sha256").hex()


def checksum_of(sheet: dict, keys: dict) -> str:
    text = json.dumps([sheet, keys], ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()
