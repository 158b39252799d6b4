/**
 * Where things are on LinkedIn's pages, as data. The code that uses it is in ../content/read.
 * Facts and how sure they are: anchors held over years and layouts, headings are the second line of defence (a wrong entry
 * costs recall, never correctness; one list for all languages: en, ko, de, ja, pl, fr, es, pt, it, zh, nl), class names are brittle and are used only for messages (`msg-s-*`), which kept theirs.
 */
import type { Site } from "./site";

/** A message in a thread. */
const item = ".msg-s-event-listitem";

export const linkedin: Site = {
  host: /(^|\.)linkedin\.com$/,
  profile: /^\/(?:mwlite\/)?in\/([^/]+)/,
  details: /\/details\/([a-z-]+)/,
  thread: /^\/messaging(\/|$)/,
  /** An address that is certainly the open member's own page: a link to a part of it. */
  ownPart: /\/in\/([^/?#]+)\/(?:overlay|details|edit|recent-activity|add-edit)(?:[/?#]|$)/,
  memberId: /ACoA[\w-]{10,}/i,
  keyAttributes: ["componentkey", "data-component-key", "id"],
  cardKey: "com.linkedin.sdui.profile.card.ref",
  cardContainer: /^profileCards(?:AboveActivity|BelowActivityPart\d+\w*?|ExperienceOnly)/,
  topCard: { keys: ["Topcard", "TopCard"], select: "[data-member-id]:has(h1), [data-view-name=profile-top-card]" },
  publicMark: "meta[name=pageKey][content^=public_profile], section[data-section]",
  notFound: /profile not found|page not found|^linkedin: log in/i,
  sections: {
    about: { ids: ["about"], keys: ["About"], data: ["summary"], containers: ["AboveActivity"], headings: "About|소개|Info|自己紹介|O mnie|Infos|Acerca de|Sobre|Informazioni|关于" },
    experience: {
      ids: ["experience"], keys: ["ExperienceTopLevelSection", "Experience"], data: ["experience"], containers: ["BelowActivityPart1", "ExperienceOnly"],
      topAnchor: /^profile_experience_top_anchor_/, headings: "Experience|경력|Berufserfahrung|Erfahrung|職歴|職務経験|Doświadczenie|Expérience|Experiencia|Experiência|Esperienza|工作经历|经历|Ervaring",
    },
    education: {
      ids: ["education"], keys: ["EducationTopLevelSection", "Education"], data: ["educationsDetails"], containers: ["BelowActivityPart1"],
      topAnchor: /^profile_education_top_anchor_/, headings: "Education|학력|Ausbildung|学歴|Wykształcenie|Formation|Educación|Formação acadêmica|Formação académica|Formazione|教育经历|学历|教育背景|Opleiding",
    },
    certifications: {
      ids: ["licenses_and_certifications", "certifications"], keys: ["CertificationTopLevel", "CertificationTopLevelSection"],
      data: ["certifications"], containers: ["BelowActivityPart1"], headings: "Licenses & certifications|자격증|Bescheinigungen und Zertifikate|Lizenzen und Zertifikate|資格・認定|Licencje i certyfikaty|Licences et certifications|Licencias y certificaciones|Licenças e certificados|Licenze e certificazioni|证书|Licenties en certificaten",
    },
    skills: { ids: ["skills"], keys: ["Skills", "SkillsTopLevel"], data: ["skills"], containers: ["BelowActivityPart7"], headings: "Skills|보유기술|보유 기술|Kenntnisse|スキル|Umiejętności|Compétences|Aptitudes|Competências|Competenze|技能|Vaardigheden" },
    languages: { ids: ["languages"], keys: ["LanguageTopLevel", "LanguageTopLevelSection"], data: ["languages"], containers: ["BelowActivityPart4"], headings: "Languages|언어|Sprachen|言語|Języki|Langues|Idiomas|Lingue|语言|Talen" },
  },
  otherHeadings: "Volunteering|Volunteer experience|Projects|프로젝트|봉사활동|Projekte|Ehrenamt|Projekty|Wolontariat|Activity|Interests",
  /** Anchors of sections that are known and not read. */
  otherIds: /^(highlights|content_collections|volunteering_experience|recommendations|honors_and_awards|courses|interests|volunteer_causes|featured|services|projects|publications|organizations|patents|test_scores|open_to_work)$/,
  /** Endings of keys of cards that are known and not read. */
  otherKeys: /(SuggestedForYou|Services|Featured|Projects|VolunteerExperience\w*|Recommendations\w*|Publication\w*|Patents|Course\w*|Honors\w*|TestScores\w*|Organizations|Causes|Interests|SupportedLocales|Activity)$/,
  /** Sections about other people, and advertisements. */
  foreign: /recommendations?-drawer|(browsemap|pymk|company)_recommendation|^profileAside|^ProfilePostConnectDrawer/,
  /** What stands for itself in a section: its entries, and the texts in them. */
  entry: "[data-testid=expandable-text-box], li, [role=listitem], [componentkey^=entity-collection-item], [data-component-key^=entity-collection-item]",
  /** Actions and the site's own affordances: their words are not the member's. */
  actions: "a[href*='/preload/custom-invite/'], a[href*='/messaging/compose/'], a[href*='/signup/'], a[href*='/login'], [data-testid=carousel-container], [data-testid=expandable-text-button]",
  /** Links to an entry's skills, endorsers and the like. */
  skillLinks: /\/overlay\/|\/skill-associations|\/skill-insights/,
  contact: { mark: "#pv-contact-info, [data-view-name^=contact-], a[href^='mailto:'], a[href^='tel:']", url: /\/overlay\/contact-info/ },
  interop: "#interop-outlet, [data-testid=interop-shadowdom], iframe[data-testid=interop-iframe]",
  messages: {
    event: `[data-event-urn*=msg_message], [data-event-urn*=fs_event], ${item}`,
    owner: /fsd?_profile:([^,)]+)/,
    bubble: ".msg-overlay-conversation-bubble",
    header: "#thread-detail-jump-target, .msg-thread__link-to-profile, .msg-overlay-bubble-header",
    card: ".msg-s-profile-card",
    body: `${item}__body`,
    subject: `${item}__subject`,
    name: ".msg-s-message-group__name",
    attachment: `${item}__attachment-item, ${item}__download-attachment, .ui-attachment, a[download]`,
    fileName: ".ui-attachment__filename",
    notTheirs: `${item}__replied-message-container, ${item}__link-preview, ${item}__error-message, ${item}__actions-container, ${item}__seen-receipts, .msg-reactions`,
    item,
    theirs: `${item}--other`,
  },
};

/** Match patterns of `optional_host_permissions`. */
export const origins = ["https://*.linkedin.com/*"];

/** The site's own redirects: the real address is in this parameter. */
export const wrappers = { path: /^\/(?:safety\/go|redir\/(?:redirect|suspicious-page|general-malware-page))\/?$/, parameter: "url" };
