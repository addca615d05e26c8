// What bad input gets at the real HTTP door: an answer that fits, nothing stored, nothing posted.
import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createHttp, doorsTo, type Listening, listen } from "../../src/app/http.ts";
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import { commandBody, freshTrigger, interactionBody, pressPayload, type Signing, signedHeaders, submitPayload } from "../support/signed.ts";
import { createWorld, type World } from "../support/world.ts";

const anna = "U0NOOMI01";
let w: World;
let http: Listening;
let instance: string;
let ref: string;
beforeAll(async () => {
  w = await createWorld();
  http = await listen(
    createHttp({ adapters: w.stafett.adapters, ready: async () => ({ because: [], held: 0, silent: [], unheard: [] }) }),
    "127.0.0.1",
    0,
    doorsTo(w.stafett.adapters),
  );
  const opened = await w.cloud.as(anna).slash("/arende", "nytt");
  await w.cloud.as(anna).submit(opened.modal?.id ?? "");
  const [row] = await w.lines({ workflow: "case", limit: 1 });
  instance = row?.instance ?? "";
  ref = row?.summary.ref ?? "";
  await w.idle();
});
afterAll(async () => {
  await http.close();
  await w.close();
});

type Answer = { readonly status: number; readonly text: string };
/** A connection of its own for each: the server hangs up on whoever sends too much. */
const post = (body: string, headers: Record<string, string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: http.port, path: "/slack/events", method: "POST", agent: false, headers };
    const asked = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
const send = (body: string, signing: Signing = {}): Promise<Answer> => post(body, signedHeaders(body, signing));
const interact = (payload: unknown): Promise<Answer> => send(interactionBody(payload));
const json = (body: string): Promise<Answer> => send(body, { contentType: "application/json" });
/** Rows of every kind, and calls to the platform that post something. */
const stored = async (): Promise<string> => {
  await w.idle();
  const { store } = w.stafett;
  const revision = (await store.journal.load(instance))?.revision;
  const people = (await store.journal.load("people"))?.version;
  const posts = w.cloud.calls.filter((call) => call.method.startsWith("chat.")).length;
  return JSON.stringify([
    revision,
    people,
    (await store.lists.list({ workflow: "case", limit: 100 })).length,
    posts,
    (await store.upkeep.operations(100)).length,
  ]);
};
let before: string;
beforeEach(async () => {
  before = await stored();
});
const nothingHappened = async (): Promise<void> => expect(await stored()).toBe(before);
const pressed = (v: object) => pressPayload(anna, { w: "case", i: instance, c: "calm", v });
const calm = (round = "1") =>
  pressed(w.stafett.core.signedValues.sign({ workflow: "case", instance, command: "calm" }, { round }, undefined));

describe("a request that Slack could sign and never sends", () => {
  test.each<[string, () => Promise<Answer>, number]>([
    ["of more fields than any", () => send(`${"a&".repeat(100)}${commandBody(anna, "mina")}`), 400],
    ["deeper than any", () => interact(JSON.stringify(calm()).replace("{", `{"deep":${"[".repeat(101)}${"]".repeat(101)},`)), 400],
    ["of more parts than any", () => interact({ ...calm(), many: Array.from({ length: 20_001 }, () => 0) }), 400],
    ["with a form of more fields than any", () => interact(submitPayload(anna, manyFields(), manyValues)), 200],
  ])("%s: is not read", async (_what, sent, status) => {
    expect((await sent()).status).toBe(status);
    await nothingHappened();
  });
});
/** A case that would be opened, among a hundred fields more. */
const choice = (value: string) => ({ type: "static_select", selected_option: { value } });
const manyFields = () => ({ w: "case", c: "open", idempotencyKey: freshIdempotencyKey(w.clock.now()) });
const manyValues = {
  ...{ deputy: choice("noomi-ersattare"), child: choice("no"), risk: choice("low"), quiet: choice("no") },
  ...Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`k${n}`, { type: "plain_text_input", value: "x" }])),
};

