"""Spreading a caseload: a proposal by the norm, changed by a person, done once, and what moves along."""

from collections.abc import Callable
from datetime import timedelta

from sqlmodel import select
from starlette.testclient import TestClient

from inburgering.db.tabellen import Gebeurtenisrij, Gebruiker, Norm, Traject
from tests.web.conftest import token
from tests.web.opmaak import formulier, gebreken, lees
from tests.web.stad import AFSPRAAK, VANDAAG, Stad

Als = Callable[[str], TestClient]
PAD = "/toewijzen/verdelen"
DOEN = f"{PAD}/uitvoeren"


def met_norm(stad: Stad) -> int:
    """Three fit each consulent, some count half; and there is a third consulent. Gives her number."""
    wacht = {"code": "wachttijd", "naam": "Wachttijd", "regel": "-", "bron": "b", "toestanden": ["aangemeld"]}
    with stad.db.schrijven() as s:
        for naam, waarde in (
            ("caseload", {"per_consulent": 3, "per_functie": {}, "gewicht": {"wachttijd": 0.5}}),
            ("doelgroep:wachttijd", wacht),
        ):
            s.add(
                Norm(
                    gemeente_id=stad.gemeente, naam=naam, waarde=waarde, bron="proef",
                    geldig_vanaf=VANDAAG - timedelta(days=9),
                )
            )  # fmt: skip
        derde = Gebruiker(gemeente_id=stad.gemeente, naam="Omar Aydin", rol="consulent")
        s.add(derde)
        s.flush()
        return derde.id or 0


def voorstel(klant: TestClient, stad: Stad, collegas: list[int], **velden: str) -> str:
    """The page with the proposal for Sanne's caseload over these colleagues."""
    sanne = str(stad.mensen["sanne"])
    csrf = token(klant.get(f"{PAD}?van={sanne}").text)
    antwoord = klant.post(
        PAD, data={"csrf": csrf, "van": sanne, "collega": list(map(str, collegas)), **velden}
    )
    assert antwoord.status_code == 200
    assert gebreken(antwoord.text) == []
    return antwoord.text


def houders(stad: Stad) -> dict[str, int]:
    """By number who holds each traject of Proefstad."""
    with stad.db.lezen() as s:
        return {t.nummer: t.consulent_id for t in s.exec(select(Traject)) if t.gemeente_id == stad.gemeente}


def keuzes(html: str, collegas: list[int]) -> dict[str, str | list[str]]:
    """The form of the proposal as it stands, with every colleague."""
    velden: dict[str, str | list[str]] = dict(formulier(html, DOEN))
    return velden | {"collega": list(map(str, collegas))}


def test_the_norm_stands_beside_each_caseload(als: Als, stad: Stad) -> None:
    """Sanne holds five of which some weigh half: too much for three; who holds nothing has room for three."""
    met_norm(stad)
    bladzijde = als("petra").get("/coordinator/werklast")
    assert gebreken(bladzijde.text) == []
    rij = "".join(lees(bladzijde.text).alles.split())
    with stad.db.lezen() as s:
        aangemeld = sum(t.toestand == "aangemeld" for t in s.exec(select(Traject)))
    weegt = str(5 - aangemeld / 2).replace(".", ",").removesuffix(",0")
    assert f"SannedeJong5{weegt}3" in rij
    assert "FatmaBakker0033" in rij
    assert als("sanne").get("/coordinator/werklast").status_code == 403


def test_a_proposal_is_changed_and_done_once(als: Als, stad: Stad) -> None:
    """Over Fatma and Omar; one choice is changed by hand; pressing twice records each toewijzing once."""
    omar, fatma = met_norm(stad), stad.mensen["fatma"]
    klant = als("petra")
    velden = keuzes(voorstel(klant, stad, [fatma, omar], reden="Sanne vertrekt"), [fatma, omar])
    naar = {k.removeprefix("naar:"): int(str(v)) for k, v in velden.items() if k.startswith("naar:")}
    assert set(naar) == set(houders(stad))
    assert set(naar.values()) == {fatma, omar}  # nobody gets all
    ander = next(nummer for nummer, nr in naar.items() if nr == omar)
    velden[f"naar:{ander}"] = str(fatma)
    for _ in range(2):
        klaar = klant.post(DOEN, data=velden)
        assert "5 trajecten toegewezen." in lees(klaar.text).alles
        assert gebreken(klaar.text) == []
    assert houders(stad) == naar | {ander: fatma}
    with stad.db.lezen() as s:
        rijen = s.exec(select(Gebeurtenisrij).where(Gebeurtenisrij.soort == "toewijzing")).all()
    assert sum((r.feiten or {})["gegevens"]["reden"] == "Sanne vertrekt" for r in rijen) == 5


