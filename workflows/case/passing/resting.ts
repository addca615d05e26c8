// What rests on a yes of the person, and what a later no takes away.
import type { Language } from "../../../src/rules/languages.ts";
import {
  type AgencyId,
  type InstanceId,
  type Instant,
  type MemberId,
  reveal,
  type Sealed,
  seal,
} from "../../../src/rules/ui.ts";
import { isOfKind } from "../../../src/rules/who.ts";
import type { World } from "../../../src/rules/workflow.ts";
import type { Second } from "../../disclosure/signals.ts";
import type { Code } from "../codes.ts";
import { purposes } from "../codes.ts";
import { joinedLinks, unjoined } from "../same/links.ts";
import type { Case, Event, Part } from "../state.ts";
import type { forms, withdrawals } from "./codes.ts";
import type { Consent, Share } from "./model.ts";

/** What somebody is to be told, and for what: a referral, or an invitation. */
export type Wanted = {
  readonly to: AgencyId;
  readonly groups: Sealed<readonly string[]>;
  readonly service: string;
};
type How = Sealed<Code<typeof withdrawals> | Code<typeof forms>>;

export const isYes = (each: Consent): boolean =>
  reveal(each.given) === "yes" && each.withdrawn === undefined;
const covers = (each: Consent, group: string): boolean =>
  (reveal(each.groups) as readonly string[]).includes(group);
/** About this agency and this purpose. A service that is none of the purposes is the other one. */
const concerns = (each: Consent, asked: Wanted): boolean => {
  const purpose = (purposes as readonly string[]).includes(asked.service) ? asked.service : "annat";
  return (
    reveal(each.kind) === "sekretess" &&
    each.agency === asked.to &&
    reveal(each.purpose) === purpose
  );
};
/** Given for every group, still valid, and no later "no" to any of them: the last word counts. What was said before somebody doubted it carries nothing new. */
export const restsOn = (
  consents: readonly Consent[],
  asked: Wanted,
  today: string,
  doubted?: Instant,
): Consent | undefined => {
  const said = consents.filter((each) => each.withdrawn === undefined && concerns(each, asked));
  const groups = reveal(asked.groups);
  const lastNo = said.findLastIndex(
    (each) => reveal(each.given) === "no" && groups.some((group) => covers(each, group)),
  );
  return said
    .slice(lastNo + 1)
    .filter((each) => doubted === undefined || each.at > doubted)
    .find(
      (each) =>
        reveal(each.given) === "yes" &&
        reveal(each.validTo) >= today &&
        groups.every((group) => covers(each, group)),
    );
};

type Carries = {
  readonly to: AgencyId;
  readonly purpose: string;
  readonly groups: readonly string[];
  readonly until: string;
};
/** What the person's yes carries, for whoever writes a referral. A service that is none of `purposes` is the other one. */
export type Carried = {
  readonly purposes: readonly string[];
  readonly carries: readonly Carries[];
  readonly noes: readonly AgencyId[];
  /** For those who look for a place that speaks it: the question about the place does not say it. */
  readonly language?: Language;
  /** Referrals of it that go on: a second one like it is said before it is sent. */
  readonly sent: readonly Pick<Share, "referral" | "number" | "to" | "service" | "at">[];
};
export const carried = ({
  consents,
  doubted,
  language,
  shares,
  same,
}: Pick<Case, "consents" | "doubted" | "language" | "shares" | "same">): Carried => ({
  purposes,
  noes: saidNo({ consents, ...(same && { same }) }),
  sent: shares
    .filter((share) => share.workflow === undefined && !share.ended && !share.shut)
    .map(({ referral, number, to, service, at }) => ({
      referral,
      number,
      to,
      at,
      ...(service !== undefined && { service }),
    })),
  ...(language && { language: reveal(language) }),
  carries: consents.flatMap(({ agency: to, purpose, groups }): readonly Carries[] => {
    const service = reveal(purpose);
    const yes =
      to &&
      restsOn(
        consents,
        { to, groups, service },
        "",
        pausedSince({ ...(doubted && { doubted }), ...(same && { same }) }, to),
      );
    return yes
      ? [{ to, purpose: service, groups: reveal(groups), until: reveal(yes.validTo) }]
      : [];
  }),
});

export const isConsent = (basis: string): boolean =>
  basis === "samtycke_sekretess" || basis === "samtycke_ngo";
const wantedBy = (part: Pick<Part, "agency" | "groups" | "purpose">): Wanted => ({
  to: part.agency,
  groups: part.groups,
  service: reveal(part.purpose),
});
/** Whether nothing carries it: what rests on the person's consent needs one that is recorded, of an invitation as of a referral. */
export const lacksConsent = (
  state: Case,
  part: Pick<Part, "agency" | "basis" | "groups" | "purpose">,
  today: string,
): boolean =>
  isConsent(reveal(part.basis)) &&
  restsOn(state.consents, wantedBy(part), today, pausedSince(state, part.agency)) === undefined;

