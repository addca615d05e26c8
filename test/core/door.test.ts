// What bad input gets at the real HTTP door: an answer that fits, nothing stored, nothing posted.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createHttp } from "../../src/app/http.ts";
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import {
  commandBody,
  interactionBody,
  type Signing,
  signedHeaders,
  submitPayload,
} from "../support/signed.ts";
import { type Answer, anna, pressed, SlackDoor } from "../support/slack-door.ts";

let door: SlackDoor;
beforeAll(async () => {
  door = await SlackDoor.open();
});
afterAll(() => door.close());
beforeEach(() => door.begin());

describe("a request that Slack could sign and never sends", () => {
  test.each<[string, () => Promise<Answer>, number]>([
    [
      "of more fields than any",
      () => door.send(`${"a&".repeat(100)}${commandBody(anna, "mina")}`),
      400,
    ],
    [
      "deeper than any",
      () =>
        door.interact(
          JSON.stringify(door.calm()).replace("{", `{"deep":${"[".repeat(101)}${"]".repeat(101)},`),
        ),
      400,
    ],
    [
      "of more parts than any",
      () => door.interact({ ...door.calm(), many: Array.from({ length: 20_001 }, () => 0) }),
      400,
    ],
    [
      "with a form of more fields than any",
      () => door.interact(submitPayload(anna, manyFields(), manyValues)),
      200,
    ],
  ])("%s: is not read", async (_what, sent, status) => {
    expect((await sent()).status).toBe(status);
    await door.nothingHappened();
  });
});
/** A case that would be opened, among a hundred fields more. */
const choice = (value: string) => ({ type: "static_select", selected_option: { value } });
const manyFields = () => ({
  w: "case",
  c: "open",
  idempotencyKey: freshIdempotencyKey(door.world.clock.now()),
});
const manyValues = {
  ...{
    deputy: choice("noomi-ersattare"),
    child: choice("no"),
    risk: choice("low"),
    quiet: choice("no"),
  },
  ...Object.fromEntries(
    Array.from({ length: 101 }, (_, n) => [`k${n}`, { type: "plain_text_input", value: "x" }]),
  ),
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
    expect(await door.send(interactionBody(door.calm()), signing as Signing)).toEqual({
      status: 401,
      text: "",
    });
    await door.nothingHappened();
  });
  test.each<[string, Record<string, string>]>([
    ["no headers at all", {}],
    ["a signature without a timestamp", { "x-slack-signature": `v0=${"0".repeat(64)}` }],
    [
      "a timestamp without a signature",
      { "x-slack-request-timestamp": String(Math.trunc(Date.now() / 1_000)) },
    ],
    [
      "a timestamp that is no number",
      { "x-slack-request-timestamp": "now", "x-slack-signature": "v0=x" },
    ],
    [
      "a signature of another version",
      {
        "x-slack-request-timestamp": String(Math.trunc(Date.now() / 1_000)),
        "x-slack-signature": "v1=00",
      },
    ],
  ])("is 401 with %s", async (_what, headers) => {
    expect((await door.post(interactionBody(door.calm()), headers)).status).toBe(401);
    await door.nothingHappened();
  });
  test("is 401 when the body was changed after it was signed", async () => {
    const body = commandBody(anna, "mina");
    expect((await door.post(body.replace("mina", "vem"), signedHeaders(body))).status).toBe(401);
  });
  test("whose signature is right a second time (within five minutes) has no second effect", async () => {
    const body = interactionBody(door.calm());
    const headers = signedHeaders(body);
    expect((await door.post(body, headers)).status).toBe(200);
    const once = await door.stored();
    expect(once).not.toBe(door.before);
    expect((await door.post(body, headers)).status).toBe(200);
    expect(await door.stored()).toBe(once);
  });
});
describe("a body that makes no sense", () => {
  test("too large: 413, read no further", async () => {
    expect((await door.send(commandBody(anna, "x".repeat(1_100_000)))).status).toBe(413);
    await door.nothingHappened();
  });
  test.each(["{", "", "[1,", "nonsense", '{"a":}'])("malformed JSON: 400 (%s)", async (body) => {
    expect((await door.json(body)).status).toBe(400);
  });
  test.each(["null", "5", "true", '"text"', "[]", "[[]]"])(
    "JSON that is no object: 400 (%s)",
    async (body) => {
      expect((await door.json(body)).status).toBe(400);
    },
  );
  test("a payload that is no JSON: 400", async () => {
    expect((await door.send(interactionBody('{"type":'))).status).toBe(400);
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
    [
      "a shortcut that we do not have",
      { type: "shortcut", callback_id: "x", user: { id: anna }, trigger_id: "1" },
    ],
    [
      "a closed view",
      {
        type: "view_closed",
        user: { id: anna, team_id: "T0STAFETT" },
        view: submitPayload(anna, { w: "case", c: "open", idempotencyKey: "f:1:1" }, {}).view,
      },
    ],
    [
      "an event of another kind",
      {
        type: "event_callback",
        event_id: "Ev1",
        team_id: "T0STAFETT",
        event: { type: "reaction_added" },
      },
    ],
    [
      "an event without an event",
      { type: "event_callback", event_id: "Ev1", team_id: "T0STAFETT" },
    ],
  ])("%s: an answer below 500, nothing stored", async (_what, payload) => {
    expect((await door.interact(payload)).status).toBeLessThan(500);
    expect((await door.json(JSON.stringify(payload))).status).toBeLessThan(500);
    await door.nothingHappened();
  });
  test("nested a hundred thousand deep", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect((await door.json(`{"type":"event_callback","event":${deep}}`)).status).toBeLessThan(500);
    expect(
      (await door.interact(`{"type":"block_actions","view":${deep},"actions":${deep}}`)).status,
    ).toBeLessThan(500);
    await door.nothingHappened();
  });
  test.each(["text/plain", "multipart/form-data; boundary=x", "application/xml", ""])(
    "another content type (%s)",
    async (contentType) => {
      const answer = await door.send(interactionBody(door.calm("99")), { contentType });
      expect(answer.status).toBeLessThan(500);
      await door.nothingHappened();
    },
  );
  test("another method or another path is not here", async () => {
    const base = `http://127.0.0.1:${door.port}`;
    expect((await fetch(`${base}/slack/events`)).status).toBe(404);
    expect((await fetch(`${base}/slack/else`, { method: "POST" })).status).toBe(404);
    const alive = await fetch(`${base}/healthz`);
    expect([alive.status, await alive.json()]).toEqual([200, { status: "ok" }]);
    expect((await fetch(`${base}/metrics`)).status).toBe(404);
  });
});

describe("Slack's own checks", () => {
  test("the address is verified with its challenge", async () => {
    const answer = await door.json('{"type":"url_verification","challenge":"3eZbrw","token":"x"}');
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { challenge: "3eZbrw" }]);
  });
  test("the certificate check carries no signature, and is answered", async () => {
    expect(
      (
        await door.post("ssl_check=1&token=x", {
          "content-type": "application/x-www-form-urlencoded",
        })
      ).status,
    ).toBe(200);
    expect((await door.send("ssl_check=1&token=x")).status).toBe(200);
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
    expect((await door.post(flood, form)).status).toBe(401);
    expect((await door.post(flood, forged)).status).toBe(401);
    expect((await door.post(`ssl_check=1&${flood}`, form)).status).toBe(401);
    vi.restoreAllMocks();
    expect(read.filter((bytes) => bytes > 1_000)).toEqual([]);
  });
});

test("no answer and no log line has repeated anything that came in", () => {
  expect(JSON.stringify(door.world.facts)).not.toMatch(/brand_new|xxxx/);
});
