// What a referral says beside its service is declared once, and what the year's figures count of it reaches its case as codes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, root } from "../../support/source.ts";
import { drafted } from "./referrals.ts";

const code = ["workflows/referral", "workflows/case"]
  .flatMap((folder) => filesIn(folder, [".ts"]))
  .filter((path) => !path.endsWith(".json.ts"));
const codeNaming = (name: string): readonly string[] =>
  code
    .filter((path) => new RegExp(`\\b${name}\\b`).test(readFileSync(join(root, path), "utf8")))
    .sort();

describe("what the year's figures count of a referral", () => {
  it("is told to its case as codes, and nothing where they count nothing", () => {
    const toldBy = (service: string) =>
      drafted({ service })
        .done("send")
        .view.signals.map(({ values }) => values.counted);
    expect(["malsagandebitrade", "skadestand_ersattning", "fack_lonekrav"].flatMap(toldBy)).toEqual(
      [{ counsel: "yes" }, { damages: "yes" }, undefined],
    );
  });
  it("is named where referrals declare it, and by no case on its way to the figures", () => {
    expect([codeNaming("counsel"), codeNaming("damages")]).toEqual([
      ["workflows/referral/facts.ts"],
      ["workflows/referral/facts.ts"],
    ]);
  });
});

it("a fact that a referral asks and shows is named in its list of codes and where it is declared, and nowhere else in code", () => {
  expect(codeNaming("conditions")).toEqual([
    "workflows/referral/codes.ts",
    "workflows/referral/facts.ts",
  ]);
});
