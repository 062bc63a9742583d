// The chat side: messages, buttons, and what a person can do in a messenger.

import { alertBox, ask, attempt, base64, h, icon, size, toast } from "./dom.js";
import { moment, word } from "./words.js";

// A one-pixel picture, for trying what happens to photos.
const PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

export class Chat {
  constructor(panel) {
    this.panel = panel;
    this.view = null;
    this.drawn = new Map(); // message id -> { written, element }
  }

  /** Play another character: an empty chat until it is seen. */
  play(character) {
    this.character = character;
    this.view = null;
    this.drawn = new Map();
    this.answered = undefined;
    this.target = null; // the message being edited or replied to
    this.build();
  }

  /** Show what the character sees; tells whether the bot said something new. */
  see(view, first) {
    this.view = view;
    if (!view) {
      this.panel.replaceChildren(h("p", { class: "empty" }, word("noChat")));
      return false;
    }
    const before = this.drawn.size;
    this.drawHead();
    this.drawMessages(first);
    this.drawKeyboard();
    this.tellAnswer(first);
    const last = view.messages.at(-1);
    return !first && this.drawn.size > before && Boolean(last?.from_bot);
  }

  build() {
    const self = this;
    this.head = h("header", { class: "panel-head" });
    this.log = h("div", { class: "log", role: "log", tabIndex: 0, "aria-label": word("chat") });
    this.aim = h("div", { class: "aim", hidden: true });
    this.keyboard = h("div", { class: "keyboard", hidden: true });
    this.text = h("textarea", {
      rows: 1, dir: "auto", placeholder: word("message"), "aria-label": word("message"), enterKeyHint: "send",
      oninput: () => this.grow(),
      onkeydown: (event) => this.key(event),
      onpaste: (event) => this.paste(event),
    });
    this.file = h("input", { type: "file", multiple: true, hidden: true, onchange: () => this.sendFiles([...this.file.files]) });
    this.menuButton = popup("menu", word("menu"), () => this.menuEntries());
    const form = h(
      "form",
      { class: "composer", onsubmit: (event) => { event.preventDefault(); this.send(); } },
      this.menuButton,
      popup("attach", word("attach"), () => this.attachEntries()),
      this.text,
      h("button", { class: "round main", type: "submit", "aria-label": word("send"), title: word("send") }, icon("send")),
      this.file,
    );
    this.foot = h("div", { class: "foot" }, this.aim, this.keyboard, form);
    this.form = form;
    this.panel.replaceChildren(this.head, this.log, this.foot);
    this.panel.ondragover = (event) => event.preventDefault();
    this.panel.ondrop = (event) => { event.preventDefault(); self.sendFiles([...event.dataTransfer.files]); };
  }

  drawHead() {
    const { bot, typing, blocked } = this.view;
    this.head.replaceChildren(
      h("span", { class: "face bot" }, [...bot.name][0] || "?"),
      h("div", { class: "title" },
        h("strong", { dir: "auto" }, bot.name),
        h("small", {}, typing ? word("typing") : [h("bdi", { dir: "ltr" }, `@${bot.username}`), ` · ${word("bot")}`])),
      h("button", { type: "button", class: "quiet", onclick: () => this.act(blocked ? "unblock" : "block") }, word(blocked ? "unblock" : "block")),
    );
  }

  drawMessages(first) {
    const low = first || this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
    const { messages, bot } = this.view;
    if (!messages.length) {
      this.log.replaceChildren(
        h("div", { class: "welcome" },
          bot.description ? h("p", { dir: "auto" }, bot.description) : null,
          h("button", { type: "button", class: "main", onclick: () => this.act("start") }, word("start"))),
      );
      return;
    }
    this.log.querySelector(".welcome")?.remove();
    const present = new Set(messages.map((each) => each.message_id));
    for (const [id, old] of this.drawn) {
      if (!present.has(id)) { old.element.remove(); this.drawn.delete(id); }
    }
    for (const message of messages) {
      const written = JSON.stringify(message);
      const old = this.drawn.get(message.message_id);
      if (old?.written === written) continue;
      const element = this.bubble(message);
      if (old) old.element.replaceWith(element);
      else this.log.append(element);
      this.drawn.set(message.message_id, { written, element });
    }
    if (low) this.log.scrollTop = this.log.scrollHeight;
  }

