// Slack on a port of its own, and people who write all the time.
import { onTestFinished } from "vitest";
import { createSlackStandIn, type SlackStandIn } from "../../playground/slack/stand-in.ts";
import type { SlackStandInOptions } from "../../playground/slack/state.ts";
import { listen } from "../../src/app/http.ts";
import { freshCause } from "../../src/engine/ids.ts";
import { commandBody, interactionBody, secret, signedHeaders, submitPayload } from "../support/signed.ts";
import { sampleConfig } from "../support/world.ts";
import { type Program, start } from "./program.ts";

export const anna = "U0NOOMI01";
export const room = "C0NOOMI";
export const callers = 6;
/** Enough to be under load, few enough to be found again: Slack takes one message a second in a channel. */
const mostOpened = 90;

/** Slack, on a port of its own, in this process: it outlives the program. */
export const slack = async (
  send: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 }),
  other: Partial<SlackStandInOptions> = {},
): Promise<{ cloud: SlackStandIn; url: string }> => {
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
    send,
    ...other,
  });
  const api = await listen(cloud.web, "127.0.0.1", 0);
  onTestFinished(() => api.close());
  const url = `http://127.0.0.1:${api.port}`;
  cloud.listensAt(url);
  return { cloud, url };
};

const environment = (url: string) => ({
  SLACK_BOT_TOKEN: "xoxb-test",
  SLACK_SIGNING_SECRET: secret,
  SLACK_API_URL: `${url}/api/`,
  STAFETT_OTHER_CLOUD: "yes",
  LOG_LEVEL: "error",
});
/** The program, ready, until the test is over. Throws what it said when it does not become so. */
export const running = async (cwd: string, url: string, port: number): Promise<Program> => {
  const program = await start({ cwd, env: environment(url), port });
  onTestFinished(() => void program.child.kill("SIGKILL"));
  if (!(await program.ready())) throw new Error(program.said());
  return program;
};
export const post = async (program: Program, body: string): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${program.port}/slack/events`, { method: "POST", body, headers: signedHeaders(body) });
  return answer.text();
};

export type Command = { readonly kind: "open" | "calm"; readonly body: string; readonly ref?: string; acknowledged: boolean };
const option = (value: string) => ({ type: "static_select", selected_option: { value } });
export const opening = (): Command => {
  const form = { w: "case", c: "open", cause: freshCause(Date.now()) };
  const values = { deputy: option("noomi-ersattare"), child: option("no"), risk: option("low"), quiet: option("no") };
  return { kind: "open", body: interactionBody(submitPayload(anna, form, values)), acknowledged: false };
};
export const calming = (ref: string): Command => ({ kind: "calm", ref, body: commandBody(anna, `lugnt ${ref}`), acknowledged: false });

export const causeOf = (body: string): string => {
  const fields = new URLSearchParams(body);
  const payload = fields.get("payload");
  return payload === null ? `slack:${fields.get("trigger_id")}` : JSON.parse(JSON.parse(payload).view.private_metadata).form.cause;
};

export class Load {
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
