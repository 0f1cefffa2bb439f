"""Wat er moet gebeuren tot het eerste PIP: wonen, kennisgeving, brede intake, leerbaarheidstoets en PIP."""

from inburgering.routes.taak import Taak, Zicht
from inburgering.wet.begrippen import ASIEL, ONTZORG, Wie
from inburgering.wet.bronnen import BESLUIT, HVW, PW, WET, LokaleBron
from inburgering.wet.gebeurtenissen import Gebeurtenis as Woord

PIP_KLOK = ("T05d", "T05c", "T05b", "T05a", "N03")
_AFGEROND = (Woord.AFRONDING_BREDE_INTAKE, Woord.AFRONDING_BIJ_AFWEZIGHEID)
_OPROEPEN = (Woord.OPROEP_BREDE_INTAKE, Woord.HERHAALDE_OPROEP, Woord.DERDE_OPROEP, Woord.VERZETTEN_AFSPRAAK)


def _nog_geen_gesprek(z: Zicht) -> bool:
    return not z.gebeurd(Woord.INTAKEGESPREK, *_AFGEROND)


def _niet_gekomen(z: Zicht) -> bool:
    return _nog_geen_gesprek(z) and z.open(Woord.NIET_VERSCHENEN, *_OPROEPEN)


BEGIN = (
    Taak(
        code="woonruimte",
        soort="traject",
        tekst="Woonruimte vinden",
        wie=Wie.COLLEGE,
        bron=HVW.art("28"),
        als=lambda z: z.open(Woord.KOPPELING, Woord.HUISVESTING, Woord.INSCHRIJVING_BRP),
        klok=("T02",),
    ),
    Taak(
        code="activiteit_wachttijd",
        soort="traject",
        tekst="Iets te doen vinden in de wachttijd",
        wie=Wie.COLLEGE,
        bron=LokaleBron("waardevolle wachttijd"),
        als=lambda z: z.open(Woord.KOPPELING, Woord.ACTIVITEIT_WACHTTIJD, Woord.INSCHRIJVING_BRP),
        klok=("N06",),
    ),
    Taak(
        code="kennisgeving",
        soort="traject",
        tekst="Kennisgeving van DUO dat iemand moet inburgeren",
        wie=Wie.DUO,
        bron=WET.art("33", onderdeel="a"),
        als=lambda z: not z.gebeurd(Woord.KENNISGEVING, Woord.AANMELDING),
    ),
    Taak(
        code="oproep",
        soort="brede_intake",
        tekst="Oproepen voor de brede intake",
        wie=Wie.COLLEGE,
        bron=WET.art("14", lid=1),
        als=lambda z: _nog_geen_gesprek(z) and not z.gebeurd(*_OPROEPEN),
        klok=PIP_KLOK,
    ),
    Taak(
        code="opnieuw_oproepen",
        soort="brede_intake",
        tekst="Niet gekomen: opnieuw oproepen, met een waarschuwing",
        wie=Wie.COLLEGE,
        bron=WET.art("14", lid=1),
        als=_niet_gekomen,
        klok=PIP_KLOK,
    ),
    Taak(
        code="intakegesprek",
        soort="brede_intake",
        tekst="Naar het gesprek van de brede intake komen",
        wie=Wie.INBURGERINGSPLICHTIGE,
        bron=WET.art("14", lid=1),
        als=lambda z: _nog_geen_gesprek(z) and z.gebeurd(*_OPROEPEN) and not _niet_gekomen(z),
        klok=("T04c", "T04b", "T04a"),
    ),
    Taak(
        code="afronding_intake",
        soort="brede_intake",
        tekst="De brede intake afronden",
        wie=Wie.COLLEGE,
        bron=BESLUIT.art("5.2"),
        als=lambda z: z.gebeurd(Woord.INTAKEGESPREK) and not z.gebeurd(*_AFGEROND),
        klok=PIP_KLOK,
    ),
    Taak(
        code="aanmelding_toets",
        soort="leerbaarheidstoets",
        tekst="Aanmelden voor de leerbaarheidstoets, of daarvan ontheffen",
        wie=Wie.COLLEGE,
        bron=WET.art("14", lid=3, onderdeel="a"),
        als=lambda z: (
            not z.gebeurd(
                Woord.AANMELDING_LEERBAARHEIDSTOETS,
                Woord.UITSLAG_LEERBAARHEIDSTOETS,
                Woord.ONTHEFFING_LEERBAARHEIDSTOETS,
                *_AFGEROND,
            )
        ),
        klok=PIP_KLOK,
    ),
    Taak(
        code="uitslag_toets",
        soort="leerbaarheidstoets",
        tekst="Uitslag van de leerbaarheidstoets",
        wie=Wie.DUO,
        bron=WET.art("14", lid=5),
        als=lambda z: z.open(
            Woord.AANMELDING_LEERBAARHEIDSTOETS,
            Woord.UITSLAG_LEERBAARHEIDSTOETS,
            Woord.ONTHEFFING_LEERBAARHEIDSTOETS,
            *_AFGEROND,
        ),
        klok=PIP_KLOK,
    ),
    Taak(
        code="informatie_derde",
        soort="pip",
        tekst="Informatie van een ander krijgen; daarna is er twee weken voor het PIP",
        wie=Wie.COLLEGE,
        bron=BESLUIT.art("5.3", lid=2),
        als=lambda z: z.open(Woord.WACHT_OP_INFORMATIE_DERDE, Woord.ONTVANGST_INFORMATIE_DERDE),
        klok=("N03",),
    ),
    Taak(
        code="pip",
        soort="pip",
        tekst="Het PIP vaststellen",
        wie=Wie.COLLEGE,
        bron=BESLUIT.art("5.3", lid=1),
        als=lambda _: True,
        klok=PIP_KLOK,
    ),
)
"""Alleen zolang er geen PIP is."""

