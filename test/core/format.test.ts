// Data of an older format: every way in refuses them with a reason, and leaves every byte as it was.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { startTexts } from "../../src/app/start-texts.ts";
import { backUp, restore, verify, verifyBackup } from "../../src/app/storage/backup.ts";
import { mastersIn } from "../../src/app/storage/key-file.ts";
import { move } from "../../src/app/storage/moving.ts";
import { openBoth } from "../../src/app/storage/opening.ts";
import { rotateKey } from "../../src/app/storage/rotating.ts";
import { beside } from "../../src/app/storage/second.ts";
import { silent } from "../../src/log.ts";
import { formatName } from "../../src/store/format.ts";
import { writeOldDatabase } from "../support/database-0.1.0.ts";
import { only } from "../support/presets.ts";
import { masterKey, small, temporary } from "../support/small-core.ts";

const quiet = (): void => undefined;
const now = new Date("2026-12-01T12:00:00Z");
const key = only(masterKey);
const refused = { why: "format" };
/** Every file beside `file`, by name and bytes, but locks, which are empty. */
const bytesBeside = (file: string): readonly (readonly [string, string])[] =>
  readdirSync(dirname(file))
    .filter((name) => !name.endsWith(".lock"))
    .map((name) => [name, readFileSync(join(dirname(file), name)).toString("base64")] as const);

describe("a database of version 0.1.0", () => {
  test.each<[string, (file: string) => Promise<unknown>]>([
    ["is not started on", (file) => openBoth(file, silent)],
    [
      "is not read by a command",
      (file) => beside({ file }, "reading", async ({ data }) => data.query("select 1")),
    ],
    [
      "is not written by a command",
      (file) =>
        beside({ file }, "writing", async ({ data }) => data.query("delete from idempotency_keys")),
    ],
    ["is not copied", (file) => backUp(file, temporary(), now, quiet)],
    ["is not moved", (file) => move({ file }, { file: join(temporary(), "new.db") }, quiet)],
  ])("%s: refused, byte for byte as it was", async (_what, open) => {
    const file = writeOldDatabase(temporary());
    const before = bytesBeside(file);
    await expect(open(file)).rejects.toMatchObject(refused);
    expect(bytesBeside(file)).toEqual(before);
  });
  test("keeps its master key", async () => {
    const [file, keyFile] = [writeOldDatabase(temporary()), join(temporary(), "stafett.key")];
    mastersIn(keyFile, true);
    const before = [bytesBeside(file), bytesBeside(keyFile)];
    await expect(rotateKey({ file }, keyFile, quiet)).rejects.toMatchObject(refused);
    expect([bytesBeside(file), bytesBeside(keyFile)]).toEqual(before);
  });
  test("is found to be of another format, and nothing else is said of it", () => {
    const file = writeOldDatabase(temporary());
    const before = bytesBeside(file);
    expect(verify(file, key)).toEqual(["format"]);
    expect(bytesBeside(file)).toEqual(before);
  });
  test("is no place to move to", async () => {
    const c = await small();
    await c.stop();
    const file = writeOldDatabase(temporary());
    const before = bytesBeside(file);
    await expect(move({ file: c.file }, { file }, quiet)).rejects.toMatchObject({
      why: "notEmpty",
    });
    expect(bytesBeside(file)).toEqual(before);
  });
  test("makes way for a copy of now, and lies aside as it was", async () => {
    const c = await small();
    await c.begin();
    const folder = await backUp(c.file, temporary(), now, quiet);
    const file = writeOldDatabase(temporary());
    const before = bytesBeside(file);
    const { aside = "" } = await restore(folder, file, now);
    expect(bytesBeside(join(aside, "stafett.db"))).toEqual(before);
    const opened = await openBoth(file, silent);
    opened.end();
    await opened.keys.close();
    await opened.data.close();
  });
});

describe("a copy", () => {
  const copied = async (
    note: (said: Record<string, unknown>) => Record<string, unknown>,
  ): Promise<string> => {
    const c = await small();
    const folder = await backUp(c.file, temporary(), now, quiet);
    const path = join(folder, "backup.json");
    writeFileSync(path, JSON.stringify(note(JSON.parse(readFileSync(path, "utf8")))));
    return folder;
  };
  test("says its format, and is put back", async () => {
    const folder = await copied((said) => said);
    expect(JSON.parse(readFileSync(join(folder, "backup.json"), "utf8"))).toMatchObject({
      format: formatName,
    });
    expect(verifyBackup(folder, key)).toEqual([]);
  });
  test.each([
    ["that says none", undefined],
    ["that says another", "stafett 3"],
  ])("%s: of another format", async (_what, format) => {
    expect(verifyBackup(await copied((said) => ({ ...said, format })), key)).toEqual(["format"]);
  });
});

test("the reason says what happened, what is still true and what to do", () => {
  expect(startTexts.database("format")).toMatch(
    /before 0\.2\.0.*Nothing has changed\. Move the database/,
  );
});
