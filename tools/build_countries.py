"""Write the country table, ``src/eventx/lexicon/en/countries.tsv``.

Sources: countryinfo (MIT) for codes, names, spellings, demonyms and capitals, and
``countries_extra.tsv`` beside this script, written by hand for eventx from general
knowledge: demonyms, cities, regions, metonyms, and the collisions settled (a code of
``-`` takes a name out).

Usage: ``pip install countryinfo && python tools/build_countries.py``
"""

from pathlib import Path

from countryinfo import CountryInfo, all_countries

HERE = Path(__file__).parent
OUT = HERE.parent / "src/eventx/lexicon/en/countries.tsv"
SHORTEST = 3  # codes such as "and" or "can" are not names; real short names are in the additions
HEADER = """\
# Names that place something in a country: lower-cased name, ISO 3166-1 alpha-2 code, kind.
# Built by tools/build_countries.py from countryinfo (MIT licence) and from additions and corrections
# written by hand for eventx. Licence: Apache-2.0, with the MIT notice of countryinfo in NOTICE.
"""


def rows() -> dict[str, tuple[str, str]]:
    """Return (code, kind) by lower-cased name; earlier kinds win."""
    found: dict[str, tuple[str, str]] = {}
    for kind in ("country", "demonym", "capital"):
        for info in all_countries():
            code = str(info.iso().get("alpha2", ""))
            if len(code) != 2:
                continue
            for name in names(info, kind):
                key = " ".join(name.lower().split())
                if len(key) > SHORTEST:
                    found.setdefault(key, (code, kind))
    for line in (HERE / "countries_extra.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        code, kind, listed = line.split("\t")
        for name in listed.split(","):
            key = " ".join(name.lower().split())
            if code == "-":
                found.pop(key, None)
            else:
                found[key] = (code, kind)
    return found


def names(info: CountryInfo, kind: str) -> list[str]:
    """Return the names of one kind that countryinfo has for a country."""
    if kind == "country":
        return [info.name(), *info.alt_spellings()]
    value = info.demonym() if kind == "demonym" else info.capital()
    listed = value if isinstance(value, list) else str(value or "").split(",")
    return [part.strip() for part in listed if part.strip()]


if __name__ == "__main__":
    table = sorted(rows().items())
    lines = [f"{name}\t{code}\t{kind}" for name, (code, kind) in table]
    OUT.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
