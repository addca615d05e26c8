// The indicators on the whole bot: a year goes from cases to a file for the yearly report, and nobody else has the link.
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import { openAccessLog } from "../support/access-log.ts";
import { office } from "../support/office.ts";
import { Recorder } from "../support/recorder-hand.ts";
import { recordStatistics } from "../support/recorder-statistics.ts";
import { createWorld } from "../support/world.ts";

type Shown = Extract<Reply, { kind: "panel" }>;
test("what was released is fetched as a file by those who may read it, by their own links; the fetching is logged", async () => {
  const w = await createWorld({ publicUrl: "https://stafett.example.org" });
  onTestFinished(() => w.close());
  await recordStatistics(new Recorder(w).hands());
  const asks = (identity: string, n: number): Promise<Reply> =>
    w.stafett.engine.handle({
      idempotencyKey: `conventions:${identity}:${n}`,
      platform: "slack",
      identity: `T0STAFETT/${identity}`,
      ask: { kind: "panel", workflow: "conventions", panel: "show" },
    });
  const shown = (await asks("U0NSPM01", 1)) as Shown;
  const links = shown.panel.body.flatMap((block) =>
    block.kind === "files" ? block.files.map(({ url }) => url) : [],
  );
  expect(links).toHaveLength(6);
  const fetched = (url: string | undefined) =>
    w.stafett.files.fetch(url?.split("/").at(-1) ?? "", false);
  const [word, csv, json, collection, each, metadata] = await Promise.all(links.map(fetched));
  expect([word, csv, json, collection, each, metadata].map((file) => file?.status)).toEqual(
    Array(6).fill(200),
  );
  // In the reader's language, and nothing of a person in it.
  const said = (await metadata?.text()) ?? "";
  expect(said).toMatch(
    /19;comment;19. Kommentar;Stafett vet inget om det här. Fyll i innan det lämnas ut.;empty/,
  );
  // A row that stands alone must not claim what the figures do not say.
  expect(said).toMatch(
    /13;accuracy;13. Noggrannhet;Det här säger talen inte: Hur många som är utsatta/,
  );
  expect(csv?.headers.get("content-disposition")).toContain("Indikatorer");
  const lines = (await json?.json()) as readonly Readonly<Record<string, unknown>>[];
  // Seven people of one kind: where all are one, no code is shown, and a table that says nothing is left out.
  expect(lines.find(({ indicator }) => indicator === "forms")).toMatchObject({
    year: "2026",
    value: null,
    status: "notReleased",
    council_article: "4",
  });
  expect(lines.find(({ indicator }) => indicator === "shelter")).toMatchObject({
    year: "2026",
    value: null,
    status: "notReleased",
  });
  expect((await asks("U0NOOMI01", 2)).kind).toBe("refused");
  const db = new DatabaseSync(w.file, { readOnly: true });
  const rows = db.prepare("select about, month, cipher from access_log").all();
  db.close();
  const seen = (await openAccessLog(w.stafett.core.keys, rows)).filter(
    ({ workflow }) => workflow === "conventions",
  );
  expect(seen.map(({ member, panel }) => `${member} ${panel}`).sort()).toEqual(
    [
      "file:collection",
      "file:collection-csv",
      "file:csv",
      "file:json",
      "file:metadata",
      "file:word",
      "show",
    ].map((panel) => `nspm-samordnare ${panel}`),
  );
});
test("what the guide of a case knows goes into the row at closing, in the whole program, and nothing else of it", async () => {
  const o = await office();
  const me = "noomi-kontakt";
  const [kase, other] = [await o.kase(), await o.kase()];
  const guide = await o.does(me, "guide", "begin", { kase });
  for (const [command, item] of [
    ["done", "counsel"],
    ["notYet", "damages"],
    ["na", "permit"],
    ["done", "shelter"],
  ] as const)
    await o.does(me, "guide", command, { item }, guide);
  for (const each of [kase, other])
    await o.does(
      me,
      "case",
      "close",
      { reason: "goalReached", counting: "yes", ageGroup: "adult" },
      each,
    );
  const { rows } = await o.state<{ readonly rows: readonly { readonly stats: object }[] }>(
    "stat-SYD",
  );
  const known = { quarter: "q4", keeper: "association", contributor: "noomi" };
  expect(rows.map(({ stats }) => stats)).toEqual([
    { ageGroup: "adult", counsel: "yes", damages: "no", ...known },
    { ageGroup: "adult", ...known },
  ]);
});
