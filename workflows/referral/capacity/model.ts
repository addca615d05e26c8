// What is true of one question about a place: no case in it.
import type { LinkEvent, WithLinks } from "../../../src/rules/answer-link.ts";
import type { AgencyId, Instant, MemberId, Open, Sealed } from "../../../src/rules/ui.ts";
import { plus } from "../../../src/rules/workflow.ts";
import type { answers, bands, Code, childs, services, urgencies } from "../codes.ts";

type Answer = Code<typeof answers>;
/** `link`: somebody without an account gave it, by the answer link of that agency. */
type Given = {
  readonly agency: AgencyId;
  readonly answer: Sealed<Answer>;
  readonly by?: MemberId;
  readonly link?: true;
  readonly at: Instant;
};
export type Question = WithLinks & {
  readonly step: "asked" | "closed";
  readonly by: MemberId;
  readonly agency: AgencyId;
  readonly region: string;
  readonly service: Open<Code<typeof services>>;
  readonly urgency: Open<Code<typeof urgencies>>;
  readonly child: Sealed<Code<typeof childs>>;
  readonly band: Sealed<Code<typeof bands>>;
  readonly asked: readonly AgencyId[];
  /** Those of them where nobody had Stafett when it was asked: the asker phones, and each can answer by a link. */
  readonly outside?: readonly AgencyId[];
  readonly at: Instant;
  readonly until: Instant;
  readonly given: readonly Given[];
  /** Those who had not answered in time: reminded once, and the asker told to phone. */
  readonly silent?: readonly { readonly agency: AgencyId; readonly at: Instant }[];
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Question;
export type Event =
  | ({ readonly type: "asked" } & Omit<Question, "step" | "given" | "silent" | "links" | "eraseBy">)
  | ({ readonly type: "answered"; readonly until: Instant } & Given)
  | { readonly type: "unheard"; readonly agency: AgencyId; readonly at: Instant }
  | { readonly type: "aged" }
  | { readonly type: "forgotten"; readonly eraseBy: Instant }
  | LinkEvent;
export const isQuestion = (state: State): state is Question => state.step !== "new";

/** An answer is true for a day. docs/domain.md §6. */
const trueForMs = 24 * 3_600_000;
export const later = (at: Instant): Instant => plus(at, trueForMs);
