/** The bundled practice pages: four pairs, each with an honest twin. All people and texts are invented. */
import type { Viewer } from "../shared/bindings/Viewer";
import type { Key } from "../shared/i18n";

export interface Pair {
  title: Key;
  look: Key;
  viewer: Viewer;
  /** The file with statements that do not fit, and its twin in which everything does. */
  file: string;
  twin: string;
  twinFirst: boolean;
}

export const PAIRS: readonly Pair[] = [
  { title: "practice_degree", look: "practice_degree_look", viewer: "applicant-to-me", file: "number-and-degree.html", twin: "number-and-degree-twin.html", twinFirst: false },
  { title: "practice_history", look: "practice_history_look", viewer: "applicant-to-me", file: "history.html", twin: "history-twin.html", twinFirst: true },
  { title: "practice_laptop", look: "practice_laptop_look", viewer: "applicant-to-me", file: "laptop.html", twin: "laptop-twin.html", twinFirst: true },
  { title: "practice_recruiter", look: "practice_recruiter_look", viewer: "writing-to-me", file: "recruiter.html", twin: "recruiter-twin.html", twinFirst: false },
];
