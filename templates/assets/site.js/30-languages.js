// Another language shows the same place of the page.
(function () {
  "use strict";

  document.querySelectorAll("a[hreflang]").forEach(function (link) {
    link.addEventListener("click", function () {
      if (location.hash) link.hash = location.hash;
    });
  });
})();
