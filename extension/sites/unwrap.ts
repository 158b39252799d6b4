/** Addresses behind a site's own redirects. In the background: the page's script only hands over what stands there. */
import type { Page } from "../shared/bindings/Page";
import { linkedin, wrappers } from "./linkedin";

/** The real address behind one of the site's own redirects; anything else comes back as it is. */
function unwrap(href: string): string {
  let address = href;
  for (let times = 0; times < 3; times++) {
    let url: URL;
    try { url = new URL(address); } catch { return address; }
    const target = linkedin.host.test(url.hostname) && wrappers.path.test(url.pathname) && url.searchParams.get(wrappers.parameter);
    if (!target) return address;
    address = target;
  }
  return address;
}

/** The page with the real addresses in its links. */
export function unwrapped(page: Page): Page {
  const sections = page.sections.map((section) => ({
    ...section,
    lines: section.lines.map((line) => (line.links.length ? { ...line, links: line.links.map((link) => ({ ...link, href: unwrap(link.href) })) } : line)),
  }));
  return { ...page, sections };
}
