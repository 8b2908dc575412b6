"""Words that tell what a capitalised name is: heads, connectors, small closed lists.

Holds words only and decides nothing; the larger lists are in ``dateline.resources``.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from types import MappingProxyType

from dateline.model import EntityType, SpeakerKind
from dateline.resources import speaker_nouns, stopwords

OF_WORDS = frozenset({"of", "for"})
"""Lower-case words that can stand between the parts of one organisation's name."""

PARTICLES = frozenset(
    "al bin ibn bint ben abu de da do dos das del della di du la le les van von der den ter ten zu "
    "el y e ap ould uz".split()
)
"""Lower-case words that can stand inside a person's or a place's name."""

ORGANISATION_HEADS = frozenset(
    "Academy Administration Agency Airlines Airways Alliance Archdiocese Army Assembly Associates "
    "Association Authority Bank Battalion Board Brigade Brigades Brotherhood Bureau Cabinet "
    "Caucus Center Centre Chamber Church Club Coalition College Command Commission Committee "
    "Community Company Confederation Conference Congress Consortium Constabulary Consulate "
    "Corp Corporation Corps Council Court Courts Department Diocese Directorate Division "
    "Embassy Enterprise Enterprises Exchange Faculty Federation Force Forces Forum Foundation "
    "Front Fund Government Group Guard Guards Guild Holdings Inc Industries Initiative Inquiry "
    "Inspectorate Institute Institution International Knesset Laboratory League Legion Ltd "
    "Militia Ministry Mission Movement Museum Navy Network News Observatory Office Organisation "
    "Organization Parliament Partners Partnership Party Police Politburo Presidency Press "
    "Programme Program Project Records Regiment Representatives School Secretariat Senate Service "
    "Services Society Solutions Squad Staff Studios Syndicate Systems Task Team Technologies "
    "Television Tribunal Trust Union United University Watch Works Workshop Zoo Radio Post Times "
    "Charity Terminals Logistics Shipping Railways Motors Foods Mills Telecom Energy "
    "Tribune Herald Gazette Journal Chronicle Telegraph Courier Bulletin Ledger Tidings "
    "Observer Broadcasting Media Daily Weekly Magazine Newspaper Studios Committees Unit".split()
)
"""Last words of organisations' names, as written."""

OF_HEADS = frozenset(
    "Academy Agency Alliance Archdiocese Army Assembly Association Authority Bank Board Brotherhood "
    "Bureau Center Centre Chamber Church Coalition College Commission Committee Community "
    "Confederation Congress Council Court Department Diocese Directorate Embassy Faculty "
    "Federation Forum Foundation Front Guild High House Institute Institution Knights League "
    "Legion Ministry Movement Museum National Office Organisation Organization Parliament Party "
    "Syndicate School Secretariat Senate Service Society Union University Workers Supreme "
    "Republic Kingdom Gulf Strait Bay Cape Sea Isle Islands Islands Lake Mount Valley City State "
    "Port Province County District Town Duchy Emirate Tower Palace Cathedral Temple Battle Treaty "
    "Declaration Feast Festival Day Statue Church Friends Sons Doctors Reporters Rights "
    "Campaign Initiative Centre Fund Forces Campaigns Rock".split()
)
"""Words after which 'of' or 'for' goes on with the same name."""

COMPANY_TAILS = frozenset("Inc Ltd Co Corp Plc PLC LLC GmbH AG SA NV Bhd Pte Limited SpA".split())
"""Legal forms at the end of a company's name."""

FACILITY_HEADS = frozenset(
    "Airport Airfield Airbase Arena Base Boulevard Bridge Building Cathedral Camp Cosmodrome Dam "
    "Expressway Farm Factory Gardens Gate Hall Harbour Harbor Highway Hospital Hotel House Jail "
    "Library Mall Mansion Market Mill Mine Monument Mosque Motorway Park Palace Pier Pipeline "
    "Plant Plaza Port Prison Quay Refinery Residence Reactor Road Shrine Square Stadium Station "
    "Street Avenue Lane Synagogue Temple Terminal Theatre Theater Tower Towers Tunnel Viaduct "
    "Wharf Yard Shipyard Clinic Drive Cemetery Crossing Memorial".split()
)
"""Last words of the names of buildings, roads and other made places."""

