"""Colours people can read: a municipality may choose any, its letters stay legible (WCAG 2.2, 1.4.3)."""

CONTRAST = 5.1  # with white; on the tinted boxes of a letter that is still the 4.5 WCAG asks
_WIT = 1.0
_STAP = 0.92


def leesbaar(kleur: str) -> str:
    """The same colour, as much darker as it takes to be read on white: `#ffcc00` becomes `#7f6700`."""
    delen = [int(kleur[i : i + 2], 16) for i in (1, 3, 5)]
    while contrast(delen) < CONTRAST:
        delen = [int(deel * _STAP) for deel in delen]
    return "#" + "".join(f"{deel:02x}" for deel in delen)


def contrast(delen: list[int]) -> float:
    """How well red, green and blue (0-255) show on white: 1 is not at all, 21 is black."""
    rood, groen, blauw = (_lineair(deel / 255) for deel in delen)
    return (_WIT + 0.05) / (0.2126 * rood + 0.7152 * groen + 0.0722 * blauw + 0.05)


def met_wit(kleur: str) -> float:
    """The contrast of a colour (`#154273`) with white, in one decimal."""
    return round(contrast([int(kleur[i : i + 2], 16) for i in (1, 3, 5)]), 1)


def _lineair(deel: float) -> float:
    return deel / 12.92 if deel <= 0.04045 else float(((deel + 0.055) / 1.055) ** 2.4)
