"""A letter in other forms than PDF, from the same words: a page of HTML and plain text."""

from markupsafe import Markup

from inburgering.templates import weergave
from inburgering.templates.brief import Vorm

_STIJL = Markup(
    "body{font:1.1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1b1f23}"
    "h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}th,td{text-align:start;vertical-align:top;"
    "padding:.3rem 1rem .3rem 0}.kader{border-inline-start:4px solid #154273;padding-inline-start:1rem}"
)
_BLAD = Markup("""<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{onderwerp} ({kenmerk})</title><style>{stijl}</style></head>
<body>
<header><p><strong>{gemeente}</strong><br>{afdeling}</p><address>{ontvanger}</address>
<p>Datum: {datum}<br>Ons kenmerk: {kenmerk}<br>Contact: {contact}</p></header>
<main><h1>{onderwerp}</h1>
{tekst}
</main>
<footer><p>{voet}</p></footer>
</body>
</html>
""")


def als_bladzijde(v: Vorm) -> str:
    """The letter as one page of HTML that needs nothing else: headings, lists, language and direction."""
    kop = v.kop
    ontvanger = Markup("<br>").join(Markup("<bdi>{}</bdi>").format(regel) for regel in kop["ontvanger"])
    blad = _BLAD.format(
        onderwerp=kop["onderwerp"], kenmerk=kop["kenmerk"], stijl=_STIJL, datum=kop["datum"],
        gemeente=kop["gemeente"]["naam"], afdeling=kop["gemeente"]["afdeling"], ontvanger=ontvanger,
        contact=contact(v), tekst=weergave.als_html(v.blokken, kopniveau=2), voet=voet(v),
    )  # fmt: skip
    return str(blad)


def als_platte_tekst(v: Vorm) -> str:
    """The letter as lines of text, with what stands around it."""
    kop = v.kop
    boven = [
        f"{kop['gemeente']['naam']}\n{kop['gemeente']['afdeling']}",
        "\n".join(kop["ontvanger"]),
        f"Datum: {kop['datum']}\nOns kenmerk: {kop['kenmerk']}\nContact: {contact(v)}",
        kop["onderwerp"],
    ]
    return "\n\n".join([*boven, weergave.als_tekst(v.blokken).rstrip(), voet(v)]) + "\n"


def contact(v: Vorm) -> str:
    """Whom to call about this letter."""
    return f"{v.kop['afzender']['naam']}, {v.kop['afzender']['telefoon']}"


def voet(v: Vorm) -> str:
    """Where the municipality can be found."""
    g = v.kop["gemeente"]
    return f"{g['naam']}, {g['bezoek']}. Telefoon {g['telefoon']} · {g['email']} · {g['site']}"
