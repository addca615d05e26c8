// Every story is played once more by people who are on the web: what they do there has the same outcome as in chat, and says the same.
import { expect, test, vi } from "vitest";
import { asKept, keptOf, textOf } from "./kept.ts";
import { OnTheWeb } from "./on-the-web.ts";
import { toldAlike } from "./same-words.ts";
import { toldApart } from "./teams-story.ts";

/** Who plays on the web in the next world that a story makes. */
const stage = vi.hoisted((): { open?: () => OnTheWeb } => ({}));
vi.mock("../support/world.ts", async (original) => {
  const real = await original<typeof import("../support/world.ts")>();
  const createWorld: typeof real.createWorld = async (o = {}) => {
    const cast = stage.open?.();
    if (!cast) return await real.createWorld(o);
    const config = cast.moved(o.config ?? real.sampleConfig());
    const world = await real.createWorld({
      ...o,
      config,
      web: true,
      doors: (door, storage) => cast.doors(door, storage),
    });
    cast.plays(world);
    return {
      ...world,
      configures: (next) => world.configures(cast.moved(next)),
      close: async () => {
        await cast.ends();
        await world.close();
      },
    };
  };
  return { ...real, createWorld };
});

const stories = {
  call: () => import("./call-acts.ts"),
  directory: () => import("./directory-acts.ts"),
  friday: () => import("./friday-acts.ts"),
  guide: () => import("./guide-acts.ts"),
  joining: () => import("./joining-acts.ts"),
  "joining-teams": () => import("./joining-teams-acts.ts"),
  leaving: () => import("./leaving-acts.ts"),
  meeting: () => import("./meeting-acts.ts"),
  method: () => import("./method-acts.ts"),
  referral: () => import("./referral-acts.ts"),
  roster: () => import("./roster-acts.ts"),
  safety: () => import("./safety-acts.ts"),
  statistics: () => import("./statistics-acts.ts"),
  story: () => import("./story.ts"),
  support: () => import("./support-acts.ts"),
  teams: () => import("./teams-acts.ts"),
  training: () => import("./training-acts.ts"),
  unreported: () => import("./unreported-acts.ts"),
};
/** Told fast enough to be told for each of its people alone; the others are with `STAFETT_RUNS=2`. */
const quick = ["leaving", "roster"];
const isLong = Number(process.env.STAFETT_RUNS ?? 1) > 1;

type Name = keyof typeof stories;
/** Tells a story with these people on the web; gives those of them who did something. */
const tellWith = async (
  name: Name,
  language: "sv" | "en",
  moves: (member: string) => boolean,
): Promise<readonly string[]> => {
  const casts: OnTheWeb[] = [];
  stage.open = () => {
    const cast = new OnTheWeb(moves);
    casts.push(cast);
    return cast;
  };
  const { tell } = await stories[name]();
  const told = await toldApart<string | { readonly told: string }>(() => tell(language));
  expect(casts.flatMap(({ contradictions }) => contradictions)).toEqual([]);
  expect(casts.reduce((sum, { acts }) => sum + acts, 0)).toBeGreaterThan(0);
  expect(toldAlike(asKept(name, language, textOf(told)))).toBe(toldAlike(keptOf(name, language)));
  return [...new Set(casts.flatMap(({ players }) => players))];
};
/** The golden files are being written by those who tell the same stories in chat. */
const isWriting = process.env.UPDATE_GOLDEN !== undefined;
for (const name of Object.keys(stories) as Name[])
  for (const language of isLong ? (["sv", "en"] as const) : (["sv"] as const))
    test.skipIf(isWriting)(
      `${name}, ${language}: everybody is on the web, and nothing is otherwise`,
      async () => {
        const players = await tellWith(name, language, () => true);
        if (isLong || quick.includes(name))
          for (const one of players) await tellWith(name, language, (member) => member === one);
      },
    );
