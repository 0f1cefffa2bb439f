"""Where a notification may go: public addresses over https, and what a setting allows."""

import pytest

from inburgering.db.webadres import Regels

BUITEN, DEMO = Regels(demo=False), Regels(demo=True)


@pytest.mark.parametrize(
    "adres",
    ["127.0.0.1", "::1", "10.0.0.1", "192.168.1.1", "172.16.0.9", "169.254.169.254", "0.0.0.0",
     "::ffff:127.0.0.1",
     "fe80::1%eth0", "fd00::1", "224.0.0.1", "100.64.0.1", "2002:7f00:1::", "255.255.255.255"],
)  # fmt: skip
def test_het_eigen_netwerk_is_dicht(adres: str) -> None:
    """This machine, private networks, link-local, multicast: by no spelling."""
    assert not BUITEN.mag([adres])


def test_een_openbaar_adres_mag_en_een_naam_met_een_geheim_adres_niet() -> None:
    """A name with one public and one private address could lead to either."""
    assert BUITEN.mag(["93.184.216.34", "2606:2800:220:1::1"])
    assert not BUITEN.mag(["93.184.216.34", "10.0.0.1"])
    assert not BUITEN.mag([])


def test_een_demo_mag_naar_deze_machine_en_een_instelling_naar_haar_netwerk() -> None:
    """Loopback in a demo only; a named network and nothing beside it."""
    assert DEMO.mag(["127.0.0.1"])
    assert not DEMO.mag(["10.0.0.1"])
    assert Regels.van("10.1.0.0/16, fd00::/8", demo=False).mag(["10.1.2.3", "fd00::5"])
    assert not Regels.van("10.1.0.0/16", demo=False).mag(["10.2.0.1"])
    with pytest.raises(ValueError, match="geen"):
        Regels.van("geen netwerk", demo=False)


@pytest.mark.parametrize(
    ("url", "zin"),
    [
        ("http://zaak.example/", "https://"),
        ("http://127.0.0.1:8080/", "https://"),
        ("https://naam:geheim@zaak.example/", "wachtwoord"),
        ("https:///pad", "geen adres"),
        ("https://zaak.example:99999/", "geen adres"),
        ("ftp://zaak.example/", "https://"),
        ("https://zaak .example/", "geen adres"),
        ("https://zaak.example/" + 500 * "a", "geen adres"),
    ],
)
def test_een_adres_dat_niet_kan_krijgt_een_zin(url: str, zin: str) -> None:
    """Refused where it is typed, in Dutch."""
    assert zin in (BUITEN.bezwaar(url) or "")


def test_wat_kan_heeft_geen_bezwaar() -> None:
    """https anywhere; http at this machine in a demo."""
    assert BUITEN.bezwaar("https://zaak.example/berichten?bron=inb") is None
    assert DEMO.bezwaar("http://localhost:9000/") is None
    assert DEMO.bezwaar("http://zaak.example/") is not None
