// kill -9 of the real program under load, again and again on one file: what was acknowledged is there once, what it implies is posted once.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { createSlackStandIn, type SlackStandIn } from "../../playground/slack/stand-in.ts";
import { keysFile } from "../../src/app/compose.ts";
import { listen } from "../../src/app/http.ts";
import { freshCause } from "../../src/engine/ids.ts";
import { eventBound } from "../../src/engine/instances.ts";
import { chain, chainStart, chainText, decrypt, keyMigrations, openKeys } from "../../src/engine/seal.ts";
import { sqlStore } from "../../src/store/sql.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { commandBody, interactionBody, secret, signedHeaders, submitPayload } from "../support/signed.ts";
import { temporary } from "../support/small-core.ts";
import { sampleConfig } from "../support/world.ts";
import { freePort, type Program, start, stop, withSample } from "./program.ts";

const anna = "U0NOOMI01";
const room = "C0NOOMI";
const callers = 6;
const kills = 4;
/** Enough to be under load, few enough to be found again: Slack takes one message a second in a channel. */
const mostOpened = 90;

/** Slack, on a port of its own, in this process: it outlives the program. */
const slack = async (): Promise<{ cloud: SlackStandIn; url: string }> => {
  const config = sampleConfig();
  const idOf = (id: string): string => id.split("/")[1] ?? "";
  const users = config.members.flatMap((m) => (m.slack ? [{ id: idOf(m.slack), name: m.id, team_id: m.slack.split("/")[0] ?? "" }] : []));
  const members = [...users.map((user) => user.id), "U0STAFETT"];
  const channels = config.spaces.flatMap((s) => (s.slack ? [{ id: idOf(s.slack), name: s.id, kind: "public" as const, members }] : []));
  const cloud = createSlackStandIn({
    now: () => Date.now(),
    signingSecret: secret,
    botToken: "xoxb-test",
    team: { id: "T0STAFETT", name: "Stafett", domain: "stafett" },
    users,
    channels,
    send: async () => new Response(null, { status: 503 }),
  });
  const api = await listen(cloud.web, "127.0.0.1", 0);
  onTestFinished(() => api.close());
  const url = `http://127.0.0.1:${api.port}`;
  cloud.listensAt(url);
  return { cloud, url };
};

type Command = { readonly kind: "open" | "calm"; readonly body: string; readonly ref?: string; acknowledged: boolean };
const option = (value: string) => ({ type: "static_select", selected_option: { value } });
const opening = (): Command => {
  const form = { w: "case", c: "open", cause: freshCause(Date.now()) };
  const values = { deputy: option("noomi-ersattare"), child: option("no"), risk: option("low"), quiet: option("no") };
  return { kind: "open", body: interactionBody(submitPayload(anna, form, values)), acknowledged: false };
};
const calming = (ref: string): Command => ({ kind: "calm", ref, body: commandBody(anna, `lugnt ${ref}`), acknowledged: false });

const causeOf = (body: string): string => {
  const fields = new URLSearchParams(body);
  const payload = fields.get("payload");
  return payload === null ? `slack:${fields.get("trigger_id")}` : JSON.parse(JSON.parse(payload).view.private_metadata).form.cause;
};

