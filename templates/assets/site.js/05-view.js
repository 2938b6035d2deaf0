// How the content of a page is shown: kept in its address, so that it can be linked; and words, made comparable.
var view = (function () {
  "use strict";

  var narrow = matchMedia("(max-width: 47.999rem)");

  // Width, case, kana, marks on letters and long vowels make no difference.
  function plain(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u0655\u0640ー]/g, "").normalize("NFC").toLowerCase()
      .replace(/[ァ-ヶ]/g, function (kana) { return String.fromCharCode(kana.charCodeAt(0) - 0x60); })
      .replace(/\s+/g, " ").trim();
  }

  function read(name) {
    return new URLSearchParams(location.search).get(name) || "";
  }

  // Values by their names; an empty one leaves the address.
  function write(values) {
    var query = new URLSearchParams(location.search);
    Object.keys(values).forEach(function (name) {
      if (values[name]) query.set(name, values[name]);
      else query.delete(name);
    });
    address((query.size ? "?" + query : location.pathname) + location.hash);
  }

  function address(changed) {
    try {
      history.replaceState(history.state, "", changed);
    } catch (error) {
      // Pages opened from a disk may have to keep their address.
    }
  }

  // An address may be of another plan, or typed: what cannot be chosen is not chosen.
  function choose(select, value) {
    select.value = value;
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  }

  // The tools of a view take their place; on a narrow screen folded, unless the address asks for something.
  function tools(template, names) {
    template.replaceWith(document.importNode(template.content, true));
    var box = document.querySelector(".view-tools");
    box.open = !narrow.matches || names.some(read);
    // Where it is wide, there is nothing to unfold them with.
    narrow.addEventListener("change", function () { box.open = box.open || !narrow.matches; });
  }

  function count(number) {
    return number.toLocaleString(document.documentElement.lang + "-u-nu-latn");
  }

  return { plain: plain, read: read, write: write, address: address, choose: choose, tools: tools, narrow: narrow, count: count };
})();
