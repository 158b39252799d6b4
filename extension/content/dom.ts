/** Short ways to ask the DOM. */

export const all = (root: ParentNode, selector: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)];

export const one = (root: ParentNode, selector: string) => root.querySelector<HTMLElement>(selector);

/** All text under a node, spaces made one. */
export const textOf = (node: Node | null | undefined) => (node?.textContent ?? "").replace(/\s+/gu, " ").trim();

export const attribute = (element: Element, name: string) => element.getAttribute(name) ?? "";

/** Whether one of them is in the other, or they are the same. */
export const overlap = (a: Element, b: Element) => a.contains(b) || b.contains(a);

export const hrefOf = (link: Element) => (link as HTMLAnchorElement).href;

export const pathOf = (link: Element) => (link as HTMLAnchorElement).pathname;

/** Whether an element takes no part in what a person sees. */
export const isHidden = (element: Element): boolean =>
  element.matches("[hidden], dialog:not([open])") || !element.checkVisibility({ visibilityProperty: true });
