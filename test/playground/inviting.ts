// How an agency is invited to the guide's case, by the contact of Noomi.
import { type Act, clear, contact, NOOMI, YES } from "../../playground/page/guide-kit.ts";

/** What the person agrees to is recorded first. */
export const inviting = (whom: RegExp, purpose: RegExp): readonly Act[] => [
  ...clear,
  { as: contact },
  { go: NOOMI },
  { type: "/stafett samtycke {ref}" },
  {
    fill: [
      { label: /vad gäller/i, with: /lämnar uppgifter/i },
      { label: /till vilken verksamhet/i, with: whom },
      { label: /hjälpa/i, with: purpose },
      { label: /^svar/i, with: YES },
    ],
  },
  { submit: true },
  { read: 900 },
  { close: true },
  { type: "/stafett bjud in {ref}" },
  {
    fill: [
      { label: /verksamhet/i, with: whom },
      { label: /hjälpa|syfte/i, with: purpose },
    ],
  },
  { submit: true },
  { read: 500 },
  { close: true },
];
