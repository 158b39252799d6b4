/**
 * Draws the practice pages: `node extension/practice/draw.mjs` writes them beside this file; a test compares.
 * Everybody and everything in them is invented, except for the public facts that a sign compares with: when a company was
 * founded, when a technology came out, what a school awards, how long a country's numbers are. The skeletons are those of
 * the site's own layouts (classic profile, server-driven profile, message thread), so that the real reader reads them.
 */
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

const UI = {
  en: {
    note: "Practice page – invented. Nobody here exists.", all: "All practice pages", about: "About", experience: "Experience", education: "Education",
    contactInfo: "Contact info", phone: "Phone", mail: "Email", profile: "Profile", sent: "sent the following message at", degree: "2nd",
  },
  ko: {
    note: "연습용 페이지 – 모두 지어낸 내용입니다. 실제 인물이 아닙니다.", all: "연습용 페이지 모두 보기", about: "소개", experience: "경력", education: "학력",
    contactInfo: "연락처 정보", phone: "전화", mail: "이메일", profile: "프로필", sent: "님이 다음 시각에 메시지를 보냈습니다", degree: "2촌",
  },
};

const safe = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
/** Links of the look-alike lead nowhere; practice.css takes them out of reach of the pointer. */
const link = (path, inner, more = "") => `<a href="${path}" tabindex="-1"${more}>${inner}</a>`;
/** The visible copy and the copy for screen readers, as the classic layout has them. */
const twice = (text) => `<span aria-hidden="true">${safe(text)}</span><span class="visually-hidden">${safe(text)}</span>`;

function frame({ lang, title, path, body }) {
  const ui = UI[lang];
  return `<!doctype html>
<!-- Drawn by draw.mjs. -->
<html lang="${lang}" data-practice="${path}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<link rel="stylesheet" href="practice.css">
</head>
<body>
<header class="practice"><strong>${ui.note}</strong> <a href="index.html">${ui.all}</a></header>
${body}
<script type="module" src="../training/practice.js"></script>
</body>
</html>
`;
}

// ── Classic profile ──────────────────────────────────────────────────────────

function classic({ slug, lang = "en", name, headline, place, about, jobs, studies, phones, mails }) {
  const ui = UI[lang];
  const card = (id, heading, inner) => `<section class="artdeco-card pv-profile-card" data-view-name="profile-card">
<div id="${id}" class="pv-profile-card__anchor"></div>
<h2>${twice(heading)}</h2>
${inner}
</section>`;
  const entry = (lines) => `<li class="artdeco-list__item"><div data-view-name="profile-component-entity">${lines.map((line, n) => `<div class="${n === 0 ? "first" : "line"}">${twice(line)}</div>`).join("")}</div></li>`;
  const list = (entries) => `<ul>\n${entries.map(entry).join("\n")}\n</ul>`;
  const way = (heading, values, scheme) => values.map((value) => `<section class="pv-contact-info__contact-type"><h3>${heading}</h3><div>${scheme ? link(`${scheme}${value.replaceAll(" ", "")}`, safe(value)) : `<span>${safe(value)}</span>`}</div></section>`).join("\n");
  return frame({
    lang, title: name, path: `/in/${slug}/`,
    body: `<main>
<section class="artdeco-card top" data-member-id="0">
${link(`/in/${slug}/overlay/about-this-profile/`, `<h1>${safe(name)}</h1>`)}
<div class="text-body-medium break-words">${safe(headline)}</div>
<span class="text-body-small inline t-black--light break-words">${safe(place)}</span>
${link(`/in/${slug}/overlay/contact-info/`, ui.contactInfo, ' id="top-card-text-details-contact-info"')}
</section>
${card("about", ui.about, `<div class="text">${twice(about)}</div>`)}
${card("experience", ui.experience, list(jobs))}
${card("education", ui.education, list(studies))}
</main>
<div role="dialog" aria-labelledby="pv-contact-info" class="artdeco-modal">
<h2 id="pv-contact-info">${safe(name)}</h2>
<section>
<section class="pv-contact-info__contact-type"><h3>${ui.profile}</h3><div>${link(`/in/${slug}`, `linkedin.com/in/${slug}`)}</div></section>
${way(ui.phone, phones)}
${way(ui.mail, mails, "mailto:")}
</section>
</div>`,
  });
}

