"""Handoffs through a Prefect server on PostgreSQL with two workers, while things fall over.

`INB_OVERDRACHTEN` says how many there are: 50, and 500 with `make lang`.
"""

import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from inburgering import omgeving
from inburgering.db import herbouw, migratie
from inburgering.db.basis import Database
from inburgering.db.hartslag import alarmen
from inburgering.db.sleutelbos import Sleutelbos
from inburgering.db.tabellen import Signaal
from inburgering.klok import VANDAAG, echt
from inburgering.processen import antwoordt, vrije_poort
from tests.flows import partners
from tests.flows.overdrachten import FOUT, MAIL, MAP, SFTP, Overdracht, Proefstad, link_in
from tests.flows.postkantoor import Postkantoor
from tests.flows.sftpserver import Schijf, leg_sleutels_neer, sftpserver
from tests.flows.werkpool import HIER, Werkpool, wacht, werkpool

pytestmark = [pytest.mark.prefect, pytest.mark.postgres, pytest.mark.traag]
AANTAL = int(os.environ.get("INB_OVERDRACHTEN", "50"))
MIDDERNACHT, ZOMERTIJD = "2027-03-26T23:59:50", "2027-03-28T01:59:50"
ANTWOORD, DAARNA = "2027-03-29", "2027-04-28"
ZWIJGT = 4  # one in so many partners never answers


class Proef:
    """Everything that runs, and what the receivers saw."""

    def __init__(self, stad: Proefstad, pool: Werkpool, post: Postkantoor, schijf: Schijf) -> None:
        self.stad, self.pool, self.post, self.schijf = stad, pool, post, schijf
        self.web = int(pool.omgeving[omgeving.ADRES].rpartition(":")[2])
        self.begin = time.monotonic()
        self.gemeten: dict[str, Any] = {"overdrachten": AANTAL}

    def start_web(self) -> None:
        """The pages, on the day on which the partners answer."""
        self.pool.start("web", "inburgering", "web", "--poort", str(self.web), **{VANDAAG: ANTWOORD})

    def bezorg(self, *momenten: str) -> None:
        """Two runs at once at each of these moments."""
        for moment in momenten:
            self.pool.doe("draag_over", "draag_over", op=moment)

    def links(self, overdracht: Overdracht) -> list[str]:
        """The links that the partner of this handoff found in what it got."""
        (brief,) = [b for b in self.stad.post(overdracht.traject) if b.sjabloon == "taak_budgetbeheer"]
        if overdracht.naar == MAIL:
            return sorted(self.post.links[brief.sleutel])
        plek = self.schijf.inbox if overdracht.naar == SFTP else self.pool.plek / "uitgaand" / "plangroep"
        return [link_in(plek / f"{brief.sleutel}.pdf")]

    def stap(self, wat: str) -> None:
        """Remember how long it is since the beginning."""
        self.gemeten[wat] = round(time.monotonic() - self.begin)


@pytest.fixture
def proef(pg_server: str, tmp_path: Path) -> Iterator[Proef]:
    """A demo map (only there the clock can be set) with its own databases, servers and workers."""
    from tests.huis.postgres import drop_database, name_of, new_database

    eigen, van_prefect = new_database(pg_server), new_database(pg_server)
    plek, web, mail = tmp_path / "map", vrije_poort(HIER, 18400), vrije_poort(HIER, 18500)
    plek.mkdir()
    schijf = Schijf(tmp_path / "partner", poort=vrije_poort(HIER, 18600))
    waarden = {
        omgeving.MAP: str(plek),
        omgeving.DATABASE: eigen,
        omgeving.ADRES: f"http://{HIER}:{web}",
        "INBURGERING_SMTP": f"smtp://{HIER}:{mail}/?afzender=inburgering@proefstad.example&tls=nee",
        VANDAAG: "2027-03-26",
    }
    (plek / omgeving.DEMO_MERK).write_text(omgeving.eigen_merk(eigen))
    leg_sleutels_neer(plek / "sftp", schijf.poort)
    db = Database(eigen, Sleutelbos.lees(plek / "sleutels.json"))
    migratie.werk_bij(db.engine)
    stad, post = Proefstad(db, schijf.adres()), Postkantoor(mail)
    try:
        with werkpool(plek, vrije_poort(HIER, 14700), van_prefect, waarden) as pool, ExitStack() as servers:
            proef = Proef(stad, pool, post, schijf)
            proef.gemeten["servers"] = servers
            yield proef
    finally:
        post.sluit()
        db.sluit()
        for url in (eigen, van_prefect):
            drop_database(pg_server, name_of(url))


