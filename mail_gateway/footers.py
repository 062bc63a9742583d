"""What programs and offices put under a mail: "Sent from my phone", the lines of a list, warnings and disclaimers.

People write such words too ("Sent from abroad, calls are dear"). So a line is a program's only where it names a
device or a program, and a paragraph is a disclaimer only where it says several of the things those always say.
"""

import re

from mail_gateway.client_phrases import (
    BANNER,
    BANNER_WORDS,
    CLIENT_FOOTER,
    DISCLAIMER,
    DISCLAIMER_WORDS,
    LIST_FOOTER,
    RULE,
)
from mail_gateway.shapes import DISCLAIMER as A_DISCLAIMER
from mail_gateway.shapes import FOOTER, WRITTEN, Layout, is_labelled, put_aside

_LONGEST_BANNER = 400
_LONGEST_FOOTER = 120
#: Devices, programs and networks, folded.
_DEVICE = re.compile(
    r"(?<![^\W\u3400-\u9fff])(?:i-?phone|i-?pad|i-?pod|i-?os|mac(?:book)?|apple|android|samsung|galaxy|huawei|honor|xiaomi|redmi|mi \d|oppo|vivo|realme|tecno|infinix|itel|oneplus|pixel|nokia|sony|xperia|lg|htc|"
    r"motorola|moto|lenovo|asus|zte|blackberry|windows|outlook|hotmail|gmail|google|yahoo|aol|proton(?:mail)?|tutanota|thunderbird|bluemail|spark|hey|k-9|boxer|airmail|newton|mailbird|mailspring|zimbra|"
    r"roundcube|fairmail|edison|zoho|gmx|web\.de|mail\.ru|yandex|foxmail|qq|netease|libero|virgilio|telegram|whatsapp|vodafone|verizon|t-mobile|at&t|orange|sfr|wireless|4g|5g|lte|"
    r"mail|e-?mail|webmail|phone|cell(?:phone| phone)?|smartphone|mobile|tablet|device|handheld|app|application|laptop|computer|pc|"
    r"courrier|messagerie|téléphone|mobile|portable|appareil|tablette|ordinateur|"
    r"correo|móvil|celular|teléfono|dispositivo|tableta|tablet|ordenador|computadora|portátil|aplicación|"
    r"айфон\w*|телефон\w*|смартфон\w*|планшет\w*|устройств\w*|почт\w*|яндекс\w*|мобильн\w*|компьютер\w*|приложени\w*)(?![^\W\d_\u3400-\u9fff])|"
    r"手机|邮箱|平板|电脑|设备|网易|小米|华为|荣耀|三星|苹果|微信|阿里|安卓|客户端|大师|"
    r"هاتف|جوال|محمول|موبايل|ايفون|اي فون|ايباد|اندرويد|سامسونج|هواوي|جهاز|بريد|تطبيق|لوحي|حاسوب|كمبيوتر|ياهو|اوتلوك"
)
_FOOTER_OF_SCANNER = re.compile(r"virus|вирус|avast|outlook")
#: "my phone, please excuse …": what may stand behind a comma.
_EXCUSE = re.compile(
    r"\b(?:excuse|pardon|apolog\w+|sorry|brief\w*|brevity|typos?|errors?|désolé|excuse[rz]?|fautes?|coquilles?|disculpe\w*|perdón|brevedad|errata\w*|"
    r"извин\w+|кратк\w+|опечат\w+|powered|get the|download)\b|见谅|请谅解|错别字|المعذرة|اعتذر|عذرا"
)
#: "我的 iPhone", "my perspective": whose it is.
_MINE = re.compile(r"\b(?:my|mon|ma|mi|o meu|моего|моей)\b|我的")
#: What is said of whom or what stands behind the device: "发自手机用户的意见".
_OF_DEVICE = re.compile(
    r"(?:手机|邮箱|平板|电脑|设备|微信|客户端)(?!号).*的(?!.*(?:手机|邮箱|客户端|iphone|android))"
)
_MOST_WORDS = 12
_MOST_MINE = 4  #: words of a device of one's own that nobody has heard of

