"""De voorwaarden van rapport, zienswijze en besluit bij niet meewerken (Wet inburgering 2021 art. 23)."""

from datetime import timedelta

from inburgering.statemachine.basis import als_dag, voorwaarde
from inburgering.statemachine.boetegeval import Boetegeval
from inburgering.wet.boetes import euro
from inburgering.wet.boetes_woorden import lees_euro
from inburgering.wet.bronnen import AWB, BESLUIT, WET
from inburgering.wet.normen import WAARSCHUWING_VOORAF
from inburgering.wet.taal import datum


def _niet_beboetbaar(m: "Boetebesluit") -> str:
    """Waarom dit gedrag geen grond is, met het artikel."""
    reden = m.geen_grond
    wat = f"{reden[0]} ({reden[1]})" if reden else "Dit gedrag is geen grond voor een boete"
    return f"{wat}. Zie af van een boete, met een reden."


def _nog_wachten(m: "Boetebesluit") -> str:
    """Tot en met wanneer de inburgeraar nog kan reageren."""
    uiterlijk = m.dag_uit("uitnodiging_zienswijze", "uiterlijk")
    tot = datum(uiterlijk) if uiterlijk else "de gestelde dag"
    return f"De inburgeraar kan tot en met {tot} reageren. Wacht, of leg een eerdere reactie vast."


def _te_hoog(m: "Boetebesluit") -> str:
    """Het hoogste bedrag, en hoe het is berekend."""
    som = m.berekening
    hoe = f"hoogstens {euro(som.hoogste_cent)}. {som.tekst()}" if som else "kijk naar de berekening."
    return f"Het bedrag is hoger dan mag: {hoe}"


def _te_laat(m: "Boetebesluit") -> str:
    """De laatste dag waarop de boete kon worden opgelegd."""
    laatste = m.bevoegd_tot
    wanneer = f"tot en met {datum(laatste)}" if laatste else "tot vijf jaar na de overtreding"
    return f"Een boete kon {wanneer} worden opgelegd, nu niet meer. Zie af van een boete, met een reden."


def _niet_gewaarschuwd(m: "Boetebesluit") -> str:
    """Hoeveel dagen er na een waarschuwing moeten zijn."""
    dagen = m.feiten.get(WAARSCHUWING_VOORAF.naam)
    return (
        f"Uw gemeente waarschuwt eerst en wacht dan {dagen} dagen. Leg in het rapport vast wanneer dat was."
    )


