// Search: what is asked for becomes the forms that the index has, each is looked up, and the places are put in order.
// Loaded when search is first used; Pagefind itself when something is first asked. Words come from the search page.

const root = new URL("../", import.meta.url);
const PAIRED = "\\u3005\\u3006\\u3041-\\u3096\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const WORD = new RegExp(`[${PAIRED}\\u30a1-\\u30f6]+|(?:(?![${PAIRED}\\u30a1-\\u30f6])[\\p{L}\\p{N}])+`, "gu");
const IS_PAIRED = new RegExp(`[${PAIRED}\\u30a1-\\u30f6]`, "u");
const IS_HIRAGANA = /[\u3041-\u3096]/;
// What asks, and says nothing of what is asked for.
const ASKING = new Set("a an and any are as at be by can could do does for from get give has have help how i in into is it its me much many my of on or our should so some that the their there they this to us want was we what when where which who why will with would you your".split(" "));
const ASKING_JA = /ど(?:の|れ)くらい|どうすれば|どのような|どんな|ですか|ますか|について|したい(?!の)|するには|教えて|ください|とは/g;
const PARTICLE = /(?<=[^\u3041-\u3096\s])[のをはがにへとでもや](?=[^\u3041-\u3096])/g;

// --- forms: the same as in generator/search/forms.py ----------------------------------------------------------------

function spelled(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g, "").normalize("NFKC").toLowerCase()
    .replace(/[\u30fc\u301c~]/g, "").replace(/(?<=\p{Nd}),(?=\p{Nd}{3})/gu, "").replace(/['\u2019]s(?![\p{L}\p{N}_])/gu, "");
}

function sounded(char) {
  if (char >= "\u30a1" && char <= "\u30f6") char = String.fromCharCode(char.charCodeAt(0) - 0x60);
  return char === "ぢ" ? "じ" : char === "づ" ? "ず" : char;
}

const SPELLINGS = { our: "or", is: "iz", tre: "ter", ogue: "og", mme: "m", ll: "l" };

function american(word) {
  if (word.length < 4) return word;
  return word.replace(/our|is(?=e|ing|ation)|tre(?=s?$)|ogue(?=s?$)|mme(?=s?$)|ll(?=ed$|ing$|er)/g, (found) => SPELLINGS[found]);
}

// Calls `found` with each form, where in the text it stands, and what it weighs: hiragana is mostly grammar.
function eachForm(text, found) {
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!IS_PAIRED.test(word)) {
      if (word.length > 1 || !/[a-z]/.test(word)) found(american(word), index, index + word.length, word.length > 1 ? 1 : 0.3);
      continue;
    }
    const chars = [...word];
    const codes = chars.map((char) => String(sounded(char).codePointAt(0)).padStart(5, "0"));
    let start = index;
    for (let at = 0; at < (chars.length - 1 || 1); at += 1) {
      const pair = chars.slice(at, at + 2);
      const hiragana = pair.filter((char) => IS_HIRAGANA.test(char)).length;
      found(`k${codes[at]}${codes[at + 1] || ""}`, start, start + pair.join("").length, [1, 0.4, 0.15][hiragana]);
      start += chars[at].length;
    }
  }
}

export function forms(text) {
  const all = [];
  eachForm(spelled(text), (form) => all.push(form));
  return all;
}

const ROMAN = { i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6, vii: 7, viii: 8, ix: 9, x: 10 };

// Official numbers from the top down (Ⅰ-1-①, i-1-1), and a number that is all that is asked for: a word each.
function codes(plain) {
  const found = plain.match(/(?<![\p{L}\p{N}])(?:[ivx]+|\d+)(?:[-\u2010-\u2015\u2212](?:[ivx]+|\d+))+(?![\p{L}\p{N}])/gu) || [];
  if (/^([ivx]+|\d)$/.test(plain.trim())) found.push(plain.trim());
  return found;
}

function codeWord(code) {
  return `zcode${code.split(/[^ivx\d]/).map((part) => ROMAN[part] || part).join("q")}z`;
}

function asked(text) {
  let plain = spelled(text);
  const found = new Map();
  const add = (form, start, end, weight) => found.set(form, Math.max(weight, found.get(form) || 0));
  for (const code of codes(plain)) {
    found.set(codeWord(code), 3);
    plain = plain.replace(code, " ");
  }
  eachForm(plain.replace(ASKING_JA, " ").replace(PARTICLE, " "), (...form) => ASKING.has(form[0]) || add(...form));
  if (!found.size) eachForm(plain, add);
  return found;
}

// --- what is found ----------------------------------------------------------------------------------------------------

const STEP = 20;
let engine;
let count;

async function start() {
  const pagefind = await import(new URL("search/pagefind.js", root));
  try {
    // What is shown of a place is no word of it.
    await pagefind.options({ ranking: { pageLength: 0.1, termSaturation: 1, metaWeights: { shown: 0 } } });
    await pagefind.init();
    count = (await pagefind.search(null)).results.length;
  } catch (error) {
    await pagefind.destroy();
    throw error;
  }
  return pagefind;
}

