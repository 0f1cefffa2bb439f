"""Negative controls: the eye that looks at every page of the walk sees what is wrong with these."""

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.keuring import Keuring

pytestmark = pytest.mark.browser

KOP = "<!doctype html><html lang='nl'><head><title>Proef</title></head>"
BLAD = f"{KOP}<body><main><h1>Proef</h1>{{}}</main></body></html>"
ADRES = "http://proef.example/"
STRENG = {"Content-Security-Policy": "script-src 'self'", "Content-Type": "text/html"}


def _gebreken(browser: Browser, inhoud: str, *, grondig: bool = False, overal: bool = False) -> list[str]:
    """What is found on a page with this content, served under a strict content policy."""
    keuring = Keuring(met_axe=True, grondig=grondig, overal=overal)
    blad = _open(browser, keuring, BLAD.format(inhoud))
    blad.goto(ADRES)
    keuring.keur(blad, "proef")
    blad.context.close()
    return keuring.gebreken


def _open(browser: Browser, keuring: Keuring, inhoud: str, **standen: int) -> Page:
    """A browser in which every address gives this page; with a status where the address ends so."""
    blad = browser.new_context().new_page()
    keuring.volg(blad)

    def geef(weg: Route) -> None:
        status = standen.get(weg.request.url.rpartition("/")[2], 200)
        weg.fulfill(status=status, body=inhoud, headers=STRENG)

    blad.route("**/*", geef)
    return blad


def test_een_goede_bladzijde_heeft_geen_gebrek(browser: Browser) -> None:
    """The control of the control: a field with a label is fine."""
    assert _gebreken(browser, "<label for='naam'>Naam</label> <input id='naam'>") == []


def test_een_veld_zonder_label_valt_op(browser: Browser) -> None:
    """An input that nobody can name is found, wide and narrow."""
    gebreken = _gebreken(browser, "<input name='bsn'>", grondig=True)
    assert [gebrek.partition(" breed: label (critical)")[0] for gebrek in gebreken] == [
        "proef, 1280",
        "proef, 390",
    ]


def test_overal_is_bij_elke_breedte(browser: Browser) -> None:
    """With `INB_AXE=overal` the same is found at 320 too."""
    gebreken = _gebreken(browser, "<input name='bsn'>", overal=True)
    assert [gebrek.partition(" breed: label")[0] for gebrek in gebreken] == [
        "proef, 1280",
        "proef, 390",
        "proef, 320",
    ]


def test_een_te_kleine_knop_valt_op_bij_elke_breedte(browser: Browser) -> None:
    """Two buttons of 9 pixels beside each other are found wide and narrow, thorough or not."""
    knop = "<button style='padding:0;border:0;width:9px;height:9px' aria-label='{}'></button>"
    gebreken = _gebreken(browser, knop.format("een") + knop.format("twee"))
    breedtes = [gebrek.partition(" breed: target-size")[0] for gebrek in gebreken]
    assert set(breedtes) == {"proef, 1280", "proef, 390", "proef, 320"}


def test_ook_wat_dichtgevouwen_is_wordt_bekeken(browser: Browser) -> None:
    """A fault inside a closed fold counts."""
    gebreken = _gebreken(browser, "<details><summary>Meer</summary><img src='data:,'></details>")
    assert any("image-alt" in gebrek for gebrek in gebreken)


def test_wat_uitsteekt_op_een_telefoon_valt_op(browser: Browser) -> None:
    """Something of 350 pixels wide fits at 390 and not at 320."""
    gebreken = _gebreken(browser, "<svg width='350' height='9' aria-hidden='true'></svg>")
    assert gebreken
    assert all(gebrek.startswith("proef, 320 breed: steekt uit") for gebrek in gebreken)


def test_een_script_dat_niet_mag_valt_op(browser: Browser) -> None:
    """What the content policy stops, stands in the console."""
    (gebrek,) = _gebreken(browser, "<script>document.title = 'nee'</script>")
    assert "Content Security Policy" in gebrek


def test_een_antwoord_dat_niet_is_gevraagd_valt_op(browser: Browser) -> None:
    """A page that breaks is a fault, and so is a picture that is not there; unless the walk asks for it."""
    keuring = Keuring(met_axe=False)
    blad = _open(browser, keuring, BLAD.format("<img src='/weg' alt='Weg'>"), stuk=500, weg=404)
    blad.goto(f"{ADRES}stuk")
    assert keuring.gebreken == [f"antwoord 500: GET {ADRES}stuk", f"antwoord 404: GET {ADRES}weg"]
    keuring.gebreken.clear()
    with keuring.mag(404):
        blad.goto(f"{ADRES}weg")
    assert keuring.gebreken == []
    blad.goto(f"{ADRES}weg")
    assert keuring.gebreken == [f"antwoord 404: GET {ADRES}weg"] * 2
    blad.context.close()


@pytest.mark.parametrize(("methode", "mag"), [("post", True), ("get", False)])
def test_alleen_een_verstuurd_formulier_zegt_wat_er_mis_is(browser: Browser, methode: str, mag: bool) -> None:
    """422 answers a form that was sent; a page that is only looked at does not answer so."""
    keuring = Keuring(met_axe=False)
    formulier = f"<form method='{methode}' action='/fout'><button>Verstuur</button></form>"
    blad = _open(browser, keuring, BLAD.format(formulier), **{"fout": 422, "fout?": 422})
    blad.goto(ADRES)
    blad.get_by_role("button").click()
    blad.wait_for_url("**/fout*")
    assert (keuring.gebreken == []) is mag
    blad.context.close()