// ── Server-driven profile ────────────────────────────────────────────────────

function serverDriven({ slug, member, lang = "en", name, headline, place, about, jobs, studies }) {
  const ui = UI[lang];
  const key = (card) => `com.linkedin.sdui.profile.card.ref${member}${card}`;
  const entry = (lines, at) => `<div componentkey="entity-collection-item-${at}"><div>${lines.map((line, n) => n === lines.length - 1 && lines.length > 4 ? `<p><span data-testid="expandable-text-box">${safe(line)}</span></p>` : `<p>${safe(line)}</p>`).join("")}</div></div><hr role="presentation">`;
  const card = (kind, heading, inner) => `<section class="card" componentkey="${key(kind)}"><h2>${heading}</h2>\n${inner}\n</section>`;
  return frame({
    lang, title: name, path: `/in/${slug}/`,
    body: `<main id="workspace">
<section class="card top" componentkey="${key("Topcard")}">
${link(`/in/${slug}/`, `<h2 class="name">${safe(name)}</h2>`)}<p>· ${ui.degree}</p>
<p>${safe(headline)}</p>
<p>${safe(place)}</p>
<p>${link(`/in/${slug}/overlay/contact-info/`, ui.contactInfo)}</p>
</section>
<div componentkey="profileCardsAboveActivity${slug}">
${card("About", ui.about, `<p><span data-testid="expandable-text-box">${safe(about)}</span></p>`)}
</div>
<div componentkey="profileCardsBelowActivityPart1${slug}" data-testid="lazy-column">
${card("ExperienceTopLevelSection", ui.experience, jobs.map(entry).join("\n"))}
${card("EducationTopLevelSection", ui.education, studies.map(entry).join("\n"))}
</div>
</main>`,
  });
}

// ── Message thread ───────────────────────────────────────────────────────────

const ME = "ACoAAPracticeReader0001";

function thread({ id, lang = "en", name, headline, me, messages }) {
  const ui = UI[lang];
  const other = `ACoAAPractice${id}`;
  let last = "";
  const events = messages.map(({ from, at, text, file }, n) => {
    const [person, member] = from === "me" ? [me, ME] : [name, other];
    const head = from === last ? "" : `<span class="visually-hidden">${safe(person)} ${ui.sent} ${at}</span><div class="who">${link(`/in/${member}`, `<span class="msg-s-message-group__name">${safe(person)}</span>`)} <time class="msg-s-message-group__timestamp">${at}</time></div>`;
    last = from;
    const attached = file ? `<div class="msg-s-event-listitem__attachment-item"><p class="ui-attachment__filename">${safe(file)}</p></div>` : "";
    return `<li class="msg-s-message-list__event"><div class="msg-s-event-listitem${from === "me" ? "" : " msg-s-event-listitem--other"}" data-view-name="message-list-item" data-event-urn="urn:li:msg_message:(urn:li:fsd_profile:${ME},2-practice${n})">${head}<p class="msg-s-event-listitem__body">${safe(text).replaceAll("\n", "<br>")}</p>${attached}</div></li>`;
  });
  return frame({
    lang, title: name, path: `/messaging/thread/2-practice-${id.toLowerCase()}/`,
    body: `<main>
<div class="card messages">
<div id="thread-detail-jump-target">${link(`/in/${other}`, `<h2>${safe(name)}</h2><div class="msg-entity-lockup__entity-info">${safe(headline)}</div>`, ' class="msg-thread__link-to-profile"')}</div>
<ul class="msg-s-message-list-content">
${events.join("\n")}
</ul>
</div>
</main>`,
  });
}

// ── The pairs ────────────────────────────────────────────────────────────────

