import { readFileSync } from "node:fs";
import { people, peopleInstance } from "../../../workflows/people/index.ts";
import type { Kept, KeptService } from "../../../workflows/people/kept.ts";
import { type Config, loadConfig } from "../../config/index.ts";
import { type Anew, type Changes, writtenBack } from "../../config/write-back.ts";
import { decrypt, KeyFileError } from "../../engine/encryption.ts";
import { eventBound } from "../../engine/journal-rows.ts";
import type { Masters } from "../../engine/master.ts";
import { catalogues } from "../catalogues.ts";
import { beside, keysAt, type Where } from "../storage/second.ts";
import { configPath, readConfiguration } from "./check.ts";
import { failed, good, placeWithData, Refusal, type Run } from "./command.ts";

/** What agencies keep of themselves, folded from the register's journal. Throws as `beside` does. */
export const keptIn = (where: Where, masters: Masters): Promise<Kept> =>
  beside(where, "reading", async (both) => {
    const { query } = both.data;
    const [row] = await query("select key_id from instances where instance = ?", [peopleInstance]);
    const key = row && (await (await keysAt(both, masters))(String(row.key_id)));
    // A database that has not been started has no register yet.
    const events = key
      ? await query("select seq, cipher from events where instance = ? order by seq", [
          peopleInstance,
        ])
      : [];
    return events.reduce(
      (before, { seq, cipher }) =>
        people.evolve(
          before,
          JSON.parse(
            decrypt(
              key as Uint8Array,
              eventBound(peopleInstance, Number(seq)),
              cipher as Uint8Array,
            ),
          ),
        ),
      people.initial,
    ).kept;
  });
/** A county is written with its name. */
const named = (area: string): string => catalogues.phrases.sv[`area.${area}`] ?? area;
const keys = [
  "type",
  "name",
  "status",
  "areas",
  "languages",
  "targetGroup",
  "minimumAge",
  "maximumAge",
  "eligibility",
  "openingHours",
] as const;
const more = ["interpretation", "certifiedUntil", "licenceUntil"] as const;
const written = (service: KeptService): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries([...keys, ...more].map((key) => [key, service[key]])),
  areas: (service.areas ?? []).map(named),
});
/** Where the file says otherwise; of agencies that it has. */
export const changesTo = ({ agencies, services }: Config, kept: Kept): Changes => {
  const there = new Set<string>(agencies.map(({ id }) => id));
  const all = Object.values(kept.services).filter(({ agency }) => there.has(agency));
  const listed = new Map(services.map((service) => [service.id, service]));
  return {
    agencies: Object.values(kept.entries).flatMap(
      ({ agency, holds: { phone, note, hours, onCall } }): readonly Anew[] =>
        there.has(agency)
          ? [
              {
                id: agency,
                phone,
                note,
                officeHours: hours,
                onCall: onCall.length > 0 ? onCall : undefined,
              },
            ]
          : [],
    ),
    services: all.flatMap(({ id, agency, assured, holds, ended }): readonly Anew[] => {
      if (ended || (!holds && !listed.has(id))) return [];
      const newest = [assured, listed.get(id)?.assured ?? ""].toSorted()[1];
      // Somebody has said so by now: it is an example no more.
      const seen = newest === assured ? { assured, invented: undefined } : { assured: newest };
      return [
        { id, ...(holds ? { agency, ...written(holds), assured, invented: undefined } : seen) },
      ];
    }),
    ended: all.flatMap(({ id, ended }) => (ended ? [id] : [])),
  };
};
/** `stafett.yaml` with what agencies keep of themselves in chat, for whoever wants it in the file. */
export const run: Run = async (given) => {
  const { out } = given;
  const { where, masters } = placeWithData(given);
  if (!masters) throw new KeyFileError("missing");
  const path = configPath();
  const config = readConfiguration(out, path);
  if (!config) return failed;
  const text = writtenBack(
    readFileSync(path, "utf8"),
    changesTo(config, await keptIn(where, masters)),
  );
  if (!loadConfig(text, path).ok) throw new Refusal(out.say.notWrittenBack);
  out.tell(text.trimEnd());
  return good;
};
