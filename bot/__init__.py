"""The Telegram door: stores updates, reads them into turns, words and sends replies."""
