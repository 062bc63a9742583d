"""The Telegram door: reads updates into turns, words letters into messages."""

import os

# python-telegram-bot gives seconds as plain numbers with a deprecation warning until it is told otherwise.
os.environ.setdefault("PTB_TIMEDELTA", "1")
