// The tree of the whole plan: folding and filtering.
(function () {
  "use strict";

  var tree = document.getElementById("tree");
  var template = document.getElementById("tree_tools");
  if (!tree || !template) return;
  tree.before(document.importNode(template.content, true));
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
})();
