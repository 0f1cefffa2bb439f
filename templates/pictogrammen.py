"""Pictogrammen en statuslabels als SVG in de bladzijde: eigen tekenwerk, 24 bij 24, alleen lijnen.

Een status is altijd een pictogram én een woord, nooit alleen een kleur.
"""

from collections.abc import Mapping

from markupsafe import Markup, escape

PADEN: Mapping[str, str] = {
    "vink": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "klok": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
    "let-op": '<path d="M12 4 2.8 20h18.4z"/><path d="M12 10v4.5M12 17.2v.1"/>',
    "slot": '<rect x="5" y="11" width="14" height="9" rx="1.5"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "brief": '<rect x="3.5" y="5.5" width="17" height="13" rx="1.5"/><path d="m4 7 8 6 8-6"/>',
    "stuur": '<path d="M20.5 3.5 3.5 10l7 3.5 3.5 7z"/><path d="m10.5 13.5 4-4"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 8v.1"/>',
    "op": '<path d="m6 14 6-6 6 6"/>',
    "neer": '<path d="m6 10 6 6 6-6"/>',
    "download": '<path d="M12 4v11m-4.5-4 4.5 4.5 4.5-4.5M5 20h14"/>',
    "kruis": '<path d="m6 6 12 12M18 6 6 18"/>',
    "pauze": '<circle cx="12" cy="12" r="8.5"/><path d="M10 9v6M14 9v6"/>',
    "bel": '<path d="M6 17h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v4.5zM10.5 20h3"/>',
    "pen": '<path d="M4 20h4L19 9l-4-4L4 16z"/>',
    "mens": '<circle cx="12" cy="8" r="3.5"/><path d="M5 20c.5-4 3-6 7-6s6.5 2 7 6"/>',
    "zoek": '<circle cx="11" cy="11" r="6"/><path d="m15.5 15.5 5 5"/>',
}

STATUS: Mapping[str, tuple[str, str]] = {
    "verlopen": ("Verlopen", "let-op"),
    "binnenkort": ("Binnen 7 dagen", "klok"),
    "koers": ("Op koers", "vink"),
    "geen": ("Geen termijn", "info"),
    "klaar": ("Klaar", "vink"),
    "bezig": ("Bezig", "klok"),
    "wacht": ("Wacht op partner", "pauze"),
    "klaargezet": ("Staat klaar", "klok"),
    "verzonden": ("Verzonden", "vink"),
    "mislukt": ("Niet bezorgd", "let-op"),
    "overhandigen": ("Zelf doorgeven", "let-op"),
    "ingetrokken": ("Ingetrokken", "kruis"),
    "vervangen": ("Vervangen", "info"),
    "voorbij": ("Voorbij", "info"),
    "vervallen": ("Vervallen", "kruis"),
    "geweigerd": ("Geweigerd", "let-op"),
    "open": ("Open", "bel"),
}


def icoon(naam: str) -> Markup:
    """Een pictogram dat een schermlezer overslaat: de tekst ernaast zegt hetzelfde."""
    return Markup(  # noqa: S704 - eigen tekenwerk, geen invoer
        f'<svg class="icoon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{PADEN[naam]}</svg>'
    )


def label(code: str, tekst: str | None = None) -> Markup:
    """Een statuslabel: pictogram en woord. `tekst` vervangt het gewone woord."""
    woord, pictogram = STATUS[code]
    return Markup('<span class="label label-{}">{}{}</span>').format(
        code, icoon(pictogram), escape(tekst or woord)
    )
