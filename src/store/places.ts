// Where a platform said that an address can be written to.
import type { Place, Places } from "../../adapters/port.ts";
import type { Platform } from "../rules/workflow.ts";
import type { Database, SqlRow } from "./port.ts";

const find =
  "select service_url, conversation, team from places where platform = ? and address = ?";
const ofTeam = "select address from places where platform = ? and team = ?";
const learn = `insert into places (platform, address, service_url, conversation, team, seen) values (?, ?, ?, ?, ?, ?)
  on conflict (platform, address) do update set service_url = excluded.service_url,
    conversation = coalesce(excluded.conversation, places.conversation), team = coalesce(excluded.team, places.team), seen = excluded.seen`;
/** What is known by heart: an address speaks often, and says the same. */
const rememberedMost = 10_000;

const placeOf = (row: SqlRow): Place => ({
  serviceUrl: String(row.service_url),
  ...(row.conversation !== null && { conversation: String(row.conversation) }),
  ...(row.team !== null && { team: String(row.team) }),
});

/** Durable when `learn` returns. Throws when the disk does. `now`: epoch ms. */
export const placesIn = (db: Database, platform: Platform, now: () => number): Places => {
  const known = new Map<string, Place>();
  const remember = (address: string, place: Place): void => {
    // Where others write, too, it may be somewhere else by now.
    if (db.writers === "several") return;
    if (known.size >= rememberedMost) known.clear();
    known.set(address, place);
  };
  const lookUp = async (address: string): Promise<Place | undefined> => {
    const [row] = await db.query(find, [platform, address]);
    if (!row) return undefined;
    const place = placeOf(row);
    remember(address, place);
    return place;
  };
  return {
    find: async (address) => known.get(address) ?? lookUp(address),
    ofTeam: async (team) =>
      (await db.query(ofTeam, [platform, team])).map((row) => String(row.address)),
    learn: async (address, place) => {
      const old = known.get(address) ?? (await lookUp(address));
      const merged = { ...old, ...place };
      if (
        old &&
        old.serviceUrl === merged.serviceUrl &&
        old.conversation === merged.conversation &&
        old.team === merged.team
      )
        return;
      const values = [
        platform,
        address,
        merged.serviceUrl,
        merged.conversation ?? null,
        merged.team ?? null,
        now(),
      ];
      await db.transaction(async (run) => void (await run(learn, values)));
      // Two may have learnt at once: what both brought stands in the table.
      known.delete(address);
    },
  };
};
