"""Chinese numerals: what a string of them is worth."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

DIGITS: Final = {
    "○": 0,
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
POWERS: Final = {"十": 10, "百": 100, "千": 1000}
MYRIADS: Final = {"万": 10**4, "亿": 10**8}
_TIMES: Final = POWERS | MYRIADS | {"兆": 10**12}  # 1.97兆元
_PLAIN: Final = str.maketrans({"廿": "二十", "卅": "三十"})

Worth = tuple[Decimal, Decimal]


def worth(text: str) -> Worth | None:
    """The value of a Chinese numeral as (low, high), both the same unless it is vague (十几, 三五, 数百); None if it is none.

    >>> worth("二百三十余万"), worth("十几"), worth("一一")
    ((Decimal('2300000'), Decimal('2300000')), (Decimal('10'), Decimal('20')), None)
    """
    plain = text.translate(_PLAIN)
    if plain[0] in "数几":
        times = product(plain[1:])
        return None if times is None else (Decimal(times), Decimal(times * 10))
    for mark in "几多余来":
        if mark in plain:
            return _vague(*plain.split(mark, 1), several=mark == "几")
    if "点" in plain:
        return _decimal(*plain.split("点", 1))
    return _pair(plain) or _both(whole(plain))


def product(multipliers: str) -> int | None:
    """What a row of multipliers (十万, 万亿) multiplies to; None if another character is among them."""
    result = 1
    for char in multipliers:
        if char not in _TIMES:
            return None
        result *= _TIMES[char]
    return result


def whole(plain: str) -> int | None:
    """The integer that a numeral of plain digits and multipliers names; None if it is malformed."""
    if all(char in DIGITS for char in plain):
        return _positional(plain)
    total = section = digit = 0
    last = 10  # the power before, for 三千五 = 3500
    pending = zero = False
    last_myriad = ""
    for char in plain:
        if char in DIGITS:
            if pending and not zero:
                return None
            digit, pending, zero = DIGITS[char], char not in "零〇", char in "零〇"
        elif char in POWERS:
            section += (digit if pending else 1) * POWERS[char]
            digit, pending, zero, last = 0, False, False, POWERS[char]
        elif char not in MYRIADS:  # 三百点十几
            return None
        else:
            value = section + digit
            if not value and last == MYRIADS[char]:  # 四万万
                total *= MYRIADS[char]
                continue
            scaled = char == "亿" or not total or (char == last_myriad and value)  # 六万一千八百万
            total = (total + value) * MYRIADS[char] if scaled else total + value * MYRIADS[char]
            last_myriad = char
            total = total or MYRIADS[char]
            section, digit, pending, zero, last = 0, 0, False, False, MYRIADS[char]
    short = pending and last > 10 and plain[-2:-1] in "百千万亿"
    return total + section + (digit * last // 10 if short else digit)


def _positional(plain: str) -> int | None:
    if len(plain) == 1:
        return DIGITS[plain]
    if len(plain) == 2 or plain[0] in "零两" or "两" in plain:
        return None
    return int("".join(str(DIGITS[char]) for char in plain))


def _both(value: int | Decimal | None) -> Worth | None:
    return None if value is None else (Decimal(value), Decimal(value))


def _decimal(left: str, right: str) -> Worth | None:
    digits = right.rstrip("十百千万亿")
    base, times = whole(left) if left else None, product(right[len(digits) :])
    if base is None or times is None or not digits or any(char not in DIGITS for char in digits):
        return None
    return _both(Decimal(f"{base}.{''.join(str(DIGITS[char]) for char in digits)}") * times)


def _vague(left: str, right: str, *, several: bool) -> Worth | None:
    """十几万, 一百几十, 三百余万."""
    if not left or not all(char in POWERS or char in MYRIADS for char in right):
        return None
    if not several:
        return _both(whole(left + right))
    if "亿" in left[:-1] and "亿" not in right:  # 九亿六千几万
        above, left = left.rsplit("亿", 1)
        most, rest = whole(f"{above}亿"), _vague(left, right, several=several)
        return (most + rest[0], most + rest[1]) if most is not None and rest else None
    inner = right[:1] if right[:1] in POWERS and POWERS[right[0]] < 10 ** (len(str(whole(left) or 0)) - 1) else ""
    step = 10 if not inner else POWERS[inner]
    base, times = whole(left), product(right[len(inner) :])
    if base is None or times is None:
        return None
    low, high = (base + step, base + step * 10) if inner else (base, base + step)
    return Decimal(low * times), Decimal(high * times)


def _pair(plain: str) -> Worth | None:
    """二三十, 十七八, 三五: two neighbouring digits name a range."""
    at = next((i for i in range(len(plain) - 1) if plain[i] in DIGITS and plain[i + 1] in DIGITS), None)
    if at is None or "零" in plain or "〇" in plain:
        return None
    first, second = DIGITS[plain[at]], DIGITS[plain[at + 1]]
    if second - first != 1 and (first, second) != (3, 5):
        return None
    low, high = whole(plain[:at] + plain[at] + plain[at + 2 :]), whole(plain[:at] + plain[at + 1 :])
    return None if low is None or high is None or low >= high else (Decimal(low), Decimal(high))
