// A case that has each of the kinds that can be erased while it goes on, with what it was shared as, a referral and a draft.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { backUp, restore } from "../../src/app/storage/backup.ts";
import { leftBehind } from "../../src/engine/left-behind.ts";
import type { Case } from "../../workflows/case/state.ts";
import { anna, coordinator, facts, Office, yes } from "./office.ts";
import { onFile } from "./on-file.ts";
import { createWorld, type World } from "./world.ts";

export const [lead, bo] = ["noomi-chef", "noomi-ersattare"];
const groups = ["behov", "sakerhet"];
/** What each kind says in this case, and nothing else does. */
const words: Readonly<Record<string, string>> = {
  safeContact: '"blankText"',
  risk: '"risk":"high"',
  language: '"language":"ti"',
  wish: '"keepTrying"',
  stats: '"forced_criminality"',
};
export const all = Object.keys(words);
type Ids = Readonly<Record<"kase" | "referral" | "draft" | "other", string>>;
const publicUrl = "https://stafett.example.org";
/** What is done with them in this world, and what is read in it. */
export const inWorld = (world: World, { kase, referral, draft, other }: Ids) => {
  const o = new Office(world);
  const day = (): string => new Date(world.stafett.core.clock.now()).toISOString().slice(0, 10);
  const request = (kinds: readonly string[]) =>
    o.does(anna, "rights", "begin", { of: kase, kind: "erasure", came: day(), erases: kinds });
  const decided = async (kinds: readonly string[]): Promise<string> => {
    const id = await request(kinds);
    await o.does(lead, "rights", "answer", { outcome: "met" }, id);
    await o.does(lead, "rights", "eraseKinds", { sure: "yes" }, id);
    return id;
  };
  const erases = async (kinds: readonly string[]): Promise<string> => {
    const id = await decided(kinds);
    await o.does(bo, "rights", "confirmErase", {}, id);
    await world.idle();
    return id;
  };
  /** In how many instances each of these words is read by somebody with every key that lives. */
  const read = async (
    kinds: readonly string[] = all,
  ): Promise<Readonly<Record<string, number>>> => {
    const { found } = await leftBehind(
      world.stafett.core,
      kinds.map((kind) => [words[kind] ?? ""]),
    );
    return Object.fromEntries(kinds.map((kind, i) => [kind, found[i] ?? 0]));
  };
  const file = () => onFile(world.stafett).raw;
  const keyId = (instance: string) =>
    String(file().prepare("select key_id from instances where instance = ?").get(instance)?.key_id);
  return {
    ...{ world, o, kase, referral, draft, other, request, decided, erases, read, keyId },
    get raw() {
      return file();
    },
  };
};
/** Who has a file now: the others were closed. */
const last = new Map<string, World>();
export const begun = async (): Promise<Begun> => {
  const world = await createWorld({ publicUrl, keep: true });
  last.set(world.file, world);
  onTestFinished(async () => {
    await last.get(world.file)?.close();
    rmSync(join(world.file, ".."), { recursive: true, force: true });
  });
  return begunIn(world);
};
export const begunIn = async (world: World) => {
  const o = new Office(world);
  const kase = await o.does(anna, "case", "open", {
    deputy: bo,
    child: "no",
    risk: "high",
    quiet: "no",
    language: "ti",
  });
  await o.does(
    anna,
    "case",
    "close",
    { reason: "supportDeclined", counting: "yes", exploitation: "forced_criminality" },
    kase,
  );
  if ((await o.state<Case>(kase)).step !== "closed")
    await o.does(bo, "case", "confirmClose", {}, kase);
  await o.does(anna, "case", "reopen", {}, kase);
  await o.does(
    anna,
    "case",
    "setSafeContact",
    { safeContactMode: ["blankText"], beside: ["publicCounsel"] },
    kase,
  );
  await o.does(anna, "case", "setWish", { what: "keepTrying" }, kase);
  await o.does(anna, "case", "consent", { ...yes, groups }, kase);
  await o.does(
    anna,
    "case",
    "invite",
    { agency: "evonhuset", basis: facts.basis, purpose: "annat", groups },
    kase,
  );
  await o.does(coordinator, "case", "accept", { contact: coordinator }, kase);
  const referral = await o.sent(kase, { groups, language: "ti" });
  const draft = await o.drafted(kase, { language: "ti", service: "skadestand_ersattning" });
  const other = await o.does(anna, "case", "open", {
    deputy: bo,
    child: "no",
    risk: "low",
    quiet: "no",
  });
  await world.idle();
  return inWorld(world, { kase, referral, draft, other });
};
export type Begun = Awaited<ReturnType<typeof begunIn>>;
/** A copy of the data and their keys, as they are now. */
export const copyOf = ({ world }: Begun): Promise<string> =>
  backUp(
    world.file,
    join(world.file, "..", "copies"),
    new Date(world.clock.now()),
    () => undefined,
  );
/** The same, begun anew; with `copy`, after that was put back. */
export const again = async (
  { world, kase, referral, draft, other }: Begun,
  copy?: string,
): Promise<Begun> => {
  await world.close();
  // What was there is moved to a folder that is called by its time.
  const start = world.clock.now() + 60_000;
  if (copy !== undefined) await restore(copy, world.file, new Date(start));
  const next = await createWorld({ file: world.file, publicUrl, start, keep: true });
  last.set(world.file, next);
  await next.idle();
  return inWorld(next, { kase, referral, draft, other });
};
