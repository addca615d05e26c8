// What a view wants against what is posted and set, as a table.
import { describe, expect, test } from "vitest";
import type { PostRow, TimerRow } from "../../src/engine/applied.ts";
import { macOf, nothingApplied, postKey, changed as timersWith } from "../../src/engine/applied.ts";
import { mac as macBy } from "../../src/engine/encryption.ts";
import { reconcile } from "../../src/engine/reconcile.ts";
import type { Platform, Post, View } from "../../src/rules/workflow.ts";
import { message, tell, timer, toMember, toSpace } from "../support/puppet.ts";

type Have = Parameters<typeof reconcile>[0];
type Tools = Parameters<typeof reconcile>[3];
const mac = (content: string): string => `mac(${content})`;
const tools = (platforms: readonly Platform[] = ["slack"]): Tools => ({
  mac,
  platforms: () => platforms,
  comes: () => ({ notBefore: Date.parse("2026-11-26T07:00:00.000Z") }),
  reads: () => true,
  now: Date.parse("2026-11-26T07:00:00.000Z"),
  later: () => Date.parse("2026-11-27T08:05:00.000Z"),
  neutral: message("raderat"),
  gone: message("borta"),
});
const view = (more: Partial<View>): View => ({
  posts: [],
  timers: [],
  signals: [],
  readers: [],
  summary: { open: true },
  ...more,
});
const have = (posts: readonly PostRow[] = [], timers: readonly TimerRow[] = []): Have => ({
  posts: new Map(posts.map((post) => [postKey(post.key, post.platform), post])),
  ...timersWith(nothingApplied, timers),
});
const posted = (post: Post, more: Partial<PostRow> = {}): PostRow => ({
  key: post.key,
  platform: "slack",
  audience: "member" in post.to ? `m:${post.to.member}` : `s:${post.to.space}`,
  mac: mac(JSON.stringify(post.message)),
  gone: false,
  ...more,
});
const set = (key: string, iso: string, state: TimerRow["state"] = "set"): TimerRow =>
  state === "set"
    ? { key, at: Date.parse(iso), command: "tick", values: '{"of":"ok"}', state }
    : { key, state };
const old = toMember("a", "anna", "gammalt");
const changed = toMember("a", "anna", "nytt");
const nine = "2026-11-26T08:00:00.000Z";
const ten = "2026-11-26T09:00:00.000Z";
const past = "2026-11-25T09:00:00.000Z";
const later = "2026-11-27T08:05:00.000Z";
const afterwards = "2026-12-01T08:00:00.000Z";

