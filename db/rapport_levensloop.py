"""The life of a traject as the reports need it, worked out from its log on a peildatum. Pure.

Begin and end follow the facts and not the day someone made the case: the term for the PIP comes from the
rules in `wet`, with its legal start and its legal last day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inburgering.db.tijdlijn import Voorval, feiten
from inburgering.wet import termijnen_partners, termijnen_pip
from inburgering.wet.begrippen import Groep, Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen import bereken
from inburgering.wet.termijnregel import Feit, Termijn

EERSTE_PIP = ("T05a", "T05b", "T05c")
REGELS = (*(r for r in termijnen_pip.REGELS if r.code in EERSTE_PIP), termijnen_partners.N03)
BEGIN = frozenset(
    {
        Gebeurtenis.KOPPELING, Gebeurtenis.KENNISGEVING, Gebeurtenis.AANMELDING, Gebeurtenis.INSCHRIJVING_BRP,
        Gebeurtenis.INSCHRIJVING_NA_VERHUIZING, Gebeurtenis.VASTSTELLING_PIP,
    }
)  # fmt: skip
EINDE = {
    Gebeurtenis.PLICHT_VOLDAAN: "voldaan",
    Gebeurtenis.VERTREK: "verhuizing",
    Gebeurtenis.BEEINDIGING: "",
}
"""What ends the inburgering here, with its reason; `beeindiging` names its own."""
SOORTEN = frozenset(
    {
        *BEGIN, *EINDE, Gebeurtenis.OVERNAME, Gebeurtenis.BESLUIT_VERLENGING,
        Gebeurtenis.WACHT_OP_INFORMATIE_DERDE, Gebeurtenis.ONTVANGST_INFORMATIE_DERDE,
    }
)  # fmt: skip
"""The gebeurtenissen that are read for it."""


@dataclass(frozen=True)
class Levensloop:
    """One traject on a peildatum; what had not happened by then is None or empty.

    `begin` is the first fact of it (koppeling, kennisgeving, aanmelding, inschrijving), `wettelijk_begin` the
    day the term for the PIP counts from, `uiterlijk` its legal last day, `einde` the day the inburgering here
    was over.
    """

    nummer: str
    groep: Groep
    regime: Regime
    begin: date
    wettelijk_begin: date | None = None
    pip: date | None = None
    uiterlijk: date | None = None
    verlengd: bool = False
    einde: date | None = None
    reden: str = ""

    def loopt(self, dag: date) -> bool:
        """Whether it had begun and was not over at the end of this day."""
        return self.begin <= dag and (self.einde is None or self.einde > dag)

    @property
    def op_tijd(self) -> bool:
        """Whether the first PIP came by the last day; where no term ran, it was not late."""
        return self.pip is not None and (self.uiterlijk is None or self.pip <= self.uiterlijk)

    @property
    def duur(self) -> int | None:
        """Days from the legal start (or the begin) to the end."""
        return (self.einde - (self.wettelijk_begin or self.begin)).days if self.einde else None


def levensloop(
    nummer: str, groep: Groep, regime: Regime, voorvallen: Sequence[Voorval], peil: date
) -> Levensloop | None:
    """The life of a traject from its log; None when nothing of it had happened by the peildatum."""
    alle = [f for f in feiten(voorvallen) if f.op <= peil]
    begonnen = [f.op for f in alle if f.gebeurtenis in BEGIN]
    begonnen = begonnen or [v.op for v in voorvallen if v.soort == Gebeurtenis.OVERNAME and v.op <= peil]
    if not begonnen:
        return None
    pip = min((f.op for f in alle if f.gebeurtenis is Gebeurtenis.VASTSTELLING_PIP), default=None)
    wettelijk, uiterlijk = _termijn(alle, groep, regime)
    einde, reden = _einde(alle)
    return Levensloop(
        nummer, groep, regime, min(begonnen), wettelijk, pip, uiterlijk, verlengd=_verlengd(alle),
        einde=einde, reden=reden,
    )  # fmt: skip


def _termijn(alle: Sequence[Feit], groep: Groep, regime: Regime) -> tuple[date | None, date | None]:
    """The legal start of the term for the first PIP, and its legal last day."""
    if not any(f.gebeurtenis in (Gebeurtenis.KENNISGEVING, Gebeurtenis.INSCHRIJVING_BRP) for f in alle):
        return None, None
    gevonden = bereken(alle, groep, None, normen={}, regime=regime, regels=REGELS)
    termijnen = [t for t in gevonden if t.code in EERSTE_PIP]
    geldend = [t.laatste_dag for t in termijnen if t.vervangen_door is None and t.laatste_dag]
    begonnen = {t.code: _vanaf(t) for t in termijnen}
    return begonnen.get("T05b", begonnen.get("T05a")), max(geldend, default=None)


def _vanaf(termijn: Termijn) -> date:
    return max(op for _, op in termijn.vanaf)


def _verlengd(alle: Sequence[Feit]) -> bool:
    besluiten = [f for f in alle if f.gebeurtenis is Gebeurtenis.BESLUIT_VERLENGING]
    return any(f.waarden.get("toegekend") for f in besluiten)


def _einde(alle: Sequence[Feit]) -> tuple[date | None, str]:
    eerste = min((f for f in alle if f.gebeurtenis in EINDE), key=lambda f: (f.op, f.volgnr), default=None)
    if eerste is None:
        return None, ""
    return eerste.op, EINDE[eerste.gebeurtenis] or str(eerste.waarden.get("reden") or "onbekend")
