// What Slack is given of an agency that keeps class B on pages tells nobody there what a case is about: contents of posts, how many, and when.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { above, draws, type Example, type Features } from "../support/guesser.ts";
import { anna, Office } from "../support/office.ts";
import { createWorld, sampleConfig, type World } from "../support/world.ts";
import { playsMany } from "./many.ts";

const count = 320;
const truths = ["child", "high", "quiet", "unsafe"] as const;
type Truth = (typeof truths)[number];
type Known = { readonly ref: string } & Readonly<Record<Truth, boolean>>;
const strict = (): ReturnType<typeof sampleConfig> => {
  const config = sampleConfig();
  const classB = { where: "web", date: "2026-11-20", function: "Dataskyddsombud" } as const;
  return {
    ...config,
    agencies: config.agencies.map((one) => (one.id === "noomi" ? { ...one, classB } : one)),
    members: config.members.map((one) =>
      one.agency === "noomi" ? { ...one, web: `noomi/${one.id}00000000`, preferred: "slack" } : one,
    ),
  };
};
/** The same is done with every case, and only the answers differ. */
const play = async (o: Office, draw: () => number): Promise<Known> => {
  const is = Object.fromEntries(truths.map((truth) => [truth, draw() < 0.5])) as Record<
    Truth,
    boolean
  >;
  const yes = (truth: Truth): string => (is[truth] ? "yes" : "no");
  const first = {
    deputy: "noomi-ersattare",
    child: yes("child"),
    risk: is.high ? "high" : "low",
    quiet: yes("quiet"),
  };
  const instance = await o.does(anna, "case", "open", first);
  const answer = {
    safety: is.unsafe ? "yellow" : "green",
    contact: "yes",
    next: "wait",
    who: { member: anna },
    day: "2026-12-04",
  };
  await o.does(anna, "case", "checkIn", { round: "1", ...answer, consent: "yes" }, instance);
  return { ref: (await o.state<{ readonly ref: string }>(instance)).ref, ...is };
};
type Seen = { readonly contents: Features; readonly times: Features };
/** What a case is called is drawn, and its length says nothing: among a hundred cases it would be learnt by chance. */
const called = /SYD-[0-9A-Z]{4}-[0-9A-Z]{2}(?: · [a-zåäö]+ [a-zåäö]+)?/g;
const lookAt = (
  messages: readonly {
    readonly ts: string;
    readonly blocks?: readonly unknown[];
    readonly edited?: unknown;
  }[],
): Seen => ({
  contents: Object.fromEntries(
    messages.map(({ blocks }, n) => [
      `bytes.${n}`,
      JSON.stringify(blocks).replaceAll(called, "REF").length,
    ]),
  ),
  times: {
    posts: messages.length,
    edited: messages.filter(({ edited }) => edited !== undefined).length,
    ...Object.fromEntries(messages.map(({ ts }, n) => [`at.${n}`, Number(ts)])),
  },
});

describe.skipIf(!playsMany)("a trained guesser who sees all that Slack is given", () => {
  let world: World;
  let known: readonly Known[];
  let seen: ReadonlyMap<string, Seen>;
  beforeAll(async () => {
    const config = strict();
    world = await createWorld({ web: true, config });
    const [o, draw] = [new Office(world), draws(23)];
    const all: Known[] = [];
    for (let i = 0; i < count; i++) all.push(await play(o, draw));
    await world.until("2026-12-09T12:00:00.000Z");
    known = all;
    const people = config.members.flatMap(({ slack }) =>
      slack ? [world.cloud.im(slack.split("/")[1] ?? "")] : [],
    );
    const spaces = config.spaces.flatMap(({ slack }) => (slack ? [slack.split("/")[1] ?? ""] : []));
    const messages = [...people, ...spaces].flatMap((channel) => world.cloud.messages(channel));
    seen = new Map(
      known.map(({ ref }) => [
        ref,
        lookAt(messages.filter(({ blocks }) => JSON.stringify(blocks).includes(ref))),
      ]),
    );
  });
  afterAll(() => world.close());
  const examples = (truth: Truth, of: keyof Seen): readonly Example[] =>
    known.map((one) => ({ features: seen.get(one.ref)?.[of] ?? {}, is: one[truth] }));

  test("is shown that there are posts about cases", () => {
    expect([...seen.values()].filter(({ times }) => (times.posts ?? 0) > 0).length).toBeGreaterThan(
      count / 4,
    );
  });
  test.each(truths)("learns of their contents at most five points above chance: %s", (truth) => {
    const some = examples(truth, "contents").filter(
      ({ features }) => Object.keys(features).length > 0,
    );
    expect(above(some).points).toBeLessThanOrEqual(5);
  });
  /** A quiet case has a card in no space: its name is seen nowhere. docs/threat-model.md has the figures. */
  test("learns of times and numbers which cases are quiet, and nothing else", () => {
    const figures = Object.fromEntries(
      truths.map((truth) => [truth, Math.round(above(examples(truth, "times")).points)]),
    );
    expect(figures.quiet).toBeGreaterThan(30);
    for (const truth of ["child", "high", "unsafe"] as const)
      expect([truth, figures[truth]]).toEqual([truth, expect.toSatisfy((n: number) => n <= 5)]);
  });
});
