"""Text copied out of browsers, in layouts of several kinds. All of it is invented."""

import pytest

from dateline.extract import extract
from dateline.model import Capture, MediaKind, Role

# Each line: a letter for its role, then the line. b body, s subheading, h headline, y byline,
# c caption, r credit, l related, m metadata, x boilerplate, - an empty line.
PAPER = """
xSkip to main content
xThe Brannock Argus
xHome   News   Farming   Courts   Puzzles
-
hValley bus strike enters second week as talks fail
-
yBy Orla Fenwick
mMonday, 14 October 2030, 9.15am
-
cEmpty stands at the Brannock depot on Sunday. (Photo: Orla Fenwick)
-
bBus drivers in the Brannock valley voted on Sunday to stay out for a second week after talks with the operator broke down.
-
bThe union's branch secretary, Hew Tarrant, said the offer was "an insult in a nice envelope".
-
sWhat the company says
-
bValley Motion said that it had offered 6 percent over two years and would not go further.
-
lRead more: Five villages, one bus
-
bSchools have asked parents to share cars, and the council has hired 12 minibuses.
-
xShare this article
xFollow us on Chirrup and Pigeonpost
lMost popular
xWhy the mill clock runs late
xTen walks for short afternoons
"""

AGENCY = """
hDam in Ostrel safe after tremor, engineers say
-
bHALVA, Ostrel, May 2 (QNA) - The Mirra dam was not damaged by Thursday's earthquake, engineers who dived to its foot said on Friday.
-
bThe quake of magnitude 5.1 shook the valley at dawn and cut power to 30,000 homes.
-
b"We looked at every joint twice," said Selma Doorn, who led the divers.
-
r(Reporting by Ivo Gant; Editing by Pia Marsh)
r© 2031 Quarter News Agency
"""

MARKDOWN = """
h# Minister resigns over harbour contract
-
yBy [Tam Ueland](#)
m3 June 2031
-
r**Lise Koch / handout / QNA**
-
bThe minister of works, Pia Lund, resigned on Tuesday after a court ordered her office to publish the contract for the new harbour.
-
bShe denied that she had hidden it. "It was in the archive like everything else," she told reporters.
-
l## **Related article: [Who built the old mole](#)**
-
bThe prime minister accepted the resignation within an hour, a spokesman said.
-
s## **Three ministers in a year**
-
bLund is the third minister to leave the government since last summer.
-
mOriginal url:
-
x<https://paper.example/2031/06/03/minister-resigns>
"""

FARM = """
hHarbour ferry hits pier in fog, nine hurt (2031)
-
bA ferry with 200 people on board struck a pier in dense fog on Monday, and nine passengers were hurt, the coast guard said.
-
bThe captain told investigators that the radar had failed minutes before the collision.
-
bDivers will look at the hull on Wednesday, and the ferry line expects to sail again within a week.
-
xHarbour ferry hits pier in fog, nine hurt (2031)
lTop Articles
lLatest Posts
xArticle information
mAuthor: Wilma Brookhaven
mViews: 7121
mRating: 4.1 / 5 (33 voted)
xAuthor information
mName: Wilma Brookhaven
mBirthday: 1990-02-01
mPhone: +10000000000
mHobby: Chess, Rowing
mIntroduction: My name is Wilma Brookhaven, I am a cheerful, thoughtful person who loves boats and wants to share my knowledge with you.
"""

WRAPPED = """
hLighthouse keeper, 81, rescues two from rocks
-
bThe last keeper of the Sker light, Anders Holm, pulled two walkers off the
brocks below his window on Saturday night, the lifeboat service said. The two
bhad been cut off by the tide and had no telephone with them.
-
bHolm threw them the rope that he keeps for his boat. "It is an old rope, but
bso am I," he told the service's radio operator when the lifeboat came to
btake the walkers home.
"""

