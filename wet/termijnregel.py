"""Wat een termijnregel is, wat een feit is en wat daaruit komt: een termijn.

Een regel is een waarde die leest als de wet. Er wordt niets in uitgevoerd: `begin.py` laat een termijn
beginnen, `telling.py` telt haar, `loop.py` laat haar eindigen en vervangen worden, `waarom.py` legt haar uit.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cached_property

from inburgering.wet.anker import Anker, code_van
from inburgering.wet.begrippen import Groep, Regime, Route, Wie
from inburgering.wet.bronnen import Bron, LokaleBron
from inburgering.wet.duur import Duur, Eenheid, Gesteld, Norm, dagen, jaren, maanden, weken
from inburgering.wet.feit import Feit, Mits
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.grootboek import Boeking, Post
from inburgering.wet.uitleg import Stap, Stapsoort, Uitleg

__all__ = [
    "Boeking", "Duur", "Eenheid", "Feit", "Gesteld", "Ladder", "Mits", "Norm", "Post", "Stap", "Stapsoort",
    "Termijn", "Termijnregel", "Uitleg", "Uitstel", "dagen", "jaren", "maanden", "weken",
]  # fmt: skip


class Ladder(StrEnum):
    """Hoe er wordt gewaarschuwd als een laatste dag nadert of voorbij is; de dagen staan in `ladder.py`.

    Informatief is wat van een ander is (DUO, bezwaar) en waar niemand van de gemeente te laat mee kan zijn.
    """

    WETTELIJK = "wettelijk"
    LANG = "lang"
    PARTNER = "partner"
    EIGEN = "eigen"
    INFORMATIEF = "informatief"


@dataclass(frozen=True)
class Uitstel:
    """Voor deze groepen begint de termijn niet zolang een ander feit ontbreekt.

    Zegt `veld` in de feiten dat `tot` nog moet komen, dan begint de termijn niet. Is niets bekend, dan begint
    zij wel (de vroegste dag is de veilige), met de `aanname` in de uitleg.
    """

    voor: frozenset[Groep]
    veld: str
    tot: Gebeurtenis
    aanname: str


@dataclass(frozen=True, kw_only=True, repr=False)
class Termijnregel:
    """Eén termijn van de wet of van de gemeente.

    code                zoals in de lijst van termijnen (T05a), of N01 en verder voor eigen normen
    naam, tekst         hoe zij heet, en wat de bepaling zegt in onze eigen samenvatting
    voor, routes        voor wie; routes None is elke leerroute
    regimes             onder welke regimes; wat in de Wet inburgering 2021 staat, geldt alleen daar
    vanaf               de gebeurtenissen waarmee zij begint: de laatste daarvan
    een_van             elk van die gebeurtenissen begint haar, ook zonder de andere
    begint_mits         een beginfeit telt alleen als dit erbij staat
    dag_uit             (veld, in woorden): geteld wordt vanaf de eerste van deze dagen die in de feiten staat
    anker               waaraan zij vastzit: het einde of begin van een andere termijn, of terugkijken
    vereist             ook dit moet zijn gebeurd, op of vóór die dag
    vereist_eerder      ook dit moet zijn gebeurd, vóór die dag
    niet_na             is dit vóór die dag gebeurd, dan begint zij niet
    zonder              is dit ooit gebeurd, dan begint zij niet
    telt_dag_mee        de dag van de gebeurtenis is de eerste dag
    begint_dag_erna     de wet zegt dat zij de dag erna aanvangt; met telt_dag_mee telt díe dag mee
    eerste_van_maand    de laatste dag wordt de eerste dag van een maand: die dag, of de eerstvolgende
    schuift             weekend en feestdag verlengen haar (Algemene termijnenwet)
    schuift_niet_want   waarom niet, als de lengte het niet al zegt
    geldig_vanaf/_tot   de tijd dat deze tekst gold; de regel volgt de tekst van de dag waarop zij begint
    onmiddellijk        de tekst geldt ook voor een begin van vóór geldig_vanaf, als de oude tekst niets gaf
    eindigt_door        wat haar doet eindigen (vertrek en beëindiging van het traject doen dat ook)
    eindigt_mits        een eindfeit telt alleen als dit erbij staat
    na_vertrek          het vertrek naar een andere gemeente eindigt haar niet
    na_beeindiging      ook de beëindiging van het traject eindigt haar niet
    vervangt            codes die wijken als deze begint
    tijdelijk           zij vervangt alleen zolang zij zelf loopt
    alleen_eerste       alleen de eerste keer begint zij
    alleen_laatste      alleen de laatste keer telt: wat eerder begon, is niet van belang
    zelfde_onderdeel    het einde moet bij hetzelfde onderdeel horen
    geldt_als           in welk geval, in woorden: een mens moet zeggen of dat zo is
    als_feit            (veld, waarden…): het feit dat die vraag in een zaak beantwoordt
    boekt               wat in haar grootboek komt: verlenging, opschorting, de dagen van DUO
    boekt_niet_na       na dit feit komt er niets meer in
    vangnet             zij begint alleen als niets anders bewaakt
    """

    code: str
    naam: str
    tekst: str
    bron: Bron | LokaleBron
    voor: frozenset[Groep]
    vanaf: tuple[Gebeurtenis, ...]
    duur: Duur | Gesteld | Norm | None
    verantwoordelijke: Wie
    ladder: Ladder
    geldig_vanaf: date
    schuift: bool
    schuift_niet_want: str = ""
    routes: frozenset[Route] | None = None
    vereist: tuple[Gebeurtenis, ...] = ()
    vereist_eerder: tuple[Gebeurtenis, ...] = ()
    niet_na: tuple[Gebeurtenis, ...] = ()
    telt_dag_mee: bool = False
    begint_dag_erna: bool = False
    geldig_tot: date | None = None
    onmiddellijk: bool = False
    eindigt_door: tuple[Gebeurtenis, ...] = ()
    vervangt: tuple[str, ...] = ()
    tijdelijk: bool = False
    alleen_eerste: bool = False
    zelfde_onderdeel: bool = False
    geldt_als: str | None = None
    als_feit: tuple[str, ...] | None = None
    uitstel: Uitstel | None = None
    opmerking: str = ""
    een_van: bool = False
    begint_mits: tuple[Mits, ...] = ()
    dag_uit: tuple[tuple[str, str], ...] = ()
    anker: Anker | None = None
    zonder: tuple[Gebeurtenis, ...] = ()
    eerste_van_maand: bool = False
    eindigt_mits: tuple[Mits, ...] = ()
    na_vertrek: bool = False
    na_beeindiging: bool = False
    alleen_laatste: bool = False
    boekt: tuple[Boeking, ...] = ()
    boekt_niet_na: tuple[Gebeurtenis, ...] = ()
    vangnet: bool = False
    regimes: frozenset[Regime] = frozenset({Regime.WI2021})

    def __post_init__(self) -> None:
        if self.schuift and not (isinstance(self.duur, Duur) and self.duur.valt_onder_termijnenwet):
            raise ValueError(f"{self.code}: deze termijn valt niet onder de Algemene termijnenwet")
        if self.als_feit and not self.geldt_als:
            raise ValueError(f"{self.code}: zeg ook in woorden in welk geval deze regel geldt")

    def __hash__(self) -> int:
        """Snel: code en naam; bij twee gelijke beslist de vergelijking."""
        return hash((self.code, self.naam))

    def __repr__(self) -> str:
        """Steeds dezelfde tekst voor dezelfde regel, ook in een ander proces: de regelversie steunt erop."""
        delen = (f"{f.name}={_vast(getattr(self, f.name))}" for f in fields(self))
        return f"Termijnregel({', '.join(delen)})"

    @property
    def hangt_aan(self) -> str | None:
        """De code van de termijn waaraan deze vastzit; None als zij op zichzelf staat."""
        return code_van(self.anker)

    def geldt_op(self, dag: date) -> bool:
        """Of deze tekst op die dag gold."""
        return self.geldig_vanaf <= dag and (self.geldig_tot is None or dag <= self.geldig_tot)


def _vast(waarde: object) -> str:
    if isinstance(waarde, frozenset):
        return "{" + ", ".join(sorted(str(w) for w in waarde)) + "}"
    if isinstance(waarde, Uitstel):
        return f"Uitstel({_vast(waarde.voor)}, {waarde.veld}, {waarde.tot}, {waarde.aanname})"
    return repr(waarde)


@dataclass(frozen=True)
class Termijn:
    """Een termijn zoals zij op de feiten loopt of liep.

    `ruwe_laatste_dag` is de dag zonder weekend en feestdagen: daarop plant een mens. `laatste_dag` is de dag
    die de wet geeft. Beide zijn None als er geen einddag is. `aanleiding` is het volgnr van het feit waarmee
    zij begon. `geldt_als` zegt voor welk geval zij geldt, als dat nog niet vaststaat. `leg_uit` maakt de
    `uitleg`: pas als iemand haar leest. `grootboek`: wat haar verlengde of opschortte, op volgorde.
    """

    regel: Termijnregel
    aanleiding: int
    vanaf: tuple[tuple[Gebeurtenis, date], ...]
    eerste_dag: date
    ruwe_laatste_dag: date | None
    laatste_dag: date | None
    voorlopig: bool
    leg_uit: Callable[[], Uitleg] = field(repr=False, compare=False)
    geeindigd_door: int | None = None
    geeindigd_op: date | None = None
    geeindigd_met: Gebeurtenis | None = None
    vervangen_door: str | None = None
    geldt_als: str | None = None
    grootboek: tuple[Post, ...] = ()

    @cached_property
    def uitleg(self) -> Uitleg:
        """Waarom deze dagen."""
        return self.leg_uit()

    @property
    def code(self) -> str:
        """De code van de regel: T05a."""
        return self.regel.code

    @property
    def loopt(self) -> bool:
        """Of zij niet is geëindigd en niet is vervangen; ook een verlopen termijn loopt nog."""
        return self.geeindigd_op is None and self.vervangen_door is None


def codes(regels: Iterable[Termijnregel]) -> list[str]:
    """De codes die in deze regels voorkomen, elk één keer, in volgorde."""
    return sorted({regel.code for regel in regels})
