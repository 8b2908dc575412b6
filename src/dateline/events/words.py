"""Word classes that the rules for events lean on. Closed lists, lower case; nothing is searched here.

The triggers themselves come from ``dateline.resources``; ``GENERAL`` adds the plain verbs of
beginning, ending and moving that are no class of political event and yet carry a report.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = _set(
    "the a an this these those each every some any no another either neither both all several "
    "many few more most such what my your his her its our their whose 's s'"
)
ARTICLES = _set("the a an my your his her its our their 's whose this these those no any another")
PREPOSITIONS = _set(
    "of in on at with for from by into onto beneath under between among against over through "
    "without about near across around outside inside during despite via per towards toward "
    "beside behind above below beyond within upon than off amid amidst"
)
BE = _set("be is are was were been being am isn't aren't wasn't weren't get gets got getting")
HAVE = _set("has have had having hasn't haven't hadn't")
DO = _set("do does did doesn't don't didn't")
FUTURE = _set("will shall won't 'll he'll she'll it'll they'll we'll i'll you'll there'll")
MODALS = FUTURE | _set(
    "would can could may might must should cannot can't couldn't wouldn't shouldn't mustn't "
    "needn't mightn't"
)
POSSIBLE_MODALS = _set("could may might can cannot can't couldn't mightn't")
PRONOUNS = _set("he she it they we i you who which that there this these those one")
SUBJECT_PRONOUNS = _set("he she it they we i you there")
PLURAL_SUBJECTS = _set("they we i you who people police families some many others")
ADVERBS = _set(
    "also not never again now still just then later reportedly allegedly already soon only ever "
    "even once first last both since then today yesterday tomorrow tonight twice largely yet n't "
    "almost nearly often always far so well much"
)
SUBORDINATORS = _set(
    "while when whereas although though because unless if whether who whom which whose where "
    "until once lest"
)
SOFT_SUBORDINATORS = _set("after before since as until")
"""Open a clause only where a verb follows; else they are prepositions."""
CONDITIONALS = _set("if whether unless provided lest should-if")
CONJUNCTIONS = _set("and but or nor yet so")
NEGATIONS = _set(
    "not never no nobody none nothing nor neither without isn't aren't wasn't weren't hasn't "
    "haven't hadn't doesn't don't didn't won't wouldn't can't cannot couldn't shouldn't n't hardly "
    "ain't mustn't"
)
NUMBER_WORDS = _set(
    "one two three four five six seven eight nine ten eleven twelve dozens scores hundreds "
    "thousands dozen twenty thirty forty fifty sixty seventy eighty ninety hundred million"
)

PLANNING = _set(
    "plans planned planning plan intends intended intend due set scheduled slated poised about "
    "agreed agrees agree promised promises vowed vows pledged pledges decided decides prepares "
    "preparing prepared going ready committed aims aimed aiming"
)
EXPECTING = _set("expected likely expects expect anticipated forecast bound certain sure")
WISHING = _set(
    "want wants wanted hope hopes hoped hoping seek seeks sought seeking try tries tried trying "
    "ask asks asked urge urges urged call calls called order orders ordered demand demands "
    "demanded threaten threatens threatened threatening propose proposes proposed offer offers "
    "offered invite invites invited allow allows allowed able willing appeal appeals appealed "
    "recommend recommended recommends require required requires need needs needed attempt "
    "attempts attempted willingness ability right possible potential unable eager keen "
    "free able considering mulling weighing urging asking calling seeking demanding"
)
FAILING = _set(
    "failed fails fail failing refused refuses refuse refusing declined declines decline unable "
    "stopped prevented unlikely forgot neglected cancelled canceled scrapped averted avoided "
    "aborted abandoned ruled"
)
ACHIEVING = _set(
    "managed manages began begins begin begun started starts start continued continues continue "
    "continuing helped helps forced forces rushed rushes came went moved turned proceeded "
    "led used happened seemed appeared known found seen proved"
)
"""Before 'to' and a verb: the thing does happen, or is told as happening."""
ALLEGING = _set(
    "alleged allegedly accused accuses accusing suspected purported supposed alleges suspicion "
    "allegation allegations accusation accusations claims claim"
)
DENYING = _set("denied denies deny denying rejected rejects dismissed dismisses disputed")
POSSIBLE_ADJECTIVES = _set(
    "possible potential probable hypothetical eventual looming threatened feared imminent "
    "proposed would-be suggested"
)
PLANNED_ADJECTIVES = _set(
    "planned upcoming forthcoming scheduled future next coming intended promised announced expected"
)
PLANNING_NOUN_GOVERNORS = _set(
    "plans planned planning plan preparations preparation preparing prepare ahead scheduled "
    "invitation arrangements announced announces awaits awaiting awaited"
)
"""Shortly before a nominal event: it lies ahead."""
WISHING_NOUN_GOVERNORS = _set(
    "calls call called calling demand demands demanded urge urged seek seeks sought seeking want "
    "wants wanted hopes hope hoped propose proposed risk threat threats fear fears feared danger "
    "prospect possibility prevent avoid avert requested request requests recommended rule ruled"
)
LIGHT_VERBS = _set(
    "make makes made making hold holds held holding take takes took taken taking carry carries "
    "carried carrying conduct conducts conducted conducting stage staged stages staging launch "
    "launched launches launching have has had pay paid pays give gave given gives use used uses "
    "using began begin begins begun start started starts end ended ends see saw seen host hosted "
    "hosts hosting attend attended attends observe observed observes perform performed perform "
    "deliver delivered undergo underwent mark marked marks open opened opens set-off exercise "
    "exercised cast order ordered orders is are was were be been come comes came suffer suffered "
    "happened occurred broke ran mount mounted wage waged commit committed cause caused trigger "
    "triggered spark sparked place set join joined declared declares declare"
)
POSTPONING = _set(
    "postponed postpones postpone postponing rescheduled delayed delay delays delaying deferred "
    "adjourned moved pushed put brought"
)
PUT_OFF = _set("postponed rescheduled delayed deferred adjourned")
SCHEDULING = _set("planned scheduled due set expected slated arranged fixed")
CANCELLING = _set("cancelled canceled scrapped off abandoned")

HEAD_NOUNS = _set(
    "service services chief chiefs department departments station stations official officials "
    "crew crews engine engines helicopter helicopters plane planes minister ministers ministry "
    "group groups force forces team teams program programs programme programmes site sites office "
    "offices officer officers magazine magazines market markets sector victim victims survivor "
    "survivors toll tolls scene scenes suspect suspects room rooms camp camps line lines expert "
    "experts analyst analysts agency agencies company companies firm firms power powers plant "
    "plants system systems truck trucks brigade authorities authority alarm alarms plan plans law "
    "laws bill bills policy policies union unions figures data zone zones area areas region "
    "worker workers rights cause causes spokesman spokeswoman spokesperson commission committee "
    "commander commanders leader leaders member members judge judges case cases hall halls date "
    "dates day days time times season period process table record records report reports charge "
    "charges operation operations effort efforts mission missions route routes centre center "
    "centers centres house houses partner partners ship ships boat boats weapon weapons missile "
    "missiles materials equipment capability capabilities capacity technology ban bans warning "
    "warnings talks deal deals package packages summit campaign campaigns prices price rate rates "
    "war wars jet jets bomber drone drones tank tanks medal medals monitor monitors monitoring "
    "organisation organization organisations organizations expenses funds fund certificate "
    "sentence penalty row squad wing base bases threat threats door exit hose hydrant hazard "
    "shots damage risk work works threat test tests"
)
"""After an event noun they are the head: *fire service*, *death toll* tell no fire and no death."""

RESULTS = _set("kill injure wound die destroy damage displace strand trap hospitalize")
"""Lemmas of what a happening does: they share its date in a relative or participial clause."""

MISLEADING_VERBS = _set(
    "draw arm ally down initial budget table team side station float bar master map gas table "
    "down peg coach commit stay mock screen parent batter"
)
"""Verbs whose forms mean something else more often than not; their nouns stay."""

NAMING = _set("declare name proclaim")
"""'Wednesday was declared a day of mourning': the date is named, and dates no naming."""

OF_PICTURES = _set("release publish distribute provide obtain take show")
"""What is done with a picture, told in its caption."""

RECORDING = _set(
    "police fire firefighter firefighters firefighting coroner coroners prosecutor prosecutors "
    "prosecution court courts judge judges sheriff sheriffs deputies detective detectives hospital "
    "hospitals rescuers rescue emergency emergencies ambulance coastguard brigade paramedics "
    "constabulary meteorological seismological geological registrar magistrate pathologist "
    "examiner inspector inspectors"
)
"""Words of the offices that establish what has happened."""
GOVERNING = _set(
    "ministry ministries minister ministers government governments president premier chancellor "
    "mayor governor king queen parliament senate authority authorities department commission "
    "council army navy military defence defense embassy ambassador kremlin commissioner bureau "
    "agency secretary senator administration state federal municipality"
)
PARTIES = _set(
    "union unions company companies firm firms operator operators executive chairman chairwoman "
    "lawyer lawyers solicitor defence-lawyer activist activists analyst analysts opposition rebel "
    "rebels campaigner campaigners witness witnesses resident residents neighbour neighbours "
    "neighbor neighbors relative relatives expert experts professor owner owners worker workers "
    "dockworkers dockers employee employees director critic critics former ex business trade "
    "association federation league party candidate group survivor survivors mother father brother "
    "sister son daughter wife husband friend family uncle aunt"
)
"""Words of those who speak for a side, or for what they saw: stronger than words of office."""
BODIES_OF_OFFICIALS = _set(
    "police officials authorities prosecutors rescuers firefighters investigators detectives "
    "doctors paramedics deputies"
)
TRIBUNALS = _set(
    "court inquiry jury hearing trial tribunal judge judges inquest investigators detectives "
    "magistrates jurors"
)
SAYING = frozenset({"say", "announce"})
"""Lemmas of a saying that is itself the news: see ``sayings``."""
ANNOUNCING = _set(
    "announced announces announce announcing announcement declared declares ruled rules decreed "
    "confirmed confirms revealed reveals concluded concludes ordered orders"
)

GENERAL: tuple[tuple[str, str], ...] = (
    ("begin", "begin begins began begun beginning"),
    ("start", "start starts started starting"),
    ("end", "end ends ended ending"),
    ("close", "close closes closed closing"),
    ("take place", "take_place takes_place took_place taken_place taking_place"),
    ("happen", "happen happens happened happening"),
    ("occur", "occur occurs occurred occurring"),
    ("find", "found"),
    ("order", "orders ordered ordering"),
    ("put off", "put_off puts_off putting_off"),
    ("put out", "put_out puts_out putting_out"),
    ("set off", "set_off sets_off setting_off"),
    ("move out", "moved_out move_out moves_out moving_out"),
    ("bring under control", "brought_under_control bring_under_control under_control"),
    ("declare", "declare declares declared declaring"),
    ("cross", "crossed crosses crossing"),
    ("enter", "enter enters entered entering"),
    ("trigger", "triggered triggering"),
    ("spark", "sparked sparking"),
    ("seal", "sealed sealing"),
    ("ground", "grounded grounding"),
    ("restart", "restart restarts restarted restarting"),
    ("resume", "resume resumes resumed resuming"),
    ("go to", "went_to gone_to go_to goes_to going_to_the"),
    ("set up", "set_up sets_up setting_up"),
    ("carry out", "carry_out carries_out carried_out carrying_out"),
    ("break off", "broke_off broken_off breaking_off"),
    ("hand over", "handed_over hand_over hands_over handing_over"),
    ("send", "dispatched"),
    ("write to", "wrote_to writes_to written_to writing_to"),
    ("pull", "pulled"),
    ("go up", "went_up"),
    ("set fire", "set_fire set_ablaze set_alight"),
    ("sail", "sail sails sailed sailing"),
    ("move", "moved"),
    ("introduce", "introduce introduces introduced introducing"),
    ("publish", "publish publishes published publishing"),
    ("become", "became becomes"),
    ("take over", "took_over takes_over taken_over taking_over"),
    ("take office", "took_office takes_office take_office"),
    ("lift", "lifted lifting"),
    ("extend", "extended extends extending"),
    ("die", "lost_their_lives lost_his_life lost_her_life lose_their_lives"),
    ("claim", "claimed_responsibility claims_responsibility"),
    ("sit", "sit sat"),
    ("raise", "raise raises raised raising"),
    ("increase", "increase increases increased increasing"),
    ("reduce", "reduce reduces reduced reducing"),
    ("file", "filed filing"),
    ("issue", "issued issuing"),
    ("form", "formed forming"),
    ("create", "create creates created creating"),
    ("hurt", "hurt"),
    ("reach", "reached reaching"),
    ("follow", "followed"),
    ("suffer", "suffer suffers suffered suffering"),
)
"""Lemma, and its forms with ``_`` for a space. Type OTHER. Forms that mislead are left out."""
