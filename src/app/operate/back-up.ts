import type { Servers } from "../servers/opening.ts";
import { backUp, verifyBackup } from "../storage/backup.ts";
import {
  type ExitCode,
  failed,
  type Given,
  good,
  placeWithData,
  Refusal,
  type Run,
} from "./command.ts";

const ofServers = async ({ out, args }: Given, servers: Servers): Promise<ExitCode> => {
  // Read only here: who is on a file loads none of it.
  const { backUpServers, CannotDump } = await import("../servers/backup.ts");
  const folder = await backUpServers(servers, args[0] ?? "", new Date(), (file) =>
    out.step(out.say.dumping(file)),
  ).catch((error: unknown) => {
    throw error instanceof CannotDump
      ? new Refusal(out.say.cannotDump(error.why, error.major))
      : error;
  });
  out.tell(out.say.dumped(folder));
  return good;
};
/** A copy of data and keys, also while the program runs, checked. */
export const run: Run = async (given) => {
  const { out, args } = given;
  const { where, masters } = placeWithData(given);
  if (where.servers) return ofServers(given, where.servers);
  const progress = (name: string, bytes: number, of: number): void =>
    out.tell(out.say.copying(name, Math.min(100, Math.round((bytes / of) * 100))));
  const looking = (name: string): void => out.step(out.say.looking(name));
  const folder = await backUp(where.file, args[0] ?? "", new Date(), progress, looking);
  const wrong = verifyBackup(folder, masters, looking);
  if (wrong.length === 0) out.tell(out.say.backedUp(folder));
  else out.warn(out.say.wrong(wrong));
  return wrong.length === 0 ? good : failed;
};