#: The things a disclaimer says; two of them at least.
_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"confiden|privileg|конфиденциальн|тайн|保密|机密|专有|سري",
        r"intended|recipient|addressee|destin|dirigid|предназнач|адресат|получател|收件人|接收|المرسل الي|مخصص|موجه|المعني",
        r"in error|by mistake|mistakenly|par erreur|por error|по ошибке|错收|误收|错误|بالخطا|خطا",
        r"delet|notify|inform the sender|supprim|détrui|avertir|prévenir|elimin|borr[ae]|avise|notifi|удал|сообщите|уведом|删除|通知|حذف|ابلاغ|اخطار|اتلاف",
        r"unauthori[sz]ed|prohibited|disclos|distribut|copying|dissemin|interdit|divulg|diffus|prohibid|difusi|запрещ|распростран|разглаш|禁止|披露|传播|复制|يحظر|يمنع|افشاء|نشر|نسخ",
        r"attach|pièces? jointes?|adjunt|anexo|вложен|附件|مرفق",
        r"virus|liab|responsib|responsable|responsabil|ответственн|病毒|责任|مسوول|مسؤول|فيروس",
        r"views?\b.*\b(?:author|sender|those)|opinions?\b.*\b(?:author|sender|auteur|autor)|мнени\w+ (?:автора|отправителя)|代表.*(?:本人|发件人)",
        r"print|imprim|распечат|打印|طباع",
        r"environment|environnement|ambiente|окружающ|природ|环境|البيئ",
    )
)
_HEADED = re.compile(
    r"^\W*(?:confidentiality (?:notice|note)|disclaimer|legal notice|avis de confidentialité|clause de confidentialité|aviso (?:legal|de confidencialidad)|cláusula de confidencialidad|"
    r"конфиденциальность|отказ от ответственности|уведомление о конфиденциальности|اخلاء المسؤولية|اخلاء مسؤولية|اشعار السرية|اشعار بالسرية|免责声明|保密声明|邮件声明)\b"
)
#: What stands under a disclaimer and belongs to it without saying any of those things.
_OFFICE = re.compile(
    r"registered|company|limited|\bltd\b|office|copyright|©|http|www\.|@|siège|société|sede|empresa|компани|адрес|公司|版权|شركة|مقر"
)
#: A short notice that says but one of them, and nothing else.
_ONLY_SECRET = re.compile(
    r".{0,60}(?:confidential(?:ity)?|privileged|confidentiel(?:le)?s?|confidencial(?:es)?|конфиденциальн\w+|机密|保密|سرية?)[ .!*_。]*"
)


def fold_banners(layout: Layout) -> None:
    """Marks the warnings that gateways put on top of mail from elsewhere."""
    if not any(word in layout.text for word in BANNER_WORDS):
        return
    for line, role in enumerate(layout.roles):
        if (
            role == WRITTEN
            and len(layout.page.folded[line]) <= _LONGEST_BANNER
            and BANNER.match(layout.page.folded[line])
        ):
            layout.roles[line] = A_DISCLAIMER


def fold_footers(layout: Layout, first: int, last: int, notes: list[str]) -> int:
    """Folds the last lines that a program or a mailing list added; returns the last line above them."""
    folded = layout.page.folded
    while last >= first:
        text = folded[last]
        if not layout.keys[last] or not _is_footer(text) or is_labelled(layout, last):
            break
        if not _FOOTER_OF_SCANNER.search(text) and not _DEVICE.search(text):
            notes.append(
                f"the last line was taken for a mail program's: {layout.page.raw[last].strip()[:120]}"
            )
        last = put_aside(layout, last, last, FOOTER)
    for line in range(max(first, last - 12), last + 1):
        if layout.heads[line] == "_" and LIST_FOOTER.match(folded[line].strip()):
            below = seen(layout, line + 1, last)
            joined = " ".join(folded[each] for each in below)
            if below and (
                "mailing list" in joined
                or "unsubscribe" in joined
                or "listinfo" in joined
                or "рассылк" in joined
            ):
                return put_aside(layout, line, last, FOOTER)
    return last


