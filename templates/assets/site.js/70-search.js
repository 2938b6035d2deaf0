// The search opens on the page one is on, by its link or the key /. Its field is there at once, what it needs is loaded then.
(function () {
  "use strict";

  var ui = document.getElementById("search_ui");
  // A page that was opened from a disk may fetch nothing.
  if (!ui || location.protocol === "file:") return;

  var here = document.getElementById("search");
  var link = document.querySelector("a[data-search]");
  var box;
  var state = "";
  var tries = 0;

  function field() {
    return box.querySelector("[type=search]");
  }

  function load() {
    if (state) return;
    state = "loading";
    var status = box.querySelector("[role=status]");
    var slow = setTimeout(function () { status.textContent = status.dataset.loading; }, 300);
    // A browser keeps in mind that a script could not be had.
    var script = new URL((here || link).dataset.search + "#" + tries, document.baseURI);
    tries += 1;
    import(script).then(function (search) { return search.mount(box, here ? "" : link.href); }).then(function () {
      state = "there";
      clearTimeout(slow);
      offer(false);
    }, function () {
      state = "";
      clearTimeout(slow);
      status.textContent = status.dataset.failed;
      offer(true);
    });
  }

  // Other ways, which the search page has anyway.
  function offer(isWanted) {
    if (!here) box.querySelector(".search-ways").hidden = !isWanted;
  }

  function begin(parent) {
    parent.append(document.importNode(ui.content, true));
    box = parent.querySelector(".search-box") || parent;
    // What is typed before the search is there is asked when it is.
    box.addEventListener("input", load);
    box.addEventListener("submit", function (event) {
      event.preventDefault();
      if (!here && state !== "there") location.assign(link.href + "?" + new URLSearchParams({ q: field().value }));
    });
  }

  function dialog() {
    return box && box.closest("dialog");
  }

  function beginDialog() {
    begin(document.body);
    box.querySelector("button").addEventListener("click", function () { dialog().close(); });
    dialog().addEventListener("click", function (event) {
      // What was found may be on this very page, behind the dialog.
      var isKept = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (event.target === dialog() || (event.target.closest(".results a") && !isKept)) dialog().close();
    });
    // In a field of search Escape would only empty it.
    dialog().addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      dialog().close();
    });
  }

  function open() {
    if (!here && !box) beginDialog();
    if (!here && !dialog().open) dialog().showModal();
    field().select();
    load();
  }

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("click", function (event) {
    if (!event.target.closest("a[data-search]") || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    open();
  });
  if (here) {
    begin(here);
    field().value = new URLSearchParams(location.search).get("q") || "";
    field().focus({ preventScroll: true });
    load();
  }
})();
