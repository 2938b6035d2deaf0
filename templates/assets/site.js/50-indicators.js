// The table of all indicators: sorted by any column, filtered by part and by what its values are.
(function () {
  "use strict";

  var table = document.getElementById("indicator_table");
  var template = document.getElementById("table_tools");
  if (!table || !template) return;
  view.tools(template, ["part", "values", "sort"]);
  var part = document.getElementById("table_part");
  var state = document.getElementById("table_state");
  var order = document.getElementById("table_order");
  var reset = document.getElementById("table_reset");
  var status = document.getElementById("table_status");
  var heads = Array.from(table.tHead.rows[0].cells);
  var groups = Array.from(table.tBodies);
  var grouped = table.caption.textContent;
  var sorted = table.createTBody();
  var collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  var rows = [];

  groups.forEach(function (group) {
    group.querySelectorAll("tr[data-states]").forEach(function (element) {
      rows.push({
        element: element, group: group, place: rows.length, part: group.dataset.part, unit: element.dataset.unit,
        states: element.dataset.states.split(" "),
        values: Array.from(element.cells, function (cell, index) {
          if (!index) return cell.querySelector("a").textContent;
          return "number" in cell.dataset ? Number(cell.dataset.number) : null;
        })
      });
    });
  });

  // What no row has is nothing to choose.
  Array.from(state.options).slice(1).forEach(function (option) {
    if (!rows.some(function (row) { return row.states.includes(option.value); })) option.remove();
  });

  heads.forEach(function (head) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "sort-button";
    button.append.apply(button, head.childNodes);
    head.append(button);
    button.addEventListener("click", function () {
      var key = head.dataset.column;
      view.choose(order, order.value === key ? "-" + key : order.value === "-" + key ? "" : key);
      change();
    });
  });
  table.classList.add("can-sort");

  // Whatever the direction, what has no number comes last; what is equal stays in the plan's order.
  function arranged(column, down) {
    return rows.slice().sort(function (one, other) {
      var first = one.values[column], second = other.values[column];
      if (first === null || second === null) return (first === null) - (second === null) || one.place - other.place;
      var difference = column ? first - second : collator.compare(first, second);
      return (down ? -difference : difference) || one.place - other.place;
    });
  }

  function show() {
    var down = order.value[0] === "-";
    var column = heads.findIndex(function (head) { return head.dataset.column === order.value.replace("-", ""); });
    var sorts = column >= 0;
    heads.forEach(function (head, index) {
      if (index === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    var focused = document.activeElement;
    (sorts ? arranged(column, down) : rows).forEach(function (row) {
      row.isOut = (part && part.value && part.value !== row.part) || (state.value && !row.states.includes(state.value));
      row.element.classList.toggle("is-out", Boolean(row.isOut));
      if (sorts && row.group.className) row.element.classList.add(row.group.classList[0]);
      (sorts ? sorted : row.group).append(row.element);
    });
    if (focused !== document.activeElement) focused.focus();
    groups.forEach(function (group) {
      group.hidden = sorts;
      group.firstElementChild.classList.toggle("is-out", !rows.some(function (row) {
        return row.group === group && !row.isOut;
      }));
    });
    sorted.className = sorts ? "is-sorted" : "";
    table.caption.textContent = sorts ? table.caption.dataset.sorted : grouped;
    say(column);
    reset.hidden = !sorts && !state.value && !(part && part.value);
  }

  function say(column) {
    var shown = rows.filter(function (row) { return !row.isOut; });
    var told = [part, state, order].filter(function (select) { return select && select.value; });
    var units = new Set(shown.map(function (row) { return row.unit; }));
    var names = told.map(function (select) { return select.selectedOptions[0].textContent; }).join(" · ");
    var caution = column > 0 && units.size > 1 ? " – " + status.dataset.units : "";
    status.textContent = names && names + " – " + status.dataset.shown.replace("{n}", view.count(shown.length)) + caution;
  }

  function keep() {
    view.write({ part: part ? part.value : "", values: state.value, sort: order.value });
  }

  function restore() {
    if (part) view.choose(part, view.read("part"));
    view.choose(state, view.read("values"));
    view.choose(order, view.read("sort"));
    show();
  }

  function change() {
    show();
    keep();
  }

  [part, state, order].forEach(function (select) { if (select) select.addEventListener("change", change); });
  reset.addEventListener("click", function () {
    [part, state, order].forEach(function (select) { if (select) select.value = ""; });
    change();
    state.focus();
  });
  addEventListener("popstate", restore);
  restore();
})();
