"""Report 5, moments of contact: each month by subject, and by how it went. Pure.

Always: the total is the sum of the subjects, and the sum of the ways.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from inburgering.db.rapport_basis import Kolom, Rapport, Rij, Tabel, Waarde, maanden, vak
from inburgering.db.tijdlijn import Voorval
from inburgering.statemachine.feiten_doorgang import Kanaal
from inburgering.wet.gebeurtenissen import Gebeurtenis

G = Gebeurtenis
OPROEP, GEEN, ONBEKEND = "oproep", "niet_gelukt", "onbekend"
GESPREK = "gesprek_gevoerd"
ONDERWERPEN: Mapping[str, tuple[str, tuple[tuple[G, str], ...]]] = {
    "intake_oproep": ("Oproep brede intake", tuple(
        (soort, OPROEP)
        for soort in (G.OPROEP_BREDE_INTAKE, G.HERHAALDE_OPROEP, G.DERDE_OPROEP, G.VERZETTEN_AFSPRAAK)
    )),
    "intake_gesprek": ("Intakegesprek", ((G.INTAKEGESPREK, GESPREK),)),
    "intake_niet": ("Niet verschenen bij de intake", ((G.NIET_VERSCHENEN, GEEN),)),
    "toets_aanmelding": ("Aanmelding leerbaarheidstoets", ((G.AANMELDING_LEERBAARHEIDSTOETS, OPROEP),)),
    "toets_niet": ("Niet verschenen bij de toets", ((G.NIET_VERSCHENEN_LEERBAARHEIDSTOETS, GEEN),)),
    "voortgang": ("Voortgangsgesprek", ((G.VOORTGANGSGESPREK, GESPREK),)),
    "eind": ("Eindgesprek", ((G.EINDGESPREK_MAP, GESPREK), (G.EINDGESPREK_LEERROUTE, GESPREK))),
    "contact": ("Contact", ((G.CONTACT, ""),)),
    "nazorg": ("Contact in de nazorg", ((G.CONTACT_NAZORG, ""),)),
}  # fmt: skip
_VAN = {soort: (code, kanaal) for code, (_, soorten) in ONDERWERPEN.items() for soort, kanaal in soorten}
SOORTEN = frozenset(_VAN)
KANALEN = {k.value: k.naam.capitalize() for k in Kanaal} | {
    GESPREK: "Gesprek (hoe is niet vastgelegd)",
    OPROEP: "Oproep of aanmelding", GEEN: "Niet gelukt: niet verschenen", ONBEKEND: "Onbekend (gewist)"
}  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """One moment: of which traject, when, about what and how."""

    nummer: str
    op: date
    onderwerp: str
    kanaal: str


def momenten(nummer: str, voorvallen: Sequence[Voorval], peil: date) -> list[Moment]:
    """The moments of contact in one log, by the peildatum."""
    uit = []
    for v in voorvallen:
        if v.soort in SOORTEN and v.op <= peil and v.hoofdregel:
            onderwerp, kanaal = _VAN[G(v.soort)]
            uit.append(Moment(nummer, v.op, onderwerp, kanaal or str(v.gegevens.get("kanaal") or ONBEKEND)))
    return uit


def rapport(alle: Sequence[Moment], peil: date) -> Rapport:
    """The twelve months up to the peildatum, by subject and by the way it went."""
    sinds = maanden(peil)[0].begin
    recent = [m for m in alle if sinds <= m.op <= peil]
    onderwerpen = {code: naam for code, (naam, _) in ONDERWERPEN.items()}
    tabellen = {
        "onderwerp": _tabel("Per onderwerp", onderwerpen, recent, peil, lambda m: m.onderwerp),
        "kanaal": _tabel("Hoe het ging", KANALEN, recent, peil, lambda m: m.kanaal),
    }
    uitleg = "Hoe vaak er contact was, waarover en hoe. Een traject telt zo vaak als er contact was."
    return Rapport("contact", "Contactmomenten", uitleg, tabellen)


def _tabel(
    naam: str, namen: Mapping[str, str], alle: Sequence[Moment], peil: date, wat: Callable[[Moment], str]
) -> Tabel:
    geweest = {wat(m) for m in alle}
    kolommen = {
        "totaal": Kolom("Totaal", "Alle contactmomenten in deze maand: de som van de kolommen."),
        **{c: Kolom(n, f"{n}, zoals vastgelegd.", reeks=True) for c, n in namen.items() if c in geweest},
    }
    rijen = []
    for maand in maanden(peil):
        nu = [m for m in alle if maand.heeft(m.op)]
        waarden: dict[str, Waarde] = {"totaal": vak(m.nummer for m in nu)}
        waarden |= {c: vak(m.nummer for m in nu if wat(m) == c) for c in list(kolommen)[1:]}
        rijen.append(Rij(maand.code, maand.naam, waarden))
    return Tabel(naam, "Maand", kolommen, rijen)
