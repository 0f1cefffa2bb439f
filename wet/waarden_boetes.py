"""De bedragen van de boetes: van het college (Besluit art. 7.1) en van DUO (art. 7.2). Eurocenten.

De boetetabellen van DUO (Regeling bijlage 6a tot en met 6c) staan hier niet: zie `waarden_weg.py`.
"""

from inburgering.wet.bronnen import AWB, BESLUIT, REGELING, WET
from inburgering.wet.waarden_onderdelen import RI_EEN_KEER
from inburgering.wet.waardensoort import Maat, Onderwerp, Wetswaarde, Zekerheid

COLLEGE = (
    Wetswaarde(
        code="boete_brede_intake",
        naam="Boete brede intake",
        tekst="Wie ook binnen de tweede termijn niet verschijnt, of niet genoeg meewerkt aan de brede "
        "intake, krijgt een boete van {}.",
        waarde=250_00,
        eenheid=Maat.CENT,
        bron=BESLUIT.art("7.1", lid=1),
        onderwerp=Onderwerp.BOETE,
        opmerking="Lager bij bijzondere omstandigheden (lid 6).",
    ),
    Wetswaarde(
        code="boete_brede_intake_aantal",
        naam="Boetes per brede intake",
        tekst="Voor één brede intake zijn ten hoogste {} boetes mogelijk.",
        waarde=2,
        eenheid=Maat.AANTAL,
        telt="boetes",
        bron=WET.art("22", lid=3),
        onderwerp=Onderwerp.BOETE,
        zekerheid=Zekerheid.UITLEG,
        opmerking="De wet kent een boete in lid 1 en een tweede in lid 3; lid 3 stelt geen nieuwe termijn.",
    ),
    Wetswaarde(
        code="boete_medewerking_basis",
        naam="Boete meewerken aan het PIP: begin",
        tekst="De boete voor niet meewerken aan de afspraken in het PIP begint bij {}.",
        waarde=50_00,
        eenheid=Maat.CENT,
        bron=BESLUIT.art("7.1", lid=2),
        onderwerp=Onderwerp.BOETE,
        opmerking="Daarna telt hoe verwijtbaar het was: bij een gewone eerste keer de helft, dus € 25.",
    ),
    Wetswaarde(
        code="boete_verhoging_procent",
        naam="Verhoging bij herhaling",
        tekst="Bij herhaling binnen het venster gaat de boete steeds met {} omhoog.",
        waarde=100,
        eenheid=Maat.PROCENT,
        bron=BESLUIT.art("7.1", lid=3),
        onderwerp=Onderwerp.BOETE,
        opmerking="'Steeds' is gelezen als verdubbelen: € 50, € 100, € 200, € 400, € 800. Dat is uitleg.",
    ),
    Wetswaarde(
        code="recidive_maanden",
        naam="Venster voor herhaling",
        tekst="Een eerdere overtreding telt mee als zij is vastgesteld in {} vóór de dag waarop "
        "de nieuwe is vastgesteld, en de boete daarvoor niet meer te bestrijden is.",
        waarde=12,
        eenheid=Maat.MAAND,
        bron=BESLUIT.art("7.1", lid=3),
        onderwerp=Onderwerp.BOETE,
        termijn="T31",
        opmerking="De dag van de nieuwe vaststelling zelf valt buiten het venster.",
    ),
    Wetswaarde(
        code="boete_medewerking_hoogste",
        naam="Boete meewerken aan het PIP: hoogste",
        tekst="Na verhogen is de boete ten hoogste {}.",
        waarde=800_00,
        eenheid=Maat.CENT,
        bron=BESLUIT.art("7.1", lid=3),
        onderwerp=Onderwerp.BOETE,
    ),
)


def _verwijt(code: str, naam: str, procent: int, onderdeel: str) -> Wetswaarde:
    return Wetswaarde(
        code=f"verwijtbaarheid_{code}",
        naam=f"Verwijtbaarheid: {naam}",
        tekst=f"Bij {naam} is de boete {{}} van het bedrag.",
        waarde=procent,
        eenheid=Maat.PROCENT,
        bron=BESLUIT.art("7.1", lid=4, onderdeel=onderdeel),
        onderwerp=Onderwerp.BOETE,
        opmerking="Lid 4 noemt de boete van lid 2. Dat het ook geldt na een verhoging, is uitleg.",
    )


