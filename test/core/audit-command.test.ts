// The command `stafett audit`: what it says of a file that is in use, of one that is not, of a copy, and of what is broken.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import { guarantees } from "../../src/app/audit/guarantees.ts";
import { operate } from "../../src/app/operate.ts";
import { backUp } from "../../src/app/storage/backup.ts";
import { openSecond } from "../../src/app/storage/second.ts";
import { listened, type Said } from "../support/operator.ts";
import { masterKey } from "../support/presets.ts";
import { temporary } from "../support/small-core.ts";
import { root } from "../support/source.ts";
import { createWorld, type World } from "../support/world.ts";

// What takes longer than a second is told by a thread, past the streams that are listened to here.
vi.mock("../../src/app/operate/output.ts", async (original) => {
  const { createOut } = await original<typeof import("../../src/app/operate/output.ts")>();
  return { createOut: () => ({ ...createOut(), step: () => undefined }) };
});
const said = listened();
/** As of the machine's clock, which the command goes by. */
const opened = async (): Promise<World> => {
  const w = await createWorld({ keep: true, start: Date.now() });
  const anna = w.cloud.as("U0NOOMI01");
  const form = await anna.slash("/arende", "nytt");
  await anna.submit(form.modal?.id ?? "");
  await w.idle();
  return w;
};
const key = join(temporary(), "stafett.key");
writeFileSync(key, `${Buffer.from(masterKey).toString("base64")}\n`, { mode: 0o600 });
let file = "";
let ref = "";
beforeAll(async () => {
  const w = await opened();
  ref = (await w.lines({ workflow: "case", limit: 1 }))[0]?.summary.ref ?? "";
  await w.close();
  file = w.file;
});
const stafett = async (
  of: string,
  words: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
): Promise<Said> => {
  Object.assign(said, { out: "", err: "" });
  const env = {
    DATABASE_URL: `sqlite:${of}`,
    STAFETT_KEY_FILE: key,
    STAFETT_CONFIG: join(root, "stafett.yaml"),
    ...more,
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  await operate(["audit", ...words], "1.2.3");
  return { code: Number(process.exitCode), ...said };
};
const how = ({ out }: Said, word: string): number =>
  out.split("\n").filter((line) => /^G\d+ /.test(line) && line.includes(word)).length;
const late = guarantees.filter((one) => "before" in one || "late" in one).length;

test("of a file that nobody has: a line for each, what may be late is not asked, and 0", async () => {
  const came = await stafett(file);
  expect(came).toMatchObject({
    code: 0,
    err: "",
    out: expect.stringContaining(`Broken: 0. Not checked: ${late}.`),
  });
  expect(
    came.out
      .split("\n")
      .slice(0, -2)
      .map((line) => line.split(" ")[0]),
  ).toEqual(guarantees.map((_, n) => `G${n + 1}`));
  expect([how(came, " holds: "), how(came, "not checked (Stafett does not run here)")]).toEqual([
    guarantees.length - late,
    late,
  ]);
});
test("beside the program that has it, everything is asked", async () => {
  const w = await opened();
  const came = await stafett(w.file);
  await w.close();
  expect(came).toMatchObject({
    code: 0,
    err: "",
    out: expect.stringContaining(`Hold: ${guarantees.length}. Broken: 0. Not checked: 0.`),
  });
  expect(came.out).not.toMatch(/[åäö]/);
});
test("without the key file what needs it is not asked, and says so", async () => {
  const came = await stafett(file, [], { STAFETT_KEY_FILE: `${key}.none` });
  expect(came.code).toBe(0);
  expect(how(came, "not checked (the master key is not here)")).toBe(
    guarantees.filter((one) => "opened" in one || "derived" in one).length,
  );
});
test("what is broken is a count, without content or reference, and 1; the same in a copy, and the copy from before holds", async () => {
  const folder = temporary();
  const [before, after] = [join(folder, "before"), join(folder, "after")];
  for (const each of [before, after]) mkdirSync(each);
  const good = await backUp(file, before, new Date(), () => undefined);
  const { db } = openSecond(file);
  db.exec("update instances set due_at = 1 where workflow = 'case'");
  db.close();
  const came = await stafett(file);
  expect(came).toMatchObject({ code: 1, err: expect.stringContaining("Broken: 1.") });
  expect(came.out).toMatch(/^G20 {2}BROKEN \(1\): /m);
  expect(came.out + came.err).not.toContain(ref);
  const bad = await backUp(file, after, new Date(Date.now() + 1), () => undefined);
  expect([(await stafett(file, [bad])).code, (await stafett(file, [good])).code]).toEqual([1, 0]);
});
test("where there is nothing to read it says so", async () => {
  expect(await stafett(file, [temporary()])).toMatchObject({
    code: 1,
    out: "",
    err: expect.stringContaining("no backup of Stafett"),
  });
  expect(await stafett(join(temporary(), "none.db"))).toMatchObject({
    code: 1,
    out: "",
    err: expect.stringContaining("There is no database"),
  });
  expect((await stafett(file, ["a", "b"])).code).toBe(2);
});
