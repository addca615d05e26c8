// What somebody may put into a body, signed or not: too large, too deep, too many, twice, or made to be slow.
import { request as plainRequest } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import { Recent } from "../../adapters/teams/recent.ts";
import type { Activity } from "../../playground/teams/inbound.ts";
import { panel } from "../contract/samples.ts";
import { type Answered, type Door, openDoor } from "../support/teams-door.ts";
import { processorMs } from "../support/watchdog.ts";

const limitBytes = 256_000;
let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());
afterEach(() => {
  door.asked.length = 0;
  door.answers(() => ({ kind: "done" }));
});
const data = (extra: unknown): Activity => door.invokes("task/fetch", extra);

describe("a body", () => {
  const filled = (bytes: number): string => {
    const said = { ...door.says("mina"), filling: "" };
    return JSON.stringify({ ...said, filling: "x".repeat(bytes - JSON.stringify(said).length) });
  };
  const tooLarge: Answered = { status: 413, text: '{"error":"too large"}' };
  test("as large as it may be is read, with its length said or not", async () => {
    expect((await door.knocks(filled(limitBytes))).status).toBe(200);
    expect((await door.streams(filled(limitBytes))).status).toBe(200);
    expect(door.asked).toHaveLength(2);
  });
  test("one byte larger is not, with its length said or not", async () => {
    expect(await door.knocks(filled(limitBytes + 1))).toEqual(tooLarge);
    expect(await door.streams(filled(limitBytes + 1))).toEqual(tooLarge);
    expect(await door.streams(filled(4_000_000))).toEqual(tooLarge);
    expect(door.asked).toEqual([]);
  });
  test("of letters that take several bytes is counted in bytes", async () => {
    expect(await door.knocks(filled(limitBytes / 2 + 1_000).replaceAll("x", "å"))).toEqual(
      tooLarge,
    );
  });
  test("with two lengths, or a length that is none, is not read at all", async () => {
    for (const headers of [
      { "Content-Length": "5, 500000" },
      { "Content-Length": "-1" },
      { "Content-Length": "5", "Transfer-Encoding": "chunked" },
    ])
      expect(await raw(headers)).toBe(400);
    expect(door.asked).toEqual([]);
  });
  const raw = (headers: Readonly<Record<string, string>>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const sent = plainRequest(
        door.url,
        { method: "POST", headers, insecureHTTPParser: true, setDefaultHeaders: true },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      sent.on("error", reject);
      sent.end("{}");
    });

  test.each<[string, () => unknown]>([
    ["no JSON", () => "mina"],
    ["nothing", () => ""],
    ["half of it", () => JSON.stringify(door.says("mina")).slice(0, -1)],
    ["a list", () => [door.says("mina")]],
    ["a text", () => '"mina"'],
    ["null", () => "null"],
    ["an empty object", () => ({})],
    ["a form", () => "type=message&text=mina"],
    [
      "a hundred thousand lists in each other",
      () => `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
    ],
    [
      "ten thousand entities",
      () => ({
        ...door.says("mina"),
        entities: Array.from({ length: 10_000 }, () => ({ type: "x" })),
      }),
    ],
    ["entities that are none", () => ({ ...door.says("mina"), entities: { length: 1 } })],
    ["another channel", () => ({ ...door.says("mina"), channelId: "webchat" })],
    ["no channel", () => ({ ...door.says("mina"), channelId: undefined })],
    ["a channel in a list", () => ({ ...door.says("mina"), channelId: ["msteams"] })],
    ["nobody who sends it", () => ({ ...door.says("mina"), from: undefined })],
    ["no conversation", () => ({ ...door.says("mina"), conversation: undefined })],
    ["a very long text", () => door.says("a".repeat(20_001))],
    ["a text that is a list", () => ({ ...door.says(""), text: ["mina"] })],
    ["a very long type", () => ({ ...door.says("mina"), type: "m".repeat(65) })],
    ["a very long id", () => ({ ...door.says("mina"), id: "1".repeat(301) })],
    ["an empty id", () => ({ ...door.says("mina"), id: "" })],
    ...["../../v3/attachments", "..", "a/b", "a?b", "a#b", "a%2fb", "a\\b", "a b", "a\nb", "*"].map(
      (id): [string, () => unknown] => [
        `a conversation called ${JSON.stringify(id)}`,
        () => ({
          ...door.says("mina"),
          conversation: { ...(door.says("").conversation as object), id },
        }),
      ],
    ),
    [
      "a person whose id is a way",
      () => ({
        ...door.says("mina"),
        from: { ...(door.says("").from as object), id: "../members" },
      }),
    ],
    [
      "a very long address",
      () => ({
        ...door.says("mina"),
        serviceUrl: `${door.cloud.urls().serviceUrl}/${"a".repeat(300)}`,
      }),
    ],
    [
      "a very long person",
      () => ({ ...door.says("mina"), from: { id: "29:1", aadObjectId: "a".repeat(65) } }),
    ],
    [
      "a person with a stroke",
      () => ({ ...door.says("mina"), from: { id: "29:1", aadObjectId: "a/b" } }),
    ],
  ])("that is %s is refused and told nothing", async (_what, body) => {
    const before = door.cloud.calls.length;
    expect(await door.knocks(body())).toEqual({ status: 400, text: "" });
    expect([door.asked, door.cloud.calls.length - before]).toEqual([[], 0]);
  });
  test("of a kind that Stafett does not know is received, and nobody is asked", async () => {
    for (const type of ["typing", "event", "endOfConversation", "constructor", "__proto__", ""])
      expect(await door.knocks({ ...door.says("mina"), type })).toEqual({ status: 200, text: "" });
    for (const name of [
      "signin/verifyState",
      "signin/tokenExchange",
      "fileConsent/invoke",
      "actionableMessage/executeAction",
      "toString",
      "",
    ])
      expect(await door.knocks(door.invokes(name, { q: "mina" }))).toEqual({
        status: 200,
        text: "",
      });
    expect(door.asked).toEqual([]);
  });
  test("without an id cannot be answered once, and is not answered", async () => {
    expect((await door.knocks({ ...door.says("mina"), id: undefined })).status).toBe(200);
    expect(door.asked).toEqual([]);
  });
});

describe("what a button brings back", () => {
  const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  test.each<[string, string]>([
    ["deeper than anything", nested(50_000)],
    [
      "deeper than anything beside a question",
      `{"x":{"t":"Säkert?","l":"Ja"},"w":${nested(50_000)}}`,
    ],
    ["deeper than anything, just", nested(101)],
    [
      "ten thousand keys",
      JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, ""]))),
    ],
  ])("%s: is not even read", async (_what, made) => {
    expect(await door.knocks(JSON.stringify(data("made")).replace('"made"', made))).toEqual({
      status: 400,
      text: "",
    });
    expect(door.asked).toEqual([]);
  });
  const deep = nested(80);
  test.each<[string, string]>([
    ["deep", deep],
    ["deep beside a question", `{"x":{"t":"Säkert?","l":"Ja"},"w":${deep}}`],
    ["a prototype", '{"__proto__":{"w":"case","c":"open","v":{}}}'],
    ["a constructor", '{"constructor":{"prototype":{"w":"case","p":"show"}}}'],
    [
      "a thousand keys",
      JSON.stringify(Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`k${i}`, ""]))),
    ],
    ["brackets in a text", JSON.stringify({ w: "[{".repeat(200), z: '"\\[[['.repeat(60) })],
  ])("%s: nothing that was made here, nobody is asked", async (_what, made) => {
    expect(await door.knocks(JSON.stringify(data("made")).replace('"made"', made))).toEqual({
      status: 200,
      text: "",
    });
    expect(door.asked).toEqual([]);
  });
  test("deep behind a question that is one: the question comes back without it", async () => {
    const made = `{"x":{"t":"Säkert?","l":"Ja"},"w":"case","i":"I1","c":"calm","v":{},"more":${deep}}`;
    const { status, text } = await door.knocks(
      JSON.stringify(data("made")).replace('"made"', made),
    );
    expect([
      status,
      text.includes("Säkert?"),
      text.includes("[[[["),
      door.asked.map(({ ask }) => ask.kind),
    ]).toEqual([200, true, false, ["redraw"]]);
  });
  test("keys that every object has are no fields, and change no object", async () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];
    const fields = names.map((name) => `"f:${name}":"m,n"`).join();
    const kept = '{"__proto__":{"agency":"noomi"},"constructor":"x"}';
    const form = `{"w":"case","c":"open","u":"f:abc:DEF","k":${kept},"e":false,"m":${JSON.stringify(names)},"n":${JSON.stringify([...names, "reason"])},"r":false}`;
    await door.knocks({
      ...data({}),
      name: "task/submit",
      value: { data: JSON.parse(`{"f":${form},${fields},"f:reason":"en rad"}`) },
    });
    const [incoming] = door.asked;
    if (incoming?.ask.kind !== "submit") throw new Error("not asked");
    const { values, hidden: brought } = incoming.ask;
    expect(Object.keys(values)).toEqual(["reason"]);
    for (const each of [values, brought])
      expect(Object.getPrototypeOf(each)).toBe(Object.prototype);
    expect(({} as { agency?: string }).agency).toBeUndefined();
    expect(brought.agency).toBeUndefined();
  });
  test("an idempotency key that was not drawn here is none: nobody uses up another's", async () => {
    const f = { w: "case", c: "open", k: {}, e: false, m: [], n: [], r: false };
    for (const u of ["teams:1", "", "f:", "f:abc", "slack:x", "f:abc:DEF:x", "F:abc:DEF"])
      await door.knocks({ ...data({}), name: "task/submit", value: { data: { f: { ...f, u } } } });
    expect(door.asked).toEqual([]);
  });
});

describe("the same once more", () => {
  const shown: Reply = {
    kind: "panel",
    panel: panel([{ kind: "text", text: "Bara för dig", tone: "plain" }]),
  };
  const opens = { w: "case", i: "I1", p: "show" };
  test("a message is asked once and answered once", async () => {
    door.answers(() => ({ kind: "done", said: "Klart." }));
    const said = door.says("lugnt");
    const before = door.cloud.activities(
      door.cloud.personal(door.cloud.users()[0]?.id ?? ""),
    ).length;
    for (let i = 0; i < 3; i++) expect((await door.knocks(said)).status).toBe(200);
    expect(door.asked).toHaveLength(1);
    expect(door.cloud.activities(door.cloud.personal(door.cloud.users()[0]?.id ?? "")).length).toBe(
      before + 1,
    );
  });
  test("a message of 401 characters whose answer is a panel: its button opens what the first 400 mean", async () => {
    door.answers(() => shown);
    const text = `mina ${"x".repeat(396)}`;
    await door.knocks(door.says(text));
    const sent = JSON.stringify(
      door.cloud.activities(door.cloud.personal(door.cloud.users()[0]?.id ?? "")).at(-1),
    );
    expect(sent).toContain(`"q":"${text.slice(0, 400)}"`);
  });
  test("a panel is shown to the one who asked for it, and not again to whoever sends the request again", async () => {
    door.answers(() => shown);
    const fetched = data(opens);
    expect((await door.knocks(fetched)).text).toContain("Bara för dig");
    for (const token of [{}, { nbf: Math.trunc(Date.now() / 1_000) - 60 }])
      expect(await door.knocks(fetched, token)).toEqual({ status: 200, text: "" });
    expect(door.asked).toHaveLength(1);
  });
  test("while the first is being answered it gets the same answer", async () => {
    const heard = vi.spyOn(Recent.prototype, "once");
    onTestFinished(() => heard.mockRestore());
    let ready = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      door.answers(async () => {
        resolve();
        await new Promise<void>((go) => {
          ready = go;
        });
        return shown;
      });
    });
    const fetched = data(opens);
    const first = door.knocks(fetched);
    await asked;
    const second = door.knocks(fetched);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2));
    ready();
    expect(await second).toEqual(await first);
    expect((await first).text).toContain("Bara för dig");
    expect(door.asked).toHaveLength(1);
  });
  test("what failed may come again", async () => {
    door.answers(() => {
      throw new Error("the disk");
    });
    const fetched = data(opens);
    expect(await door.knocks(fetched)).toEqual({ status: 500, text: "" });
    door.answers(() => shown);
    expect((await door.knocks(fetched)).text).toContain("Bara för dig");
  });
  test("a message with the same id in another conversation is another message", async () => {
    const said = door.says("lugnt");
    await door.knocks(said);
    await door.knocks({
      ...said,
      conversation: { ...(said.conversation as object), id: "a:another" },
    });
    expect(new Set(door.asked.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });
});

describe("a text made to be slow", () => {
  const most = 20_000;
  const repeated = (part: string): string =>
    part.repeat(Math.ceil(most / part.length)).slice(0, most);
  /** The quickest of several: what else the machine does is no fault of the text. */
  const quickest = async (text: string, entities?: unknown, enoughMs = 0): Promise<number> => {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 10 && best > enoughMs; i++) {
      const said = { ...door.says(text), ...(entities !== undefined && { entities }) };
      const begun = processorMs();
      expect((await door.knocks(said)).status).toBe(200);
      best = Math.min(best, processorMs() - begun);
    }
    return best;
  };
  const isQuick = async (text: string, entities?: unknown): Promise<void> => {
    const limitMs = 10 * Math.max(await quickest(repeated("Det är lugnt i dag. ")), 2);
    expect(await quickest(text, entities, limitMs)).toBeLessThan(limitMs);
  };
  const bot = (): unknown => (door.says("").recipient as { id: string }).id;
  test.each<[string, string]>([
    ["mentions that never end", "<at"],
    ["mentions that end", "</at"],
    ["brackets", "<"],
    ["escapes", "&amp;"],
    ["half escapes", "&am&nbsp"],
    ["spaces", " "],
    ["spaces with one letter at last", "\u00a0"],
    ["strokes", "/stafett "],
    ["numbers", "19900101-"],
    ["names", "Anna Andersson "],
    ["addresses", "a@a."],
    ["invisible letters", "\u200b\u0301"],
  ])("%s: no longer than a few ordinary ones", async (_what, part) => {
    await isQuick(repeated(part));
  });
  test("a hundred mentions that each eat one letter", async () => {
    const entities = Array.from({ length: 100 }, () => ({
      type: "mention",
      text: "a",
      mentioned: { id: bot() },
    }));
    await isQuick(repeated("ab"), entities);
  });
});
