// Each form is looked up, and the places that have them are put in order. Pagefind is loaded when the field is reached.
const root = new URL("../", import.meta.url);
const language = document.documentElement.lang;
const STEP = 20;
let engine;
let count;

async function start() {
  const pagefind = await import(new URL("search/pagefind.js", root));
  try {
    // What is shown of a place is no word of it.
    await pagefind.options({ ranking: { pageLength: 0.1, termSaturation: 1, metaWeights: { shown: 0 } } });
    const [entry] = await Promise.all([fetch(new URL("search/pagefind-entry.json", root)), pagefind.init()]);
    count = (await entry.json()).languages[language.toLowerCase()].page_count;
  } catch (error) {
    await pagefind.destroy();
    throw error;
  }
  return pagefind;
}

// The engine, which is loaded once.
function warm() {
  return (engine ||= start());
}

// Whether a word of a place is what a form was to find: the engine goes by beginnings, of the longer and the shorter.
function fits(form, word) {
  if (/^[kz\d]/.test(form) && /\d/.test(form)) return form.length > 6 ? word === form : word.startsWith(form);
  if (/^[a-z]{1,3}$/.test(form)) return [form, `${form}s`, `${form}es`].includes(word);
  return word.startsWith(form) || alike(form, word) || (word.length > 3 && form.startsWith(word));
}

// Who asks for one word does not want what has a piece of it (ット of ペット): of katakana more than half is needed, of a
// compound of kanji a third. Takes from a hit what it has of others.
function keepWords(hit, wanted, words) {
  for (const [name, forms] of words) {
    const had = hit.by.filter(({ form }) => forms.has(form));
    const sum = (all) => all.reduce((total, form) => total + wanted.get(form), 0);
    if (sum(had.map(({ form }) => form)) >= sum([...forms]) * (name[0] === "K" ? 0.6 : 0.34)) continue;
    hit.by = hit.by.filter((one) => !had.includes(one));
  }
}

// The places that answer a question, those of one page together, the best first; of all that there are the first `most`.
export async function find(question, filters = {}, most = STEP) {
  const loading = warm();
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
  const { wanted, words } = asked(question);
  const hits = new Map();
  const search = (all) => Promise.all(all.map((word) => pagefind.search(word)));
  const answers = await search([...wanted.keys()]);
  // What can be chosen by is a word like any other: all that have it.
  const chosen = await search(Object.entries(filters).map(([name, value]) => `z${name}${value.replace(/[^a-z0-9]/g, "")}z`));
  const allowed = chosen.map(({ results }) => new Set(results.map(({ id }) => id)));
  const isAllowed = ({ id }) => allowed.every((ids) => ids.has(id));
  [...wanted].forEach(([form, weight], index) => {
    const results = answers[index].results.filter(({ score }) => score > 0);
    const best = Math.max(...results.map(({ score }) => score));
    const rare = Math.log(1 + (count - results.length + 0.5) / (results.length + 0.5));
    for (const result of results.filter(isAllowed)) {
      const hit = hits.get(result.id) || { result, by: [] };
      hits.set(result.id, hit);
      hit.by.push({ form, weight, share: weight * rare * (result.score / best) ** 0.7, places: result.words });
    }
  });
  for (const hit of hits.values()) {
    keepWords(hit, wanted, words);
    if (!hit.by.length) hits.delete(hit.result.id);
  }
  // Without words, all that was chosen.
  if (!wanted.size && chosen.length) {
    for (const result of chosen[0].results.filter(isAllowed)) hits.set(result.id, { result, by: [{ form: "", weight: 1, share: 1 }] });
  }
  const all = [...wanted.values()].reduce((one, other) => one + other, 0) || 1;
  // Who asks for several things wants the place that has them all.
  for (const hit of hits.values()) hit.score = () => {
    const sum = (name) => hit.by.reduce((total, one) => total + one[name], 0);
    return sum("share") * (sum("weight") / all) ** 0.8;
  };
  const ordered = [...hits.values()].sort((one, other) => other.score() - one.score());
  const name = spelled(question.trim());
  const pages = new Map();
  let [looked, found] = [0, 0];
  // What turns out not to have the words makes room for what comes after it.
  while (found < most && looked < ordered.length) {
    const next = ordered.slice(looked, looked + most - found);
    looked += next.length;
    const loaded = await Promise.all(next.map(({ result }) => result.data()));
    loaded.forEach(({ raw_url: url, meta, content }, index) => {
      const hit = next[index];
      const has = content.split(/\s+/);
      hit.by = hit.by.filter(({ form, places }) => !form || places.some((place) => fits(form, has[place].replace(".", ""))));
      const { [language]: shown, ...others } = JSON.parse(meta.shown);
      if (!hit.by.length || !shown) return;
      found += 1;
      const place = { ...shown, url: new URL(language + url.slice(url.indexOf("/")), root), score: hit.score() };
      place.others = Object.entries(others).filter(([, other]) => !other.language).map(([lang, { title }]) => [lang, title]);
      if ([place.title, ...place.others.map(([, title]) => title)].some((title) => spelled(title) === name)) place.score *= 2;
      const page = pages.get(place.url.pathname) || [];
      pages.set(place.url.pathname, page);
      page.push(place);
    });
  }
  const groups = [...pages.values()].map((places) => places.sort((one, other) => other.score - one.score));
  const rest = ordered.length - looked;
  return { wanted, total: found + rest, rest, groups: groups.sort((one, other) => other[0].score - one[0].score) };
}
