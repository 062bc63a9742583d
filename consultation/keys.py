"""The keys that a consultation file may have, section by section: a misspelt one would silently fall back to a default."""

KEYS = {
    "": ("slug", "reference", "opens", "deadline", "timezone", "languages", "official_languages", "title", "notice",
         "contact", "meeting", "policy", "reminders", "keeping", "staff", "categories", "questions"),
    "contact": ("email", "web", "person"),
    "meeting": ("starts", "place", "remote"),
    "policy": ("late", "grace", "confirm", "publish"),
    "reminders": ("before_deadline", "not_begun", "open_questions", "meeting", "staff_digest"),
    "keeping": ("evidence", "drafts", "invited"),
    "staff": ("emails",),
    "categories": ("id", "label"),
    "questions": ("number", "text"),
}  # fmt: skip
