// What chat is shown where an agency keeps class B on pages: that there is something, and the way to it. The stricter choice of all who may read it holds.
import type { WordedBlock, WordedMessage, WordedPanel } from "../../adapters/port.ts";
import { isClassA, keepsClassA, shownWithout } from "../rules/class-a.ts";
import type { Message } from "../rules/ui.ts";
import type { Member, People, Platform } from "../rules/who.ts";
import {
  type Actor,
  type AnyWorkflow,
  fromRow,
  memberOf,
  type Registry,
} from "../rules/workflow.ts";
import type { Locale, Reader } from "../words/locale.ts";
import { spokenTo } from "./applied.ts";

/** A page of ours: `{ kind: "panel", workflow: "case", name: "show", instance: "…" }`. */
export type PageTo = {
  readonly kind: "panel" | "form";
  readonly workflow: string;
  readonly name: string;
  readonly instance?: string | undefined;
};
/** Pages of our own. `url`: of what waits for this member, or of `to`. */
export type OwnPages = {
  readonly platform: Platform;
  url(member: Member | undefined, to?: PageTo): string;
};

/** Agencies that a key of readers or of an audience names: `a:noomi`, `m:noomi-kontakt`, `s:region-syd`. Not `g:noomi`: meetings, trainings and the directory, which all who attend read. */
const agenciesIn = (key: string, { members, spaces }: People): readonly string[] => {
  const [kind, id] = [key.slice(0, 2), key.slice(2)];
  if (kind === "a:") return [id];
  if (kind === "s:") return spaces.get(id)?.agencies ?? [];
  const agency = kind === "m:" ? members.get(id)?.agency : undefined;
  return agency === undefined ? [] : [agency];
};
/** Whether any of those who may read it keeps class B on pages. `keys`: readers and audiences. */
export const isPagesOnly = (keys: readonly string[], people: People): boolean =>
  keys.some((key) =>
    agenciesIn(key, people).some((agency) => people.agencies.get(agency)?.pagesOnly === true),
  );
/** Whether nobody of those whom it is for keeps class B: then only what they may do stands beneath it. `audience`: `m:noomi-kontakt`. */
const isToClassA = (audience: string, people: People): boolean => {
  const agencies = agenciesIn(audience, people);
  return (
    agencies.length > 0 && agencies.every((agency) => people.agencies.get(agency)?.classA === true)
  );
};
/** Without the buttons that those whom it is for are not offered. `own`: the workflow that posts it. */
export const offeredTo = (
  audience: string,
  message: Message,
  own: string,
  registry: Registry,
  people: People,
): Message =>
  isToClassA(audience, people) ? shownWithout(message, own, (name) => registry.get(name)) : message;
type Told = {
  readonly command: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly by: Actor;
};
/** Whether one who keeps no class B tells none by this command. Others, the clock and signals may tell all of it. */
export const mayTell = (
  workflow: AnyWorkflow,
  { command, values, by }: Told,
  people: People,
): boolean => !keepsClassA(memberOf(by), people) || isClassA(workflow, command, values);
/** Whether this panel or form is declared as one for pages alone, whatever the agencies have chosen. */
export const isDeclaredOnPages = (to: PageTo | undefined, registry: Registry): boolean => {
  const workflow = to && registry.get(to.workflow);
  if (!to || !workflow) return false;
  const specs: Readonly<Record<string, Pick<AnyWorkflow["commands"][string], "onPages">>> =
    to.kind === "panel" ? workflow.panels : workflow.commands;
  const name = to.kind === "panel" ? fromRow(to.name).panel : to.name;
  return Object.hasOwn(specs, name) && specs[name]?.onPages === true;
};
/** As `spokenTo`, and a post that becomes neutral, or is so no longer, is sent anew: its mac is of another content. `tells`: of something that is on pages alone. */
export const saidTo = (
  audience: string,
  content: string,
  readers: readonly string[],
  people: People,
  tells: boolean,
): string => {
  const onPages = tells || isPagesOnly([audience, ...readers], people);
  const how = onPages ? "pages " : isToClassA(audience, people) ? "class A " : "";
  return spokenTo(audience, how + content, people);
};

type Given = { readonly pages: OwnPages | undefined; readonly locale: Locale };
/** Nothing where no pages are connected: then the sentence stands alone. */
const wayTo = (
  { pages, locale }: Given,
  { language }: Reader,
  member: Member | undefined,
  to?: PageTo,
): readonly WordedBlock[] =>
  pages
    ? [
        {
          kind: "files",
          files: [{ label: locale.entry("core.pages.open", language), url: pages.url(member, to) }],
        },
      ]
    : [];
/** Above a list in chat from which something was left out: that it is not all, and the way to all of it. */
export const partlyHere = (
  given: Given,
  reader: Reader,
  member: Member,
  to?: PageTo,
): readonly WordedBlock[] => [
  { kind: "text", text: given.locale.entry("core.pages.partly", reader.language), tone: "warning" },
  ...wayTo(given, reader, member, to),
];
type Post = {
  readonly workflow: AnyWorkflow | undefined;
  readonly state: unknown;
  readonly audience: string;
  readonly gone: boolean;
};
/** Of a post: which kind of work, and what it is called where its readers may know that. No button, no row, no day. */
export const neutralMessage = (
  given: Given,
  { workflow, state, audience, gone }: Post,
  reader: Reader,
): WordedMessage => {
  const { locale } = given;
  const entry = locale.entry(workflow?.heading ?? "core.pages.something", reader.language);
  const isNamed =
    audience.startsWith("m:") ||
    reader.people.spaces.get(audience.slice(2))?.shows === "references";
  const called = isNamed ? locale.text(workflow?.called?.(state) ?? [], reader) : "";
  const member = reader.people.members.get(audience.slice(2));
  return {
    title: called === "" ? entry : `${entry} · ${called}`,
    notice: locale.entry("core.notice", reader.language),
    body: gone ? [] : wayTo(given, reader, member),
    actions: [],
  };
};
/** Instead of a panel or a form. The same whatever is there; numbers for danger stand beside it. `said`: the sentence. */
export const neutralPanel = (
  given: Given,
  reader: Reader,
  member: Member,
  to?: PageTo,
): WordedPanel => {
  const { locale } = given;
  const entry = (key: Parameters<Locale["entry"]>[0]): string => locale.entry(key, reader.language);
  const numbers = reader.people.numbers.filter(({ always }) => always);
  return {
    title: entry("core.pages.title"),
    body: [
      { kind: "text", text: entry(given.pages ? "core.pages.only" : "core.pages.none") },
      ...wayTo(given, reader, member, to),
    ],
    actions: numbers.map(({ name, phone, en }) => ({
      label: (reader.language === "en" && en?.name) || name,
      does: { phone },
    })),
    close: entry("core.close"),
    expired: entry("core.expired"),
    open: entry("core.helpOpen"),
  };
};
