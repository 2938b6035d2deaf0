// What is marked: the words that are wanted, and of a long text the stretch that has most of them.
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
