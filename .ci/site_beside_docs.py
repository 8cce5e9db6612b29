"""For mkdocs: makes pages of what lies beside docs/, so that every link of a page leads somewhere in the site too.

A link to a file becomes one to a copy of it. A folder has no page: of a link to one its text is left.
"""

import posixpath
import re
from pathlib import Path

from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parent.parent
# As it lies in the checkout, and as it is called in the site.
PAGES = {"README.md": "index.md", "CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}
LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\((?!https?:|#)([^)#\s]*)(#[^)]*)?\)")
FENCE = re.compile(r"^(```.*?^```)", re.MULTILINE | re.DOTALL)

copied = set()


def on_config(config):
    """One runbook for each alert, found by itself."""
    copied.clear()
    runbooks = sorted(path.name for path in (ROOT / "docs/runbooks").glob("*.md"))
    fill(config.nav, "Runbooks", [{name[:-3]: "runbooks/" + name} for name in runbooks])
    return config


def fill(nav, title, items):
    for entry in nav:
        for name, below in entry.items():
            if name == title:
                entry[name] = items
            elif isinstance(below, list):
                fill(below, title, items)


def on_files(files, config):
    sources = {uri: ROOT / "docs" / uri for uri in files.src_uris if uri.endswith(".md")}
    for here, there in PAGES.items():
        files.append(File.generated(config, there, content=(ROOT / here).read_text("utf-8")))
        sources[there] = ROOT / here
    for text, page in [(path.read_text("utf-8"), path) for path in sources.values()]:
        for link in LINK.finditer(text):
            copy(files, config, target_of(page, link[2]))
    return files


def copy(files, config, target):
    uri = uri_of(target)
    if target.is_file() and target.suffix != ".md" and files.get_file_from_path(uri) is None:
        files.append(File.generated(config, uri, abs_src_path=str(target)))


def on_page_markdown(markdown, page, config, files):
    here = page.file.src_uri
    source = next((ROOT / beside for beside, uri in PAGES.items() if uri == here), ROOT / "docs" / here)

    def rewritten(link):
        target = target_of(source, link[2])
        if target.is_dir():
            return link[1]
        return f"[{link[1]}]({posixpath.relpath(uri_of(target), posixpath.dirname(here) or '.')}{link[3] or ''})"

    # What is shown in a block is no link.
    return "".join(part if part.startswith("```") else LINK.sub(rewritten, part) for part in FENCE.split(markdown))


def target_of(page, written):
    return (page.parent / written).resolve() if written else page


def uri_of(target):
    inside = target.relative_to(ROOT).as_posix()
    if inside in PAGES:
        return PAGES[inside]
    return inside.removeprefix("docs/") if inside.startswith("docs/") else "files/" + inside.replace("/.", "/")
