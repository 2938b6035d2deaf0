// What a term means is shown beside it while it is pointed at or has the focus. A finger shows it with its first touch and
// follows the link with the second.
(function () {
  "use strict";

  var root = document.documentElement;
  var shown = null;
  var timer = 0;
  var shows = false;

  function explanationOf(link) {
    return document.getElementById(link.getAttribute("aria-describedby"));
  }

  function hide() {
    clearTimeout(timer);
    if (shown) shown.hidden = true;
    shown = null;
  }

  function show(link) {
    hide();
    shown = explanationOf(link);
    shown.hidden = false;
    var word = link.getBoundingClientRect();
    var box = shown.getBoundingClientRect();
    var gap = 8;
    var below = word.bottom + gap;
    var above = word.top - gap - box.height;
    var begins = root.dir === "rtl" ? word.right - box.width : word.left;
    var left = Math.max(gap, Math.min(begins, root.clientWidth - box.width - gap));
    shown.style.left = left + scrollX + "px";
    shown.style.top = (below + box.height <= innerHeight || above < 0 ? below : above) + scrollY + "px";
  }

  // The way on that a finger sees.
  function lead(link) {
    var meaning = explanationOf(link);
    if (meaning.querySelector(".explanation-more")) return;
    var more = document.createElement("a");
    more.className = "explanation-more";
    more.href = link.href;
    more.textContent = meaning.parentElement.dataset.more;
    meaning.append(more);
  }

  function leave() {
    var focused = document.activeElement.closest(".term-link");
    if (!shown || (focused && explanationOf(focused) === shown)) return;
    if (focused) show(focused);
    else hide();
  }

  document.addEventListener("mouseover", function (event) {
    var link = event.target.closest(".term-link");
    clearTimeout(timer);
    if (link && explanationOf(link) !== shown) timer = setTimeout(show, 150, link);
    // Time to move from the word to what explains it.
    else if (!link && !event.target.closest(".explanation")) timer = setTimeout(leave, 300);
  });
  document.addEventListener("pointerdown", function (event) {
    var link = event.target.closest(".term-link");
    shows = event.pointerType === "touch" && link && explanationOf(link) !== shown;
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest(".term-link");
    if (link && shows) {
      event.preventDefault();
      lead(link);
      show(link);
    } else if (!link && !event.target.closest(".explanation")) hide();
    shows = false;
  });
  document.addEventListener("focusin", function (event) {
    if (event.target.closest(".term-link")) show(event.target);
    else if (!event.target.closest(".explanation")) hide();
  });
  document.addEventListener("focusout", function (event) {
    if (!event.relatedTarget || !event.relatedTarget.closest(".explanation")) hide();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
  });
  addEventListener("resize", hide);
})();
