// The mail side: a list, a letter, and a window to write one, as in a mail program.

import { ask, attempt, base64, h, icon, size, toast } from "./dom.js";
import { moment, spoken, word } from "./words.js";

const QUOTINGS = ["plain", "gmail", "outlook", "none"];

export class Mail {
  constructor(panel) {
    this.panel = panel;
    this.desk = "";
  }

  /** Play another character: the list of their inbox. */
  play(character) {
    this.character = character;
    this.view = null;
    this.folder = "INBOX";
    this.showing = "list"; // or a letter, or the window to write one
    this.panel.replaceChildren();
  }

  /** Show the mailbox; tells whether a letter came. */
  see(view, first) {
    const before = this.view?.INBOX.length ?? 0;
    this.view = view;
    if (!view) {
      this.panel.replaceChildren(h("p", { class: "empty" }, word("noBox")));
      return false;
    }
    if (this.showing === "list") this.drawList();
    else this.drawUnread();
    return !first && view.INBOX.length > before;
  }

  get box() {
    return `/sandbox/mail/boxes/${encodeURIComponent(this.character.address)}`;
  }

  drawList() {
    this.showing = "list";
    const letters = this.view[this.folder];
    const focused = this.panel.contains(document.activeElement) ? document.activeElement.dataset.uid : null;
    const scrolled = this.list?.scrollTop ?? 0;
    this.unread = h("b", { class: "count" });
    this.list = h("ul", { class: "letters" }, letters.map((each) => this.line(each)));
    const folder = (name, label, extra) =>
      h("button", { type: "button", "aria-pressed": String(this.folder === name), onclick: () => { this.folder = name; this.drawList(); } }, label, extra);
    this.panel.replaceChildren(
      h("header", { class: "panel-head" },
        h("div", { class: "switch" }, folder("INBOX", word("inbox"), this.unread), folder("Sent", word("sent"))),
        h("small", { class: "address" }, h("bdi", { dir: "ltr" }, this.character.address)),
        h("button", { type: "button", class: "main", onclick: () => this.write({ to: this.desk, subject: "", text: "" }) }, icon("write"), word("compose"))),
      letters.length ? this.list : h("p", { class: "empty" }, word("noMail")));
    this.list.scrollTop = scrolled;
    this.drawUnread();
    if (focused) this.panel.querySelector(`[data-uid="${focused}"]`)?.focus();
  }

  drawUnread() {
    const count = this.view.INBOX.filter((each) => !each.flags.includes("\\Seen")).length;
    if (this.unread) this.unread.textContent = count ? String(count) : "";
  }

  line(letter) {
    const unread = this.folder === "INBOX" && !letter.flags.includes("\\Seen");
    return h("li", {},
      h("button", { type: "button", class: unread ? "letter unread" : "letter", "data-uid": String(letter.uid), onclick: () => this.open(letter.uid, this.folder) },
        h("span", { class: "who", dir: "auto" }, nameIn(this.folder === "Sent" ? letter.to : letter.from)),
        h("time", {}, moment(new Date(letter.received_at))),
        h("span", { class: "what", dir: "auto" }, letter.subject || word("noSubject")),
        letter.has_files ? icon("attach") : null,
        h("span", { class: "preview", dir: "auto" }, letter.preview)));
  }

  async open(uid, folder) {
    const place = `${this.box}/${uid}`;
    const query = `?folder=${encodeURIComponent(folder)}`;
    const letter = await attempt(() => ask(place + query));
    if (!letter) return;
    if (!letter.flags.includes("\\Seen")) await attempt(() => ask(`${place}/seen${query}`, {}));
    this.showing = "letter";
    this.unread = null;
    const body = h("div", { class: "letter-body" });
    const back = h("button", { type: "button", class: "round", "aria-label": word("back"), title: word("back"), onclick: () => this.drawList() }, icon("back"));
    const kinds = h("div", { class: "switch" });
    const show = (kind) => {
      for (const button of kinds.children) button.setAttribute("aria-pressed", String(button.dataset.kind === kind));
      body.replaceChildren(kind === "html" ? fenced(`${place}/html${query}`, word("html")) : kind === "text" ? asText(letter.text) : source(`${place}/raw${query}`));
    };
    for (const kind of letter.has_html ? ["html", "text", "source"] : ["text", "source"]) {
      kinds.append(h("button", { type: "button", "data-kind": kind, onclick: () => show(kind) }, word(kind)));
    }
    this.panel.replaceChildren(
      h("header", { class: "panel-head" }, back, kinds, h("span", { class: "grow" }),
        h("button", { type: "button", class: "main", onclick: () => this.reply(letter, folder) }, icon("reply"), word("reply"))),
      h("div", { class: "letter-head" },
        h("h2", { dir: "auto" }, letter.subject || word("noSubject")),
        h("dl", {}, field(word("from"), letter.from), field(word("to"), letter.to)),
        h("time", {}, moment(new Date(letter.received_at))),
        letter.files.length ? h("div", { class: "files" }, letter.files.map((file, number) =>
          h("a", { class: "file", href: `${place}/files/${number}${query}`, download: file.name },
            icon("file"), h("span", {}, h("bdi", {}, file.name || file.mime), h("small", {}, h("bdi", { dir: "ltr" }, size(file.size))))))) : null),
      body);
    show(letter.has_html ? "html" : "text");
    back.focus();
  }

