"""Which colours of the theme lie on each other, where, and how much contrast WCAG 2.2 asks there."""

TEKST, LIJN = 4.5, 3.0  # 1.4.3: text; 1.4.11: the edge of a field, an icon, a bar in a chart
_D, _A, _N, _W, _P = (
    f"basis-color-{soort}" for soort in ("default", "action-1", "negative", "warning", "positive")
)
_WIT, _GRIJS = f"{_D}-bg-document", f"{_D}-bg-subtle"

PAREN: tuple[tuple[str, str, str, float], ...] = (
    ("Tekst op een kaart", f"{_D}-color-document", _WIT, TEKST),
    ("Tekst op de bladzijde", f"{_D}-color-document", _GRIJS, TEKST),
    ("Tekst in een label", f"{_D}-color-document", f"{_D}-bg-default", TEKST),
    ("Kleine tekst op een kaart", f"{_D}-color-default", _WIT, TEKST),
    ("Kleine tekst op de bladzijde", f"{_D}-color-default", _GRIJS, TEKST),
    ("Een link op een kaart", f"{_A}-color-default", _WIT, TEKST),
    ("Een link op de bladzijde", f"{_A}-color-default", _GRIJS, TEKST),
    ("Een link in een bericht", f"{_A}-color-default", f"{_A}-bg-subtle", TEKST),
    ("Een link onder de muis", f"{_A}-color-hover", _WIT, TEKST),
    ("Tekst in een blauw label", f"{_A}-color-hover", f"{_A}-bg-subtle", TEKST),
    ("Tekst in een bericht", f"{_D}-color-document", f"{_A}-bg-subtle", TEKST),
    ("Tekst op een knop", f"{_A}-inverse-color-default", f"{_A}-inverse-bg-default", TEKST),
    ("Tekst op een knop onder de muis", f"{_A}-inverse-color-default", f"{_A}-inverse-bg-hover", TEKST),
    ("Tekst in het menu", "basis-color-accent-1-inverse-color-default",
     "basis-color-accent-1-inverse-bg-default", TEKST),
    ("De naam van het programma", "basis-color-accent-1-inverse-bg-default", _WIT, TEKST),
    ("De gekozen bladzijde in het menu", "basis-color-accent-1-inverse-bg-default", _GRIJS, TEKST),
    ("Een fout op een kaart", f"{_N}-color-default", _WIT, TEKST),
    ("Een fout in een gekleurd vlak", f"{_N}-color-default", f"{_N}-bg-subtle", TEKST),
    ("Tekst in een foutbericht", f"{_D}-color-document", f"{_N}-bg-subtle", TEKST),
    ("Een waarschuwing op een kaart", f"{_W}-color-default", _WIT, TEKST),
    ("Een waarschuwing in een gekleurd vlak", f"{_W}-color-default", f"{_W}-bg-subtle", TEKST),
    ("Tekst in een waarschuwing", f"{_D}-color-document", f"{_W}-bg-subtle", TEKST),
    ("Een link in een waarschuwing", f"{_A}-color-default", f"{_W}-bg-subtle", TEKST),
    ("Wat goed is op een kaart", f"{_P}-color-default", _WIT, TEKST),
    ("Wat goed is in een gekleurd vlak", f"{_P}-color-default", f"{_P}-bg-subtle", TEKST),
    ("Tekst in een bericht dat goed is", f"{_D}-color-document", f"{_P}-bg-subtle", TEKST),
    ("Een getal in het bord, licht", f"{_D}-color-document", "inb-matrix-warm-1", TEKST),
    ("Een getal in het bord, donker", f"{_D}-color-document", "inb-matrix-warm-2", TEKST),
    ("De link om het menu over te slaan", "basis-focus-color", "basis-focus-background-color", TEKST),
    ("De rand van een invoerveld", f"{_D}-border-default", _WIT, LIJN),
    ("De rand om waar u bent, op een kaart", "basis-focus-outline-color", _WIT, LIJN),
    ("De rand om waar u bent, op de bladzijde", "basis-focus-outline-color", _GRIJS, LIJN),
    ("De rand om waar u bent, in het menu", "basis-focus-inverse-outline-color",
     "basis-color-accent-1-inverse-bg-default", LIJN),
    ("Een termijn die loopt", f"{_A}-border-default", _WIT, LIJN),
    ("Een termijn die voorbij is", f"{_N}-border-default", _WIT, LIJN),
    ("Een termijn die bijna voorbij is", f"{_W}-border-default", _WIT, LIJN),
    ("Een termijn die klaar is", f"{_P}-border-default", _WIT, LIJN),
)  # fmt: skip
"""Where, the token in front, the token behind, and the contrast it must have."""
