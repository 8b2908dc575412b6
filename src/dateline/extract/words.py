"""Small closed word lists that the shapes of lines are told by. English, with some neighbours' words.

A word here never decides alone: it is one feature beside the line's length, punctuation and place.
"""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """a about after against all also although among an and any are as at be because been before
    being between both but by can could did do does during each for from had has have he her him his
    how i if in into is it its may might more most must no not of off on one only or other our out
    over own said same she should since so some such than that the their them then there these they
    this those through to under until up was we were what when where which while who whom whose will
    with would you your
    der die das den dem des ein eine einen einem einer eines und oder aber nicht ist sind war waren
    wird werden wurde wurden hat haben hatte hatten mit von vom zu zum zur in im an am auf aus bei
    nach vor für über unter durch um als auch wie so dass er sie es wir ich sich noch nur kann mehr
    le la les un une des du de et en dans pour par sur avec que qui est sont ce cette ces il elle
    el los las del y que por con para una su se al lo como fue han
    il lo gli che di e per con del della dei non sono
    het een van en op te dat zijn met voor niet aan
    o os as um uma do da dos das em no na não com por mais""".split()
)
"""Words that sentences are full of and menus are not."""

IMPERATIVES = frozenset(
    """accept add advertise allow apply ask back become book bookmark browse buy call change check
    choose click close comment confirm connect contact continue copy cite discover donate download
    email e-mail enjoy enter expand explore feature find follow forward get give go have help hide
    join jump keep learn leave licence license like listen load log login make manage message open
    order pass photograph pin play post print rate read recommend register reply report reprint
    return reuse save scroll search see select send share show sign skip start stay stop submit
    subscribe support switch tap tell tip toggle translate try turn tweet unlock update use view
    visit vote watch whatsapp write""".split()
)
"""Verbs that page furniture begins with when it asks the reader to do something."""

RELATED_LEADS = frozenset(
    """related see more read also keep most top latest recommended recommend trending popular next
    previous further similar other earlier older newer don't dont watch video gallery listen podcast
    stories topics editors' editor's must-read background explainer analysis opinion""".split()
)
"""First words of lines that lead to other articles."""

PHOTO_WORDS = frozenset(
    """photo photos photograph photographs picture pictures image images foto fotos bild bilder pic
    file-photo still stills illustration graphic video footage credit getty shutterstock unsplash
    archive handout pool courtesy screenshot screengrab afp-photo""".split()
)
"""Words of lines that say whose picture it is."""

CREDIT_VERBS = frozenset(
    """reporting writing editing reported written edited compiled translated adapted additional
    production""".split()
)
"""First words of the lines in which desks sign: *Reporting by …; Editing by …*."""

BYLINE_ROLES = frozenset(
    """correspondent reporter editor writer staff columnist contributor bureau desk agencies
    newsroom team""".split()
)

PRIVATE_LABELS = frozenset(
    """birthday birthplace born dob age address phone mobile tel hobby hobbies likes dislikes job
    occupation followers following interests zodiac height weight introduction gender nickname
    favourite favorite""".split()
)
"""Labels of what a page says about an author and no newsroom does."""

COUNT_LABELS = frozenset(
    """views view rating ratings reviews votes comments shares reads likes downloads impressions
    hits""".split()
)

UPDATED_WORDS = frozenset(
    """updated update modified changed revised aktualisiert geändert amended edited corrected
    last-updated""".split()
)
PUBLISHED_WORDS = frozenset(
    """published posted issued released date dated veröffentlicht publié on filed first created
    erstellt stand""".split()
)

STATED_LABELS = frozenset("url link author name category tags topics email keywords".split())
"""Labels of what a page states beside the report."""

SOURCE_LABELS = frozenset("source sources quelle via originally fuente".split())

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier enero gennaio januari",
            "february feb februar février fevrier febrero febbraio februari",
            "march mar märz maerz mars marzo maart mrz",
            "april apr avril abril aprile",
            "may mai mayo maggio mei",
            "june jun juni juin junio giugno",
            "july jul juli juillet julio luglio",
            "august aug août aout agosto augustus",
            "september sep sept septembre septiembre settembre",
            "october oct oktober octobre octubre ottobre okt",
            "november nov novembre noviembre",
            "december dec dezember décembre decembre diciembre dicembre dez",
        ),
        start=1,
    )
    for name in names.split()
}
"""Names and abbreviations of months, lower case, to 1 to 12."""

WEEKDAYS = frozenset(
    """monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat
    sunday sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr
    sa so""".split()
)
