"""The settings of the Pelican site."""

import json
from pathlib import Path

_known = json.loads((Path(__file__).parent / "site.json").read_text("utf-8"))
PLAN_FACTS, PLAN_STRINGS = _known["facts"], _known["strings"]

SITENAME = PLAN_FACTS["ja"]["name"]
SITEURL = ""
TIMEZONE = "UTC"
DEFAULT_LANG = "ja"
PAGE_PATHS = ["ja", "en"]
ARTICLE_PATHS: list[str] = []
STATIC_PATHS = ["assets"]
PLUGINS = ["plan_pages"]
_EXTENSIONS: dict[str, dict[str, str]] = {"markdown.extensions.tables": {}, "markdown.extensions.meta": {}}
MARKDOWN = {"extension_configs": _EXTENSIONS}
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True}
DELETE_OUTPUT_DIRECTORY = False

# Pages are all that there is.
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