def fold_disclaimer(layout: Layout, first: int, last: int, notes: list[str]) -> int:
    """Folds the disclaimer at the end of the words, from its first paragraph; returns the last line above it."""
    folded = layout.page.folded
    # What stands above a labelled line is no disclaimer.
    paragraph_starts = [
        line
        for line in range(max(first, last - 60, last_labelled(layout, last) + 1), last + 1)
        if layout.keys[line] and (line == first or not layout.keys[line - 1] or RULE.match(folded[line - 1]))
    ][-10:]
    texts = [_paragraph(layout, start, last) for start in paragraph_starts]
    for place, start in enumerate(paragraph_starts):
        opening = texts[place][:400]
        if not any(word in opening for word in DISCLAIMER_WORDS) or not DISCLAIMER.search(opening):
            continue
        if start == first and len(opening) <= 80:
            continue
        below = texts[place + 1 :]
        others = next((number for number, text in enumerate(below) if not _goes_with(text)), None)
        plain = _HEADED.match(opening) or sum(1 for sign in _SIGNS if sign.search(texts[place])) > 1
        if not plain and (below or not _ONLY_SECRET.fullmatch(opening)):
            continue
        above = start - 1
        if above >= first and RULE.match(folded[above]) and layout.keys[above]:
            start = above
        if others is not None:
            notes.append(
                "a notice of confidentiality between the words was put aside; what stands below it was kept"
            )
            put_aside(layout, start, paragraph_starts[place + 1 + others] - 1, A_DISCLAIMER)
            return last
        if not plain:
            notes.append(f"the last words were taken for a notice of confidentiality: {opening}")
        return put_aside(layout, start, last, A_DISCLAIMER)
    return last


def last_labelled(layout: Layout, last: int) -> int:
    """The last line down to `last` that names a question; -1 when there is none."""
    return max(
        (
            line
            for line in layout.questions.keys() | layout.labels.keys()
            if line <= last and is_labelled(layout, line)
        ),
        default=-1,
    )


def seen(layout: Layout, first: int, last: int) -> list[int]:
    """The lines between two that have words on them."""
    return [line for line in range(first, last + 1) if layout.keys[line]]


def _is_footer(text: str) -> bool:
    """Whether a folded line names the device or program that sent it, and says nothing besides."""
    if len(text) > _LONGEST_FOOTER and not _FOOTER_OF_SCANNER.search(text):
        return False
    if len(text) >= 200 or not CLIENT_FOOTER.match(text):
        return False
    if _FOOTER_OF_SCANNER.search(text):
        return True
    device = _DEVICE.search(text)
    if device is None:
        mine = _MINE.search(text)
        rest = text[mine.end() :].strip(" .!*_") if mine else ""
        words = len(rest.split()) if rest.isascii() or " " in rest else len(rest) // 2
        return (
            0 < words <= _MOST_MINE
            and not any(mark in rest for mark in ",:;")
            and any(map(str.isdigit, rest))
        )
    behind = text[device.end() :]
    if len(text.split()) > _MOST_WORDS and not _EXCUSE.search(behind):
        return False
    _, comma, more = behind.partition(",")
    if comma and len(more.split()) > 2 and not (_EXCUSE.search(more) or _DEVICE.search(more)):
        return False
    return "," not in text[: device.start()] and _OF_DEVICE.search(text) is None


def _paragraph(layout: Layout, start: int, last: int) -> str:
    end = start
    while end < last and layout.keys[end + 1]:
        end += 1
    return " ".join(layout.page.folded[start : end + 1])


def _goes_with(text: str) -> bool:
    """Whether a paragraph under a disclaimer goes on with it: in another language, or with the office's own lines."""
    return (
        any(word in text for word in DISCLAIMER_WORDS)
        or sum(1 for sign in _SIGNS if sign.search(text)) > 0
        or _OFFICE.search(text) is not None
        or not any(map(str.isalpha, text))
        or _is_footer(text)
    )
