// What a rehearsal keeps, measures and says; and what was recorded of the Microsoft 365 Agents Playground (0.2.28) beside the report of it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HttpResponse, http } from "msw/http";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { eachPlatform, platformNames, platforms } from "../../adapters/each.ts";
import { mostTaken, type Observation, withoutTexts, withTexts } from "../../adapters/rehearsal.ts";
import { texts } from "../../src/app/operate/texts.ts";
import { noMail } from "../../src/app/platforms/mail.ts";
import {
  compare,
  fileOf,
  pageOf,
  type Report,
  reportOf,
  unseen,
} from "../../src/app/rehearsal/compatibility.ts";
import { Person, placesInMemory, rehearsing } from "../../src/app/rehearsal/rehearsing.ts";
import { systemClock } from "../../src/calendar/clock.ts";
import { root } from "../support/source.ts";

describe("a payload without texts", () => {
  const sent = {
    type: "block_actions",
    token: "xoxb-hemligt",
    user: { id: "U0NOOMI01", name: "anna" },
    actions: [{ type: "button", value: "anna", action_ts: "1764547200.123456", at: 1_764_547_200 }],
    U0NOOMI01: { count: 3, open: true, more: null },
  };
  test("has its fields, kinds, small numbers and lengths; no text, id or time", () => {
    const kept = withoutTexts(sent);
    expect(kept).toMatchObject({
      type: "block_actions",
      token: "‹12›",
      user: { id: "‹9›", name: "‹4›" },
    });
    expect(kept).toMatchObject({
      actions: [{ type: "button", value: "‹4›", action_ts: "‹17›", at: 0 }],
      "‹9›": { count: 3, open: true, more: null },
    });
    expect(JSON.stringify(kept)).not.toMatch(/anna|NOOMI|hemligt|1764/);
  });
  test("says a word of the platform's only where it can be none of a person's", () => {
    expect(withoutTexts({ type: "Anna Andersson", name: "message" })).toEqual({
      type: "‹14›",
      name: "‹7›",
    });
  });
  test("keeps what was the same and what was not, and can have texts again", () => {
    const kept = withoutTexts({ one: "abc", two: "abd", three: "abc" });
    expect(kept).toEqual({ one: "‹3›", two: "‹3.1›", three: "‹3›" });
    expect(withTexts(kept, (_, text) => text)).toEqual({ one: "xx0", two: "xx1", three: "xx0" });
  });
});

describe("the most that is taken", () => {
  const asking = (limit: number) => {
    let questions = 0;
    const takes = async (count: number): Promise<boolean> => {
      questions += 1;
      return count <= limit;
    };
    return { takes, asked: () => questions };
  };
  test.each([
    [75, 75, "75", 2],
    [75, 150, "150", 12],
    [75, 0, "0", 8],
    [75, 1_000, "over 300", 3],
  ])("believed %i, is %i: %s", async (believed, limit, says, most) => {
    const { takes, asked } = asking(limit);
    expect(await mostTaken(believed, takes)).toBe(says);
    expect(asked()).toBeLessThanOrEqual(most);
  });
});

describe("beside the stand-in", () => {
  const standIn = { on: "2026-12-01", says: { post: "sent", edit: "sent", opens: "pressed" } };
  const all: readonly Observation[] = [
    { key: "post", says: "sent" },
    { key: "edit", says: "place x|y", payload: { ok: false } },
    { key: "more", says: "ok" },
  ];
  const report = reportOf({ platform: "slack", name: "Our workspace", on: "2026-12-24" }, all, [
    { a: 1 },
    { a: 1 },
  ]);
  test("each thing is as here, other, not asked here, or unseen", () => {
    expect(all.map((each) => compare(standIn, each).verdict)).toEqual(["same", "other", "new"]);
    expect(unseen(standIn, report.says)).toEqual([
      { key: "opens", verdict: "unseen", says: undefined, here: "pressed" },
    ]);
  });
  test("the report holds each shape once, and the page says in bold what is other", () => {
    expect(report).toMatchObject({ payloads: { edit: { ok: false } }, heard: [{ a: 1 }] });
    expect(fileOf(report)).toBe("slack-our-workspace.json");
    const page = pageOf(texts.rehearse.page, { slack: "Slack" }, { slack: standIn }, [report]);
    expect(page).toMatch(/^\| `edit` +\| sent +\| \*\*place x\\\|y\*\* +\|$/m);
    expect(page).toMatch(/^\| `opens` +\| pressed +\| – +\|$/m);
  });
});

