"""The lexicons, the calendar words and the invented story, as typed data.

Every list is an open data file in ``lexicons/``, with its origin and licence in its head and in
``LICENCES.md``. Files are read on first use, once, through :mod:`importlib.resources`.

This package does not find anything in a text, does not resolve a name or a date, and knows no
document. It holds what words can mean; the stages decide what they do mean.

Every function here takes no setting and returns the same frozen object each time::

    cues().find("said")                # the cues of which this is a form, lower case
    country_names().find("the Kremlin")    # exact case; a leading article is ignored
    cues().longest_at(words, 3)        # the longest entry that starts at words[3]
    outlet_by_domain("news.bbc.co.uk")     # subdomains are walked up
"""

from dateline.resources._calendar import (
    LANGUAGES,
    Calendar,
    Holiday,
    Recurrence,
    calendar,
    zone_ranges,
)
from dateline.resources._geography import (
    Body,
    BodyKind,
    City,
    Country,
    CountryName,
    CountryNameKind,
    bodies,
    cities,
    city_names,
    countries,
    country_by_code,
    country_names,
)
from dateline.resources._language import (
    Abbreviation,
    AbbreviationKind,
    Cue,
    CuePart,
    EventTrigger,
    EventType,
    Gender,
    Medium,
    MediumKind,
    SpeakerNoun,
    Title,
    TitleKind,
    abbreviations,
    cues,
    event_nouns,
    event_verbs,
    given_names,
    irregular_verbs,
    media,
    nicknames,
    speaker_nouns,
    stopwords,
    titles,
)
from dateline.resources._lexicon import Lexicon, Match
from dateline.resources._pieces import reader_vocabulary
from dateline.resources._press import (
    Agency,
    AgencyKind,
    Outlet,
    OutletKind,
    agencies,
    agency_by_domain,
    outlet_by_domain,
    outlets,
)
from dateline.resources._story import story_folder

__all__ = [
    "LANGUAGES",
    "Abbreviation",
    "AbbreviationKind",
    "Agency",
    "AgencyKind",
    "Body",
    "BodyKind",
    "Calendar",
    "City",
    "Country",
    "CountryName",
    "CountryNameKind",
    "Cue",
    "CuePart",
    "EventTrigger",
    "EventType",
    "Gender",
    "Holiday",
    "Lexicon",
    "Match",
    "Medium",
    "MediumKind",
    "Outlet",
    "OutletKind",
    "Recurrence",
    "SpeakerNoun",
    "Title",
    "TitleKind",
    "abbreviations",
    "agencies",
    "agency_by_domain",
    "bodies",
    "calendar",
    "cities",
    "city_names",
    "countries",
    "country_by_code",
    "country_names",
    "cues",
    "event_nouns",
    "event_verbs",
    "given_names",
    "irregular_verbs",
    "media",
    "nicknames",
    "outlet_by_domain",
    "outlets",
    "reader_vocabulary",
    "speaker_nouns",
    "stopwords",
    "story_folder",
    "titles",
    "zone_ranges",
]