PLACE_HEADS = frozenset(
    "Basin Bay Beach Canal Cape Canyon Channel Coast Creek Delta Desert Forest Glacier Gulf Heights "
    "Hill Hills Island Islands Isles Lagoon Lake Mountain Mountains Ocean Peak Peninsula Plateau "
    "Range Reef Ridge River Sea Strait Straits Valley Volcano Falls Reservoir Sahara Sahel".split()
)
"""Last words of the names of natural places."""

PLACE_STARTS = frozenset("Lake Mount Cape Gulf Strait Bay Mt River Sea Port Fort".split())
"""First words of the names of places."""

DISTRICT_HEADS = frozenset(
    "Borough City County District Governorate Municipality Oblast Prefecture Province Region "
    "Republic State States Territory Territories Town Township Village Voivodeship Emirate "
    "Emirates Kingdom Parish Commune Krai Emirate Strip Bank".split()
)
"""Last words of the names of administrative places."""

EVENT_HEADS = frozenset(
    "Accord Accords Agreement Awards Biennale Bowl Championship Championships Convention Crisis Cup "
    "Day Derby Election Elections Eve Exhibition Expo Fair Festival Games Holocaust Intifada "
    "Marathon Massacre Movement Olympics Open Pact Prix Protocol Revolution Rebellion Ramadan "
    "Series Summit Tour Tournament Treaty Uprising War Wars Week Weekend Year".split()
)
"""Last words of the names of events, feasts and treaties."""

WORK_HEADS = frozenset("Act Bill Code Constitution Law Prize Award Programme Scheme Story".split())
"""Last words of the names of laws, prizes and works."""

GROUP_NOUNS = frozenset(
    "agency airline association bank broadcaster channel charity club company conglomerate firm "
    "group maker manufacturer newspaper daily weekly organisation organization outlet paper party "
    "platform portal retailer startup think-tank tabloid union website".split()
)
"""Lower-case nouns before or after an organisation's name."""

PLACE_NOUNS = frozenset(
    "area borough city commune county district governorate hamlet island municipality "
    "neighborhood neighbourhood oblast peninsula port prefecture province region resort state "
    "suburb territory town township village capital".split()
)
"""Lower-case nouns before or after a place's name."""

PLACE_PREPOSITIONS = frozenset(
    "in near at from to into across around outside inside throughout towards toward via".split()
)

HONORIFICS = MappingProxyType(
    {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f",
     "lady": "f", "mme": "f", "king": "m", "queen": "f", "prince": "m", "princess": "f",
     "father": "m", "sister": "f", "brother": "m", "spokesman": "m", "spokeswoman": "f",
     "chairman": "m", "chairwoman": "f", "pope": "m"}
)  # fmt: skip
"""Titles that tell a person's gender, lower case and without full stop."""

COMPOUND_TAILS = frozenset(
    "affiliated aligned allied appointed approved area backed based bound born born-again brokered "
    "built class colored controlled day designed developed dominated drawn educated elected era "
    "flagged free friendly funded hour imposed inspired language launched led level like linked "
    "listed made majority mediated member mile minority minute month occupied old owned page person "
    "produced raised ranked range registered related rich round ruled run scale side sized speaking "
    "sponsored style supplied term time trained week wide wing year held".split()
)
"""Second halves of compounds that are no names ('Kelmara-based')."""

ADJECTIVE_ENDINGS = ("ian", "ean", "ese", "ish")
"""Ends of words for what belongs to a place."""

