"""Names folded for searching and sorting: without accents and capitals. Pure."""

import unicodedata

ZONDER_ACCENT = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})


def vouw(tekst: str) -> str:
    """The same text without accents and capitals: `Yıldız` becomes `yildiz`."""
    uiteen = unicodedata.normalize("NFKD", tekst.casefold().translate(ZONDER_ACCENT))
    return "".join(teken for teken in uiteen if not unicodedata.combining(teken))
