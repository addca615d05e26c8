// A disk that goes bad under a program that runs: noticed when such a page is read, and looked for every day.
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { keysFile, openBoth } from "../../src/app/storage/opening.ts";
import { silent } from "../../src/log.ts";
import { createWorld } from "../support/world.ts";

const pageBytes = 4_096;
/** Both files, with some cases. */
const whole = async (): Promise<string> => {
  const w = await createWorld({ keep: true });
  for (let i = 0; i < 5; i++) {
    const opened = await w.cloud.as("U0NOOMI01").slash("/arende", "nytt");
    await w.cloud.as("U0NOOMI01").submit(opened.modal?.id ?? "");
  }
  await w.close();
  return w.file;
};

describe("a file that goes bad while it is in use", () => {
  const inUse = async (file: string) => {
    const said: object[] = [];
    const opened = await openBoth(file, { ...silent, error: (line) => void said.push(line) });
    onTestFinished(async () => {
      vi.useRealTimers();
      opened.end();
      await opened.keys.close();
      await opened.data.close();
    });
    return { opened, said };
  };
  /** From the third page on: nothing of it makes sense. */
  const spoil = (file: string): void => {
    const bytes = readFileSync(file);
    const handle = openSync(file, "r+");
    writeSync(
      handle,
      Buffer.alloc(bytes.length - 2 * pageBytes, 7),
      0,
      bytes.length - 2 * pageBytes,
      2 * pageBytes,
    );
    closeSync(handle);
  };
  test("is noticed by whoever reads of it", async () => {
    const file = await whole();
    const { opened } = await inUse(file);
    // Somebody else writes: what is in memory is read anew.
    const other = new DatabaseSync(file);
    other.exec("update freshness set count = count + 1");
    other.close();
    spoil(file);
    expect(opened.fault()).toBeUndefined();
    await expect(opened.data.query("select * from events")).rejects.toThrow();
    expect(opened.fault()).toBe("pages");
  });
  test.each([
    ["the data", (file: string) => file],
    ["the keys", keysFile],
  ])("is looked for every day: %s", async (_what, of) => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const file = await whole();
    const { opened, said } = await inUse(file);
    spoil(of(file));
    await vi.advanceTimersByTimeAsync(23 * 3_600_000);
    expect(opened.fault()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(3_600_000);
    await vi.waitUntil(() => said.length > 0);
    expect(opened.fault()).toBe("pages");
    expect(said).toEqual([{ event: "database.damaged", fault: "pages" }]);
  });
});
