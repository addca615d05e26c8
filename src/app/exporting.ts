// What Stafett holds on a member, or of an agency, for whoever asks for it by right: read from a copy, so that a program that runs is not kept waiting.
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { WordedPanel } from "../../adapters/port.ts";
import { readAccessLog } from "../engine/access-log.ts";
import type { Line } from "../engine/instances.ts";
import { journalEvents } from "../engine/journal-rows.ts";
import { look } from "../engine/panels.ts";
import { type KeptEvent, readableBy } from "../rules/kept-event.ts";
import type { AgencyId, InstanceId } from "../rules/ui.ts";
import type { AccessRow, Agency, Member, People, Query } from "../rules/workflow.ts";
import { assertNoLink, makeFolder, writeDurably } from "../store/durable.ts";
import { formatName } from "../store/format.ts";
import type { Stafett } from "./compose.ts";
import { backUp } from "./storage/backup.ts";
import { type Beside, inItsPlace, noteExport } from "./storage/beside.ts";
import { inFreshFolder } from "./storage/fresh-folder.ts";

export type Exported = { readonly kind: "member" | "agency"; readonly id: string };
/** Why nothing was written. */
export class CannotExport extends Error {
  readonly why: "nobody" | "notEmpty";
  constructor(why: CannotExport["why"]) {
    super(why);
    this.why = why;
  }
}
/** The words that a page is made of, in the language of whoever runs it. */
export type ExportWords = Readonly<
  Record<
    | "title"
    | "register"
    | "away"
    | "functions"
    | "acts"
    | "showings"
    | "own"
    | "others"
    | "kept"
    | "none"
    | "left",
    string
  >
>;
type Fact = Readonly<Record<string, unknown>> & { readonly type: string };
type Journal = {
  readonly workflow: string;
  readonly instance: string;
  readonly summary: Line["summary"];
  readonly events: readonly (Fact & { seq: number; when: string })[];
};
/** More than there will ever be of one kind. */
const all = 1_000_000;

const linesOf = async ({ core, engine }: Stafett, people: People): Promise<readonly Row[]> => {
  const lists = [...core.registry.keys()].map(async (workflow) =>
    (await engine.transact.instances.list({ workflow, limit: all }, people)).map((line) => ({
      ...line,
      workflow,
    })),
  );
  return (await Promise.all(lists)).flat();
};
type Dated = Fact & { readonly when: string };
type Row = Line & { readonly workflow: string };
/** The events of one instance, each as far as `part` lets it through. They have no number of their own: one that is left out leaves no gap. */
const datedOf = async (
  { core, store, engine }: Stafett,
  { workflow, instance }: Pick<Row, "workflow" | "instance">,
  part: (event: Fact, kept: KeptEvent | undefined) => object | undefined,
): Promise<readonly Dated[]> => {
  const row = await store.journal.load(instance);
  const key = row && (await core.keys.open(row.keyId));
  if (!row || !key) return [];
  const rules = core.registry.get(workflow);
  const state =
    rules?.kept && (await engine.transact.instances.load(instance as InstanceId))?.state;
  return journalEvents(key, row).flatMap(([at, fact]): readonly Dated[] => {
    const event = fact as Fact;
    const read = part(event, rules?.kept?.(event, state ?? rules.initial));
    return read === undefined ? [] : [{ when: new Date(at).toISOString(), ...(read as Fact) }];
  });
};
/** As this agency may have it: without what another keeps in it. */
const journalOf = async (stafett: Stafett, line: Row, agency: string): Promise<Journal> => {
  const { workflow, instance, summary } = line;
  const events = await datedOf(stafett, line, (event, kept) =>
    readableBy(agency as AgencyId, event, kept),
  );
  return {
    workflow,
    instance,
    summary,
    events: events.map((event, n) => ({ seq: n + 1, ...event })),
  };
};
/** Under which names a value stands in what somebody wrote down. */
const fieldsWith = (value: unknown, id: string, at = ""): readonly string[] => {
  if (typeof value === "string") return [id, `m:${id}`].includes(value) ? [at] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    fieldsWith(inner, id, Array.isArray(value) ? at : at === "" ? name : `${at}.${name}`),
  );
};
const showingsOf = async (
  { core, engine }: Stafett,
  people: People,
  { id, agency }: Member,
): Promise<readonly AccessRow[]> => {
  const rows: AccessRow[] = [];
  const asked = {
    people,
    registry: core.registry,
    list: (query: Query) => engine.transact.instances.list(query, people) as never,
  };
  for (let before: number | undefined = Number.MAX_SAFE_INTEGER; before !== undefined; ) {
    const page = await readAccessLog(
      core,
      { showings: "case", member: id, agency, limit: 500, before },
      asked,
    );
    rows.push(...page.rows);
    before = page.next;
  }
  return rows;
};
type Made = { readonly agency: string; readonly data: object; readonly page: readonly string[] };
const item = (...parts: readonly unknown[]): string =>
  `- ${parts.filter((part) => part !== undefined && part !== "").join(" · ")}`;
