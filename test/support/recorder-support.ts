// Applications for support to each of their ends, and the year's budget: what the recorder adds in a world of its own.
import type { Hands } from "./recorder-referrals.ts";

type Values = Readonly<Record<string, unknown>>;
export type Supported = {
  readonly applications: readonly string[];
  readonly cases: readonly string[];
  readonly budgets: readonly string[];
};
const [anna, bo, first, second] = [
  "noomi-kontakt",
  "noomi-ersattare",
  "plattformen-nsp",
  "plattformen-ersattare",
];
export const usualSupport = {
  form: "initial_vila",
  why: "ej_polisanmalt",
  cost: "boende",
  amount: "to50",
  agreed: "spoken",
  from: "2026-11-30",
  to: "2026-12-15",
};
/** With a case, from a draft to the last day that it is kept. */
const wholeWay = async ({
  does,
  until,
  stateOf,
}: Hands): Promise<readonly [application: string, kase: string]> => {
  const kase = await does(anna, "case", "open", {
    deputy: bo,
    child: "no",
    risk: "low",
    quiet: "no",
  });
  const id = await does(anna, "nsp", "apply", {
    kase,
    ...usualSupport,
    agreed: "notYet",
    children: "1",
  });
  const steps = async (
    ...all: readonly (readonly [by: string, command: string, values?: Values])[]
  ) => {
    for (const [by, command, values = {}] of all) await does(by, "nsp", command, values, id);
  };
  const confirmed = async (by: string) => {
    const { proposal } = (await stateOf(id)) as { readonly proposal?: { readonly at: string } };
    await steps([by, "confirm", { of: proposal?.at }]);
  };
  await steps(
    [anna, "edit", { ...usualSupport, amount: "to100" }],
    [anna, "send"],
    [first, "ask", { question: "cost" }],
  );
  await steps(
    [bo, "answer", { cost: "boende", amount: "to50", to: "2026-12-15" }],
    [second, "refuse", { reason: "unclear" }],
    [first, "object"],
  );
  await until("2026-11-27T15:00:00Z");
  await steps(
    [first, "grant", { amount: "to50" }],
    [second, "object"],
    [first, "grant", { amount: "to25" }],
  );
  await confirmed(second);
  await until("2026-12-10T15:00:00Z");
  await steps(
    [anna, "extend", { to: "2026-12-27", amount: "to10" }],
    [anna, "withdraw"],
    [anna, "extend", { to: "2026-12-23", amount: "to10" }],
  );
  await steps([second, "refuse", { reason: "other" }]);
  await confirmed(first);
  await steps(
    [anna, "extend", { to: "2026-12-20", amount: "to10", again: "written" }],
    [second, "grant", { amount: "to10" }],
  );
  await confirmed(first);
  await until("2026-12-22T15:00:00Z");
  await steps(
    [anna, "report", { used: "half", outcome: "nextStep" }],
    [anna, "report", { used: "most", outcome: "nextStep" }],
    [second, "close"],
  );
  return [id, kase];
};
/** Gives what is to be journalled. `old`: over, to be forgotten; `draft`: to be thrown away; each when nothing destroys its key any more. */
export const recordSupport = async (
  hands: Hands,
): Promise<Supported & { readonly old: string; readonly draft: string }> => {
  const [id, kase] = await wholeWay(hands);
  const { does, stateOf } = hands;
  const old = await does(anna, "nsp", "apply", {
    ...usualSupport,
    from: "2026-12-22",
    to: "2027-01-10",
  });
  await does(anna, "nsp", "send", {}, old);
  await does(first, "nsp", "grant", { amount: "to50" }, old);
  await does(anna, "nsp", "revoke", {}, old);
  const refused = await does(anna, "nsp", "apply", {
    ...usualSupport,
    form: "punktinsats",
    from: "2026-12-22",
    to: "2026-12-22",
  });
  await does(anna, "nsp", "send", {}, refused);
  await does(first, "nsp", "refuse", { reason: "otherPays" }, refused);
  const { proposal } = (await stateOf(refused)) as { readonly proposal?: { readonly at: string } };
  await does(second, "nsp", "confirm", { of: proposal?.at }, refused);
  const draft = await does(anna, "nsp", "apply", {
    ...usualSupport,
    from: "2026-12-22",
    to: "2027-01-10",
  });
  return {
    applications: [id, old, refused, draft],
    cases: [kase],
    budgets: ["budget-plattformen-2026"],
    old,
    draft,
  };
};