describe("whoever probes", () => {
  test("however many ask at once, it is looked at once; and again a moment later", async () => {
    let looked = 0;
    const app = createHttp({
      adapters: new Map(),
      ready: async () => {
        looked += 1;
        return { because: [], held: 0, silent: [], unheard: [] };
      },
    });
    await Promise.all(Array.from({ length: 20 }, () => app.request("/readyz")));
    expect(looked).toBe(1);
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + 1_000);
    await app.request("/readyz");
    vi.restoreAllMocks();
    expect(looked).toBe(2);
  });
});
describe("a request that is not Slack's", () => {
  test.each<[string, Signing | Record<string, string>]>([
    ["another secret", { secret: "guessed" }],
    ["a timestamp six minutes old", { timestampS: Math.trunc(Date.now() / 1_000) - 360 }],
    ["a timestamp of another century", { timestampS: 1 }],
  ])("is 401 with %s", async (_what, signing) => {
    expect(await send(interactionBody(calm()), signing as Signing)).toEqual({ status: 401, text: "" });
    await nothingHappened();
  });
  test.each<[string, Record<string, string>]>([
    ["no headers at all", {}],
    ["a signature without a timestamp", { "x-slack-signature": `v0=${"0".repeat(64)}` }],
    ["a timestamp without a signature", { "x-slack-request-timestamp": String(Math.trunc(Date.now() / 1_000)) }],
    ["a timestamp that is no number", { "x-slack-request-timestamp": "now", "x-slack-signature": "v0=x" }],
    [
      "a signature of another version",
      { "x-slack-request-timestamp": String(Math.trunc(Date.now() / 1_000)), "x-slack-signature": "v1=00" },
    ],
  ])("is 401 with %s", async (_what, headers) => {
    expect((await post(interactionBody(calm()), headers)).status).toBe(401);
    await nothingHappened();
  });
  test("is 401 when the body was changed after it was signed", async () => {
    const body = commandBody(anna, "mina");
    expect((await post(body.replace("mina", "vem"), signedHeaders(body))).status).toBe(401);
  });
  test("whose signature is right a second time (within five minutes) has no second effect", async () => {
    const body = interactionBody(calm());
    const headers = signedHeaders(body);
    expect((await post(body, headers)).status).toBe(200);
    const once = await stored();
    expect(once).not.toBe(before);
    expect((await post(body, headers)).status).toBe(200);
    expect(await stored()).toBe(once);
  });
});
describe("a body that makes no sense", () => {
  test("too large: 413, read no further", async () => {
    expect((await send(commandBody(anna, "x".repeat(1_100_000)))).status).toBe(413);
    await nothingHappened();
  });
  test.each(["{", "", "[1,", "nonsense", '{"a":}'])("malformed JSON: 400 (%s)", async (body) => {
    expect((await json(body)).status).toBe(400);
  });
  test.each(["null", "5", "true", '"text"', "[]", "[[]]"])("JSON that is no object: 400 (%s)", async (body) => {
    expect((await json(body)).status).toBe(400);
  });
  test("a payload that is no JSON: 400", async () => {
    expect((await send(interactionBody('{"type":'))).status).toBe(400);
  });
  test.each<[string, unknown]>([
    ["an empty object", {}],
    ["an unknown type", { type: "brand_new", user: { id: anna } }],
    ["a type that is no text", { type: 7 }],
    ["no user", { ...pressed({}), user: undefined }],
    ["a user that is a list", { ...pressed({}), user: [] }],
    ["no actions", { ...pressed({}), actions: undefined }],
    ["actions without any", { ...pressed({}), actions: [] }],
    ["an action that is nothing", { ...pressed({}), actions: [null] }],
    ["no trigger", { ...pressed({}), trigger_id: undefined }],
    ["a shortcut that we do not have", { type: "shortcut", callback_id: "x", user: { id: anna }, trigger_id: "1" }],
    [
      "a closed view",
      {
        type: "view_closed",
        user: { id: anna, team_id: "T0STAFETT" },
        view: submitPayload(anna, { w: "case", c: "open", idempotencyKey: "f:1:1" }, {}).view,
      },
    ],
    ["an event of another kind", { type: "event_callback", event_id: "Ev1", team_id: "T0STAFETT", event: { type: "reaction_added" } }],
    ["an event without an event", { type: "event_callback", event_id: "Ev1", team_id: "T0STAFETT" }],
  ])("%s: an answer below 500, nothing stored", async (_what, payload) => {
    expect((await interact(payload)).status).toBeLessThan(500);
    expect((await json(JSON.stringify(payload))).status).toBeLessThan(500);
    await nothingHappened();
  });
  test("nested a hundred thousand deep", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect((await json(`{"type":"event_callback","event":${deep}}`)).status).toBeLessThan(500);
    expect((await interact(`{"type":"block_actions","view":${deep},"actions":${deep}}`)).status).toBeLessThan(500);
    await nothingHappened();
  });
  test.each(["text/plain", "multipart/form-data; boundary=x", "application/xml", ""])("another content type (%s)", async (contentType) => {
    const answer = await send(interactionBody(calm("99")), { contentType });
    expect(answer.status).toBeLessThan(500);
    await nothingHappened();
  });
  test("another method or another path is not here", async () => {
    const base = `http://127.0.0.1:${http.port}`;
    expect((await fetch(`${base}/slack/events`)).status).toBe(404);
    expect((await fetch(`${base}/slack/else`, { method: "POST" })).status).toBe(404);
    const alive = await fetch(`${base}/healthz`);
    expect([alive.status, await alive.json()]).toEqual([200, { status: "ok" }]);
    expect((await fetch(`${base}/metrics`)).status).toBe(404);
  });
});

