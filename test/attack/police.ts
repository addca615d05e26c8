// The police ask for references: one that is another's, one whose person has said no to them, one that nobody drew. Neither words nor time may tell which.
import { drawFresh, freshIdempotencyKey } from "../../src/engine/ids.ts";
import { commandBody, interactionBody, submitPayload } from "../support/signed.ts";
import { type Attack, first, type Held } from "./attack.ts";
import { choice, noomi, sends } from "./slack-sent.ts";
import type { Target } from "./target.ts";

const officer = "U0POLISEN";
const kinds = ["known", "refused", "unknown"] as const;
type Kind = (typeof kinds)[number];
/** Of each kind, so that none is asked for so often that it alone is at hand. */
const references = 20;
/** Of each kind: the first half teaches, the second is asked about. */
const asks = 1_000;
/** Three comparisons at once at 95 %: two-sided, by Bonferroni. */
const z = 2.394;

type Said = { readonly text: string; readonly ms: number };
const half = <T>(all: readonly T[]): readonly [readonly T[], readonly T[]] => [
  all.slice(0, all.length / 2),
  all.slice(all.length / 2),
];
/** The threshold, and the side of it, that parts two samples best. */
const learnt = (a: readonly number[], b: readonly number[]): ((ms: number) => boolean) => {
  let best = { right: -1, guess: (_: number): boolean => false };
  const sorted = [...a, ...b].toSorted((x, y) => x - y);
  for (let i = 0; i < sorted.length; i += 5) {
    const at = sorted[i] ?? 0;
    const above = a.filter((ms) => ms >= at).length + b.filter((ms) => ms < at).length;
    for (const [right, side] of [
      [above, true],
      [a.length + b.length - above, false],
    ] as const)
      if (right > best.right) best = { right, guess: (ms) => ms >= at === side };
  }
  return best.guess;
};
/** How often a guesser is right of two kinds, above one half, and the half width of its interval. */
const advantage = (
  a: readonly number[],
  b: readonly number[],
): { readonly above: number; readonly width: number } => {
  const [[a1, a2], [b1, b2]] = [half(a), half(b)];
  const guess = learnt(a1, b1);
  const right = a2.filter(guess).length + b2.filter((ms) => !guess(ms)).length;
  const n = a2.length + b2.length;
  return { above: right / n - 0.5, width: z * Math.sqrt(0.25 / n) };
};
const masked = (text: string, ref: string): string =>
  text.replaceAll(ref, "@").replaceAll(/"[A-Za-z0-9_-]{20,}"/g, '"…"');

const probes = async (target: Target): Promise<Held> => {
  const police = "teams: 7b90c3d5-1e42-4f68-8d2b-c40a95e6f713/c0de0021-5af3-4b71-a9d2-6e18f0b70021";
  const { port } = await target.runs(
    { ...target.env.slack, STAFETT_ASKS_PER_MINUTE: "1000000" },
    (sample) => sample.replace(police, `slack: T0STAFETT/${officer}`),
  );
  const submits = async (
    c: string,
    values: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
    i?: string,
  ) => {
    const form = { w: "case", c, ...(i && { i }), idempotencyKey: freshIdempotencyKey(Date.now()) };
    return (await sends(port, interactionBody(submitPayload(noomi, form, values)))).text;
  };
  const opens = async (): Promise<readonly [string, string]> => {
    const said = await submits("open", {
      deputy: choice("noomi-ersattare"),
      child: choice("no"),
      risk: choice("low"),
      quiet: choice("no"),
    });
    const [ref] = /SYD-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(said) ?? [];
    const [, instance] = /instance\\":\\"([A-Z0-9]+)/.exec(said) ?? [];
    if (ref === undefined || instance === undefined)
      throw new Error(`no case was opened: ${said.slice(0, 400)}`);
    return [ref, instance];
  };
  const named: Record<Kind, string[]> = { known: [], refused: [], unknown: [] };
  for (let n = 0; n < references; n++) {
    named.known.push((await opens())[0]);
    named.unknown.push(drawFresh().ref("SYD"));
    const [ref, instance] = await opens();
    const no = {
      kind: choice("sekretess"),
      agency: choice("polisen-syd"),
      purpose: choice("annat"),
      given: choice("no"),
      form: choice("spoken"),
    };
    const said = await submits("consent", no, instance);
    if (/"errors"/.test(said)) throw new Error(`the no was not recorded: ${said.slice(0, 400)}`);
    named.refused.push(ref);
  }
  const answers: Record<Kind, Said[]> = { known: [], refused: [], unknown: [] };
  const ask = async (kind: Kind, n: number): Promise<void> => {
    const ref = named[kind][n % references] ?? "";
    const began = performance.now();
    const { text } = await sends(port, commandBody(officer, ref, { command: "/arende" }));
    answers[kind].push({ text: masked(text, ref), ms: performance.now() - began });
  };
  // Interleaved, and each kind as often in each place.
  for (let n = 0; n < asks; n++)
    for (let k = 0; k < kinds.length; k++) await ask(kinds[(k + n) % kinds.length] as Kind, n);
  const words = new Set(kinds.flatMap((kind) => answers[kind].map(({ text }) => text)));
  const times = (kind: Kind): readonly number[] => answers[kind].map(({ ms }) => ms);
  const told = ([a, b]: readonly [Kind, Kind]): Held => {
    const { above, width } = advantage(times(a), times(b));
    return above > width
      ? `time tells ${a} from ${b}: ${(above * 100).toFixed(1)} points above chance, ± ${(width * 100).toFixed(1)}`
      : undefined;
  };
  return first(
    words.size === 1
      ? undefined
      : `words tell: ${[...words].map((text) => text.slice(0, 200)).join(" | ")}`,
    told(["known", "unknown"]),
    told(["refused", "unknown"]),
    told(["known", "refused"]),
  );
};
export const policeAttacks: readonly Attack[] = [
  {
    area: "members",
    name: "the police probe references",
    who: "a member of the police",
    what: "a thousand each of another's, refused, undrawn: same words, times at chance (95 %)",
    long: true,
    run: probes,
  },
];
