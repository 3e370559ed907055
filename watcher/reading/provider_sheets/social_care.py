"""The columns of the annual workbook of social care: homes, agencies, residential schools, supported accommodation."""

from __future__ import annotations

from watcher.model.ofsted import Area
from watcher.model.providers import EventKind, Remit
from watcher.reading.provider_sheets.layout import Block, Layout

JUDGEMENTS = {
    Area("overall_experiences_and_progress"): (
        "overallexperiencesandprogress*",
        "*overallexperiencesandprogress*",
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
LAYOUT = Layout(
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
            JUDGEMENTS,
            published=("latestfullinspectionpublicationdate", "latestfullpublicationdate"),
            number=("latestfullinspectionnumber", "latestfullinspectioneventnumber"),
        ),
        Block(
            EventKind.OTHER,
            ("inspectiondate", "inspectionstartdate", "eventdate", "startdate"),
            JUDGEMENTS,
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