CHRONICLE = """
hHow the talks over the salt mine ran
-
bThe talks over the salt mine took nine days and ended on Friday with a deal that both sides called fair.
-
s1 March 2031
-
bThe company says it will close the lower level, and 300 miners walk out the same evening.
-
s4 March 2031
-
bA mediator from the ministry arrives, and both sides agree to meet in the town hall.
"""

LAYOUTS = {
    "paper": PAPER,
    "agency": AGENCY,
    "markdown": MARKDOWN,
    "content farm": FARM,
    "chronicle": CHRONICLE,
}
ROLES = {
    "b": {Role.BODY, Role.DATELINE},
    "s": {Role.BODY},
    "h": {Role.HEADLINE},
    "y": {Role.BYLINE},
    "c": {Role.CAPTION, Role.CREDIT},
    "r": {Role.CREDIT},
    "l": {Role.RELATED},
    "m": {Role.METADATA, Role.BOILERPLATE},
    "x": {Role.BOILERPLATE, Role.RELATED},
}
MARKS = "#*<>_ "


def lines_of(layout):
    return [(line[0], line[1:]) for line in layout.strip("\n").split("\n")]


def text_of(layout):
    return "\n".join(line for _, line in lines_of(layout))


def document_of(text, kind=MediaKind.TEXT):
    return extract(Capture("copied.txt", text.encode(), kind))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_line_of_a_copied_page_has_its_role(layout):
    document = document_of(text_of(layout))

    wrong, offset = [], 0
    for letter, line in lines_of(layout):
        blocks = [b for b in document.blocks if offset <= b.span.start < offset + len(line)]
        told = [b for b in blocks if b.span.of(document.text).strip(MARKS)]
        if letter != "-" and not {b.role for b in told} <= ROLES[letter]:
            wrong.append((letter, line, [b.role.value for b in told]))
        if letter in "sb" and any(bool(b.level) != (letter == "s") for b in told):
            wrong.append((letter, line, [b.level for b in told]))
        offset += len(line) + 1
    assert wrong == []


def test_hard_wrapped_paragraphs_are_one_block_each():
    document = document_of(text_of(WRAPPED))

    paragraphs = document.spans_of(Role.BODY)
    assert [span.of(document.text).count("\n") for span in paragraphs] == [2, 2]


def test_blocks_of_every_layout_tile_the_text():
    for layout in (*LAYOUTS.values(), WRAPPED):
        document = document_of(text_of(layout))
        position = 0
        for block in document.blocks:
            assert document.text[position : block.span.start].strip() == ""
            position = block.span.end
        assert document.text[position:].strip() == ""


def test_plain_text_is_kept_unchanged():
    text = "\r\n \ufeff" + text_of(PAPER).replace("\n", "\r\n") + "\t\r"

    assert document_of(text).text == text


def test_headline_leaves_its_marks_out():
    document = document_of(text_of(MARKDOWN), MediaKind.MARKDOWN)

    assert document.title.of(document.text) == "Minister resigns over harbour contract"


def test_dateline_is_a_block_before_the_first_paragraph():
    document = document_of(text_of(AGENCY))

    (dateline,) = document.spans_of(Role.DATELINE)
    assert dateline.of(document.text) == "HALVA, Ostrel, May 2 (QNA) -"
    assert document.spans_of(Role.BODY)[0].of(document.text).startswith("The Mirra dam")


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("HALVA (QNA) -", "QNA"),
        ("HALVA, Ostrel (QNA) \u2014", "QNA"),
        ("PORT HALVA, North Ostrel (QNA) --", "QNA"),
        ("HALVA [Ostrel], May 2 (QNA):", "QNA"),
        ("HALVA. May 2 (QNA) -", "QNA"),
        ("May 2 (QNA) -", "QNA"),
        ("HALVA, Ostrel -", None),
    ],
)
def test_agency_in_a_dateline_is_no_part_of_the_place(dateline, agency):
    text = text_of(PAPER).replace("Bus drivers", f"{dateline} Bus drivers")

    document = document_of(text)

    assert (document.agency and document.agency.name) == agency