class Boetebesluit(Boetegeval):
    """Van signaal tot besluit. Afzien van een boete kan altijd."""

    @voorwaarde("De dag van constatering ligt na het signaal. Kijk naar de dag.", BESLUIT.art("7.1", lid=3))
    def constatering_niet_later(self) -> bool:
        """De constatering en de overtreding liggen niet na het signaal."""
        op, gegevens = self.dag("op"), self.gegevens or {}
        dagen = [als_dag(gegevens[v]) for v in ("constatering", "overtreding_op") if gegevens.get(v)]
        return op is None or all(dag <= op for dag in dagen)

    @voorwaarde("Het rapport ligt voor de constatering. Kijk naar de dag.", AWB.art("5:48"))
    def rapport_na_constatering(self) -> bool:
        """De dagtekening van het rapport ligt niet voor de constatering."""
        op = self.dag("op")
        return op is None or self.constatering is None or self.constatering <= op

    @voorwaarde(_niet_beboetbaar, WET.art("23"))
    def gedrag_beboetbaar(self) -> bool:
        """Dit gedrag kan bij deze groep en leerroute een grond zijn voor een boete."""
        return self.geen_grond is None

    @voorwaarde(
        "Toen dit werd geconstateerd was er geen PIP onder de Wet inburgering 2021. Zie af van een boete, "
        "met een reden.",
        WET.art("23", lid=1),
    )
    def met_een_pip(self) -> bool:
        """Op de dag van de constatering was er een PIP: daar gaat het meewerken over."""
        aanvang = (self.feiten.get("termijn") or {}).get("aanvang", "onbekend")
        pip = (self.feiten.get("stand") or {}).get("eerste_pip", "onbekend")
        if not aanvang or not pip:
            return False
        return pip == "onbekend" or self.constatering is None or als_dag(pip) <= self.constatering

    @voorwaarde("Stuur het rapport mee met de vraag om een zienswijze.", AWB.art("5:50", lid=1))
    def met_rapport(self) -> bool:
        """Het rapport gaat mee met de vraag om een zienswijze."""
        return self.gegevens is None or bool(self.gegevens.get("rapport_meegestuurd"))

    @voorwaarde("De uiterste dag is al voorbij. Kies een dag die nog komt.", AWB.art("4:8"))
    def uiterste_dag_komt_nog(self) -> bool:
        """De inburgeraar krijgt tijd om te reageren."""
        op, uiterlijk = self.dag("op"), (self.gegevens or {}).get("uiterlijk")
        return op is None or uiterlijk is None or op < als_dag(uiterlijk)

    @voorwaarde(_nog_wachten, AWB.art("5:53"))
    def gegeven_of_termijn_voorbij(self) -> bool:
        """Er is een zienswijze gegeven, of de tijd daarvoor is voorbij."""
        gegevens = self.gegevens
        return gegevens is None or gegevens.get("vorm") != "niet_gegeven" or self._tijd_voorbij()

    @voorwaarde(_nog_wachten, AWB.art("5:53"))
    def zienswijze_afgewacht(self) -> bool:
        """De tijd voor de zienswijze is voorbij."""
        return self._tijd_voorbij()

    def _tijd_voorbij(self) -> bool:
        op, uiterlijk = self.dag("op"), self.dag_uit("uitnodiging_zienswijze", "uiterlijk")
        return op is None or uiterlijk is None or uiterlijk < op

    @voorwaarde(
        "Wie het rapport opstelde, beslist niet over de boete. Laat een andere medewerker beslissen.",
        AWB.art("10:3", lid=4),
    )
    def ander_dan_rapporteur(self) -> bool:
        """Een andere medewerker dan wie het rapport opstelde heeft besloten."""
        rapporteur = (self.stap("rapport_overtreding") or {}).get("rapporteur")
        beslisser = (self.gegevens or {}).get("beslisser")
        return rapporteur is None or beslisser is None or rapporteur != beslisser

    @voorwaarde(_niet_gewaarschuwd, WAARSCHUWING_VOORAF.bron)
    def eerst_gewaarschuwd(self) -> bool:
        """Er is gewaarschuwd, als de gemeente dat heeft afgesproken; de wet vraagt het hier niet."""
        dagen, op, rapport = (
            self.feiten.get(WAARSCHUWING_VOORAF.naam),
            self.dag("op"),
            self.stap("rapport_overtreding"),
        )
        if dagen is None or op is None or rapport is None:
            return True
        gewaarschuwd = self.dag_uit("rapport_overtreding", "gewaarschuwd_op")
        return gewaarschuwd is not None and gewaarschuwd + timedelta(days=int(dagen)) < op

    @voorwaarde(_te_laat, AWB.art("5:45", lid=1))
    def nog_bevoegd(self) -> bool:
        """De bevoegdheid is niet vervallen."""
        op = self.dag("op")
        return op is None or self.bevoegd_tot is None or op <= self.bevoegd_tot

    @voorwaarde(
        "Voor dit gedrag op deze dag is al een boete opgelegd. Zie af van een boete, met een reden.",
        AWB.art("5:43"),
    )
    def nog_niet_beboet(self) -> bool:
        """Voor dezelfde overtreding is niet eerder een boete opgelegd."""
        deze = (self.constatering, self.gedrag)
        return None in deze or all((b.constatering, b.gedrag) != deze for b in self.eerdere_boetes)

    @voorwaarde(_te_hoog, BESLUIT.art("7.1"))
    def binnen_hoogste_boete(self) -> bool:
        """Het bedrag is niet hoger dan berekend."""
        som, bedrag = self.berekening, (self.gegevens or {}).get("bedrag")
        if som is None or bedrag is None or not self.nog_bevoegd():
            return True
        return 0 < lees_euro(str(bedrag)) <= som.hoogste_cent
