"""Tells a question to staff ("may we have two more weeks?") from a contribution that asks something in passing."""

import re

from mail_gateway.folding import fold

_LONGEST = 900
_SENTENCE = re.compile(r"[^.!?。\n]+[.!?。]*")
_ASKING = re.compile(
    r"\b(?:could you|can you|would you|will you|may (?:i|we)|can (?:i|we)|could (?:i|we)|should (?:i|we)|do (?:i|we)|are we|is it|is there|where (?:can|do|is|should)|when (?:is|does|will|do)|how (?:do|can|should|long|many)|what is|which|who (?:is|can|should)|please (?:tell|advise|clarify|let (?:me|us) know|confirm (?:whether|if|that|receipt|reception)|send)|i would like to know|we would like to know|wondering|deadline|extension|clarif)|"
    r"pouvez-vous|pourriez-vous|est-ce qu|puis-je|peut-on|pouvons-nous|faut-il|dois-je|quand|comment|où|quelle? est|date limite|délai|prolong|merci de (?:nous|me) (?:préciser|confirmer|indiquer)|je voudrais savoir|j'aimerais savoir|"
    r"podría|pueden|puede usted|podemos|puedo|cuándo|cuando|cómo|dónde|hasta qué|cuál es|plazo|prórroga|quisiera saber|querríamos saber|me gustaría saber|es posible|"
    r"можно ли|могу ли|можем ли|не могли бы|могли бы|подскажите|сообщите|когда|как (?:можно|мне|нам|подать|отправить)|где|куда|каков|срок|продл|скажите|уточните|"
    r"请问|能否|是否可以|可否|可以.{0,20}吗|什么时候|何时|如何提交|怎么|怎样|哪里|截止|延期|吗|"
    r"هل|متي|كيف يمكن(?:ني|نا)|اين|ما هو|ما هي|الموعد النهائي|تمديد|يرجي (?:توضيح|افادتنا|التوضيح|اعلامنا)|نرجو (?:توضيح|افادتنا)|اود ان اعرف|نود معرفة|ارجو (?:توضيح|افادتي)"
)
_CONTRIBUTING = re.compile(
    r"(?:our|my|the following|this is our) (?:contribution|position|response|submission|comments|views|opinion|reply|answers?)|we (?:believe|think|consider|support|recommend|propose|suggest|submit|welcome|urge)|in our (?:view|opinion)|"
    r"(?:notre|nos|mon) (?:contribution|position|réponse|observations|avis)|nous (?:pensons|estimons|considérons|recommandons|proposons|soutenons)|à notre avis|"
    r"(?:nuestra|nuestros|mi) (?:contribución|posición|respuesta|comentarios|opinión)|(?:creemos|consideramos|proponemos|recomendamos|apoyamos)|"
    r"(?:наш|наша|наше|мой|мое) (?:вклад|позиция|ответ|мнение)|(?:считаем|полагаем|предлагаем|рекомендуем|поддерживаем|думаю|считаю)|"
    r"我们(?:认为|建议|支持|主张)|我认为|"
    r"(?:مساهمتنا|موقفنا|ردنا|راينا|مساهمتي)|(?:نعتقد|نري|نقترح|نوصي|ندعم|اعتقد|اري ان)"
)
_ASKED = re.compile(r"[^.!?。\n]+\?")
_OWN_PAPER = re.compile(
    r"\b(?:our|my) (?:contribution|position|response|submission|comments|reply|answers?)|\b(?:notre|nos|mon|ma) (?:contribution|réponses?|observations)|"
    r"\b(?:nuestr[ao]s?|mi) (?:contribución|respuestas?|comentarios)|(?:наш|наша|наше|мой|мое) (?:вклад|ответ)|(?:مساهمتنا|ردنا|مساهمتي)"
)
#: Sentences about what became, or is to become, of their own contribution: only a person may act on them. Folded.
_REQUEST = re.compile(
    r"\b(?:withdraw|withdrawing|retract|revoke|cancel|delete|remove|please confirm|status of|state of) "
    r"(?:(?:my|our) (?:\w+ )?(?:contributions?|answers?|submissions?|responses?|comments)|the contribution)\b|"
    r"\b(?:my|our) (?:contribution|submission|answers?) status\b|"
    r"\b(?:retir(?:er|ez|e|ons)|annul(?:er|ez|e|ons)|supprim(?:er|ez)|révoquer|confirmez|statut de|état de|suivi de|où en est) "
    r"(?:(?:ma|mes|notre|nos) (?:\w+ )?(?:contributions?|réponses?|observations|commentaires)|la contribution)\b|"
    r"\b(?:retir(?:ar|en?|o|amos)|anul(?:ar|en?)|elimin(?:ar|en?)|revocar|confirmen?|estado de|situación de) "
    r"(?:(?:mis?|nuestr[ao]s?) (?:\w+ )?(?:contribución|contribuciones|respuestas?|comentarios)|la contribución)\b|"
    r"(?:отозвать|отзовите|отзываю|отзываем|снять|снимите|удалить|удалите|аннулировать|подтвердите|статус|состояние) "
    r"(?:мо[йиюея]|моего|моих|наши?|нашу|нашего|наших|сво[йиюе]|своего|своих|этот|наш) ?(?:\w+ )?(?:вклада?|ответ(?:ы|а|ов)?|предложени[яей]|комментари[ией])\b|"
    r"(?:撤回|撤销|撤銷|收回|取消|删除)(?:我|我们|本人|我方)(?:的|所?提交的)?[^，。]{0,4}(?:文稿|意见|答复|回答|回复|提交)|"
    r"(?:我|我们|本人|我方)(?:的|所?提交的)[^，。]{0,4}(?:文稿|意见|答复|回答|回复|提交)[^，。]{0,4}(?:撤回|撤销|撤銷|收回|取消|删除|状态|进度)|"
    r"^\W*请?撤回(?:意见|提交|答复|文稿)\W*$|"
    r"(?:سحب|اسحب|نسحب|تسحبوا|اسحبوا|الغاء|الغوا|حذف|احذفوا|حاله|حالة) (?:(?:مساهمت|ردود|رد|اجابات|اجابت|تعليقات)(?:ي|نا)|المساهمة)(?!\w)"
)
_LONGEST_REQUEST = 400


def _without_own_paper(asked: re.Match[str]) -> str:
    return _OWN_PAPER.sub(" ", asked[0])


def is_request(written: str) -> bool:
    """Whether words that answer nothing ask, in a sentence, what becomes of a contribution ("please withdraw my answers")."""
    return len(written) <= _LONGEST_REQUEST and _REQUEST.search(" ".join(fold(written).split())) is not None


def is_question(written: str) -> bool:
    """Whether words that answer nothing ask us something rather than tell us something."""
    if len(written) > _LONGEST:
        return False
    if is_request(written):
        return True
    folded = fold(written)
    if "?" not in folded and not _ASKING.search(folded):
        return False
    # "May we send our answers later?" speaks of answers and gives none.
    if _CONTRIBUTING.search(_ASKED.sub(_without_own_paper, folded)):
        return False
    sentences = [sentence.strip() for sentence in _SENTENCE.findall(folded) if len(sentence.strip()) > 3]
    if not sentences:
        return "?" in folded
    asking = [sentence for sentence in sentences if sentence.endswith("?")]
    if asking:
        return len(asking) * 5 >= len(sentences) or bool(_ASKING.search(" ".join(asking)))
    return bool(_ASKING.search(folded)) and len(sentences) <= 4