FIELDS = frozenset(
    "affairs agriculture appeal aviation central commerce communications communities constitutional "
    "culture defence defense development economy education emergencies energy environment external "
    "federal finance fisheries foreign forestry forests health high home housing human immigration "
    "industry information infrastructure innovation interior justice labor labour lands local mines "
    "national natural planning public regional research resources rural safety science security "
    "social sports state strategic supreme technology tourism trade transport unification urban "
    "water welfare women works youth".split()
)
"""Words, lower case, for what a public body is for."""

SHARED_BODIES = frozenset(
    "Conservative Party|Labour Party|House of Representatives|National Guard|Congress Party|"
    "National Security Council|Central Command|Cabinet Office|Eighth Army|Civil Guard|Home Office|"
    "State Council|Federation Council|Secret Service|National Intelligence Service|Supreme Court|"
    "National Assembly|Democratic Party|Republican Party|Communist Party|Senate|Congress".split("|")
)
"""Names that several countries have a body of: the lexicon's one only where its country is named."""

INSTITUTIONS = frozenset(
    "Parliament Congress Senate Cabinet Knesset Duma Bundestag Bundesrat Treasury Assembly Politburo "
    "Cortes Riksdag Storting Folketing Sejm Majlis Verkhovna Rada Meclis Diet Capitol".split()
)
"""Words that name one institution even when they stand alone."""

COMPANIES = frozenset(
    "Facebook Twitter Instagram YouTube Google WhatsApp Telegram TikTok Microsoft Apple Amazon Meta "
    "Boeing Airbus Samsung Huawei Toyota Tesla Nvidia Intel Netflix Uber OpenAI Gazprom Rosneft "
    "Aramco Alibaba Tencent Foxconn Nokia Sony Siemens Volkswagen BMW BP Shell".split()
)
"""Companies that the news names without saying what they are."""

CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
    "July August September October November December Mon Tue Tues Wed Thu Thurs Fri Sat Sun Jan Feb "
    "Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec GMT UTC EST EDT PST CET BST AM PM AD BC".split()
)
"""Words of dates and clocks: capitalised, and no names."""

NO_NAMES = frozenset(
    "I TV PhD MBA BA MA CEO CFO COO CTO VIP SMS DIY FAQ ID IT OK AI PR HR GDP GPS DNA HIV AIDS USB "
    "URL PDF SUV CCTV CV Mr Mrs Ms Dr Prof Rep Sen Gov Gen Col Lt Capt Sgt St No Nos Op-Ed Q A "
    "Photo Read Watch Also RELATED UPDATE BREAKING EXCLUSIVE Covid COVID Ph.D Internet Covid-19 "
    "COVID-19 FM PM USD Rs Dh Tk Section Article Chapter Page Grade Level Vol Phase God Celsius "
    "PHOTO VIDEO MoU MOU IPO ATM IQ PM MP MPs L R NGO NGOs LGBT LGBTQ AFP/File Email Tel Fax".split()
)
"""Capitalised words that name nobody when they stand alone."""

DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Central Northeast Northwest Southeast "
    "Southwest Upper Lower Greater New Middle Far".split()
)

SUBREGIONS = frozenset(
    "Africa America Asia Europe Antarctica Oceania Arctic Atlantic Pacific Mediterranean Caribbean "
    "Balkans Caucasus Sahel Sahara Maghreb Levant Scandinavia Siberia Himalayas Himalaya Amazon "
    "Andes Alps Arabia Mideast Eurasia Baltics Gulf Middle-East".split()
)
"""Parts of the world that are no countries."""

