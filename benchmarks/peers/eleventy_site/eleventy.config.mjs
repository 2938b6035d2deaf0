// The Eleventy site: Markdown pages in two languages, one layout, and the trees of the pages as a collection.

import { readFileSync } from "node:fs";
import { Entry, Tree } from "./plan_tree.mjs";

const known = JSON.parse(readFileSync(new URL("site.json", import.meta.url), "utf-8"));

export default function (config) {
  config.setQuietMode(true);
  config.setNunjucksEnvironmentOptions({ trimBlocks: true, lstripBlocks: true });
  config.addPassthroughCopy({ assets: "assets" });
  config.addGlobalData("known", known);
  config.addCollection("plans", (api) => {
    const plans = {};
    for (const language of Object.keys(known.facts)) {
      const facts = known.facts[language];
      const members = api.getAll().filter((page) => page.data.lang === language);
      const entries = members.map((page) => (
        new Entry(page.data.plan, facts, page.inputPath.replace("./content/", ""), () => page.templateContent)
      ));
      const byId = new Map(entries.map((entry) => [entry.id, entry]));
      plans[language] = { tree: new Tree(entries), byId };
    }
    return plans;
  });
  config.addFilter("of_page", (plans, language, id) => plans[language].byId.get(id));
  return {
    dir: { input: "content", includes: "../templates", output: "public" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
