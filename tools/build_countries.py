"""Write the country table, ``src/eventx/lexicon/en/countries.tsv``.

Sources: countryinfo (MIT) for codes, names, spellings, demonyms, capitals and
first-level regions, and ``countries_extra.tsv`` beside this script, written by hand for
eventx from general knowledge: demonyms, cities, regions, metonyms, and the collisions
settled (a code of ``-`` takes a name out; a later line wins).

Usage: ``pip install countryinfo && python tools/build_countries.py``
"""

from collections import Counter
from pathlib import Path

from countryinfo import CountryInfo, all_countries

HERE = Path(__file__).parent
OUT = HERE.parent / "src/eventx/lexicon/en/countries.tsv"
SHORTEST = 3  # codes such as "and" or "can" are not names; real short names are in the additions
GONE = frozenset({"CS"})  # codes that ISO has withdrawn
# States whose regions countryinfo spells as English news does.
REGIONS = frozenset(
    [
        "AF",
        "AR",
        "BR",
        "CN",
        "CO",
        "DE",
        "ES",
        "ID",
        "IQ",
        "IT",
        "JP",
        "MX",
        "NG",
        "PA",
        "PK",
        "PH",
        "TH",
        "TR",
        "UA",
        "VN",
    ]
)
# Regions that are commoner as something else: a person, a word, a place elsewhere.
COMMON = frozenset(
    [
        "acre",
        "agri",
        "amazonas",
        "angeles",
        "antique",
        "aurora",
        "aydin",
        "batman",
        "bolivar",
        "bolu",
        "caldas",
        "cadiz",
        "capital",
        "cebu",
        "central",
        "cesar",
        "choco",
        "colima",
        "colon",
        "cordoba",
        "corum",
        "cuenca",
        "danao",
        "delta",
        "distrito federal",
        "edo",
        "farah",
        "formosa",
        "general santos",
        "granada",
        "guadalajara",
        "guerrero",
        "herrera",
        "hidalgo",
        "huila",
        "iriga",
        "isabela",
        "isparta",
        "kars",
        "la rioja",
        "lagos",
        "leon",
        "león",
        "los santos",
        "lugo",
        "magdalena",
        "manisa",
        "marche",
        "meta",
        "mexico",
        "mie",
        "mus",
        "nan",
        "nara",
        "niger",
        "oita",
        "ordu",
        "oyo",
        "para",
        "parana",
        "plateau",
        "quirino",
        "quezon",
        "rivers",
        "rizal",
        "saga",
        "salamanca",
        "samsun",
        "san juan",
        "san luis",
        "san jose",
        "santa cruz",
        "santa fe",
        "santander",
        "santiago",
        "silay",
        "sivas",
        "soria",
        "sucre",
        "surigao",
        "toledo",
        "trece martires",
        "trujillo",
        "usak",
        "van",
        "victoria",
        "zamora",
        "risaralda",
        "molise",
        "bais",
        "bago",
        "roxas",
        "panama",
        "sorsogon",
        "navarre",
        "ibaraki",
        "kochi",
        "naga",
        "passi",
        "toledo",
        "legazpi",
        "biscay",
        "fukui",
        "kaduna",
        "ogun",
        "osun",
        "ondo",
        "imo",
        "abia",
    ]
)
HEADER = """\
# Names that place something in a country: lower-cased name, ISO 3166-1 alpha-2 code, kind.
# Built by tools/build_countries.py from countryinfo (MIT licence) and from additions and corrections
# written by hand for eventx. Licence: Apache-2.0, with the MIT notice of countryinfo in NOTICE.
"""


def rows() -> dict[str, tuple[str, str]]:
    """Return (code, kind) by lower-cased name; earlier kinds win, the additions over all."""
    found: dict[str, tuple[str, str]] = {}
    for kind in ("country", "demonym", "capital"):
        for info in all_countries():
            code = iso(info)
            if len(code) == 2 and code not in GONE:
                for name in names(info, kind):
                    if len(key(name)) > SHORTEST:
                        found.setdefault(key(name), (code, kind))
    for name, code in regions().items():
        found.setdefault(name, (code, "region"))
    for code, kind, name in additions():
        if code == "-":
            found.pop(name, None)
        elif kind != "city" or found.get(name) != (code, "capital"):
            found[name] = (code, kind)
    return found


def key(name: str) -> str:
    """Return a name as the table spells it."""
    return " ".join(name.lower().replace("’", "'").split())


def iso(info: CountryInfo) -> str:
    """Return the alpha-2 code, empty where countryinfo has none."""
    return str(info.iso().get("alpha2", ""))


def names(info: CountryInfo, kind: str) -> list[str]:
    """Return the names of one kind that countryinfo has for a country."""
    if kind == "country":
        return [info.name(), *info.alt_spellings()]
    value = info.demonym() if kind == "demonym" else info.capital()
    listed = value if isinstance(value, list) else str(value or "").split(",")
    return [part.strip() for part in listed if part.strip()]


def regions() -> dict[str, str]:
    """Return the code of each first-level region whose name no other state shares."""
    listed = [
        (key(part.strip(" )'")), iso(info))
        for info in all_countries()
        if iso(info) in REGIONS
        for name in info.provinces()
        for part in name.split("(")
    ]
    times = Counter(name for name, _ in set(listed))
    return {
        name: code
        for name, code in listed
        if times[name] == 1 and len(name) > SHORTEST + 1 and name not in COMMON
    }


def additions() -> list[tuple[str, str, str]]:
    """Return (code, kind, name) for each name in the file of additions, in its order."""
    found = []
    for line in (HERE / "countries_extra.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, kind, listed = line.split("\t")
            found += [(code, kind, key(name)) for name in listed.split(",") if name.strip()]
    return found


if __name__ == "__main__":
    lines = [f"{name}\t{code}\t{kind}" for name, (code, kind) in sorted(rows().items())]
    OUT.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
