// Slack as large organisations have it: tokens that end, channels that others share, limits that each method has of its own.
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../adapters/port.ts";
import { delivery } from "../contract/samples.ts";
import { workspaces } from "../support/workspaces.ts";

const hour = 3_600_000;
const toSpace = { platform: "slack", id: "T0A/C0A", kind: "space", readers: ["T0B"] } as const;

describe("tokens that live for twelve hours", () => {
  const rotating = async () => {
    const w = await workspaces(["T0A", "T0B", "T0ORGA", "T0ORGB"], true);
    await w.installs("T0A");
    return w;
  };
  test("are renewed in their last two hours, and the new one speaks", async () => {
    const w = await rotating();
    w.now.at += 9 * hour;
    expect(await w.posts("T0A/C0A")).toHaveProperty("sent");
    expect(w.slack.given).toHaveLength(1);
    w.now.at += 2 * hour;
    expect(await w.posts("T0A/C0A")).toHaveProperty("sent");
    expect(w.slack.given).toHaveLength(2);
    // The first has ended now, the second has not.
    w.now.at += 2 * hour;
    expect(await w.posts("T0A/C0A")).toHaveProperty("sent");
    expect(w.slack.given).toHaveLength(2);
  });
  test("are renewed once for all who ask at the same time, for days on end, and lie on the disk unread", async () => {
    const w = await rotating();
    for (let day = 1; day <= 5; day++) {
      w.now.at += 11 * hour;
      const all = await Promise.all(Array.from({ length: 10 }, () => w.posts("T0A/U0A", "member")));
      expect(all.every((one) => "sent" in one)).toBe(true);
      expect(w.slack.given).toHaveLength(1 + day);
    }
    expect(w.facts.filter(({ event }) => event === "slack.token_not_renewed")).toEqual([]);
    for (const secret of ["xoxe", ...w.slack.given]) expect(w.bytes()).not.toContain(secret);
  });
  test("are renewed for a whole organisation", async () => {
    const w = await rotating();
    await w.installs("E0ORG");
    w.now.at += 11 * hour;
    expect(await w.posts("T0ORGA/C0ORGA")).toHaveProperty("sent");
    expect(await w.posts("T0ORGB/C0ORGB")).toHaveProperty("sent");
    expect(w.slack.given).toHaveLength(3);
  });
  test("that cannot be renewed go on speaking until they end; then everything there waits, until somebody installs anew", async () => {
    const w = await rotating();
    w.slack.renews(false);
    w.now.at += 11 * hour;
    expect(await w.posts("T0A/C0A")).toHaveProperty("sent");
    expect(w.facts).toContainEqual({
      event: "slack.token_not_renewed",
      error: "invalid_refresh_token",
    });
    // Asked for again after a minute, not with every post.
    const tries = w.facts.length;
    await w.posts("T0A/C0A");
    expect(w.facts).toHaveLength(tries);
    w.now.at += 2 * hour;
    expect(await w.posts("T0A/C0A")).toEqual({ place: "token_expired", organisation: true });
    expect(JSON.stringify(w.facts)).not.toContain("xox");
    w.slack.renews(true);
    await w.installs("T0A");
    expect(await w.posts("T0A/C0A")).toHaveProperty("sent");
  });
});

describe("a channel that others share", () => {
  test("gets nothing while a workspace can read it that it is not for; what stands there can still be taken away", async () => {
    const w = await workspaces(["T0A"]);
    await w.installs("T0A");
    const sent = await w.posts("T0A/C0A", "space", ["T0B"]);
    if (!("sent" in sent)) throw new Error("not sent");
    expect(await w.posts("T0A/C0A", "space", [])).toEqual({ place: "shared" });
    const ofNobodyElse: Delivery["to"] = { ...toSpace, readers: [] };
    const standing = { ...delivery(ofNobodyElse), ref: sent.sent };
    expect(await w.adapter.deliver(standing)).toEqual({ place: "shared" });
    expect(await w.adapter.deliver({ ...standing, gone: true })).toEqual(sent);
    expect(w.cloud("T0A").messages("C0A")).toHaveLength(1);
  });
  test("is asked about once in five minutes; shared and with nobody named, it is shared with somebody", async () => {
    const w = await workspaces(["T0A"]);
    await w.installs("T0A");
    const cloud = w.cloud("T0A");
    const asked = () => cloud.calls.filter(({ method }) => method === "conversations.info").length;
    await w.posts("T0A/C0A");
    await w.posts("T0A/C0A");
    expect(asked()).toBe(1);
    const channel = cloud.core.state.channels.C0A;
    if (!channel) throw new Error("no channel");
    channel.members = ["U0A", "U0BOTA"];
    channel.is_ext_shared = true;
    w.now.at += 6 * 60_000;
    expect(await w.posts("T0A/C0A")).toEqual({ place: "shared" });
    expect(asked()).toBe(2);
  });
  test("of a person nothing is asked", async () => {
    const w = await workspaces(["T0A"]);
    await w.installs("T0A");
    expect(await w.posts("T0A/U0A", "member")).toHaveProperty("sent");
    expect(w.cloud("T0A").calls.some(({ method }) => method === "conversations.info")).toBe(false);
  });
});

describe("a limit", () => {
  test("holds for its own method, and for posts in its own channel: Slack is not asked again before its time", async () => {
    const w = await workspaces(["T0A"]);
    await w.installs("T0A");
    const cloud = w.cloud("T0A");
    const first = await w.posts("T0A/C0A");
    cloud.faults.next({ kind: "429", method: "chat.postMessage", retryAfterS: 20 });
    expect(await w.posts("T0A/C0A")).toEqual({ retry: "ratelimited", afterMs: 20_000 });
    const before = cloud.calls.length;
    w.now.at += 5_000;
    expect(await w.posts("T0A/C0A")).toEqual({ retry: "ratelimited", afterMs: 15_000 });
    expect(cloud.calls).toHaveLength(before);
    // Another channel, and another method, are not held up.
    expect(await w.posts("T0A/U0A", "member")).toHaveProperty("sent");
    expect(
      await w.adapter.deliver({ ...delivery(toSpace), ref: (first as { sent: never }).sent }),
    ).toEqual(first);
    w.now.at += 15_000;
    expect(await w.posts("T0A/C0A")).toHaveProperty("sent");
  });
});
