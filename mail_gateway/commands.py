"""Commands in a mail: one word as the whole subject or the whole first line, in any of six languages.

What withdraws a contribution or asks for its status is that word alone, at most with a "please": whole sentences with it
in them are read by people (`questioning`).
"""

import re

from mail_gateway.client_phrases import SUBJECT_PREFIX
from mail_gateway.folding import fold

_WORDS: dict[str, dict[str, str]] = {
    "confirm": {
        "en": "confirm|confirmed|i confirm|yes confirm|we confirm|i confirm my contribution|yes, i confirm|confirm my contribution|confirm it|confirm this",
        "fr": "confirmer|confirmé|confirme|je confirme|nous confirmons|oui je confirme|oui, je confirme|je confirme ma contribution|confirmation de ma contribution",
        "es": "confirmar|confirmo|confirmado|confirmamos|sí, confirmo|si, confirmo|si confirmo|sí confirmo|confirmo mi contribución|confirmación",
        "ru": "подтвердить|подтверждаю|подтверждаем|подтверждено|подтверждение|да, подтверждаю|подтвердить вклад|подтверждаю свой вклад",
        "zh": "确认|确定|我确认|我们确认|已确认|是的，确认|確認|同意确认|确认提交|予以确认",
        "ar": "تأكيد|أؤكد|اؤكد|نؤكد|أكد|اكد|نعم أؤكد|نعم، أؤكد|تم التأكيد|التأكيد|أؤكد مساهمتي|موافق ومؤكد",
    },
    "status": {
        "en": "status|my status|status?",
        "fr": "statut|mon statut|état|etat|statut ?|suivi",
        "es": "estado|mi estado|estatus",
        "ru": "статус|мой статус|состояние|статус?",
        "zh": "状态|我的状态|查询|進度|进度|状态查询|查询状态|狀態",
        "ar": "الحالة|حالة|حالتي|الوضع|استعلام",
    },
    "withdraw": {
        "en": "withdraw|withdrawal|i withdraw|we withdraw|retract|revoke",
        "fr": "retirer|retrait|je retire|nous retirons|révoquer",
        "es": "retirar|retiro|retiramos|revocar|retirada",
        "ru": "отозвать|отзываю|отзыв|отзываем",
        "zh": "撤回|撤销|我撤回|撤銷|收回",
        "ar": "سحب|انسحاب|أسحب|اسحب|نسحب|تراجع",
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
    "data": {
        "en": "data|my data",
        "fr": "données|mes données",
        "es": "datos|mis datos",
        "ru": "данные|мои данные",
        "zh": "我的数据|数据",
        "ar": "بياناتي",
    },
    "unite": {
        "en": "unite",
        "fr": "réunir",
        "es": "unir",
        "ru": "объединить",
        "zh": "合并",
        "ar": "دمج",
    },
    "telegram": {
        "en": "telegram|by telegram|in telegram",
        "fr": "par telegram|sur telegram|dans telegram",
        "es": "por telegram",
        "ru": "телеграм|в телеграм|в telegram",
        "zh": "通过telegram|电报",
        "ar": "تيليغرام|تلغرام|تيليجرام",
    },
    "mail": {
        "en": "mail|by mail|by e-mail|by email",
        "fr": "courriel|par courriel",
        "es": "correo|por correo",
        "ru": "почта|по почте",
        "zh": "邮件|通过邮件",
        "ar": "بريد|بالبريد|البريد",
    },
    "forget": {
        "en": "forget|forget me|please forget me|delete my data|erase my data|delete my personal data",
        "fr": "oublier|oubliez-moi|oubliez moi|m'oublier|supprimer mes données|effacer mes données|supprimez mes données|effacez mes données",
        "es": "olvidar|olvídenme|olvidarme|borrar mis datos|eliminar mis datos|suprimir mis datos|borren mis datos|eliminen mis datos",
        "ru": "забыть|забудьте меня|забыть меня|удалить мои данные|удалите мои данные|стереть мои данные",
        "zh": "忘记我|请忘记我|删除我的数据|删除我的个人数据|刪除我的資料",
        "ar": "نسيان|انسوني|احذفوا بياناتي|حذف بياناتي|امسحوا بياناتي|محو بياناتي",
    },
    "subscribe": {
        "en": "subscribe|subscription|subscribe me|notify me|keep me informed|remind me",
        "fr": "s'abonner|m'abonner|abonnement|je m'abonne|tenez-moi informé|me tenir informé",
        "es": "suscribirse|suscribirme|suscripción|me suscribo|manténganme informado|recuérdenme",
        "ru": "подписаться|подписка|подпишите меня|сообщите мне|напомните мне",
        "zh": "订阅|訂閱|我要订阅|请通知我|提醒我",
        "ar": "اشتراك|اشترك|أشترك|الاشتراك|أبلغوني|ذكروني",
    },
    "meeting": {
        "en": "meeting reminder|remind me of the meeting",
        "fr": "rappel de réunion|rappel de la réunion",
        "es": "recordatorio de reunión|recordatorio de la reunión",
        "ru": "напомнить о собрании|напоминание о собрании",
        "zh": "会议提醒|會議提醒",
        "ar": "تذكير بالاجتماع|التذكير بالاجتماع",
    },
    "share": {
        "en": "share|share this",
        "fr": "partager",
        "es": "compartir",
        "ru": "поделиться",
        "zh": "分享|转发",
        "ar": "شارك الرابط|مشاركة الرابط",
    },
    "unlink": {
        "en": "unlink|unlink telegram",
        "fr": "dissocier|dissocier telegram",
        "es": "desvincular|desvincular telegram",
        "ru": "отвязать|отвязать telegram",
        "zh": "解除关联|解除關聯",
        "ar": "فصل|فك الارتباط",
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
_CONFIRM = frozenset(map(_key, ("CONFIRM", "CONFIRMER", "CONFIRMAR", "ПОДТВЕРДИТЬ", "确认", "تأكيد")))
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


def is_confirm(line: str) -> bool:
    """Whether a line is the very word our letters ask for, in any language and letter case."""
    return _key(line) in _CONFIRM


def bare_subject(subject: str) -> str:
    """The folded subject without `Re:`, `Fwd:` and their like in any language."""
    folded = fold(subject).strip()
    while True:
        match = SUBJECT_PREFIX.match(folded)
        if match is None or match.end() == 0:
            return folded
        folded = folded[match.end() :].lstrip()
