// The switch between light and dark.
(function () {
  "use strict";

  var root = document.documentElement;
  var template = document.getElementById("theme_switch");
  if (!template) return;
  var slot = template.parentNode;
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

  slot.append(document.importNode(template.content, true));
  slot.addEventListener("click", function (event) {
    var button = event.target.closest("[data-to]");
    if (!button) return;
    choose(button.dataset.to);
    slot.querySelector("[data-to]:not([hidden])").focus();
  });
  system.addEventListener("change", refresh);
  refresh();
})();
