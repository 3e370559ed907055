"""Makes sample letters in the forms of Ofsted's, with sentences of our own."""

from __future__ import annotations

from datetime import date, timedelta

from documents import plain_letter, span

VISITED = (date(2024, 9, 17), date(2024, 9, 18))
FILLER = "Inspectors spoke with children, parents and staff, and saw how people work together from day to day."
LEADING = "Headline findings"
ENDING = ("Yours sincerely", "Pat Example", "His Majesty's Inspector")


def bullets(items: tuple[str, ...]) -> tuple[str, ...]:
    """Write items as a list."""
    return tuple(f"- {each}" for each in items)


def focused_visit(
    authority: str = "Wirral",
    days: str = "17 and 18 September 2024",
    theme: str = "Inspectors looked at the local authority's arrangements for care leavers.",
    headline: str = "Leaders know their services well.",
    priority: tuple[str, ...] = (),
    improve: tuple[str, ...] = ("The quality of plans.",),
    dated: date = VISITED[1] + timedelta(days=30),
    closing: str = "",
) -> bytes:
    """Make a focused-visit letter. `priority` are its paragraphs from the heading on, bullets as "- item"."""
    return plain_letter(
        f"{dated:%-d %B %Y}",
        "Sam Sample, Director of Children's Services",
        f"Focused visit to {authority} children's services",
        f"This letter summarises the findings of the focused visit to {authority} children's services on {days}. "
        "His Majesty's Inspectors for this visit were Pat Example and Chris Other.",
        theme,
        LEADING,
        headline,
        *priority,
        *(("What needs to improve in this area of social work practice?", *bullets(improve)) if improve else ()),
        "Main findings",
        FILLER,
        *((closing,) if closing else ()),
        *ENDING,
    )


def monitoring_visit(
    title: str = "Monitoring visit to Wirral children's services",
    summary: str = "This letter summarises the findings of the monitoring visit to Wirral on 17 and 18 September 2024. "
    "This was the second monitoring visit since Wirral was judged inadequate in May 2023.",
    finding: str = FILLER,
) -> bytes:
    """Make the letter of a monitoring visit."""
    return plain_letter(
        "18 October 2024",
        title,
        summary,
        "Areas covered by the visit",
        FILLER,
        LEADING,
        finding,
        "Main findings",
        FILLER,
    )


def jtai(
    title: str = "Joint targeted area inspection of Rochdale",
    when: str = "This letter summarises the findings of the joint targeted area inspection (JTAI) of the multi-agency "
    "response to serious youth violence in Rochdale. This inspection took place from 22 to 26 April 2024. It was "
    "carried out by inspectors from Ofsted and others.",
    priority: tuple[str, ...] = (),
    finding: str = FILLER,
    dated: str = "12 July 2024",
) -> bytes:
    """Make the letter of a joint targeted area inspection, with neighbours among those whom it addresses."""
    return plain_letter(
        dated,
        "Sam Sample, Director of Children's Services, Rochdale",
        "Chris Other, NHS Greater Manchester Integrated Care Board",
        "Kim Third, Chief Constable, serving Bury, Bolton and Oldham as well",
        "Dear Rochdale Local Safeguarding Partnership",
        title,
        when,
        LEADING,
        finding,
        *priority,
        "What needs to improve?",
        *bullets(("How partners share what they know.", "How fast decisions are made.")),
        "Strengths",
        FILLER,
        *ENDING,
    )


OUTCOMES = {
    1: "The local area partnership's arrangements typically lead to positive experiences for children with "
    "SEND. The local area partnership is taking action where improvements are needed.",
    2: "The local area partnership's arrangements lead to inconsistent experiences for children with SEND. "
    "The local area partnership must work jointly to make improvements.",
    3: "There are widespread and/or systemic failings leading to significant concerns about children with SEND, which "
    "the local area partnership must address urgently.",
}
FOLLOWS = {
    1: "The next full area SEND inspection will be within approximately five years.",
    2: "The next full area SEND inspection will be within approximately three years.",
    3: "A monitoring inspection will be carried out within approximately 18 months. The next full reinspection will be "
    "within approximately three years. As a result of this inspection, HMCI requires the local area partnership to "
    "prepare and submit a priority action plan (area SEND) to address the identified areas for priority action.",
}


def area_send(
    outcome: int,
    follows: int | None = None,
    authority: str = "Somerset",
    title: str = "Area SEND inspection of {} Local Area Partnership",
    days: tuple[date, date] = (date(2024, 6, 17), date(2024, 6, 21)),
    foot: str = "",
) -> bytes:
    """Make an area SEND report; with `follows` of another outcome than its sentence, where they differ."""
    areas = (
        (
            "Areas for priority action",
            "Responsible body Areas for priority action",
            f"{authority} Council and NHS Board",
            "Leaders must urgently make sure that every child's needs are assessed in the time that the law gives.",
            f"{authority} Council",
            "Leaders must urgently find a way to keep count of the children who have no school place this year.",
        )
        if outcome == len(OUTCOMES)
        else ()
    )
    return plain_letter(
        "Local area partnership report",
        title.format(authority),
        f"Inspection dates: {span(*days)}",
        "Dates of previous inspection: 5 to 9 March 2018",
        "Inspection outcome",
        OUTCOMES[outcome],
        FOLLOWS[follows or outcome],
        "Information about the local area partnership",
        f"{authority} Council and the NHS plan and commission services together. {foot}",
        *areas,
        "Areas for improvement",
        "Areas for improvement",
        "Leaders should write plans that say who does what, and by when it will have been done for the child.",
        "Local area partnership details",
    )
