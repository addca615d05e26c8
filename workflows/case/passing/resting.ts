// What rests on a yes of the person, and what a later no takes away.
import type { Language } from "../../../src/rules/languages.ts";
import { type AgencyId, type InstanceId, type Instant, type MemberId, reveal, type Sealed, seal } from "../../../src/rules/ui.ts";
import type { Code } from "../codes.ts";
import { purposes } from "../codes.ts";
import type { Case, Event, Part } from "../state.ts";
import type { forms, withdrawals } from "./codes.ts";
import type { Consent } from "./model.ts";

/** What somebody is to be told, and for what: a referral, or an invitation. */
export type Wanted = { readonly to: AgencyId; readonly groups: Sealed<readonly string[]>; readonly service: string };
type How = Sealed<Code<typeof withdrawals> | Code<typeof forms>>;

export const isYes = (each: Consent): boolean => reveal(each.given) === "yes" && each.withdrawn === undefined;
const covers = (each: Consent, group: string): boolean => (reveal(each.groups) as readonly string[]).includes(group);
/** About this agency and this purpose. A service that is none of the purposes is the other one. */
const concerns = (each: Consent, asked: Wanted): boolean => {
  const purpose = (purposes as readonly string[]).includes(asked.service) ? asked.service : "annat";
  return reveal(each.kind) === "sekretess" && each.agency === asked.to && reveal(each.purpose) === purpose;
};
/** Given for every group, still valid, and no later "no" to any of them: the last word counts. What was said before somebody doubted it carries nothing new. */
export const restsOn = (consents: readonly Consent[], asked: Wanted, today: string, doubted?: Instant): Consent | undefined => {
  const said = consents.filter((each) => each.withdrawn === undefined && concerns(each, asked));
  const groups = reveal(asked.groups);
  const lastNo = said.findLastIndex((each) => reveal(each.given) === "no" && groups.some((group) => covers(each, group)));
  return said
    .slice(lastNo + 1)
    .filter((each) => doubted === undefined || each.at > doubted)
    .find((each) => reveal(each.given) === "yes" && reveal(each.validTo) >= today && groups.every((group) => covers(each, group)));
};

type Carries = { readonly to: AgencyId; readonly purpose: string; readonly groups: readonly string[]; readonly until: string };
/** What the person's yes carries, for whoever writes a referral. A service that is none of `purposes` is the other one. */
export type Carried = {
  readonly purposes: readonly string[];
  readonly carries: readonly Carries[];
  /** For whoever looks for a place that speaks it: the question about the place does not say it. */
  readonly language?: Language;
};
export const carried = ({ consents, doubted, language }: Case): Carried => ({
  purposes,
  ...(language && { language: reveal(language) }),
  carries: consents.flatMap(({ agency: to, purpose, groups }): readonly Carries[] => {
    const service = reveal(purpose);
    const yes = to && restsOn(consents, { to, groups, service }, "", doubted);
    return yes ? [{ to, purpose: service, groups: reveal(groups), until: reveal(yes.validTo) }] : [];
  }),
});

const byConsent = ["samtycke_sekretess", "samtycke_ngo"];
const wantedBy = (part: Pick<Part, "agency" | "groups" | "purpose">): Wanted => ({
  to: part.agency,
  groups: part.groups,
  service: reveal(part.purpose),
});
/** An invitation that rests on the person's yes, where the person has said no, has taken a yes back, or is said not to stand by it any more. */
export const isForbidden = (state: Case, part: Pick<Part, "agency" | "basis" | "groups" | "purpose">, today: string): boolean => {
  if (!byConsent.includes(reveal(part.basis)) || restsOn(state.consents, wantedBy(part), today, state.doubted)) return false;
  const said = state.consents.filter((each) => concerns(each, wantedBy(part)));
  const taken = (each: Consent): boolean => reveal(each.given) === "no" || each.withdrawn !== undefined;
  return state.doubted !== undefined || said.some((each) => taken(each) && reveal(part.groups).some((group) => covers(each, group)));
};

/** Who takes part by an invitation that nothing carries any more: they are out in the same transaction. */
const losing = (state: Case, left: readonly Consent[], no: Taken, at: Instant, by: MemberId): readonly Event[] =>
  state.parts
    .filter(({ state: is }) => is === "in" || is === "invited")
    .filter((part) => part.agency === no.agency && byConsent.includes(reveal(part.basis)))
    .filter((part) => reveal(part.groups).some((group) => (reveal(no.groups) as readonly string[]).includes(group)))
    // Of what nobody wrote down, a no to that agency is a no all the same.
    .filter((part) => {
      const wanted = wantedBy(part);
      return concerns({ ...no, agency: part.agency } as Consent, wanted) || !state.consents.some((each) => concerns(each, wanted));
    })
    .filter((part) => restsOn(left, wantedBy(part), "") === undefined)
    .map(({ agency }): Event => ({ type: "partEnded", agency, at, by }));

/** What rested on a basis of its own, where that was the person's yes. */
const uncovering = ({ parts }: Case, no: Taken, at: Instant, by: MemberId): readonly Event[] =>
  parts
    .filter(({ agency, own }) => agency === no.agency && own && byConsent.includes(reveal(own.basis)))
    .filter(() => (reveal(no.groups) as readonly string[]).includes("migration"))
    .map(({ agency }): Event => ({ type: "uncovered", agency, at, by }));

type Taken = Pick<Consent, "kind" | "agency" | "purpose" | "groups">;
/** A yes is taken back however often it was written down, and so is one that somebody says no to later; with it goes what rested on it. */
export const takenBack = (state: Case, no: Taken, how: How, at: Instant, by: MemberId): readonly Event[] => {
  const gone = state.consents.filter(
    (old) =>
      isYes(old) &&
      reveal(old.kind) === reveal(no.kind) &&
      old.agency === no.agency &&
      reveal(old.purpose) === reveal(no.purpose) &&
      reveal(no.groups).some((group) => covers(old, group)),
  );
  const ids = new Set<InstanceId>(gone.map(({ id }) => id));
  const left = state.consents.filter(({ id }) => !ids.has(id));
  // A no to one thing takes the whole yes with it, and so what rested on the rest of it.
  const groups = seal([no, ...gone].flatMap((each) => reveal(each.groups)));
  return [
    ...gone.map(({ id }): Event => ({ type: "consentWithdrawn", id, at, by, how })),
    ...(reveal(no.kind) === "sekretess"
      ? [...losing(state, left, { ...no, groups }, at, by), ...uncovering(state, { ...no, groups }, at, by)]
      : []),
  ];
};
