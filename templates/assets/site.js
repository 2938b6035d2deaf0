// What scripts add: the switch of the display, folding and filtering of the tree, a menu that closes, a place kept,
// the meaning of a term beside it. Everything can be read and reached without them. Words come from the page itself.
(function () {
  "use strict";

  var root = document.documentElement;

  function fromTemplate(id) {
    var template = document.getElementById(id);
    return template ? document.importNode(template.content, true) : null;
  }

  // --- light and dark ------------------------------------------------------------------------------------------

  function setUpTheme() {
    var buttons = fromTemplate("theme_switch");
    if (!buttons) return;
    var slot = document.getElementById("theme_switch").parentNode;
    var system = matchMedia("(prefers-color-scheme: dark)");

    function shown() {
      return root.dataset.theme || (system.matches ? "dark" : "light");
    }

    function refresh() {
      slot.querySelectorAll("[data-to]").forEach(function (button) {
        button.hidden = button.dataset.to === shown();
      });
      document.querySelectorAll('meta[name="theme-color"]').forEach(function (meta) {
        meta.dataset.media = meta.dataset.media || meta.media;
        meta.media = root.dataset.theme ? (meta.dataset.media.includes(shown()) ? "all" : "not all") : meta.dataset.media;
      });
    }

    function choose(theme) {
      var asSystem = theme === (system.matches ? "dark" : "light");
      if (asSystem) delete root.dataset.theme;
      else root.dataset.theme = theme;
      try {
        if (asSystem) localStorage.removeItem("theme");
        else localStorage.setItem("theme", theme);
      } catch (error) {
        // No storage: the choice holds for this page only.
      }
      refresh();
    }

    slot.append(buttons);
    slot.addEventListener("click", function (event) {
      var button = event.target.closest("[data-to]");
      if (!button) return;
      choose(button.dataset.to);
      slot.querySelector("[data-to]:not([hidden])").focus();
    });
    system.addEventListener("change", refresh);
    refresh();
  }

  // --- the menu of narrow screens ------------------------------------------------------------------------------

  function setUpMenu() {
    var menu = document.querySelector(".menu");
    if (!menu) return;
    menu.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.addEventListener("click", function (event) {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  }

  // --- the tree of the whole plan ------------------------------------------------------------------------------

  function setUpTree() {
    var tree = document.getElementById("tree");
    var tools = tree && fromTemplate("tree_tools");
    if (!tools) return;
    tree.before(tools);
    var field = document.getElementById("tree_filter");
    var status = document.querySelector(".tree-status");
    var branches = Array.from(tree.querySelectorAll(".branch"));
    var words = branches.map(function (branch) {
      return plain(branch.querySelector(".branch-node").textContent);
    });

    function plain(text) {
      return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
    }

    function fold(open) {
      tree.querySelectorAll("details").forEach(function (details) {
        details.open = open;
      });
    }

    function filter() {
      var wanted = plain(field.value).split(" ").filter(Boolean);
      var found = 0;
      tree.classList.toggle("is-filtered", wanted.length > 0);
      branches.forEach(function (branch, index) {
        var matches = wanted.length > 0 && wanted.every(function (word) { return words[index].includes(word); });
        branch.classList.toggle("is-found", matches);
        if (matches) found += 1;
      });
      // A branch stays where it, one above it or one below it was found.
      branches.forEach(function (branch) {
        var stays = branch.closest(".is-found") || branch.querySelector(".is-found");
        branch.hidden = wanted.length > 0 && !stays;
      });
      if (wanted.length) fold(true);
      status.textContent = !wanted.length ? "" : found ? status.dataset.some.replace("{n}", found) : status.dataset.none;
    }

    document.querySelector(".tree-tools").addEventListener("click", function (event) {
      var button = event.target.closest("[data-fold]");
      if (button) fold(button.dataset.fold === "open");
    });
    field.addEventListener("input", filter);
    // On a narrow screen the lower levels begin folded: the upper ones fit the eye.
    if (matchMedia("(max-width: 47.999rem)").matches) {
      tree.querySelectorAll(".branch-3 > details, .branch-4 > details, .branch-5 > details").forEach(function (details) {
        details.open = false;
      });
    }
    // Printed, the tree is whole.
    addEventListener("beforeprint", function () { fold(true); });
  }

  // --- the same place in another language ------------------------------------------------------------------------

  function setUpLanguages() {
    document.querySelectorAll("a[hreflang]").forEach(function (link) {
      link.addEventListener("click", function () {
        if (location.hash) link.hash = location.hash;
      });
    });
  }

  // --- what a term means: shown beside it while it is pointed at or has the focus --------------------------------

  function setUpTerms() {
    var shown = null;
    var timer = 0;

    function explanationOf(link) {
      return document.getElementById(link.getAttribute("aria-describedby"));
    }

    function hide() {
      clearTimeout(timer);
      if (shown) shown.hidden = true;
      shown = null;
    }

    function show(link) {
      hide();
      shown = explanationOf(link);
      shown.hidden = false;
      var word = link.getBoundingClientRect();
      var box = shown.getBoundingClientRect();
      var gap = 8;
      var below = word.bottom + gap;
      var above = word.top - gap - box.height;
      var begins = root.dir === "rtl" ? word.right - box.width : word.left;
      var left = Math.max(gap, Math.min(begins, root.clientWidth - box.width - gap));
      shown.style.left = left + scrollX + "px";
      shown.style.top = (below + box.height <= innerHeight || above < 0 ? below : above) + scrollY + "px";
    }

    function leave() {
      var focused = document.activeElement.closest(".term-link");
      if (!shown || (focused && explanationOf(focused) === shown)) return;
      if (focused) show(focused);
      else hide();
    }

    document.addEventListener("mouseover", function (event) {
      var link = event.target.closest(".term-link");
      clearTimeout(timer);
      if (link && explanationOf(link) !== shown) timer = setTimeout(show, 150, link);
      // Time to move from the word to what explains it.
      else if (!link && !event.target.closest(".explanation")) timer = setTimeout(leave, 300);
    });
    document.addEventListener("focusin", function (event) {
      if (event.target.closest(".term-link")) show(event.target);
      else hide();
    });
    document.addEventListener("focusout", hide);
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") hide();
    });
    addEventListener("resize", hide);
  }

  setUpTheme();
  setUpLanguages();
  setUpMenu();
  setUpTree();
  setUpTerms();
})();