def test_caption_gives_its_credit_away():
    document = document_of(text_of(PAPER))

    (caption,) = document.spans_of(Role.CAPTION)
    (credit,) = document.spans_of(Role.CREDIT)
    assert caption.of(document.text) == "Empty stands at the Brannock depot on Sunday."
    assert credit.of(document.text) == "(Photo: Orla Fenwick)"


def test_photo_credit_does_not_make_an_agency():
    text = text_of(PAPER).replace("(Photo: Orla Fenwick)", "(photo: AFP)")

    assert document_of(text).agency is None


def test_author_of_a_content_farm_is_not_in_the_byline():
    document = document_of(text_of(FARM))

    assert document.byline == ()


@pytest.mark.parametrize(
    ("line", "authors", "agency"),
    [
        ("By Orla Fenwick", ["Orla Fenwick"], None),
        ("By Orla Fenwick and Hew Tarrant", ["Orla Fenwick", "Hew Tarrant"], None),
        ("By AFP", [], "AFP"),
        ("By [AFP](#)", [], "AFP"),
        ("By Orla Fenwick for AFP", ["Orla Fenwick"], "AFP"),
        ("By Orla Fenwick in Halva", ["Orla Fenwick"], None),
        ("By staff reporter", [], None),
        ("Written by Orla Fenwick | 14 October 2030", ["Orla Fenwick"], None),
    ],
)
def test_byline_tells_people_from_agencies(line, authors, agency):
    text = text_of(PAPER).replace("By Orla Fenwick\n", f"{line}\n")

    document = document_of(text)

    assert [each.name for each in document.byline] == authors
    assert (document.agency and document.agency.name) == agency


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Source: Evening Lantern", "Evening Lantern"),
        ("Source: Evening Lantern (with QNA)", "Evening Lantern"),
        ("With reporting by QNA and others", "QNA"),
        ("© 2030 AFP", "AFP"),
        ("(c) 2030 AFP", "AFP"),
    ],
)
def test_credit_line_names_the_agency(line, agency):
    text = text_of(PAPER).replace("Share this article", line)

    assert document_of(text).agency.name == agency


@pytest.mark.parametrize(
    ("date", "days", "time"),
    [
        ("Monday, 14 October 2030, 9.15am", "2030-10-14", "09:15"),
        ("Published: 22 Jan 2030, 8:47 PM", "2030-01-22", "20:47"),
        ("June 12, 2030", "2030-06-12", None),
        ("06.03.2030 08:14", "2030-03-06", "08:14"),
        ("2030-03-06T08:14:00Z", "2030-03-06", "08:14+00:00"),
        ("June 2030", "2030-06", None),
        ("03/04/2030", "2030-03-04/2030-04-03", None),
        ("13/04/2030", "2030-04-13", None),
    ],
)
def test_publication_date_is_read_as_precisely_as_it_is_written(date, days, time):
    text = text_of(PAPER).replace("Monday, 14 October 2030, 9.15am", date)

    published = document_of(text).published

    assert (published.days.edtf, published.time) == (days, time)


def test_date_of_change_is_not_the_publication_date():
    text = text_of(PAPER).replace("Monday, 14", "Updated: Monday, 14")

    published = document_of(text).published

    assert published.days.is_unknown
    assert [each.kind.value for each in published.candidates] == ["modified"]


def test_dateline_takes_its_year_from_the_copyright_line():
    published = document_of(text_of(AGENCY)).published

    assert published.days.edtf == "2031-05-02"
    assert [each.text for each in published.evidence] == ["May 2", "2031"]


def test_birthday_in_an_author_box_dates_nothing():
    assert document_of(text_of(FARM)).published.candidates == ()


def test_outlet_is_the_masthead_before_the_headline():
    document = document_of(text_of(PAPER))

    assert document.outlet.name == "The Brannock Argus"
    assert document.outlet.evidence.span.of(document.text) == "The Brannock Argus"
