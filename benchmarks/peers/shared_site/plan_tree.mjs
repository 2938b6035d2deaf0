// The plan as the templates see it, from pages that know only their id: plan_tree.py in JavaScript, for Eleventy.

const NAMES = [["ja", "日本語"], ["en", "English"]];
const MENU = ["about", "structure"];
const FOOTER = ["sitemap", "print"];
const DESCRIPTION_LENGTH = 120;
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

class Entry {
  constructor(meta, facts, file, readProse) {
    Object.assign(this, { label: "", code: "", number: "", colour: "", level: 0, order: 0 }, meta);
    this.url = facts.base + facts.language + "/" + (this.id ? this.id + "/" : "");
    this.file = file;
    this.anchor = this.id.replaceAll("/", "--");
    this.sections = JSON.parse(meta.sections || "[]").map(([slug, title]) => ({ slug, title }));
    this.alternates = NAMES.map(([language, name]) => (
      { language, name, url: this.url.replace(`/${facts.language}/`, `/${language}/`) }
    ));
    this.children = [];
    this.siblings = [];
    this.ancestors = [];
    this.counts = [];
    // Not enumerable, so that nothing that copies data follows them.
    Object.defineProperty(this, "facts", { value: facts });
    Object.defineProperty(this, "readProse", { value: readProse });
  }

  get prose() {
    return this.readProse();
  }

  get description() {
    const bare = (this.prose || "").replace(/<[^>]*>/g, " ").replace(/&(amp|lt|gt|quot|#39);/g, (found) => ENTITIES[found]);
    const plain = bare.split(/\s+/).filter(Boolean).join(" ");
    const shown = plain.length <= DESCRIPTION_LENGTH ? plain : plain.slice(0, DESCRIPTION_LENGTH).trimEnd() + " …";
    return shown || this.facts.description;
  }

  get jsonld() {
    const { facts } = this;
    const trail = [...this.ancestors, this].map((step, index) => (
      { "@type": "ListItem", position: index + 1, name: step.title, item: facts.origin + step.url }
    ));
    const publisher = { "@type": "GovernmentOrganization", name: facts.publisher, url: facts.publisher_url };
    const page = {
      "@type": "WebPage",
      name: this.title,
      description: this.description,
      url: facts.origin + this.url,
      inLanguage: facts.language,
      publisher,
    };
    const graph = [{ "@type": "BreadcrumbList", itemListElement: trail }, page];
    return JSON.stringify({ "@context": "https://schema.org", "@graph": graph });
  }
}

const pairs = (counts) => [...counts].sort(([a], [b]) => a - b).map(([level, count]) => (
  { level, count, grouped: count.toLocaleString("en") }
));

const add = (counts, level, count) => counts.set(level, (counts.get(level) || 0) + count);

class Tree {
  constructor(entries) {
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    this.home = byId.get("");
    this.named = Object.fromEntries([...MENU, ...FOOTER].map((kind) => [kind, entries.find((entry) => entry.kind === kind)]));
    this.menu = MENU.map((kind) => this.named[kind]);
    this.footer = FOOTER.map((kind) => this.named[kind]);
    const nodes = entries.filter((entry) => entry.kind === "node").sort((a, b) => a.order - b.order);
    this.roots = nodes.filter((node) => !node.id.includes("/"));
    nodes.forEach((node, index) => {
      node.previous = nodes[index - 1];
      node.next = nodes[index + 1];
      node.parent = node.id.includes("/") ? byId.get(node.id.slice(0, node.id.lastIndexOf("/"))) : null;
      if (node.parent) {
        node.parent.children.push(node);
        node.ancestors = [...node.parent.ancestors, node.parent];
      }
    });
    const below = new Map(nodes.map((node) => [node, new Map()]));
    for (const node of [...nodes].reverse()) {
      node.siblings = node.parent ? node.parent.children : this.roots;
      const own = below.get(node);
      for (const child of node.children) {
        add(own, child.level - 1, 1);
        for (const [level, count] of below.get(child)) add(own, level, count);
      }
      if (node.sections.length) add(own, node.level, node.sections.length);
      node.counts = pairs(own);
    }
    const whole = new Map([[0, this.roots.length]]);
    for (const root of this.roots) {
      for (const [level, count] of below.get(root)) add(whole, level, count);
    }
    this.counts = pairs(whole);
  }
}

export { Entry, Tree };
