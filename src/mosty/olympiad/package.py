"""A paper as it is fetched before its window: encrypted, the key told at the start.

AES-256-GCM. The key is reckoned from the server's secret and the variant's checksum, so
that every node tells the same one and none is stored; it encrypts one text only, and so
does its nonce. A paper that was changed has another checksum, address and key.
"""

import hmac
import json
from base64 import b64encode

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

SHOWN = 16
NONCE = 12


def address_part(variant) -> str:
    """What in an address tells a variant and its content, and nothing of it."""
    return derived("address", variant).hex()[:SHOWN]


def key_of(variant) -> bytes:
    return derived("key", variant)


def key_told(variant) -> str:
    return b64encode(key_of(variant)).decode()


def encrypted(variant) -> bytes:
    """The nonce, then the sheet as JSON, encrypted and bound to this variant."""
    nonce = derived("nonce", variant)[:NONCE]
    text = json.dumps(variant.sheet, ensure_ascii=False, sort_keys=True).encode()
    return nonce + AESGCM(key_of(variant)).encrypt(nonce, text, None)


def derived(what: str, variant) -> bytes:
    secret = settings.SECRET_KEY.encode()
    label = f"olympiad.package.{what}:".encode()
    return hmac.digest(secret, label + bound_to(variant), "sha256")


def bound_to(variant) -> bytes:
    return f"{variant.pk}:{variant.checksum}".encode()