// Whether a word of a place is what a form was to find: the engine goes by beginnings, of the longer and the shorter.
function fits(form, word) {
  if (/^[kz\d]/.test(form) && /\d/.test(form)) return form.length > 6 ? word === form : word.startsWith(form);
  return word.startsWith(form) || alike(form, word) || (word.length > 3 && form.startsWith(word));
}

// The places that answer a question, those of one page together, the best first; of all that there are the first `most`.
export async function find(question, filters = {}, most = STEP) {
  engine ||= start();
  const loading = engine;
  try {
    return await findWith(await loading, question, filters, most);
  } catch (error) {
    // What could not be fetched is asked for again next time.
    if (engine === loading) engine = null;
    loading.then((pagefind) => pagefind.destroy(), () => {});
    throw error;
  }
}

async function findWith(pagefind, question, filters, most) {
  const wanted = asked(question);
  const hits = new Map();
  let all = 0;
  const search = (words) => Promise.all(words.map((word) => pagefind.search(word)));
  const answers = await search([...wanted.keys()]);
  // What can be chosen by is a word like any other: all that have it.
  const chosen = await search(Object.entries(filters).map(([name, value]) => `z${name}${value.replace(/[^a-z0-9]/g, "")}z`));
  const allowed = chosen.map(({ results }) => new Set(results.map(({ id }) => id)));
  // Without words, all that was chosen.
  if (!wanted.size && chosen.length) {
    for (const result of chosen[0].results) {
      if (allowed.every((ids) => ids.has(result.id))) hits.set(result.id, { result, score: 1, had: 1, by: [] });
    }
    all = 1;
  }
  [...wanted.values()].forEach((weight, index) => {
    const results = answers[index].results.filter(({ score }) => score > 0);
    all += weight;
    const best = Math.max(...results.map((result) => result.score));
    const rare = Math.log(1 + (count - results.length + 0.5) / (results.length + 0.5));
    for (const result of results) {
      if (!allowed.every((ids) => ids.has(result.id))) continue;
      const hit = hits.get(result.id) || { result, score: 0, had: 0, by: [] };
      hits.set(result.id, hit);
      const share = weight * rare * (result.score / best) ** 0.7;
      hit.score += share;
      hit.had += weight;
      hit.by.push([[...wanted.keys()][index], share, weight, result.words]);
    }
  });
  // Who asks for several things wants the place that has them all.
  const together = (score, had) => score * (had / all) ** 0.8;
  const ordered = [...hits.values()].sort((one, other) => together(other.score, other.had) - together(one.score, one.had));
  const best = ordered.slice(0, most);
  const pages = new Map();
  const loaded = await Promise.all(best.map((hit) => hit.result.data()));
  const name = spelled(question.trim());
  let wrong = 0;
  loaded.forEach(({ raw_url: url, meta, content }, index) => {
    let { score, had } = best[index];
    const words = content.split(/\s+/);
    for (const [form, share, weight, at] of best[index].by) {
      if (at.some((place) => fits(form, words[place].replace(".", "")))) continue;
      score -= share;
      had -= weight;
    }
    if (had < 0.01) {
      wrong += 1;
      return;
    }
    const place = { ...JSON.parse(meta.shown), url: new URL(url, root), score: together(score, had) };
    if ([place.title, ...(place.others || []).map(([, title]) => title)].some((title) => spelled(title) === name)) place.score *= 2;
    const page = pages.get(place.url.pathname) || [];
    pages.set(place.url.pathname, page);
    page.push(place);
  });
  const groups = [...pages.values()].map((places) => places.sort((one, other) => other.score - one.score));
  return { wanted, total: hits.size - wrong, rest: ordered.length - best.length, groups: groups.sort((one, other) => other[0].score - one[0].score) };
}

// --- what is marked ---------------------------------------------------------------------------------------------------

// Where in a text the words stand that are wanted: pairs of places.
function marks(text, wanted) {
  const singles = [...wanted.keys()].filter((form) => /^k\d{5}$/.test(form));
  const places = [];
  let plain = "";
  let at = 0;
  for (const char of text) {
    for (const letter of spelled(char) || (/\s/.test(char) ? " " : "")) {
      plain += letter;
      for (let unit = 0; unit < letter.length; unit += 1) places.push([at, at + char.length]);
    }
    at += char.length;
  }
  const found = [];
  eachForm(plain, (form, from, to, weight) => {
    const isPair = /^k\d/.test(form);
    const single = isPair && singles.some((one) => form.startsWith(one));
    if (!single && (weight < 0.4 || !(wanted.has(form) || (!isPair && [...wanted.keys()].some((word) => alike(word, form)))))) return;
    const [start, end] = [places[from][0], places[single ? from : to - 1][1]];
    const last = found[found.length - 1];
    if (last && start <= last[1]) last[1] = end;
    else found.push([start, end]);
  });
  return found;
}

