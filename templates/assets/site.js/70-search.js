// The search opens on the page one is on, by its link or the key /. What it needs is loaded then.
(function () {
  "use strict";

  var link = document.querySelector("a[data-search]");
  var box = document.getElementById("search");
  // A page that was opened from a disk may fetch nothing.
  if ((!link && !box) || location.protocol === "file:") return;

  function load(then) {
    import(new URL(link ? link.dataset.search : box.dataset.search, document.baseURI)).then(then).catch(function () {
      if (link && navigator.onLine) location.assign(link.href);
    });
  }

  function isSlash(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
    return !event.target.closest("input, textarea, select, [contenteditable], dialog");
  }

  if (box) {
    load(function (search) { search.mountPage(box); });
    document.addEventListener("keydown", function (event) {
      var field = isSlash(event) && box.querySelector("[type=search]");
      if (!field) return;
      event.preventDefault();
      field.select();
    });
    return;
  }
  document.addEventListener("click", function (event) {
    var clicked = event.target.closest("a[data-search]");
    if (!clicked || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    load(function (search) { return search.open(clicked.href); });
  });
  document.addEventListener("keydown", function (event) {
    if (!isSlash(event)) return;
    event.preventDefault();
    load(function (search) { return search.open(link.href); });
  });
})();
