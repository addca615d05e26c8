// What a message weighs: counted as the cloud counts that would refuse it, and told to nobody who does not see the message.
import { describe, expect, test } from "vitest";
import type { Weighed } from "../../playground/page/contract.ts";
import { createPlayground } from "../../playground/server/server.ts";
import { MESSAGE_BYTES } from "../../playground/teams/limits.ts";
import { play } from "./play.ts";
import * as teams from "./teams-world.ts";
import { ADA, BO, PRIVATE, PUBLIC, section, world } from "./world.ts";

const sizes = (body: unknown): Record<string, string> =>
  Object.fromEntries((body as Weighed).sizes.map(({ what, is, max }) => [what, `${is}/${max}`]));

describe("in Slack", () => {
  const asked = (user: string, channel: string, ts: unknown) =>
    `/play/payload?user=${user}&channel=${channel}&ts=${String(ts)}`;
  test("every limit that a message meets, and the message as it was sent", async () => {
    const { api, ask } = play();
    const blocks = [section("x".repeat(2_999)), section("Hej")];
    const metadata = { event_type: "stafett", event_payload: { a: 1 } };
    const { ts } = (
      await api("chat.postMessage", { channel: PUBLIC, text: "Hej!", blocks, metadata })
    ).body;
    const { status, body } = await ask(asked(ADA, PUBLIC, ts));
    expect(status).toBe(200);
    expect(sizes(body)).toEqual({
      blocks: "2/50",
      longest: "2999/3000",
      allBlocks: expect.stringMatching(/^30\d\d\/13200$/),
      text: "4/40000",
      metadata: `${JSON.stringify(metadata).length}/16000`,
    });
    expect((body as Weighed).payload).toMatchObject({
      text: "Hej!",
      blocks: blocks.map((one) => expect.objectContaining(one)),
      metadata,
    });
    // One character more is what the cloud refuses.
    expect(
      (await api("chat.postMessage", { channel: PUBLIC, blocks: [section("x".repeat(3_001))] }))
        .body.error,
    ).toBe("invalid_blocks");
  });
  test("only to those who see it", async () => {
    const { api, ask } = play();
    const secret = (await api("chat.postMessage", { channel: PRIVATE, text: "Hej" })).body.ts;
    const note = (await api("chat.postEphemeral", { channel: PUBLIC, user: ADA, text: "Bara Ada" }))
      .body.message_ts;
    for (const [user, channel, ts, status] of [
      [ADA, PRIVATE, secret, 200],
      [BO, PRIVATE, secret, 404],
      [ADA, PUBLIC, note, 200],
      [BO, PUBLIC, note, 404],
      ["U0GONE", PUBLIC, note, 404],
      [ADA, PUBLIC, "1.2", 404],
    ] as const)
      expect((await ask(asked(user, channel, ts))).status, `${user} ${channel} ${String(ts)}`).toBe(
        status,
      );
  });
});

describe("in Teams", () => {
  const there = () => {
    const cloud = teams.teamsWorld(() => undefined);
    const stage = {
      moveClock: async () => {},
      journal: async () => [],
      deliveries: async () => [],
      cases: async () => [],
      speak: async () => {},
      daysOff: () => [],
      settled: async () => {},
      reset: async () => {},
    };
    const app = createPlayground({
      cloud: world().cloud,
      teams: cloud.cloud,
      stage,
      page: async () => ({ html: "", js: "", css: "" }),
    });
    const ask = async (user: string, conversation: string, activity: string) => {
      const path = `/play/teams/payload?${new URLSearchParams({ user, conversation, activity })}`;
      const response = await app.request(`http://127.0.0.1:3000${path}`, {
        headers: { host: "127.0.0.1:3000" },
      });
      return { status: response.status, body: (await response.json()) as Weighed };
    };
    return { ...cloud, ask };
  };
  test("as many bytes as were sent, and the card", async () => {
    const { api, ask } = there();
    const sent = teams.message(teams.card([teams.text("å".repeat(10_000))]));
    const bytes = 2 * JSON.stringify(sent).length;
    const { id } = (await posts(api, sent)).body;
    const { body } = await ask(teams.ADA, teams.SHARED, String(id));
    expect(sizes(body)).toEqual({ bytes: `${bytes}/${MESSAGE_BYTES}` });
    expect(body.payload).toEqual(sent);
    expect(
      (await posts(api, teams.message(teams.card([teams.text("å".repeat(41_000))])))).status,
    ).toBe(413);
  });
  test("only to those who see it", async () => {
    const { api, ask } = there();
    const whispered = teams.message(undefined, { recipient: { id: teams.BO } });
    const { id } = (
      await api("POST", `/${teams.OWN}/activities?isTargetedActivity=true`, whispered)
    ).body;
    expect((await ask(teams.BO, teams.OWN, String(id))).status).toBe(200);
    expect((await ask(teams.ADA, teams.OWN, String(id))).status).toBe(404);
    expect((await ask(teams.EVE, teams.OWN, String(id))).status).toBe(404);
    expect((await ask("nobody", teams.OWN, String(id))).status).toBe(404);
  });
});
const posts = (api: teams.TeamsWorld["api"], body: unknown) =>
  api("POST", `/${teams.SHARED}/activities`, body);