function alike(word, other) {
  const stem = word.slice(0, word.length - (word.length > 7 ? 2 : word.length > 4 ? 1 : 0));
  return stem.length > 2 && other.startsWith(stem) && other.length < word.length + 4;
}

// The text as nodes with what is wanted marked; of a long one the stretch that has most of it.
function marked(text, wanted, longest = Infinity) {
  const found = marks(text, wanted);
  let [from, to] = [0, text.length];
  if (text.length > longest) {
    const within = (mark) => found.filter(([start, end]) => start >= mark[0] && end <= mark[0] + longest * 0.8).length;
    const first = found.reduce((one, other) => (within(other) > within(one) ? other : one), found[0] || [0]);
    from = Math.max(0, Math.min(first[0] - longest * 0.2, text.length - longest));
    if (from) from = (/[\s。、．，]/.exec(text.slice(from, first[0])) || { index: -1 }).index + 1 + Math.floor(from);
    to = Math.min(text.length, from + longest);
    if (to < text.length && text.lastIndexOf(" ", to) > to - 20) to = text.lastIndexOf(" ", to);
  }
  const nodes = [from ? "… " : ""];
  let done = from;
  for (const [start, end] of found) {
    if (start < done || end > to) continue;
    nodes.push(text.slice(done, start), element("mark", {}, text.slice(start, end)));
    done = end;
  }
  return [...nodes, text.slice(done, to), to < text.length ? " …" : ""];
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function shownPlace(place, wanted, isLead) {
  const lang = place.language || document.documentElement.lang;
  const longest = /^(ja|zh|ko)/.test(lang) ? 90 : 180;
  const link = element("a", { href: place.url.href, lang }, ...marked(place.title, wanted));
  const above = isLead ? [place.code, place.place].filter(Boolean).join(" ") : "";
  const other = isLead && place.others && place.others.find(([, title]) => marks(title, wanted).length);
  const parts = [
    above && element("p", { className: "result-place" }, above),
    element("p", { className: "result-title" }, link, " ", element("span", { className: "tag" }, place.kind)),
    isLead && place.told && element("p", { className: "result-told", lang: place.told_in || lang }, ...marked(place.told, wanted)),
    isLead && place.text && element("p", { className: "result-text", lang }, ...marked(place.text, wanted, longest)),
    other && element("p", { className: "result-other", lang: other[0] }, ...marked(other[1], wanted)),
  ];
  return parts.filter(Boolean);
}

function shownGroup([lead, ...more], wanted, words) {
  const colour = lead.colour ? ` colour-${((lead.colour - 1) % 6) + 1}` : "";
  const item = element("li", { className: `result${colour}` }, ...shownPlace(lead, wanted, true));
  if (more.length) {
    const listed = (places) => element("ul", { className: "result-parts" }, ...places.map((place) => element("li", {}, ...shownPlace(place, wanted, false))));
    item.append(listed(more.slice(0, 2)));
    if (more.length > 2) item.append(element("details", {}, element("summary", {}, words.replace("{n}", more.length - 2)), listed(more.slice(2))));
  }
  return item;
}

// --- the field and the list -------------------------------------------------------------------------------------------

// Puts field and list into an element; `page` is the address of the search page, if this is another.
function mount(box, template, page) {
  box.append(document.importNode(template.content, true));
  const form = box.querySelector("form");
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
  // Who comes to the field is going to ask.
  field.addEventListener("focus", () => { engine ||= start(); }, { once: true });
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
  const filters = box.querySelector("details");
  filters.open = matchMedia("(min-width: 48rem)").matches;
  return { field, form, update, filters };
}

export function mountPage(box) {
  const { form, field, update, filters } = mount(box, document.getElementById("search_ui"));
  for (const [name, value] of new URLSearchParams(location.search)) {
    const control = form.elements[name];
    if (control?.type === "checkbox") control.checked = true;
    else if (control) control.value = value;
    if (name !== "q") filters.open = true;
  }
  update();
  field.focus({ preventScroll: true });
}

let dialog;

export async function open(page) {
  if (!dialog) {
    const html = new DOMParser().parseFromString(await (await fetch(page)).text(), "text/html");
    dialog = element("dialog", { className: "search-dialog" });
    dialog.append(document.importNode(html.getElementById("search_dialog").content, true));
    document.body.append(dialog);
    mount(dialog.querySelector("div"), html.getElementById("search_ui"), page);
    dialog.querySelector("button").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      // What was found may be on this very page, behind the dialog.
      const isKept = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (event.target === dialog || (event.target.closest(".results a") && !isKept)) dialog.close();
    });
    dialog.setAttribute("aria-labelledby", dialog.querySelector("h2").id);
  }
  // In a field of search Escape would only empty it.
  dialog.onkeydown ||= (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  };
  dialog.showModal();
  dialog.querySelector("[type=search]").select();
}
