// What a meeting is made of, and what can happen to it.
import type {
  AgencyId,
  CaseRef,
  InstanceId,
  Instant,
  MemberId,
  Open,
  Sealed,
} from "../../src/rules/ui.ts";
import type { Given } from "../action/model.ts";
import type { Code, decisions, faults, Heading, Template } from "./codes.ts";

/** What somebody wants to talk about, before it has a place on an agenda. */
export type Wish = {
  readonly under: Heading;
  readonly title?: Open<string>;
  /** A case or a referral: only those who may read it see the item. */
  readonly about?: About;
  readonly by: MemberId;
  readonly minutes?: Open<string>;
  readonly presenter?: MemberId;
  /** How many meetings it has been carried over. */
  readonly carried: number;
};
export type About = {
  readonly workflow: "case" | "referral";
  readonly instance: InstanceId;
  readonly ref: CaseRef;
};
export type Decision = {
  readonly n: number;
  readonly code: Sealed<Code<typeof decisions>>;
  readonly text?: Open<string>;
  readonly dissent: boolean;
  readonly by: MemberId;
  readonly at: Instant;
};
type ItemState = "waiting" | "done" | "parked" | "carried" | "withdrawn";
/** `id` is a number in the order in which they came, after `c:` where it is about a case or a referral. */
export type Item = Wish & {
  readonly id: Open<string>;
  readonly collected: boolean;
  readonly state: ItemState;
};
/** An action as it stood when the agenda was built. */
export type Unfinished = {
  readonly instance: InstanceId;
  readonly ref: CaseRef;
  readonly impossible: boolean;
};
export type Collected = {
  readonly at: Instant;
  readonly actions: readonly Unfinished[];
  /** Open questions about places that at least two of those invited share, as a band: the others may not read each. Its secret stays the agenda's. */
  readonly questions: Open<number>;
  readonly secret: Sealed<string>;
  /** Method questions without an answer. Their themes are for everybody invited; the questions are for those who may read them. */
  readonly methods?: readonly Asked[];
  /** Occasions of training that lie ahead of the meeting; none is not said. */
  readonly trainings?: readonly InstanceId[];
  /** There are more actions or trainings than were read. */
  readonly more?: true;
};
/** A method question, by its theme. */
type Asked = { readonly instance: InstanceId; readonly theme: Open<string> };
export type Presence = {
  readonly agency: AgencyId;
  readonly state: "present" | "excused";
  readonly members: readonly MemberId[];
};
/** Something recorded under a point: which decision, which action. */
export type Entry = { readonly point: Open<string>; readonly heading: Heading };
export type Step = "draft" | "sent" | "running" | "review" | "approved" | "cancelled";
export type Agenda = {
  readonly step: Step;
  readonly series: InstanceId;
  readonly template: Open<Template>;
  readonly number: CaseRef;
  readonly place: number;
  readonly convener: AgencyId;
  readonly invited: readonly AgencyId[];
  readonly from: Instant;
  readonly until: Instant;
  /** iCalendar's SEQUENCE: grows with each move, and when it is cancelled. */
  readonly sequence: number;
  readonly changedAt: Instant;
  readonly chair: MemberId;
  readonly notes: MemberId;
  readonly since: Instant;
  readonly items: readonly Item[];
  /** Numbers that have been given to items that everybody sees. */
  readonly count: number;
  readonly contributed: readonly AgencyId[];
  readonly collected?: Collected;
  readonly reminded?: {
    readonly at: Instant;
    readonly tomorrow: boolean;
    readonly agencies: readonly AgencyId[];
  };
  readonly presence: readonly Presence[];
  readonly now?: Open<string>;
  /** Standing items that the meeting has left, so that one that was parked does not begin them anew. */
  readonly behind: readonly Open<string>[];
  /** It is held today. */
  readonly today?: true;
  readonly startedAt?: Instant;
  readonly decided: readonly (Decision & Entry)[];
  readonly acted: readonly (Entry & { readonly instance: InstanceId; readonly values: Given })[];
  readonly discussed: readonly InstanceId[];
  /** What goes to the next meeting, in the portions in which the series was told. */
  readonly kept: readonly (readonly Wish[])[];
  /** Which portions have gone to which meeting, as often as the series said so. What a meeting was about lies in the meetings alone, and is erased with them. */
  readonly handed: readonly { readonly portions: readonly number[]; readonly to: InstanceId }[];
  readonly finishedAt?: Instant;
  readonly approveBy?: Instant;
  /** The latest correction: what was approved before it is approved anew. */
  readonly corrected?: { readonly n: number; readonly at: Instant };
  readonly approved: readonly {
    readonly agency: AgencyId;
    readonly by: MemberId;
    readonly at: Instant;
  }[];
  readonly faults: readonly {
    readonly agency: AgencyId;
    readonly what: Sealed<Code<typeof faults>>;
    readonly at: Instant;
  }[];
  /** Workdays after `approveBy` on which somebody was reminded. */
  readonly lateAt: readonly Instant[];
  /** Workdays after the meeting on which its chair was told that it has not been held, or not been ended. */
  readonly openAt: readonly Instant[];
  readonly adoptedAt?: Instant;
  readonly documented: readonly AgencyId[];
  readonly forgetAt?: Instant;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Agenda;

type By = { readonly by: MemberId; readonly at: Instant };
export type Event =
  | ({ readonly type: "begun"; readonly at: Instant } & Pick<
      Agenda,
      | "series"
      | "template"
      | "number"
      | "place"
      | "convener"
      | "invited"
      | "from"
      | "until"
      | "chair"
      | "notes"
      | "since"
    >)
  | { readonly type: "received"; readonly wishes: readonly Wish[] }
  | { readonly type: "added"; readonly wish: Wish; readonly agency: AgencyId }
  | { readonly type: "handedOn"; readonly portions: readonly number[]; readonly to: InstanceId }
  | { readonly type: "kept"; readonly wishes: readonly Wish[] }
  | { readonly type: "ordered"; readonly item: string; readonly before: string }
  | { readonly type: "timed"; readonly item: string; readonly minutes: Open<string> }
  | { readonly type: "itemWithdrawn"; readonly item: string }
  | {
      readonly type: "built";
      readonly collected: Collected;
      readonly about: readonly (Wish & { readonly about: About })[];
    }
  | {
      readonly type: "reminded";
      readonly at: Instant;
      readonly tomorrow: boolean;
      readonly agencies: readonly AgencyId[];
    }
  | { readonly type: "sent"; readonly at: Instant }
  | {
      readonly type: "moved";
      readonly at: Instant;
      readonly from: Instant;
      readonly until: Instant;
    }
  | ({ readonly type: "cancelled"; readonly wishes: readonly Wish[] } & By)
  | { readonly type: "seated"; readonly chair: MemberId; readonly notes: MemberId }
  | ({ readonly type: "started" } & By)
  | {
      readonly type: "presenceNoted";
      readonly agency: AgencyId;
      readonly state: Presence["state"] | "absent";
      readonly members: readonly MemberId[];
    }
  | {
      readonly type: "wentOn";
      readonly point: Open<string>;
      readonly how: "done" | "parked" | "carried";
      /** Passed over in the same step: nothing stands there. */
      readonly over?: readonly Open<string>[];
    }
  | { readonly type: "wentBack"; readonly to: Open<string> }
  | { readonly type: "dayCame" }
  | ({ readonly type: "decided" } & Decision & Entry)
  | {
      readonly type: "corrected";
      readonly n: number;
      readonly code: Decision["code"];
      readonly text?: Open<string>;
      readonly at: Instant;
    }
  | ({ readonly type: "acted"; readonly instance: InstanceId; readonly values: Given } & Entry)
  | ({
      readonly type: "finished";
      readonly approveBy: Instant;
      readonly wishes: readonly Wish[];
    } & By)
  | ({ readonly type: "approved"; readonly agency: AgencyId } & By)
  | {
      readonly type: "faulted";
      readonly agency: AgencyId;
      readonly what: Sealed<Code<typeof faults>>;
      readonly at: Instant;
    }
  | { readonly type: "amended"; readonly at: Instant }
  | { readonly type: "late"; readonly at: Instant }
  | { readonly type: "stillOpen"; readonly at: Instant }
  | { readonly type: "adopted"; readonly at: Instant; readonly forgetAt: Instant }
  | { readonly type: "documented"; readonly agency: AgencyId; readonly at: Instant }
  | { readonly type: "forgetLater"; readonly forgetAt: Instant }
  | { readonly type: "forgotten"; readonly eraseBy: Instant }
  /** Said something of what has been erased since. */
  | { readonly type: "redacted" };
