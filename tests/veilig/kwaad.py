"""What someone who means harm types: one list, for every field, address and header."""

from collections.abc import Mapping, Sequence
from random import Random

GEREKEND = str(7919 * 7907)
"""What a template would make of the sums below; it must never come back."""

KWAAD: Mapping[str, Sequence[str]] = {
    "lengte": ("x" * 20_000, "é" * 5_000, "a" * 256, "1" * 5_000, "\n" * 3_000),
    "leeg": ("", " ", "\u00a0", "\u200b", "\t", "\r\n"),
    "tekens": (
        "a\x00b", "\x00", "\x1b[31mrood", "\u202egnp.exe", "\u2066abc", "\ufeff", "\uffff", "e\u0301" * 200,
        "\U0001f469\u200d\U0001f33e", "İıſ", "\x7f", "\x85\u2028\u2029",
    ),
    "getal": (
        "-1", "0", "00", "1e309", "1e5", "NaN", "Infinity", "٣", "½", "0x10", "1_000", "1.5", "1,5", "+1",
        "2147483648", "9223372036854775808", "99999999999999999999", "-9223372036854775809", "999999999",
    ),
    "dag": (
        "0000-00-00", "0001-01-01", "9999-12-31", "2026-02-31", "31-02-2026", "10000-01-01", "-001-01-01",
        "2026-11-23T10:00:00Z", "20261123", "2026-W48-1", "vandaag", "1900-01-01", "9999-01-01",
    ),
    "tijd": ("24:00", "23:59:60", "00:00", "25:99"),
    "sql": ("' OR '1'='1", "1; DROP TABLE traject;--", "%' --", "\\", "%", "_", "') UNION SELECT 1--", '"'),
    "sjabloon": (
        "{{7919*7907}}${7919*7907}#{7919*7907}<%=7919*7907%>", "{% include '/etc/passwd' %}", "{{", "}}{%",
        "{{ ''.__class__.__mro__ }}", "{0.__class__}", "%s%n%x%(naam)s",
    ),
    "typst": ('#eval("7919*7907")', '#read("/etc/passwd")', "#include", "#{", "$ x", "`", "]", "\\u{0}"),
    "cel": ("=1+1", '=HYPERLINK("http://kwaad.example")', "@SUM(1)", "\t=1", "-1+1", "+1+1"),
    "kop": ("x\r\nX-Kwaad: ja", "x\nSet-Cookie: kwaad=1", "x\r\n\r\n<script>kwaad()</script>"),
    "log": ("x\n2026-11-23 ERROR kwaad", "x\r2026-11-23 ERROR kwaad"),
    "pad": (
        "../../../../etc/passwd", "..\\..\\x", "%2e%2e%2fetc%2fpasswd", "/etc/passwd", "file:///etc/passwd",
        "http://169.254.169.254/", "//kwaad.example", "..", ".", "~", "con", "a/b",
    ),
    "html": (
        '"><script>kwaad()</script>', "'><img src=x onerror=kwaad()>", "javascript:kwaad()",
        "</textarea><script>kwaad()</script>", "<svg/onload=kwaad()>", "<!--", "&lt;b&gt;",
    ),
    "json": ('{"$gt": ""}', "[]", "null", "true", '{"a":' * 50, "{}"),
    "nummer": ("1", "2", "3", "4", "6", "7", "8", "9", "INB-0000-000000"),
}  # fmt: skip
ALLES = [waarde for lijst in KWAAD.values() for waarde in lijst]
RAUW = (b"a=%ff%fe&csrf=", b"\xff\xfe\x00", b"a" * 5_000, b"&" * 3_000, b"=&=&=", b"a=%ED%A0%80", b"")
"""Bodies that are no form."""


PAST = {"date": "dag", "number": "getal", "time": "tijd", "select": "nummer", "hidden": "nummer"}
"""What is nearly right for a kind of field, and so comes further than the rest."""


def trek(toeval: Random, soort: str = "") -> str:
    """A hostile value, every kind as likely; for a field of a known kind mostly of that kind."""
    if soort in PAST and toeval.random() < 0.6:
        return toeval.choice(KWAAD[PAST[soort]])
    return toeval.choice(KWAAD[toeval.choice(list(KWAAD))])