/** A later yes to the same agency for the same purpose takes a no back. */
const isLifted = (no: Consent, later: readonly Consent[]): boolean =>
  later.some(
    (each) =>
      isYes(each) && each.agency === no.agency && reveal(each.purpose) === reveal(no.purpose),
  );
/** What the person has said no to in this case, or taken back, and has not said yes to since: to whom. */
export const ownNoes = ({ consents }: Pick<Case, "consents">): readonly AgencyId[] => {
  const noes = consents.filter(
    (each, at) =>
      reveal(each.kind) === "sekretess" &&
      (reveal(each.given) === "no" || each.withdrawn !== undefined) &&
      !isLifted(each, consents.slice(at + 1)),
  );
  return [...new Set(noes.flatMap(({ agency }) => agency ?? []))];
};
/** Noes that hold here because the person said them where the other case of the same person is, until there is a later yes to the same agency here. */
export const boundNoes = ({
  consents,
  same,
}: Pick<Case, "consents" | "same">): readonly AgencyId[] => {
  const said = joinedLinks({ ...(same && { same }) }).flatMap(({ noes }) => noes);
  const isTakenBack = (to: AgencyId, at: Instant): boolean =>
    consents.some(
      (each) =>
        isYes(each) && reveal(each.kind) === "sekretess" && each.agency === to && each.at > at,
    );
  return [
    ...new Set(
      said.filter(({ agency, at }) => !isTakenBack(agency, at)).map(({ agency }) => agency),
    ),
  ];
};
export const saidNo = (state: Pick<Case, "consents" | "same">): readonly AgencyId[] => [
  ...new Set([...ownNoes(state), ...boundNoes(state)]),
];
/** Since when no older yes to that agency carries anything new: somebody doubted it, or the person said no where the other case is. */
export const pausedSince = (
  state: Pick<Case, "doubted" | "same">,
  to: AgencyId,
): Instant | undefined => {
  const noes = joinedLinks(state).flatMap(({ noes: all }) =>
    all.filter(({ agency }) => agency === to).map(({ at }) => at),
  );
  return [...noes, ...(state.doubted ? [state.doubted] : [])].toSorted().at(-1);
};
/** A no to an agency, or to another of its kind, for whatever purpose: it is shown to the one who is about to share. */
export const isAgainst = (noes: readonly AgencyId[], to: AgencyId, world: World): boolean =>
  noes.some((each) => isOfKind(each, to, world));
/** What stands against a no: a provision that is named, and a colleague's yes; in acute danger the colleague looks at it afterwards. */
export type Ground = {
  readonly provision?: Sealed<string>;
  readonly second?: Second;
  readonly after?: true;
};
/** Whether another basis than consent may go against what the person has said. `afterwards`: what cannot wait for a colleague. */
export const mayGoAgainst = ({ provision, second, after }: Ground, afterwards: boolean): boolean =>
  provision !== undefined && (second?.yes === true || (after === true && afterwards));

/** Who takes part by an invitation that nothing carries any more: they are out in the same transaction. */
const losing = (
  state: Case,
  left: readonly Consent[],
  no: Taken,
  at: Instant,
  by: MemberId,
): readonly Event[] =>
  state.parts
    .filter(({ state: is }) => is === "in" || is === "invited")
    .filter((part) => part.agency === no.agency && isConsent(reveal(part.basis)))
    .filter((part) =>
      reveal(part.groups).some((group) => (reveal(no.groups) as readonly string[]).includes(group)),
    )
    .filter((part) => concerns({ ...no, agency: part.agency } as Consent, wantedBy(part)))
    .filter((part) => restsOn(left, wantedBy(part), "") === undefined)
    .map(({ agency }): Event => ({ type: "partEnded", agency, at, by }));

/** What rested on a basis of its own, where that was the person's yes. */
const uncovering = ({ parts }: Case, no: Taken, at: Instant, by: MemberId): readonly Event[] =>
  parts
    .filter(({ agency, own }) => agency === no.agency && own && isConsent(reveal(own.basis)))
    .filter(() => (reveal(no.groups) as readonly string[]).includes("migration"))
    .map(({ agency }): Event => ({ type: "uncovered", agency, at, by }));

type Taken = Pick<Consent, "kind" | "agency" | "purpose" | "groups">;
/** A yes is taken back however often it was written down, and so is one that somebody says no to later; with it goes what rested on it. */
export const takenBack = (
  state: Case,
  no: Taken,
  how: How,
  at: Instant,
  by: MemberId,
): readonly Event[] => {
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
      ? [
          ...losing(state, left, { ...no, groups }, at, by),
          ...uncovering(state, { ...no, groups }, at, by),
          ...unjoined(state, no.agency, at, by),
        ]
      : []),
  ];
};
