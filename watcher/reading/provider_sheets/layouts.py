"""Which columns each of Ofsted's sheets has, by the letters and digits of their headings (docs/sources.md 7).

A heading that ends in "*" is met by any that begins so, one that also begins with it by any that has it within and is
not about a previous inspection. Of several, the first that the sheet has is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from watcher.model.ofsted import Area
from watcher.model.providers import EventKind, Remit

Headings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The columns of one event in a row: when it was, and what it found.

    `needs` are headings without which these columns mean something else. `graded_on` are days on which a later visit
    changed a grade. `urn` says whose event it was, where a school has followed another.
    """

    kind: EventKind
    inspected: Headings
    judgements: Mapping[Area, Headings] = field(default_factory=dict)
    needs: Headings = ()
    unless: Headings = ()
    published: Headings = ()
    number: Headings = ()
    event: Headings = ()
    safeguarding: Headings = ()
    category: Headings = ()
    outcome: Headings = ()
    standards: Headings = ()
    graded_on: Mapping[Area, Headings] = field(default_factory=dict)
    safeguarding_on: Headings = ()
    urn: Headings = ()
    report_card: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """One of Ofsted's sheets. `needed` are columns that it can't be without, each by any of its headings."""

    title: str
    remit: Remit
    needed: Mapping[str, Headings]
    blocks: tuple[Block, ...]
    name: Headings = ()
    authority: Headings = ("localauthority", "localauthorityname", "la")
    owner: Headings = ()
    sector: Headings = ()
    status: Headings = ()
    closed: Headings = ()
    type: Headings = ()
    """What tells an independent school from a state school, or kinds of premises apart."""


OVERALL_EXPERIENCES = Area("overall_experiences_and_progress")
SOCIAL_CARE_JUDGEMENTS = {
    OVERALL_EXPERIENCES: (
        "overallexperiencesandprogress*",
        "theoverallexperiencesandprogress*",
        "overalleffectiveness",
    ),
    Area("helped_and_protected"): ("howwellchildren*", "*helpedandprotected*"),
    Area("leaders_and_managers"): ("*leadersandmanagers*",),
    Area("health"): ("healthservices*", "childrenshealth*", "health"),
    Area("education"): ("outcomesineducation*", "childrenseducation*", "education"),
    # So called in the sheets of 2014 and 2018. Ofsted warns against comparing them with the later ones.
    Area("safeguarding_children"): ("safeguardingchildrenandyoungpeople*",),
    Area("leadership_and_management"): ("leadershipandmanagement*",),
}
_LATEST_FULL_DATE = (
    "latestfullinspectiondate",
    "dateoflatestfullinspection",
    "mostrecentfullinspectiondate",
    "lastfullinspectiondate",
    "fullinspectiondate",
)
_SOCIAL_NUMBER = ("inspectioneventnumber", "eventnumber", "inspectionnumber")
SOCIAL_CARE = Layout(
    "social care providers",
    Remit.SOCIAL_CARE,
    needed={
        "URN": ("urn", "providerurn"),
        "Provision type": ("provisiontype", "providertype", "provisiontypename"),
        "Local authority": ("localauthority", "localauthorityname", "la"),
    },
    name=("name", "providername"),
    owner=("organisationwhichownstheprovider", "organisationname", "organisation", "ownername", "owner"),
    sector=("sector", "sectorname"),
    status=("registrationstatus", "providerstatus", "status"),
    closed=("dateclosed", "closuredate", "closeddate"),
    blocks=(
        Block(
            EventKind.FULL,
            _LATEST_FULL_DATE,
            SOCIAL_CARE_JUDGEMENTS,
            published=("latestfullinspectionpublicationdate", "latestfullpublicationdate"),
            number=("latestfullinspectionnumber", "latestfullinspectioneventnumber"),
        ),
        Block(
            EventKind.OTHER,
            ("inspectiondate", "inspectionstartdate", "eventdate", "startdate"),
            SOCIAL_CARE_JUDGEMENTS,
            unless=_LATEST_FULL_DATE,
            published=("publicationdate", "inspectionpublicationdate", "datepublished"),
            number=_SOCIAL_NUMBER,
            event=("eventtype", "eventtypegroup", "inspectiontype", "inspectioneventtype"),
            outcome=("outcome", "inspectionoutcome*", "overalloutcome*", "judgement", "assurance*", "*interim*"),
        ),
        Block(
            EventKind.OTHER,
            ("inspectiondate", "inspectionstartdate", "eventdate"),
            needs=_LATEST_FULL_DATE,
            published=("publicationdate", "inspectionpublicationdate"),
            number=_SOCIAL_NUMBER,
            event=("eventtype", "eventtypegroup", "inspectiontype"),
            outcome=("outcome", "inspectionoutcome*", "*interim*"),
        ),
    ),
)


