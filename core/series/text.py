"""The bytes of a file -> its text. What is too large, or no table of text, is refused with a reason."""

import codecs
import re
import unicodedata

from core.refusal import Refusal
from core.series.column_names import DATE_WORDS, PRICE_WORDS, TIME_WORDS, words_of
from core.series.decimal import COMMA_WORDS
from core.series.encodings import LEGACY, likelihood

MOST_BYTES = 20_000_000
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16",
}  # fmt: skip
_START = 4000  # bytes
_KNOWN = frozenset(word for word in (*DATE_WORDS, *TIME_WORDS, *PRICE_WORDS, *COMMA_WORDS) if not word.isascii())
_SIGNS = {ord("٫"): ".", ord("٬"): ",", ord("．"): ".", ord("－"): "-", ord("／"): "/", ord("："): ":"}
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f]")
_MARKUP = re.compile(r"\s*<(?:!doctype|!--|\?xml|html|head|body|table|div|script)\b", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"])")


def text_of(data: bytes, encoding: str | None = None, damaged: bool = False) -> tuple[str, str]:
    """The text, its lines ended by a newline only, and the encoding, recognised where it is None.

    Lines with control characters are let through where `damaged` says so.

    Raises Refusal("huge" | "empty" | "spreadsheet" | "binary" | "encoding" | "html" | "json").
    """
    if len(data) > MOST_BYTES:
        raise Refusal("huge", size=f"{len(data) / 1e6:.1f}", most=f"{MOST_BYTES / 1e6:.0f}")
    if data.startswith(_SPREADSHEETS):
        raise Refusal("spreadsheet")
    text, encoding = _decoded(data, encoding)
    text = text if text.isascii() else text.translate(_digits_of(text))
    text = _without_blank_end(text.lstrip("\ufeff"))
    if not text.strip():
        raise Refusal("empty")
    if not damaged and _CONTROL.search(text):
        raise Refusal("binary")
    if _MARKUP.match(text):
        raise Refusal("html")
    if _JSON.match(text):
        raise Refusal("json")
    return re.sub("\r*\n|\r", "\n", text) if "\r" in text else text, encoding


def _digits_of(text: str) -> dict[int, str]:
    """How the digits of other scripts, and the signs between them, are written in ours."""
    foreign = {letter for letter in set(text) if letter.isdecimal() and not letter.isascii()}
    if not foreign:
        return {}
    return {ord(letter): str(unicodedata.decimal(letter)) for letter in foreign} | _SIGNS


def _decoded(data: bytes, encoding: str | None) -> tuple[str, str]:
    if encoding is not None:
        try:
            return codecs.decode(data, encoding), encoding
        except (LookupError, ValueError, TypeError) as error:
            raise Refusal("encoding", encoding=encoding) from error
    for candidate in _candidates(data):
        try:
            return data.decode(candidate), candidate
        except UnicodeDecodeError:
            continue
    raise Refusal("binary")


def _candidates(data: bytes) -> list[str]:
    """The mark at the beginning decides; without one, zeros at every other byte betray UTF-16. Of the encodings that
    read nearly all bytes, the one in which the file begins with the most words that are known, then the likeliest."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return [encoding]
    start = data[:_START]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if start[first::2].count(0) > 0.4 * len(start) / 2 and not start[1 - first :: 2].count(0):
            return [encoding]
    likely = sorted(LEGACY, key=lambda encoding: (-_known_words(start, encoding), -likelihood(start, encoding)))
    return ["utf-8", *likely, "latin-1"]


def _known_words(start: bytes, encoding: str) -> int:
    return len(_KNOWN.intersection(words_of(start.decode(encoding, errors="ignore"))))


def _without_blank_end(text: str) -> str:
    """The end of the last line stays: its tabs are cells. Ctrl-Z ends files of DOS."""
    end = len(text.rstrip("\x1a \t\r\n"))
    return text[:end] + re.split("[\x1a\r\n]", text[end:], maxsplit=1)[0]
