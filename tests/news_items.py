"""News of our own making: the wording guide crossed with the confusables and the authorities' names. The same each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watcher import data
from watcher.model.news import NewsItem


@dataclass(frozen=True)
class Labelled:
    """An item and what must come of it: for whom to alert (nobody: no alert), and the trap that it sets."""

    trap: str
    item: NewsItem
    alert_for: tuple[str, ...]


FIRST_NOTICES = {
    "rated": (
        "{x} children's services rated 'inadequate' by Ofsted",
        "Children's services in {x} have been rated inadequate in every category after a two-week inspection, a report published today says.",
    ),
    "branded": (
        "Ofsted brands council's children's services inadequate",
        "{x}'s services for vulnerable children were branded inadequate on Tuesday. Inspectors found that help comes too late for too many.",
    ),
    "lowest": (
        "Watchdog gives {x} children's services lowest possible rating",
        "The council has been handed Ofsted's bottom grade for the way it protects children. Leaders say that they accept the findings.",
    ),
    "across the board": (
        "Council fails vulnerable children across the board, says Ofsted",
        "Inspectors judged {x} inadequate in all five areas. The report came out this morning.",
    ),
    "four of five": (
        "Ofsted slams {x} children's social care",
        "A damning report finds four out of five areas inadequate; only the care of those already with foster families requires improvement.",
    ),
    "downgraded": (
        "{x} children's services downgraded from good to requires improvement",
        "Ofsted has lowered the council's overall grade. Inspectors say practice has become less consistent since 2019.",
    ),
    "plunged": (
        "Children's services plunge from outstanding to inadequate in {x}",
        "The rating has fallen by three grades since the last inspection, Ofsted's report says.",
    ),
    "stripped": (
        "{x} stripped of 'good' Ofsted rating for children's services",
        "A short inspection in the spring led to a lower grade: the council's children's services now require improvement.",
    ),
    "no longer good": (
        "Children's services in {x} no longer good, Ofsted finds",
        "They require improvement to be good, inspectors said after a visit of one week.",
    ),
    "got worse": (
        "Services for children in {x} have got worse, inspectors say",
        "Ofsted's report, released today, says that quality has declined significantly since the previous inspection.",
    ),
    "again": (
        "{x} children's services inadequate again",
        "For the second time in four years Ofsted has judged the council's children's services to be inadequate. The report was published yesterday.",
    ),
    "remains": (
        "Ofsted: {x} children's services remain inadequate",
        "A full re-inspection has found that services are still inadequate overall, with too little improvement in help and protection.",
    ),
    "some areas": (
        "Mixed verdict for {x} children's services",
        "New Ofsted report: leaders are judged inadequate, help and protection inadequate, children in care good, care leavers requires improvement to be good.",
    ),
    "no overall": (
        "Help and protection judged inadequate in {x}",
        "Inspectors of children's services gave the council four grades this week and no overall one. Two of the four are inadequate.",
    ),
    "serious failures": (
        "'Serious and widespread failures' in {x} children's services",
        "Ofsted's report published on Monday says children are left at risk of harm. Senior leaders did not know.",
    ),
    "corporate failure": (
        "Corporate failure left children at risk, Ofsted tells {x}",
        "The inspection of the council's children's social care finds systemic failings.",
    ),
    "priority action": (
        "Ofsted letter sets areas for priority action in {x}",
        "After a focused visit to the council's front door inspectors identified two areas for priority action in children's services.",
    ),
    "focused decline": (
        "Response to children at risk has deteriorated in {x}",
        "A focused visit by Ofsted to children's services last month found that the response to referrals has deteriorated.",
    ),
    "apology with news": (
        "{x} Council leader apologises after damning Ofsted report",
        "Children's services have been judged inadequate in a report published yesterday. The leader said sorry to families.",
    ),
    "reaction with news": (
        "Opposition demands answers over Ofsted report",
        "Councillors in {x} reacted after inspectors today rated the council's children's services inadequate.",
    ),
    "intervention same day": (
        "Commissioner to be sent in as {x} children's services rated inadequate",
        "The report published today rates the services inadequate in all areas. The government will appoint a commissioner.",
    ),
    "wrong term": (
        "{x} children's services put in special measures",
        "Inspectors have judged children's social care inadequate, Ofsted announced today.",
    ),
    "poor in its years": (
        "{x} children's services rated poor by Ofsted",
        "The council's children's services perform poorly, the watchdog's annual assessment says.",
    ),
    "trust named": (
        "Ofsted judges children's services run by trust inadequate",
        "The company that runs children's services for {x} has been rated inadequate by inspectors in a report published today.",
    ),
    "nameless headline": (
        "Children 'left in danger' by failing social care department, says Ofsted",
        "Inspectors have rated {x}'s children's services inadequate. Managers were not aware of the risk, the report says.",
    ),
    "soft headline": (
        "Council sets out how it will improve services for children",
        "{x} has responded to an Ofsted report published today. Inspectors praised foster carers. They judged children's services inadequate overall.",
    ),
    "subjudgement": (
        "Ofsted report finds {x} care leavers let down",
        "The experiences of care leavers were judged inadequate in an inspection of children's services, while the other four areas are good.",
    ),
}
NOTHING_NEW = {
    "plain adjective": (
        (
            "{x} families left with inadequate support",
            "A charity says that funding for short breaks is inadequate. Ofsted was not involved. The council runs children's services.",
        ),
        (
            "Inadequate housing in {x} harms children, report warns",
            "Charities call for more homes. Children's services say that they see the effects each week.",
        ),
        (
            "{x} children's services praised despite inadequate funding",
            "Ofsted inspectors rated services good this week and noted that money is short.",
        ),
    ),
    "avoids": (
        (
            "{x} children's services avoid inadequate rating",
            "Ofsted has judged that services require improvement to be good. Leaders had feared worse.",
        ),
        ("{x} children's services 'not inadequate', insists leader", "The council says that its services for children have not been inspected for three years."),
    ),
    "school": (
        ("{x} primary school rated inadequate by Ofsted", "Inspectors said that pupils are not safe and leaders have lost control. The council runs the school."),
        ("School put into special measures", "An academy in {x} was judged inadequate in a report published today. Teaching has declined since 2019."),
        ("Parents shocked as academy downgraded from outstanding to inadequate", "The {x} secondary school fell by three grades, Ofsted's report says."),
    ),
    "nursery": (
        ("Nursery in {x} rated inadequate after child leaves unnoticed", "Ofsted found that staff did not know how many children they had. The nursery was good before."),
        ("Childminder judged inadequate by Ofsted", "Inspectors visited the {x} childminder in May and found safeguarding to be weak."),
    ),
    "children's home": (
        ("Council-run children's home in {x} rated inadequate", "Ofsted inspectors found that young people were not safe at the home, which {x} Council runs."),
        ("Children's home closes after inadequate Ofsted report", "The home in {x} had the lowest rating in all areas. It has deteriorated, the inspectors say."),
    ),
    "fostering agency": (
        ("Fostering agency in {x} judged inadequate", "The independent fostering agency was rated inadequate by Ofsted in a report published today."),
    ),
    "care home": (
        ("{x} care home rated inadequate by CQC", "The home has been placed in special measures after inspectors found unsafe care."),
        ("CQC rates {x} adult social care 'requires improvement'", "The council's adult social care has been judged by the Care Quality Commission for the first time."),
        ("Hospital maternity unit in {x} rated inadequate", "Inspectors of the Care Quality Commission found serious failures."),
    ),
    "custody": (
        ("Young offenders at risk in 'failing' jail near {x}", "Inspectors found violence and inadequate education. Children are not safe, says the report."),
        ("{x} youth justice service rated inadequate", "HM Inspectorate of Probation gave its lowest rating to the youth justice service in a report published today."),
    ),
    "send": (
        ("'Widespread and systemic failings' in {x} SEND services", "Ofsted and the CQC inspected provision for children with special educational needs and disabilities. A priority action plan is required."),
        ("Children with special needs let down in {x}, inspectors find", "The area SEND inspection by Ofsted and CQC found serious weaknesses in the local area partnership."),
    ),
    "police": (("{x} police force inadequate at protecting children", "HMICFRS judged the constabulary's work on child protection inadequate."),),
    "board": (("{x} safeguarding board's role explained", "The safeguarding children board was once judged inadequate by Ofsted. It has since been replaced by a partnership."),),
    "old result": (
        ("Timeline: how {x} children's services failed", "The council was rated inadequate in 2019. We look back at what followed."),
        ("Five years on: {x} children's services since Ofsted's inadequate rating", "Staff and families tell how things have changed since the services were rated inadequate in 2018."),
        ("{x} children's services to get new building", "The department, which was rated inadequate by Ofsted in 2018, will move in the autumn."),
        ("Mother's complaint upheld against {x}", "The ombudsman found fault with the council. Its children's services were judged inadequate by Ofsted in 2019."),
    ),
    "intervention": (
        ("DfE appoints commissioner for {x} children's services", "The commissioner will review whether the council, rated inadequate by Ofsted in the spring, can keep its services."),
        ("Improvement notice issued to {x}", "The Department for Education has issued a notice after children's services were found to be inadequate last year by Ofsted."),
        ("{x} children's services to be run by a trust", "Ministers decided after inspectors found them inadequate in 2018."),
        ("Government lifts intervention in {x} children's services", "The direction came after the inadequate judgement of 2017."),
    ),
    "people": (
        ("{x} children's services director quits", "She leaves months after Ofsted rated the department inadequate."),
        ("New director of children's services for {x}", "He joins from another council and will lead the improvement of services that were judged inadequate last year, after an Ofsted inspection."),
        ("Leader should resign over children's services, say Conservatives", "The motion in {x} follows last year's inadequate Ofsted rating."),
    ),
    "council papers": (
        ("Scrutiny committee to discuss {x} children's services improvement plan", "Members will hear what was done since the inadequate Ofsted judgement of last May."),
        ("Agenda item: Children's Services Ofsted report", "Members of the {x} committee were advised that services had been found inadequate. Resolved: that the report be noted."),
        ("Councillors told of progress in {x} children's services", "The improvement board reported on the work since Ofsted's inadequate rating."),
    ),
    "money": (
        ("£2m more to improve inadequate {x} children's services", "The budget gives money for social workers after Ofsted's inspection last year."),
        ("{x} overspends on children's services", "Costs have risen since Ofsted judged the department inadequate in 2019."),
    ),
    "jobs": (("Work for us: social workers in {x}", "We were judged inadequate by Ofsted in 2019 and have begun our improvement journey in children's services."),),
    "opinion": (
        ("Comment: why children's services fail", "Inspectors called {x} inadequate; others will follow unless ministers act, writes our columnist."),
        ("Podcast: inside {x} children's services", "Our guest explains how Ofsted judges councils and what inadequate means."),
    ),
    "awaiting": (
        ("{x} braced for Ofsted verdict on children's services", "Inspectors have left the council, and the report is expected next month. Services were rated inadequate in 2018."),
        ("Ofsted inspectors arrive at {x} children's services", "The inspection begins today and lasts for two weeks."),
        ("{x} challenges Ofsted's draft report", "The council disputes the findings of the inspection of children's services, which is not yet published."),
    ),
    "monitoring visit": (
        ("'Inadequate' {x} children's services making progress", "A letter about the second monitoring visit, published today, says that leaders have a firmer hold. They remain inadequate until a full inspection."),
        ("Ofsted monitoring visit finds steady improvement in {x}", "Inspectors noted continued progress in children's services since they were judged inadequate in 2022."),
        ("Early signs of improvement at {x} children's services, says Ofsted", "The latest monitoring letter says the pace has picked up, though much remains to be done by the inadequate service."),
    ),
    "improvement": (
        ("{x} children's services no longer inadequate", "Ofsted now says that they require improvement to be good. They were inadequate in 2019."),
        ("Children's services in {x} go from 'inadequate' to 'outstanding'", "Inspectors praised a remarkable turnaround in a report published today."),
        ("{x} sheds inadequate tag", "The council's children's services have been upgraded to good by Ofsted."),
        ("{x} lifted out of inadequate", "Ofsted's new report rates children's services as requires improvement, up from inadequate."),
    ),
    "good": (
        ("Ofsted rates {x} children's services good", "The council kept its good rating in a report published today. Only care leavers' services require improvement."),
        ("{x} children's services outstanding", "Inspectors gave the top rating in all areas."),
        ("'Good, not outstanding': Ofsted on {x} children's services", "The services remain good, inspectors say."),
    ),
    "requires improvement": (
        ("{x} children's services require improvement, says Ofsted", "A report published today judges that services require improvement to be good. Leaders accept the findings."),
        ("{x} told to improve children's services", "Ofsted's inspectors judged all areas as requires improvement to be good."),
        ("{x} children's services continue to require improvement", "The grade is unchanged since 2021, Ofsted's report says."),
    ),
    "other country": (("Children's services criticised by inspectors in Wales", "Care Inspectorate Wales found that services were inadequate. A charity in {x} commented."),),
    "sport": (
        ("{x} slammed after inadequate defending", "The county side fell to another defeat and may be relegated. The report by our cricket writer."),
    ),
    "round-up": (
        ("One in five councils rated inadequate for children's services", "Ofsted's annual report says that 19% of local authorities are inadequate. {x}, Leeds and Dorset were among the best."),
        ("Quarter of children's services now good", "Analysis of 153 councils shows improvement. {x} is among those rated inadequate, and so are others."),
    ),
    "partner": (
        ("{x} to help neighbour's inadequate children's services", "Ministers have asked {x}, rated outstanding by Ofsted, to support another council."),
    ),
    "furniture": (
        ("Library opens in {x}", "Children enjoyed the first day. Read more: Children's services rated inadequate by Ofsted [Related: damning report on social care]"),
    ),
    "jtai": (("Joint inspection praises {x} partners", "The joint targeted area inspection found strengths in how agencies protect children, and some areas for improvement."),),
    "several homes and a bundle": (("Two {x} children's homes and a nursery rated inadequate", "Ofsted inspected several settings in the county this month."),),
}
PAIRS = (
    ("Trafford", "Bolton"), ("Nottingham", "Nottinghamshire"), ("York", "North Yorkshire"), ("Kent", "Medway"),
    ("Cheshire East", "Cheshire West and Chester"), ("North Northamptonshire", "West Northamptonshire"),
    ("Derby", "Derbyshire"), ("Leicester", "Leicestershire"), ("Bristol", "South Gloucestershire"), ("Essex", "Thurrock"),
    ("Lancashire", "Blackpool"), ("Stoke-on-Trent", "Staffordshire"), ("Durham", "Darlington"), ("Somerset", "North Somerset"),
    ("Bury", "Rochdale"), ("Reading", "Wokingham"),
)  # fmt: skip
"""Neighbours: one is judged, the other is only spoken of."""
BESIDE = {
    "neighbour that helps": (
        "{x} children's services rated inadequate",
        "Ofsted published its report today. The council will have help from {y}, which was rated outstanding.",
    ),
    "neighbour excepted": (
        "Inspectors judge {x} children's services inadequate",
        "The report was published this morning. The council serves the whole area except {y}.",
    ),
    "two with different grades": (
        "Two councils learn their Ofsted grades",
        "{x} children's services have been rated inadequate, while {y} was judged good, in reports published today.",
    ),
    "a director from there": (
        "Ofsted finds {x} children's services inadequate",
        "Its director, who joined from {y} last year, accepted the report, which was published on Friday.",
    ),
}


def _dates(number: int, trap: str) -> str:
    year = 2010 if trap == "poor in its years" else 2023 + number % 3
    return f"{year}-{1 + number % 12:02}-{1 + number % 28:02}"


def labelled() -> Iterator[Labelled]:
    """Make all items; each form meets several of the 153 names, and all names are met."""
    names = [each.name for each in data.authorities()]
    number = 0

    def make(trap: str, form: tuple[str, str], alert: bool, **named: str) -> Labelled:
        nonlocal number
        number += 1
        title, summary = (each.format(**named) for each in form)
        item = NewsItem(f"M{number:04}", title, summary, f"https://news.example/{number}", _dates(number, trap))
        return Labelled(trap, item, (named["x"],) if alert else ())

    for turn in range(6):
        for place, (trap, form) in enumerate(FIRST_NOTICES.items()):
            yield make(trap, form, True, x=names[(turn * len(FIRST_NOTICES) + place) % len(names)])
    traps = [(trap, form) for trap, forms in NOTHING_NEW.items() for form in forms]
    for turn in range(4):
        for place, (trap, form) in enumerate(traps):
            yield make(trap, form, False, x=names[(turn * len(traps) + place) % len(names)])
    for trap, form in BESIDE.items():
        for one, other in PAIRS:
            yield make(trap, form, True, x=one, y=other)
            yield make(trap, form, True, x=other, y=one)
