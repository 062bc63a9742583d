// Small tools of the page: making elements, talking to the sandbox, saying things to the person.

/** An element with properties and children; `on…` properties are listeners, null children are left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name in element && !name.startsWith("aria")) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An icon from the drawings below; decorative, so hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", DRAWINGS[name]);
  svg.append(path);
  return svg;
}

const DRAWINGS = {
  attach: "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8",
  send: "M4 12l16-8-5.5 16-3-6.5zM11.5 13.5L20 4",
  menu: "M4 7h16M4 12h16M4 17h10",
  back: "M14.5 5l-7 7 7 7",
  edit: "M4 20l1-4.5L16 4.5a1.8 1.8 0 0 1 2.6 0l.9.9a1.8 1.8 0 0 1 0 2.6L8.5 19z",
  reply: "M9 6l-6 6 6 6M3.5 12H14a7 7 0 0 1 7 7",
  trash: "M5 7h14M10 7V5h4v2M7 7l1 13h8l1-13",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  close: "M6 6l12 12M18 6L6 18",
  write: "M12 5v14M5 12h14",
};

/** Ask the sandbox; the answer's JSON, or an Error in its words. */
export async function ask(path, body, options = {}) {
  const request = body === undefined ? {} : { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  const response = await fetch(path, { ...request, ...options });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error || `${response.status} ${response.statusText}`);
  return answer;
}

/** A file as base64. */
export async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

let hiding;

/** Say something for a moment. */
export function toast(text) {
  const place = document.getElementById("toast");
  place.textContent = text;
  place.dir = "auto";
  place.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (place.hidden = true), 4000);
}

/** Say something that has to be acknowledged. */
export function alertBox(text) {
  const box = document.getElementById("said");
  box.querySelector("p").textContent = text;
  if (!box.open) box.showModal();
}

/** Run an action and tell the person when it fails. */
export async function attempt(action) {
  try {
    return await action();
  } catch (fault) {
    toast(fault.message);
    return undefined;
  }
}

/** A size as people write it. */
export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
