// What agencies keep in chat, written into the file that an operator keeps: read back it says the same, and its comments stand.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { registerOf } from "../../src/app/configuration/register.ts";
import { changesTo } from "../../src/app/operate/katalog.ts";
import { type Config, loadConfig } from "../../src/config/index.ts";
import { writtenBack } from "../../src/config/write-back.ts";
import { type Kept, nothingKept, withKept } from "../../workflows/people/kept.ts";
import { sampleConfig } from "../support/world.ts";

const sample = readFileSync(new URL("../../stafett.yaml", import.meta.url), "utf8");
const read = (text: string): Config => {
  const done = loadConfig(text, "stafett.yaml");
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.config;
};
const instance = "I1";
const kept = {
  services: {
    "noomi-stod": {
      id: "noomi-stod",
      agency: "noomi",
      instance,
      assured: "2026-11-25",
      ended: true,
    },
    "noomi-basbehov": { id: "noomi-basbehov", agency: "noomi", instance, assured: "2026-11-25" },
    "malmo-bistand": {
      ...{ id: "malmo-bistand", agency: "socialtjansten-malmo", instance, assured: "2026-11-26" },
      holds: {
        type: "ekonomiskt_bistand",
        name: "Bistånd: fråga",
        status: "temporarily-closed",
        areas: ["Malmö"],
        languages: ["no"],
      },
    },
    "t-ny": {
      ...{ id: "t-ny", agency: "noomi", instance, assured: "2026-11-25" },
      holds: {
        ...{
          type: "tolk",
          name: "Tolk",
          status: "active",
          areas: ["skane", "Lund"],
          languages: ["ar"],
          targetGroup: ["women"],
          minimumAge: 18,
        },
        ...{
          eligibility: "För alla",
          openingHours: "Vardagar 9–16",
          interpretation: true,
          certifiedUntil: "2027-01-01",
          licenceUntil: "2027-02-01",
        },
      },
    },
    elsewhere: {
      id: "elsewhere",
      agency: "not-there",
      instance,
      assured: "2026-11-25",
      holds: { type: "tolk", name: "X", status: "active" },
    },
  },
  entries: {
    noomi: {
      agency: "noomi",
      instance,
      holds: {
        phone: "112",
        note: "Ring först",
        hours: { days: [1, 2], from: "09:00", to: "15:00" },
        onCall: [],
      },
    },
    "socialtjansten-malmo": {
      ...{ agency: "socialtjansten-malmo", instance },
      holds: {
        hours: { days: [1, 2, 3, 4, 5], from: "08:00", to: "16:30" },
        onCall: [{ municipality: "Malmö", phone: "040-628 04 29", note: "Natt" }],
      },
    },
  },
} as unknown as Kept;
const written = writtenBack(sample, changesTo(sampleConfig(), kept));

it("reads back as what is shown now", () => {
  const plain = ({ agencies, services }: Pick<Config, "agencies" | "services">) => {
    const { agencies: a, services: s } = registerOf(
      { ...sampleConfig(), agencies, services },
      false,
      ["slack", "teams"],
    );
    return { a, s };
  };
  const sorted = <T extends { readonly id?: string }>(all: readonly T[]) =>
    all.toSorted((x, y) => ((x.id ?? "") < (y.id ?? "") ? -1 : 1));
  const now = withKept(registerOf(sampleConfig(), false, ["slack", "teams"]), kept);
  const { a, s } = plain(read(written));
  expect(a).toEqual(now.agencies);
  const named = (area: string) => (area === "skane" ? "Skåne" : area);
  const shown = now.services.map(({ instance: _instance, ...each }) => ({
    ...each,
    areas: each.areas?.map(named),
  }));
  expect(sorted(s)).toEqual(sorted(shown as never));
});
it("keeps comments and everything else as it is written", () => {
  const lines = new Set(written.split("\n"));
  for (const comment of sample
    .split("\n")
    .filter((line) => line.trim().startsWith("#") && !line.includes("Namnet står")))
    expect(lines, comment).toContain(comment);
  const { agencies: _a, services: _s, ...rest } = read(written);
  const { agencies: _b, services: _t, ...before } = sampleConfig();
  expect(rest).toEqual(before);
});
it("changes nothing where nothing is kept", () => {
  expect(read(writtenBack(sample, changesTo(sampleConfig(), nothingKept)))).toEqual(sampleConfig());
});
