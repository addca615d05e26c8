// What Slack says about a workspace or a channel: it leaves, it comes back, it belongs to an organisation; over HTTP and over a socket.
import { AuthorizationError } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import { Feed } from "../../adapters/slack/feed.ts";
import { InstallationsDown, NotInstalled } from "../../adapters/slack/installations.ts";
import { workspaces } from "../support/workspaces.ts";

const panel = (title: string): Reply => ({
  kind: "panel",
  panel: { title, body: [], actions: [], close: "Stäng", expired: "Sent", open: "Öppna" },
});

describe("when the app is removed", () => {
  test("the token is forgotten, and the core is told once, however often Slack says it", async () => {
    const w = await workspaces();
    await w.installs("T0A");
    await w.installs("T0B");
    w.now.at += 1_000;
    expect(await w.slack.uninstalls("T0A")).toEqual([200, 200]);
    expect(new Set(w.reach())).toEqual(new Set(["T0A/* true", "T0B/* true", "T0A/* false"]));
    expect(await w.db.query("select key from kv where key like 'slack:T%'")).toEqual([
      { key: "slack:T0B" },
    ]);
    expect(await w.posts("T0A/C0A")).toEqual({ place: "not_installed", unreachable: true });
    expect(await w.posts("T0B/C0B")).toHaveProperty("sent");
    const before = w.asked.length;
    await w.cloud("T0A").redeliver();
    expect(w.asked.at(-1)?.idempotencyKey).toBe(w.asked[before - 1]?.idempotencyKey);
  });
  test("an old event does not remove what was installed after it", async () => {
    const w = await workspaces();
    await w.installs("T0A");
    const eventTime = Math.trunc(w.now.at / 1_000) - 60;
    await w
      .cloud("T0A")
      .happens({ type: "app_uninstalled" }, { authorizations: [], event_time: eventTime });
    expect(w.reach()).toEqual(["T0A/* true"]);
    expect(await w.posts("T0A/C0A")).toHaveProperty("sent");
  });
  test("a person's own token that ends is nothing to us", async () => {
    const w = await workspaces();
    await w.installs("T0A");
    await w.cloud("T0A").happens({ type: "tokens_revoked", tokens: { oauth: ["U0A"] } });
    expect(await w.posts("T0A/C0A")).toHaveProperty("sent");
  });
  test("while nothing can be saved, Slack is asked to say it again; then it is done", async () => {
    const w = await workspaces();
    await w.installs("T0A");
    w.answers(() => Promise.reject(new Error("disk")));
    expect(await w.slack.uninstalls("T0A")).toEqual([500, 500]);
    w.answers(() => ({ kind: "done" }));
    await w.cloud("T0A").retryFailed();
    expect(await w.posts("T0A/C0A")).toEqual({ place: "not_installed", unreachable: true });
    expect(w.reach().at(-1)).toBe("T0A/* false");
  });
});

describe("a channel that can or can no longer be written to", () => {
  const told = async (event: Record<string, unknown>) => {
    const w = await workspaces();
    await w.installs("T0A");
    await w.cloud("T0A").happens(event);
    return w.reach().slice(1);
  };
  test.each([
    ["channel_archive", false],
    ["group_archive", false],
    ["channel_left", false],
    ["group_left", false],
    ["channel_unarchive", true],
    ["group_unarchive", true],
  ])("%s: %s", async (type, reachable) => {
    expect(await told({ type, channel: "C0A" })).toEqual([`T0A/C0A ${reachable}`]);
  });
  test("joining and leaving count for the bot, not for people", async () => {
    expect(await told({ type: "member_joined_channel", channel: "C0A", user: "U0BOTA" })).toEqual([
      "T0A/C0A true",
    ]);
    expect(await told({ type: "member_left_channel", channel: "C0A", user: "U0BOTA" })).toEqual([
      "T0A/C0A false",
    ]);
    expect(await told({ type: "member_left_channel", channel: "C0A", user: "U0A" })).toEqual([]);
  });
});