const clientUrl = "http://localhost:56150/_connector";
/** What of it was recorded: that a post is taken, and that a press of a button which would open a dialog shows nothing. What it says to a change was not. */
const recorded = ["post", "lookup.found", "lookup.absent", "link"];
describe("the local client of Microsoft's", () => {
  const client = setupServer(
    http.post(`${clientUrl}/v3/conversations/:id/activities`, () =>
      HttpResponse.json({ id: "1" }, { status: 201 }),
    ),
    http.all("*", () => HttpResponse.error()),
  );
  beforeAll(() => client.listen({ onUnhandledFrame: "error" }));
  afterAll(() => client.close());
  test("what was recorded of it says what its report says", async () => {
    const { teams } = platforms;
    const [part, person] = [await teams.rehearsal(), new Person(texts.rehearse.words)];
    const settings = { STAFETT_AGENTS_PLAYGROUND: "only-on-this-machine" };
    const address =
      "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4/19:malmo-socialtjanst-00000000000000@thread.tacv2";
    const places = placesInMemory();
    const nothing = () => undefined;
    const kv = () => {
      throw new Error("nothing is kept");
    };
    const opening = {
      settings,
      places,
      kv,
      drawn: kv,
      clock: systemClock,
      fact: nothing,
      unheard: async () => undefined,
      keyAdded: async () => undefined,
      codeUsed: async () => false,
    };
    const adapter = await teams.open({
      ...opening,
      organisations: [address.split("/")[0] ?? ""],
      mail: noMail,
      handle: person.handle,
    });
    const running = rehearsing({
      adapter,
      part: { ...part, observe: async function* () {} } as Parameters<typeof rehearsing>[0]["part"],
      stage: { settings, address, places, waits: async () => undefined },
      words: texts.rehearse.words,
      person,
      file: undefined,
      patience: async () => undefined,
      now: () => Date.now(),
    });
    const all: Observation[] = [];
    for await (const each of running) if (recorded.includes(each.key)) all.push(each);
    const { says } = JSON.parse(
      readFileSync(
        join(root, "test/fixtures/rehearsals/teams-agents-playground-0-2-28.json"),
        "utf8",
      ),
    ) as Report;
    expect(all.map(({ key }) => key)).toEqual(recorded);
    for (const { key, says: said } of all) expect(said, key).toBe(says[key]);
  });
});

describe("asked to go slower", () => {
  const api = "http://127.0.0.1:4010/api/";
  let left = 0;
  const slackApi = setupServer(
    http.post(`${api}auth.test`, () =>
      left-- > 0
        ? HttpResponse.json(
            { ok: false, error: "ratelimited" },
            { status: 429, headers: { "retry-after": "7" } },
          )
        : HttpResponse.json({ ok: true }),
    ),
  );
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
    slackApi.listen({ onUnhandledFrame: "error" });
  });
  afterAll(() => {
    slackApi.close();
    vi.useRealTimers();
  });
  const first = async (times: number) => {
    left = times;
    const waited: number[] = [];
    const waits = async (ms: number): Promise<void> => {
      waited.push(ms);
      vi.setSystemTime(Date.now() + ms);
    };
    const settings = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_API_URL: api };
    const stage = {
      settings,
      address: "T1/C1",
      post: { channel: "C1", id: "1.0" },
      places: placesInMemory(),
      waits,
    };
    for await (const { key, says } of (await platforms.slack.rehearsal()).observe(stage))
      return { key, says, waited };
    throw new Error("nothing was observed");
  };
  test("it waits as long as it is told, twenty times for one question and no more", async () => {
    expect(await first(20)).toEqual({
      key: "auth.test",
      says: "ok",
      waited: Array.from({ length: 20 }, () => 7_000),
    });
    await expect(first(21)).rejects.toThrow();
  });
});

const standInOf = async <T>(name: string, rehearsal: () => Promise<{ readonly standIn: T }>) =>
  [name, (await rehearsal()).standIn] as const;
test("docs/compatibility.md shows what the stand-ins say, and every report that lies in test/fixtures/rehearsals", async () => {
  const folder = join(root, "test/fixtures/rehearsals");
  const reports = readdirSync(folder)
    .sort()
    .map((name): Report => JSON.parse(readFileSync(join(folder, name), "utf8")));
  const labels = eachPlatform((platform) => platforms[platform].label);
  const standIns = Object.fromEntries(
    await Promise.all(
      platformNames.flatMap((each) =>
        platforms[each].rehearsal ? [standInOf(each, platforms[each].rehearsal)] : [],
      ),
    ),
  );
  const page = join(root, "docs/compatibility.md");
  const written = pageOf(texts.rehearse.page, labels, standIns, reports);
  if (process.env.UPDATE_DOCS) writeFileSync(page, written);
  expect(readFileSync(page, "utf8")).toBe(written);
});
