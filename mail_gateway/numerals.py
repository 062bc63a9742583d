"""Numbers as people write them before an answer: digits, words, ordinals, Han and Roman numerals."""

import re

_WORDS = {
    1: "one first 1st 1ª 1.ª 1-й i un une premier première premiere 1er 1ère primero primera uno primer один первый первое первому первого первом первая واحد الاول اول الاولي اولا اولاً firstly premièrement во-первых 第一 一 壹 ①",
    2: "two second 2nd 2ª 2.ª 2-й 2nde ii deux deuxième deuxieme seconde 2e 2ème dos segundo segunda два второй второе второму второго втором вторая اثنان اثنين الثاني ثاني الثانية ثانيا ثانياً secondly deuxièmement secondement во-вторых 第二 二 贰 ② 两",
    3: "three third 3rd 3ª 3.ª 3-й iii trois troisième troisieme 3e 3ème tres tercero tercera tercer три третий третье третьему третьего третьем третья ثلاثة الثالث ثالث الثالثة ثالثا ثالثاً thirdly troisièmement в-третьих 第三 三 叁 ③",
    4: "four fourth 4th 4ª 4.ª 4-й iv quatre quatrième quatrieme 4e 4ème cuatro cuarto cuarta четыре четвертый четвертое четвертому четвертого четвертом четвертая اربعة الرابع رابع الرابعة رابعا رابعاً fourthly quatrièmement в-четвертых 第四 四 肆 ④",
    5: "five fifth 5th 5ª 5.ª 5-й v cinq cinquième cinquieme 5e 5ème cinco quinto quinta пять пятый пятое пятому пятого пятом пятая خمسة الخامس خامس الخامسة خامسا خامساً fifthly cinquièmement в-пятых 第五 五 伍 ⑤",
    6: "six sixth 6th vi sixième sixieme seis sexto sexta шесть шестой шестому ستة السادس سادس السادسة سادسا سادساً sixthly sixièmement в-шестых 第六 六 陆 ⑥",
    7: "seven seventh 7th vii sept septième septieme siete séptimo séptima семь седьмой седьмому سبعة السابع سابع السابعة سابعا 第七 七 ⑦",
    8: "eight eighth viii huit huitième huitieme ocho octavo octava восемь восьмой восьмому ثمانية الثامن ثامن الثامنة ثامنا 八 ⑧",
    9: "nine ninth ix neuf neuvième neuvieme nueve noveno novena девять девятый девятому تسعة التاسع تاسع التاسعة تاسعا 九 ⑨",
    10: "ten tenth x dix dixième dixieme diez décimo décima десять десятый десятому عشرة العاشر عاشر العاشرة عاشرا 十 ⑩",
}  # fmt: skip
VALUES: dict[str, int] = {word: value for value, words in _WORDS.items() for word in words.split()}
_HAN = re.compile(r"[一二三四五六七八九十]{1,3}")

HAN_NUMERAL = r"[一二三四五六七八九十]{1,3}"
ROMAN = r"(?:i{1,3}|iv|vi{0,3}|ix|x)"
CIRCLED = r"[①-⑩]"


def alternatives(*, long_first: bool = True) -> str:
    """The number words as one pattern; longer words first, so that `ii` is not read as `i`."""
    words = [word for word in VALUES if not _HAN.fullmatch(word) and word[0] not in "①②③④⑤⑥⑦⑧⑨⑩"]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=long_first))


def value_of(numeral: str) -> int | None:
    """The number a folded numeral stands for; None when it is none of those we know."""
    if numeral.isascii() and numeral.isdigit():
        return int(numeral) if len(numeral) <= 3 else None
    known = VALUES.get(numeral)
    if known is not None:
        return known
    if _HAN.fullmatch(numeral):
        tens, ten, ones = numeral.partition("十")
        if ten:
            return VALUES.get(tens, 1) * 10 + VALUES.get(ones, 0)
    return None
