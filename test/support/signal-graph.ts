// Who sends which signal to whom, as the workflows list it; docs/architecture.md shows it.
import { workflows } from "../../workflows/index.ts";

export type Sent = { readonly from: string; readonly to: string; readonly name: string };
/** The core: no workflow, and never told anything. */
const core = ["configuration", "clock"];
const sent: readonly Sent[] = workflows.flatMap(({ name: to, signals }) =>
  Object.entries(signals?.takes ?? {}).flatMap(([name, { from: senders }]) =>
    senders.map((from) => ({ from, to, name })),
  ),
);
export const between: readonly Sent[] = sent.filter(({ from }) => !core.includes(from));
export const unknownSenders = (): readonly string[] => {
  const known = [...core, ...workflows.map(({ name }) => name)];
  return sent
    .filter(({ from }) => !known.includes(from))
    .map(({ from, to, name }) => `${from} → ${to}.${name}`);
};
const reaches = (from: string, to: string, seen: readonly string[] = []): boolean =>
  between.some(
    (one) =>
      one.from === from &&
      (one.to === to || (!seen.includes(one.to) && reaches(one.to, to, [...seen, one.to]))),
  );
/** Workflows that tell each other in a ring, each ring once, by name. */
export const rings = (): readonly string[] => {
  const names = [...new Set(between.flatMap(({ from, to }) => [from, to]))].sort();
  const inRing = names.filter((name) =>
    between.some(({ from, to }) => from === name && to !== name && reaches(to, name)),
  );
  const groups = new Set(
    inRing.map((a) => inRing.filter((b) => a === b || (reaches(a, b) && reaches(b, a))).join(", ")),
  );
  return [...groups].sort();
};
/** As Markdown: a line for each that takes signals, with the workflows that send them. */
export const signalTable = (): string => {
  const rows = workflows.flatMap(({ name, signals }) => {
    if (signals === undefined) return [];
    const senders = new Set(sent.flatMap(({ from, to }) => (to === name ? [from] : [])));
    return [`| ${name} | ${[...senders].join(", ")} |`];
  });
  return ["| workflow | takes from |", "| --- | --- |", ...rows].join("\n");
};
