"""De elfproef van het burgerservicenummer, en het vinden van zo'n nummer in een tekst.

Bron: Wet inburgering 2021 art. 36 staat het gebruik van het BSN toe; het hoort in zijn eigen, versleutelde
veld en nergens anders.
"""

import re
from unicodedata import normalize

LENGTE = 9
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
# Negen cijfers aaneen, of gegroepeerd zoals mensen het schrijven: 123.456.789, 1234.56.789, 1234 56 789
_GEGROEPEERD = r"(?<!\d)(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3})(?!\d)"
# Cijfer voor cijfer, maar geen stuk van een langer rijtje: 1 2 3 4 5 6 7 8 9
_PER_CIJFER = r"(?<!\d)(?<!\d[\s.-])\d(?:[\s.-]\d){8}(?![\s.-]?\d)"
_VORM = re.compile(f"{_GEGROEPEERD}|{_PER_CIJFER}")


def elfproef(cijfers: str) -> bool:
    """Of deze negen cijfers de elfproef doorstaan.

    >>> elfproef("999990019"), elfproef("123456789"), elfproef("000000000")
    (True, False, False)
    """
    if len(cijfers) != LENGTE or not (cijfers.isascii() and cijfers.isdigit()) or not int(cijfers):
        return False
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(_GEWICHTEN, cijfers, strict=True)) % 11 == 0


def zonder_bsn(tekst: str, plaats: str) -> str:
    """Deze tekst met `plaats` op elke plek waar een getal staat dat een BSN kan zijn.

    >>> zonder_bsn("Zijn nummer is 999990019.", "(BSN)"), zonder_bsn("Bel 0612345678", "(BSN)")
    ('Zijn nummer is (BSN).', 'Bel 0612345678')
    """

    def vervang(vondst: re.Match[str]) -> str:
        return plaats if elfproef(re.sub(r"[\s.-]", "", vondst.group())) else vondst.group()

    return _VORM.sub(vervang, normalize("NFKC", tekst)) if bevat_bsn(tekst) else tekst


def bevat_bsn(tekst: str) -> bool:
    """Of er ergens in deze tekst een getal staat dat een BSN kan zijn."""
    gewoon = normalize("NFKC", tekst)  # vaste spaties en brede cijfers, zoals die uit een werkblad komen
    return any(elfproef(re.sub(r"[\s.-]", "", vondst.group())) for vondst in _VORM.finditer(gewoon))
