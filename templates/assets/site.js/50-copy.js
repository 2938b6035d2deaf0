// The address of a place, and how a page is cited, are copied by a click.
(function () {
  "use strict";

  var status = document.querySelector(".copied");
  if (!status) return;
  var timer = 0;

  function tell(words) {
    clearTimeout(timer);
    status.textContent = words;
  }

  function done() {
    tell(status.dataset.done);
    timer = setTimeout(tell, 5000, "");
  }

  // What the clipboard does not take stays there, selected, to be copied by hand.
  function failed(text) {
    tell(status.dataset.failed + " " + text);
    getSelection().setBaseAndExtent(status.firstChild, status.dataset.failed.length + 1, status, 1);
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
    if (link) copy(link.href);
  });
})();
