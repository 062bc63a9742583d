(function () {
  "use strict";
  var form = document.querySelector("[data-verify]");
  if (!form || !window.crypto || !window.crypto.subtle) return;
  var data = JSON.parse(document.getElementById("edition").textContent);
  var words = JSON.parse(document.getElementById("words").textContent);
  var file = form.querySelector("[type=file]"), number = form.querySelector("[type=text]"), out = form.querySelector("output");
  var subtle = window.crypto.subtle, encoder = new TextEncoder();

  function hex(buffer) {
    return Array.prototype.map.call(new Uint8Array(buffer), function (b) { return ("0" + b.toString(16)).slice(-2); }).join("");
  }
  function bytes(text) { return Uint8Array.from(text.match(/../g), function (pair) { return parseInt(pair, 16); }); }
  function unbase64(text) { return Uint8Array.from(atob(text), function (c) { return c.charCodeAt(0); }); }
  function said(name, values) {
    return words[name].replace(/\{(\w+)\}/g, function (all, key) { return key in values ? values[key] : all; });
  }

  // scrypt (RFC 7914) with the numbers of the edition: N 1024, r 8, p 1.
  function salsa(x) {
    var y = x.slice(), i;
    function mix(a, b, c, d) {
      var t;
      t = y[a] + y[d] | 0; y[b] ^= t << 7 | t >>> 25;
      t = y[b] + y[a] | 0; y[c] ^= t << 9 | t >>> 23;
      t = y[c] + y[b] | 0; y[d] ^= t << 13 | t >>> 19;
      t = y[d] + y[c] | 0; y[a] ^= t << 18 | t >>> 14;
    }
    for (i = 0; i < 4; i++) {
      mix(0, 4, 8, 12); mix(5, 9, 13, 1); mix(10, 14, 2, 6); mix(15, 3, 7, 11);
      mix(0, 1, 2, 3); mix(5, 6, 7, 4); mix(10, 11, 8, 9); mix(15, 12, 13, 14);
    }
    for (i = 0; i < 16; i++) x[i] = x[i] + y[i] | 0;
  }
  function blockmix(block) {
    var x = block.slice(240), mixed = new Int32Array(256), i, k;
    for (i = 0; i < 16; i++) {
      for (k = 0; k < 16; k++) x[k] ^= block[i * 16 + k];
      salsa(x);
      mixed.set(x, ((i >> 1) + (i & 1) * 8) * 16);
    }
    return mixed;
  }
  function derive(secret, salt, octets) {
    return subtle.importKey("raw", secret, "PBKDF2", false, ["deriveBits"]).then(function (key) {
      return subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: salt, iterations: 1 }, key, octets * 8);
    });
  }
  async function scrypt(text) {
    var secret = encoder.encode(text), kept = [], i, k;
    var begin = new DataView(await derive(secret, encoder.encode("consultation-intake receipt"), 1024));
    var x = new Int32Array(256);
    for (i = 0; i < 256; i++) x[i] = begin.getInt32(i * 4, true);
    for (i = 0; i < 1024; i++) { kept.push(x); x = blockmix(x); }
    for (i = 0; i < 1024; i++) {
      var other = kept[x[240] & 1023], y = new Int32Array(256);
      for (k = 0; k < 256; k++) y[k] = x[k] ^ other[k];
      x = blockmix(y);
    }
    for (i = 0; i < 256; i++) begin.setInt32(i * 4, x[i], true);
    return hex(await derive(secret, begin.buffer, 32));
  }

  // One spelling of a JSON value: keys in order, no spaces, ASCII only.
  function canonical(value) {
    if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
    if (value && typeof value === "object") {
      return "{" + Object.keys(value).sort().map(function (key) { return canonical(key) + ":" + canonical(value[key]); }).join(",") + "}";
    }
    return JSON.stringify(value).replace(/[\u007f-\uffff]/g, function (c) { return "\\u" + ("000" + c.charCodeAt(0).toString(16)).slice(-4); });
  }
  // True, false, or null where the browser knows no Ed25519.
  async function signed(receipt) {
    var unsigned = Object.assign({}, receipt), key;
    delete unsigned.signature;
    try {
      key = await subtle.importKey("raw", unbase64(receipt.public_key), "Ed25519", false, ["verify"]);
    } catch (error) {
      if (error.name === "NotSupportedError") return null;
      return false;
    }
    return subtle.verify("Ed25519", key, unbase64(receipt.signature), encoder.encode(canonical(unsigned)));
  }

  async function hmac(salt, place, text) {
    var key = await subtle.importKey("raw", salt, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return hex(await subtle.sign("HMAC", key, encoder.encode(place + "\n" + text)));
  }
  function named(place) {
    if (/^\d+$/.test(place)) return said("question", { index: place });
    if (/^file /.test(place)) return said("verify_file_place", { index: place.slice(5) });
    return words[place === "general" ? "general" : "verify_names"];
  }
  function worded(reason) { return { "contact data": words.contact_data, "receipt number": words.verify_number }[reason] || reason; }
  async function placed(place, record, entry, salt) {
    var at = { place: named(place), reason: (record.redacted[place] || []).map(worded).join("; ") }, files, index;
    if (place in record.withheld) return [true, said("verify_withheld", at)];
    if (place in record.redacted && place !== "published as") return [true, said("verify_redacted", at)];
    if (place.indexOf("file ") === 0) {
      files = entry.files;
      for (index = 0; index < files.length; index++) {
        if (await hmac(salt, place, files[index]) === record.words[place]) return [true, said("verify_word_for_word", at)];
      }
      return [false, said("verify_differs", at)];
    }
    if (await hmac(salt, place, entry.texts[place] || "") !== record.words[place]) return [false, said("verify_differs", at)];
    return [true, said(place in record.redacted ? "verify_redacted" : "verify_word_for_word", at)];
  }

  // What the receipt of that key is compared with: in the page, or in a file of its own beside it.
  function held(key) {
    if (!data.folder) return data;
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      window.intakePart = function (name, value) { resolve(value); };
      script.onerror = function () { reject(new Error("part")); };
      script.src = document.getElementById("edition").dataset.root + data.folder + "/" + key.slice(0, 2) + ".js";
      document.head.appendChild(script);
    });
  }
  async function check(name, receipt) {
    var lines = [], compared, record, place, salt, found;
    name = name.trim().toUpperCase();
    if (receipt) {
      if (receipt.slug !== data.slug) return [[false, words.verify_other]];
      found = await signed(receipt);
      if (found === false) return [[false, words.verify_changed]];
      lines.push([true, words[found ? "verify_signed" : "verify_unsigned"]]);
    }
    found = await scrypt(data.slug + "\n" + name);
    compared = await held(found);
    record = compared.records.filter(function (one) { return one.key === found; })[0];
    if (!record) return lines.concat([[false, words.verify_unknown]]);
    if (receipt && receipt.version !== record.version) {
      lines.push([true, said("verify_version", { held: receipt.version, counts: record.version })]);
    } else if (receipt) {
      if (canonical(receipt.words) !== canonical(record.words)) return lines.concat([[false, words.verify_others]]);
      lines.push([true, words.verify_same]);
    }
    if (record.state === "withdrawn") return lines.concat([[true, words.verify_withdrawn]]);
    if (record.state !== "published") return lines.concat([[true, words.verify_not_published]]);
    lines.push([true, said("verify_published", { index: record.number })]);
    salt = new Uint8Array(await subtle.digest("SHA-256", encoder.encode(["words", data.slug, name, record.version].join("\n"))));
    for (place of Object.keys(record.words)) lines.push(await placed(place, record, compared.entries[record.number], salt));
    return lines;
  }

  function show(lines) {
    var list = document.createElement("ul");
    lines.forEach(function (line) {
      var item = document.createElement("li");
      item.textContent = (line[0] ? "\u2713 " : "\u2717 ") + line[1];
      item.className = line[0] ? "good" : "bad";
      list.appendChild(item);
    });
    out.replaceChildren(list);
  }
  async function run() {
    var receipt = null;
    try {
      if (file.files.length) {
        receipt = JSON.parse(await file.files[0].text());
        if (receipt.kind !== "receipt" || typeof receipt.receipt !== "string") throw new Error("no receipt");
      }
      show(await check(receipt ? receipt.receipt : number.value, receipt));
    } catch (error) {
      show([[false, error.message === "part" ? words.verify_needs_script : words.verify_no_receipt]]);
    }
  }
  form.hidden = false;
  document.querySelector("[data-needs]").hidden = true;
  form.addEventListener("submit", function (event) { event.preventDefault(); run(); });
})();
