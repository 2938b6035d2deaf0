// Search, loaded when it is first used. All files of this folder are published as one, in the order of their names.

// What is asked for becomes the forms that the index has: the same as in generator/search/forms.py.
const PAIRED = "\\u3005\\u3006\\u3041-\\u3096\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const WORD = new RegExp(`[${PAIRED}\\u30a1-\\u30f6]+|(?:(?![${PAIRED}\\u30a1-\\u30f6])[\\p{L}\\p{N}])+`, "gu");
const IS_PAIRED = new RegExp(`[${PAIRED}\\u30a1-\\u30f6]`, "u");
const IS_HIRAGANA = /[\u3041-\u3096]/;
const IS_KATAKANA = /[\u30a1-\u30f6]/;
// What asks, and says nothing of what is asked for.
const ASKING = new Set("a an and any are as at be by can could do does for from get give has have help how i in into is it its me much many my of on or our should so some that the their there they this to us want was we what when where which who why will with would you your".split(" "));
const ASKING_JA = /ど(?:の|れ)くらい|どうすれば|どのような|どんな|ですか|ますか|について|したい(?!の)|するには|教えて|ください|とは/g;
const PARTICLE = /(?<=[^\u3041-\u3096\s])[のをはがにへとでもや](?=[^\u3041-\u3096])/g;

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

// Calls `found` with each form, where in the text it stands, what it weighs (hiragana is mostly grammar), and with a name
// of the word that it is of. Katakana is a word of its own, and begins with a capital K.
function eachForm(text, found) {
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!IS_PAIRED.test(word)) {
      if (word.length > 1 || !/[a-z]/.test(word)) found(american(word), index, index + word.length, word.length > 1 ? 1 : 0.3, `L${index}`);
      continue;
    }
    const chars = [...word];
    const codes = chars.map((char) => String(sounded(char).codePointAt(0)).padStart(5, "0"));
    let start = index;
    let katakana = 0;
    for (let at = 0; at < (chars.length - 1 || 1); at += 1) {
      const pair = chars.slice(at, at + 2);
      const hiragana = pair.filter((char) => IS_HIRAGANA.test(char)).length;
      if (!IS_KATAKANA.test(chars[at])) katakana = start + chars[at].length;
      const name = pair.every((char) => IS_KATAKANA.test(char)) ? `K${katakana || index}` : `J${index}`;
      found(`k${codes[at]}${codes[at + 1] || ""}`, start, start + pair.join("").length, [1, 0.4, 0.15][hiragana], name);
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

// What is asked for: the forms with their weights, and the words with their forms.
function asked(text) {
  let plain = spelled(text);
  const wanted = new Map();
  const words = new Map();
  const add = (form, start, end, weight, word) => {
    wanted.set(form, Math.max(weight, wanted.get(form) || 0));
    words.set(word, (words.get(word) || new Set()).add(form));
  };
  for (const code of codes(plain)) {
    add(codeWord(code), 0, 0, 3, code);
    plain = plain.replace(code, " ");
  }
  eachForm(plain.replace(ASKING_JA, " ").replace(PARTICLE, " "), (...form) => ASKING.has(form[0]) || add(...form));
  if (!wanted.size) eachForm(plain, add);
  return { wanted, words };
}
