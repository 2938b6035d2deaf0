// The tree of the whole plan: folded to a level, filtered by words, by part and by priority.
(function () {
  "use strict";

  var tree = document.getElementById("tree");
  var template = document.getElementById("tree_tools");
  if (!tree || !template) return;
  view.tools(template, ["words", "part", "priority", "to"]);
  var field = document.getElementById("tree_words");
  var level = document.getElementById("tree_level");
  var part = document.getElementById("tree_part");
  var only = document.getElementById("tree_priority");
  var reset = document.getElementById("tree_reset");
  var status = document.getElementById("tree_status");
  var levels = level.options.length;
  // On a narrow screen the lower levels begin folded: the upper ones fit the eye.
  var usual = view.narrow.matches ? Math.min(levels, 3) : levels;
  var nodes = [];
  var timer = 0;

  // Every node comes after the one above it.
  (function gather(list, above) {
    Array.from(list.children).forEach(function (element) {
      var node = {
        element: element, above: above, depth: above ? above.depth + 1 : 1, line: element.firstElementChild,
        details: element.children[1], part: above ? above.part : element.dataset.part, words: null
      };
      node.priority = node.line.querySelector(".priority") !== null;
      var badge = node.line.querySelector(".badge");
      node.code = [above && above.code, badge && view.plain(badge.textContent)].filter(Boolean).join("-");
      nodes.push(node);
      if (node.details) gather(node.details.lastElementChild, node);
    });
  })(tree, null);

  // A node is found where it has a word, and it and those above it have all of them; with priorities, where it also
  // is one, or stands below one.
  function find(words) {
    var all = Math.pow(2, words.length) - 1;
    var found = 0;
    nodes.forEach(function (node) {
      var above = node.above || { has: 0, inPriority: false, isFound: false, isBelow: false };
      var own = 0;
      if (words.length) {
        node.words = node.words || view.plain(node.line.textContent);
        words.forEach(function (word, index) {
          var isCode = word.includes("-") && (node.code + "-").startsWith(word + "-");
          if (isCode || node.words.includes(word)) own |= 1 << index;
        });
      }
      node.has = above.has | own;
      node.inPriority = above.inPriority || node.priority;
      node.isOut = part.value !== "" && part.value !== node.part;
      node.isFound = !node.isOut && node.has === all && (own > 0 || (only.checked && node.priority))
        && (!only.checked || node.inPriority);
      node.isBelow = above.isFound || above.isBelow;
      node.below = 0;
      if (node.isFound) found += 1;
    });
    nodes.slice().reverse().forEach(function (node) {
      if (node.above) node.above.below += node.below + (node.isFound ? 1 : 0);
    });
    return found;
  }

  function conditions() {
    var told = [field.value.trim()];
    if (part.value) told.push(part.selectedOptions[0].textContent);
    if (level.selectedIndex !== usual - 1) told.push(level.selectedOptions[0].textContent);
    if (only.checked) told.push(only.parentNode.textContent.trim());
    return told.filter(Boolean).join(" · ");
  }

  // Without filters it is what can be seen; what is found is opened to, whatever level was chosen.
  function say(found, filters) {
    var kind = filters ? (found ? "some" : "none") : "shown";
    var amount = filters ? found : nodes.filter(function (node) { return node.inSight; }).length;
    var opened = filters && nodes.some(function (node) { return node.below && node.depth > level.selectedIndex; });
    var told = conditions();
    status.textContent = told && told + " – " + status.dataset[kind].replace("{n}", view.count(amount))
      + (opened ? " " + status.dataset.opened : "");
  }

  // What is found below is told beside what is there.
  function tell(node, amount) {
    var told = node.details.firstElementChild.querySelector(".branch-found");
    if (!told && amount) {
      told = document.createElement("b");
      told.className = "branch-found";
      node.details.firstElementChild.append(told);
    }
    if (told) told.textContent = amount && status.dataset.below.replace("{n}", view.count(amount));
  }

  function mark(node, name, holds) {
    if (Boolean(node[name]) !== holds) node.element.classList.toggle(name, node[name] = holds);
  }

  function show() {
    var words = view.plain(field.value).split(" ").filter(Boolean).slice(0, 30);
    var filters = words.length > 0 || only.checked;
    var found = find(words);
    nodes.forEach(function (node) {
      var hides = node.isOut || (filters && !(node.isFound || node.isBelow || node.below));
      if (node.element.hidden !== hides) node.element.hidden = hides;
      mark(node, "is-found", node.isFound);
      if (!hides && node.above) {
        node.above.first = node.above.first || node;
        node.above.last = node;
      }
      node.first = node.last = null;
      node.inSight = !hides && (!node.above || (node.above.inSight && node.above.details.open));
      if (!node.details) return;
      var opens = node.depth <= level.selectedIndex || node.below > 0;
      if (node.details.open !== opens) node.details.open = opens;
      if ((node.told || 0) !== node.below) tell(node, node.told = node.below);
    });
    nodes.forEach(function (node) {
      if (!node.above) return;
      mark(node, "is-first", node.above.first === node);
      mark(node, "is-last", node.above.last === node);
    });
    say(found, filters);
    reset.hidden = !filters && !part.value && level.selectedIndex === usual - 1;
  }

  function keep() {
    view.write({
      words: field.value.trim(), part: part.value, priority: only.checked ? "yes" : "",
      to: level.selectedIndex === usual - 1 ? "" : level.value
    });
  }

  function restore() {
    field.value = view.read("words");
    view.choose(part, view.read("part"));
    only.checked = !only.disabled && view.read("priority") === "yes";
    level.value = view.read("to");
    if (level.selectedIndex < 0) level.selectedIndex = usual - 1;
    show();
  }

  function change() {
    show();
    keep();
  }

  field.addEventListener("input", function () {
    clearTimeout(timer);
    // A large tree waits for a pause in the typing.
    timer = setTimeout(change, nodes.length / 40);
  });
  [level, part, only].forEach(function (control) { control.addEventListener("change", change); });
  reset.addEventListener("click", function () {
    field.value = part.value = "";
    only.checked = false;
    level.selectedIndex = usual - 1;
    change();
    field.focus();
  });
  addEventListener("popstate", restore);
  restore();

  // Printed is what was chosen; what only a narrow screen or a hand has folded is opened for the time.
  var folded = [];
  addEventListener("beforeprint", function () {
    var depth = view.read("to") ? level.selectedIndex : levels;
    folded = nodes.filter(function (node) { return node.details && !node.details.open && node.depth <= depth; });
    folded.forEach(function (node) { node.details.open = true; });
  });
  addEventListener("afterprint", function () {
    folded.forEach(function (node) { node.details.open = false; });
  });
})();
