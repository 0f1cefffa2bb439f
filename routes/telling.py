"""Wat er tot nu toe is gedaan en gehaald: de uren en resultaten die meetellen, geteld uit de feiten.

Wat vóór het eerste PIP is gedaan telt niet mee (Besluit inburgering 2021 art. 5.3 lid 5), behalve als de
gemeente dat zegt in de feiten zelf. Dat mag bij vijf dingen:

1. uren PVT tijdens de brede intake (art. 3.1 lid 5);
2. uren MAP tijdens de brede intake (art. 3.2 lid 3);
3. uren van de Z-route tijdens de brede intake, ook bij een voorziening uit de Participatiewet of bij
   maatschappelijke begeleiding (art. 3.14 lid 6);
4. lessen in vso, praktijkonderwijs of entree vanaf twee jaar voor het PIP, in de Z-route (3.14 lid 9-10);
5. uren Nederlands tijdens de brede intake, voor de 600 uur van het afschalen (art. 5.5 lid 2).

Een periode die vóór het PIP begint en erna eindigt telt naar rato van de dagen, naar beneden afgerond: de wet
regelt dit niet, en wie het preciezer wil legt twee perioden vast.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inburgering.wet.gebeurtenissen import Gebeurtenis

TAALEXAMENS = ("examen_lezen", "examen_luisteren", "examen_schrijven", "examen_spreken")
EXAMENS = (*TAALEXAMENS, "examen_knm")

Getelde = int | float


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """De uren en resultaten die meetellen. Uren zijn lesuren of klokuren zoals zij zijn vastgelegd.

    uren_nt2, uren_knm          lessen Nederlands zonder alfabetisering, en lessen KNM, bij welke school ook
    uren_alfabetisering         lessen alfabetisering, naast uren_nt2
    uren_nt2_erkend             Nederlands met alfabetisering bij een erkende school: de 600 uur van afschalen
    uren_cursus                 dat, met KNM: de 800 uur van de Z-route, zonder uren_ander_onderwijs
    uren_ander_onderwijs        lessen in vso, praktijkonderwijs of entree die van de 800 uur af mogen
    uren_participatie           alleen de eigen uren meedoen; PVT en MAP tellen daar in de Z-route bij op
    uren_niet_geteld            van vóór het PIP, en niet door de gemeente aangewezen om mee te tellen
    examens                     per onderdeel "", "a2", "b1", "behaald" of "vrijgesteld"
    afgeschaald                 de onderdelen waarvoor A2 genoeg is: lezen, luisteren, schrijven, spreken
    gesprekken                  het aantal voortgangsgesprekken sinds het eerste PIP
    pip_overgenomen             het laatste PIP komt uit een ander systeem: verzonden en gemeld is het daar
    pip                         de inhoud van het PIP zoals het laatst is vastgesteld
    laatst                      per gebeurtenis wanneer zij het laatst plaatsvond: de dag en het volgnummer
    """

    eerste_pip: date | None = None
    uren_nt2: Getelde = 0
    uren_nt2_erkend: Getelde = 0
    uren_alfabetisering: Getelde = 0
    uren_knm: Getelde = 0
    uren_cursus: Getelde = 0
    uren_ander_onderwijs: Getelde = 0
    uren_participatie: Getelde = 0
    uren_niet_geteld: Getelde = 0
    uren_pvt: Getelde = 0
    pvt_activiteit: bool = False
    pvt_getekend: bool = False
    uren_map: Getelde = 0
    map_themas: tuple[str, ...] = ()
    map_eindgesprek: bool = False
    eindgesprek_leerroute: bool = False
    taalschakeltraject_behaald: bool = False
    vrij_van_participatie: bool = False
    afgeschaald: tuple[str, ...] = ()
    examens: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(EXAMENS, ""))
    gesprekken: int = 0
    pip_overgenomen: bool = False
    pip: Mapping[str, Any] = field(default_factory=dict)
    laatst: Mapping[Gebeurtenis, tuple[date, int]] = field(default_factory=dict)

    @property
    def uren_participatie_z(self) -> Getelde:
        """Voor de 800 uur meedoen van de Z-route: ook de uren van PVT en MAP (Besluit art. 3.14 lid 5)."""
        return self.uren_participatie + self.uren_pvt + self.uren_map

    @property
    def uren_cursus_z(self) -> Getelde:
        """De uren voor de 800 uur les van de Z-route (Besluit art. 3.14 lid 2 a, 6, 9 en 10)."""
        return self.uren_cursus + self.uren_ander_onderwijs
