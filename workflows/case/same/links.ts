// The links of a case with others about the same person: which live, which are joined, and what this case is for the other side.
import type { Wait } from "../../../src/rules/stages.ts";
import {
  type AgencyId,
  type InstanceId,
  type Instant,
  type MemberId,
  reveal,
} from "../../../src/rules/ui.ts";
import type { Case, State } from "../model.ts";
import type { Same, SameEvent, Stands } from "./model.ts";

/** A withdrawal reaches twelve referrals, the guide and the links in one transaction. */
export const mostSame = 2;
export const isLive = ({ step }: Same): boolean =>
  step === "asked" || step === "asking" || step === "same";
const isJoined = ({ step }: Same): boolean => step === "same";
export const liveLinks = ({ same = [] }: Pick<Case, "same">): readonly Same[] =>
  same.filter(isLive);
export const joinedLinks = ({ same = [] }: Pick<Case, "same">): readonly Same[] =>
  same.filter(isJoined);
export const linkWith = (state: Pick<Case, "same">, agency: string | undefined): Same | undefined =>
  liveLinks(state).find((each) => String(each.agency) === agency);
/** The link with the instance that tells. */
export const linkTo = (
  state: Pick<Case, "same">,
  other: InstanceId | undefined,
): Same | undefined => other && liveLinks(state).find((each) => each.other === other);
/** A case that is closed has no contact to wait for. */
export const awaited = (state: Pick<Case, "same">): readonly Same[] =>
  joinedLinks(state).filter(({ stands }) => stands !== "closed");
/** The link with that agency ends with what carried it. */
export const unjoined = (
  state: Pick<Case, "same">,
  agency: AgencyId | undefined,
  at: Instant,
  by: MemberId,
): readonly SameEvent[] =>
  liveLinks(state)
    .filter((each) => each.agency === agency)
    .map(({ agency: whose }) => ({ type: "sameUndone", at, agency: whose, by }));
/** What the other side is told of this case: no more than that. */
export const standsAs = ({ step, closing }: Case): Stands =>
  step === "closed" ? "closed" : closing?.waits ? "waits" : "open";
export const standsN = ({ closings, closingAsks = 0 }: Case): number => closings + closingAsks;
/** The check-in with contact that the other side waits for, which nobody can take back any more, is still to be told. */
export const owesContact = (state: Case): readonly Same[] =>
  joinedLinks(state).filter(({ stands, stood, met }) => {
    const { latest } = state;
    const isOwed = state.step === "open" && stands === "waits" && met !== stood.n;
    return (
      isOwed && latest !== undefined && latest.at > stood.at && reveal(latest.contact) === "yes"
    );
  });
/** The situations of each link that lives, also of a case that is closed: it is undone until the case is erased. */
export const sameWaits = (state: State): readonly Wait<"asked" | "asking" | "same">[] =>
  state.step === "new" || state.step === "erasing"
    ? []
    : liveLinks(state).map(({ step, agency, n }) => ({
        row: step as "asked" | "asking" | "same",
        of: agency,
        round: String(n),
        escalationLevel: 0,
      }));
