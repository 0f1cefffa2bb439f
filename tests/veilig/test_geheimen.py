"""No secret in the repository: what a scanner of secrets would find is looked for in every tracked file."""

import re

import pytest

from tests.huis.bestanden import texts

SOORTEN = {
    "sleutel van een programma": re.compile(r"\binb_[A-Za-z0-9_-]{40,}"),
    "sleutel van een wolk": re.compile(r"\b(AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{35}\b"),
    "token van een dienst": re.compile(r"\b(ghp|gho|glpat|xox[abp]|sk)[-_][A-Za-z0-9_-]{20,}"),
    "ondertekend token": re.compile(r"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}"),
    "adres met wachtwoord": re.compile(
        r"\b(postgres(ql)?|smtps?|imaps?|s?ftp)://[^\s:/@{<]+:(?!geheim|wachtwoord|password)[\w%+-]{8,}@"
    ),
    "wachtwoord van argon2": re.compile(r"\$argon2id?\$v=\d+\$[^\s\"']{20,}"),
}
PROEF = {
    "sleutel van een programma": "inb_" + "a1B2" * 11,
    "sleutel van een wolk": "AKIA" + "ABCDEFGH12345678",
    "token van een dienst": "ghp" + "_" + "a1" * 18,
    "ondertekend token": ".".join(["eyJ" + "a" * 12, "eyJ" + "b" * 12, "c" * 20]),
    "adres met wachtwoord": "postgresql://inb" + ":" + "hunter2xyz" + "@db/inb",
    "wachtwoord van argon2": "$argon2id" + "$v=19$" + "m=65536,t=3,p=4$" + "a" * 20,
}


@pytest.mark.parametrize("soort", SOORTEN)
def test_er_staat_geen_geheim_in_de_bestanden(soort: str) -> None:
    """No key, token or password of this kind stands in any file; the pattern knows one when it sees it."""
    assert SOORTEN[soort].search(PROEF[soort])
    gevonden = [str(pad) for pad, tekst in texts() if SOORTEN[soort].search(tekst)]
    assert gevonden == []
