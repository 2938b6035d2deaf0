// Another language, and the languages side by side, show the same place of the page in the same view; words that were
// typed are of this language.
(function () {
  "use strict";

  document.querySelectorAll("a[hreflang], .same-place").forEach(function (link) {
    link.addEventListener("click", function () {
      var query = new URLSearchParams(location.search);
      query.delete("words");
      link.search = query;
      if (location.hash) link.hash = location.hash;
    });
  });
})();
