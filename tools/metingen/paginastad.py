"""A country's caseload as pages meet it: many consulenten, partners and names, and days that are spread.

A few cases are lived through our engine and copied by SQL; then each copy gets a person, a consulent, a
partner and days of its own. Some six in a hundred have a step that is overdue.
"""

# ruff: noqa: S608 - the only parameters are numbers and days of our own
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice, product
from typing import Any

from inburgering.db import taakstand, voorraad
from inburgering.db.geheimen import hash_van
from inburgering.db.gesloten import GeslotenTekst
from inburgering.db.opdracht import Herkomst
from inburgering.db.tabellen import Gebruiker, Gemeente, Norm, Partner, Partnertaak, Persoon, Toegang
from inburgering.db.vouwen import vouw
from inburgering.invoer.genereer_namen import ASIEL_LANDEN, GEZIN_LANDEN
from tests.voorbeeldfeiten import feiten
from tests.werkplek import Werkplek
from tools.metingen.databases import Plek, settle
from tools.metingen.zaken import copy_case, table_of

VANDAAG = date(2026, 11, 23)
EERSTE = 1_000_000  # the number of the first copy
SOORTEN = 12  # cases that are lived through
PER_CONSULENT = 125
PARTNERS = 8  # per municipality
TOKEN = "een-link-van-een-partner-om-te-meten"  # noqa: S105 - opens a made-up case in a database of our own
TERMIJNEN = {"reactie_uiterlijk": "2026-11-23", "gereed_op": "2026-12-18"}


@dataclass(frozen=True)
class Stad:
    """Who works here: consulenten of the first municipality, its coordinator, how many cases and towns."""

    gemeente: int
    consulenten: list[int]
    coordinator: int
    eerste_partner: int
    zaken: int
    gemeenten: int

    def nummers(self, plek: Plek) -> list[str]:
        """The numbers of some of the first consulent's cases."""
        vraag = f"SELECT nummer FROM traject WHERE consulent_id = {self.consulenten[0]} ORDER BY id LIMIT 40"
        return [str(nummer) for (nummer,) in plek.kaal.execute(vraag).fetchall()]


