"""What a news item says of an inspection.

In the order of reading: text (plain sentences) - names, places (which authorities) - vocabulary, lexicon (phrases)
- days, dating (dates) - meant (which phrases count) - clauses, known, left, standing, whose, judged, frames (what is
said of whom, and how it stands) - refuted (what the next sentence denies) - telling (the item taken apart) - matter,
outcome, grade, first_notice, minutes (what frames come to) - first_reader (rules) - features, second_reader (a trained
linear model) - quiet_note (what is at least noted) - grounds (both in words) - piece (both together).
"""
