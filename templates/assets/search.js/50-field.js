// The field in use, on the search page or in a dialog on any other.
// Puts choices and list beside the field of an element; `page` is the address of the search page, if this is another.
export async function mount(box, page) {
  const source = page ? new DOMParser().parseFromString(await (await fetch(page)).text(), "text/html") : document;
  const rest = document.importNode(source.getElementById("search_more").content, true);
  const form = box.querySelector("form");
  form.append(rest.querySelector(".search-filters"));
  box.append(rest);
  const status = box.querySelector("[role=status]");
  const list = box.querySelector(".results");
  const more = box.querySelector(".results-more");
  const field = form.elements.q;
  let turn = 0;
  let timer = 0;
  let most = STEP;
  const title = document.title;

  function state() {
    const filled = [...new FormData(form)].filter(([, value]) => value.trim());
    return new URLSearchParams(filled);
  }

  function say(name, number = 0) {
    status.textContent = name ? status.dataset[name].replace("{n}", number) : "";
  }

  async function update() {
    const mine = (turn += 1);
    const { q, ...filters } = Object.fromEntries(state());
    if (!page) {
      history.replaceState(null, "", `${location.pathname}${state().size ? `?${state()}` : ""}`);
      document.title = q ? `${q} – ${title}` : title;
    }
    if (!state().size) {
      list.replaceChildren();
      more.hidden = true;
      say("");
      return;
    }
    const slow = setTimeout(say, 400, "loading");
    try {
      const { wanted, groups, total, rest } = await find(q || "", filters, most);
      if (mine !== turn) return;
      if (!total && !navigator.onLine) throw new Error("offline");
      list.replaceChildren(...groups.map((group) => shownGroup(group, wanted, list.dataset.rest)));
      more.hidden = rest <= 0;
      say(groups.length ? "some" : Object.keys(filters).length ? "chosen" : "none", total);
    } catch (error) {
      if (mine !== turn) return;
      list.replaceChildren();
      more.hidden = true;
      say("failed");
    } finally {
      clearTimeout(slow);
    }
  }

  function changed(event) {
    most = STEP;
    clearTimeout(timer);
    // Half a word that is still being put together is nothing to look for.
    if (!event.isComposing) timer = setTimeout(update, engine ? 150 : 300);
  }

  form.addEventListener("input", changed);
  form.addEventListener("compositionend", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (page) location.assign(`${page}?${state()}`);
    else update().then(() => list.querySelector("a")?.focus());
  });
  more.addEventListener("click", () => {
    const next = list.children.length;
    most += STEP;
    update().then(() => (list.children[next] || list.lastElementChild)?.querySelector("a").focus());
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || event.target.matches("select")) return;
    const stops = [field, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    const next = at < 0 ? step > 0 && stops[1] : stops[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  const filters = form.querySelector(".search-filters");
  filters.open = matchMedia("(min-width: 48rem)").matches;
  if (!page) {
    for (const [name, value] of new URLSearchParams(location.search)) {
      const control = form.elements[name];
      // What is asked for stands there already, and more may have been typed.
      if (!control || name === "q") continue;
      if (control.type === "checkbox") control.checked = true;
      else control.value = value;
      filters.open = true;
    }
  }
  warm().catch(() => {});
  update();
}