const listed = (
  heading: string,
  lines: readonly string[],
  { none }: ExportWords,
): readonly string[] => [`## ${heading}`, "", ...(lines.length > 0 ? lines : [none]), ""];

type MemberData = {
  readonly member: Member;
  readonly functions: readonly { readonly name: string }[];
  readonly away: unknown;
  readonly acts: readonly object[];
  readonly showings: readonly AccessRow[];
};
const memberPage = (
  { member, functions, away, acts, showings }: MemberData,
  words: ExportWords,
): readonly string[] => [
  ...listed(
    words.register,
    [
      item(member.name),
      item(member.agency),
      item(member.roles.join(", ")),
      ...member.addresses.map((one) => item(one.platform, one.id)),
    ],
    words,
  ),
  ...listed(
    words.functions,
    functions.map(({ name }) => item(name)),
    words,
  ),
  ...listed(words.away, away ? [item(JSON.stringify(away))] : [], words),
  ...listed(
    words.acts,
    acts.map((one) =>
      item(...Object.values(one).map((part) => (Array.isArray(part) ? part.join(", ") : part))),
    ),
    words,
  ),
  ...listed(
    words.showings,
    showings.map((one) =>
      "left" in one
        ? item(one.at, words.left)
        : item(one.at, `${one.workflow}.${one.panel}`, one.ref),
    ),
    words,
  ),
];
const memberData = async (
  stafett: Stafett,
  id: string,
  words: ExportWords,
  step: (done: number, of: number) => void,
): Promise<Made> => {
  const { people } = await stafett.engine.transact.instances.people();
  const member = people.members.get(id);
  if (!member) throw new CannotExport("nobody");
  const state = (await stafett.engine.transact.instances.load(stafett.core.who.instance))
    ?.state as {
    readonly away: Readonly<Record<string, unknown>>;
  };
  const functions = [...people.functions.values()]
    .filter((each) => fieldsWith(each, id).length > 0)
    .map(({ id: own, name }) => ({ id: own, name }));
  const lines = await linesOf(stafett, people);
  const acts: object[] = [];
  for (const [done, line] of lines.entries()) {
    step(done, lines.length);
    const { workflow, instance, summary, events } = await journalOf(stafett, line, member.agency);
    // A reference is the agency's: of another's, only that there was something.
    const ref = summary.agency === member.agency ? summary.ref : undefined;
    for (const { type, when, seq: _seq, ...rest } of events) {
      const as = type === "configured" ? [] : [...new Set(fieldsWith(rest, id))];
      if (as.length > 0) acts.push({ when, workflow, ...(ref ? { ref } : { instance }), type, as });
    }
  }
  const showings = await showingsOf(stafett, people, member);
  const data = { member, functions, away: state.away[id] ?? null, acts, showings };
  return { agency: member.agency, data, page: memberPage(data, words) };
};