def _areas(prefix: str = "", suffix: str = "") -> dict[Area, Headings]:
    """Name the areas of the education inspection framework and of the one before, as the schools' sheet does."""
    names = {
        "overall_effectiveness": ("overalleffectiveness", "fullinspectionoveralleffectiveness"),
        "quality_of_education": ("qualityofeducation",),
        "behaviour_and_attitudes": ("behaviourandattitudes",),
        "personal_development": ("personaldevelopment",),
        "leadership_and_management": ("effectivenessofleadershipandmanagement",),
        "teaching_learning_assessment": ("qualityofteachinglearningandassessment",),
        "personal_development_behaviour_welfare": ("personaldevelopmentbehaviourandwelfare",),
        "outcomes": ("outcomesforchildrenandlearners", "outcomesforpupils"),
        "early_years": ("earlyyearsprovisionwhereapplicable", "earlyyearsprovision"),
        "sixth_form": ("sixthformprovisionwhereapplicable", "sixthformprovision", "16to19studyprogrammes"),
    }
    if prefix == "previous":
        names["overall_effectiveness"] = (*names["overall_effectiveness"], "gradedinspectionoveralleffectiveness")
    return {Area(area): tuple(f"{prefix}{each}{suffix}" for each in known) for area, known in names.items()}


CARD_AREAS = {
    Area("inclusion"): ("inclusion",),
    Area("curriculum_teaching"): ("curriculumandteaching",),
    Area("achievement"): ("achievement",),
    Area("attendance_behaviour"): ("attendanceandbehaviour",),
    Area("personal_development_wellbeing"): ("personaldevelopmentandwellbeing",),
    Area("early_years"): ("earlyyearswhereapplicable", "earlyyears"),
    Area("post_16"): ("post16provisionwhereapplicable", "post16provision"),
    Area("leadership_governance"): ("leadershipandgovernance",),
}
_PARTS = tuple(
    pattern.format(part)
    for part in range(1, 9)
    for pattern in ("part{}*", "isspart{}*", "independentschoolstandardspart{}*")
)
SCHOOLS = Layout(
    "schools",
    Remit.SCHOOLS,
    needed={
        "URN": ("urn",),
        "School name": ("schoolname",),
        "Ofsted phase": ("ofstedphase", "phase", "typeofeducation"),
    },
    name=("schoolname",),
    owner=("multiacademytrustname", "academysponsorname", "proprietorname", "proprietorbody"),
    type=("typeofeducation", "schooltype"),
    status=("schoolstatus",),
    blocks=(
        Block(
            EventKind.REPORT_CARD,
            ("inspectionstartdate",),
            CARD_AREAS,
            needs=("inclusion",),
            published=("publicationdate",),
            number=("inspectionnumberoflatestfullinspection", "inspectionnumber"),
            safeguarding=("safeguardingstandards",),
            category=("categoryofconcern",),
            standards=_PARTS,
            graded_on={area: tuple(f"{each}dateofgrade" for each in known) for area, known in CARD_AREAS.items()},
            safeguarding_on=("safeguardingstandardsdateofgrade",),
            urn=("urnattimeoflatestfullinspection",),
            report_card=True,
        ),
        Block(
            EventKind.SCHOOL,
            ("inspectionstartdate", "inspectiondate"),
            _areas(),
            unless=("inclusion",),
            published=("publicationdate",),
            number=(
                "inspectionnumberoflatestfullinspection",
                "inspectionnumberoflatestgradedinspection",
                "inspectionnumber",
            ),
            event=("inspectiontype",),
            safeguarding=("safeguardingiseffective", "issafeguardingeffective"),
            category=("categoryofconcern",),
            outcome=("outcomeofadditionalinspection", "inspectionoutcome", "overalloutcome"),
            standards=_PARTS,
            urn=("urnattimeoflatestfullinspection", "urnattimeoflatestgradedinspection"),
        ),
        Block(
            EventKind.SCHOOL,
            ("inspectionstartdateoflatestoeifgradedinspection",),
            _areas("latestoeif"),
            published=("publicationdateoflatestoeifgradedinspection",),
            number=("inspectionnumberoflatestoeifgradedinspection",),
            safeguarding=("latestoeifsafeguardingiseffective",),
            category=("latestoeifcategoryofconcern",),
            urn=("urnattimeoflatestoeifgradedinspection",),
        ),
        Block(
            EventKind.SCHOOL,
            ("previousinspectionstartdate", "previousfullinspectiondate", "previousinspectiondate"),
            _areas("previous"),
            published=("previouspublicationdate",),
            number=("previousgradedinspectionnumber", "previousfullinspectionnumber", "previousinspectionnumber"),
            safeguarding=("previoussafeguardingiseffective", "previousissafeguardingeffective"),
            category=("previouscategoryofconcern",),
            urn=("urnattimeofpreviousgradedinspection", "urnattimeofpreviousfullinspection"),
        ),
        Block(
            EventKind.UNGRADED,
            ("dateoflatestungradedinspection",),
            published=("ungradedinspectionpublicationdate",),
            number=("latestungradedinspectionnumber", "latestungradedinspectionnumbersincelastgradedinspection"),
            urn=("urnattimeoftheungradedinspection",),
        ),
        Block(
            EventKind.ADDITIONAL,
            ("additionalinspectionstartdate", "additionalinspectiondate", "progressmonitoringinspectiondate"),
            published=("additionalinspectionpublicationdate",),
            number=("additionalinspectionnumber",),
            outcome=("additionalinspectionoutcome*", "progressmonitoringinspectionoutcome*"),
        ),
    ),
)