def fill(plek: Plek, zaken: int, gemeenten: int) -> Stad:
    """So many cases, all of one municipality; `split` spreads them over so many."""
    werkplek = Werkplek(plek.db)
    voorbeelden = [_live(werkplek, nr) for nr in range(SOORTEN)]
    per = max(1, zaken // SOORTEN)
    consulenten, coordinator, partners = _people(plek, werkplek, zaken, gemeenten)
    for nr, traject in enumerate(voorbeelden):
        copy_case(plek.db, traject, EERSTE + nr * per, per)
    _persons(plek, werkplek.gemeente, per * SOORTEN)
    _spread(plek, consulenten, partners)
    _link(plek)
    settle(plek)
    return Stad(werkplek.gemeente, consulenten, coordinator, partners[0][0], per * SOORTEN, gemeenten)


def split(plek: Plek, stad: Stad) -> None:
    """The same cases, now of many municipalities; the first keeps its coordinator."""
    nummers = [stad.gemeente]
    with plek.db.schrijven() as s:
        for nr in range(1, stad.gemeenten):
            ander = Gemeente(code=f"stad{nr}", naam=f"Stad {nr}", afkorting=f"S{nr}")
            s.add(ander)
            s.flush()
            nummers.append(int(ander.id or 0))
            s.add(_norm(nummers[-1]))
    aantal, eerste = stad.gemeenten, stad.consulenten[0]
    begin = {"traject": EERSTE, "persoon": EERSTE, "gebruiker": eerste, "partner": stad.eerste_partner}
    for nr, gemeente in enumerate(nummers):
        for tabel, vanaf in begin.items():
            waar = f"id >= {vanaf} AND (id - {vanaf}) % {aantal} = {nr}"
            plek.kaal.execute(f"UPDATE {tabel} SET gemeente_id = {gemeente} WHERE {waar}")
    settle(plek)


def _live(werkplek: Werkplek, nr: int) -> int:
    """One case: every third is still without a plan, the others have a task at a partner, half answered."""
    begin = VANDAAG - timedelta(days=60 + 30 * nr)
    traject = werkplek.open(begin)
    werkplek.doe(traject, "traject.inschrijving_brp", begin, feiten("inschrijving_brp", begin))
    oproep = begin + timedelta(days=7)
    afspraak = {"dag": "2026-11-25", "tijd": "09:30", "plaats": "Raadhuis", "uiterlijk": "2026-12-08"}
    werkplek.doe(traject, "brede_intake.oproep_brede_intake", oproep, afspraak)
    if nr % 3 == 0:
        return traject
    pip = begin + timedelta(days=40)
    werkplek.maak_pip(traject, pip)
    werkplek.draag_over(traject, pip, date(2027, 9, 30))
    werkplek.doe(traject, "overdracht.verzending", pip, TERMIJNEN, herkomst=Herkomst.SYSTEEM)
    for dagen in range(0, 20 * (nr // 3), 20):
        dag = pip + timedelta(days=dagen)
        werkplek.doe(traject, "traject.voortgangsgesprek", dag, feiten("voortgangsgesprek", dag))
    if nr % 2:
        for stap in ("aanvaarding", "terugmelding"):
            werkplek.doe(traject, f"overdracht.{stap}", pip, feiten(stap, pip))
    return traject


def _people(
    plek: Plek, werkplek: Werkplek, zaken: int, gemeenten: int
) -> tuple[list[int], int, list[tuple[int, int]]]:
    """Consulenten for so many cases, a coordinator, and partners with a task."""
    aantal = max(1, zaken // PER_CONSULENT // gemeenten) * gemeenten
    with plek.db.schrijven() as s:
        coordinator = Gebruiker(gemeente_id=werkplek.gemeente, naam="Petra Berg", rol="coordinator")
        mensen = [
            Gebruiker(
                gemeente_id=werkplek.gemeente, naam=f"{naam} {nr}", rol="consulent", team=f"Team {nr % 20}"
            )
            for nr, naam in zip(range(aantal), _names(), strict=False)
        ]  # fmt: skip
        partners = [
            Partner(
                gemeente_id=werkplek.gemeente, naam=f"Partner {nr}", kanaal="map", adres=f"partner{nr}",
                geldig_vanaf=date(2022, 1, 1),
            )
            for nr in range(PARTNERS * gemeenten)
        ]  # fmt: skip
        s.add_all([coordinator, *mensen, *partners, _norm(werkplek.gemeente)])
        s.flush()
        taken = [_task(int(partner.id or 0)) for partner in partners]
        s.add_all(taken)
        s.flush()
        paren = [(int(t.partner_id), int(t.id or 0)) for t in taken]
        return [int(m.id or 0) for m in mensen], int(coordinator.id or 0), paren


def _task(partner: int) -> Partnertaak:
    return Partnertaak(
        partner_id=partner, soort="budgetbeheer", naam="Budgetbeheer", omschrijving="Betaal.",
        sjabloon="taak_budgetbeheer", reactie_dagen=14, gereed_dagen=42, velden=["naam", "telefoon"],
        grondslag="Participatiewet, artikel 56a",
    )  # fmt: skip


def _norm(gemeente: int) -> Norm:
    waarde = {"per_consulent": 130}
    return Norm(gemeente_id=gemeente, naam="caseload", waarde=waarde, bron="b", geldig_vanaf=date(2022, 1, 1))


def _names() -> Iterator[str]:
    """Made-up names, of every origin in turn."""
    landen = [product(land.voornamen, land.achternamen) for land in (*ASIEL_LANDEN, *GEZIN_LANDEN)]
    alle = [f"{voor} {achter}" for land in landen for voor, achter in land]
    return islice(cycle(sorted(alle, key=hash_van)), 0, None)


def _persons(plek: Plek, gemeente: int, aantal: int) -> None:
    """A person for each copy, with the same number."""
    t, namen = table_of(Persoon), _names()
    with plek.db.engine.begin() as verbinding:
        for begin in range(0, aantal, 5000):
            rijen = [
                _person(gemeente, nr, next(namen))
                for nr in range(begin, min(begin + 5000, aantal))
            ]  # fmt: skip
            verbinding.execute(t.insert(), rijen)


def _person(gemeente: int, nr: int, naam: str) -> dict[str, Any]:
    geboren = date(1960, 1, 1) + timedelta(days=nr * 7919 % 15_000)
    leeg = dict.fromkeys(("naam_eigen", "telefoon", "email", "taal"), "") | {"adres": [], "tolk": False}
    return {
        **leeg, "id": EERSTE + nr, "gemeente_id": gemeente, "naam": naam, "zoeknaam": vouw(naam),
        "geboren": geboren,
    }  # fmt: skip


def _spread(plek: Plek, consulenten: list[int], partners: list[tuple[int, int]]) -> None:
    """In bulk, so without the triggers; what they keep is worked out at the end."""
    dialect, doe = plek.db.engine.dialect.name, plek.kaal.execute
    voorraad.haal_weg(dialect, doe)
    taakstand.haal_weg(dialect, doe)
    for zin in _changes(plek, consulenten, partners):
        doe(zin)
    voorraad.ververs(doe)
    taakstand.ververs(dialect, doe)
    voorraad.zet(dialect, doe)
    taakstand.zet(dialect, doe)


def _changes(plek: Plek, consulenten: list[int], partners: list[tuple[int, int]]) -> list[str]:
    """To each copy its own person, consulent and partner; to each term a day of its own."""
    nr, copies = f"(traject_id - {EERSTE})", f"traject_id >= {EERSTE}"
    partner, taak = partners[0]
    over = _day(plek, f"({nr} * 7919 + id) % 400 - 6")
    klaar = _day(plek, f"- ({nr} * 7919 + id) % 360")
    op_tijd = f"CASE WHEN {nr} % 40 = 0 THEN -5 ELSE 10 END"
    toen = _day(plek, f"({op_tijd}) - ({nr} * 7919 + id) % 360")
    consulent = f"{consulenten[0]} + (id - {EERSTE}) % {len(consulenten)}"
    wie = f"{nr} % {len(partners)}"
    rol = "CASE WHEN id % 200 = 0 THEN 'coordinator' ELSE 'consulent' END"
    velden = "sleutel, traject_id, voor, soort, reden, open_sinds"
    signaal = f"'bladen-' || id, id, {rol}, 'termijn', {_reason(plek)}, '{VANDAAG} 08:00:00'"
    loopt = f"{copies} AND loopt AND laatste_dag IS NOT NULL"
    voorbij = f"{copies} AND geeindigd_op IS NOT NULL"
    hier = f"id >= {EERSTE} AND id % 50 = 0"
    return [
        f"UPDATE traject SET persoon_id = id, consulent_id = {consulent} WHERE id >= {EERSTE}",
        f"UPDATE overdracht SET partner_id = {partner} + {wie}, taak_id = {taak} + {wie} WHERE {copies}",
        f"UPDATE termijn SET laatste_dag = {over}, ruw = {over} WHERE {loopt}",
        f"UPDATE termijn SET geeindigd_op = {klaar}, laatste_dag = {toen}, ruw = {toen} WHERE {voorbij}",
        f"INSERT INTO signaal ({velden}) SELECT {signaal} FROM traject WHERE {hier}",
    ]


def _reason(plek: Plek) -> str:
    """Why a person must look, closed as it is stored."""
    dicht = GeslotenTekst("signaal.reden").sluit("De termijn is voorbij.").hex()
    return f"X'{dicht}'" if plek.db.is_sqlite else f"'\\x{dicht}'::bytea"


def _day(plek: Plek, erbij: str) -> str:
    """Today and so many days more, as this database counts days."""
    if plek.db.is_sqlite:
        return f"date('{VANDAAG}', ({erbij}) || ' days')"
    return f"(DATE '{VANDAAG}' + (({erbij})::int))"


def _link(plek: Plek) -> None:
    """A partner's link to the first task that lies at one."""
    vraag = (
        f"SELECT min(id) FROM onderdeel WHERE traject_id >= {EERSTE} AND soort = 'overdracht' "
        "AND toestand = 'verzonden'"
    )
    (onderdeel,) = plek.kaal.execute(vraag).fetchone()
    with plek.db.schrijven() as s:
        s.add(
            Toegang(
                token_hash=hash_van(TOKEN), onderdeel_id=onderdeel, doel="overdracht",
                verloopt=VANDAAG + timedelta(days=90),
            )
        )  # fmt: skip
