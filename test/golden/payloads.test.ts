// Every payload that the stories show in Slack, by the kinds of blocks that it is made of, without texts: what `stafett rehearse` lets Slack judge.
// UPDATE_GOLDEN=1 tells all stories and writes adapters/slack/golden.txt; else those that are told quickly are looked for in it.
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { withoutTexts } from "../../adapters/rehearsal.ts";
import { goldenPayloads } from "../../adapters/slack/golden.ts";
import { limits } from "../../adapters/slack/render.ts";
import { checkMessageBlocks } from "../../playground/slack/blocks.ts";
import type { Call } from "../../playground/slack/state.ts";
import { checkView } from "../../playground/slack/views.ts";

const recorded = vi.hoisted((): Call[] => []);
vi.mock("../support/world.ts", async (original) => {
  const real = await original<typeof import("../support/world.ts")>();
  const createWorld: typeof real.createWorld = async (o) => {
    const world = await real.createWorld(o);
    const { calls } = world.cloud.core;
    // The stand-in keeps the last ones only.
    calls.push = (...all) => {
      recorded.push(...all);
      return Array.prototype.push.apply(calls, all);
    };
    return world;
  };
  return { ...real, createWorld };
});

const quick = [
  () => import("./friday-acts.ts"),
  () => import("./joining-acts.ts"),
  () => import("./leaving-acts.ts"),
  () => import("./roster-acts.ts"),
  () => import("./unreported-acts.ts"),
];
const slow = [
  () => import("./call-acts.ts"),
  () => import("./directory-acts.ts"),
  () => import("./guide-acts.ts"),
  () => import("./meeting-acts.ts"),
  () => import("./method-acts.ts"),
  () => import("./referral-acts.ts"),
  () => import("./safety-acts.ts"),
  () => import("./statistics-acts.ts"),
  () => import("./story.ts"),
  () => import("./support-acts.ts"),
  () => import("./training-acts.ts"),
];
type Drawn = { readonly where: string; readonly blocks: readonly unknown[] };
const read = (value: unknown): unknown => (typeof value === "string" ? JSON.parse(value) : value);
const drawnIn = ({ args }: Call): readonly Drawn[] => {
  const view = read(args.view ?? "null") as {
    readonly type: string;
    readonly blocks: readonly unknown[];
  } | null;
  if (view) return [{ where: view.type, blocks: view.blocks }];
  return args.blocks === undefined
    ? []
    : [{ where: "message", blocks: read(args.blocks) as readonly unknown[] }];
};
/** What blocks of one kind have in common: everything but how long its texts are. */
const kindOf = (skeleton: string): string => skeleton.replaceAll(/‹[\d.]+›/g, "‹›");
const skeletonOf = (block: unknown): string => JSON.stringify(withoutTexts(block));

const file = new URL("../../adapters/slack/golden.txt", import.meta.url);
const write = (all: readonly Drawn[]): void => {
  const longest = new Map<string, string>();
  for (const skeleton of all.flatMap(({ blocks }) => blocks.map(skeletonOf))) {
    const kind = kindOf(skeleton);
    if (skeleton.length > (longest.get(kind)?.length ?? 0)) longest.set(kind, skeleton);
  }
  const kinds = [...longest.keys()].sort();
  const lines = all.map(({ where, blocks }) =>
    [where, ...blocks.map((each) => kinds.indexOf(kindOf(skeletonOf(each))))].join(" "),
  );
  writeFileSync(
    file,
    `${kinds.map((kind) => longest.get(kind)).join("\n")}\n\n${[...new Set(lines)].sort().join("\n")}\n`,
  );
};

const isUpdate = process.env.UPDATE_GOLDEN !== undefined;
test("what the stories draw is in adapters/slack/golden.txt", async () => {
  for (const story of isUpdate ? [...quick, ...slow] : quick) {
    const { tell } = await story();
    await tell("sv");
  }
  const all = recorded.flatMap(drawnIn);
  if (isUpdate) write(all);
  const known = new Set(readFileSync(file, "utf8").split("\n").map(kindOf));
  const kinds = new Set(
    all.flatMap(({ blocks }) => blocks.map((each) => kindOf(skeletonOf(each)))),
  );
  expect(kinds.size).toBeGreaterThan(10);
  expect([...kinds].filter((kind) => !known.has(kind))).toEqual([]);
});
type Text = { readonly text: string };
type Titled = {
  readonly title?: Text;
  readonly blocks: readonly { readonly type: string; readonly text?: Text }[];
};
test("a title that a view cuts stands whole in its first block", () => {
  const views = recorded.flatMap(({ args }) =>
    args.view === undefined ? [] : [read(args.view) as Titled],
  );
  const cut = views.filter(({ title }) => title?.text.endsWith("…"));
  const untold = cut.filter(({ title, blocks: [first] }) => {
    const said = first?.type === "header" ? (first.text?.text ?? "") : "";
    return (
      said.length <= limits.viewTitle ||
      said.endsWith("…") ||
      !said.startsWith(String(title?.text).slice(0, -1).trimEnd())
    );
  });
  if (isUpdate) process.stdout.write(`${views.length} views, ${cut.length} titles cut\n`);
  expect(cut.length).toBeGreaterThan(5);
  expect(untold).toEqual([]);
});
test("each can be drawn anew from there, and the stand-in takes it", () => {
  const all = goldenPayloads();
  const refused = all.flatMap((payload, at) => {
    const checked =
      "message" in payload ? checkMessageBlocks(payload.message.blocks) : checkView(payload.view);
    return checked.ok ? [] : [[at, ...checked.problems]];
  });
  expect(all.length).toBeGreaterThan(100);
  expect(refused).toEqual([]);
});
test("no word of the stories is in it", () => {
  expect(readFileSync(file, "utf8")).not.toMatch(/[åäö]|SYD|T0|U0|oomi|stafett/);
});
