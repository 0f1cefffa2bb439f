"""What is wrong with a municipality's file, in Dutch, with the place in the file."""

from pydantic_core import ErrorDetails, PydanticCustomError


class OngeldigBestand(ValueError):
    """The file cannot be used; `fouten` says per place what is wrong and what to do."""

    def __init__(self, naam: str, fouten: list[str]) -> None:
        super().__init__(naam, fouten)
        self.naam, self.fouten = naam, fouten

    def __str__(self) -> str:
        return "\n".join([f"Het bestand {self.naam} klopt niet. Er is niets geladen.", *self.fouten])


def fout(zin: str) -> PydanticCustomError:
    """A fault in a sentence of our own, to be raised inside a validator."""
    return PydanticCustomError("eigen", "{zin}", {"zin": zin})


def als_zin(detail: ErrorDetails) -> str:
    """One fault as a line: the place, and what may stand there."""
    loc = [deel for deel in detail["loc"] if deel != "[key]"]
    plek = "".join(f"[{deel + 1}]" if isinstance(deel, int) else f".{deel}" for deel in loc)
    ctx = detail.get("ctx", {})
    zinnen = {
        "missing": "dit ontbreekt",
        "extra_forbidden": "dit woord kent het programma niet; kijk naar de spelling",
        "string_type": "dit moet tekst zijn, tussen aanhalingstekens",
        "string_too_short": "dit is leeg" if ctx.get("min_length") == 1 else "dit is te kort",
        "string_pattern_mismatch": f"dit heeft niet de goede vorm ({ctx.get('pattern', '')})",
        "string_too_long": f"dit is te lang; hoogstens {ctx.get('max_length')} tekens",
        "int_type": "dit moet een heel getal zijn",
        "float_type": "dit moet een getal zijn",
        "float_parsing": "dit moet een getal zijn",
        "bool_type": "dit is true of false, zonder aanhalingstekens",
        "bool_parsing": "dit is true of false, zonder aanhalingstekens",
        "list_type": "dit moet een lijst zijn, tussen rechte haken",
        "dict_type": "hier horen regels 'woord = waarde'",
        "model_type": "hier horen regels 'woord = waarde'",
        "greater_than_equal": f"dit moet {ctx.get('ge')} of meer zijn",
        "less_than_equal": f"dit moet {ctx.get('le')} of minder zijn",
        "literal_error": f"kies uit {str(ctx.get('expected', '')).replace(' or ', ' of ')}",
        "enum": f"kies uit {str(ctx.get('expected', '')).replace(' or ', ' of ')}",
        "date": "dit moet een datum zijn, zonder aanhalingstekens: 2026-11-21",
        "eigen": str(ctx.get("zin", "")),
    }
    soort = "date" if detail["type"].startswith("date") else detail["type"]
    return f"{plek.lstrip('.') or 'het bestand'}: {zinnen.get(soort, 'dit klopt niet')}"
