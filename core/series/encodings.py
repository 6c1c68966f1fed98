"""Which of the encodings from before Unicode a text is likely to be in, judged by its words beyond ASCII."""

import re
import unicodedata
from functools import lru_cache

LEGACY = (
    "cp1252", "cp1254", "cp1250", "cp1251", "koi8-r", "cp1253", "cp1255", "cp1256", "cp874", "cp932", "gb18030",
    "big5", "cp949",
)  # fmt: skip
_COMMON = {
    "CYRILLIC": "оеаинтсрвлкмдпуяьй", "GREEK": "αοιετσνηυρπκμλςίάόέή", "HEBREW": "יוהלאבתשרמנד",
    "ARABIC": "اليمنرتبودسعهة", "THAI": "านรกอเงมยลวดทสต่้ัี",
}  # fmt: skip
_RARE = frozenset("ìùòðþýÿ¿÷×")  # within a word: of few languages, and what others turn into in the wrong encoding
_RARE_SHARE = 0.5
_LEADS = {"gb18030": (0xB0, 0xD7, 0.97), "big5": (0xA4, 0xC6, 0.96), "cp949": (0xB0, 0xC8, 1.0)}
"""The first bytes of the characters in daily use, and how much these say: Korean ones are among the Chinese."""
_word = re.compile(r"[^\s\x00-\x40\x5b-\x60\x7b-\x7f]*[^\x00-\x7f\s][^\s\x00-\x40\x5b-\x60\x7b-\x7f]*")


def likelihood(start: bytes, encoding: str) -> float:
    """How much speaks for an encoding, from -1 to 1; 0 where nothing is beyond ASCII."""
    try:
        words = _word.findall(start[: start.rfind(b"\n") + 1 or len(start)].decode(encoding))
    except UnicodeDecodeError:
        return -1.0
    if not words:
        return 0.0
    if encoding in _LEADS:
        mean = _in_daily_use("".join(words), encoding)
    else:
        mean = sum(map(_kana if encoding == "cp932" else _plausible, words)) / len(words)
    return mean if len(words) > 1 else min(mean, 0.0)  # one word tells what it cannot be, but not what it is


def _in_daily_use(text: str, encoding: str) -> float:
    """The share of the characters that stand in the part of the code for those in daily use."""
    low, high, weight = _LEADS[encoding]
    codes = [letter.encode(encoding) for letter in text if not letter.isascii()]
    daily = sum(low <= code[0] <= high and (encoding == "big5" or code[1] > 0xA0) for code in codes if len(code) == 2)
    return weight * (2 * daily / max(1, len(codes)) - 1)


def _kana(word: str) -> float:
    """Words of Japanese hold kana, or characters of the first level only; half-width kana come from other encodings."""
    names = [unicodedata.name(letter, "") for letter in word]
    if any(name.startswith("HALFWIDTH") for name in names):
        return -1.0
    if any(name.startswith(("HIRAGANA", "KATAKANA")) for name in names):
        return 1.0
    return sum(0x88 <= letter.encode("cp932")[0] <= 0x97 for letter in word) / len(word) - 0.1


@lru_cache(maxsize=4096)
def _plausible(word: str) -> float:
    """Letters of one script, a capital only in front, the letters that are common in it."""
    word = word.strip("’‘“”„«»–—…´`·•")
    letters = [letter for letter in word if letter.isalpha() or unicodedata.category(letter) in ("Mn", "Lm")]
    inner = re.sub("[’'´-]", "", word)
    if not letters or len(letters) < len(inner) or (inner[1:] != inner[1:].lower() and inner != inner.upper()):
        return -1.0 if word else 0.0
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in letters}
    if scripts == {"LATIN"}:
        beyond = [letter for letter in letters if not letter.isascii()]
        rare = any(letter in _RARE for letter in word[:-1].lower()) or ("ø" in word and len(beyond) > 1)
        return -1.0 if 2 * len(beyond) > len(letters) + 1 else 1.0 - 2 * _RARE_SHARE * rare
    common = _COMMON.get(scripts.pop(), "") if len(scripts) == 1 else ""
    return 2 * sum(letter.lower() in common for letter in letters) / len(letters) - 0.6 if common else -1.0
