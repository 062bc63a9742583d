"""The domain: consultations, interviews, contributions, the calendar. Pure: no I/O and no clock."""
