// The preview's panel: shows what is wrong with the content on every page that is open, until it is put right.
// It stands in a shadow root, so that the site's styles and its own do not mix; all words come with the problems.
// It loads livereload.js, which takes it for a plug-in and hands it what pages are told. No page waits for either.
(() => {
  "use strict";

  const own = new URL(document.currentScript.src);
  const told = new URL("state.json", own);
  const { edition, reload } = document.currentScript.dataset;
  const memory = {
    // No storage: a choice holds for this page only.
    get(store, key) {
      try { return window[store].getItem(`preview-${key}`); } catch { return null; }
    },
    set(store, key, value) {
      try { window[store].setItem(`preview-${key}`, value); } catch { /* as above */ }
    },
  };

  let state = null;
  let shown = "";
  let open = false;
  let root = null;
  let live = null;
  let gone = null;
  let sized = null;
  let left = null;
  const room = new CSSStyleSheet();

  // --- what the server tells --------------------------------------------------------------------------------------

  async function refresh() {
    let answer;
    try {
      answer = await (await fetch(told)).text();
    } catch {
      // The preview has ended, or the page is being left.
      return;
    }
    const now = JSON.parse(answer);
    if (answer === shown) return;
    const errors = errorsOf(now), had = (state ? errorsOf(state) : []).map(named);
    const known = new Set([...had, ...folded()]);
    if (!errors.length) {
      // Warnings alone stay as they were left on the last page.
      if (!state || had.length) open = memory.get("sessionStorage", "open") === "yes";
    } else if (errors.some(error => !known.has(named(error)))) open = true;
    else if (!had.length) open = false;
    shown = answer;
    state = now;
    remember();
    show();
  }

  // The errors that the reader has folded, on this page or another: they stay so until there is one more.
  function folded() {
    try { return JSON.parse(memory.get("sessionStorage", "folded")) || []; } catch { return []; }
  }

  function remember() {
    memory.set("sessionStorage", "folded", JSON.stringify(open ? [] : errorsOf(state).map(named)));
  }

  const errorsOf = data => data.problems.filter(problem => problem.severity === "error");
  const named = problem => JSON.stringify([problem.code, problem.file, problem.message]);
  const warningsOf = data => data.problems.filter(problem => problem.severity !== "error");

  // --- what is shown ----------------------------------------------------------------------------------------------

  function language() {
    const chosen = memory.get("localStorage", "language");
    return chosen in state.words ? chosen : state.language;
  }

  function make(name, properties, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties || {})) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  function setUp() {
    const host = document.createElement("preview-panel");
    root = host.attachShadow({ mode: "open" });
    live = make("p", { role: "status", class: "unseen" });
    const style = make("link", { rel: "stylesheet", href: new URL(`panel.css${own.search}`, own).href });
    // Without its styles it would stand in the page's text; where they are not to be had, that is better than nothing.
    host.hidden = true;
    for (const event of ["load", "error"]) style.addEventListener(event, () => { host.hidden = false; });
    gone = make("p", { class: "ended", role: "status" });
    gone.hidden = true;
    root.append(style, make("section", { class: "panel", hidden: "" }), live, gone);
    document.body.append(host);
    document.adoptedStyleSheets.push(room);
    sized = new ResizeObserver(makeRoom);
  }

  // What the panel would lie upon can be scrolled to above it, and so can what has the focus.
  function makeRoom() {
    const height = Math.ceil(root.querySelector(".panel").getBoundingClientRect().height);
    room.replaceSync(height ? `@media screen { :root { padding-bottom: ${height}px; scroll-padding-bottom: ${height}px; } }` : "");
  }

  function show() {
    if (!root) setUp();
    const words = state.words[language()];
    const errors = errorsOf(state), warnings = warningsOf(state);
    const summary = errors.length ? state.counts.summary[language()] : state.counts.warnings[language()];
    const focused = root.activeElement && root.activeElement.dataset.key;
    const before = root.querySelector(".list");
    const seen = before && { top: before.scrollTop, warnings: Boolean(before.querySelector("details[open]")) };
    const panel = make("section", {
      class: `panel ${errors.length ? "errors" : "warnings"} ${open ? "open" : "folded"}`,
      lang: language(),
      "aria-label": words["panel-name"],
    });
    panel.hidden = !state.problems.length;
    panel.append(bar(words, summary), list(words, errors, warnings));
    root.querySelector(".panel").replaceWith(panel);
    sized.disconnect();
    sized.observe(panel);
    makeRoom();
    if (seen) {
      // What the reader has opened, and where they were.
      const details = panel.querySelector("details");
      if (details) details.open = seen.warnings;
      panel.querySelector(".list").scrollTop = seen.top;
    }
    live.lang = language();
    live.textContent = panel.hidden ? "" : summary;
    gone.lang = language();
    gone.textContent = words["panel-ended"];
    const again = focused && root.querySelector(`[data-key="${CSS.escape(focused)}"]`);
    if (again) again.focus({ preventScroll: true });
  }

  function bar(words, summary) {
    const toggle = make(
      "button",
      { type: "button", class: "toggle", "data-key": "toggle", "aria-keyshortcuts": "F8", "aria-expanded": String(open), "aria-controls": "list",
        onclick: () => fold(!open) },
      make("span", { class: "summary" }, summary),
      make("span", { class: "doing" }, open ? words["panel-fold"] : words["panel-open"]),
    );
    const languages = make("span", { class: "languages", role: "group", "aria-label": words["panel-languages"] });
    for (const [code, others] of Object.entries(state.words)) {
      languages.append(make(
        "button",
        { type: "button", lang: code, "data-key": code, "aria-pressed": String(code === language()),
          onclick: () => { memory.set("localStorage", "language", code); state.language = code; show(); } },
        others["language-name"],
      ));
    }
    return make("div", { class: "bar" }, toggle, make("kbd", { title: words["panel-keys"].replaceAll("`", "") }, "F8"), languages);
  }

  function fold(toOpen) {
    open = toOpen;
    if (!errorsOf(state).length) memory.set("sessionStorage", "open", open ? "yes" : "no");
    remember();
    const within = root.activeElement;
    show();
    if (within) root.querySelector(".toggle").focus();
  }

  // To the panel, and back to where the reader was.
  function cross() {
    if (root.activeElement) {
      if (left && left.isConnected && left !== document.body) left.focus();
      else root.activeElement.blur();
      return;
    }
    left = document.activeElement;
    if (!open) fold(true);
    root.querySelector(".list").focus();
  }

  document.addEventListener("keydown", event => {
    if (!state || !state.problems.length || event.defaultPrevented || event.isComposing) return;
    if (event.key === "F8" && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      cross();
    } else if (event.key === "Escape" && open && !document.querySelector("dialog[open]")) fold(false);
  });

  function list(words, errors, warnings) {
    const all = make("div", { id: "list", class: "list", tabindex: "0", "data-key": "list", role: "group", "aria-label": words["panel-name"] });
    all.hidden = !open;
    const keys = new Map();
    // The same for as long as the problem is there, whatever comes before it.
    const keyOf = problem => {
      const name = named(problem), count = keys.get(name) || 0;
      keys.set(name, count + 1);
      return `${count} ${name}`;
    };
    const items = problems => problems.map(problem => item(words, problem, keyOf(problem)));
    if (errors.length && state.has_site) all.append(make("p", { class: "note" }, words["panel-old-site"]));
    all.append(...items(errors.length ? errors : warnings));
    if (errors.length && warnings.length) {
      all.append(make("details", {}, make("summary", { "data-key": "warnings" }, state.counts.warnings[language()]),
        ...items(warnings)));
    }
    all.append(make("p", { class: "keys" }, ...worded(words["panel-keys"])));
    return all;
  }

  function item(words, problem, key) {
    const hint = problem.hint[language()];
    const found = make("article", { class: problem.severity },
      make("p", { class: "place" }, make("strong", {}, words[problem.severity]), " ", make("code", {}, problem.place)));
    if (problem.excerpt) {
      found.append(make("pre", { lang: "" }, problem.excerpt.before, make("mark", {}, problem.excerpt.marked || " "), problem.excerpt.after));
    }
    found.append(make("p", { class: "message" }, ...worded(problem.message[language()])));
    if (hint) found.append(make("p", {}, words["way-out"], ...worded(hint)));
    const actions = make("p", { class: "actions" },
      make("button", { type: "button", "data-key": `copy ${key}`, onclick: event => copy(event.currentTarget, problem.place) }, words["panel-copy"]));
    if (problem.editor) actions.append(make("a", { href: problem.editor, "data-key": `open ${key}` }, words["panel-editor"]));
    found.append(actions);
    return found;
  }

  // What stands between backquotes is to be typed as it is.
  function worded(text) {
    const parts = text.split("`");
    return parts.length % 2 ? parts.map((part, index) => (index % 2 ? make("code", {}, part) : part)) : [text];
  }

  async function copy(button, place) {
    const words = state.words[language()];
    let done = true;
    try {
      await navigator.clipboard.writeText(place);
    } catch {
      done = false;
    }
    button.textContent = live.textContent = done ? words["panel-copied"] : words["panel-not-copied"];
    setTimeout(() => { button.textContent = words["panel-copy"]; }, 2000);
  }

  // --- when it is asked -------------------------------------------------------------------------------------------

  window.LiveReloadPluginPanel = class {
    static identifier = "panel";
    static version = "1";

    reload(path) {
      if (path !== ".preview/problems") return false;
      refresh();
      return true;
    }
  };

  // What was told before the page could hear it: an older site than there is now is loaded anew.
  document.addEventListener("LiveReloadConnect", async () => {
    clearTimeout(ending);
    ending = 0;
    if (gone) gone.hidden = true;
    await refresh();
    if (state && String(state.edition) !== edition) location.reload();
  });

  // A preview that was begun again is there within a moment; one that stays away is said to have ended.
  let ending = 0;
  document.addEventListener("LiveReloadDisconnect", () => {
    ending = ending || setTimeout(() => { if (gone) gone.hidden = false; }, 3000);
  });

  // Another page has chosen the language.
  window.addEventListener("storage", event => { if (event.key === "preview-language" && state) show(); });

  const connect = () => document.head.append(make("script", { src: reload }));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", connect);
  else connect();
})();
