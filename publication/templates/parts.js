// Links to a contribution lead to these two pages; where its words stand on another one, the reader is sent there.
(function () {
  "use strict";
  var parts = JSON.parse(document.getElementById("parts").textContent);
  function go() {
    var found = /c(\d+)$/.exec(location.hash), page = "";
    if (!found || document.getElementById(location.hash.slice(1))) return;
    parts.forEach(function (part) { if (!page && Number(found[1]) <= part[0]) page = part[1]; });
    if (page) location.replace(page + "#c" + found[1]);
  }
  window.addEventListener("hashchange", go);
  go();
})();
