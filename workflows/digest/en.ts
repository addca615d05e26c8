import type { sv } from "./sv.ts";

export const en: Readonly<Record<keyof typeof sv, string>> = {
  "digest.title": "The week in the region",
  "digest.notice": "The week's figures are here. Open Stafett.",
  "digest.number": "{n}",
  "digest.open": "Open cases",
  "digest.late": "Late check-ins",
  "digest.opened": "Opened since last Monday",
  "digest.closed": "Closed since last Monday",
};
