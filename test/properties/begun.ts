// Every play begins with what the configuration says stands: what was begun once is not begun again, it is looked up.
import type { AnyWorkflow, People } from "../../src/rules/workflow.ts";
import type { Register } from "../../workflows/people/index.ts";
import type { Instance, Watch } from "./simulator.ts";

type From = {
  readonly start: number;
  readonly workflows: readonly AnyWorkflow[];
  readonly register: Register;
};
/** `seen`: what was decided and written, told once more to whoever watches. */
type Begun = From & {
  readonly instances: ReadonlyMap<string, Instance>;
  readonly people: People;
  readonly orders: number;
  readonly rang: string;
  readonly seen: readonly ((watch: Watch) => void)[];
};
/** Twins, and what is tried again while a failing play is made shorter, begin at the same moment one after the other. */
const kept = 4;
let all: readonly Begun[] = [];
export const begunBefore = ({ start, workflows, register }: From): Begun | undefined =>
  all.find(
    (one) => one.start === start && one.workflows === workflows && one.register === register,
  );
export const remember = (one: Begun): void => {
  all = [...all.slice(1 - kept), one];
};
/** One of which nothing is written yet. */
export const begin = (id: string, workflow: AnyWorkflow): Instance => ({
  id,
  workflow,
  state: workflow.initial,
  posts: new Map(),
  shown: new Map(),
  timers: new Map(),
  readers: [],
  view: { posts: [], timers: [], signals: [], readers: [], summary: { open: false } },
  facts: [],
});
