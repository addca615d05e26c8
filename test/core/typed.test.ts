// Words that people try, and what comes of them: for every kind of role something useful, and never a bare no.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import type { PhraseKey } from "../../src/rules/ui.ts";
import { createWorld, sampleConfig, type World } from "../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await createWorld({ teams: true });
});
afterAll(() => w.close());

/** One member of each combination of roles in the sample, and one who reads English. */
const roles = {
  "a coordinator": ["slack", "T0STAFETT/U0EVON01"],
  "a caseworker": ["slack", "T0STAFETT/U0NOOMI01"],
  "a lead who works cases": ["slack", "T0STAFETT/U0NOOMI03"],
  "a lead alone": ["slack", "T0STAFETT/U0EVON03"],
  "a shelter's caseworker": ["slack", "T0STAFETT/U0BOENDE1"],
  "the national coordination": ["slack", "T0STAFETT/U0NSPM01"],
  "the support programme, in English": ["slack", "T0STAFETT/U0PLATT01"],
  "an auditor": [
    "teams",
    "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4/c0de0014-5af3-4b71-a9d2-6e18f0b70014",
  ],
  "a technician": ["slack", "T0STAFETT/U0DRIFT01"],
} as const;
type Role = keyof typeof roles;
let asked = 0;
const typed = (as: Role, text: string): Promise<Reply> => {
  const [platform, identity] = roles[as];
  asked += 1;
  return w.stafett.engine.handle({
    idempotencyKey: `${platform}:typed${asked}`,
    platform,
    identity,
    ask: { kind: "words", slash: "/stafett", text },
  });
};
const text = (reply: Reply): string => JSON.stringify(reply);
const said = (key: PhraseKey): readonly string[] => [
  catalogues.phrases.sv[key] ?? "",
  catalogues.phrases.en[key] ?? "",
];
const answers: readonly Role[] = ["a coordinator", "a lead alone", "the national coordination"];
const tried = [
  ...[
    "stödtelefon",
    "hotline",
    "samtal",
    "stödlinje",
    "betänketid",
    "avstämning",
    "försvunnen",
    "polisanmälan",
    "tolk",
    "nmt",
  ],
  ...[
    "regionkoordinator",
    "dublett",
    "skyddat boende",
    "support line",
    "reflection period",
    "interpreter",
    "missing",
    "duplicate",
  ],
];

describe.each(Object.keys(roles) as readonly Role[])("typed by %s", (as) => {
  test.each(tried)("%s is answered with something to use", async (word) => {
    const reply = await typed(as, word);
    // Help is a form where there is more than stands in it.
    expect(reply.kind === "form" ? reply.form.workflow : reply.kind, text(reply)).toMatch(
      /^(panel|help)$/,
    );
    for (const no of (
      ["core.denied", "core.deniedHere", "core.unknownWords", "core.absent"] as const
    ).flatMap(said))
      expect(text(reply)).not.toContain(no.slice(0, 30));
  });
  test.each(["stödtelefon", "hotline", "stödlinje", "regionkoordinator"])(
    "%s has a number to phone",
    async (word) => {
      // Those who answer the line, and their lead, are led to its calls.
      const reply = text(await typed(as, word));
      expect(reply).toMatch(/020-39 00 00|020-35 40 40|"workflow":"call"/);
      if (!answers.includes(as)) expect(reply).not.toContain('"workflow":"call"');
    },
  );
});

describe("a word", () => {
  test("opens the calls for those who take them, and the numbers for others", async () => {
    expect(text(await typed("the national coordination", "stödtelefon"))).toContain(
      '"title":"Samtal"',
    );
    expect(text(await typed("a caseworker", "stödtelefon"))).toContain(
      '"title":"Vem är i tjänst?"',
    );
  });
  test("is itself what is looked for, where it names a service", async () => {
    expect(text(await typed("a caseworker", "betänketid"))).toContain("Ansökan om betänketid");
    expect(text(await typed("a caseworker", "polisanmälan"))).toContain(
      "Stöd inför och efter polisanmälan",
    );
    expect(text(await typed("a caseworker", "tolk"))).toContain("Stödsamtal och uppsökande arbete");
    expect(text(await typed("a caseworker", "betänketid lund"))).not.toContain(
      "Ansökan om betänketid",
    );
  });
  test("that another role may use is answered with who may, and without talk of a case", async () => {
    const no = await typed("a caseworker", "statistik");
    expect(no).toMatchObject({ kind: "refused", said: catalogues.phrases.sv["core.denied"] });
    expect(catalogues.phrases.sv["core.denied"]).not.toMatch(/ärende/);
  });
});

describe("words to search for", () => {
  test("as the help gives them are looked for", async () => {
    const examples = Object.entries(catalogues.phrases.sv).flatMap(([key, help]) =>
      key.endsWith(".help")
        ? (/efter: (?<example>[^.:]+)\.?$/.exec(help)?.groups?.example ?? [])
        : [],
    );
    expect(examples).toContain("insatser skyddat boende skåne");
    for (const example of examples)
      expect(await typed("a caseworker", example)).toMatchObject({ kind: "panel" });
  });
  test("that are stopped are no incident", async () => {
    const shelter = sampleConfig().agencies.find((agency) => agency.shelter)?.name ?? "";
    for (const words of [`insatser ${shelter}`, "insatser Storgatan 5", "vem Anna Svensson"]) {
      const reply = await typed("a caseworker", words);
      expect(reply, words).toMatchObject({
        kind: "refused",
        said: catalogues.phrases.sv["core.guardSearch"],
      });
    }
    const submit = {
      kind: "submit",
      workflow: "search",
      command: "find",
      hidden: {},
      more: false,
    } as const;
    const [platform, identity] = roles["a caseworker"];
    const form = await w.stafett.engine.handle({
      idempotencyKey: "slack:search",
      platform,
      identity,
      ask: { ...submit, values: { words: shelter } },
    });
    expect(form).toMatchObject({
      kind: "errors",
      fields: { words: catalogues.phrases.sv["core.guardSearch"] },
    });
  });
  test("with somebody's number in them are one all the same: the platform has it", async () => {
    expect(text(await typed("a caseworker", "insatser 19811218-9876"))).toContain(
      "följ er incidentrutin",
    );
  });
});

describe("somebody who reads English", () => {
  test("reads the numbers in English, on the list and where it is acute", async () => {
    for (const word of ["who", "acute", "försvunnen"]) {
      const seen = text(await typed("the support programme, in English", word));
      expect(seen).toContain("Danger to life");
      expect(seen).not.toContain("Akut fara för liv");
    }
    expect(text(await typed("a caseworker", "akut"))).toContain("Akut fara för liv");
  });
});
