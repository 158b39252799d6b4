/** What the reader needs to know about a site. One file per site holds the data. */
import type { SectionKind } from "../shared/bindings/SectionKind";

/** How one section can be found, from the surest sign to the weakest. */
export interface SectionAnchors {
  /** Element ids; `data-view-name` says the same with `profile-card-` before it and dashes. */
  ids: string[];
  /** Endings of card keys. */
  keys: string[];
  /** `data-section` values of the public page. */
  data: string[];
  /** Middles of the keys of the lazy containers that hold it. */
  containers: string[];
  /** Key of an empty element at its top. */
  topAnchor?: RegExp;
  /** Its heading in all languages, separated by `|`. */
  headings: string;
}

export type ReadKind = Extract<SectionKind, "about" | "experience" | "education" | "certifications" | "skills" | "languages">;

export interface Site {
  host: RegExp;
  /** Path of a profile; the first group is the slug. */
  profile: RegExp;
  /** The page of one section alone; the first group is its kind. */
  details: RegExp;
  thread: RegExp;
  ownPart: RegExp;
  memberId: RegExp;
  keyAttributes: string[];
  cardKey: string;
  cardContainer: RegExp;
  topCard: { keys: string[]; select: string };
  publicMark: string;
  notFound: RegExp;
  sections: Record<ReadKind, SectionAnchors>;
  otherHeadings: string;
  otherIds: RegExp;
  otherKeys: RegExp;
  foreign: RegExp;
  entry: string;
  actions: string;
  skillLinks: RegExp;
  contact: { mark: string; url: RegExp };
  interop: string;
  messages: {
    event: string; owner: RegExp; bubble: string; header: string; card: string; body: string; subject: string; name: string;
    attachment: string; fileName: string; notTheirs: string; item: string; theirs: string;
  };
}
