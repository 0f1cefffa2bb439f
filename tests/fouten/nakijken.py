"""What must hold after everything fell over: nothing promised is lost, and nothing is there twice."""

import json
import subprocess
import sys
from collections import Counter
from itertools import pairwise

from sqlmodel import Session, col, select

from inburgering.db import meldingen
from inburgering.db.tabellen import Document, Gebeurtenisrij, Overdracht, Post, Signaal, Traject
from tests.fouten.installatie import Installatie
from tests.fouten.mens import NOTITIE, Mens
from tests.huis.bestanden import ROOT

KLAAR = {"verzonden", "mislukt", "ingetrokken"}


def onderweg(session: Session) -> int:
    """How many letters are neither gone nor before a person."""
    return len(session.exec(select(Post.id).where(Post.stand == "wacht")).all())


def alles_bevestigd_is_er(i: Installatie, mensen: list[Mens]) -> int:
    """Each answer that said so: one line in the log of that case, under that key, with what was typed."""
    beloofd = [b for mens in mensen for b in mens.bevestigd]
    met_sleutel: dict[str, list[tuple[str, str, str]]] = {}
    with i.stad.db.lezen() as s:
        vraag = select(Traject.nummer, Gebeurtenisrij).join(
            Gebeurtenisrij, col(Gebeurtenisrij.traject_id) == col(Traject.id)
        )
        for nummer, rij in s.exec(vraag.where(col(Gebeurtenisrij.sleutel).like("web:%"))):
            tekst = (rij.feiten or {})["gegevens"].get("tekst", "")
            met_sleutel.setdefault(rij.sleutel or "", []).append((nummer, rij.soort, tekst))
    assert len({b.sleutel for b in beloofd}) == len(beloofd)
    for b in beloofd:
        assert met_sleutel.get(b.sleutel) == [(b.nummer, b.soort, b.tekst)], b
    teksten = Counter(tekst for ((_, soort, tekst),) in met_sleutel.values() if soort == NOTITIE)
    assert {tekst: n for tekst, n in teksten.items() if n > 1} == {}, "a repeat was recorded twice"
    return len(beloofd)


def logboeken_zijn_heel(i: Installatie) -> None:
    """Numbers without a gap, and what the command line says of states, terms and chains."""
    with i.stad.db.lezen() as s:
        for traject in s.exec(select(Traject)).all():
            rijen = [(r.volgnr, r.deel) for r in i.stad.log(int(traject.id or 0))]
            assert sorted({volgnr for volgnr, _ in rijen}) == list(range(1, traject.volgnr + 1))
            for (a, deel_a), (b, deel_b) in pairwise(rijen):
                assert (b, deel_b) in {(a, deel_a + 1), (a + 1, 0)}, traject.nummer
    for opdracht in (["herbouw", "--controleer"], ["logboek", "--controleer"], ["toezicht"]):
        gezegd = subprocess.run(
            [sys.executable, "-m", "inburgering", *opdracht],
            env=i.pool.omgeving, cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert gezegd.returncode == 0, (opdracht, gezegd.stdout[-1500:], gezegd.stderr[-1500:])


def geen_taak_is_weg(i: Installatie, mensen: list[Mens]) -> Counter[str]:
    """Each task that was promised: its row, its number, its letter, and that at a partner or a person."""
    beloofd = [b for mens in mensen for b in mens.bevestigd if b.soort == "opstelling_overdracht"]
    with i.stad.db.lezen() as s:
        per_zaak = Counter(
            s.exec(select(Traject.nummer).join(Overdracht, col(Overdracht.traject_id) == col(Traject.id)))
        )
        brieven = s.exec(select(Post)).all()
        signalen = s.exec(select(Signaal).where(col(Signaal.soort).like("post%"))).all()
        taken = s.exec(select(Overdracht)).all()
    assert Counter(b.nummer for b in beloofd) <= per_zaak
    assert len({t.nummer for t in taken}) == len(taken)
    taakbrieven = {b.onderdeel_id: b for b in brieven if b.sjabloon == "taak_budgetbeheer"}
    assert set(taakbrieven) == {t.onderdeel_id for t in taken}
    assert {b.stand for b in brieven} <= KLAAR
    gemeld = {x.soort.split("_")[1] for x in signalen}
    ongezien = [b for b in brieven if b.stand == "mislukt" and str(b.id) not in gemeld]
    assert [(b.kanaal, b.poging, b.fout) for b in ongezien] == []
    return Counter(b.stand for b in brieven)


def herhaling_draagt_dezelfde_naam(i: Installatie) -> int:
    """Per letter one name at the receiver; a newer form names the one before; the last is what we kept."""
    regels: dict[str, list[dict[str, str]]] = {}
    for bestand in sorted(i.pool.plek.glob("uitgaand/*/manifest.jsonl")):
        for ruw in bestand.read_bytes().splitlines():
            try:
                regel = json.loads(ruw)
            except ValueError:
                continue  # half a line, of a stop; the next line is whole again
            regels.setdefault(regel["naam"], []).append(regel)
    with i.stad.db.lezen() as s:
        vraag = select(Post, Document).join(Document, col(Document.post_id) == col(Post.id))
        vraag = vraag.where(Post.stand == "verzonden", Post.kanaal == "map")
        verzonden = [(p, d) for p, d in s.exec(vraag) if not d.vervallen]
        sturingen = Counter(s.exec(select(Gebeurtenisrij.onderdeel, Gebeurtenisrij.soort)).all())
    for brief, document in verzonden:
        lijn = regels[f"{brief.sleutel}.pdf"]
        for vorige, volgende in pairwise(lijn):
            assert volgende.get("vervangt") == vorige["sha256"]
        assert lijn[-1]["sha256"] == document.sha256
        plek = i.pool.plek / "uitgaand" / brief.adres / f"{brief.sleutel}.pdf"
        assert plek.read_bytes() == document.inhoud
    taken = [b for b, _ in verzonden if b.sjabloon == "taak_budgetbeheer"]
    assert sturingen["overdracht", "verzending"] == len(taken)
    return sum(len(lijn) - 1 for lijn in regels.values())


def niemand_is_ongezien_te_laat(i: Installatie) -> int:
    """No rung of the ladder is left over, and no term has two signals of the same rung open."""
    with i.stad.db.lezen() as s:
        assert meldingen.gemeenten_aan_de_beurt(s, i.tijd.nu().date()) == []
        signalen = s.exec(select(Signaal)).all()
    assert len({x.sleutel for x in signalen}) == len(signalen)
    return len(signalen)
