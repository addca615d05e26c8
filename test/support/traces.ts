// Everything that could hold a mark when all is done: what was called, shown, logged, answered and kept.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { World } from "./world.ts";

export type Traces = {
  readonly calls: readonly string[];
  readonly views: readonly string[];
  readonly facts: string;
  readonly answers: readonly string[];
  readonly files: Readonly<Record<string, string>>;
};
const filesOf = (w: World): Record<string, string> => {
  const folder = dirname(w.file);
  return Object.fromEntries(
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file)).toString("latin1")]),
  );
};
export const traces = (w: World, answers: readonly string[]): Traces => {
  const isView = (method: string): boolean =>
    method === "views.open" || method === "views.update" || method === "views.push";
  const said = w.cloud.calls.map((call) => ({
    view: isView(call.method),
    text: JSON.stringify(call.args),
  }));
  return {
    calls: said.filter((call) => !call.view).map((call) => call.text),
    views: said.filter((call) => call.view).map((call) => call.text),
    facts: JSON.stringify(w.facts),
    answers,
    files: filesOf(w),
  };
};