describe("posts", () => {
  const what = (posts: readonly Post[], before: Have, mode: "command" | "code" = "command") =>
    reconcile(before, view({ posts }), mode, tools()).posts.map(({ key, gone, content }) => [
      key,
      gone ? "gone" : content.includes("nytt") ? "nytt" : "gammalt",
    ]);
  test.each<[string, readonly Post[], Have, "command" | "code", unknown]>([
    ["new → send", [old], have(), "command", [["a", "gammalt"]]],
    ["new, but only the code changed → nothing is added", [old], have(), "code", []],
    ["known with the same content → nothing", [old], have([posted(old)]), "command", []],
    [
      "known with other content → update",
      [changed],
      have([posted(old)]),
      "command",
      [["a", "nytt"]],
    ],
    [
      "known with other content, by a change of code → update",
      [changed],
      have([posted(old)]),
      "code",
      [["a", "nytt"]],
    ],
    ["no longer wanted → gone", [], have([posted(old)]), "command", [["a", "gone"]]],
    [
      "no longer wanted, by a change of code → gone",
      [],
      have([posted(old)]),
      "code",
      [["a", "gone"]],
    ],
    ["gone already → nothing", [], have([posted(old, { gone: true })]), "command", []],
    [
      "gone, wanted again → it comes back",
      [old],
      have([posted(old, { gone: true })]),
      "command",
      [["a", "gammalt"]],
    ],
    [
      "gone, wanted again by a change of code → nothing is added",
      [old],
      have([posted(old, { gone: true })]),
      "code",
      [],
    ],
  ])("%s", (_name, posts, before, mode, expected) => {
    expect(what(posts, before, mode)).toEqual(expected);
  });
  test("gone from a person: the text stays; gone from a space: a neutral text takes its place", () => {
    const inSpace = toSpace("b", "rum", "SYD-1");
    const { posts } = reconcile(have([posted(old), posted(inSpace)]), view({}), "command", tools());
    expect(posts.map(({ key, gone, content }) => [key, gone, content])).toEqual([
      ["a", true, ""],
      ["b", true, JSON.stringify(message("borta"))],
    ]);
  });
  test("gone from a person, where the view says what is left: that, once; in a space and to whoever may not read it, nothing", () => {
    const left = view({ past: message("gällde förut") });
    const before = have([posted(old), posted(toSpace("b", "rum", "hej"))]);
    const [mine, theirs] = reconcile(before, left, "command", tools()).posts;
    expect([mine, theirs]).toMatchObject([
      { key: "a", gone: true, content: JSON.stringify(message("gällde förut")) },
      { key: "b", gone: true, content: JSON.stringify(message("borta")) },
    ]);
    expect(
      reconcile(have([posted(old, { gone: true, mac: mine?.mac ?? "" })]), left, "command", tools())
        .posts,
    ).toEqual([]);
    const hidden = reconcile(before, left, "command", { ...tools(), reads: () => false }).posts;
    expect(hidden[0]?.content).toBe(JSON.stringify(message("borta")));
  });
  test("gone from a person: nothing is left of it once that person may not read it, and that is said once", () => {
    const gone = { ...tools(), reads: () => false };
    const [change] = reconcile(
      have([posted(old, { gone: true })]),
      view({}),
      "command",
      gone,
    ).posts;
    expect(change).toMatchObject({
      key: "a",
      gone: true,
      content: JSON.stringify(message("borta")),
    });
    expect(
      reconcile(
        have([posted(old, { gone: true, mac: change?.mac ?? "" })]),
        view({}),
        "command",
        gone,
      ).posts,
    ).toEqual([]);
  });
  test("one row per platform of the place", () => {
    const two = reconcile(
      have(),
      view({ posts: [toSpace("a", "rum", "hej")] }),
      "command",
      tools(["slack", "teams"]),
    ).posts;
    expect(two.map((post) => [post.platform, post.audience])).toEqual([
      ["slack", "s:rum"],
      ["teams", "s:rum"],
    ]);
  });
  test("a place without an address gets none", () => {
    expect(reconcile(have(), view({ posts: [old] }), "command", tools([])).posts).toEqual([]);
  });
  test("a key named twice is a mistake of the rules", () => {
    expect(() => reconcile(have(), view({ posts: [old, changed] }), "command", tools())).toThrow(
      /twice/,
    );
  });
  test("the address is fixed at the first send: a post does not move", () => {
    const moved = reconcile(
      have([posted(old)]),
      view({ posts: [toMember("a", "bo", "nytt")] }),
      "command",
      tools(),
    ).posts;
    expect(moved[0]?.audience).toBe("m:anna");
  });
});