VERWIJTBAARHEID = (
    _verwijt("opzet", "opzet", 100, "a"),
    _verwijt("grove_schuld", "grove schuld", 75, "b"),
    _verwijt("geen_van_beide", "geen opzet en geen grove schuld", 50, "c"),
    _verwijt("verminderd", "verminderde verwijtbaarheid", 25, "d"),
)


def _samen(maanden: int, bedrag: int, onderdeel: str) -> Wetswaarde:
    return Wetswaarde(
        code=f"boete_samen_nieuwe_termijn_{maanden}",
        naam=f"Alle boetes samen in een nieuwe termijn van {maanden} maanden",
        tekst="De boetes van het college zijn in zo'n nieuwe termijn samen ten hoogste {}.",
        waarde=bedrag,
        eenheid=Maat.CENT,
        bron=BESLUIT.art("7.1", lid=5, onderdeel=onderdeel),
        onderwerp=Onderwerp.BOETE,
    )


SAMEN = (
    Wetswaarde(
        code="boete_samen_hoogste",
        naam="Alle boetes samen in de inburgeringstermijn",
        tekst="De boetes van het college zijn in de inburgeringstermijn, ook als die is verlengd, samen ten "
        "hoogste {}.",
        waarde=2_400_00,
        eenheid=Maat.CENT,
        bron=BESLUIT.art("7.1", lid=5),
        onderwerp=Onderwerp.BOETE,
        opmerking="Een boete voor de brede intake valt meestal vóór de termijn. Het programma telt haar toch "
        "mee; dat is uitleg.",
    ),
    _samen(6, 400_00, "a"),
    _samen(12, 800_00, "b"),
    _samen(18, 1_200_00, "c"),
    _samen(24, 1_600_00, "d"),
    Wetswaarde(
        code="zienswijze_vanaf",
        naam="Grens voor rapport en zienswijze",
        tekst="Kan de boete hoger zijn dan {}, dan moeten er een rapport en een zienswijze zijn.",
        waarde=340_00,
        eenheid=Maat.CENT,
        bron=AWB.art("5:53"),
        onderwerp=Onderwerp.BOETE,
        zekerheid=Zekerheid.UITLEG,
        opmerking="De boete voor meewerken kan tot € 800 gaan en valt er dus onder, ook als zij nu lager is. "
        "De boete voor de brede intake (€ 250) niet.",
    ),
)

DUO = (
    Wetswaarde(
        code="duo_boete_pvt_map",
        naam="Boete van DUO voor PVT of MAP",
        tekst="Wie PVT of MAP niet op tijd afrondt, krijgt van DUO een boete van {}.",
        waarde=340_00,
        eenheid=Maat.CENT,
        bron=BESLUIT.art("7.2", lid=1),
        onderwerp=Onderwerp.BOETE_DUO,
        opmerking="Lager bij bijzondere omstandigheden (lid 3).",
    ),
    Wetswaarde(
        code="duo_boete_leerroute_hoogste",
        naam="Boete van DUO voor de leerroute: hoogste",
        tekst="Wie de leerroute niet op tijd haalt, krijgt van DUO een boete van ten hoogste {}.",
        waarde=1_000_00,
        eenheid=Maat.CENT,
        bron=REGELING.art("7.4"),
        onderwerp=Onderwerp.BOETE_DUO,
        opmerking="Het bedrag volgt uit de tabellen in bijlage 6a tot en met 6c. DUO rekent het uit; dit "
        f"programma niet. {RI_EEN_KEER}",
    ),
    Wetswaarde(
        code="duo_boete_herhaling_jaren",
        naam="Daarna opnieuw een boete van DUO",
        tekst="Is het onderdeel ook in de nieuwe termijn niet af, dan kan DUO daarna om de {} "
        "opnieuw een boete opleggen.",
        waarde=2,
        eenheid=Maat.JAAR,
        bron=WET.art("24", lid=4),
        onderwerp=Onderwerp.BOETE_DUO,
    ),
)

WAARDEN = (*COLLEGE, *VERWIJTBAARHEID, *SAMEN, *DUO)
