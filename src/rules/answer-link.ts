// Answers of somebody without an account: the links that stand on an instance, one for each agency, what becomes of each, and who gives the commands that note it.
import { nothing } from "./fields.ts";
import type { AgencyId, Instant, LinkId, MemberId } from "./ui.ts";
import {
  type Access,
  type Actor,
  clock,
  linkOf,
  plus,
  type Timer,
  type TimerValues,
  type World,
} from "./workflow.ts";

/** web.md §6. [design] */
const validMs = 72 * 3_600_000;
/** `stopped`: by the sender. `tries`: five wrong codes. `time`: nobody answered in time. */
type LinkEnd = "answered" | "stopped" | "tries" | "time";
export type AnswerLink = {
  readonly id: LinkId;
  /** Whose answer it takes. */
  readonly agency: AgencyId;
  readonly by: MemberId;
  readonly at: Instant;
  readonly until: Instant;
  /** The code was right for the first time. */
  readonly opened?: Instant;
  readonly ended?: { readonly at: Instant; readonly why: LinkEnd };
};
/** Of each agency the newest alone: a new one ends the one before, and takes its place. */
export type WithLinks = { readonly links?: readonly AnswerLink[] };
export type LinkEvent =
  | { readonly type: "linkMade"; readonly link: AnswerLink }
  | { readonly type: "linkOpened"; readonly id: LinkId; readonly at: Instant }
  | {
      readonly type: "linkEnded";
      readonly id: LinkId;
      readonly at: Instant;
      readonly why: LinkEnd;
    };

const withLink = <L extends WithLinks>(
  state: L,
  id: LinkId,
  change: (link: AnswerLink) => AnswerLink,
): L =>
  state.links
    ? { ...state, links: state.links.map((link) => (link.id === id ? change(link) : link)) }
    : state;
const withNew = (links: readonly AnswerLink[], made: AnswerLink): readonly AnswerLink[] =>
  links.some(({ agency }) => agency === made.agency)
    ? links.map((link) => (link.agency === made.agency ? made : link))
    : [...links, made];
export const linkFolds = <L extends WithLinks>() => ({
  linkMade: (state: L, { link }: Extract<LinkEvent, { type: "linkMade" }>): L => ({
    ...state,
    links: withNew(state.links ?? [], link),
  }),
  linkOpened: (state: L, { id, at }: Extract<LinkEvent, { type: "linkOpened" }>): L =>
    withLink(state, id, (link) => ({ ...link, opened: link.opened ?? at })),
  linkEnded: (state: L, { id, at, why }: Extract<LinkEvent, { type: "linkEnded" }>): L =>
    withLink(state, id, (link) => ({ ...link, ended: { at, why } })),
});

/** `over`: what it is about ends then, where that is sooner than its own time. */
export const madeLink = (
  agency: AgencyId,
  by: MemberId,
  at: Instant,
  { fresh }: World,
  over?: Instant,
): LinkEvent => {
  const own = plus(at, validMs);
  return {
    type: "linkMade",
    link: { id: fresh.link, agency, by, at, until: over !== undefined && over < own ? over : own },
  };
};
/** Nothing of what has ended. */
const endsOf = (links: readonly AnswerLink[], at: Instant, why: LinkEnd): readonly LinkEvent[] =>
  links.flatMap(({ id, ended }) => (ended ? [] : [{ type: "linkEnded", id, at, why }]));
/** Nothing where it does not stand. */
export const endedLink = (
  { links = [] }: WithLinks,
  id: LinkId | undefined,
  at: Instant,
  why: LinkEnd,
): readonly LinkEvent[] =>
  endsOf(
    links.filter((link) => link.id === id),
    at,
    why,
  );
/** What they were about is over. */
export const endedLinks = ({ links = [] }: WithLinks, at: Instant): readonly LinkEvent[] =>
  endsOf(links, at, "time");

const overTimer = ({ id, until }: AnswerLink): Timer<"linkOver"> => ({
  key: `link:${id}`,
  at: until,
  command: "linkOver",
  values: { of: id },
});
type Noting = { readonly by: Actor; readonly at: Instant };
/** Which links stand on an instance: `isThere` and `isOpen` as of `linkCommands`. */
const standingLinks = <S, L extends S & WithLinks>(
  isThere: (state: S) => state is L,
  isOpen: (state: L, agency: AgencyId) => boolean,
) => {
  const isStanding = (state: L, { ended, agency }: AnswerLink): boolean =>
    !ended && isOpen(state, agency);
  const standing = (state: L, is: (link: AnswerLink) => boolean) =>
    state.links?.find((link) => is(link) && isStanding(state, link));
  return {
    /** undefined: it is not one of this instance, has ended, or another took its place. */
    stands: (state: S, id: LinkId | undefined): AnswerLink | undefined =>
      isThere(state) ? standing(state, (link) => link.id === id) : undefined,
    /** The one that this agency can answer by now. */
    standsFor: (state: L, agency: AgencyId): AnswerLink | undefined =>
      standing(state, (link) => link.agency === agency),
    /** What there is to say of this agency's: how it ended, or that it stands. */
    told: (state: L, agency: AgencyId): AnswerLink | undefined =>
      state.links?.find(
        (link) => link.agency === agency && (link.ended !== undefined || isStanding(state, link)),
      ),
    /** Notes the end of each that stands. */
    timers: (state: L): readonly Timer<"linkOver">[] =>
      (state.links ?? []).filter((link) => isStanding(state, link)).map(overTimer),
  };
};
/**
 * The commands of a workflow whose instances are answered by links. `isThere`: an instance that has begun; `isOpen`: whether that agency has something to
 * answer, because a link holds no longer than that.
 */
export const linkCommands = <S, L extends S & WithLinks>(
  isThere: (state: S) => state is L,
  isOpen: (state: L, agency: AgencyId) => boolean,
) => {
  const links = standingLinks(isThere, isOpen);
  /** Somebody who has a link that stands on it. */
  const access: Access<S> = (state, actor) => links.stands(state, linkOf(actor)) !== undefined;
  const noting = (note: (state: L, link: AnswerLink, at: Instant) => readonly LinkEvent[]) => ({
    access,
    form: nothing,
    decide: (state: S, { by, at }: Noting): readonly LinkEvent[] => {
      const link = links.stands(state, linkOf(by));
      return isThere(state) && link ? note(state, link, at) : [];
    },
  });
  return {
    ...links,
    access,
    commands: {
      linkOpened: noting((_state, { id, opened }, at) =>
        opened ? [] : [{ type: "linkOpened", id, at }],
      ),
      linkFailed: noting((state, { id }, at) => endedLink(state, id, at, "tries")),
      linkOver: {
        access: clock,
        form: nothing,
        decide: (
          state: S,
          { values: { of }, at }: { readonly values: TimerValues; readonly at: Instant },
        ): readonly LinkEvent[] => {
          const link = isThere(state) ? state.links?.find(({ id }) => id === of) : undefined;
          return isThere(state) && link && at >= link.until
            ? endedLink(state, link.id, at, "time")
            : [];
        },
      },
    },
  };
};
