"""The interface for partners' systems: its credentials, what it shows, takes in, and refuses."""

import base64
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from httpx2 import Response
from sqlmodel import col, select
from starlette.testclient import TestClient

from inburgering.db import partnersleutels
from inburgering.db.partnersleutels import Uitgifte
from inburgering.db.tabellen import (
    Document,
    Gemeente,
    Inzagerij,
    Onderdeel,
    Partner,
    Partnersleutel,
    Post,
    Signaal,
    Terugmelding,
)
from inburgering.web.app import maak_app
from inburgering.web.maat import MISLUKT, PER_SLEUTEL
from tests.web.stad import VANDAAG, Stad
from tests.werkplek import om

pytestmark = pytest.mark.traag
V1 = "/partner-api/v1"
ECHT = datetime(2026, 11, 23, 9, tzinfo=UTC)
ANNA = {"naam": "Anna Smit"}
VERSLAG = {**ANNA, "resultaat": "uitgevoerd", "verslag": "De huur loopt."}
Als = Callable[[str], TestClient]


@pytest.fixture
def klok_(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The machine's clock as the tokens see it; a test may move it."""
    nu = [ECHT]
    monkeypatch.setattr("inburgering.klok.echt", lambda: nu[0])
    return nu


@pytest.fixture
def systeem(demo: object, stad: Stad, klok_: list[datetime]) -> Iterator[TestClient]:
    """A program that keeps no cookies and says nothing of where it comes from."""
    with TestClient(maak_app(stad.db), base_url="http://127.0.0.1", follow_redirects=False) as k:
        yield k


def uitgifte(stad: Stad, naam: str = "Plangroep") -> Uitgifte:
    """A credential for a partner."""
    with stad.db.schrijven() as s:
        gemeente = s.get_one(Gemeente, stad.gemeente)
        return partnersleutels.maak(s, partnersleutels.partner(s, gemeente, naam), "beheer", ECHT)


def vraag_token(k: TestClient, u: Uitgifte, **anders: str) -> Response:
    """Ask for a token, with the secret as a field."""
    velden = {"grant_type": "client_credentials", "client_id": u.client_id, "client_secret": u.geheim}
    return k.post(f"{V1}/token", data=velden | anders)


@pytest.fixture
def kop(systeem: TestClient, stad: Stad) -> dict[str, str]:
    """Plangroep's token as a header."""
    return {"Authorization": f"Bearer {vraag_token(systeem, uitgifte(stad)).json()['access_token']}"}


def nummer(stad: Stad) -> str:
    """The number of the task at Plangroep."""
    return f"{stad.nummer(stad.zaken['route'])}-T1"


def melding(soort: str, feiten: dict[str, Any], op: date = VANDAAG, **meer: Any) -> dict[str, Any]:
    """A message as a system sends it."""
    return {"gebeurtenis": soort, "op": op.isoformat(), "feiten": feiten, **meer}


def inbox(stad: Stad) -> list[Terugmelding]:
    """What was received, oldest first."""
    with stad.db.lezen() as s:
        return list(s.exec(select(Terugmelding).order_by(col(Terugmelding.id))))


def stand(stad: Stad) -> str:
    """The state of the task at Plangroep."""
    with stad.db.lezen() as s:
        return s.exec(select(Onderdeel).where(Onderdeel.soort == "overdracht")).one().toestand


def test_een_token_met_geheim_in_een_veld_of_met_basic(systeem: TestClient, stad: Stad) -> None:
    """Both ways of RFC 6749; the answer says how long it holds and stays out of caches."""
    u = uitgifte(stad)
    antwoord = vraag_token(systeem, u)
    assert antwoord.status_code == 200
    assert (antwoord.json()["token_type"], antwoord.json()["expires_in"]) == ("Bearer", 900)
    assert antwoord.headers["cache-control"] == "no-store"
    assert antwoord.headers["api-version"] == "1.0.0"
    basic = base64.b64encode(f"{u.client_id}:{u.geheim}".encode()).decode()
    tweede = systeem.post(
        f"{V1}/token",
        data={"grant_type": "client_credentials"},
        headers={"Authorization": f"Basic {basic}"},
    )
    assert tweede.status_code == 200
    assert tweede.json()["access_token"] != antwoord.json()["access_token"]


def test_een_fout_geheim_geeft_geen_token(systeem: TestClient, stad: Stad) -> None:
    """In the words of RFC 6749; the same for a wrong secret and an unknown client."""
    u = uitgifte(stad)
    fouten = [vraag_token(systeem, u, client_secret="geraden"), vraag_token(systeem, u, client_id="wie")]
    assert [(f.status_code, f.json()) for f in fouten] == [(401, {"error": "invalid_client"})] * 2
    assert fouten[0].headers["www-authenticate"].startswith("Basic")
    assert vraag_token(systeem, u, grant_type="password").json() == {"error": "unsupported_grant_type"}
    assert systeem.post(f"{V1}/token", data={}).json() == {"error": "invalid_request"}
    kapot = systeem.post(
        f"{V1}/token", data={"grant_type": "client_credentials"}, headers={"Authorization": "Basic %%%"}
    )
    assert kapot.json() == {"error": "invalid_client"}


def test_raden_van_geheimen_wordt_afgeremd(systeem: TestClient, stad: Stad) -> None:
    """After twenty wrong secrets in an hour also the right one must wait."""
    u = uitgifte(stad)
    for _ in range(MISLUKT.amount):
        assert vraag_token(systeem, u, client_secret="geraden").status_code == 401
    goed = vraag_token(systeem, u)
    assert goed.status_code == 429
    assert int(goed.headers["retry-after"]) > 0
    assert goed.json()["title"] == "Te vaak geprobeerd"


def test_draaien_intrekken_en_verlopen(systeem: TestClient, stad: Stad, klok_: list[datetime]) -> None:
    """The former secret holds a week; a withdrawn credential nothing; a token a quarter of an hour."""
    oud = uitgifte(stad)
    kop = {"Authorization": f"Bearer {vraag_token(systeem, oud).json()['access_token']}"}
    with stad.db.schrijven() as s:
        nieuw = partnersleutels.draai(s, s.get_one(Gemeente, stad.gemeente), oud.client_id, "beheer", ECHT)
    assert (vraag_token(systeem, oud).status_code, vraag_token(systeem, nieuw).status_code) == (200, 200)
    assert systeem.get(f"{V1}/taken", headers=kop).status_code == 200
    klok_[0] = ECHT + timedelta(minutes=16)
    assert systeem.get(f"{V1}/taken", headers=kop).status_code == 401
    klok_[0] = ECHT + timedelta(days=8)
    assert (vraag_token(systeem, oud).status_code, vraag_token(systeem, nieuw).status_code) == (401, 200)
    kop = {"Authorization": f"Bearer {vraag_token(systeem, nieuw).json()['access_token']}"}
    with stad.db.schrijven() as s:
        partnersleutels.trek_in(s, s.get_one(Gemeente, stad.gemeente), oud.client_id, "beheer", klok_[0])
    assert systeem.get(f"{V1}/taken", headers=kop).status_code == 401
    assert vraag_token(systeem, nieuw).status_code == 401
    verloopt = uitgifte(stad)
    klok_[0] = ECHT + timedelta(days=367)
    assert vraag_token(systeem, verloopt).status_code == 401


def test_het_geheim_wordt_niet_bewaard(stad: Stad) -> None:
    """Only a digest is in the database, and no secret in what is logged of it."""
    u = uitgifte(stad)
    with stad.db.lezen() as s:
        rij = s.exec(select(Partnersleutel)).one()
    assert u.geheim not in repr(u)
    assert u.geheim not in str(rij.model_dump())


def test_zonder_token_niets(systeem: TestClient, stad: Stad) -> None:
    """Every address answers 401 as problem+json, and tells how to do it right."""
    for pad in ("/taken", f"/taken/{nummer(stad)}", f"/taken/{nummer(stad)}/brief"):
        antwoord = systeem.get(f"{V1}{pad}", headers={"Authorization": "Bearer geraden"})
        assert antwoord.status_code == 401
        assert antwoord.headers["content-type"] == "application/problem+json"
        assert antwoord.headers["www-authenticate"].startswith("Bearer")
    assert systeem.post(f"{V1}/taken/{nummer(stad)}/meldingen", json={}).status_code == 401
    assert inbox(stad) == []


def test_de_lijst_toont_wat_de_taak_toestaat(systeem: TestClient, stad: Stad, kop: dict[str, str]) -> None:
    """Name, phone and language, as the task allows; no address, no birth date, no BSN; the look is kept."""
    antwoord = systeem.get(f"{V1}/taken?aantalPerPagina=10", headers=kop)
    inhoud = antwoord.json()
    assert (antwoord.status_code, inhoud["totaal"], inhoud["aantalPerPagina"]) == (200, 1, 10)
    (taak,) = inhoud["taken"]
    assert taak["nummer"] == nummer(stad)
    assert (taak["toestand"], taak["reageerUiterlijk"]) == ("verzonden", "2026-11-23")
    assert taak["meldTerugUiterlijk"] == "2026-12-18"
    assert taak["inburgeraar"] == {
        "naam": "Nguyễn Thị Minh Châu", "telefoon": "06 12345678", "taal": "Tigrinya", "tolk": True,
    }  # fmt: skip
    assert systeem.get(f"{V1}/taken?pagina=2", headers=kop).json()["taken"] == []
    assert systeem.get(f"{V1}/taken?pagina=0", headers=kop).status_code == 400
    with stad.db.lezen() as s:
        assert "Plangroep" in {r.kijker for r in s.exec(select(Inzagerij))}


def test_een_taak_met_haar_brief(systeem: TestClient, stad: Stad, kop: dict[str, str]) -> None:
    """All that the letter says, and the letter as it was sent; once over nothing of the person any more."""
    pad = f"{V1}/taken/{nummer(stad)}"
    taak = systeem.get(pad, headers=kop).json()
    assert (taak["omschrijving"], taak["grondslag"]) == ("Betaal.", "Participatiewet, artikel 56a")
    assert [s["wat"] for s in taak["stappen"]] == ["Taakbrief verzonden"]
    assert systeem.get(f"{pad}/brief", headers=kop).status_code == 404
    with stad.db.schrijven() as s:
        brief = s.exec(select(Post).where(Post.aan == "partner")).one()
        brief.stand = "verzonden"
        s.add(Document(post_id=brief.id or 0, inhoud=b"%PDF-1.7", sha256="x", versie="v", dag=VANDAAG))
    antwoord = systeem.get(f"{pad}/brief", headers=kop)
    assert (antwoord.headers["content-type"], antwoord.content) == ("application/pdf", b"%PDF-1.7")
    weigering = melding("weigering", ANNA | {"reden": "Vol."})
    assert systeem.post(f"{pad}/meldingen", json=weigering, headers=kop).status_code == 201
    assert systeem.get(pad, headers=kop).json()["inburgeraar"] == {}
    assert "Nguy" not in systeem.get(pad, headers=kop).text
    assert systeem.get(f"{pad}/brief", headers=kop).status_code == 404
    assert systeem.get(f"{V1}/taken", headers=kop).json()["totaal"] == 0


def test_aannemen_terugmelden_en_nog_eens(systeem: TestClient, stad: Stad, kop: dict[str, str]) -> None:
    """Recorded for the partner; the same again is known, whichever way it came."""
    pad = f"{V1}/taken/{nummer(stad)}/meldingen"
    eerste = systeem.post(pad, json=melding("aanvaarding", ANNA), headers=kop)
    assert eerste.status_code == 201
    assert (eerste.json()["uitkomst"], eerste.json()["dubbel"]) == ("verwerkt", False)
    nog_eens = systeem.post(pad, json=melding("aanvaarding", ANNA), headers=kop)
    assert (nog_eens.status_code, nog_eens.json()["dubbel"]) == (200, True)
    assert nog_eens.json()["nummer"] == eerste.json()["nummer"]
    assert systeem.post(pad, json=melding("terugmelding", VERSLAG), headers=kop).status_code == 201
    assert stand(stad) == "teruggemeld"
    (rij,) = [r for r in stad.log(stad.zaken["route"]) if r.soort == "aanvaarding"]
    assert (rij.door, rij.herkomst) == ("Anna Smit (Plangroep)", "partner")
    uitslagen = systeem.get(pad, headers=kop).json()["meldingen"]
    assert [u["gebeurtenis"] for u in uitslagen] == ["terugmelding", "aanvaarding"]


def test_de_sleutel_van_een_verzoek(systeem: TestClient, stad: Stad, kop: dict[str, str]) -> None:
    """The same key gives the same answer, also for a refusal; another message under it is refused."""
    pad = f"{V1}/taken/{nummer(stad)}/meldingen"
    met = kop | {"Idempotency-Key": "a1"}
    eerste, tweede = (systeem.post(pad, json=melding("aanvaarding", ANNA), headers=met) for _ in range(2))
    assert (eerste.status_code, eerste.json()) == (tweede.status_code, tweede.json())
    ander = systeem.post(pad, json=melding("weigering", ANNA | {"reden": "Vol."}), headers=met)
    assert (ander.status_code, ander.json()["title"]) == (422, "Deze Idempotency-Key is al gebruikt")
    kapot = [systeem.post(pad, content=b"{", headers=kop | {"Idempotency-Key": "b"}) for _ in range(2)]
    assert [k.status_code for k in kapot] == [422, 422]
    assert [r.uitkomst for r in inbox(stad)] == ["verwerkt", "afgewezen"]


def test_te_laat(
    systeem: TestClient, stad: Stad, kop: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reported on 21 December, to be done by the 18th: recorded, and called late."""
    monkeypatch.setenv("INBURGERING_VANDAAG", "2026-12-21")
    monkeypatch.setattr("inburgering.klok.nu", lambda: om(date(2026, 12, 21)))
    pad = f"{V1}/taken/{nummer(stad)}/meldingen"
    antwoord = systeem.post(pad, json=melding("terugmelding", VERSLAG, date(2026, 12, 17)), headers=kop)
    assert (antwoord.status_code, antwoord.json()["uitkomst"]) == (201, "te_laat")
    assert "(18 december 2026)" in antwoord.json()["uitleg"]
    assert stand(stad) == "teruggemeld"


STRIJDIG = {
    "tweede verslag": (("terugmelding", VERSLAG), ("terugmelding", VERSLAG | {"resultaat": "niet"})),
    "aannemen na weigeren": (("weigering", ANNA | {"reden": "Vol."}), ("aanvaarding", ANNA)),
    "weigeren na aannemen": (("aanvaarding", ANNA), ("weigering", ANNA | {"reden": "Vol."})),
}


@pytest.mark.parametrize("wat", STRIJDIG)
def test_strijdig_gaat_naar_een_mens(systeem: TestClient, stad: Stad, kop: dict[str, str], wat: str) -> None:
    """Taken in with 202, nothing changes, and the consulent gets a signal."""
    eerste, tweede = STRIJDIG[wat]
    pad = f"{V1}/taken/{nummer(stad)}/meldingen"
    assert systeem.post(pad, json=melding(*eerste), headers=kop).status_code == 201
    voor = stand(stad)
    antwoord = systeem.post(pad, json=melding(*tweede), headers=kop)
    assert antwoord.status_code == 202
    assert (antwoord.json()["uitkomst"], antwoord.json()["wachtOpMens"]) == ("strijdig", True)
    assert stand(stad) == voor
    with stad.db.lezen() as s:
        assert len(s.exec(select(Signaal).where(col(Signaal.soort).startswith("terugmelding_"))).all()) == 1


TWIJFEL = {
    "onbekend veld": melding("aanvaarding", ANNA | {"dossier": "7"}),
    "onbekend veld erbuiten": melding("aanvaarding", ANNA, kenmerk="7"),
    "voor de verzending": melding("aanvaarding", ANNA, date(2026, 11, 1)),
    "een vraag": melding("vraag", ANNA | {"vraag": "Welke bank?"}),
}


@pytest.mark.parametrize("wat", TWIJFEL)
def test_twijfel_gaat_naar_een_mens(systeem: TestClient, stad: Stad, kop: dict[str, str], wat: str) -> None:
    """Taken in with 202; nothing is recorded in the task."""
    antwoord = systeem.post(f"{V1}/taken/{nummer(stad)}/meldingen", json=TWIJFEL[wat], headers=kop)
    assert (antwoord.status_code, antwoord.json()["uitkomst"]) == (202, "twijfel")
    assert (stand(stad), [r.wacht for r in inbox(stad)]) == ("verzonden", [True])


KLOPT_NIET = {
    "geen JSON": (b"{", "geen geldige JSON"),
    "een lijst": (b"[{}]", "Een bericht is een object"),
    "te groot": (b" " * 100_001, "te groot"),
    "andere gebeurtenis": (b'{"gebeurtenis": "afsluiting", "op": "2026-11-23"}', "is een van"),
    "geen dag": (b'{"gebeurtenis": "aanvaarding"}', "Het veld op is geen dag"),
    "naam ontbreekt": (b'{"gebeurtenis": "aanvaarding", "op": "2026-11-23"}', "Uw naam"),
    "toekomst": (
        b'{"gebeurtenis": "aanvaarding", "op": "2026-11-24", "feiten": {"naam": "A"}}',
        "toekomst",
    ),
    "BSN": (
        b'{"gebeurtenis": "aanvaarding", "op": "2026-11-23", "feiten": {"naam": "A"}, "bsn": 999990019}',
        "BSN",
    ),
}


@pytest.mark.parametrize("wat", KLOPT_NIET)
def test_wat_niet_klopt_krijgt_te_horen_waarom(
    systeem: TestClient, stad: Stad, kop: dict[str, str], wat: str
) -> None:
    """422 with a Dutch sentence; kept as refused, nothing recorded, and no BSN anywhere."""
    ruw, zin = KLOPT_NIET[wat]
    antwoord = systeem.post(f"{V1}/taken/{nummer(stad)}/meldingen", content=ruw, headers=kop)
    assert (antwoord.status_code, zin in antwoord.json()["detail"]) == (422, True)
    assert antwoord.headers["content-type"] == "application/problem+json"
    (rij,) = inbox(stad)
    assert (rij.uitkomst, rij.partner_id, stand(stad)) == ("afgewezen", stad.partner, "verzonden")
    assert "999990019" not in str(rij.model_dump())


def test_taken_van_een_ander_bestaan_niet(systeem: TestClient, stad: Stad) -> None:
    """Another partner, or the same one in another municipality: 404 everywhere, and an attempt is counted."""
    with stad.db.schrijven() as s:
        s.add(
            Partner(
                gemeente_id=stad.elders, naam="Plangroep", kanaal="map", adres="plangroep-elders",
                geldig_vanaf=date(2022, 1, 1),
            )
        )  # fmt: skip
    with stad.db.schrijven() as s:
        elders = s.get_one(Gemeente, stad.elders)
        wie = partnersleutels.maak(s, partnersleutels.partner(s, elders, "plangroep"), "beheer", ECHT)
    for u in (uitgifte(stad, "VluchtelingenWerk"), wie):
        kop = {"Authorization": f"Bearer {vraag_token(systeem, u).json()['access_token']}"}
        assert systeem.get(f"{V1}/taken", headers=kop).json()["taken"] == []
        for pad in ("", "/brief", "/meldingen"):
            assert systeem.get(f"{V1}/taken/{nummer(stad)}{pad}", headers=kop).status_code == 404
        antwoord = systeem.post(
            f"{V1}/taken/{nummer(stad)}/meldingen", json=melding("aanvaarding", ANNA), headers=kop
        )
        assert antwoord.status_code == 404
    assert [(r.reden, r.inhoud, r.traject_id) for r in inbox(stad)] == [("andere_partner", {}, None)] * 2
    assert stand(stad) == "verzonden"


def test_na_het_einde_van_de_taak_kijkt_een_mens(
    systeem: TestClient, stad: Stad, kop: dict[str, str]
) -> None:
    """Withdrawn meanwhile: the message is kept and put before a person."""
    stad.doe(stad.zaken["route"], "overdracht.intrekking", VANDAAG, {"reden": "Verhuisd."})
    antwoord = systeem.post(
        f"{V1}/taken/{nummer(stad)}/meldingen", json=melding("terugmelding", VERSLAG), headers=kop
    )
    assert (antwoord.status_code, antwoord.json()["reden"]) == (202, "na_afsluiting")


def test_te_veel_vragen(systeem: TestClient, kop: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """More than the allowed number in a minute: 429 with how long to wait, per credential."""
    monkeypatch.setattr("inburgering.web.partner_toegang.PER_SLEUTEL", type(PER_SLEUTEL)(2))
    codes = [systeem.get(f"{V1}/taken", headers=kop).status_code for _ in range(3)]
    assert codes == [200, 200, 429]


def test_een_koekje_opent_hier_niets(als: Als, stad: Stad) -> None:
    """Someone who signed in on the pages is nobody here, and the interface sets no cookie."""
    antwoord = als("sanne").get(f"{V1}/taken")
    assert antwoord.status_code == 401
    assert "set-cookie" not in antwoord.headers


def test_het_document_en_de_schemas_zijn_openbaar(systeem: TestClient) -> None:
    """OpenAPI for the interface, JSON Schema and Table Schema for files: for anyone, from any origin."""
    document = systeem.get(f"{V1}/openapi.json")
    inhoud = document.json()
    assert document.headers["access-control-allow-origin"] == "*"
    assert inhoud["openapi"].startswith("3.1")
    assert inhoud["info"]["version"] == document.headers["api-version"]
    assert all(pad.startswith(V1) for pad in inhoud["paths"])
    vormen = inhoud["components"]["schemas"]
    assert {"Melding", "MeldingAanvaarding", "Uitslag", "Probleem"} <= set(vormen)
    assert "HTTPValidationError" not in str(inhoud)
    schema = systeem.get("/schema/terugmelding-1.json").json()
    assert schema["$id"].endswith("/schema/terugmelding-1.json")
    velden = systeem.get("/schema/terugmelding-1-csv.json").json()["fields"]
    assert [v["name"] for v in velden][:5] == ["taak", "token", "gebeurtenis", "op", "naam"]
    assert systeem.get("/schema/terugmelding-2.json").status_code == 404
