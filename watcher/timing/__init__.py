"""When: the clock, schedules, days and how they are written."""
