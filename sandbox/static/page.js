// The sandbox page: who is played, what they see now, and which side is in view.

import { Chat } from "./chat.js";
import { ask, attempt, h, toast } from "./dom.js";
import { Mail } from "./mail.js";
import { LANGUAGES, speak, spoken, word } from "./words.js";

const chat = new Chat(document.getElementById("chat"));
const mail = new Mail(document.getElementById("mail"));
const people = document.getElementById("people");
const language = document.getElementById("language");
const main = document.querySelector("main");

let characters = [];
let chosen = null;
let listening = null; // aborts the question that waits for news

async function begin() {
  for (const select of [language, document.querySelector("#newcomer select")]) {
    select.append(...Object.entries(LANGUAGES).map(([code, name]) => h("option", { value: code }, name)));
  }
  language.addEventListener("change", changeLanguage);
  document.getElementById("invite").addEventListener("click", openNewcomer);
  for (const tab of document.querySelectorAll(".tabs button")) tab.addEventListener("click", () => show(tab.dataset.side));
  setUpNewcomer();
  await loadPeople();
  const wanted = new URLSearchParams(location.hash.slice(1));
  if (wanted.get("side") === "mail") show("mail");
  choose(characters.find((each) => each.id === wanted.get("id")) || characters[0]);
}

async function loadPeople() {
  const answer = await attempt(() => ask("/sandbox/characters"));
  if (!answer) return;
  characters = answer.characters;
  mail.desk = answer.desk;
  drawPeople();
  if (!characters.length) openNewcomer();
}

function drawPeople() {
  people.replaceChildren(
    ...characters.map((each) =>
      h(
        "button",
        { type: "button", class: "chip", "aria-pressed": String(each.id === chosen?.id), title: each.address || "", onclick: () => choose(each) },
        h("span", { class: "face", "data-hue": String(hue(each.id)) }, initial(each.name)),
        h("span", { dir: "auto" }, each.name),
      ),
    ),
  );
}

function choose(character) {
  if (!character) return;
  chosen = character;
  history.replaceState(null, "", `#id=${encodeURIComponent(character.id)}`);
  speak(character.language);
  language.value = spoken();
  document.title = `${character.name} · ${word("sandbox")}`;
  chat.play(character);
  mail.play(character);
  drawPeople();
  people.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
  listen(character);
}

/** Ask what the character sees, again and again; each question waits until there is news. */
async function listen(character) {
  listening?.abort();
  listening = new AbortController();
  const { signal } = listening;
  let mark = "";
  while (!signal.aborted) {
    try {
      const query = new URLSearchParams({ id: character.id, known: mark, wait: mark ? "25" : "0" });
      const view = await ask(`/sandbox/view?${query}`, undefined, { signal });
      if (signal.aborted) return;
      if (view.mark === mark) continue;
      const first = mark === "";
      mark = view.mark;
      if (view.count !== characters.length) await loadPeople();
      announce("chat", chat.see(view.chat, first));
      announce("mail", mail.see(view.mail, first));
    } catch (fault) {
      if (signal.aborted) return;
      toast(word("lost"));
      await new Promise((wake) => setTimeout(wake, 1500));
    }
  }
}

/** Mark the side that is out of view when something new came there. */
function announce(side, news) {
  const tab = document.querySelector(`.tabs [data-side="${side}"]`);
  if (news && main.dataset.shows !== side) tab.querySelector(".dot").hidden = false;
}

function show(side) {
  main.dataset.shows = side;
  for (const tab of document.querySelectorAll(".tabs button")) {
    tab.setAttribute("aria-pressed", String(tab.dataset.side === side));
    if (tab.dataset.side === side) tab.querySelector(".dot").hidden = true;
  }
}

async function changeLanguage() {
  const code = language.value;
  if (chosen.user_id !== null) await attempt(() => ask(`/sandbox/persons/${chosen.user_id}/speak`, { language_code: code }));
  chosen.language = code;
  choose(chosen);
}

function openNewcomer() {
  const dialog = document.getElementById("newcomer");
  dialog.querySelector(".fault").textContent = "";
  dialog.querySelector("select").value = spoken();
  dialog.showModal();
}

function setUpNewcomer() {
  const dialog = document.getElementById("newcomer");
  const form = dialog.querySelector("form");
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(form));
    try {
      const answer = await ask("/sandbox/characters", given);
      characters = answer.characters;
      form.reset();
      dialog.close();
      choose(characters.find((each) => each.address === given.address));
    } catch (fault) {
      dialog.querySelector(".fault").textContent = fault.message;
    }
  });
}

function initial(name) {
  return [...name.trim()][0]?.toUpperCase() || "?";
}

function hue(id) {
  return [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 6, 7);
}

begin();
