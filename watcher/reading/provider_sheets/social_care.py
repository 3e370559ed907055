"""The columns of the annual workbook of social care: homes, agencies, residential schools, supported accommodation."""

from __future__ import annotations

from watcher.model.ofsted import Area
from watcher.model.providers import EventKind, Remit
from watcher.reading.provider_sheets.layout import Block, Layout

JUDGEMENTS = {
    Area("overall_experiences_and_progress"): (
        "overallexperiencesandprogress*",
        "*overallexperiencesandprogress*",
        "*overallexperienceandprogress*",
        "overalleffectiveness",
        "overalljudgement",
        "overallgrade",
    ),
    Area("helped_and_protected"): ("howwellchildren*", "*helpedandprotected*", "helpandprotection*"),
    Area("leaders_and_managers"): ("*leadersandmanagers*", "*leadersmanagers*"),
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
LOCAL_AUTHORITY = (
    *("localauthority", "localauthorityname", "la", "laname"),
    *("localauthoritylocation", "localauthorityoflocation"),
)
_INSPECTED = (
    *("inspectiondate", "inspectionstartdate", "eventdate", "startdate", "dateofinspection", "startdateofinspection"),
    *("inspectioneventdate", "latestinspectiondate", "dateofevent", "firstdayofinspection", "inspectiondatestart"),
)
_PUBLISHED = (
    *("publicationdate", "inspectionpublicationdate", "datepublished"),
    *("publisheddate", "dateofpublication", "reportpublicationdate"),
)
_SOCIAL_NUMBER = ("inspectioneventnumber", "eventnumber", "inspectionnumber")
LAYOUT = Layout(
    "social care providers",
    Remit.SOCIAL_CARE,
    needed={
        "URN": ("urn", "providerurn", "ofstedurn", "settingurn", "uniquereferencenumber", "uniquereferencenumberurn"),
        "Provision type": (
            *("provisiontype", "providertype", "provisiontypename"),
            *("typeofprovision", "typeofprovider", "settingtype"),
        ),
        "Local authority": LOCAL_AUTHORITY,
    },
    authority=LOCAL_AUTHORITY,
    name=("name", "providername"),
    owner=("organisationwhichownstheprovider", "organisationname", "organisation", "ownername", "owner"),
    sector=("sector", "sectorname"),
    status=("registrationstatus", "providerstatus", "status"),
    closed=("dateclosed", "closuredate", "closeddate"),
    blocks=(
        Block(
            EventKind.FULL,
            _LATEST_FULL_DATE,
            JUDGEMENTS,
            published=("latestfullinspectionpublicationdate", "latestfullpublicationdate"),
            number=("latestfullinspectionnumber", "latestfullinspectioneventnumber"),
        ),
        Block(
            EventKind.OTHER,
            _INSPECTED,
            JUDGEMENTS,
            unless=_LATEST_FULL_DATE,
            published=_PUBLISHED,
            number=_SOCIAL_NUMBER,
            event=("eventtype", "eventtypegroup", "inspectiontype", "inspectioneventtype"),
            outcome=("outcome", "inspectionoutcome*", "overalloutcome*", "judgement", "assurance*", "*interim*"),
        ),
        Block(
            EventKind.OTHER,
            _INSPECTED,
            needs=_LATEST_FULL_DATE,
            published=_PUBLISHED,
            number=_SOCIAL_NUMBER,
            event=("eventtype", "eventtypegroup", "inspectiontype"),
            outcome=("outcome", "inspectionoutcome*", "*interim*"),
        ),
    ),
)
