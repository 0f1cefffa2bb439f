"""Walks a traject through its pages without a browser: each step as a person takes it."""

from dataclasses import dataclass
from typing import Any

from starlette.testclient import TestClient

from tests.web.opmaak import formulier, gebreken, lees


@dataclass
class Lijn:
    """A traject and the browser of who works on it."""

    klant: TestClient
    basis: str

    def bladzijde(self) -> str:
        """The page of the traject, which must be sound."""
        antwoord = self.klant.get(self.basis)
        assert antwoord.status_code == 200
        assert gebreken(antwoord.text) == []
        return antwoord.text

    def tekst(self) -> str:
        """What the page of the traject says."""
        return lees(self.bladzijde()).alles

    def links(self) -> list[str]:
        """Where the page of the traject leads, below itself."""
        return [
            a["href"].removeprefix(self.basis)
            for a in lees(self.bladzijde()).van("a")
            if a["href"].startswith(f"{self.basis}/")
        ]

    def stap(self, waar: str, op: str, feiten: dict[str, Any] | None = None) -> None:
        """From the page to its form, first wrong and then right; `waar` is `onderdeel/nr/gebeurtenis`."""
        assert f"/{waar}" in self.links(), (waar, "staat niet op de bladzijde")
        self.probeer_onzin(waar)
        antwoord = self.stuur(waar, op, feiten or {})
        assert antwoord.status_code == 303, (waar, lees(antwoord.text).alles[:1500])

    def vraag(self, waar: str) -> str:
        """The form, which must be sound."""
        antwoord = self.klant.get(f"{self.basis}/{waar}")
        assert antwoord.status_code == 200, waar
        assert gebreken(antwoord.text) == [], waar
        return antwoord.text

    def stuur(self, waar: str, op: str, feiten: dict[str, Any]) -> Any:
        """Fill in the form and send it."""
        velden = {**formulier(self.vraag(waar), f"{self.basis}/{waar}"), **als_getypt(feiten), "op": op}
        return self.klant.post(f"{self.basis}/{waar}", data=velden)

    def probeer_onzin(self, waar: str) -> None:
        """Nothing but nonsense, on a day that is to come: said in Dutch, and nothing typed is lost."""
        pad = f"{self.basis}/{waar}"
        velden = {**formulier(self.vraag(waar), pad), "op": "2099-01-01"}
        eigen = [naam for naam in velden if naam not in {"csrf", "sleutel", "verwacht", "op"}]
        for naam in eigen:
            velden[naam] = "31-02-2026 en onzin"
        antwoord = self.klant.post(pad, data=velden)
        assert antwoord.status_code == 422, (waar, antwoord.status_code)
        assert gebreken(antwoord.text) == [], waar
        blad = lees(antwoord.text)
        assert "ligt in de toekomst" in blad.alles
        for engels in ("validation", "Input should", "Field required", "Traceback", "_"):
            assert engels not in _fouten(antwoord.text), (waar, engels, _fouten(antwoord.text))
        terug = formulier(antwoord.text, pad)
        getypt = {a["name"] for a in blad.van("input") if a.get("type") in {"text", "date", "time"}}
        getypt |= {a["name"] for a in blad.van("textarea")}
        assert all(terug[naam] == velden[naam] for naam in getypt), waar


def _fouten(html: str) -> str:
    blad = lees(html)
    return " ".join(
        blad.teksten[i] for i, (_, a) in enumerate(blad.tags) if a.get("class") in {"foutenlijst", "veldfout"}
    )


def als_getypt(feiten: dict[str, Any]) -> dict[str, Any]:
    """Facts as a person types them: ja or nee, a comma in hours."""
    uit: dict[str, Any] = {}
    for naam, waarde in feiten.items():
        if isinstance(waarde, bool):
            uit[naam] = "ja" if waarde else "nee"
        elif isinstance(waarde, list):
            uit[naam] = [str(deel) for deel in waarde]
        else:
            uit[naam] = str(waarde).replace(".", ",") if isinstance(waarde, float) else str(waarde)
    return uit