class Load {
  readonly commands: Command[] = [];
  readonly refs: string[] = [];
  #going = true;
  program: Program;
  constructor(program: Program) {
    this.program = program;
  }
  /** Acknowledged is what came back with 200. The answer of an opening tells its reference. */
  async send(command: Command): Promise<void> {
    const url = `http://127.0.0.1:${this.program.port}/slack/events`;
    try {
      const answer = await fetch(url, { method: "POST", body: command.body, headers: signedHeaders(command.body) });
      const text = await answer.text();
      if (answer.status !== 200) return;
      if (/inte sparats|kunde inte spara|Inget har ändrats\. Försök/.test(text)) throw new Error(`refused: ${text}`);
      command.acknowledged = true;
      const ref = /SYD-\w{4}-\w{2}/.exec(text)?.[0];
      if (command.kind === "open" && ref) this.refs.push(ref);
    } catch (error) {
      if ((error as Error).message.startsWith("refused")) throw error;
      // The program is gone, or was while it answered: nobody knows.
    }
  }
  next(): Command {
    const opened = this.commands.filter((command) => command.kind === "open").length;
    const ref = this.refs[Math.floor(Math.random() * this.refs.length)];
    const command = ref === undefined || (opened < mostOpened && Math.random() < 0.3) ? opening() : calming(ref);
    this.commands.push(command);
    return command;
  }
  async caller(): Promise<void> {
    while (this.#going) {
      await this.send(this.next());
      if (this.program.child.exitCode !== null || this.program.child.signalCode !== null)
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  end(): void {
    this.#going = false;
  }
}

type Journal = { readonly ref: string; readonly types: readonly string[] };
/** Everything that the file holds, read past the program. */
const journals = async (cwd: string): Promise<{ cases: readonly Journal[]; causes: ReadonlySet<string> }> => {
  const file = join(cwd, "data/stafett.db");
  const db = openSqlite(file);
  const store = sqlStore(db, chainText);
  const master = Buffer.from(readFileSync(join(cwd, "data/stafett.key"), "utf8").trim(), "base64");
  const keys = await openKeys(openSqlite(keysFile(file), keyMigrations), master, (ids) => store.usedKeys(ids));
  const cases: Journal[] = [];
  for (const row of await store.list({ workflow: "case", limit: 10_000 })) {
    const loaded = await store.load(row.instance);
    const key = loaded && (await keys.open(loaded.keyId));
    if (!loaded || !key) throw new Error("a case without a key");
    let head = chainStart;
    for (const e of loaded.events) head = chain(head, e.seq, e.cipher);
    expect(Buffer.from(head).equals(loaded.head)).toBe(true);
    const types = loaded.events.map((e) => JSON.parse(decrypt(key, eventBound(row.instance, e.seq), e.cipher)).type as string);
    cases.push({ ref: JSON.parse(row.summary).ref, types });
  }
  const causes = new Set((await db.query("select cause from causes")).map((row) => String(row.cause)));
  await keys.close();
  await store.close();
  return { cases, causes };
};
/** Posts that are still to come or in doubt, as a second reader sees the file. */
const unsettled = (cwd: string): number => {
  const db = new DatabaseSync(join(cwd, "data/stafett.db"), { readOnly: true });
  const { n } = db.prepare("select count(*) as n from posts where state <> 'idle'").get() as { n: number };
  db.close();
  return n;
};
const outboxes = (cloud: SlackStandIn): string[] =>
  cloud.messages(room).map((message) => String(message.metadata?.event_payload.outbox ?? "none"));

test("every acknowledged command is in the journal once, every post in the channel once", async () => {
  const { cloud, url } = await slack();
  const cwd = withSample(temporary());
  const port = await freePort();
  const env = {
    SLACK_BOT_TOKEN: "xoxb-test",
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: `${url}/api/`,
    STAFETT_OTHER_CLOUD: "yes",
    LOG_LEVEL: "error",
  };
  const begin = async (): Promise<Program> => {
    const program = await start({ cwd, env, port });
    onTestFinished(() => void program.child.kill("SIGKILL"));
    if (!(await program.ready())) throw new Error(program.said());
    return program;
  };
  const load = new Load(await begin());
  const calling = Array.from({ length: callers }, () => load.caller());
  for (let i = 0; i < kills; i++) {
    // Early on some answers are lost on their way back, so that there is time to look for them.
    if (i < 2) cloud.faults.next({ kind: "lost", method: "chat.postMessage", times: 3 });
    await new Promise((resolve) => setTimeout(resolve, 250 + Math.random() * 500));
    await stop(load.program, "SIGKILL");
    load.program = await begin();
  }
  load.end();
  await Promise.all(calling);
  const acknowledged = load.commands.filter((command) => command.acknowledged).length;
  // Whatever nobody knows about is sent again, as it was: it counts once all the same.
  for (const command of load.commands.filter((one) => !one.acknowledged)) await load.send(command);
  expect(load.commands.filter((command) => !command.acknowledged)).toEqual([]);

  const opened = load.commands.filter((command) => command.kind === "open").length;
  // Doubts are looked into after fifteen seconds: until then a post could still come twice.
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline && unsettled(cwd) > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await stop(load.program)).toBe(0);

  const found = await journals(cwd);
  const count = (types: readonly string[], type: string): number => types.filter((one) => one === type).length;
  expect([acknowledged > 100, opened > 10, load.commands.length - acknowledged]).toEqual([true, true, expect.any(Number)]);
  expect(found.cases.map((one) => count(one.types, "opened"))).toEqual(Array.from({ length: opened }, () => 1));
  const causes = load.commands.map((command) => causeOf(command.body));
  expect(causes.filter((cause) => !found.causes.has(cause))).toEqual([]);
  for (const { ref, types } of found.cases) {
    const sent = load.commands.filter((command) => command.kind === "calm" && command.ref === ref).length;
    expect([ref, count(types, "checkedIn")]).toEqual([ref, sent]);
  }
  const posted = outboxes(cloud);
  expect([posted.length, new Set(posted).size, posted.includes("none")]).toEqual([opened, opened, false]);
  expect(unsettled(cwd)).toBe(0);
}, 90_000);
