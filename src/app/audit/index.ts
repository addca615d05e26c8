// Asks every guarantee of one database, and says of each whether it holds. It reads; what it says are numbers and never content.
import type { Masters } from "../../engine/master.ts";
import type { Where } from "../storage/second.ts";
import type { Guarantee } from "./guarantee.ts";
import { type GuaranteeName, guarantees } from "./guarantees.ts";
import type { Running } from "./moment.ts";
import { eachOpened, type Root, rootOf } from "./opened.ts";
import { type Lying, lying } from "./reading.ts";

/** Why one could not be asked. `master`: the key file is missing, or another. `stopped`: nothing runs there, and what does not run is not late. */
export type Unasked = "master" | "stopped";
/** `id`: `G1`, `G2`, … `count`: how much of it is broken; 0: it holds. */
export type Audited = { readonly id: string; readonly name: GuaranteeName } & (
  | { readonly count: number }
  | { readonly unasked: Unasked }
);
/** `running`: undefined where no program is there to be late. */
type Asked = {
  readonly where: Where;
  readonly masters: Masters | undefined;
  readonly running: Running | undefined;
};

const counted = (of: string): string => `select count(*) as n from (${of}) as broken`;
const plain = async (
  one: Guarantee,
  from: Lying,
  { running }: Pick<Asked, "running">,
): Promise<number | Unasked | undefined> => {
  if ("look" in one) return one.look(from);
  if (!("sql" in one)) return undefined;
  if ("before" in one && !running) return "stopped";
  const values = "before" in one && running ? [one.before(running)] : [];
  return Number((await from.ask(counted(one.sql), values))[0]?.n);
};
/** Those that are asked of each instance, all in one reading. */
const ofEach = async (from: Lying, root: Root): Promise<ReadonlyMap<string, number>> => {
  const all = guarantees.filter((one) => "opened" in one);
  const counts = new Map<string, number>();
  for await (const each of eachOpened(from, root))
    for (const { name, opened } of all)
      counts.set(name, (counts.get(name) ?? 0) + opened(each, root));
  return counts;
};
/** Every guarantee, in order. Throws what the database throws, and `CannotOpen` of a server. */
export const audit = async ({ where, masters, running }: Asked): Promise<readonly Audited[]> =>
  lying(where, async (from, both) => {
    const root = await rootOf(from, both, masters, running);
    const each = root && (await ofEach(from, root));
    const came: Audited[] = [];
    for (const [n, one] of guarantees.entries()) {
      const id = `G${n + 1}`;
      const withKeys = async (): Promise<number | Unasked> => {
        if (!root || !each) return "master";
        if ("late" in one && !running) return "stopped";
        return "derived" in one ? one.derived(from, root) : (each.get(one.name) ?? 0);
      };
      const result = (await plain(one, from, { running })) ?? (await withKeys());
      came.push({
        id,
        name: one.name,
        ...(typeof result === "number" ? { count: result } : { unasked: result }),
      });
    }
    return came;
  });
