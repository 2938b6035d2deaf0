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
    await pagefind.init();
    count = (await pagefind.search(null)).results.length;
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
  return word.startsWith(form) || alike(form, word) || (word.length > 3 && form.startsWith(word));
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
    const { [language]: shown, ...others } = JSON.parse(meta.shown);
    if (had < 0.01 || !shown) {
      wrong += 1;
      return;
    }
    const place = { ...shown, url: new URL(language + url.slice(url.indexOf("/")), root), score: together(score, had) };
    place.others = Object.entries(others).filter(([, other]) => !other.language).map(([lang, { title }]) => [lang, title]);
    if ([place.title, ...place.others.map(([, title]) => title)].some((title) => spelled(title) === name)) place.score *= 2;
    const page = pages.get(place.url.pathname) || [];
    pages.set(place.url.pathname, page);
    page.push(place);
  });
  const groups = [...pages.values()].map((places) => places.sort((one, other) => other.score - one.score));
  return { wanted, total: hits.size - wrong, rest: ordered.length - best.length, groups: groups.sort((one, other) => other[0].score - one[0].score) };
}
