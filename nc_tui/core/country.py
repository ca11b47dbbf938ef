"""Which country a time zone most likely means, for the lines of Safety. A guess, and said so.

Only countries whose lines the program knows are named; everywhere else is no answer at all.
"""

from collections.abc import Mapping

from nc_tui.core.errors import UsageError
from nc_tui.core.text import mend, one_line

_STATES = (
    *("New_York", "Detroit", "Chicago", "Menominee", "Denver", "Boise", "Phoenix", "Los_Angeles"),
    *("Anchorage", "Juneau", "Sitka", "Metlakatla", "Yakutat", "Nome", "Adak"),
)
_CANADA = (
    *("Toronto", "Montreal", "Vancouver", "Edmonton", "Winnipeg", "Halifax", "St_Johns", "Regina"),
    *("Moncton", "Glace_Bay", "Goose_Bay", "Swift_Current", "Whitehorse", "Dawson", "Yellowknife"),
    *("Iqaluit", "Rankin_Inlet", "Resolute", "Cambridge_Bay", "Inuvik", "Thunder_Bay", "Nipigon"),
    *("Rainy_River", "Fort_Nelson", "Dawson_Creek", "Creston", "Blanc-Sablon", "Atikokan"),
)
_EUROPE = {
    **dict.fromkeys(("London", "Belfast", "Guernsey", "Isle_of_Man", "Jersey"), "GB"),
    "Dublin": "IE", "Vienna": "AT", "Brussels": "BE", "Sofia": "BG", "Zagreb": "HR",
    "Nicosia": "CY", "Prague": "CZ", "Copenhagen": "DK", "Tallinn": "EE", "Helsinki": "FI",
    "Mariehamn": "FI", "Paris": "FR", "Berlin": "DE", "Busingen": "DE", "Athens": "GR",
    "Budapest": "HU", "Rome": "IT", "Riga": "LV", "Vilnius": "LT", "Luxembourg": "LU",
    "Malta": "MT", "Amsterdam": "NL", "Warsaw": "PL", "Lisbon": "PT", "Bucharest": "RO",
    "Bratislava": "SK", "Ljubljana": "SI", "Madrid": "ES", "Stockholm": "SE",
    "Zurich": "CH", "Oslo": "NO",
}  # fmt: skip
_BRAZIL = (
    *("Sao_Paulo", "Araguaina", "Bahia", "Belem", "Boa_Vista", "Campo_Grande", "Cuiaba"),
    *("Eirunepe", "Fortaleza", "Maceio", "Manaus", "Noronha", "Porto_Velho", "Recife"),
    *("Rio_Branco", "Santarem"),
)
_MEXICO = (
    *("Mexico_City", "Bahia_Banderas", "Cancun", "Chihuahua", "Ciudad_Juarez", "Hermosillo"),
    *("Matamoros", "Mazatlan", "Merida", "Monterrey", "Ojinaga", "Tijuana"),
)
_ZONES = {
    **{f"America/{city}": "US" for city in _STATES},
    **{f"America/{city}": "CA" for city in _CANADA},
    **{f"America/{city}": "BR" for city in _BRAZIL},
    **{f"America/{city}": "MX" for city in _MEXICO},
    **{f"Europe/{city}": code for city, code in _EUROPE.items()},
    "Asia/Nicosia": "CY", "Asia/Famagusta": "CY", "Atlantic/Azores": "PT",
    "Atlantic/Madeira": "PT", "Atlantic/Canary": "ES", "Africa/Ceuta": "ES",
    "Pacific/Honolulu": "US", "GB": "GB", "Eire": "IE", "Arctic/Longyearbyen": "NO",
    "Pacific/Auckland": "NZ", "Pacific/Chatham": "NZ", "NZ": "NZ", "Asia/Kolkata": "IN",
    "Asia/Calcutta": "IN", "Africa/Johannesburg": "ZA", "Asia/Tokyo": "JP", "Japan": "JP",
}  # fmt: skip
_REGIONS = {
    "US/": "US", "America/Indiana/": "US", "America/Kentucky/": "US", "Brazil/": "BR",
    "Mexico/": "MX",
    "America/North_Dakota/": "US", "Canada/": "CA", "Australia/": "AU",
}  # fmt: skip

_CODE = 2  # letters


def country_of(zone: str) -> str:
    """The ISO 3166 code of the country an IANA zone lies in; "" where none is known."""
    if zone in _ZONES:
        return _ZONES[zone]
    return next((code for region, code in _REGIONS.items() if zone.startswith(region)), "")


def country_from_words(words: str, names: Mapping[str, str]) -> str:
    """The ISO 3166 code meant by a code, or by one of ``names`` (code to name).

    UsageError for what is neither. A code whose lines are not known is taken as it is.
    """
    plain = one_line(mend(words)).casefold()
    for code, name in names.items():
        if name.casefold() == plain:
            return code
    if len(plain) == _CODE and plain.isascii() and plain.isalpha():
        return plain.upper()
    message = f"no country is called {one_line(mend(words))[:40]!r}; write two letters, such as GB."
    raise UsageError(message)