  async reply(letter, folder) {
    const query = new URLSearchParams({ folder, language: spoken() });
    const draft = await attempt(() => ask(`${this.box}/${letter.uid}/draft?${query}`));
    if (draft) this.write({ ...draft, answering: letter.uid, folder });
  }

  /** The window to write in; `draft.answering` names the letter that is answered. */
  write(draft) {
    this.showing = "writing";
    this.unread = null;
    let files = [];
    const to = h("input", { value: draft.to, dir: "auto", required: true, autocomplete: "off" });
    const subject = h("input", { value: draft.subject, dir: "auto", autocomplete: "off" });
    const text = h("textarea", { value: draft.text, dir: "auto", "aria-label": word("message") });
    const quoting = h("select", {}, QUOTINGS.map((each) => h("option", { value: each }, word(each))));
    quoting.addEventListener("change", () => {
      // Only the plain style shows the quotation in the window; the others put it below when sending.
      if (quoting.value === "plain") text.value += draft.text;
      else text.value = text.value.replace(draft.text, "");
    });
    const chosen = h("div", { class: "files" });
    const drawFiles = () => chosen.replaceChildren(...files.map((file) =>
      h("span", { class: "file" }, icon("file"), h("span", {}, h("bdi", {}, file.name), h("small", {}, h("bdi", { dir: "ltr" }, size(file.size)))),
        h("button", { type: "button", class: "round", "aria-label": `${word("remove")} ${file.name}`, onclick: () => { files = files.filter((each) => each !== file); drawFiles(); } }, icon("close")))));
    const picker = h("input", { type: "file", multiple: true, hidden: true, onchange: () => { files.push(...picker.files); picker.value = ""; drawFiles(); } });
    const form = h("form", { class: "writing" },
      h("label", {}, h("span", {}, word("to")), to),
      h("label", {}, h("span", {}, word("subject")), subject),
      draft.answering ? h("label", {}, h("span", {}, word("quoting")), quoting) : null,
      text, chosen, picker);
    const send = async () => {
      if (!form.reportValidity()) return;
      const packed = await Promise.all(files.map(async (file) => ({ name: file.name, mime: file.type, base64: await base64(file) })));
      const done = await attempt(() => ask(`${this.box}/write`, {
        name: this.character.name, language: spoken(), to: to.value, subject: subject.value, text: text.value,
        answering: draft.answering ?? null, folder: draft.folder ?? "INBOX", quoting: quoting.value, files: packed,
      }));
      if (done) { toast(word("sentNow")); this.drawList(); }
    };
    form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
    this.panel.replaceChildren(
      h("header", { class: "panel-head" },
        h("button", { type: "button", class: "round", "aria-label": word("cancel"), title: word("cancel"), onclick: () => this.drawList() }, icon("close")),
        h("span", { class: "grow" }),
        h("button", { type: "button", class: "quiet", onclick: () => picker.click() }, icon("attach"), word("attach")),
        h("button", { type: "button", class: "main", onclick: send }, icon("send"), word("send"))),
      form);
    (draft.answering ? text : subject).focus();
    text.setSelectionRange(0, 0);
  }
}

function nameIn(people) {
  const named = people.match(/^\s*"?([^"<]+?)"?\s*</);
  return named ? named[1] : people;
}

function field(name, value) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, h("bdi", {}, value)));
}

/** The text part, each paragraph in its own direction, quotations set back. */
function asText(text) {
  const lines = text.replace(/\s+$/, "").split("\n");
  return h("div", { class: "plain" }, lines.map((line) => h("div", { dir: "auto", class: /^[>|]/.test(line) ? "quoted" : "" }, line || "\u200b")));
}

/** The HTML part in a frame without scripts, as high as its content. */
function fenced(address, label) {
  const frame = h("iframe", { src: address, title: label, sandbox: "allow-same-origin allow-popups" });
  frame.addEventListener("load", () => {
    const inside = frame.contentDocument;
    for (const link of inside.querySelectorAll("a[href]")) link.target = "_blank";
    if (getComputedStyle(inside.body).marginLeft === "8px") inside.body.style.margin = "18px"; // no margin of its own
    const fit = () => (frame.style.height = `${inside.documentElement.scrollHeight + 2}px`);
    fit();
    new ResizeObserver(fit).observe(frame.parentElement);
  });
  return frame;
}

function source(address) {
  const place = h("pre", { class: "source", dir: "ltr" }, word("loading"));
  fetch(address).then((answer) => answer.text()).then((text) => (place.textContent = text), (fault) => (place.textContent = fault.message));
  return place;
}