  bubble(message) {
    const own = message.sender_id === this.character.user_id;
    const answered = message.reply_to && this.view.messages.find((each) => each.message_id === message.reply_to);
    // The direction of a message is that of its first strong letter, as in Telegram.
    const words = h("div", { class: "words", dir: "auto" });
    words.innerHTML = message.html; // made by the sandbox, which escapes what people wrote
    for (const link of words.querySelectorAll("a")) Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
    return h("article", { class: `message ${own ? "own" : "theirs"}`, "data-id": String(message.message_id) },
      h("div", { class: "bubble" },
        answered ? h("blockquote", { class: "answered", dir: "auto" }, answered.text.slice(0, 120)) : null,
        message.file ? this.fileOf(message) : message.kind !== "text" && !message.text ? h("em", { class: "kind" }, this.kindOf(message)) : null,
        message.text ? words : null,
        h("footer", {}, this.tools(message, own), message.edited ? `${word("edited")} ·` : "", h("time", {}, moment(new Date(message.date * 1000))))),
      message.buttons.length ? h("div", { class: "buttons" }, message.buttons.map((row) => h("div", { class: "button-row" }, row.map((button) => this.button(message, button))))) : null);
  }

  fileOf(message) {
    const { file } = message;
    const link = `/sandbox/files/${encodeURIComponent(file.file_id)}`;
    if (message.kind === "photo" && file.size) return h("img", { class: "picture", src: link, alt: file.name });
    return h("a", { class: "file", href: link, download: file.name },
      icon("file"), h("span", {}, h("bdi", {}, message.kind === "document" ? file.name : this.kindOf(message)), h("small", {}, h("bdi", { dir: "ltr" }, size(file.size)))));
  }

  kindOf(message) {
    return { sticker: word("sticker"), location: word("location"), contact: word("contact"), voice: word("voice") }[message.kind] || message.kind;
  }

  tools(message, own) {
    const tool = (name, what, action) => h("button", { type: "button", "aria-label": what, title: what, onclick: action }, icon(name));
    return h("div", { class: "tools" },
      tool("reply", word("reply"), () => this.aimAt(message, "reply")),
      own && message.text ? tool("edit", word("edit"), () => this.aimAt(message, "edit")) : null,
      own ? tool("trash", word("delete"), () => this.act("delete", { message_id: message.message_id })) : null);
  }