_REIF = "eyrreifmostrecent"
_OEIF = ("eyroeifmostrecent", "eyroeifcifmostrecent")
_OLD = ("mostrecentfull",)


def _prefixed(prefixes: Headings, *names: str, bare: bool = False) -> Headings:
    return tuple(f"{prefix}{name}" for name in names for prefix in (*prefixes, *(("",) if bare else ())))


def _childcare(prefixes: Headings, *, bare: bool = False) -> dict[Area, Headings]:
    return {
        Area(area): _prefixed(prefixes, name, bare=bare)
        for area, name in (
            ("overall_effectiveness", "overalleffectiveness"),
            ("quality_of_education", "qualityofeducation"),
            ("behaviour_and_attitudes", "behaviourandattitudes"),
            ("personal_development", "personaldevelopment"),
            ("leadership_and_management", "effectivenessofleadershipandmanagement"),
        )
    }


CHILDCARE = Layout(
    "childcare providers",
    Remit.CHILDCARE,
    needed={
        "Provider URN": ("providerurn",),
        "Provider type": ("providertype",),
        "Provider subtype": ("providersubtype", "individualregistercombinations", "providerearlyyearsregisterflag"),
        "Local authority": ("localauthority",),
    },
    name=("providername",),
    owner=("registeredpersonname",),
    type=("providersubtype",),
    status=("providerstatus",),
    blocks=(
        Block(
            EventKind.REPORT_CARD,
            (f"{_REIF}inspectiondate",),
            {
                Area("inclusion"): (f"{_REIF}inclusion",),
                Area("curriculum_teaching"): (f"{_REIF}curriculumandteaching",),
                Area("achievement"): (f"{_REIF}achievement",),
                Area("behaviour_attitudes_routines"): (f"{_REIF}behaviourattitudesandestablishingroutines",),
                Area("welfare_wellbeing"): (f"{_REIF}childrenswelfareandwellbeing",),
                Area("leadership_governance"): (f"{_REIF}leadershipandgovernance",),
            },
            published=(f"{_REIF}publicationdate",),
            number=(f"{_REIF}inspectionnumber",),
            safeguarding=(f"{_REIF}safeguardingstandardsmet",),
            report_card=True,
        ),
        Block(
            EventKind.CHILDCARE,
            _prefixed(_OEIF, "fullinspectiondate", "inspectiondate"),
            _childcare(_OEIF),
            published=_prefixed(_OEIF, "fullinspectionpublicationdate", "publicationdate"),
            number=_prefixed(_OEIF, "fullinspectionnumber", "inspectionnumber"),
            safeguarding=_prefixed(_OEIF, "safeguardingiseffective"),
        ),
        Block(
            EventKind.CHILDCARE,
            ("mostrecentfullinspectiondate",),
            _childcare(_OLD, bare=True),
            published=("mostrecentfullpublicationdate",),
            number=("mostrecentfullinspectionnumber",),
            safeguarding=("mostrecentfullsafeguardingiseffective", "safeguardingiseffective"),
        ),
        *(
            Block(
                kind,
                tuple(f"{each}inspectiondate" for each in starts),
                number=tuple(f"{each}inspectionnumber" for each in starts),
                outcome=tuple(
                    f"{each}{name}" for each in starts for name in ("overalleffectiveness", "outcome", "compliance*")
                )
                + more,
            )
            for kind, starts, more in (
                (EventKind.CHILDCARE, ("eyroeifncormostrecent", "eyrreifncormostrecent", "eyrncormostrecent"), ()),
                (EventKind.CHILDCARE, ("eyroeifooscmostrecent", "eyrreifooscmostrecent", "eyrooscmostrecent"), ()),
                (EventKind.CHILDCARE_REGISTER, ("crmostrecent",), ("crcompliance*",)),
            )
        ),
    ),
)
LAYOUTS = (CHILDCARE, SCHOOLS, SOCIAL_CARE)
