import { afterRestore, madeAt } from "../servers/backup.ts";
import { good, Refusal, type Run } from "./command.ts";

/** After PostgreSQL's own programs have put a copy back: what that copy cannot know is looked for. */
export const run: Run = async ({ out, args: [folder], flags, place }) => {
  const { servers } = place().where;
  if (!servers) throw new Refusal(out.say.onlyServers);
  const at = folder === undefined ? Date.parse(String(flags.at)) : madeAt(folder);
  if (at === undefined) throw new Refusal(out.say.noBackup);
  if (Number.isNaN(at) || at > Date.now()) throw new Refusal(out.say.restoredHow);
  out.tell(out.say.restoredThere(await afterRestore(servers, at, Date.now())));
  return good;
};
