"""De getallen bij de plicht zelf, ontheffing en vrijstelling, de lening, bewaren en de uitkering."""

from datetime import date

from inburgering.wet.bronnen import BESLUIT, REGELING, WET
from inburgering.wet.waarden_onderdelen import GEZIN, RI_EEN_KEER
from inburgering.wet.waardensoort import Maat, Onderwerp, Wetswaarde

ONTHEFFING = (
    Wetswaarde(
        code="ontheffing_medisch_jaren",
        naam="Medische ontheffing: hoe ver vooruit",
        tekst="Ontheffing kan als iemand naar verwachting niet binnen {} na de aanvraag aan de "
        "plicht of aan een onderdeel kan voldoen.",
        waarde=5,
        eenheid=Maat.JAAR,
        bron=BESLUIT.art("2.7", lid=2),
        onderwerp=Onderwerp.ONTHEFFING,
    ),
    Wetswaarde(
        code="ontheffing_medisch_onderdelen",
        naam="Gedeeltelijke medische ontheffing: taal",
        tekst="Gedeeltelijke ontheffing kan voor ten hoogste {} van de vier taalonderdelen, of voor KNM.",
        waarde=3,
        eenheid=Maat.AANTAL,
        telt="van de 4 onderdelen",
        bron=BESLUIT.art("2.7", lid=3),
        onderwerp=Onderwerp.ONTHEFFING,
    ),
    Wetswaarde(
        code="ontheffing_medisch_kosten",
        naam="Kosten van het medisch advies",
        tekst="De verklaring van de aangewezen arts kost {}; soms krijgt iemand dat terug.",
        waarde=225_00,
        eenheid=Maat.CENT,
        bron=BESLUIT.art("2.7", lid=7),
        onderwerp=Onderwerp.ONTHEFFING,
        opmerking=f"Het bedrag zelf staat in hoofdstuk 2 van de Regeling. {RI_EEN_KEER}",
    ),
    Wetswaarde(
        code="ingeburgerd_brp_jaren",
        naam="Al voldoende ingeburgerd: jaren ingeschreven",
        tekst="Vrijstelling kan na ten minste {} onafgebroken inschrijving in de BRP, met werk en B1.",
        waarde=10,
        eenheid=Maat.JAAR,
        bron=BESLUIT.art("2.3"),
        onderwerp=Onderwerp.ONTHEFFING,
    ),
    Wetswaarde(
        code="ingeburgerd_werk_jaren",
        naam="Al voldoende ingeburgerd: jaren werk",
        tekst="Daarvoor deed iemand ten minste {} betaald werk of vrijwilligerswerk in Nederland.",
        waarde=5,
        eenheid=Maat.JAAR,
        bron=BESLUIT.art("2.3"),
        onderwerp=Onderwerp.ONTHEFFING,
    ),
    Wetswaarde(
        code="ingeburgerd_kosten",
        naam="Al voldoende ingeburgerd: kosten",
        tekst="De aanvraag om vrijstelling wegens al voldoende ingeburgerd zijn kost {}.",
        waarde=90_00,
        eenheid=Maat.CENT,
        bron=BESLUIT.art("2.5"),
        onderwerp=Onderwerp.ONTHEFFING,
        opmerking=f"Het bedrag zelf staat in hoofdstuk 2 van de Regeling. {RI_EEN_KEER}",
    ),
)

PLICHT = (
    Wetswaarde(
        code="leeftijd_vanaf",
        naam="Leeftijd vanaf wanneer de plicht er is",
        tekst="Inburgeringsplichtig is wie {} of ouder is en de AOW-leeftijd nog niet heeft.",
        waarde=16,
        eenheid=Maat.JAAR,
        bron=WET.art("3", lid=1),
        onderwerp=Onderwerp.PLICHT,
    ),
)

LENING = (
    Wetswaarde(
        code="lening_hoogste",
        naam="Lening: hoogste bedrag",
        tekst="Wie de lessen zelf betaalt, kan bij DUO ten hoogste {} lenen, afhankelijk van het inkomen.",
        waarde=10_000_00,
        eenheid=Maat.CENT,
        bron=BESLUIT.art("6.2", lid=1),
        onderwerp=Onderwerp.LENING,
        voor=GEZIN,
    ),
    Wetswaarde(
        code="lening_terugbetalen_jaren",
        naam="Lening terugbetalen",
        tekst="De lening wordt in ten hoogste {} terugbetaald.",
        waarde=10,
        eenheid=Maat.JAAR,
        bron=BESLUIT.art("6.7", lid=1),
        onderwerp=Onderwerp.LENING,
        voor=GEZIN,
    ),
)

BEWAREN = (
    Wetswaarde(
        code="bewaren_kern_jaren",
        naam="Enkele gegevens langer bewaren: hoogste",
        tekst="Naam, BSN, adres, geboortedatum, vrijstelling, ontheffing en hoe en wanneer aan de plicht is "
        "voldaan, mogen ten hoogste {} bewaard blijven.",
        waarde=50,
        eenheid=Maat.JAAR,
        bron=BESLUIT.art("9.9", lid=2),
        onderwerp=Onderwerp.BEWAREN,
        opmerking="Vanaf welke dag die jaren tellen, zegt de tekst niet. Bij overlijden geldt zij niet.",
    ),
)


def _uitkering(jaar: int, centen: int, tot: date | None) -> Wetswaarde:
    return Wetswaarde(
        code="uitkering_gezin",
        naam="Uitkering aan de gemeente per gezinsmigrant of overige migrant",
        tekst="De gemeente krijgt van het Rijk {} per gezinsmigrant of overige migrant.",
        waarde=centen,
        eenheid=Maat.CENT,
        bron=REGELING.art("10.2"),
        onderwerp=Onderwerp.UITKERING,
        voor=GEZIN,
        geldig_vanaf=date(jaar, 1, 1),
        geldig_tot=tot,
        bekend_vanaf=date(2025, 1, 1),
        opmerking="Staat in de artikelen 10.2 tot en met 10.4, per kalenderjaar. De Regeling is één keer "
        "gelezen.",
    )


UITKERING = (
    _uitkering(2025, 694_23, date(2025, 12, 31)),
    _uitkering(2026, 706_72, None),
)

WAARDEN = (*PLICHT, *ONTHEFFING, *LENING, *BEWAREN, *UITKERING)