const wordsOf = ({ title, body }: WordedPanel): readonly string[] => [
  `### ${title}`,
  "",
  ...body.flatMap((block): readonly string[] => {
    if (block.kind === "facts")
      return block.facts.map(([label, value]) => item(`${label}: ${value}`));
    if (block.kind === "row") return [item(block.text, block.detail)];
    return block.kind === "text" || block.kind === "heading" ? [block.text, ""] : [];
  }),
  "",
];
/** As somebody of the agency sees it, and no more; undefined: nobody of it may. */
const seenBy = async (
  { core, engine }: Stafett,
  people: People,
  members: readonly Member[],
  line: Row,
): Promise<WordedPanel | undefined> => {
  const { instances } = engine.transact;
  const workflow = core.registry.get(line.workflow);
  const spec = workflow?.panels.show;
  if (!workflow || spec?.about !== "one") return undefined;
  for (const member of members) {
    const seen = await look(
      core,
      instances,
      { workflow, spec, target: { workflow: workflow.name, instance: line.instance } },
      { member, people },
    );
    if (typeof seen === "string") continue;
    const own = { workflow: workflow.name, instance: line.instance };
    return engine.locale.panel(
      spec.show(seen.state, seen.viewer, seen.world),
      {
        language: member.language,
        people,
        viewer: member,
        ...(seen.host && { host: seen.host as never }),
      },
      own,
    );
  }
  return undefined;
};
/** What the agency keeps to itself in an instance of another's, also when it no longer takes part there. */
type Kept = {
  readonly workflow: string;
  readonly instance: string;
  readonly events: readonly Dated[];
};
const keptIn = async (
  stafett: Stafett,
  { workflow, instance }: Row,
  agency: string,
): Promise<readonly Kept[]> => {
  if (!stafett.core.registry.get(workflow)?.kept) return [];
  const events = await datedOf(stafett, { workflow, instance }, (event, kept) =>
    kept?.of === agency ? event : undefined,
  );
  return events.length > 0 ? [{ workflow, instance, events }] : [];
};
type AgencyData = {
  readonly agency: Agency;
  readonly members: readonly Member[];
  readonly own: readonly (Journal & { readonly seen: WordedPanel | undefined })[];
  readonly others: readonly { readonly workflow: string; readonly seen: WordedPanel }[];
  readonly kept: readonly Kept[];
};
const bare = (one: Journal): readonly string[] => [
  item(one.workflow, one.summary.ref, one.summary.openedAt),
  "",
];
const agencyPage = (
  { agency, members, own, others, kept }: AgencyData,
  words: ExportWords,
): readonly string[] => [
  ...listed(
    words.register,
    [item(agency.name), ...members.map((each) => item(each.name, each.roles.join(", ")))],
    words,
  ),
  ...listed(
    words.own,
    own.flatMap((one) => (one.seen ? wordsOf(one.seen) : bare(one))),
    words,
  ),
  ...listed(
    words.others,
    others.flatMap((one) => wordsOf(one.seen)),
    words,
  ),
  ...listed(
    words.kept,
    kept.flatMap(({ workflow, instance, events }) =>
      events.map(({ when, type }) => item(when, workflow, instance, type)),
    ),
    words,
  ),
];
const agencyData = async (
  stafett: Stafett,
  id: string,
  words: ExportWords,
  step: (done: number, of: number) => void,
): Promise<Made> => {
  const { people } = await stafett.engine.transact.instances.people();
  const agency = people.agencies.get(id);
  if (!agency) throw new CannotExport("nobody");
  const members = [...people.members.values()].filter((each) => each.agency === id);
  const lines = await linesOf(stafett, people);
  const own: AgencyData["own"][number][] = [];
  const others: AgencyData["others"][number][] = [];
  const kept: Kept[] = [];
  for (const [done, line] of lines.entries()) {
    step(done, lines.length);
    const seen = await seenBy(stafett, people, members, line);
    if (line.summary.agency === id) own.push({ ...(await journalOf(stafett, line, id)), seen });
    else {
      if (seen) others.push({ workflow: line.workflow, seen });
      kept.push(...(await keptIn(stafett, line, id)));
    }
  }
  const data = {
    agency,
    members,
    own: own.map(({ seen: _seen, ...rest }) => rest),
    others: others.map(({ workflow, seen: { title, body } }) => ({ workflow, title, body })),
    kept,
  };
  return { agency: id, data, page: agencyPage({ agency, members, own, others, kept }, words) };
};

/**
 * Writes `stafett.json` and `stafett.md` into a new or empty folder (files 0600, folder 0700). Noted before anything is written: the auditor is told, and the
 * access log has a line. Throws `CannotExport`, `LinkInTheWay` and what the disk throws; the copy that was read is gone in any case.
 */
export const exportInto = async (
  o: Beside,
  what: Exported,
  into: string,
  words: ExportWords,
  step: (done: number, of: number) => void,
): Promise<void> => {
  assertNoLink(into);
  if (existsSync(into) && readdirSync(into).length > 0) throw new CannotExport("notEmpty");
  await inFreshFolder(dirname(resolve(into)), ".stafett-export-", async (reading) => {
    // Of servers nothing can be copied so lightly; many may read there, and nobody waits for it.
    const { file } = o.where;
    const where =
      file === undefined
        ? o.where
        : { file: join(await backUp(file, reading, new Date(), () => undefined), basename(file)) };
    const work = what.kind === "agency" ? agencyData : memberData;
    const { agency, data, page } = await inItsPlace({ ...o, where }, (stafett) =>
      work(stafett, what.id, words, step),
    );
    await noteExport(o, agency, what.kind);
    assertNoLink(into);
    makeFolder(into);
    writeDurably(
      join(into, "stafett.json"),
      `${JSON.stringify({ format: formatName, ...data }, null, 2)}\n`,
      "new",
    );
    writeDurably(
      join(into, "stafett.md"),
      `${[`# ${words.title}`, "", ...page].join("\n")}\n`,
      "new",
    );
  });
};
