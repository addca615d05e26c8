// Access log: which member was shown which screen. Encrypted under the key of its month, because the key of the instance may be destroyed long before.

import type { InstanceId, Instant, MemberId, Open } from "../rules/ui.ts";
import type {
  AccessQuery,
  AccessRow,
  AccessRows,
  AnyWorkflow,
  Member,
  People,
  Query,
  Registry,
  Row,
} from "../rules/workflow.ts";
import type { AccessLine, AccessLog, NamesIn } from "../store/port.ts";
import type { Blind } from "./blind.ts";
import { decrypt, encrypt, type Keys } from "./encryption.ts";
import { drawBelow } from "./ids.ts";

/** `agency`: where the member worked then. */
type Shown = {
  readonly member: string;
  readonly agency: Member["agency"];
  readonly workflow: string;
  readonly instance: string;
  readonly panel: string;
  /** Of a file that somebody keeps. */
  readonly sha256?: string;
};
type Log = {
  readonly store: { readonly accessLog: Pick<AccessLog, "append" | "read"> };
  readonly keys: Keys;
  readonly blind: Blind;
};
/** An instance has so many names in a month. Lines of one name belong together for anybody who sees them: with a single one, their number would tell what nothing else does. */
const namesInMonth = 64;
const nameOf = (blind: Blind, instance: string, month: string, n: number): string =>
  blind("shown", `${instance}:${month}:${n}`);
const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);
const monthsIn = (first: number, last: number): readonly string[] => {
  const months: string[] = [];
  for (
    let at = new Date(`${monthOf(first)}-01T00:00:00Z`);
    at.getTime() <= last;
    at.setUTCMonth(at.getUTCMonth() + 1)
  )
    months.push(monthOf(at.getTime()));
  return months;
};
/** What the lines about an instance are called, from one moment on and until another, epoch ms: some 770 names a year. */
export const namesIn =
  (blind: Blind, instance: string, from = 0, until = ever): NamesIn =>
  (first, last) =>
    monthsIn(Math.max(from, first), Math.min(until, last)).flatMap((month) =>
      Array.from({ length: namesInMonth }, (_, n) => nameOf(blind, instance, month, n)),
    );
const ever = Number.MAX_SAFE_INTEGER;
export const accessBound = (about: string): string => `access:${about}`;
/** How long lines of so many years are kept, in ms. */
export const accessLogKeptMs = (years: number): number => years * 365 * 24 * 3_600_000;
export const keyName = (month: string): string => `log:${month}`;

/** A line as it lies. */
const encryptLine = async (
  { keys, blind }: Pick<Log, "keys" | "blind">,
  at: number,
  shown: Shown,
): Promise<AccessLine> => {
  const month = monthOf(at);
  const about =
    shown.instance === "" ? "" : nameOf(blind, shown.instance, month, drawBelow(namesInMonth));
  const key = await keys.named(keyName(month));
  return { at, about, month, cipher: encrypt(key, accessBound(about), JSON.stringify(shown)) };
};
/** How the log calls a file among the panels. */
export const filePrefix = "file:";
type What = Omit<Shown, "member" | "agency">;
/** Durable when it returns; throws when it cannot be noted, and then nothing may be shown. `instance` is empty for what is about none. */
export const logAccess = async (
  log: Log & { readonly clock: { now(): number } },
  { id, agency }: Member,
  what: What,
): Promise<void> => {
  await log.store.accessLog.append(
    await encryptLine(log, log.clock.now(), { member: id, agency, ...what }),
  );
};

const opened = async (
  { keys }: Log,
  { about, month, cipher }: AccessLine,
): Promise<Shown | "erased" | "sealed"> => {
  if (cipher.byteLength === 0) return "erased";
  // Asked for, and never made: a key of this name that came after the lost one opens nothing either.
  const key = await keys.open(keyName(month));
  try {
    return key ? (JSON.parse(decrypt(key, accessBound(about), cipher)) as Shown) : "sealed";
  } catch {
    return "sealed";
  }
};
const has = (of: object | undefined, name: string): boolean =>
  of !== undefined && Object.hasOwn(of, name);