NAAST_HET_PLAN = (
    Taak(
        code="dossier_vragen",
        soort="traject",
        tekst="Het dossier vragen aan de vorige gemeente",
        wie=Wie.COLLEGE,
        bron=WET.art("35", lid=4),
        als=lambda z: (
            z.open(Woord.INSCHRIJVING_NA_VERHUIZING, Woord.VERZOEK_AAN_OUD_COLLEGE, Woord.ONTVANGST_DOSSIER)
            and not z.gebeurd(Woord.ONTVANGST_DOSSIER)
        ),
    ),
    Taak(
        code="dossier_krijgen",
        soort="traject",
        tekst="Het dossier krijgen van de vorige gemeente",
        wie=Wie.COLLEGE,
        bron=WET.art("35", lid=4),
        als=lambda z: z.open(Woord.VERZOEK_AAN_OUD_COLLEGE, Woord.ONTVANGST_DOSSIER),
        klok=("N16",),
    ),
    Taak(
        code="begeleiding",
        soort="begeleiding",
        tekst="De maatschappelijke begeleiding laten beginnen",
        wie=Wie.COLLEGE,
        bron=WET.art("13", lid=3),
        als=lambda z: (
            z.groep in ASIEL
            and z.gebeurd(Woord.INSCHRIJVING_BRP)
            and not z.gebeurd(Woord.START_BEGELEIDING, Woord.EINDE_BEGELEIDING)
        ),
        klok=("T03",),
    ),
    Taak(
        code="ontzorgen",
        soort="ontzorgen",
        tekst="De vaste lasten betalen uit de bijstand",
        wie=Wie.COLLEGE,
        bron=PW.art("56a"),
        als=lambda z: (
            z.groep in ONTZORG
            and z.open(Woord.RECHT_OP_BIJSTAND, Woord.EINDE_ONTZORGEN, Woord.EINDE_BIJSTAND)
        ),
        klok=("T27",),
    ),
)
"""Voor en na het PIP."""
