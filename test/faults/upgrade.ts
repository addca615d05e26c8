// A database of version 0.1.0 is brought up to date while people write, and the upgrade is killed on its way.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openIm } from "../../playground/slack/conversations.ts";
import { stop, withSample } from "../process/program.ts";
import { masterKey } from "../support/presets.ts";
import { root } from "../support/source.ts";
import { type Fault, type Measured, pause } from "./fault.ts";
import { otherRevision } from "./kill.ts";
import { onStage, type Stage, temporary } from "./stage.ts";

const fixture = (name: string): Buffer => gunzipSync(readFileSync(join(root, "test/fixtures/database-0.1.0", `${name}.gz`)));
type Said = { readonly instances: readonly { readonly workflow: string; readonly summary: { readonly ref?: string } }[] };
const oldDatabase = (): string => {
  const cwd = withSample(temporary());
  const data = join(cwd, "data");
  mkdirSync(data, { mode: 0o700 });
  for (const name of ["stafett.db", "stafett.keys.db"]) writeFileSync(join(data, name), fixture(name), { mode: 0o600 });
  writeFileSync(join(data, "stafett.key"), `${Buffer.from(masterKey).toString("base64")}\n`, { mode: 0o600 });
  return cwd;
};
const oldRefs = (): readonly string[] =>
  (JSON.parse(fixture("said.json").toString()) as Said).instances.flatMap(({ workflow, summary }) =>
    workflow === "case" && summary.ref ? [summary.ref] : [],
  );
const killsOnItsWay = 3;
/** Killed at drawn moments of the upgrade; then it goes through, people write, and another revision takes over. */
const once = async (stage: Stage, revision: string): Promise<Omit<Measured, "times" | "seen">> => {
  for (const ref of oldRefs()) stage.before.add(ref);
  // The people of the old database have the conversations in which its messages stand. The messages themselves are gone and are posted again.
  for (const user of Object.keys(stage.cloud.core.state.users)) openIm(stage.cloud.core, user);
  const since = performance.now();
  stage.call();
  for (let n = 0; n < killsOnItsWay; n++) {
    const program = await stage.launch();
    await pause(300 + Math.random() * 900);
    await stop(program, "SIGKILL");
  }
  await stage.begin();
  const seconds = await stage.normalAfter(since);
  await pause(500);
  await stop(stage.program);
  await stage.begin(revision);
  await pause(500);
  const { acknowledged, lost, doubled } = await stage.count();
  return { acknowledged, lost, doubled, seconds };
};
const upgraded: Fault = {
  name: "upgrade",
  what: "a database of version 0.1.0 is started with this version while people write; the start is killed three times on its way, then goes through, and another code revision takes over",
  until: "from the first start, through three kills, to the first acknowledged command",
  times: 10,
  short: 1,
  run: async (times) => {
    const revision = otherRevision("upgrade");
    let sum = { acknowledged: 0, lost: 0, doubled: 0, seconds: 0 };
    for (let time = 0; time < times; time++) {
      const one = await onStage({ cwd: oldDatabase() }, (stage) => once(stage, revision));
      sum = {
        acknowledged: sum.acknowledged + one.acknowledged,
        lost: sum.lost + one.lost,
        doubled: sum.doubled + one.doubled,
        seconds: Math.max(sum.seconds, one.seconds),
      };
    }
    return { times, ...sum, seen: `the ${oldRefs().length} cases of the old database are there each time` };
  },
};
export const upgradeFaults: readonly Fault[] = [upgraded];
