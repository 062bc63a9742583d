(function () {
  "use strict";
  var form = document.querySelector("[data-search-all]");
  var setting = JSON.parse(document.getElementById("search-setting").textContent);
  var input = form.querySelector("input"), found = document.querySelector("[data-found]"), output = found.querySelector("output");
  var list = document.querySelector("[data-hits]"), more = document.querySelector("[data-more]");
  var loaded = {}, waiting = {}, asked = 0, hits = [], shown = 0;
  var han = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+/g;

  // The files of the index are scripts that call this: a page from a folder cannot read a file otherwise.
  window.intakePart = function (name, value) { waiting[name](value); };
  function load(name) {
    if (!loaded[name]) {
      loaded[name] = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        waiting[name] = resolve;
        script.onerror = function () { delete loaded[name]; reject(new Error(name)); };
        script.src = setting.root + "search/" + name + ".js";
        document.head.appendChild(script);
      });
    }
    return loaded[name];
  }
  // As in search_index.py.
  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}|\p{Cf}|\u0640/gu, "").toLowerCase()
      .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627").replace(/\u0649/g, "\u064a").replace(/\u0629/g, "\u0647");
  }
  function words(text) {
    var all = [];
    (fold(text).match(/[\p{L}\p{N}]+/gu) || []).forEach(function (word) {
      (word.match(han) || []).forEach(function (run) {
        if (run.length === 1) all.push([run, false]);
        for (var at = 0; at + 1 < run.length; at++) all.push([run.slice(at, at + 2), false]);
      });
      word.replace(han, " ").split(" ").filter(Boolean).forEach(function (rest) { all.push([rest, Array.from(rest).length >= 3]); });
    });
    return all;
  }
  function shelf(word) {
    var key = Array.from(word).slice(0, 3).join(""), number = 0, at;
    for (at = 0; at < key.length; at++) number = Math.imul(number, 31) + key.charCodeAt(at) >>> 0;
    return number % setting.files;
  }
  function numbers(text) {
    var number = 0;
    return text.split(" ").map(function (gap) { return number += parseInt(gap, 36); });
  }
  async function contributions(word, begins) {
    var part = await load("w" + shelf(word)), all = new Set();
    Object.keys(part).forEach(function (one) {
      if (begins ? one.startsWith(word) : one === word) numbers(part[one]).forEach(function (n) { all.add(n); });
    });
    return all;
  }
  function page(number) { return setting.parts.findIndex(function (part) { return number <= part[0]; }); }
  async function show(ask) {
    var next = hits.slice(shown, shown + 25), items = [], at, number, people, person, link, who;
    for (number of next) {
      at = page(number);
      people = await load("p" + (at + 1));
      person = people[number] || ["", ""];
      link = document.createElement("a");
      link.href = setting.parts[at][1] + "#c" + number;
      link.textContent = setting.number + " " + number;
      who = document.createElement("bdi");
      who.textContent = person.filter(Boolean).join(setting.comma) || setting.anonymous;
      items.push(document.createElement("li"));
      items[items.length - 1].append(link, " ", who);
    }
    if (ask !== asked) return;
    list.append.apply(list, items);
    shown += next.length;
    more.hidden = shown >= hits.length;
  }
  async function search() {
    var ask = ++asked, wanted = words(input.value), all = null, set, word;
    try {
      for (word of wanted) {
        set = await contributions(word[0], word[1]);
        all = all ? all.filter(function (n) { return set.has(n); }) : Array.from(set);
        if (ask !== asked) return;
      }
      hits = (all || []).sort(function (a, b) { return a - b; });
      shown = 0;
      list.replaceChildren();
      found.hidden = !wanted.length;
      output.value = hits.length;
      await show(ask);
    } catch (error) {
      if (ask === asked) { found.hidden = false; output.value = "–"; }
    }
  }
  var timer = 0;
  form.hidden = false;
  document.querySelector("[data-needs]").hidden = true;
  form.addEventListener("submit", function (event) { event.preventDefault(); clearTimeout(timer); search(); });
  input.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(search, 200); });
  more.addEventListener("click", function () { show(asked); });
})();