describe("Slack's own checks", () => {
  test("the address is verified with its challenge", async () => {
    const answer = await json('{"type":"url_verification","challenge":"3eZbrw","token":"x"}');
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { challenge: "3eZbrw" }]);
  });
  test("the certificate check carries no signature, and is answered", async () => {
    expect((await post("ssl_check=1&token=x", { "content-type": "application/x-www-form-urlencoded" })).status).toBe(200);
    expect((await send("ssl_check=1&token=x")).status).toBe(200);
  });
  test("a stranger's half megabyte is not read: it costs a hash, and no more", async () => {
    const read: number[] = [];
    const plainly = Buffer.prototype.toString;
    vi.spyOn(Buffer.prototype, "toString").mockImplementation(function (this: Buffer, ...how) {
      read.push(this.length);
      return plainly.apply(this, how);
    });
    const flood = "a&".repeat(240_000);
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const forged = {
      ...form,
      "x-slack-signature": `v0=${"0".repeat(64)}`,
      "x-slack-request-timestamp": String(Math.floor(Date.now() / 1_000)),
    };
    expect((await post(flood, form)).status).toBe(401);
    expect((await post(flood, forged)).status).toBe(401);
    expect((await post(`ssl_check=1&${flood}`, form)).status).toBe(401);
    vi.restoreAllMocks();
    expect(read.filter((bytes) => bytes > 1_000)).toEqual([]);
  });
});

describe("somebody", () => {
  const said = (answer: Answer): string => (answer.text === "" ? "" : String(JSON.parse(answer.text).text));
  test("whom nobody has added is told so", async () => {
    expect(said(await send(commandBody("U0NOBODY", "mina")))).toContain("känner inte igen dig");
    await nothingHappened();
  });
  test("with a known user id from another workspace is a stranger", async () => {
    expect(said(await send(commandBody(anna, "mina", { team_id: "T0ELSEWHERE" })))).toContain("känner inte igen dig");
    const foreign = { ...calm("2"), user: { id: anna, team_id: "T0ELSEWHERE" } };
    expect((await interact(foreign)).status).toBe(200);
    // The workspace that is asked through does not make a stranger one of us, nor the other way round.
    expect((await interact({ ...foreign, team: { id: "T0STAFETT" } })).status).toBe(200);
    await nothingHappened();
  });
  test("with a mistyped reference, an unknown one, and somebody else's", async () => {
    const wrong = ref.slice(0, -1) + (ref.endsWith("0") ? "1" : "0");
    expect(said(await send(commandBody(anna, `visa ${wrong}`)))).toContain("Referensen stämmer inte");
    const unknown = said(await send(commandBody(anna, "visa SYD-0000-00")));
    expect(unknown).toContain("Det finns inget ärende");
    expect(said(await send(commandBody("U0LUND01", `visa ${ref}`)))).toBe(unknown);
    await nothingHappened();
  });
  test("with words that mean nothing", async () => {
    expect(said(await send(commandBody(anna, "blargh")))).toContain("Stafett förstod inte");
  });
  test("whose trigger has expired is told, and nothing is lost", async () => {
    const shown = w.cloud.calls.length;
    expect((await send(commandBody(anna, "mina"))).status).toBe(200);
    await vi.waitFor(() => expect(w.cloud.calls.length).toBeGreaterThan(shown));
    const refused = w.cloud.calls.slice(shown).filter((call) => call.method === "views.open");
    expect(refused.map((call) => (call.answer as { ok: boolean }).ok)).toEqual([false]);
    expect(w.facts).toContainEqual(expect.objectContaining({ event: "slack.view", error: expect.stringMatching(/trigger/) }));
    await nothingHappened();
  });
  test("with a button of an earlier round is told what is true now", async () => {
    const opened = w.cloud.calls.length;
    expect((await interact({ ...calm("1"), trigger_id: freshTrigger() })).status).toBe(200);
    const notice = JSON.stringify(w.cloud.calls.slice(opened).map((call) => call.args));
    expect(notice).toMatch(/redan|sedan/i);
    await nothingHappened();
  });
  test("twice the same form: one effect", async () => {
    const idempotencyKey = `f:${w.clock.now().toString(36)}:ABCDEFGHJKMN`;
    const until = { type: "datepicker", selected_date: "2026-12-03" };
    const payload = submitPayload(anna, { w: "people", i: "people", c: "away", idempotencyKey }, { until });
    const answers = [await interact(payload), await interact(payload)];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const [was, is] = [JSON.parse(before), JSON.parse(await stored())];
    expect(is[1]).toBe(was[1] + 1);
  });
  test("with an error in a field gets it at the field, and nothing is stored", async () => {
    const idempotencyKey = `f:${w.clock.now().toString(36)}:BBCDEFGHJKMN`;
    const until = { type: "datepicker", selected_date: "2026-11-01" };
    const answer = await interact(submitPayload(anna, { w: "people", i: "people", c: "away", idempotencyKey }, { until }));
    expect(JSON.parse(answer.text)).toEqual({ response_action: "errors", errors: { "f:until": expect.stringContaining("senare dag") } });
    await nothingHappened();
  });
});

test("no answer and no log line has repeated anything that came in", () => {
  expect(JSON.stringify(w.facts)).not.toMatch(/blargh|brand_new|U0NOBODY|xxxx/);
});
