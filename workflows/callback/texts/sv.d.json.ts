// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None, Shows } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "callback.heading": None;
  readonly "callback.words": None;
  readonly "callback.help": None;
  readonly "callback.title": None;
  readonly "callback.submit": None;
  readonly "callback.intro": None;
  readonly "callback.intro.law": None;
  readonly "callback.intro.known": None;
  readonly "callback.to": None;
  readonly "callback.to.missing": None;
  readonly "callback.within": None;
  readonly "callback.within.soon": None;
  readonly "callback.within.week": None;
  readonly "callback.within.any": None;
  readonly "callback.received": None;
  readonly "callback.nobody": None;
  readonly "callback.post.title": Shows<"agency">;
  readonly "callback.post.over": Shows<"agency">;
  readonly "callback.post.notice": None;
  readonly "callback.post.ask": Shows<"who" | "within">;
  readonly "callback.post.soon": None;
  readonly "callback.post.week": None;
  readonly "callback.post.any": None;
  readonly "callback.post.law": None;
  readonly "callback.post.known": None;
  readonly "callback.post.own": None;
  readonly "callback.post.step.called": None;
  readonly "callback.post.step.nothing": None;
  readonly "callback.reminder": None;
  readonly "callback.call": Shows<"agency">;
  readonly "callback.called": None;
  readonly "callback.nothing": None;
  readonly "callback.already": None;
  readonly "callback.list.words": None;
  readonly "callback.list.help": None;
  readonly "callback.list.title": None;
  readonly "callback.list.none": None;
  readonly "callback.list.at": Shows<"at">;
  readonly "shown.callback.list": None;
  readonly "shown.callback.received": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