PARTS_OF_WORLD = frozenset(
    "Far East|Middle East|Near East|West Bank|Gaza Strip|Gaza|Latin America|South America|"
    "North America|Central America|Central Asia|South Asia|Southeast Asia|South East Asia|"
    "South-East Asia|East Asia|Northeast Asia|West Asia|West Africa|East Africa|North Africa|"
    "Central Africa|Southern Africa|Eastern Africa|Western Africa|Northern Africa|"
    "Sub-Saharan Africa|sub-Saharan Africa|Horn of Africa|Eastern Europe|Western Europe|"
    "Central Europe|Northern Europe|Southern Europe|North Atlantic|Asia Pacific|Asia-Pacific|"
    "Indo-Pacific|Western Balkans|Golan Heights|Silicon Valley|Western Sahara|Crimea|Donbas|"
    "Kashmir|Chechnya|Kurdistan|Nagorno-Karabakh|Catalonia|Scotland|Wales|England|"
    "Northern Ireland|Tibet|Xinjiang|Sinai|East Jerusalem|Mecca|Antarctica|Western Australia|"
    "South Australia|New South Wales|British Columbia|Tamil Nadu|Uttar Pradesh|Earth|Mars|"
    "Americas|Palestine".split("|")
)
"""Parts of the world and of countries, of any size, that are in no other list."""

PEOPLES = frozenset(
    "Arab Arabs Muslim Muslims Christian Christians Jew Jews Jewish Hindu Hindus Buddhist Buddhists "
    "Sikh Sikhs Catholic Catholics Protestant Protestants Sunni Sunnis Shia Shiite Shiites Shi'ite "
    "Shi'ites Kurd Kurds Kurdish Islamic Islamist Islamists African Africans European Europeans "
    "Asian Asians Western Westerners Westerner Orthodox Anglican Republican Republicans Democrat "
    "Democrats Communist Communists Socialist Socialists Nazi Nazis Zionist Zionists Hispanic "
    "Hispanics Latino Latinos Uyghur Uyghurs Uighur Uighurs Rohingya Tibetan Tibetans Soviet Aboriginal "
    "Indigenous Roma Tamil Tamils Chechen Chechens Sikhs Arabic English Latin Maori Caucasian "
    "Democratic Liberal Conservative Tory Tories Labour".split()
)
"""Peoples, faiths and party members; singular forms are adjectives more often than names."""

EAST_ASIAN_FAMILIES = frozenset(
    "kim lee park choe choi jung jong jang cho jo yoon yun lim im han oh seo shin kwon hwang ahn an "
    "song hong moon ryu yu ri rhee pak ro roh noh kang paek baek xi li wang zhang liu chen yang "
    "zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu "
    "dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du "
    "tsai lam wong chan cheung leung ng kwok chow yeung tse mak fung lau chiang hsieh hsu chu chiu kuo "
    "tsang yip cha nam koo bae son eom heo won pyo dai xia zhong tian ren fan fang shi yao tan zou xiong lei bai qin hou nguyen tran le pham hoang "
    "phan vu vo dang bui do ho ngo duong ly mao qian qiao ban min ho".split()
)
"""Family names that stand first, lower case, as they are written in news."""


@cache
def common_words() -> frozenset[str]:
    """Return the words that news writes in lower case. Only for membership: a set has no order."""
    file = resources.files(__package__) / "common_words.txt"
    lines = file.read_text(encoding="utf-8").split("\n")
    return stopwords() | {line for line in lines if line and not line.startswith("#")}


@cache
def person_nouns() -> frozenset[str]:
    """Return lower-case nouns for a person who can speak, of one word ('spokesman', 'analyst')."""
    return frozenset(
        form
        for noun in speaker_nouns()
        if noun.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED)
        for form in noun.forms
    )


@cache
def head_types() -> MappingProxyType[str, EntityType]:
    """Return what the last word of a name makes of it."""
    groups = (
        (EVENT_HEADS, EntityType.EVENT),
        (WORK_HEADS, EntityType.OTHER),
        (PLACE_HEADS, EntityType.LOC),
        (DISTRICT_HEADS, EntityType.GPE),
        (FACILITY_HEADS, EntityType.FAC),
        (ORGANISATION_HEADS, EntityType.ORG),
    )
    return MappingProxyType({word: kind for words, kind in groups for word in sorted(words)})
