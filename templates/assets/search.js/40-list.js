// How a place that was found is shown.
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
  const other = isLead && place.others.find(([, title]) => title !== place.title && marks(title, wanted).length);
  const parts = [
    above && element("p", { className: "result-place" }, above),
    element("p", { className: "result-title" }, link, " ", element("span", { className: "tag" }, place.kind)),
    isLead && place.told && place.told !== place.title && element("p", { className: "result-told", lang: place.told_in || lang }, ...marked(place.told, wanted)),
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
