// The real HTTP door for Slack, with one case behind it: what is sent to it, what it answers, and what is stored then.
import { request } from "node:http";
import { expect } from "vitest";
import { createHttp, doorsTo, type Listening, listen } from "../../src/app/http.ts";
import { interactionBody, pressPayload, type Signing, signedHeaders } from "./signed.ts";
import { createWorld, type World } from "./world.ts";

export const anna = "U0NOOMI01";
/** A button that was pressed with this value. */
export const pressed = (v: object, i?: string) =>
  pressPayload(anna, { w: "case", i, c: "calm", v });
export type Answer = { readonly status: number; readonly text: string };

/** A door of its own, on a free port, to a world of its own. */
export class SlackDoor {
  readonly world: World;
  /** Of the one case. */
  readonly instance: string;
  readonly ref: string;
  /** What was stored when this test began. */
  before = "";
  readonly #http: Listening;
  private constructor(world: World, http: Listening, instance: string, ref: string) {
    this.world = world;
    this.instance = instance;
    this.ref = ref;
    this.#http = http;
  }
  static async open(): Promise<SlackDoor> {
    const world = await createWorld();
    const { adapters } = world.stafett;
    const ready = async () => ({ because: [], held: 0, silent: [], unheard: [] });
    const pages = createHttp({ adapters, ready });
    const http = await listen(pages, "127.0.0.1", 0, doorsTo(adapters));
    const opened = await world.cloud.as(anna).slash("/arende", "nytt");
    await world.cloud.as(anna).submit(opened.modal?.id ?? "");
    const [row] = await world.lines({ workflow: "case", limit: 1 });
    await world.idle();
    return new SlackDoor(world, http, row?.instance ?? "", row?.summary.ref ?? "");
  }
  async close(): Promise<void> {
    await this.#http.close();
    await this.world.close();
  }
  get port(): number {
    return this.#http.port;
  }
  /** A connection of its own for each: the server hangs up on whoever sends too much. */
  post(body: string, headers: Record<string, string>): Promise<Answer> {
    const { port } = this;
    const path = "/slack/events";
    return new Promise((resolve, reject) => {
      const options = { host: "127.0.0.1", port, path, method: "POST", agent: false, headers };
      const asked = request(options, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
        );
      });
      asked.on("error", reject);
      asked.end(body);
    });
  }
  send(body: string, signing: Signing = {}): Promise<Answer> {
    return this.post(body, signedHeaders(body, signing));
  }
  interact(payload: unknown): Promise<Answer> {
    return this.send(interactionBody(payload));
  }
  json(body: string): Promise<Answer> {
    return this.send(body, { contentType: "application/json" });
  }
  /** Rows of every kind, and calls to the platform that post something. */
  async stored(): Promise<string> {
    await this.world.idle();
    const { store } = this.world.stafett;
    const revision = (await store.journal.load(this.instance))?.revision;
    const people = (await store.journal.load("people"))?.version;
    const posts = this.world.cloud.calls.filter((call) => call.method.startsWith("chat.")).length;
    return JSON.stringify([
      revision,
      people,
      (await store.lists.list({ workflow: "case", limit: 100 })).length,
      posts,
      (await store.upkeep.operations(100)).length,
    ]);
  }
  /** Before each test: what is stored is what nothingHappened compares with. */
  async begin(): Promise<void> {
    this.before = await this.stored();
  }
  async nothingHappened(): Promise<void> {
    expect(await this.stored()).toBe(this.before);
  }
  /** The case's button, pressed in this round. */
  calm(round = "1") {
    const { instance } = this;
    const on = { workflow: "case", instance, command: "calm" };
    return pressed(this.world.stafett.core.signedValues.sign(on, { round }, undefined), instance);
  }
}
