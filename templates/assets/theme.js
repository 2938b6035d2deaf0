// Runs in <head>, before anything is painted: says that scripts run, and puts on the display that the reader chose.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var chosen = localStorage.getItem("theme");
    if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  } catch (error) {
    // No storage: the page follows the system.
  }
})();