/** What kind of screen it was; of what is called so no longer, that it was something. */
const kindOf = (
  workflow: AnyWorkflow | undefined,
  panel: string,
): Pick<Extract<AccessRow, { panel: string }>, "workflow" | "panel"> => {
  const [kind = "", name = ""] = panel.split(":");
  // `pages-officer-pdf`: one that goes with the panel `pages`, and is called as that.
  const [of = ""] = name.split("-");
  if (workflow && kind === "file" && has(workflow.files, name))
    return { workflow: workflow.name, panel: has(workflow.panels, of) ? of : "file" };
  if (workflow && has(workflow.panels, panel)) return { workflow: workflow.name, panel };
  return {
    workflow: "core",
    panel: ["help", "home", "pick", "export", "answer"].includes(kind) ? kind : "gone",
  };
};
type Lists = (query: Query) => Promise<readonly Pick<Row, "instance" | "summary">[]>;
type Asked = { readonly people: People; readonly registry: Registry; readonly list: Lists };
/** The agency's own among what these are about. */
const ownOf = async (
  all: readonly (Shown | string)[],
  { showings: workflow, agency }: AccessQuery,
  list: Lists,
): Promise<ReadonlyMap<string, Row["summary"]>> => {
  const about = all.flatMap((one) =>
    typeof one === "object" && one.workflow === workflow && one.instance !== ""
      ? [one.instance]
      : [],
  );
  const instances = [...new Set(about)] as InstanceId[];
  if (agency === undefined || instances.length === 0) return new Map();
  return new Map(
    (await list({ workflow, agency, instances, limit: instances.length })).map((row) => [
      row.instance,
      row.summary,
    ]),
  );
};
const rowOf = (
  at: Instant,
  one: Shown | "erased" | "sealed",
  own: ReadonlyMap<string, Row["summary"]>,
  q: AccessQuery,
  asked: Asked,
): AccessRow | undefined => {
  // Of whom it was, nobody can tell any more.
  if (typeof one === "string")
    return q.member === undefined && !q.kept ? { at, left: one } : undefined;
  const { member, instance, workflow, agency, panel, sha256 } = one;
  const ref = own.get(instance)?.ref;
  if ((q.member !== undefined && q.member !== member) || (q.kept && sha256 === undefined))
    return undefined;
  if (q.agency !== undefined && q.agency !== agency && !own.has(instance)) return undefined;
  return {
    at,
    member: member as MemberId,
    ...kindOf(asked.registry.get(workflow), panel),
    agency,
    ...(ref && { ref }),
    ...(sha256 !== undefined && {
      fetched: {
        file: panel.slice(filePrefix.length) as Open<string>,
        sha256: sha256 as Open<string>,
      },
    }),
  };
};
/** Four thousand take half a second; Slack waits three, and to turn a page costs this twice. */
const [batch, mostOpened] = [200, 4_000];
const ms = (at: Instant | undefined, instead: number): number =>
  at === undefined ? instead : Date.parse(at);
/** A page of the log: whom each line names is sealed, so that lines are opened until there are enough, `mostOpened` at most; the next page goes on from there. */
export const readAccessLog = async (
  log: Log,
  q: AccessQuery,
  asked: Asked,
): Promise<AccessRows> => {
  const rows: AccessRow[] = [];
  const [from, until] = [ms(q.from, 0), ms(q.until, ever)];
  const about = q.of && namesIn(log.blind, q.of, from, until);
  let before = q.before ?? ever;
  // What asks for more lines than that waits for them: a file, and no panel.
  for (let read = 0; read < Math.max(mostOpened, q.limit); read += batch) {
    const found = await log.store.accessLog.read({ about, from, until, before, limit: batch });
    const all = await Promise.all(found.map((each) => opened(log, each)));
    const own = await ownOf(all, q, asked.list);
    for (const [i, { at, seq }] of found.entries()) {
      const row = rowOf(new Date(at).toISOString() as Instant, all[i] ?? "sealed", own, q, asked);
      if (row && rows.length === q.limit) return { rows, next: before };
      if (row) rows.push(row);
      before = seq;
    }
    if (found.length < batch) return { rows };
  }
  return { rows, next: before };
};
