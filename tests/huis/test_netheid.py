"""What must not stand in any file: unfinished work, hidden clocks, traces of one machine."""

import re

import pytest

from tests.huis.bestanden import ROOT, code, texts

HERE = "tests/huis/test_netheid.py"
UNFINISHED = ("TODO", "FIXME", "XXX", "NotImplementedError", "pytest.mark.skip", "pytest.mark.xfail")
MAY_SKIP = "tests/conftest.py"  # what a machine lacks, unless everything is obligatory

CLOCKS = re.compile(
    r"\bdate\.today\(|\bdatetime\.(now|utcnow|today)\(|\btime\.(time|localtime|gmtime)\(|\bfunc\.now\(|"
    r"CURRENT_(TIMESTAMP|DATE|TIME)\b|\bdatetime\('now'"
)
OF_ONE_MACHINE = {
    "a home or work folder": re.compile(r"(?<![\w.<])/(root|work|Users|home/\w+)/"),
    "a package registry": re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|\bindex-url\b|trusted-host"),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
}


@pytest.mark.parametrize("word", UNFINISHED)
def test_nothing_is_unfinished(word: str) -> None:
    """A rule that is not there yet is an issue, not a remark in the code."""
    found = [str(path) for path, text in texts() if str(path) != HERE and re.search(rf"\b{word}\b", text)]
    assert found == []


def test_no_test_skips_itself() -> None:
    """Only the conftest passes over what a machine lacks, and not where everything is obligatory."""
    skip = re.compile(r"\b(pytest|self)\.(skip|skipTest|importorskip|xfail)\(")
    found = [str(path) for path, text in texts() if path.parts[0] == "tests" and skip.search(text)]
    assert [path for path in found if path not in {MAY_SKIP, HERE}] == []


def test_only_the_clock_asks_for_now() -> None:
    """Everywhere else the day is an argument, so that every day can be tried."""
    found = [str(path) for path, text in code() if CLOCKS.search(text)]
    assert [path for path in found if path != "inburgering/klok.py"] == []


@pytest.mark.parametrize("what", OF_ONE_MACHINE)
def test_nothing_of_one_machine(what: str) -> None:
    """No path, registry, address or key of the machine on which a file was written."""
    pattern = OF_ONE_MACHINE[what]
    found = [
        f"{path}: {hit.group()}"
        for path, text in texts()
        if str(path) != HERE and path.name != "axe.min.js" and (hit := pattern.search(text))
    ]
    assert found == []


def test_text_files_are_plain() -> None:
    """UTF-8 without a mark, lines that end in one newline, no tabs in Python."""
    for path, text in texts():
        if path.suffix in {".py", ".toml", ".md", ".typ", ".j2", ".yml"}:
            assert not text.startswith("\ufeff"), path
            assert "\r" not in text, path
            assert text == "" or text.endswith("\n"), path
        if path.suffix == ".py":
            assert "\t" not in text, path


def test_the_clock_pattern_bites() -> None:
    """The patterns above recognise what they forbid."""
    for line in ("x = date.today()", "datetime.now(UTC)", "func.now()", "DEFAULT CURRENT_TIMESTAMP"):
        assert CLOCKS.search(line), line
    assert not CLOCKS.search("klok.vandaag()")
    assert OF_ONE_MACHINE["a home or work folder"].search('open("/home/eva/x")')
    assert not OF_ONE_MACHINE["a home or work folder"].search("https://voorbeeld.nl/work/")
    assert ROOT.is_dir()