describe("an organisation", () => {
  test("installs once for its workspaces that the configuration names", async () => {
    const w = await workspaces(["T0A", "T0ORGA"]);
    expect(await w.installs("E0ORG")).toBe(200);
    expect(w.reach()).toEqual(["T0ORGA/* true"]);
    expect(await w.posts("T0ORGA/C0ORGA")).toHaveProperty("sent");
    expect(await w.posts("T0ORGA/U0ORGA", "member")).toHaveProperty("sent");
    expect(await w.posts("T0ORGB/C0ORGB")).toEqual({ place: "not_installed", unreachable: true });
    w.answers(({ ask, identity }) => (ask.kind === "words" ? panel(identity) : { kind: "done" }));
    const seen = await w.cloud("T0ORGA").as("U0ORGA").slash("/stafett", "");
    expect(JSON.stringify(seen.modal?.title)).toContain("T0ORGA/U0ORGA");
    w.now.at += 1_000;
    await w.slack.uninstalls("E0ORG");
    expect(w.reach().at(-1)).toBe("T0ORGA/* false");
    expect(await w.posts("T0ORGA/C0ORGA")).toEqual({ place: "not_installed", unreachable: true });
    expect(await w.db.query("select key from kv where key not like '%used:%'")).toEqual([]);
  });
  test("has more workspaces than one answer names: the next page is asked for", async () => {
    const w = await workspaces(["T0ORGA", "T0ORGB"]);
    expect(await w.installs("E0ORG")).toBe(200);
    expect(w.reach()).toEqual(["T0ORGA/* true", "T0ORGB/* true"]);
  });
  test("is refused when none of its workspaces is named", async () => {
    const w = await workspaces(["T0A"]);
    expect(await w.installs("E0ORG")).toBe(403);
    expect(w.slack.revoked).toEqual(w.slack.given);
  });
  test("named as a whole: a workspace that it adds later is learnt from the first who does something there", async () => {
    const w = await workspaces(["E0ORG", "T0ORGB"]);
    await w.installs("E0ORG");
    await w.db.transaction((run) => run("delete from kv where key = 'slack:T0ORGB'"));
    expect(await w.posts("T0ORGB/C0ORGB")).toEqual({ place: "not_installed", unreachable: true });
    await w.cloud("T0ORGB").as("U0ORGB").slash("/stafett", "");
    expect(w.reach().at(-1)).toBe("T0ORGB/* true");
    expect(await w.posts("T0ORGB/C0ORGB")).toHaveProperty("sent");
    expect(await w.posts("E0ORG/U0ORGB", "member")).toHaveProperty("sent");
  });
});

describe("over HTTP and over a socket alike", () => {
  /** What comes of one event: when Bolt has listened, and what Slack is told. 200 is also what is acknowledged. */
  const heard = async (type: string, listens: () => Promise<void>) => {
    const feed = new Feed({
      tokens: "xoxb-1",
      handle: async () => panel(""),
      fact: () => undefined,
    });
    const happened: (string | number)[] = [];
    const over = Promise.withResolvers<void>();
    feed.init({
      processEvent: async (event: { ack: () => Promise<void> }) => {
        // As Bolt does with every event.
        await event.ack();
        await Promise.resolve();
        try {
          await listens();
          happened.push("listened");
        } finally {
          over.resolve();
        }
      },
    } as never);
    const { status } = await feed.process({ type: "event_callback", event: { type } }, undefined);
    happened.push(status);
    await over.promise;
    return happened;
  };
  const wrapped = (original: Error) => () => Promise.reject(new AuthorizationError("", original));
  const later = () => new Promise<void>((resolve) => setImmediate(resolve));

  test("what comes once is acknowledged when it is kept", async () => {
    expect(await heard("channel_archive", later)).toEqual(["listened", 200]);
    expect(await heard("app_home_opened", later)).toEqual([200, "listened"]);
  });
  test("what could not be kept is asked for again, unless there is no installation to keep it for", async () => {
    expect(await heard("channel_archive", () => Promise.reject(new Error("disk")))).toEqual([500]);
    expect(await heard("channel_archive", wrapped(new InstallationsDown()))).toEqual([503]);
    expect(await heard("channel_archive", wrapped(new NotInstalled()))).toEqual([200]);
  });
});
