import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Files } from "./files.ts";

const pages = (count: number): Buffer => Buffer.alloc(count * 4_096, ".");
describe("words in a database's files", () => {
  let folder: string;
  let file: string;
  const holds = (content: Buffer, path = file): void => writeFileSync(path, content);
  const put = (content: Buffer, text: string, at: number): Buffer => {
    content.write(text, at, "latin1");
    return content;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "stafett-files-"));
    file = join(folder, "data.db");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("are found at first sight, and as often as they are asked for", () => {
    holds(put(pages(3), "röd gaffel", 5_000));
    const files = new Files(file);
    expect([files.found(["röd gaffel", "SYD-1"]), files.found(["röd gaffel", "SYD-1"])]).toEqual([
      ["röd gaffel"],
      ["röd gaffel"],
    ]);
  });
  it("are found in a page that has changed, over its edge, and in one that is new", () => {
    holds(pages(3));
    const files = new Files(file);
    expect(files.found(["SYD-1234"])).toEqual([]);
    holds(put(pages(3), "SYD-1234", 4_096 - 4));
    expect(files.found(["SYD-1234"])).toEqual(["SYD-1234"]);
    holds(pages(3));
    expect(files.found(["SYD-1234"])).toEqual([]);
    holds(put(pages(4), "SYD-1234", 3 * 4_096 + 9));
    expect(files.found(["SYD-1234"])).toEqual(["SYD-1234"]);
    holds(put(put(pages(3), "SYD-", 4_096 - 4), ".", 9_000));
    expect(files.found(["SYD-1234"])).toEqual([]);
    holds(put(put(pages(3), "SYD-1234", 4_096 - 4), ".", 9_000));
    expect(files.found(["SYD-1234"])).toEqual(["SYD-1234"]);
  });
  it("that nobody asked for before are looked for in what was there before", () => {
    holds(put(pages(3), "SYD-1234", 200));
    const files = new Files(file);
    expect(files.found(["other"])).toEqual([]);
    expect(files.found(["other", "SYD-1234"])).toEqual(["SYD-1234"]);
    expect(files.found(["other"])).toEqual([]);
    expect(files.found(["SYD-1234"])).toEqual(["SYD-1234"]);
  });
  it("are found in the log beside it too", () => {
    holds(pages(1));
    holds(put(pages(2), "SYD-1234", 7_000), `${file}-wal`);
    expect(new Files(file).found(["SYD-1234"])).toEqual(["SYD-1234"]);
  });
});
