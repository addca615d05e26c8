import type { sv } from "./sv.ts";

export const en: Readonly<Record<keyof typeof sv, string>> = {
  "digest.title": "The week in the region",
  "digest.notice": "The week's figures are here. Open Stafett.",
  "digest.number": "{n}",
  "digest.band": "about {from}–{to}",
  "digest.fewEach": "a few or none each",
  "digest.of": ": about {from}–{to} open cases",
  "digest.others": "The others have a few open cases, or none.",
  "digest.about":
    "The numbers are rounded, so that they do not show how many cases somebody else has. They can be wrong by two. Quiet cases are left out.",
  "digest.open": "Open cases",
  "digest.late": "Late check-ins",
  "digest.opened": "Opened since last Monday",
  "digest.closed": "Closed since last Monday",
};
