from __future__ import annotations

import pytest

from watcher.reading.news.places import places


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Kingston loses outstanding grade", ["Kingston upon Thames"]),
        ("Ofsted has marked Kingston down", ["Kingston upon Thames"]),
        ("A walk in Kingston", []),
        ("Today's result for Richmond", ["Richmond upon Thames"]),
        ("Today's walk for Richmond", []),
        ("How the Potteries' safety net for children fell", ["Stoke-on-Trent"]),
        ("How the Potteries' kilns fell", []),
        ("Reading falls among pupils", []),
        ("Services in Reading fall", ["Reading"]),
        ("Bury St Edmunds has a new mayor", []),
        ("Achieving for Children said it was sorry", []),
        ("One trust serves North and West Northamptonshire", ["North Northamptonshire", "West Northamptonshire"]),
        ("North and West Yorkshire Police", []),
        ("Inspector Bradford leads the team", []),
        ("Central Beds kids' services lose grade", ["Central Bedfordshire"]),
        ("Achieving for Children is marked down in Richmond", ["Richmond upon Thames"]),
        ("A manager of Achieving for Children (Kingston and Richmond) will lead it", []),
        ("Central Beds 'must do better'", ["Central Bedfordshire"]),
        ("Leaders at Warwickshire CC judged inadequate by inspectors", ["Warwickshire"]),
        ("Warwickshire CC sign a bowler", []),
        ("Leeds City Council's services", ["Leeds"]),
        ("Leeds City win", []),
        ("Nottingham City waits for Ofsted", ["Nottingham"]),
        ("'Difficult Reading' For Councils", []),
        ("DIFFICULT READING FOR COUNCILS", []),
        ("Bury 'inadequate' - Ofsted", ["Bury"]),
        ("Reading inadequate", []),
        ("Reading is inadequate at one in nine primaries", []),
        ("Reading is taught too late", []),
        ("Reading was 'inadequate' in a third of classrooms", []),
        ("Reading is inadequate, says Ofsted", ["Reading"]),
        ("Ofsted: Reading is inadequate", ["Reading"]),
        ("Reading inadequate: Ofsted's verdict on its services", ["Reading"]),
        ("Reading is inadequate; Kent and York are good", ["Reading", "Kent", "York"]),
        ("Reading has been rated inadequate", ["Reading"]),
        ("Bracknell children's services are no longer good", ["Bracknell Forest"]),
        ("S Glos council's services", ["South Gloucestershire"]),
        ("N Lincs children's services", ["North Lincolnshire"]),
        ("The council for W. Lincolnshire", []),
        ("Nottm council's services", ["Nottingham"]),
        ("OFSTED'S BOLTON COUNCIL VERDICT", ["Bolton"]),
        ("Bury falls while Bolton rises", ["Bury", "Bolton"]),
        ("Redcar boss 'frustrated' by rating", ["Redcar and Cleveland"]),
        ("One in, one out as Bury falls and Bolton rises", ["Bury", "Bolton"]),
        ("Ofsted drops Kingston's rating", ["Kingston upon Thames"]),
        ("Kingston's ratings agency", []),
        ("Reading local authority's services", ["Reading"]),
        ("Children get a good service from Rochdale Borough Council", ["Rochdale"]),
    ],
)
def test_a_name_counts_where_it_means_the_council(sentence, names):
    assert [each.name for each in places(sentence)] == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Bolton will get help from Wigan",
        "Wigan is to lend staff to it",
        "A new director joins from Wigan",
        "Wigan is inspected separately",
        "Wigan runs services of its own",
        "Wigan has offered help",
    ],
)
def test_a_helper_is_named_beside_the_matter(sentence):
    assert [each.partner for each in places(sentence) if each.name == "Wigan"] == [True]


@pytest.mark.parametrize(
    "sentence", ["Inspectors saw strengths in Wigan's early help", "In Wigan help and protection is inadequate"]
)
def test_help_for_an_authority_s_own_children_is_none_for_another(sentence):
    assert [each.partner for each in places(sentence)] == [False]


def test_a_name_that_is_a_word_too_is_a_council_where_its_grade_follows_in_brackets():
    assert [each.name for each in places("Kent (good), Bury (inadequate)")] == ["Kent", "Bury"]
