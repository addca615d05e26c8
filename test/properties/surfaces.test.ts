// Whatever people do, no two surfaces contradict each other about who has a case and what came of its check-in: compared over what is wanted after each commit.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Post } from "../../src/rules/workflow.ts";
import { kase } from "../../workflows/case/index.ts";
import { caseProjection } from "../../workflows/case/projection.ts";
import { workflows } from "../../workflows/index.ts";
import { keysIn } from "../support/given.ts";
import { must } from "./checks.ts";
import { begin, moves, play, runs, starts } from "./plays.ts";
import { type Instance, instant, type Simulator } from "./simulator.ts";

type Case = {
  readonly step: string;
  readonly ref: string;
  readonly agency: string;
  readonly red?: { readonly over?: string };
};
type List = {
  readonly member: string;
  readonly cases: readonly string[];
  readonly overdue?: { readonly cases: readonly object[] };
};
/** What one surface says of one case. `has`: with whom it is. */
type Said = { readonly where: string; readonly has?: string; readonly done?: boolean };

/** The holder that a fact or a phrase names. */
const named = (shown: unknown): string | undefined =>
  /"(?:member|function)":"([^"]+)"/.exec(JSON.stringify(shown))?.[1];
/** Whom the fact of this label names, wherever it stands. */
const factOf = (shown: unknown, key: string): string | undefined => {
  if (typeof shown !== "object" || shown === null) return undefined;
  if (Array.isArray(shown) && (shown[0] as { key?: unknown } | undefined)?.key === key)
    return named(shown[1]);
  return Object.values(shown)
    .map((each) => factOf(each, key))
    .find((found) => found !== undefined);
};
const postsOf = (one: Instance): readonly Post[] => one.view.posts;
const { show } = kase.panels;
const toldTo = ({ to }: Post): string => ("member" in to ? to.member : to.space);
/** Of its card, its messages and its panel. */
const ofCase = (sim: Simulator, one: Instance): readonly Said[] => {
  const state = one.state as Case;
  const posts = postsOf(one).flatMap((post): readonly Said[] => {
    const keys = keysIn(post.message);
    const has = factOf(post.message, "case.card.who");
    if (post.key.startsWith("card:") && has) return [{ where: post.key, has }];
    if (keys.includes("case.miss.passedOn")) {
      const with_ = /"key":"case\.miss\.passedOn"[^}]*"member":"([^"]+)"/.exec(
        JSON.stringify(post.message),
      )?.[1];
      return with_ ? [{ where: post.key, has: with_ }] : [];
    }
    if (keys.includes("case.miss.deputy") || keys.includes("case.miss.lead"))
      return [{ where: post.key, has: toldTo(post) }];
    return keys.includes("case.miss.done") ? [{ where: post.key, done: true }] : [];
  });
  const member = [...sim.people.members.values()].find((each) =>
    show?.access(state as never, { member: each }, sim.world({})),
  );
  const panel =
    member &&
    show?.show(
      state as never,
      { member, now: instant(sim.now), instance: one.id as never },
      sim.world({}),
    );
  const has = factOf(panel, "case.show.who");
  return [...posts, ...(has ? [{ where: "panel", has }] : [])];
};
/** Of the lists of the day, and of what is late. */
const inLists = (sim: Simulator, { id }: Instance): readonly Said[] =>
  sim.of("day").flatMap((list) => {
    const state = list.state as List & { readonly came?: object };
    return postsOf(list).flatMap((post): readonly Said[] =>
      ((post.message.body ?? []) as readonly { readonly kind: string }[])
        .filter((block) => block.kind === "row" && JSON.stringify(block).includes(`"${id}"`))
        .flatMap((block): readonly Said[] => {
          const keys = keysIn(block);
          const where = `${list.id} ${post.key}`;
          if (keys.includes("day.overdue.passedOn"))
            return [
              {
                where,
                has: /"who":\{"member":"([^"]+)"/.exec(JSON.stringify(block))?.[1] ?? state.member,
              },
            ];
          return keys.includes("day.done") ? [{ where, done: true }] : [];
        }),
    );
  });
/** Who is told by a list that all of it is done, with this case in it. */
const allDone = (sim: Simulator, { id }: Instance): readonly string[] =>
  sim.of("day").flatMap((list) => {
    const { cases } = list.state as List;
    return postsOf(list).flatMap(({ key, message }) =>
      message.title.key === "day.allDone" && cases.includes(id) ? [`${list.id} ${key}`] : [],
    );
  });
const agrees = (sim: Simulator, one: Instance): void => {
  const state = one.state as Case;
  if (state.step !== "open") return;
  const said = [...ofCase(sim, one), ...inLists(sim, one)];
  const { has: flag } = caseProjection.of({
    workflow: one.workflow.name,
    summary: one.view.summary,
  });
  const all = [
    ...said.filter(({ has }) => has !== undefined),
    ...(flag ? [{ where: "summary", has: flag }] : []),
  ];
  const people = [...new Set(all.map(({ has }) => has))];
  must(
    people.length <= 1,
    `${state.ref} is with ${all.map(({ where, has }) => `${has} (${where})`).join(", ")}`,
  );
  // Whom it is with finds it among their own, and Hem is drawn from the same rows.
  must(
    !flag || one.readers.includes(`m:${flag}`),
    `${state.ref} is with ${flag}, in whose list it is not`,
  );
  const isRed = state.red !== undefined && state.red.over === undefined;
  const done = [
    ...said.flatMap(({ where, done: is }) => (is ? [where] : [])),
    ...allDone(sim, one),
  ];
  must(
    !isRed || done.length === 0,
    `${state.ref} is in acute danger, and is done in ${done.join(", ")}`,
  );
};
const lived = (n: number, some = workflows): void =>
  fc.assert(
    fc.property(starts, moves(50), (start, list) => {
      const sim = begin(start, {}, some);
      for (const move of list) {
        play(sim, move);
        for (const one of sim.of("case")) agrees(sim, one);
      }
    }),
    runs(n),
  );

describe("whatever people do", () => {
  it("no two surfaces contradict each other", () => {
    lived(60);
  });
  it("a card that says the holder while it is late with somebody else is found", () => {
    const holderOnCard = (post: Post, holder: object): Post =>
      post.key.startsWith("card:")
        ? {
            ...post,
            message: JSON.parse(JSON.stringify(post.message), (name, value) =>
              name === "member" ? "noomi-kontakt" : value,
            ),
          }
        : { ...post, ...(holder && {}) };
    const broken = workflows.map((each) =>
      each === (kase as never)
        ? {
            ...each,
            view: (state: never, world: never) => {
              const view = kase.view(state, world);
              return { ...view, posts: view.posts.map((post) => holderOnCard(post as Post, {})) };
            },
          }
        : each,
    );
    expect(() => lived(60, broken as never)).toThrow(
      expect.objectContaining({
        cause: expect.objectContaining({ message: expect.stringMatching(/ is with /) }),
      }),
    );
  });
});
