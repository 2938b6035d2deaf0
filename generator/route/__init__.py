"""Fourth stage: every file of the site planned before one is rendered: pages, twins, data files, assets."""
