// The command `stafett` on its own: which words it takes, what it says of itself, and what it ends with.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { commands } from "../../src/app/operate/table.ts";
import { operate } from "../../src/app/operate.ts";
import { listened, type Said } from "../support/operator.ts";
import { root } from "../support/source.ts";

const said = listened();
const stafett = async (words: readonly string[], lang = "sv_SE.UTF-8"): Promise<Said> => {
  vi.stubEnv("LANG", lang);
  await operate(words, "1.2.3");
  return { code: Number(process.exitCode), ...said };
};
const names = Object.keys(commands) as (keyof typeof commands)[];

describe("help", () => {
  test.each(["--help", "-h", "help"])(
    "%s names every command and every exit code, on standard output",
    async (word) => {
      const { code, out, err } = await stafett([word]);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      for (const name of names) expect(out).toMatch(new RegExp(`^ {2}${name} `, "m"));
      expect(out).toMatch(/Exit codes: 0 .*1 .*2 /);
    },
  );
  test.each(names)(
    "of %s: how it is written, its flags, and what it ends with; in English alone",
    async (name) => {
      const { code, out, err } = await stafett([name, "--help"]);
      expect({ code, err, out }).toEqual({
        code: 0,
        err: "",
        out: expect.stringMatching(new RegExp(`^stafett ${name}\\b`)),
      });
      for (const flag of Object.keys(commands[name].flags)) expect(out).toContain(`--${flag}`);
      expect(out).toContain("Exit codes: 0");
      expect(out).not.toMatch(/[åäö]/);
    },
  );
});

test("the table in docs/operations.md has every command, and no other", () => {
  const [table = ""] =
    /^\| command .*\n(?:\|.*\n)+/m.exec(readFileSync(join(root, "docs/operations.md"), "utf8")) ??
    [];
  const inTable = [...table.matchAll(/^\| (`[^|]*`) *\|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([a-z-]+)/g)].map(([, name]) => name),
  );
  expect([...new Set(inTable)].sort()).toEqual([...names].sort());
});

test("the version, and nothing else", async () => {
  expect(await stafett(["--version"])).toEqual({ code: 0, out: "1.2.3\n", err: "" });
});

describe("written in a wrong way: said on the other stream, nothing done, and 2", () => {
  test.each<[readonly string[], string]>([
    [[], "stafett COMMAND"],
    [["verfy"], "There is no command verfy. Did you mean verify?"],
    [["qqqqqq"], "There is no command qqqqqq.\n"],
    [["--verbose"], "--verbose cannot be used here."],
    [["verify", "--quick"], "--quick cannot be used with verify"],
    [["verify", "--help=yes"], "--help cannot be used with verify"],
    [["backup"], "Missing: FOLDER. Write it like this: stafett backup FOLDER"],
    [["backup", "a", "b"], "There are too many words. Write it like this: stafett backup FOLDER"],
    [["export", "member"], "Missing: member|agency ID --into FOLDER. Write"],
    [["xoxb-12-Hemligt"], "There is no command …."],
    [["check", "--xoxb-12-Hemligt"], "… cannot be used with check"],
    [["resend", "now"], "Write it like this: stafett resend"],
  ])("%j", async (words, says) => {
    const { code, out, err } = await stafett(words);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(says);
    expect(err).toContain("stafett --help");
    expect(err).not.toContain("Hemligt");
  });
});

describe("dataskydd", () => {
  const folder = mkdtempSync(join(tmpdir(), "stafett-dataskydd-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const sample = readFileSync(join(root, "stafett.yaml"), "utf8");
  const from = (yaml: string): void => {
    writeFileSync(join(folder, "stafett.yaml"), yaml);
    vi.stubEnv("STAFETT_CONFIG", join(folder, "stafett.yaml"));
  };
  test("of each agency: who has decided what, how long, on what its statistics rest, who audits", async () => {
    from(sample);
    const { code, out, err } = await stafett(["dataskydd"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.match(/^# Dataskydd: /gm)?.length).toBeGreaterThan(5);
    expect(out).toContain("| Statistiken vilar på | samtycke: Dataskyddsansvarig, 2026-10-12 |");
    expect(out).toContain("| Granskar loggen | Dataskyddsombud, Malmö stad |");
    expect(out).toContain("docs/dpo/README.md");
  });
  test("of one, with what is missing, in English too", async () => {
    from(
      sample
        .replaceAll(/^ +impactAssessment: .*\n/gm, "")
        .replaceAll(/^ +statistics: \{ ground.*\n/gm, ""),
    );
    expect((await stafett(["dataskydd", "noomi"])).out.match(/^# .*/gm)).toEqual([
      "# Dataskydd: Noomi",
    ]);
    expect(said.out).toContain("| Konsekvensbedömning | saknas: ärenden är avstängda |");
    expect(said.out).toContain("| Statistiken vilar på | inget: inga ärenden räknas |");
    said.out = "";
    const { out } = await stafett(["dataskydd", "noomi"], "en_GB.UTF-8");
    expect(out).toContain("| Impact assessment | missing: cases are off |");
  });
  test("of one that is not there: says so, and nothing of what was written", async () => {
    from(sample);
    const { code, out, err } = await stafett(["dataskydd", "Anna-Andersson"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("That agency is not in");
    expect(err).not.toContain("Anna");
  });
});
