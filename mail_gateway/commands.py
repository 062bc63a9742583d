"""Commands in a mail: one word as the whole subject or the whole first line, in any of six languages."""

import re

from mail_gateway.client_phrases import SUBJECT_PREFIX
from mail_gateway.folding import fold

_WORDS: dict[str, dict[str, str]] = {
    "confirm": {
        "en": "confirm|confirmed|i confirm|yes confirm|we confirm|please confirm my contribution|i confirm my contribution|yes, i confirm|confirm my contribution|confirm it|confirm this",
        "fr": "confirmer|confirmé|confirme|je confirme|nous confirmons|oui je confirme|oui, je confirme|je confirme ma contribution|confirmation de ma contribution",
        "es": "confirmar|confirmo|confirmado|confirmamos|sí, confirmo|si, confirmo|si confirmo|sí confirmo|confirmo mi contribución|confirmación",
        "ru": "подтвердить|подтверждаю|подтверждаем|подтверждено|подтверждение|да, подтверждаю|подтвердить вклад|подтверждаю свой вклад",
        "zh": "确认|确定|我确认|我们确认|已确认|是的，确认|確認|同意确认|确认提交|予以确认",
        "ar": "تأكيد|أؤكد|اؤكد|نؤكد|أكد|اكد|نعم أؤكد|نعم، أؤكد|تم التأكيد|التأكيد|أؤكد مساهمتي|موافق ومؤكد",
    },
    "status": {
        "en": "status|my status|status?|what is my status|show status|check status|status please|my contribution status",
        "fr": "statut|mon statut|état|etat|statut ?|où en suis-je|état de ma contribution|statut de ma contribution|suivi",
        "es": "estado|mi estado|estatus|estado de mi contribución|consultar estado",
        "ru": "статус|мой статус|состояние|статус?|статус моего вклада|положение дел|узнать статус",
        "zh": "状态|我的状态|查询|查询状态|進度|进度|状态查询|狀態|查看状态",
        "ar": "الحالة|حالة|حالتي|ما هي حالتي|الوضع|حالة المساهمة|حالة مساهمتي|استعلام",
    },
    "withdraw": {
        "en": "withdraw|withdrawal|withdraw my contribution|withdraw my answers|i withdraw|we withdraw|retract|revoke|cancel my contribution|please withdraw|please withdraw my contribution|withdraw contribution|delete my contribution",
        "fr": "retirer|retrait|je retire|nous retirons|retirer ma contribution|je retire ma contribution|annuler ma contribution|révoquer|retirez ma contribution",
        "es": "retirar|retiro|retirar mi contribución|retiro mi contribución|retiramos|anular mi contribución|revocar|retirada",
        "ru": "отозвать|отзываю|отзыв|отзываем|отозвать вклад|отозвать ответ|отозвать ответы|снять вклад|отозвать мой вклад|отзываю свой вклад",
        "zh": "撤回|撤销|撤回意见|撤回提交|我撤回|撤回我的意见|撤回我的答复|取消提交|撤銷|收回",
        "ar": "سحب|انسحاب|أسحب|اسحب|نسحب|سحب المساهمة|سحب مساهمتي|أسحب مساهمتي|إلغاء المساهمة|الغاء مساهمتي|تراجع|اسحب مساهمتي",
    },
    "help": {
        "en": "help|help!|help me|please help|instructions|how to|commands|help please",
        "fr": "aide|aidez-moi|à l'aide|aide !|instructions|mode d'emploi|aide svp",
        "es": "ayuda|ayuda!|¡ayuda!|ayúdame|instrucciones|necesito ayuda|asistencia",
        "ru": "помощь|помогите|справка|инструкция|инструкции|помощь!|подсказка|помоги",
        "zh": "帮助|帮助！|求助|使用说明|幫助|帮忙|请帮助|指南",
        "ar": "مساعدة|المساعدة|ساعدوني|تعليمات|مساعده|ارشادات|إرشادات|أحتاج مساعدة|النجدة|المساعدة من فضلك",
    },
    "stop": {
        "en": "stop|stop!|unsubscribe|stop reminders|no more reminders|stop mailing me|stop sending|remove me|opt out|opt-out|unsubscribe me|please unsubscribe|please stop|stop all",
        "fr": "arrêter|arreter|arrêt|arret|arrêtez|stop|se désabonner|désabonner|désinscrire|désinscription|désabonnement|stopper|plus de rappels|se désinscrire|me désabonner",
        "es": "parar|pare|alto|detener|basta|cancelar suscripción|darme de baja|dar de baja|baja|no más recordatorios|desuscribir|deténganse",
        "ru": "стоп|остановить|прекратить|отписаться|отписка|хватит|не присылать|больше не писать|остановите|прекратите|стоп!|отпишите меня",
        "zh": "停止|停|退订|取消订阅|不要再发|停止提醒|停止发送|退訂|终止|请停止|取消提醒",
        "ar": "إيقاف|ايقاف|أوقف|اوقف|توقف|قف|إلغاء الاشتراك|الغاء الاشتراك|أوقفوا|كفى|لا مزيد من التذكيرات|وقف|إيقاف التذكير|ايقاف التذكيرات|اوقفوا",
    },
}  # fmt: skip
_PUNCTUATION = " \t.!?,;:\"'*_()[]{}<>/\\-–—…。！？¡¿#=|`~`"
_COURTESY = re.compile(
    r"^(?:please|s'il vous plaît|svp|por favor|пожалуйста|请|من فضلك|رجاء|الرجاء|يرجي|نرجو)[ ,:]*|[ ,]*(?:please|s'il vous plaît|svp|por favor|пожалуйста|من فضلك|رجاء|thanks|thank you|merci|gracias|спасибо|谢谢|شكرا)$"
)


def _key(text: str) -> str:
    return " ".join(fold(text).strip(_PUNCTUATION).split())


_COMMANDS: dict[str, tuple[str, str]] = {}
for _command, _languages in _WORDS.items():
    for _language, _phrases in _languages.items():
        for _phrase in _phrases.split("|"):
            _COMMANDS.setdefault(_key(_phrase) or _phrase, (_command, _language))
_LONGEST = max(map(len, _COMMANDS)) + 24


def command_of(line: str) -> tuple[str, str] | None:
    """The command a whole line is, and the language of its word. A word that merely begins a sentence is none."""
    if len(line) > 3 * _LONGEST:
        return None
    if line.strip() in ("?", "؟", "？"):
        return "help", ""
    key = _key(line)
    if not key or len(key) > _LONGEST:
        return None
    found = _COMMANDS.get(key)
    if found is None:
        key = _COURTESY.sub("", key).strip(_PUNCTUATION)
        found = _COMMANDS.get(key)
    return found


def bare_subject(subject: str) -> str:
    """The folded subject without `Re:`, `Fwd:` and their like in any language."""
    folded = fold(subject).strip()
    while True:
        match = SUBJECT_PREFIX.match(folded)
        if match is None or match.end() == 0:
            return folded
        folded = folded[match.end() :].lstrip()