def test_geen_overdracht_gaat_verloren(proef: Proef) -> None:
    """Each ends delivered or with a person; a repeat is recognised, counts once; nobody is late unseen."""
    servers = proef.gemeten.pop("servers")
    proef.stad.draag_alles_over(AANTAL)
    proef.stap("klaargezet")
    with proef.pool.vertel_bij_een_fout():
        verzend(proef, servers)
        proef.stap("verzonden")
        laat_antwoorden(proef)
        proef.stap("beantwoord")
        laat_lopen(proef)
    proef.stap("nagekeken")
    alles_is_bezorgd_of_bij_een_mens(proef)
    elk_antwoord_telt_een_keer(proef)
    niemand_is_ongezien_te_laat(proef)
    alles_klopt(proef)
    print("\n" + ", ".join(f"{wat} {hoeveel}" for wat, hoeveel in proef.gemeten.items()))


def verzend(proef: Proef, servers: ExitStack) -> None:
    """Midnight without servers, a worker killed with letters in hand, and the change to summer time."""
    pool, post = proef.pool, proef.post
    for naam in ("werker-a", "werker-b"):
        pool.werker(naam)
    proef.bezorg(MIDDERNACHT)  # no mail, no SFTP: only the folder takes letters
    assert not post.ontvangen
    post.open()
    servers.enter_context(sftpserver(proef.schijf))
    post.wacht, post.nu_niet, proef.schijf.schrijf = 3, 3, ["verbreek", OSError("vol")]
    pool.loop("draag_over", "draag_over", op="2027-03-27T00:10:00")
    assert wacht(lambda: post.bezig > 0, 120), pool.log("werker-a")[-2000:]
    gedood = dood_wie_post_in_handen_heeft(proef)
    post.wacht, proef.schijf.wacht = 0.02, 0.02
    for naam in gedood:
        pool.werker(naam)
    proef.bezorg(ZOMERTIJD)
    for uur in range(9, 24):
        if not proef.stad.wachtend():
            break
        proef.bezorg(f"2027-03-28T{uur:02}:00:00")


def dood_wie_post_in_handen_heeft(proef: Proef) -> list[str]:
    """One worker, and the other too when it was the other: the server has a letter that nobody wrote down."""
    gedood = []
    for naam in ("werker-a", "werker-b"):
        proef.gemeten[f"gedood met {naam}"] = proef.pool.dood(naam)
        gedood.append(naam)
        if wacht(lambda: proef.post.bezig == 0, 0.5):
            break
    return gedood


def laat_antwoorden(proef: Proef) -> None:
    """Most partners accept and report back, some twice, while the pages are killed among them."""
    stad, pool = proef.stad, proef.pool
    antwoorden = [o for nr, o in enumerate(stad.overdrachten) if o.naar != FOUT and nr % ZWIJGT]
    op_de_pagina = [o for o in antwoorden if o.naar == MAIL]
    for o in antwoorden:
        if o.naar != MAIL:
            inkomend = pool.plek / "inkomend" / "plangroep"
            plek = proef.schijf.inbox / "terug" if o.naar == SFTP else inkomend
            token = proef.links(o)[0].rpartition("/")[2]
            taak = {"taak": stad.taaknummer(o.traject), "token": token}
            partners.leg_neer(plek, taak, "terugmelding", ANTWOORD, partners.VERSLAG, keer=2)
    proef.start_web()
    assert wacht(lambda: antwoordt(HIER, proef.web, "/gezond"), 60), pool.log("web")[-2000:]
    pool.doe("haal_binnen", op=ANTWOORD)
    runs = pool.loop("draag_over", "draag_over", op=ANTWOORD)
    for nr in range(0, len(op_de_pagina), 8):
        groep = [
            partial(partners.antwoord, proef.links(o)[-1], "aanvaarding", partners.AANNEMEN, keer=2)
            for o in op_de_pagina[nr : nr + 8]
        ]
        moord = [partial(_vermoord_web, proef)] if nr in (0, 8) else []
        assert {code for codes in partners.tegelijk([*moord, *groep])[len(moord) :] for code in codes} == {
            303
        }
    for o in op_de_pagina:
        assert partners.antwoord(proef.links(o)[0], "terugmelding", partners.VERSLAG, keer=2) == [303, 303]
    assert set(pool.wacht_op(runs)) == {"COMPLETED"}
    proef.gemeten["beantwoord door partners"] = len(antwoorden)


