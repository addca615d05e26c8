// A file that is acknowledged is on the disk: under its own name only when its content is, and the name itself too.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const calls: string[] = [];
let failing: string | undefined;
vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  const open = new Map<number, string>();
  const note = (what: string): void => {
    calls.push(what);
    if (what.startsWith(failing ?? "nothing"))
      throw Object.assign(new Error("the disk"), { code: "EIO" });
  };
  const name = (path: unknown): string => String(path).replace(/.*\//, "").replace(/-\d+$/, "");
  return {
    ...real,
    openSync: (path: string, ...more: [string, number?]) => {
      const handle = real.openSync(path, ...more);
      open.set(handle, name(path));
      return handle;
    },
    writeFileSync: (to: number, content: string) => {
      note(`write ${open.get(to)}`);
      real.writeFileSync(to, content);
    },
    fsyncSync: (handle: number) => {
      note(`flush ${open.get(handle)}`);
      real.fsyncSync(handle);
    },
    linkSync: (from: string, to: string) => {
      note(`name ${name(to)}`);
      real.linkSync(from, to);
    },
    renameSync: (from: string, to: string) => {
      note(`rename ${name(to)}`);
      real.renameSync(from, to);
    },
  };
});
const { makeFolder, NoFolder, writeDurably } = await import("../../src/store/durable.ts");
const { mastersIn } = await import("../../src/app/storage/key-file.ts");

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stafett-durable-"));
  calls.length = 0;
  failing = undefined;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a file that must survive a power cut", () => {
  it("is flushed before it gets its name, and its folder after", () => {
    writeDurably(join(folder, "a"), "x", "replace");
    expect(calls).toEqual([
      "write a.new",
      "flush a.new",
      "rename a",
      `flush ${folder.split("/").at(-1)}`,
    ]);
  });
  it("is this user's alone, and leaves nothing beside it", () => {
    writeDurably(join(folder, "a"), "x", "new");
    expect(statSync(join(folder, "a")).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["a"]);
  });
  it("takes nobody's place when it is new", () => {
    writeDurably(join(folder, "a"), "first", "new");
    expect(() => writeDurably(join(folder, "a"), "second", "new")).toThrow();
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("first");
  });
  it.each(["write", "flush", "rename"])("is as it was when the disk fails at %s", (at) => {
    writeDurably(join(folder, "a"), "old", "replace");
    failing = at;
    expect(() => writeDurably(join(folder, "a"), "new", "replace")).toThrow("the disk");
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["a"]);
  });
  it("lies in a folder whose name is durable too", () => {
    makeFolder(join(folder, "one", "two"));
    expect(calls).toEqual([
      "flush one",
      `flush ${folder.split("/").at(-1)}`,
      "flush two",
      "flush one",
    ]);
    expect(statSync(join(folder, "one")).mode & 0o777).toBe(0o700);
  });
  it("a folder that is there already is left as it is", () => {
    makeFolder(folder);
    expect(calls).toEqual([]);
  });
  it.each(["/proc/nope/data", "/dev/null/data"])(
    "%s can never be a folder, and that is said at once",
    (path) => {
      expect(() => makeFolder(path)).toThrow(NoFolder);
    },
  );
  it("a file stands where a folder should be, and stays", () => {
    writeDurably(join(folder, "a"), "x", "new");
    expect(() => makeFolder(join(folder, "a"))).toThrow(NoFolder);
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("x");
  });
});

describe("the master key", () => {
  it("is on the disk before it is given to anybody", () => {
    const file = join(folder, "data", "stafett.key");
    mastersIn(file, true);
    expect(calls.slice(-4)).toEqual([
      "write stafett.key.new",
      "flush stafett.key.new",
      "name stafett.key",
      "flush data",
    ]);
  });
  it("is not made when the disk fails", () => {
    failing = "flush stafett.key";
    expect(() => mastersIn(join(folder, "stafett.key"), true)).toThrow("the disk");
    expect(existsSync(join(folder, "stafett.key"))).toBe(false);
  });
});
