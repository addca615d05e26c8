// What must hold of agendas after every step: nothing that was put on one is lost or stands there twice, and a meeting is always at a point.
import { isLeft } from "../../workflows/agenda/after.ts";
import type { Agenda, Item, Wish } from "../../workflows/agenda/model.ts";
import { pointNow, points } from "../../workflows/agenda/points.ts";
import { must } from "./checks.ts";
import { agendaOf } from "./meeting-machine.ts";
import type { Instance, Simulator, Written } from "./simulator.ts";

const named = (wishes: readonly Wish[]): readonly string[] =>
  wishes.flatMap(({ title }) => (title === undefined ? [] : [title]));
/** Where an item is that has not gone on to another meeting. */
const stays = (item: Item): boolean => item.state !== "carried";
const isLive = (agenda: Agenda): boolean => ["draft", "sent", "running"].includes(agenda.step);
const waits = (agenda: Agenda, item: Item): boolean =>
  isLive(agenda) && (item.state === "waiting" || item.state === "parked");

/** What a meeting has left over and no other has taken yet. */
const queuedIn = (sim: Simulator): readonly Wish[] =>
  sim.of("agenda").flatMap((one) => {
    const { kept, handed } = agendaOf(one);
    return kept.flatMap((wishes, n) =>
      handed.some(({ portions }) => portions.includes(n)) ? [] : wishes,
    );
  });
/** Every wish that was ever said is in one place: in a meeting where it waits, is done or was taken back, or left over until there is another. */
export const nothingLost = (sim: Simulator): void => {
  const places = new Map<string, number>();
  const at = (title: string): void => void places.set(title, (places.get(title) ?? 0) + 1);
  for (const wish of queuedIn(sim)) for (const title of named([wish])) at(title);
  for (const one of sim.of("agenda"))
    for (const title of named(agendaOf(one).items.filter(stays))) at(title);
  const said = sim.of("agenda").flatMap(({ facts }) =>
    (
      facts as readonly {
        readonly type: string;
        readonly wish?: Wish;
        readonly wishes?: readonly Wish[];
      }[]
    ).flatMap((fact) =>
      fact.type === "added" && fact.wish
        ? named([fact.wish])
        : fact.type === "kept"
          ? named(fact.wishes ?? [])
          : [],
    ),
  );
  must(new Set(said).size === said.length, "a title was used twice");
  for (const title of said)
    must(places.get(title) === 1, `${title} is in ${places.get(title) ?? 0} places`);
  must(places.size === said.length, "there is something that nobody said");
};
/** A case stands once on an agenda. */
export const nothingDoubled = (one: Instance): void => {
  const about = agendaOf(one).items.flatMap((item) =>
    item.about && item.state !== "withdrawn" ? [item.about.instance] : [],
  );
  must(
    new Set(about).size === about.length,
    `a case stands twice on an agenda that is ${agendaOf(one).step}`,
  );
  must(
    new Set(agendaOf(one).items.map(({ id }) => id)).size === agendaOf(one).items.length,
    "two items have one number",
  );
};
/** Cases that somebody asked for and that no meeting has been through, as events tell it. */
const wanted = new WeakMap<Simulator, Set<string>>();
/** Notes in `wanted` what an event asks for, and what a meeting has been through. */
export const follow = (sim: Simulator, { before, after, events }: Written): void => {
  const open = wanted.get(sim) ?? new Set<string>();
  wanted.set(sim, open);
  const was = before && (before.state as Agenda);
  type Fact = {
    readonly type: string;
    readonly wish?: Wish;
    readonly wishes?: readonly Wish[];
    readonly item?: string;
    readonly point?: string;
    readonly how?: string;
  };
  for (const fact of events as unknown as readonly Fact[]) {
    const said =
      fact.type === "added" && fact.wish
        ? [fact.wish]
        : fact.type === "kept"
          ? (fact.wishes ?? [])
          : [];
    for (const { about } of said) if (about) open.add(about.instance);
    const gone =
      fact.type === "itemWithdrawn"
        ? fact.item
        : fact.type === "wentOn" && fact.how === "done"
          ? fact.point
          : undefined;
    const item = was?.items?.find(({ id }) => id === gone);
    if (item?.about) open.delete(item.about.instance);
    if (fact.type !== "finished" && fact.type !== "cancelled") continue;
    // What something was decided about has been talked about, though nobody pressed Next.
    for (const left of was?.items ?? [])
      if (left.about && waits(was as Agenda, left) && !isLeft(was as Agenda, left))
        open.delete(left.about.instance);
  }
  must(after.workflow.name === "agenda", "another workflow was followed");
};
/** A case that was asked for waits for a meeting: on an agenda, or left over until there is another. */
export const noCaseLost = (sim: Simulator): void => {
  const queued = queuedIn(sim).map(({ about }) => about?.instance);
  const waiting = sim.of("agenda").flatMap((one) =>
    agendaOf(one)
      .items.filter((item) => waits(agendaOf(one), item))
      .map(({ about }) => about?.instance),
  );
  const there = new Set<string | undefined>([...queued, ...waiting]);
  for (const id of wanted.get(sim) ?? [])
    must(there.has(id as never), "a case that was asked for is on no agenda");
};
/** A meeting that is held is at a point of its agenda, until nothing is left. */
export const nowIsAPoint = (one: Instance): void => {
  const agenda = agendaOf(one);
  must(
    (agenda.now === undefined) === (pointNow(agenda) === undefined),
    `a meeting that is ${agenda.step} is at ${agenda.now}, which is no point`,
  );
  must(
    agenda.step === "running" || agenda.now === undefined,
    `a meeting that is ${agenda.step} is at a point`,
  );
  const left =
    agenda.step === "running" && agenda.now === undefined
      ? points(agenda).filter(({ item }) => item && waits(agenda, item))
      : [];
  must(left.length === 0, "a meeting says that nothing is left, and something is");
};
