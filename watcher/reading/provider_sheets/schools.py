"""The columns of the schools' sheets, state-funded and independent, of all years since 2015."""

from __future__ import annotations

from watcher.model.ofsted import Area
from watcher.model.providers import EventKind, Remit
from watcher.reading.provider_sheets.layout import Block, Headings, Layout


def _areas(prefix: str = "") -> dict[Area, Headings]:
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
    return {Area(area): tuple(f"{prefix}{each}" for each in known) for area, known in names.items()}


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
LAYOUT = Layout(
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