const colorado = {
  slug: "marin-tollavec", name: "Marin Tollavec", headline: "Electrical engineer, power electronics", place: "Denver, Colorado, United States",
  about: "I design converters for small solar plants. Before that I spent three years on test benches.",
  jobs: [
    ["Electrical Engineer", "Brightwater Converters · Full-time", "Sep 2023 - Present · 3 yrs 3 mos", "Denver, Colorado, United States · On-site", "Design and test of converters up to 50 kW."],
    ["Test Engineer", "Ostrander Power · Full-time", "Jul 2020 - Aug 2023 · 3 yrs 2 mos", "Golden, Colorado, United States · On-site"],
  ],
  mails: ["marin.tollavec@tollavec.example"],
};

const stripeYears = (dates) => ["Software Engineer", "Stripe · Full-time", dates, "San Francisco, California, United States · On-site"];

const pages = {
  "number-and-degree.html": classic({
    ...colorado, phones: ["+1 303-499-711"],
    studies: [["Rocky Mountain College of Art and Design", "Bachelor of Science - BS, Electrical Engineering", "2016 - 2020"]],
  }),
  "number-and-degree-twin.html": classic({
    ...colorado, slug: "noor-ellevang", name: "Noor Ellevang", mails: ["noor.ellevang@ellevang.example"], phones: ["+1 303-499-7111"],
    studies: [["University of Colorado Boulder", "Bachelor of Science - BS, Electrical Engineering", "2016 - 2020"]],
  }),
  "history.html": serverDriven({
    slug: "teodor-vask", member: "ACoAAPracticeHistory0001", name: "Teodor Vask", headline: "Staff platform engineer", place: "Seattle, Washington, United States",
    about: "Platform engineer. I like quiet systems and short meetings.",
    jobs: [
      ["Staff Platform Engineer", "Wrenfield Systems · Full-time", "Jan 2022 - Present · 4 yrs 11 mos", "Seattle, Washington, United States · On-site", "I run the build platform and am in the office every day."],
      ["Principal Engineer", "Calder Street Labs · Full-time", "Mar 2022 - Present · 4 yrs 9 mos", "Boston, Massachusetts, United States · On-site", "On site with the hardware team, five days a week."],
      ["Platform Engineer", "Mossbank Data · Full-time", "Feb 2009 - Dec 2011 · 2 yrs 11 mos", "Portland, Oregon, United States · On-site", "Moved all services to Kubernetes and kept them running."],
      stripeYears("Jan 2006 - Dec 2008 · 3 yrs"),
    ],
    studies: [["Oregon State University", "Bachelor of Science - BS, Computer Science", "2001 - 2005"]],
  }),
  "history-twin.html": serverDriven({
    slug: "ilse-marwick", member: "ACoAAPracticeHistory0002", name: "Ilse Marwick", headline: "Staff platform engineer", place: "Seattle, Washington, United States",
    about: "Platform engineer. I like quiet systems and short meetings.",
    jobs: [
      ["Staff Platform Engineer", "Wrenfield Systems · Full-time", "Jan 2022 - Present · 4 yrs 11 mos", "Seattle, Washington, United States · On-site", "I run the build platform."],
      ["Lecturer", "Calder Street Evening School · Part-time", "Mar 2022 - Present · 4 yrs 9 mos", "Boston, Massachusetts, United States · Remote", "One evening a week, by video."],
      ["Platform Engineer", "Mossbank Data · Full-time", "Feb 2019 - Dec 2021 · 2 yrs 11 mos", "Portland, Oregon, United States · On-site", "Moved all services to Kubernetes and kept them running."],
      stripeYears("Jan 2016 - Dec 2018 · 3 yrs"),
    ],
    studies: [["Oregon State University", "Bachelor of Science - BS, Computer Science", "2011 - 2015"]],
  }),
  "laptop.html": thread({
    id: "Laptop0001", name: "Joren Maslow", headline: "Backend developer", me: "Petra Lindqvist",
    messages: [
      { from: "me", at: "9:12 AM", text: "Welcome on board, Joren. Your laptop leaves our office on Thursday, to the address in your contract." },
      { from: "them", at: "9:40 AM", text: "Thank you, I look forward to it! One small thing: please ship the laptop to a different address. My friend in Tulsa will receive it for me." },
      { from: "me", at: "9:44 AM", text: "Your contract has the address in Denver. Have you moved?" },
      { from: "them", at: "9:58 AM", text: "No, but he will keep the laptop at his place and leave it switched on. Please install AnyDesk on it so that I can work on it from here." },
      { from: "them", at: "9:59 AM", text: "And for the first weeks my camera is broken, so I will join the calls without video." },
    ],
  }),
  "laptop-twin.html": thread({
    id: "Laptop0002", name: "Sanna Oduya", headline: "Backend developer", me: "Petra Lindqvist",
    messages: [
      { from: "me", at: "9:12 AM", text: "Welcome on board, Sanna. Your laptop leaves our office on Thursday, to the address in your contract." },
      { from: "them", at: "9:40 AM", text: "Thank you, I look forward to it! I moved house last week; the new rental agreement is in the staff portal, and HR has changed my contract." },
      { from: "me", at: "9:44 AM", text: "I see the new address here. Shall we send it there, against your ID?" },
      { from: "them", at: "9:58 AM", text: "Yes please, or I can collect it at your office on Monday. I will bring my ID card." },
      { from: "them", at: "9:59 AM", text: "See you at the video call tomorrow!" },
    ],
  }),
  "recruiter.html": thread({
    id: "Recruiter0001", lang: "ko", name: "윤세라", headline: "글로벌 헤드헌터 · 방산 및 항공", me: "한지우",
    messages: [
      { from: "them", at: "오전 10:05", text: "안녕하세요, 책임연구원님. 프로필을 인상 깊게 보았습니다. 저희 고객사는 지금 밝힐 수 없지만 방산 분야 자문가를 찾고 있습니다." },
      { from: "them", at: "오전 10:07", text: "짧은 보고서 한 편을 써 주시면 300만 원을 드리겠습니다. 공개되지 않은 내부 정보가 담기면 더 좋습니다." },
      { from: "me", at: "오전 10:31", text: "어떤 주제를 생각하십니까?" },
      { from: "them", at: "오전 10:36", text: "지금 참여하고 계신 사업이 무엇인지, 비밀취급 인가를 가지고 계신지 먼저 알려 주시겠어요?" },
      { from: "them", at: "오전 10:38", text: "이 이야기는 회사에는 알리지 말아 주세요. 여기는 자주 안 보니 텔레그램으로 옮겨서 이야기하시죠." },
    ],
  }),
  "recruiter-twin.html": thread({
    id: "Recruiter0002", lang: "ko", name: "문가온", headline: "채용 담당 · 하람정밀", me: "한지우",
    messages: [
      { from: "them", at: "오전 10:05", text: "안녕하세요, 하람정밀 채용 담당 문가온입니다. 창원 사업장에서 시험평가 책임을 모집하고 있어 연락드렸습니다." },
      { from: "them", at: "오전 10:07", text: "공고는 회사 채용 누리집에 있고, 지원은 그곳에서만 받습니다. 지금 하시는 일의 내용은 말씀하지 않으셔도 됩니다." },
      { from: "me", at: "오전 10:31", text: "절차가 어떻게 됩니까?" },
      { from: "them", at: "오전 10:36", text: "서류 전형 뒤 창원에서 면접을 보고, 신원 조회는 합격 후 정해진 기관을 통해 진행합니다." },
      { from: "them", at: "오전 10:38", text: "소속 기관에 보고가 필요하시면 그렇게 하셔도 괜찮습니다. 궁금한 점은 여기에 남겨 주세요." },
    ],
  }),
};

/** The pages by file name. */
export default pages;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, html] of Object.entries(pages)) writeFileSync(join(here, file), html);
}
