"""Salutations are told from sentences that only begin like one."""

import pytest

from mail_gateway.folding import fold
from mail_gateway.greetings import is_greeting


@pytest.mark.parametrize(
    "line",
    [
        "Dear Sir or Madam,", "Dear Dr. Smith,", "Dear Secretariat", "Hi", "Hello Ann!", "Good morning,", "To whom it may concern:", "Dear Mr. President, dear colleagues,",
        "Bonjour,", "Madame, Monsieur,", "Monsieur le Secrétaire général,", "Chers collègues,", "Bonjour Madame,", "Madame la Directrice, Monsieur le Directeur,",
        "Estimados señores:", "Buenos días:", "Muy señores míos:", "Hola", "Estimada Sra. Gómez:",
        "Уважаемые господа!", "Здравствуйте.", "Добрый день!", "Уважаемый Иван Петрович,", "Здравствуйте, Consultation.", "Добрый день, уважаемые коллеги!",
        "尊敬的秘书处：", "您好：", "各位专家：", "您好！", "尊敬的各位同事：",
        "السلام عليكم ورحمة الله وبركاته", "السادة الأفاضل،", "تحية طيبة وبعد،", "سعادة الأمين المحترم", "السلام عليكم", "السيد رئيس الأمانة المحترم، تحية طيبة وبعد،",
    ],
)  # fmt: skip
def test_a_salutation_is_one(line: str) -> None:
    """In six languages."""
    assert is_greeting(line, fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "Hello, I agree with everything.", "Hi, yes", "Dear users deserve better.", "Excellence in service matters.", "Dear colleagues, we welcome this consultation.",
        "Good day to all the members who care about the privacy of children", "Hello, openness first", "Hi there, is it too late?",
        "Bonjour, oui je suis d'accord avec tout.", "Bonjour, non", "Salut, moins de règles", "Chers sont les services mobiles dans nos régions.",
        "Hola, sí", "Señores, basta de impuestos", "Estimados usuarios merecen respeto.",
        "Здравствуйте, мы согласны", "Привет, нет", "Уважаемые люди считают иначе.",
        "各位用户都需要隐私。", "您好，我同意", "尊敬隐私是最重要的。",
        "السلام عليكم، نعم", "السادة المشغلون يجب أن يدفعوا", "مرحبا نحن موافقون",
    ],
)  # fmt: skip
def test_a_line_that_says_something_is_no_salutation(line: str) -> None:
    """However it begins: its words would be lost to the contribution."""
    assert not is_greeting(line, fold(line))
