import type { sv } from "./sv.ts";

export const en: Readonly<Record<keyof typeof sv, string>> = {
  "disclosure.words": "receipt, disclosure",
  "disclosure.title": "Disclosure {receipt}",
  "disclosure.from": "From",
  "disclosure.to": "To",
  "disclosure.basis": "Legal basis",
  "disclosure.provision": "Provision",
  "disclosure.purpose": "Purpose",
  "disclosure.groups": "Kinds of information",
  "disclosure.asked": "Kinds of information that the invitation was about",
  "disclosure.askedOnly":
    "Only the invitation was shown: the basis, the purpose and the kinds of information it was about. Nothing of the case.",
  "disclosure.at": "When",
  "disclosure.by": "By",
  "disclosure.second": "Reviewed",
  "disclosure.good": "{who}, {at}: the basis holds",
  "disclosure.bad": "{who}, {at}: the basis does not hold",
  "disclosure.never": "What was passed on, and about whom, is not here.",
  "disclosure.until": "Kept until {day}.",
  "shown.disclosure.show": "A receipt of a disclosure",
};
