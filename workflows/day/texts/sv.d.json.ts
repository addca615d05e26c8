// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { Counts, None, Shows } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "day.title": None;
  readonly "day.allDone": None;
  readonly "day.allAnswered": None;
  readonly "day.notice": None;
  readonly "day.calm": None;
  readonly "day.noContact": None;
  readonly "day.acute": None;
  readonly "day.ring": None;
  readonly "day.changed": None;
  readonly "day.done": None;
  readonly "day.postponed": Shows<"day">;
  readonly "day.late": None;
  readonly "day.more": None;
  readonly "day.apart": None;
  readonly "day.overdue.title": Counts<"cases">;
  readonly "day.overdue.done": Counts<"cases">;
  readonly "day.overdue.answered": None;
  readonly "day.overdue.notice": None;
  readonly "day.overdue.noticeOne": None;
  readonly "day.overdue.holder": Counts<"cases">;
  readonly "day.overdue.deputy": Counts<"cases">;
  readonly "day.overdue.lead": Counts<"cases">;
  readonly "day.overdue.coordinator": Counts<"cases">;
  readonly "day.overdue.passedOn": Shows<"who">;
  readonly "day.overdue.late": None;
  readonly "day.overdue.more": None;
  readonly "day.overdue.all": None;
  readonly "day.overdue.closed": None;
  readonly "day.overdue.closedBody": None;
  readonly "day.closed": Shows<"day">;
  readonly "day.closedBody": None;
  readonly "day.weekend.title": None;
  readonly "day.weekend.done": None;
  readonly "day.weekend.notice": None;
  readonly "day.weekend.answer": None;
  readonly "day.weekend.over": None;
  readonly "day.open": None;
  readonly "day.undo": None;
  readonly "day.mine": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
