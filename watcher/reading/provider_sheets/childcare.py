"""The columns of the childcare sheet: nurseries, childminders, out-of-school clubs."""

from __future__ import annotations

from watcher.model.ofsted import Area
from watcher.model.providers import EventKind, Remit
from watcher.reading.provider_sheets.layout import Block, Headings, Layout

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


LAYOUT = Layout(
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
