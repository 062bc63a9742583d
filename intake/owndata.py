"""A person's own data, as two files: one for programs, one to read."""

import json
from html import escape
from typing import Any

from consultation.definition import RIGHT_TO_LEFT
from store.about import about
from store.ledger import Ledger

_STYLE = "body{max-width:48em;margin:2em auto;padding:0 1em;font:1rem/1.5 sans-serif}dd{white-space:pre-wrap;margin:0 0 .4em 1.5em}"


def files(ledger: Ledger, person: int, language: str, title: str) -> tuple[bytes, bytes]:
    """All that is kept about the person as JSON, and the same as a page that needs nothing from outside."""
    found = about(ledger.session, person)
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    page = (
        f'<!doctype html>\n<html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>{_shown(found)}</body></html>\n"
    )
    whole = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    return whole.encode("utf-8", "replace"), page.encode("utf-8", "replace")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        rows = ((name, one) for name, one in value.items() if one not in (None, [], {}, ""))
        return f"<dl>{''.join(f'<dt><b>{escape(str(name))}</b></dt><dd>{_shown(one)}</dd>' for name, one in rows)}</dl>"
    if isinstance(value, list):
        return f"<ol>{''.join(f'<li>{_shown(one)}</li>' for one in value)}</ol>"
    return f'<span dir="auto">{escape(str(value))}</span>'
