// The image, built by a real builder and run from its own libraries: on a volume as compose makes it, through an upgrade and back.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contained, copiesPath, namedVolume, stopped } from "./contained.ts";
import type { Image } from "./containerfile.ts";
import { canBuild, openBuilder } from "./image.ts";
import { calming, opening, post } from "./load.ts";

const steps = "/app/src/store/migrations.ts";
describe.skipIf(!canBuild())("the image", () => {
  let builder: ReturnType<typeof openBuilder>;
  let now: Image;
  let later: Image;
  beforeAll(() => {
    builder = openBuilder();
    builder.build("localhost/stafett:now");
    now = builder.mounted("localhost/stafett:now");
    const text = readFileSync(join(now.folder, steps), "utf8");
    // One step more is what a newer version has.
    const more = text.replace(/\];\n$/, '"create table later (one integer)",\n];\n');
    expect(more).not.toBe(text);
    builder.derive("localhost/stafett:now", "localhost/stafett:later", steps, more);
    later = builder.mounted("localhost/stafett:later");
  });
  afterAll(() => builder?.close());

  test("says what it runs, as whom, and how its health is asked", () => {
    expect(now).toMatchObject({ user: "1000:1000", cwd: "/app" });
    expect([now.command[0], now.command.at(-1), now.health[0]]).toEqual([
      "node",
      "bin/start.mjs",
      "node",
    ]);
    expect(now.env).toMatchObject({
      NODE_ENV: "production",
      DATABASE_URL: "sqlite:/var/lib/stafett/stafett.db",
    });
  });
  test("has a bill of materials of exactly the packages that are in it", () => {
    const read = (file: string) => JSON.parse(readFileSync(join(now.folder, "app", file), "utf8"));
    const billed = (read("stafett.cdx.json").components as { "bom-ref": string }[]).map(
      (each) => each["bom-ref"],
    );
    const installed = Object.entries(
      read("node_modules/.package-lock.json").packages as Record<string, { version: string }>,
    ).map(([path, { version }]) => `${path.split("node_modules/").at(-1)}@${version}`);
    expect(installed.length).toBeGreaterThan(100);
    expect([...new Set(billed)].sort()).toEqual([...new Set(installed)].sort());
  });
  test("gives a volume to the user that it runs as, and to nobody else", () => {
    const { uid, gid, mode } = statSync(namedVolume(now));
    expect([uid, gid, mode & 0o777]).toEqual([1_000, 1_000, 0o700]);
  });
  test("starts on a new volume, is well, stops, is upgraded, refuses to go back by itself, and goes back with a copy", async () => {
    const c = await contained(now);
    const command = (image: Image, ...words: readonly string[]) =>
      c.inside(["node", "--run", "stafett", "--", ...words], image);
    const first = await c.running();
    expect(c.inside(now.health).status).toBe(0);
    const ref = /SYD-\w{4}-\w{2}/.exec(await post(first, opening().body))?.[0] ?? "none";
    const known = async (program: typeof first): Promise<boolean> =>
      (await post(program, calming(ref).body)).includes("Klart.");
    expect(await known(first)).toBe(true);
    expect(command(now, "backup", copiesPath)).toMatchObject({ status: 0 });
    expect(await stopped(first)).toBe(0);
    expect(c.inside(now.health).status).toBe(1);

    const upgraded = await c.running(later);
    expect(await known(upgraded)).toBe(true);
    expect(await stopped(upgraded)).toBe(0);

    const back = c.start(now);
    expect(await back.ended).toBe(1);
    expect(back.said()).toContain("The database was written by a newer version of Stafett.");

    const [copy = ""] = readdirSync(c.copies);
    expect(command(now, "restore", `${copiesPath}/${copy}`)).toMatchObject({ status: 0 });
    const again = await c.running(now);
    expect(await known(again)).toBe(true);
    expect(await stopped(again)).toBe(0);
    expect(existsSync(join(c.data, "stafett.key"))).toBe(true);
  });
});
