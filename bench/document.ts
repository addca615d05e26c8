// How long the event loop stands still while the document of a long case is made: a thousand steps, a thousand lines of the access log.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { catalogues } from "../src/app/catalogues.ts";
import { makeFile } from "../src/files/make.ts";
import type { Paper } from "../src/rules/ui.ts";
import { Locale } from "../src/words/locale.ts";
import { everybody, memberOf } from "../test/support/given.ts";
import { longCase } from "../test/workflows/case/cases.ts";
import { kase } from "../workflows/case/index.ts";

const locale = new Locale(catalogues, (_to, values) => values);
const { state, world } = longCase(1_000);
const viewer = {
  member: memberOf("noomi-kontakt"),
  now: "2026-12-01T08:00:00.000Z",
  instance: "case",
} as never;
const reader = { language: "sv", people: everybody, viewer: memberOf("noomi-kontakt") } as const;
const ms = (n: number): string => `${Math.round(n)} ms`;
for (const kind of ["pdf", "pdf", "docx", "docx", "json", "json"] as const) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // It counts from one turn of the loop to the next, and has to have had one.
  await setTimeout(200);
  delay.reset();
  await setTimeout(50);
  const begun = performance.now();
  const paper = kase.files?.[kind]?.make(state, viewer, world) as Paper;
  const rules = performance.now() - begun;
  const { bytes } = await makeFile(paper, reader, locale, false);
  const took = performance.now() - begun;
  await setTimeout(50);
  delay.disable();
  process.stdout.write(
    `${kind}: ${ms(took)} in all, of that ${ms(rules)} by the rules; ${bytes.byteLength} bytes; the loop stood still for ${ms(delay.max / 1e6)} at most\n`,
  );
}
