// What must be true at the end of every day, whatever went wrong in it.
import { calendar } from "../../src/calendar/index.ts";
import type { Member } from "../../src/rules/workflow.ts";
import { shownInVainTo, staleIn } from "../properties/every/know.ts";
import { askedThatDay, hasIt, silenceIsNoticed } from "../properties/every/limbo.ts";
import { instant, type Simulator } from "../properties/simulator.ts";
import type { Cloud, Standing } from "./cloud.ts";
import type { Disk, PostState } from "./disk.ts";
import type { Files } from "./files.ts";
import { lines } from "./person.ts";

/** As long after the last fault, everything that was wanted stands. docs/architecture.md §5.1: a place is tried every half hour, with ten minutes between tries. */
export const calmMs = 75 * 60_000;
const hourMs = 3_600_000;
/** Timers are for people. */
const humanHours = { days: [1, 2, 3, 4, 5], from: "07:00", to: "18:00" } as const;
export const isNight = (ms: number): boolean =>
  !calendar.inOffice(instant(ms), humanHours as never);

const machines = ["values", "does", "confirm"];
/** The words of a message, without what only a machine reads; of one that is gone without its buttons, too. */
const wordsOf = (value: unknown, gone: boolean): string =>
  JSON.stringify(value, (name, inner: unknown) =>
    machines.includes(name) || (gone && name === "actions") ? undefined : inner,
  );

/** When a timer fires that is set for then, epoch ms. */
const opensAt = (at: number): number =>
  Date.parse(calendar.nextOffice(instant(at), humanHours as never));
const stepMs = hourMs / 4;
/** The last moment until `now` at which timers fire, epoch ms, to a quarter of an hour. */
const lastOpen = (now: number): number => {
  let at = now;
  while (isNight(at)) at -= stepMs;
  return at;
};
/** Timers that should have fired long before the offices closed. `quietSince`: nothing has gone wrong in the program and its database since then, epoch ms. */
const silent = (sim: Simulator, now: number, quietSince: number): readonly string[] => {
  const closed = lastOpen(now);
  if (closed - quietSince < calmMs) return [];
  return [...sim.instances.values()].flatMap((one) =>
    [...one.timers.values()]
      .filter((timer) => timer.state === "set" && opensAt(timer.at) < closed - 2 * hourMs)
      .map(({ key }) => `${one.workflow.name} ${key.split(":")[0]} should have fired`),
  );
};
/** What is on the disk and has not come, though nothing is in the way. */
export const overdue = (
  disk: Disk,
  sim: Simulator,
  now: number,
  quietSince: number,
): readonly string[] => {
  const rows = disk.rows(
    "select o.state, o.error, d.unreachable_since from outbox o join destinations d on d.destination = o.destination where o.state in ('due', 'sending', 'unconfirmed') and o.next_at < ?",
    now - hourMs,
  );
  const late = rows.map(
    (row) => `a post is ${row.state} for more than an hour (${row.error ?? "no error"})`,
  );
  const held = disk
    .rows(
      "select reason from destinations where unreachable_since is not null and exists (select 1 from outbox o where o.destination = destinations.destination and o.state in ('due', 'unconfirmed'))",
    )
    .map((row) => `a place is held: ${row.reason}`);
  const full = disk
    .rows("select error from outbox where state = 'parked'")
    .map((row) => `a post is parked: ${row.error}`);
  const parked = [...sim.instances.values()].flatMap((one) =>
    [...one.timers.values()]
      .filter(({ state }) => state === "parked")
      .map(({ key }) => `${one.workflow.name} ${key.split(":")[0]} is parked`),
  );
  return [...late, ...held, ...full, ...silent(sim, now, quietSince), ...parked];
};

/** undefined: nobody can say any more how it was put into words. */
type Drawn = { words(post: PostState, standing: Standing): unknown };
/** What stands is what is wanted, in its newest words, once. */
export const stands = (
  posts: readonly PostState[],
  clouds: readonly Cloud[],
  drawn: Drawn,
): readonly string[] => {
  const of = new Map(clouds.map((cloud) => [cloud.platform, cloud]));
  return posts.flatMap((p): readonly string[] => {
    const what = `${p.workflow} ${p.post.key.split(":")[0]} on ${p.post.platform}`;
    if (p.state !== "stands" || !p.landed) return [];
    const cloud = of.get(p.post.platform);
    const standing = cloud?.standing.get(p.landed.id);
    if (!standing && cloud?.takenAway.has(p.landed.id)) return [];
    if (!standing) return [`${what} is said to stand, and does not`];
    if (standing.outbox !== p.outbox) return [`${what} stands under another name`];
    const words = drawn.words(p, standing);
    if (words === undefined) return [];
    // What is gone said nothing any more, since its case is called otherwise, and a copy from before came back: nobody puts the old name into chat again.
    if (
      p.gone &&
      cloud &&
      cloud.restoredAt.length > 0 &&
      (standing.delivery.message.body ?? []).length === 0
    )
      return [];
    const wanted = wordsOf(words, p.gone);
    const is = wordsOf(standing.delivery.message, p.gone);
    return wanted === is
      ? []
      : [`${what} does not say what is wanted:\n  wanted ${wanted}\n  stands ${is}`];
  });
};
/** As long after a restore a platform is asked before anything new is posted there: src/app/storage/backup.ts. */
const lookedForMs = 7 * 24 * hourMs;
/** Those that stand beside another of their name. What a restore has made unknown is nobody's after a week: its name may come again, for something else. */
const beside = (cloud: Cloud): readonly Standing[] => {
  const apart = (a: Standing, b: Standing): boolean =>
    cloud.restoredAt.some((at) => a.at < at && b.at > at + lookedForMs);
  // What somebody took away by hand and Stafett then posted anew: a copy from before knows the one that is gone, and posts it a third time.
  const known = (outbox: string): boolean =>
    cloud.restoredAt.length > 0 && cloud.takenNames.has(outbox);
  const named = Map.groupBy(cloud.standing.values(), ({ outbox }) => outbox);
  return [...named].flatMap(([outbox, all]) =>
    all.length < 2 || known(outbox)
      ? []
      : all.filter((one) =>
          all.some(
            (other) => other.ref.id !== one.ref.id && !apart(one, other) && !apart(other, one),
          ),
        ),
  );
};
/** Nobody is shown what they may not open. Each evening another is looked at, which takes as long as all the rest; everybody when `all`. */
export const needToKnow = (sim: Simulator, evening: number, all: boolean): readonly string[] => {
  const members = [...sim.people.members.values()];
  const some = all ? members : members.slice(evening % members.length).slice(0, 1);
  return some.flatMap((member) => shownInVainTo(sim, member));
};
/** Posts of one name that stand more often than once and once more for each doubt about that name: which, since when and where. */
export const twice = (cloud: Cloud, doubts: ReadonlyMap<string, number>): readonly string[] =>
  [...Map.groupBy(beside(cloud), ({ outbox }) => outbox)].flatMap(([outbox, all]) =>
    all.length - 1 <= (doubts.get(outbox) ?? 0)
      ? []
      : all.map(
          ({ at, delivery }) =>
            `a post stands twice: ${outbox} since ${instant(at)} to ${delivery.to.id}: ${delivery.message.title}`,
        ),
  );