def test_looking_again_keeps_what_was_chosen(als: Als, stad: Stad) -> None:
    """Everything to Omar, computed again: the counts follow, and nothing was recorded."""
    omar, fatma = met_norm(stad), stad.mensen["fatma"]
    klant = als("petra")
    velden = keuzes(voorstel(klant, stad, [fatma, omar]), [fatma, omar])
    velden |= {k: str(omar) for k in velden if k.startswith("naar:")}
    tekst = "".join(lees(klant.post(PAD, data=velden).text).alles.split())
    assert "OmarAydin05" in tekst
    assert "(teveel)" in tekst
    assert set(houders(stad).values()) == {stad.mensen["sanne"]}


def test_what_changed_meanwhile_is_named_and_the_rest_is_done(als: Als, stad: Stad) -> None:
    """One ended, one went to someone else: both are named, untouched; the other three move."""
    omar, fatma = met_norm(stad), stad.mensen["fatma"]
    klant = als("petra")
    velden = keuzes(voorstel(klant, stad, [omar]), [omar])
    gezin, nieuw = (stad.nummer(stad.zaken[z]) for z in ("gezin", "nieuw"))
    stad.doe(stad.zaken["gezin"], "traject.beeindiging", VANDAAG, {"reden": "vrijstelling"})
    stad.doe(stad.zaken["nieuw"], "traject.toewijzing", VANDAAG, {"consulent": fatma})
    tekst = lees(klant.post(DOEN, data=velden).text).alles
    assert "3 trajecten toegewezen." in tekst
    assert f"{gezin}: dit traject is intussen beëindigd." in tekst
    assert "Dit traject is intussen van Fatma Bakker." in tekst
    assert houders(stad)[nieuw] == fatma


def test_what_moves_along(als: Als, stad: Stad) -> None:
    """A letter that waits gets the new sender, and was counted beforehand; one that left keeps its own."""
    stad.doe(stad.zaken["nieuw"], "brede_intake.oproep_brede_intake", VANDAAG, AFSPRAAK)
    (voor,) = stad.post(stad.zaken["nieuw"])
    assert voor.gegevens["afzender"]["naam"] == "Sanne de Jong"
    (weg,) = [p for p in stad.post(stad.zaken["opgeroepen"]) if p.sjabloon == "oproep_brede_intake"]
    with stad.db.schrijven() as s:
        rij = s.get_one(type(weg), weg.id)
        rij.stand, rij.verzonden_op = "verzonden", VANDAAG
    fatma = stad.mensen["fatma"]
    klant = als("petra")
    html = voorstel(klant, stad, [fatma])
    assert "de nieuwe consulent wordt de afzender" in html
    klant.post(DOEN, data=keuzes(html, [fatma]))
    (na,) = stad.post(stad.zaken["nieuw"])
    assert na.gegevens["afzender"]["naam"] == "Fatma Bakker"
    (verzonden,) = [p for p in stad.post(stad.zaken["opgeroepen"]) if p.id == weg.id]
    assert verzonden.gegevens["afzender"]["naam"] == "Sanne de Jong"


def test_nobody_chosen_and_someone_of_elsewhere(als: Als, stad: Stad) -> None:
    """Without a colleague no proposal; a caseload of elsewhere does not exist; a consulent may not."""
    klant = als("petra")
    sanne, kees = str(stad.mensen["sanne"]), str(stad.mensen["kees"])
    csrf = token(klant.get(f"{PAD}?van={sanne}").text)
    for collega in ([], [sanne], [kees]):
        antwoord = klant.post(PAD, data={"csrf": csrf, "van": sanne, "collega": collega})
        assert antwoord.status_code == 422
        assert "Kies ten minste één collega." in antwoord.text
        assert gebreken(antwoord.text) == []
    assert klant.get(f"{PAD}?van={kees}").status_code == 404
    assert klant.get(f"{PAD}?van=x").status_code == 404
    assert als("sanne").get(f"{PAD}?van={sanne}").status_code == 403


def test_who_left_still_has_a_caseload_to_spread(als: Als, stad: Stad) -> None:
    """Sanne is gone: the list of caseloads shows hers, to be spread."""
    with stad.db.schrijven() as s:
        s.get_one(Gebruiker, stad.mensen["sanne"]).actief = False
    klant = als("petra")
    assert "Sanne de Jong (werkt hier niet meer)" in klant.get("/coordinator/werklast").text
    fatma = stad.mensen["fatma"]
    klant.post(DOEN, data=keuzes(voorstel(klant, stad, [fatma]), [fatma]))
    assert set(houders(stad).values()) == {fatma}
