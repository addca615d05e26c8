// The app package for Teams as a file: what is in it, and what `npm run manifest` writes, says and refuses.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { manifestTexts } from "../manifest/texts.ts";
import { temporary } from "./support/small-core.ts";
import { root } from "./support/source.ts";
import { made, packed, wanted } from "./support/teams-package.ts";

describe("the package", () => {
  it("opens again, and holds the manifest, its English texts and two icons", () => {
    const files = unzipSync(packed());
    expect(Object.keys(files).sort()).toEqual([
      "color.png",
      "en.json",
      "manifest.json",
      "outline.png",
    ]);
    expect(JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array()))).toEqual(made());
    for (const name of ["color.png", "outline.png", "en.json"])
      expect(
        Buffer.from(files[name] ?? []).equals(readFileSync(join(root, "manifest/teams", name))),
      ).toBe(true);
  });
  it("is the same bytes for the same values", () => {
    expect(Buffer.from(packed()).equals(Buffer.from(packed()))).toBe(true);
  });
});

describe("npm run manifest", () => {
  const run = (env: Readonly<Record<string, string>>, ...args: string[]) => {
    const cwd = temporary();
    const command = [
      "--disable-warning=ExperimentalWarning",
      join(root, "manifest/build.ts"),
      ...args,
    ];
    const options = {
      cwd,
      encoding: "utf8",
      env: { PATH: process.env.PATH ?? "", ...env },
    } as const;
    const { status, stdout, stderr } = spawnSync(
      join(root, "node_modules/.bin/node"),
      command,
      options,
    );
    const file = join(cwd, "data/stafett-teams.zip");
    return {
      status,
      said: stdout + stderr,
      file: existsSync(file) ? readFileSync(file) : undefined,
      path: file,
    };
  };
  const env = { CLIENT_ID: wanted.clientId, STAFETT_PUBLIC_URL: wanted.publicUrl };

  it("writes the package, says where, and lets no secret of the environment into it", () => {
    const { status, said, file, path } = run({
      ...env,
      CLIENT_SECRET: "a-secret-of-the-bot",
      TENANT_ID: "a-tenant-of-ours",
    });
    expect([status, said.includes(path)]).toEqual([0, true]);
    expect(file?.equals(Buffer.from(packed()))).toBe(true);
    const inside = Object.values(unzipSync(file ?? new Uint8Array())).map((bytes) =>
      Buffer.from(bytes).toString("latin1"),
    );
    expect(
      [said, ...inside].filter((text) => /a-secret-of-the-bot|a-tenant-of-ours/.test(text)),
    ).toEqual([]);
  });
  it("takes the values as arguments too, before those of the environment", () => {
    const { status, file } = run(
      { ...env, CLIENT_ID: "wrong" },
      `--client-id=${wanted.clientId}`,
      "--privacy-url=https://integritet.example",
    );
    expect(status).toBe(0);
    expect(
      strFromU8(unzipSync(file ?? new Uint8Array())["manifest.json"] ?? new Uint8Array()),
    ).toContain("https://integritet.example");
  });
  it.each([
    ["without an id", { STAFETT_PUBLIC_URL: wanted.publicUrl }, [], "The bot's id is missing."],
    ["with an empty id", { ...env, CLIENT_ID: " " }, [], "The bot's id is missing."],
    [
      "with an id that is no GUID",
      { ...env, CLIENT_ID: "secret-by-mistake" },
      [],
      "The bot's id is no GUID.",
    ],
    ["without an address", { CLIENT_ID: wanted.clientId }, [], "The address is missing."],
    [
      "with an address over http",
      { ...env, STAFETT_PUBLIC_URL: "http://secret-by-mistake" },
      [],
      "STAFETT_PUBLIC_URL is no address",
    ],
    [
      "with a password in an address",
      { ...env, STAFETT_PUBLIC_URL: "https://a:secret-by-mistake@b.example" },
      [],
      "STAFETT_PUBLIC_URL is no address",
    ],
    [
      "with a page that is no address",
      env,
      ["--terms-url=secret-by-mistake"],
      "--terms-url is no address",
    ],
    [
      "with an argument that there is not",
      env,
      ["--secret-by-mistake"],
      "There is no such argument.",
    ],
  ])("refuses %s: says so, repeats nothing, writes nothing", (_what, given, args, sentence) => {
    const { status, said, file } = run(given, ...args);
    expect(said).toContain(sentence);
    expect(said).not.toContain("secret-by-mistake");
    expect([status, file]).toEqual([1, undefined]);
  });
  it("says with each refusal that nothing was written", () => {
    const problems = [
      { kind: "noClientId" },
      { kind: "badClientId" },
      { kind: "noPublicUrl" },
      { kind: "badUrl", name: "--terms-url" },
      { kind: "invalid", places: ["/bots/0: x"] },
    ] as const;
    for (const problem of problems)
      expect(manifestTexts.problem(problem)).toContain("Nothing has been written.");
  });
});