/** Known, and left as it is, each with its reason. */
const declared: Readonly<Record<string, string>> = {
  "handover offer says what was":
    "What is offered is said as it was offered: acute danger since then has a message of its own.",
  "handover sent says what was": "As above.",
  "agenda.wishes.asking is waited for":
    "The meeting is too near for a reminder: whoever wants something on it can put it there.",
  "handover.offer.offered is seen, with something to press, by none":
    "Whoever offered it has other work now, and whoever was to take over is gone: what it is about is asked for by the cases themselves.",
  "directory.item.current is waited for":
    "The configuration no longer has what is offered, or whose it is: nobody is asked about it, and it comes back with its clock.",
  "day break says what was":
    "Who has a case over the weekend is asked as it was on Friday: acute danger since then has a message of its own.",
};
const isNew = (fault: string): boolean =>
  !Object.keys(declared).some((known) => fault.startsWith(known));
/** What stands is what would stand if everything had always been as it is now. */
export const isStale = (sim: Simulator, changed: readonly string[]): readonly string[] =>
  changed.flatMap((id) => {
    const one = sim.instances.get(id);
    return one ? staleIn(one, sim).filter(isNew) : [];
  });
/** Whatever the rules want to come due is remembered, or has come. */
export const unset = (sim: Simulator, changed: readonly string[]): readonly string[] =>
  changed.flatMap((id) => {
    const one = sim.instances.get(id);
    if (!one || one.view.erase !== undefined) return [];
    return one.view.timers
      .filter(({ key }) => !one.timers.has(key))
      .map(({ key }) => `${one.workflow.name} ${key.split(":")[0]} is not set`);
  });
export const limbo = (sim: Simulator, changed: readonly string[]): readonly string[] =>
  changed.flatMap((id) => {
    const one = sim.instances.get(id);
    const found = one ? [...hasIt(one, sim), ...silenceIsNoticed(one, sim)] : [];
    // Here people also go elsewhere after they were asked: what notices it is the same as when they go on leave.
    return found
      .filter(isNew)
      .filter((fault) => !Object.keys(askedThatDay).some((what) => fault.startsWith(`${what} `)));
  });

/** What may stand in no file in clear: references, the words of cases, what somebody wrote, what people are called. */
export const tells = (
  files: Files,
  sim: Simulator,
  members: readonly Member[],
): readonly string[] => {
  const refs = [...sim.instances.values()].flatMap(({ view }) =>
    [view.summary.ref, view.summary.words].filter((text) => text !== undefined),
  );
  const found = files.found([...refs, ...members.map(({ name }) => name), ...lines]);
  return found.map((text) => `the file tells ${text}`);
};
/** What was erased is nowhere: no key, no word in any file, none on a platform. `known`: the references and words of those that are erased, by instance. */
export const erasedIsGone = (
  disk: Disk,
  files: Files,
  clouds: readonly Cloud[],
  known: ReadonlyMap<string, readonly string[]>,
): readonly string[] => {
  const erased = disk.rows("select instance, key_id from instances where erased_at is not null");
  const gone = new Set(erased.map(({ instance }) => String(instance)));
  // A hand-over is called as its case is, and goes before it.
  const living = new Set([...known].flatMap(([id, texts]) => (gone.has(id) ? [] : texts)));
  const texts = [...gone].flatMap((id) => known.get(id) ?? []).filter((text) => !living.has(text));
  const keys = erased
    .filter(({ key_id }) => disk.hasKey(String(key_id)))
    .map(() => "the key of what was erased is there");
  const inFiles = files.found(texts).map((text) => `${text} was erased, and stands in a file`);
  const standing = clouds.flatMap((cloud) =>
    [...cloud.standing.values()]
      .filter(({ nobodys }) => !nobodys)
      .map(({ delivery: { message, to } }) => ({ message, to })),
  );
  const said = standing.map(({ message }) => JSON.stringify(message));
  const inChat = texts.flatMap((text) => {
    const at = said.findIndex((message) => message.includes(text));
    return at < 0
      ? []
      : [
          `${text} was erased, and stands in chat: to ${standing[at]?.to.id}, ${standing[at]?.message.title}`,
        ];
  });
  return [...keys, ...inFiles, ...inChat];
};
