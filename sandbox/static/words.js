// The page's own words in the six languages of the people played.

export const LANGUAGES = { ar: "العربية", zh: "中文", en: "English", fr: "Français", ru: "Русский", es: "Español" };

const WORDS = {
  en: {
    sandbox: "Sandbox", person: "Person", newPerson: "New person", language: "Language", chat: "Chat", mail: "Mail", name: "Name",
    address: "E-mail address", cancel: "Cancel", create: "Create", message: "Message", send: "Send", start: "Start", menu: "Commands",
    attach: "Attach", file: "File", photo: "Photo", voice: "Voice note", sticker: "Sticker", location: "Location", contact: "Contact",
    edit: "Edit", delete: "Delete", reply: "Reply", edited: "edited", typing: "typing…", block: "Block", unblock: "Unblock",
    inbox: "Inbox", sent: "Sent", compose: "Write", to: "To", from: "From", subject: "Subject", quoting: "Reply as in", plain: "plain text, quoted",
    gmail: "Gmail", outlook: "Outlook", none: "no quotation", text: "Text", html: "HTML", source: "Source", back: "Back", noMail: "No mail here yet.",
    noChat: "This person has no chat.", noBox: "This person has no mailbox.", copied: "Copied", sentNow: "Sent", bot: "bot",
    remove: "Remove", loading: "Loading…", noSubject: "(no subject)", lost: "The sandbox does not answer. Trying again…",
  },
  fr: {
    sandbox: "Bac à sable", person: "Personne", newPerson: "Nouvelle personne", language: "Langue", chat: "Discussion", mail: "Courriel", name: "Nom",
    address: "Adresse électronique", cancel: "Annuler", create: "Créer", message: "Message", send: "Envoyer", start: "Démarrer", menu: "Commandes",
    attach: "Joindre", file: "Fichier", photo: "Photo", voice: "Message vocal", sticker: "Autocollant", location: "Position", contact: "Contact",
    edit: "Modifier", delete: "Supprimer", reply: "Répondre", edited: "modifié", typing: "écrit…", block: "Bloquer", unblock: "Débloquer",
    inbox: "Réception", sent: "Envoyés", compose: "Écrire", to: "À", from: "De", subject: "Objet", quoting: "Répondre comme", plain: "texte brut, cité",
    gmail: "Gmail", outlook: "Outlook", none: "sans citation", text: "Texte", html: "HTML", source: "Source", back: "Retour", noMail: "Aucun courriel pour l’instant.",
    noChat: "Cette personne n’a pas de discussion.", noBox: "Cette personne n’a pas de boîte aux lettres.", copied: "Copié", sentNow: "Envoyé", bot: "robot",
    remove: "Retirer", loading: "Chargement…", noSubject: "(sans objet)", lost: "Le bac à sable ne répond pas. Nouvel essai…",
  },
  es: {
    sandbox: "Banco de pruebas", person: "Persona", newPerson: "Nueva persona", language: "Idioma", chat: "Chat", mail: "Correo", name: "Nombre",
    address: "Correo electrónico", cancel: "Cancelar", create: "Crear", message: "Mensaje", send: "Enviar", start: "Iniciar", menu: "Comandos",
    attach: "Adjuntar", file: "Archivo", photo: "Foto", voice: "Nota de voz", sticker: "Sticker", location: "Ubicación", contact: "Contacto",
    edit: "Editar", delete: "Eliminar", reply: "Responder", edited: "editado", typing: "escribiendo…", block: "Bloquear", unblock: "Desbloquear",
    inbox: "Recibidos", sent: "Enviados", compose: "Redactar", to: "Para", from: "De", subject: "Asunto", quoting: "Responder como", plain: "texto, con cita",
    gmail: "Gmail", outlook: "Outlook", none: "sin cita", text: "Texto", html: "HTML", source: "Original", back: "Volver", noMail: "Aún no hay correo.",
    noChat: "Esta persona no tiene chat.", noBox: "Esta persona no tiene buzón.", copied: "Copiado", sentNow: "Enviado", bot: "bot",
    remove: "Quitar", loading: "Cargando…", noSubject: "(sin asunto)", lost: "El banco de pruebas no responde. Reintentando…",
  },
  ru: {
    sandbox: "Песочница", person: "Участник", newPerson: "Новый участник", language: "Язык", chat: "Чат", mail: "Почта", name: "Имя",
    address: "Электронный адрес", cancel: "Отмена", create: "Создать", message: "Сообщение", send: "Отправить", start: "Запустить", menu: "Команды",
    attach: "Прикрепить", file: "Файл", photo: "Фото", voice: "Голосовое", sticker: "Стикер", location: "Геопозиция", contact: "Контакт",
    edit: "Изменить", delete: "Удалить", reply: "Ответить", edited: "изменено", typing: "печатает…", block: "Заблокировать", unblock: "Разблокировать",
    inbox: "Входящие", sent: "Отправленные", compose: "Написать", to: "Кому", from: "От", subject: "Тема", quoting: "Ответить как", plain: "текст с цитатой",
    gmail: "Gmail", outlook: "Outlook", none: "без цитаты", text: "Текст", html: "HTML", source: "Исходник", back: "Назад", noMail: "Писем пока нет.",
    noChat: "У этого участника нет чата.", noBox: "У этого участника нет почты.", copied: "Скопировано", sentNow: "Отправлено", bot: "бот",
    remove: "Убрать", loading: "Загрузка…", noSubject: "(без темы)", lost: "Песочница не отвечает. Повтор…",
  },
  zh: {
    sandbox: "沙盒", person: "人员", newPerson: "新建人员", language: "语言", chat: "聊天", mail: "邮件", name: "姓名",
    address: "电子邮件地址", cancel: "取消", create: "创建", message: "消息", send: "发送", start: "开始", menu: "命令",
    attach: "附件", file: "文件", photo: "照片", voice: "语音", sticker: "贴纸", location: "位置", contact: "联系人",
    edit: "编辑", delete: "删除", reply: "回复", edited: "已编辑", typing: "正在输入…", block: "屏蔽", unblock: "解除屏蔽",
    inbox: "收件箱", sent: "已发送", compose: "写邮件", to: "收件人", from: "发件人", subject: "主题", quoting: "回复方式", plain: "纯文本引用",
    gmail: "Gmail", outlook: "Outlook", none: "不引用", text: "文本", html: "HTML", source: "源文件", back: "返回", noMail: "还没有邮件。",
    noChat: "此人没有聊天。", noBox: "此人没有邮箱。", copied: "已复制", sentNow: "已发送", bot: "机器人",
    remove: "移除", loading: "加载中…", noSubject: "（无主题）", lost: "沙盒没有响应，正在重试…",
  },
  ar: {
    sandbox: "بيئة التجربة", person: "الشخص", newPerson: "شخص جديد", language: "اللغة", chat: "المحادثة", mail: "البريد", name: "الاسم",
    address: "عنوان البريد الإلكتروني", cancel: "إلغاء", create: "إنشاء", message: "رسالة", send: "إرسال", start: "ابدأ", menu: "الأوامر",
    attach: "إرفاق", file: "ملف", photo: "صورة", voice: "رسالة صوتية", sticker: "ملصق", location: "الموقع", contact: "جهة اتصال",
    edit: "تعديل", delete: "حذف", reply: "رد", edited: "معدّلة", typing: "يكتب…", block: "حظر", unblock: "إلغاء الحظر",
    inbox: "الوارد", sent: "المرسل", compose: "كتابة", to: "إلى", from: "من", subject: "الموضوع", quoting: "الرد كما في", plain: "نص عادي مع اقتباس",
    gmail: "Gmail", outlook: "Outlook", none: "بلا اقتباس", text: "نص", html: "HTML", source: "المصدر", back: "رجوع", noMail: "لا بريد هنا بعد.",
    noChat: "ليس لهذا الشخص محادثة.", noBox: "ليس لهذا الشخص صندوق بريد.", copied: "تم النسخ", sentNow: "تم الإرسال", bot: "روبوت",
    remove: "إزالة", loading: "جارٍ التحميل…", noSubject: "(بلا موضوع)", lost: "بيئة التجربة لا تجيب. إعادة المحاولة…",
  },
};

let language = "en";

/** Speak this language from now on; others than the six get English. */
export function speak(code) {
  const primary = (code || "en").split("-")[0];
  language = primary in WORDS ? primary : "en";
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-word-label]")) element.setAttribute("aria-label", word(element.dataset.wordLabel));
}

/** One of the page's words in the language spoken. */
export function word(name) {
  return WORDS[language][name];
}

/** The language spoken. */
export function spoken() {
  return language;
}

/** A moment, as short as it can be said. */
export function moment(date) {
  const today = date.toDateString() === new Date().toDateString();
  const options = today ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };
  return new Intl.DateTimeFormat(language === "ar" ? "ar-u-nu-latn" : language, options).format(date);
}
