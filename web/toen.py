"""The caseload, overdue steps, tasks, signals and returns as they were known on a day that has passed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db import peildag, peildag_signalen, rapportstand, zoeken
from inburgering.db.peildag import TeVeel, Toen, Werk
from inburgering.db.peildag_signalen import Berichttoen, Signaaltoen
from inburgering.db.peildag_taken import Groep, groepen
from inburgering.db.zoeken_caseload import Regel
from inburgering.statemachine.machines import naam_van_toestand
from inburgering.statemachine.terugmelding import NAMEN
from inburgering.web import uitvoer
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.caseload import BIJ
from inburgering.web.caseload import PAD as CASELOAD
from inburgering.web.dagen import VROEGST, voorbij
from inburgering.web.fasen import FASEN
from inburgering.web.signalen import van_alles
from inburgering.web.toegang import Ik, Medewerker, Rol, rooster
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen, Vandaag, getal
from inburgering.web.woorden_terug import WEGEN
from inburgering.wet.termijnen import naam_van

router = APIRouter()
PAD = f"{CASELOAD}/op-een-dag"
PER_BLAD = 20
NU = "Van vandaag ziet u alles in de caseload."
KOPPEN = {
    "trajecten": (
        "Traject",
        "Inburgeraar",
        "Fase",
        "Eerstvolgende termijn",
        "Ligt bij",
        "Uiterlijk",
        "Consulent",
    ),
    "stappen": ("Stap", "Verlopen", "Waarvan bij een partner"),
    "taken": ("Partner", "Taak", "Stand", "Aantal", "Langst uit sinds"),
    "signalen": ("Traject", "Inburgeraar", "Voor", "Signaal", "Sinds"),
    "terugmeldingen": ("Traject", "Inburgeraar", "Taak", "Partner", "Bericht", "Weg", "Ontvangen"),
    "consulenten": ("Consulent", "Lopende trajecten", "Verlopen stappen"),
}
"""The tables of a day, each with its headings."""


@dataclass(frozen=True)
class Blik:
    """The day that is looked at, whose trajects, what is wrong with the question, and what was known then."""

    dag: date
    van: int | None
    fout: str
    alle: tuple[Toen, ...]

    @property
    def lopend(self) -> list[Toen]:
        """The open trajects, the first to be due first."""
        open_ = [t for t in self.alle if t.open]
        return sorted(open_, key=lambda t: (t.stappen[0].laatste_dag if t.stappen else date.max, t.nummer))

    @property
    def keuzes(self) -> dict[str, str]:
        """The same question as an address has it."""
        return {"peildatum": self.dag.isoformat(), "van": "alle" if self.van is None else str(self.van)}


@router.get(PAD)
def op_een_dag(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """What lay where at the end of that day; without a day, of yesterday."""
    blik = _kijk(request, ik, session, vandaag)
    mijn = blik.lopend
    gevraagd = bladnummer(request.query_params.get("blad", "1"))
    bladen = Bladen.gevraagd(gevraagd, len(mijn), PER_BLAD)
    begin = (bladen.nr - 1) * PER_BLAD
    signalen, berichten = (lees(request, session, ik, vandaag, blik) for lees in (_signalen, _berichten))
    rijen = peildag.regels(session, ik.gemeente_id, mijn[begin : begin + PER_BLAD])
    ik.spoor.zag_lijst(len(rijen) + len(signalen[:PER_BLAD]) + len(berichten[:PER_BLAD]))
    return toon(
        request, "toen", actief=CASELOAD, pad=PAD, dag=blik.dag, fout=blik.fout, rijen=rijen, bladen=bladen,
        stappen=_te_laat(blik), van=blik.keuzes["van"],
        taken=_taken(session, ik, blik), werk=_werk(session, ik, blik), toestand=_toestand,
        consulenten=zoeken.consulenten(session, ik.gemeente_id), stapnaam=naam_van, fasen=FASEN,
        signalen=signalen, berichten=berichten, meest=PER_BLAD, namen=NAMEN, wegen=WEGEN, voor=_voor,
        weg=rapportstand.vernietigd(session, ik.gemeente_id),
        ligt_bij=_ligt_bij, gisteren=vandaag - timedelta(days=1), vroegst=VROEGST,
        naar=lambda **anders: adres(PAD, blik.keuzes, **anders),
        bestanden=lambda tabel: {
            soort: adres(f"{PAD}.{soort}", {**blik.keuzes, "tabel": tabel}) for soort in uitvoer.SOORTEN
        },
    )  # fmt: skip


@router.get(f"{PAD}.{{soort}}")
def bestand(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag, soort: str) -> Response:
    """One of the tables of that day to take along."""
    blik = _kijk(request, ik, session, vandaag)
    gevraagd = request.query_params.get("tabel", "")
    tabel = gevraagd if gevraagd in KOPPEN else "trajecten"
    rijen = _rijen(request, session, ik, vandaag, blik, tabel)
    ik.spoor.zag_lijst(len(rijen), uitgevoerd=True)
    boven = [f"Zoals bekend aan het einde van {blik.dag}. Namen zijn die van nu.", *filter(None, [blik.fout])]
    return uitvoer.antwoord(uitvoer.Lijst(f"{tabel}-op-{blik.dag}", KOPPEN[tabel], rijen, boven), soort)


def _rijen(
    request: Request, session: Session, ik: Ik, vandaag: date, blik: Blik, tabel: str
) -> list[list[uitvoer.Cel]]:
    match tabel:
        case "signalen":
            signalen = _signalen(request, session, ik, vandaag, blik)
            return [[s.nummer, s.naam, _voor(s.voor), s.reden, s.sinds] for s in signalen]
        case "terugmeldingen":
            berichten = _berichten(request, session, ik, vandaag, blik)
            return [
                [b.nummer, b.naam, b.taak, b.partner, NAMEN[b.soort], WEGEN[b.weg], b.ontvangen]
                for b in berichten
            ]
        case "taken":
            taken = _taken(session, ik, blik)
            return [[g.partner, g.taak, _toestand(g.toestand), g.aantal, g.langst] for g in taken]
        case "consulenten":
            return [[w.consulent, w.trajecten, w.te_laat] for w in _werk(session, ik, blik)]
        case "stappen":
            return [[naam_van(stap), aantal, partner] for stap, aantal, partner in _te_laat(blik)]
        case _:
            return [_traject(r) for r in peildag.regels(session, ik.gemeente_id, blik.lopend)]


def _traject(r: Regel) -> list[uitvoer.Cel]:
    termijn = naam_van(r.code) if r.code else None
    return [r.nummer, r.naam, FASEN[r.fase], termijn, _ligt_bij(r), r.uiterlijk, r.consulent]


def _kijk(request: Request, ik: Ik, session: Session, vandaag: date) -> Blik:
    dag, fout = voorbij(request.query_params.get("peildatum", ""), vandaag, NU)
    keuze = request.query_params.get("van", "" if not ik.leidt else "alle")
    van = None if keuze == "alle" else ik.id if (nr := getal(keuze)) is None else nr
    try:
        return Blik(dag, van, fout, peildag.lees(session, ik.gemeente_id, dag, van))
    except TeVeel as te_veel:
        return Blik(dag, van, str(te_veel), ())


def _signalen(request: Request, session: Session, ik: Ik, vandaag: date, blik: Blik) -> list[Signaaltoen]:
    """Those she may see now; of a consulent the trajects that she, or whom she replaces, held then."""
    lezer = van_alles(ik, rooster(request, session, ik, vandaag))
    return peildag_signalen.signalen(session, blik.alle, blik.dag, lezer)


def _berichten(request: Request, session: Session, ik: Ik, vandaag: date, blik: Blik) -> list[Berichttoen]:
    houders = None if ik.leidt else rooster(request, session, ik, vandaag).voor(ik.id)
    return peildag_signalen.terugmeldingen(session, blik.alle, blik.dag, houders)


def _voor(rol: str) -> str:
    return Rol(rol).naam


def _taken(session: Session, ik: Ik, blik: Blik) -> list[Groep]:
    return groepen(session, ik.gemeente_id, [taak for t in blik.alle for taak in t.taken])


def _werk(session: Session, ik: Ik, blik: Blik) -> list[Werk]:
    return peildag.per_consulent(session, ik.gemeente_id, blik.alle, blik.dag)


def _toestand(toestand: str) -> str:
    return naam_van_toestand("overdracht", toestand)


def _te_laat(blik: Blik) -> list[tuple[str, int, int]]:
    """Per kind of step how many were overdue, and how many of those lay at a partner; the most first."""
    totaal, partner = Counter[str](), Counter[str]()
    for (stap, _, bij), aantal in peildag.te_laat(blik.alle, blik.dag).items():
        totaal[stap] += aantal
        partner[stap] += aantal if bij else 0
    return [(stap, aantal, partner[stap]) for stap, aantal in totaal.most_common()]


def _ligt_bij(regel: Regel) -> str:
    return {"partner": regel.partner or "Partner", "college": regel.consulent}.get(
        regel.wie or "", BIJ.get(regel.wie or "", "")
    )