  button(message, button) {
    if (button.url) return h("a", { class: "inline-button", href: button.url, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, `${button.text} ↗`);
    return h("button", { type: "button", class: "inline-button", dir: "auto", onclick: async (event) => {
      const pressed = event.currentTarget;
      pressed.setAttribute("aria-busy", "true");
      if (button.copies) { await navigator.clipboard?.writeText(button.copies).catch(() => {}); toast(`${word("copied")}: ${button.copies}`); }
      await this.act("tap", { words: button.data ?? button.text, message_id: message.message_id });
      setTimeout(() => pressed.removeAttribute("aria-busy"), 400);
    } }, button.text);
  }

  drawKeyboard() {
    const rows = this.view.keyboard;
    this.keyboard.hidden = !rows.length;
    this.keyboard.replaceChildren(...rows.map((row) => h("div", { class: "button-row" }, row.map((text) =>
      h("button", { type: "button", class: "inline-button", dir: "auto", onclick: () => this.act("tap", { words: text }) }, text)))));
    this.menuButton.hidden = !this.view.menu.length;
    this.form.inert = this.view.blocked;
    this.form.classList.toggle("off", this.view.blocked);
  }

  /** What the bot answered to a tap: a passing note, or a box to acknowledge. */
  tellAnswer(first) {
    const answer = this.view.answer;
    if (!first && answer && answer.id !== this.answered && answer.text) (answer.show_alert ? alertBox : toast)(answer.text);
    this.answered = answer?.id;
  }

  menuEntries() {
    return this.view.menu.map((each) => ({
      label: h("span", { class: "command" }, h("b", { dir: "ltr" }, `/${each.command}`), h("span", { dir: "auto" }, each.description)),
      action: () => this.act("send", { text: `/${each.command}` }),
    }));
  }

  attachEntries() {
    const entries = [
      [word("file"), () => this.file.click()],
      [word("photo"), () => this.act("send_photo", { data: PICTURE, caption: this.take() })],
      [word("voice"), () => this.act("send_voice", { seconds: 7 })],
      [word("sticker"), () => this.act("send_sticker", { emoji: "👍" })],
      [word("location"), () => this.act("send_location")],
      [word("contact"), () => this.act("send_contact")],
    ];
    return entries.map(([label, action]) => ({ label, action }));
  }

  aimAt(message, what) {
    this.target = { message, what };
    this.aim.hidden = false;
    this.aim.replaceChildren(
      h("span", { class: "aim-what" }, word(what)),
      h("span", { class: "aim-text", dir: "auto" }, message.text.slice(0, 100) || message.kind),
      h("button", { type: "button", class: "round", "aria-label": word("cancel"), onclick: () => this.forget() }, icon("close")));
    if (what === "edit") this.text.value = message.text;
    this.grow();
    this.text.focus();
  }

  forget() {
    if (this.target?.what === "edit") this.text.value = "";
    this.target = null;
    this.aim.hidden = true;
    this.grow();
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && matchMedia("(hover: hover)").matches) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && this.target) {
      this.forget();
    } else if (event.key === "ArrowUp" && !this.text.value) {
      const last = this.view?.messages.findLast((each) => each.sender_id === this.character.user_id && each.text);
      if (last) { event.preventDefault(); this.aimAt(last, "edit"); }
    }
  }

  paste(event) {
    const files = [...event.clipboardData.files];
    if (files.length) { event.preventDefault(); this.sendFiles(files); }
  }

  async send() {
    const target = this.target;
    if (!this.text.value.trim()) return;
    const text = this.take();
    if (target?.what === "edit") await this.act("edit", { message_id: target.message.message_id, text });
    else await this.act("send", { text, reply_to: target?.message.message_id ?? null });
  }

  async sendFiles(files) {
    let caption = files.length ? this.take() : "";
    for (const file of files) {
      await this.act("send_file", { name: file.name, data: await base64(file), mime: file.type || null, caption });
      caption = "";
    }
    this.file.value = "";
  }

  /** The text typed, which leaves the field. */
  take() {
    const text = this.text.value;
    this.target = null;
    this.aim.hidden = true;
    this.text.value = "";
    this.grow();
    return text;
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, 180)}px`;
  }

  async act(act, fields = {}) {
    this.log.scrollTop = this.log.scrollHeight;
    return attempt(() => ask(`/sandbox/persons/${this.character.user_id}/${act}`, fields));
  }
}

/** A button that opens a list of actions; arrows move in it, Escape closes it. */
function popup(name, label, entries) {
  const list = h("ul", { class: "popup", role: "menu", hidden: true });
  const opener = h("button", { type: "button", class: "round", "aria-label": label, title: label, "aria-haspopup": "menu", "aria-expanded": "false" }, icon(name));
  const close = (focus) => {
    list.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    if (focus) opener.focus();
  };
  opener.addEventListener("click", () => {
    if (!list.hidden) return close(true);
    list.replaceChildren(...entries().map(({ label: text, action }) =>
      h("li", { role: "none" }, h("button", { type: "button", role: "menuitem", onclick: () => { close(true); action(); } }, text))));
    list.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    list.querySelector("button")?.focus();
  });
  const place = h("div", { class: "has-popup" }, opener, list);
  place.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const items = [...list.querySelectorAll("button")];
    const at = items.indexOf(document.activeElement);
    if (event.key === "Escape") { event.stopPropagation(); close(true); }
    else if (event.key === "ArrowDown") { event.preventDefault(); items[(at + 1) % items.length].focus(); }
    else if (event.key === "ArrowUp") { event.preventDefault(); items[(at - 1 + items.length) % items.length].focus(); }
  });
  place.addEventListener("focusout", (event) => { if (!place.contains(event.relatedTarget)) close(false); });
  return place;
}
