"""Colours people can read: a municipality may choose any, its letters stay legible (WCAG 2.2, 1.4.3)."""

CONTRAST = 5.1  # with white; on the tinted boxes of a letter that is still the 4.5 WCAG asks
_WIT = "#ffffff"
_STAP = 0.92


def leesbaar(kleur: str) -> str:
    """The same colour, as much darker as it takes to be read on white: `#ffcc00` becomes `#7f6700`."""
    while contrast(kleur, _WIT) < CONTRAST:
        kleur = "#" + "".join(f"{int(deel * _STAP):02x}" for deel in _delen(kleur))
    return kleur


def contrast(kleur: str, ander: str) -> float:
    """How well two colours (`#154273`) show on each other: 1 is not at all, 21 is black on white."""
    donker, licht = sorted((_helderheid(kleur), _helderheid(ander)))
    return (licht + 0.05) / (donker + 0.05)


def met_wit(kleur: str) -> float:
    """The contrast of a colour with white, in one decimal."""
    return round(contrast(kleur, _WIT), 1)


def _delen(kleur: str) -> list[int]:
    return [int(kleur[i : i + 2], 16) for i in (1, 3, 5)]


def _helderheid(kleur: str) -> float:
    """Relative luminance (WCAG 2.2, definitions): 0 is black, 1 is white."""
    rood, groen, blauw = (_lineair(deel / 255) for deel in _delen(kleur))
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def _lineair(deel: float) -> float:
    return deel / 12.92 if deel <= 0.04045 else float(((deel + 0.055) / 1.055) ** 2.4)
