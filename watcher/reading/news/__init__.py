"""What a piece of news says of an inspection.

In the order of reading: text (plain sentences) - names, places (which authorities) - vocabulary, lexicon (phrases)
- days (dates) - frames (what is said, of whom, how it stands) - telling (the piece taken apart) - matter, outcome,
first_notice, minutes (what frames come to) - first_reader (rules) - features, second_reader (a trained linear model)
- piece (both together).
"""
