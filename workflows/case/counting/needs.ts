// What the person asked for and what came of it, by kind of need: worked out of the case's referrals, so that nobody is asked. Kept in the row alone, and only after a yes.
import { reveal } from "../../../src/rules/ui.ts";
import type { Case } from "../model.ts";
import type { Share } from "../passing/model.ts";

/** Each need with the services of a referral (docs/domain.md §2.6) that are asked for because of it. Method support, interpreters and returns are no need of this kind. */
const needs = {
  askedShelter: ["skyddat_boende"],
  askedCare: ["akut_vard", "trauma_psyk"],
  askedLaw: [
    "malsagandebitrade",
    "juridik_migration",
    "skadestand_ersattning",
    "polisanmalan_stod",
    "betanketid_ansokan",
  ],
  askedMoney: ["ekonomiskt_bistand", "klader_basbehov", "SocialCare"],
  askedWork: ["arbete_praktik", "fack_lonekrav", "sfi_svenska"],
  askedFamily: ["foraldrastod_barn"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Need = keyof typeof needs;
/** Of several that were asked the first of these holds: one yes is enough, and one who has not answered may still say it. */
const answersToNeed = ["met", "noAnswer", "nobodyHad", "personDeclined"] as const;
export type AnswerToNeed = (typeof answersToNeed)[number];

/** undefined: it was sent by mistake, and nobody was asked. */
const answerOf = ({ said, shut, withdrawn, failed }: Share): AnswerToNeed | undefined => {
  if (shut && !withdrawn) return undefined;
  if (said?.step === "accepted") return failed ? "nobodyHad" : "met";
  if (said?.step !== "declined") return "noAnswer";
  return said.why && reveal(said.why) === "person" ? "personDeclined" : "nobodyHad";
};
/** An application for money has sums of its own. */
export const needsSaid = ({
  shares,
}: Pick<Case, "shares">): Readonly<Partial<Record<Need, AnswerToNeed>>> =>
  Object.fromEntries(
    Object.entries(needs).flatMap(([need, services]: readonly [string, readonly string[]]) => {
      const asked = shares.filter(
        ({ service, workflow }) =>
          workflow === undefined && service !== undefined && services.includes(service),
      );
      const said = new Set(asked.map(answerOf));
      const first = answersToNeed.find((each) => said.has(each));
      return first ? [[need, first]] : [];
    }),
  );
const marks = { offered: 1, accepted: 2, declined: 3 } as const;
/** Part of an idempotency key, such as `1.2.0-1.3.0`: sendings, answer and ends of each referral. It changes with each of them, also where two come in one moment. */
export const askedSoFar = ({ shares }: Pick<Case, "shares">): string =>
  shares
    .map(({ sends, said, failed, withdrawn, shut }) => {
      const after = [failed, withdrawn, shut].filter((each) => each !== undefined).length;
      return `${sends}.${said ? marks[said.step] : 0}.${after}`;
    })
    .join("-");
