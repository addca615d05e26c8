// A folder for one run of a command: another run of it is left alone, and what a killed one left is removed.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { inFreshFolder } from "../../src/app/storage/fresh-folder.ts";
import { temporary } from "../support/small-core.ts";

const prefix = ".stafett-export-";
const folders = (place: string): readonly string[] =>
  readdirSync(place).filter((name) => name.startsWith(prefix));
/** Another process with such a folder in `place`: which one it is, and how it is ended. */
const other = async (place: string) => {
  const module = new URL("../../src/app/storage/fresh-folder.ts", import.meta.url).href;
  const script = `
    import { inFreshFolder } from ${JSON.stringify(module)};
    import { writeFileSync } from "node:fs";
    await inFreshFolder(${JSON.stringify(place)}, ${JSON.stringify(prefix)}, async (folder) => {
      writeFileSync(folder + "/stafett.keys.db", "");
      console.log(folder);
      await new Promise(() => setInterval(() => undefined, 1_000));
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const folder = await new Promise<string>((resolve) =>
    child.stdout.once("data", (text) => resolve(String(text).trim())),
  );
  const end = (signal: NodeJS.Signals): Promise<string | null> =>
    new Promise((resolve) => {
      child.once("close", (_code, by) => resolve(by));
      child.kill(signal);
    });
  return { folder, end };
};
const run = (place: string): Promise<string> =>
  inFreshFolder(place, prefix, async (folder) => folder);

test("is for this user alone, has another name each time, and is gone afterwards, also when the work throws", async () => {
  const place = temporary();
  const mode = await inFreshFolder(place, prefix, async (folder) => statSync(folder).mode & 0o777);
  expect(mode).toBe(0o700);
  expect(await run(place)).not.toBe(await run(place));
  const thrown = inFreshFolder(place, prefix, async () => {
    throw new Error("the work");
  });
  await expect(thrown).rejects.toThrow("the work");
  expect(readdirSync(place)).toEqual([]);
});
test("of a run that goes on stays; after `kill -9` the next run removes it", async () => {
  const place = temporary();
  const { folder, end } = await other(place);
  await run(place);
  expect(readdirSync(folder)).toContain("stafett.keys.db");
  expect(await end("SIGKILL")).toBe("SIGKILL");
  expect(folders(place)).toEqual([basename(folder)]);
  await run(place);
  expect(folders(place)).toEqual([]);
});
test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "is gone when %s ends the process, which ends of it as before",
  async (signal) => {
    const place = temporary();
    const { end } = await other(place);
    expect(await end(signal)).toBe(signal);
    expect(folders(place)).toEqual([]);
  },
);
test("removes nothing through a link, and no file: only folders that no process holds", async () => {
  const [place, elsewhere] = [temporary(), temporary()];
  mkdirSync(join(place, `${prefix}killed`));
  writeFileSync(join(place, `${prefix}file`), "");
  writeFileSync(join(elsewhere, "kept"), "");
  symlinkSync(elsewhere, join(place, `${prefix}link`));
  await run(place);
  expect(folders(place)).toEqual([`${prefix}file`, `${prefix}link`]);
  expect(existsSync(join(elsewhere, "kept"))).toBe(true);
  expect(readdirSync(elsewhere)).toEqual(["kept"]);
});
