// Budgets, counts and memory: whoever is allowed to ask, and asks for too much.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import { commandBody, interactionBody, submitPayload } from "../support/signed.ts";
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import { heldIn, snapshotFlags } from "./heap.ts";
import { choice, noomi, sends } from "./slack-sent.ts";
import type { Running, Target } from "./target.ts";
import { asks, knocks } from "./teams.ts";
import { web } from "./web-target.ts";
import { fetchFresh } from "./wire.ts";

/** The program with the budget that it comes with. */
let counting: Promise<Running> | undefined;
const counted = (target: Target): Promise<Running> => {
  counting ??= target.runs({ ...target.env.slack, STAFETT_ASKS_PER_MINUTE: "120" });
  return counting;
};
/** The programs that are attacked, where it is not the one with both platforms. */
const own: Readonly<Partial<Record<Attack["area"], (target: Target) => Promise<Running>>>> = {
  "budgets and counts": counted,
  "signing in": web,
  pages: web,
};
export const portOf = async ({ area }: Attack, target: Target): Promise<number> =>
  ((await own[area]?.(target)) ?? target.both).port;
/** As many callers as browsers have connections; each asks when it has been answered. */
const crowd = async (
  callers: number,
  total: number,
  ask: (n: number) => Promise<Held>,
): Promise<Held> => {
  let next = 0;
  let wrong: Held;
  const caller = async (): Promise<void> => {
    while (next < total && wrong === undefined) wrong = await ask(next++);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return wrong;
};
const flood = async (target: Target): Promise<Held> => {
  const { port } = await counted(target);
  const began = performance.now();
  let served = 0;
  const wrong = await crowd(20, 10_000, async () => {
    const { status, text } = await sends(port, commandBody("U0DRIFT01", "zq"));
    if (!text.includes("Vänta")) served += 1;
    return statusIn(status, [200], "an ask");
  });
  const most = 120 + ((performance.now() - began) / 60_000) * 120 + 1;
  return wrong ?? (served > most ? `${served} were served` : undefined);
};
const places = async (target: Target): Promise<Held> => {
  const { port, cwd } = await counted(target);
  const agencies = { type: "multi_static_select", selected_options: [{ value: "boende-syd" }] };
  const values = {
    service: choice("skyddat_boende"),
    urgency: choice("skyndsam"),
    child: choice("no"),
    band: choice("0"),
    agencies,
  };
  const asks = Array.from({ length: 300 }, () => {
    const form = { w: "capacity", c: "ask", idempotencyKey: freshIdempotencyKey(Date.now()) };
    return sends(port, interactionBody(submitPayload("U0NOOMI02", form, values)));
  });
  const answers = await Promise.all(asks);
  const db = new DatabaseSync(join(cwd, "data/stafett.db"), { readOnly: true });
  const [row] = db
    .prepare("select count(*) as n from instances where workflow = 'capacity' and open = 1")
    .all();
  db.close();
  return first(
    await each(answers, async ({ status }) => statusIn(status, [200], "a question")),
    Number(row?.n) === 10 ? undefined : `${row?.n} are open: ${answers[0]?.text.slice(0, 200)}`,
  );
};
/** Texts that are all the guard's work: what no list has, numbers, letters apart, odd scripts. */
const costly = [
  "Zorkana tvättar xqztwa liridonas ",
  "1 2 3 4 5 6 ",
  "S a b i n e ",
  "пр ѕа ",
  "L4ila K*milla ",
  "a.b@c d_e ",
  "tjugo ett två ",
];
const texts = ({ both: { port } }: Target): Promise<Held> =>
  each(costly, async (one) => {
    const text = one.repeat(400).slice(0, 4_000);
    const all = Array.from({ length: 30 }, () => sends(port, commandBody(noomi, text)));
    return each(await Promise.all(all), async ({ status }) => statusIn(status, [200], "a text"));
  });
const lineNames = [
  "what",
  "note",
  "decided",
  "title",
  "agreed",
  "about",
  "item",
  "where",
  "how",
  "text",
];
const forms = ({ both: { port } }: Target): Promise<Held> =>
  each(costly, async (one) => {
    const line = { type: "plain_text_input", value: one.repeat(400).slice(0, 4_000) };
    const values = Object.fromEntries(lineNames.map((name) => [name, line]));
    const made = () =>
      submitPayload(
        noomi,
        { w: "action", c: "create", idempotencyKey: freshIdempotencyKey(Date.now()) },
        values,
      );
    const all = Array.from({ length: 30 }, () => sends(port, interactionBody(made())));
    return each(await Promise.all(all), async ({ status }) => statusIn(status, [200], "a form"));
  });

export const heapMb = async ({ metricsPort }: Running): Promise<number> => {
  const text = await (await fetchFresh(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  return Number(/^nodejs_heap_size_used_bytes (\S+)$/m.exec(text)?.[1]) / 1e6;
};
const workspaces = async (target: Target): Promise<Held> => {
  const small = await target.runs({
    ...target.env.slack,
    ...target.env.teams,
    NODE_OPTIONS: "--max-old-space-size=200",
  });
  const team = (n: number): string => `T0W${String(n).padStart(6, "0")}`;
  const wrong = await crowd(10, 7_000, async (n) =>
    statusIn(
      (await sends(small.port, commandBody(`U${n}`, "mina", { team_id: team(n) }))).status,
      [200],
      "a workspace",
    ),
  );
  const { status } = await sends(small.port, commandBody(noomi, "zq"));
  const used = await heapMb(small);
  return (
    wrong ??
    statusIn(status, [200], "a member afterwards") ??
    (used > 150 ? `${used.toFixed(0)} MB` : undefined)
  );
};

/** What was stopped, each under a mark of its own: in words, in a form, in Teams. What was saved is there, or the search would find nothing at all. */
const stopped = async (target: Target): Promise<Held> => {
  const running = await target.runs({
    ...target.env.slack,
    ...target.env.teams,
    NODE_OPTIONS: snapshotFlags,
  });
  const { port } = running;
  const kept = "Skicka in blanketten";
  const marks = ["Qvxwords", "Qvxlines", "Qvxteams"] as const;
  const [words, lines, inTeams] = marks.map(
    (mark) => `${mark} Andersson, 19640823-3234, ring 070-174 06 35`,
  );
  const filled = (value: string | undefined): string => {
    const text = { type: "plain_text_input", value };
    return interactionBody(
      submitPayload(
        noomi,
        { w: "action", c: "create", idempotencyKey: freshIdempotencyKey(Date.now()) },
        { text },
      ),
    );
  };
  const saved = await sends(port, filled(kept));
  const said = [
    (await sends(port, commandBody(noomi, `ärende ${words}`))).text,
    (await sends(port, filled(lines))).text,
    (await knocks(port, asks(target, {}, { q: `ärende ${inTeams}` }), target.teams.sign())).text,
  ];
  // Others have asked since: what a server remembers of the last request is theirs.
  for (let n = 0; n < 40; n++) await sends(port, commandBody(noomi, "zq"));
  for (let n = 0; n < 5; n++) await knocks(port, asks(target), target.teams.sign());
  const [control, ...held] = await heldIn(running, [kept, ...marks]);
  return first(
    said.every((text) => text.includes("liknar"))
      ? undefined
      : `not stopped: ${said.find((text) => !text.includes("liknar"))}`,
    control === 0 ? `what was saved is not found either: ${saved.text.slice(0, 200)}` : undefined,
    held.every((n) => n === 0)
      ? undefined
      : `still there: ${marks.map((mark, at) => `${mark} ${held[at]}`).join(", ")}`,
  );
};

const member = "a member";
const of = (
  area: Attack["area"],
  name: string,
  what: string,
  run: Attack["run"],
  long?: true,
): Attack => ({
  area,
  name,
  who: member,
  what,
  run,
  ...(long && { long }),
});
export const manyAttacks: readonly Attack[] = [
  of(
    "budgets and counts",
    "ten thousand asks",
    "of one member: a budget's worth is served",
    flood,
    true,
  ),
  of(
    "budgets and counts",
    "three hundred questions",
    "for a place at once: ten are open afterwards",
    places,
  ),
  of("memory", "costly texts", "4,000 characters for the guard, thirty at a time", texts),
  of("memory", "costly forms", "ten such texts in one form", forms),
  of("memory", "stopped texts", "a name, a number, once stopped: nothing is in memory", stopped),
  of(
    "memory",
    "seven thousand workspaces",
    "each asks once, 200 MB: everybody is answered",
    workspaces,
  ),
];
