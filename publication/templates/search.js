(function () {
  "use strict";
  var form = document.querySelector("[data-search]");
  if (!form) return;
  var input = form.querySelector("input"), found = form.querySelector("[data-found]"), output = form.querySelector("output");
  // The same word must be found with and without accents and Arabic vowel signs, whatever form of alef it has.
  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}|\p{Cf}|\u0640/gu, "").toLowerCase()
      .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627").replace(/\u0649/g, "\u064a").replace(/\u0629/g, "\u0647");
  }
  var entries = Array.prototype.slice.call(document.querySelectorAll("[data-entry]"));
  var texts = null, waiting = 0;
  function search() {
    if (!texts) texts = entries.map(function (entry) { return fold(entry.textContent); });
    var words = fold(input.value).split(/\s+/).filter(Boolean), numbers = {};
    entries.forEach(function (entry, index) {
      var hit = words.every(function (word) { return texts[index].indexOf(word) >= 0; });
      entry.hidden = !hit;
      if (hit) numbers[entry.dataset.entry] = true;
    });
    found.hidden = !words.length;
    output.value = Object.keys(numbers).length;
  }
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); search(); });
  input.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(search, 150); });
})();
