// The address of a place, and how a page is cited, are copied by a click.
(function () {
  "use strict";

  var status = document.querySelector(".copied");
  if (!status) return;
  var timer = 0;

  // The same words are announced again only where they had gone for a while.
  function tell(words, then) {
    clearTimeout(timer);
    status.textContent = "";
    timer = setTimeout(function () {
      status.textContent = words;
      then();
    }, 100);
  }

  function done() {
    tell(status.dataset.done, function () {
      timer = setTimeout(function () { status.textContent = ""; }, 5000);
    });
  }

  // What the clipboard does not take stays there, selected, to be copied by hand; the focus stays where it is.
  function failed(text) {
    tell(status.dataset.failed + " " + text, function () {
      var focused = document.activeElement;
      getSelection().setBaseAndExtent(status.firstChild, status.dataset.failed.length + 1, status, 1);
      focused.focus({ preventScroll: true });
    });
  }

  function copy(text) {
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, failed.bind(null, text));
    else failed(text);
  }

  document.querySelectorAll(".citation").forEach(function (citation) {
    var text = citation.querySelector("p");
    var button = citation.querySelector("button");
    var today = new Intl.DateTimeFormat(text.lang, { dateStyle: "long" }).format();
    text.append(text.dataset.accessed.replace("{date}", today));
    button.hidden = false;
    button.addEventListener("click", function () { copy(text.textContent); });
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest(".place-link");
    if (!link) return;
    copy(link.href);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    // The place is in sight: the page need not jump there, which would take the focus from the link.
    event.preventDefault();
    view.address(link.hash);
    link.focus({ preventScroll: true });
  });
})();
