// Another language, and the languages side by side, show the same place of the page.
(function () {
  "use strict";

  document.querySelectorAll("a[hreflang], .same-place").forEach(function (link) {
    link.addEventListener("click", function () {
      if (location.hash) link.hash = location.hash;
    });
  });
})();
