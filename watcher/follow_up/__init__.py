"""Has somebody acted: buttons, acknowledgements, escalation, deadlines, corrections."""