describe("timers", () => {
  const what = (
    timers: View["timers"],
    before: readonly TimerRow[],
    mode: "command" | "code" = "command",
  ) =>
    reconcile(have([], before), view({ timers }), mode, tools()).timers.map((t) =>
      t.state === "set" ? [t.key, t.state, new Date(t.at).toISOString()] : [t.key, t.state],
    );
  test.each<[string, View["timers"], readonly TimerRow[], "command" | "code", unknown]>([
    ["new → set", [timer("t", nine)], [], "command", [["t", "set", nine]]],
    [
      "new, but only the code changed → set, on the next workday at the earliest",
      [timer("t", nine)],
      [],
      "code",
      [["t", "set", later]],
    ],
    [
      "the same obligation under another name, by a change of code → at its time",
      [timer("new name", nine)],
      [set("t", nine)],
      "code",
      [
        ["new name", "set", nine],
        ["t", "cancelled"],
      ],
    ],
    [
      "new by a change of code, and later anyhow → set as it is",
      [timer("t", afterwards)],
      [],
      "code",
      [["t", "set", afterwards]],
    ],
    [
      "brought by new code, and looked at by a command before it rings → waits on",
      [timer("t", past)],
      [set("t", later)],
      "command",
      [],
    ],
    ["the same → nothing", [timer("t", nine)], [set("t", nine)], "command", []],
    ["another time → moved", [timer("t", ten)], [set("t", nine)], "command", [["t", "set", ten]]],
    [
      "an earlier time → moved",
      [timer("t", nine)],
      [set("t", ten)],
      "command",
      [["t", "set", nine]],
    ],
    [
      "another time, by a change of code → moved",
      [timer("t", ten)],
      [set("t", nine)],
      "code",
      [["t", "set", ten]],
    ],
    [
      "other values → set anew",
      [timer("t", nine, "nothing")],
      [set("t", nine)],
      "command",
      [["t", "set", nine]],
    ],
    ["no longer wanted → cancelled", [], [set("t", nine)], "command", [["t", "cancelled"]]],
    [
      "cancelled, wanted again → set",
      [timer("t", nine)],
      [set("t", nine, "cancelled")],
      "command",
      [["t", "set", nine]],
    ],
    [
      "cancelled, wanted again by a change of code → set, on the next workday at the earliest",
      [timer("t", nine)],
      [set("t", nine, "cancelled")],
      "code",
      [["t", "set", later]],
    ],
    [
      "fired → never again, at any time",
      [timer("t", ten)],
      [set("t", nine, "fired")],
      "command",
      [],
    ],
    ["fired and no longer wanted → stays fired", [], [set("t", nine, "fired")], "command", []],
    ["parked → stays parked", [timer("t", ten)], [set("t", nine, "parked")], "command", []],
    ["a delivered signal is no timer", [], [set("signal:x", nine, "told")], "command", []],
  ])("%s", (_name, timers, before, mode, expected) => {
    expect(what(timers, before, mode)).toEqual(expected);
  });
});

test("the mac of what a post is to say is that of these words, whatever it said when it was looked at before", () => {
  const key = new Uint8Array(32).fill(1);
  const stands = posted(toSpace("a", "rum", "hej"), { mac: macBy(key, "hej") });
  for (const content of ["hej", "hej", "hej då", "hej", "nej", "nej"])
    expect(macOf(key, content, stands)).toBe(macBy(key, content));
  expect(macOf(key, "hej", undefined)).toBe(macBy(key, "hej"));
});

describe("tells", () => {
  const tells = [tell("x", "other")];
  const what = (before: readonly TimerRow[], mode: "command" | "code") =>
    reconcile(have([], before), view({ signals: tells }), mode, tools()).signals.map((t) => t.key);
  test("new → told; told → never again; a change of code tells nothing", () => {
    expect(what([], "command")).toEqual(["x"]);
    expect(what([set("signal:x", nine, "told")], "command")).toEqual([]);
    expect(what([], "code")).toEqual([]);
  });
});

describe("an instance that asks to be erased", () => {
  const erase = "2026-11-27T09:00:00.000Z" as never;
  test("leaves a neutral text in every post that stands, whatever its view wants, also in those that were gone", () => {
    const before = have([posted(old), posted(toSpace("b", "rum", "hej"), { gone: true })]);
    const { posts } = reconcile(before, view({ posts: [changed], erase }), "command", tools());
    expect(posts.map(({ key, gone, content }) => [key, gone, content])).toEqual([
      ["a", true, JSON.stringify(message("raderat"))],
      ["b", true, JSON.stringify(message("raderat"))],
    ]);
  });
  test("is not neutralised twice", () => {
    const first = reconcile(have([posted(old)]), view({ erase }), "command", tools()).posts[0];
    const before = have([posted(old, { mac: first?.mac ?? "", gone: true })]);
    expect(reconcile(before, view({ erase }), "command", tools()).posts).toEqual([]);
  });
});
