// The program with notices by mail, on a clock of its own in office hours: people who have the web alone and a mailbox, and colleagues who act in Slack.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { sureBlock } from "../../adapters/slack/render-form.ts";
import { calendar } from "../../src/calendar/index.ts";
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import { rowsIn } from "../process/journals.ts";
import { openMailServer, type StandIn } from "../support/mail-servers.ts";
import { interactionBody, signedHeaders, submitPayload } from "../support/signed.ts";
import type { Held } from "./attack.ts";
import { choice, sends } from "./slack-sent.ts";
import type { Running, Target } from "./target.ts";
import { pause } from "./wire.ts";

type Written = Record<string, unknown>;
export type Sample = {
  readonly agencies: readonly Written[];
  readonly members: Written[];
  readonly functions: readonly Written[];
};
export type Mailed = {
  /** By the ids of agencies. */
  readonly servers: Readonly<Record<string, string>>;
  /** By the ids of members. */
  readonly boxes: Readonly<Record<string, string>>;
  /** What else is written otherwise than in the sample. */
  readonly also?: (sample: Sample) => void;
  readonly env?: Readonly<Record<string, string>>;
  /** What else lies in the program's folder. */
  readonly files?: Readonly<Record<string, string>>;
};
/** Says nothing of an agency, so that a mail can be looked through for their names. */
export const from = "notis@post.example";
export const minuteMs = 60_000;
export const byId = (all: readonly Written[], id: string): Written => {
  const found = all.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not in the sample`);
  return found;
};
export const written =
  ({ servers, boxes, also }: Pick<Mailed, "servers" | "boxes" | "also">) =>
  (text: string): string => {
    const sample = parse(text) as Sample;
    for (const [id, server] of Object.entries(servers))
      byId(sample.agencies, id).mail = { server, from };
    for (const [at, [id, mail]] of Object.entries(boxes).entries()) {
      const member = byId(sample.members, id);
      for (const name of ["slack", "teams", "preferred"]) delete member[name];
      Object.assign(member, { web: `post/k3v9q2m7x${String(at).padStart(4, "0")}`, mail });
    }
    also?.(sample);
    return stringify(sample, { lineWidth: 0 });
  };
const office = { days: [1, 2, 3, 4, 5], from: "09:55", to: "10:00" } as const;
const [dayMs, slackMs] = [24 * 60 * minuteMs, 60 * minuteMs];
/** At 9.55 on a workday that another follows: no office closes before an attack is over, also when the attack takes a day. */
const morning = (after = Date.now()): number => {
  const at = Date.parse(calendar.nextOffice(new Date(after).toISOString(), office));
  const next = Date.parse(calendar.nextOffice(new Date(at + slackMs).toISOString(), office));
  return next - at <= dayMs + slackMs ? at : morning(next);
};

type Value = string | readonly string[] | { readonly date: string } | { readonly text: string };
const isMany = (value: Value): value is readonly string[] => Array.isArray(value);
const field = (value: Value): Readonly<Record<string, unknown>> => {
  if (typeof value === "string") return choice(value);
  if (isMany(value))
    return { type: "multi_static_select", selected_options: value.map((one) => ({ value: one })) };
  if ("date" in value) return { type: "datepicker", selected_date: value.date };
  return { type: "plain_text_input", value: value.text };
};
/** A program that is held up fails the attack, and does not hold it up too. */
const [mostAnswerMs, mostSettlingMs] = [30_000, 90_000];
const [late, mostTries] = [503, 5];
const overAfter = async (ms: number, why: string): Promise<never> => {
  await pause(ms);
  throw new Error(why);
};
type Form = { readonly w: string; readonly c: string; readonly i?: string };

export class MailProgram {
  readonly running: Running;
  #aheadMs: number;
  constructor(running: Running, aheadMs: number) {
    this.running = running;
    this.#aheadMs = aheadMs;
  }
  get aheadMs(): number {
    return this.#aheadMs;
  }
  /** Of the program's clock. */
  now(): number {
    return Date.now() + this.#aheadMs;
  }
  get origin(): string {
    return `http://localhost:${this.running.port}`;
  }
  /** Sends a form as somebody in Slack who has read it again; gives the text that is shown. Throws where it is refused. */
  async says(who: string, form: Form, values: Readonly<Record<string, Value>>): Promise<string> {
    const fields = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, field(value)]),
    );
    const payload = submitPayload(
      who,
      { ...form, idempotencyKey: freshIdempotencyKey(this.now()) },
      fields,
    );
    Object.assign(payload.view.state.values, {
      [sureBlock]: { v: { type: "checkboxes", selected_options: [{ value: "sure" }] } },
    });
    const body = interactionBody(payload);
    const sent = async (tries: number): ReturnType<typeof sends> => {
      const timestampS = Math.trunc(this.now() / 1_000);
      const answer = await sends(this.running.port, body, signedHeaders(body, { timestampS }));
      // Late on a machine that others use too: the same key is sent again, and done once.
      return answer.status === late && tries > 1 ? await sent(tries - 1) : answer;
    };
    const { status, text } = await Promise.race([
      sent(mostTries),
      overAfter(mostAnswerMs, `${form.w} ${form.c}: no answer`),
    ]);
    const isRefused =
      status !== 200 || /"response_action":"errors"|"callback_id":"form"|Det gick inte/.test(text);
    if (isRefused) throw new Error(`${form.w} ${form.c}: ${status} ${text.slice(0, 600)}`);
    return text;
  }
  /** What somebody begins by a form: its id. */
  async begins(
    who: string,
    w: string,
    c: string,
    values: Readonly<Record<string, Value>>,
  ): Promise<string> {
    const all = (): readonly string[] =>
      rowsIn(this.running.cwd, "select instance from instances where workflow = ?", w).map(
        ({ instance }) => String(instance),
      );
    const before = new Set(all());
    const said = await this.says(who, { w, c }, values);
    const found = all().find((one) => !before.has(one));
    if (found === undefined) throw new Error(`nothing was begun: ${said.slice(0, 600)}`);
    return found;
  }
  /** A meeting in three weeks, to which these agencies are invited: each hears of it. */
  async invites(who: string, agencies: readonly string[]): Promise<void> {
    const date = calendar
      .nextWeekday(new Date(this.now() + 21 * 24 * 60 * minuteMs).toISOString(), 3, "10:00")
      .slice(0, 10);
    const values = {
      template: "arendekonferens",
      time: "10:00",
      rhythm: "once",
      invited: agencies,
      day: { date },
    };
    await this.begins(who, "series", "plan", values);
  }
  /** Something to do for a colleague, who hears of it. */
  async asks(who: string, colleague: string, text = "Skicka in blanketten"): Promise<void> {
    const date = new Date(this.now() + 14 * 24 * 60 * minuteMs).toISOString().slice(0, 10);
    await this.says(
      who,
      { w: "action", c: "create" },
      { text: { text }, owner: `m:${colleague}`, due: { date } },
    );
  }
  /** Begins anew at that moment. */
  async movesTo(at: number): Promise<void> {
    await this.running.stopsFor(async () => {
      this.#aheadMs = at - Date.now();
      writeFileSync(join(this.running.cwd, "ahead"), String(this.#aheadMs));
    });
  }
  /** All that may be told by now has been tried. */
  async settled(): Promise<void> {
    const due = "select 1 from destinations where platform = 'web' and (busy = 1 or next_at <= ?)";
    for (
      const end = Date.now() + mostSettlingMs;
      rowsIn(this.running.cwd, due, this.now()).length > 0;
      await pause(20)
    )
      if (Date.now() > end) throw new Error("what is due is not tried");
  }
  /** Waits until something is so, as long at most. */
  async until(is: () => boolean, withinMs = 10_000): Promise<void> {
    for (const end = Date.now() + withinMs; !is() && Date.now() < end; ) await pause(20);
  }
  /** How many places on the web take nothing. */
  unreachable(): number {
    return rowsIn(
      this.running.cwd,
      "select 1 from destinations where platform = 'web' and unreachable_since is not null",
    ).length;
  }
  /** How often it has changed who is who, and who can be reached. */
  revisions(): number {
    return rowsIn(this.running.cwd, "select 1 from events where instance = 'people'").length;
  }
  /** How many posts on the web have not been told. */
  untold(): number {
    const sql =
      "select 1 from outbox o join destinations d on d.destination = o.destination where d.platform = 'web' and o.state <> 'stands'";
    return rowsIn(this.running.cwd, sql).length;
  }
}
export const openMailProgram = async (target: Target, mailed: Mailed): Promise<MailProgram> => {
  const aheadMs = morning() - Date.now();
  const clock = `--disable-warning=ExperimentalWarning --import=${new URL("./ahead.ts", import.meta.url).href}`;
  const running = await target.runs(
    (port) => ({
      ...target.env.slack,
      WEB_ORIGIN: `http://localhost:${port}`,
      ...mailed.env,
      NODE_OPTIONS: `${clock} ${mailed.env?.NODE_OPTIONS ?? ""}`,
    }),
    written(mailed),
    { ...mailed.files, ahead: String(aheadMs) },
  );
  return new MailProgram(running, aheadMs);
};
export const at = ({ port }: StandIn): string => `smtp://127.0.0.1:${port}`;
/** With a server of its own, which is closed afterwards. */
export const served = async (
  options: Parameters<typeof openMailServer>[0],
  work: (server: StandIn) => Promise<Held>,
): Promise<Held> => {
  const server = await openMailServer(options);
  try {
    return await work(server);
  } finally {
    await server.close();
  }
};