def _vermoord_web(proef: Proef) -> None:
    time.sleep(0.3)
    assert proef.pool.dood("web") >= 1
    proef.start_web()


def laat_lopen(proef: Proef) -> None:
    """A month later: both workers walk the ladder at once, deliver the reminders, and do the rest."""
    proef.pool.doe("bewaak", "bewaak", op=DAARNA)
    proef.bezorg(DAARNA)
    proef.pool.doe("rapporteer", "opruimen", op=DAARNA)


def alles_is_bezorgd_of_bij_een_mens(proef: Proef) -> None:
    """No letter still waits; what failed has a signal; what a receiver got twice has one name."""
    stad = proef.stad
    brieven = stad.brieven()
    taken = [b for b in brieven if b.sjabloon == "taak_budgetbeheer"]
    assert len(taken) == AANTAL
    assert Counter(b.stand for b in brieven if b.stand not in {"verzonden", "mislukt", "ingetrokken"}) == {}
    mislukt = {b.traject_id for b in taken if b.stand == "mislukt"}
    assert mislukt == {o.traject for o in stad.overdrachten if o.naar == FOUT}
    assert mislukt <= {s.traject_id for s in stad.alles(Signaal) if s.soort.startswith("post_")}
    gemaild = {b.sleutel for b in brieven if b.kanaal == "smtp" and b.stand == "verzonden"}
    assert set(proef.post.ontvangen) == gemaild
    herhaald = proef.post.ontvangen.total() - len(gemaild)
    assert herhaald >= 1, "a worker died with a letter taken and not yet written down"
    proef.gemeten |= {"verzonden brieven": sum(b.stand == "verzonden" for b in brieven)}
    proef.gemeten |= {"mislukt, bij een mens": len(mislukt), "herhaald onder dezelfde naam": herhaald}
    for naar, plek in ((MAP, proef.pool.plek / "uitgaand" / "plangroep"), (SFTP, proef.schijf.inbox)):
        van = {o.traject for o in stad.overdrachten if o.naar == naar}
        namen = {f"{b.sleutel}.pdf" for b in taken if b.traject_id in van}
        assert namen <= {pad.name for pad in plek.glob("*.pdf")}


def elk_antwoord_telt_een_keer(proef: Proef) -> None:
    """Sent once in the log; answered once, though each answer came twice."""
    for nr, o in enumerate(proef.stad.overdrachten):
        soorten = Counter(proef.stad.soorten(o.traject))
        antwoordt_ = o.naar != FOUT and nr % ZWIJGT
        assert soorten["verzending"] == (o.naar != FOUT), o
        assert soorten["aanvaarding"] == (1 if antwoordt_ and o.naar == MAIL else 0), o
        assert soorten["terugmelding"] == (1 if antwoordt_ else 0), o


def niemand_is_ongezien_te_laat(proef: Proef) -> None:
    """Who did not answer in time is before someone, each under the term that passed."""
    laat = proef.stad.laat(date.fromisoformat(DAARNA))
    zwijgt = {o.traject for nr, o in enumerate(proef.stad.overdrachten) if o.naar != FOUT and not nr % ZWIJGT}
    assert {t.traject_id for t in laat} == zwijgt
    assert {(t.traject_id, t.code, t.aanleiding) for t in laat} <= proef.stad.geescaleerd()
    proef.gemeten["te laat, met signaal"] = len(laat)


def alles_klopt(proef: Proef) -> None:
    """The chains and the rebuilt states are right, both workers worked, and nothing is left to warn of."""
    assert herbouw.controleer_ketens(proef.stad.db).verschillen == []
    assert herbouw.controleer(proef.stad.db).verschillen == []
    with proef.stad.db.lezen() as s:
        assert alarmen(s, echt()) == []
    for naam in ("werker-a", "werker-b"):
        assert "submitting flow run" in proef.pool.log(naam).lower()
    runs = proef.pool.vraag("POST", "/flow_runs/filter", {"sort": "START_TIME_DESC"})
    assert any(run["name"].startswith("rapporteer Proefstad 20") for run in runs)
    assert {"gemeente:proefstad", "inburgering"} <= set(runs[0]["tags"])
    proef.gemeten["runs"] = len([run for run in runs if run["start_time"]])
