// The menu of narrow screens closes.
(function () {
  "use strict";

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
})();
