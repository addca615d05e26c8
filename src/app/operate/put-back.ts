import { existsSync } from "node:fs";
import { markOfBackup, restore, verifyBackup } from "../storage/backup.ts";
import { failed, good, Refusal, type Run } from "./command.ts";

/** Puts a backup in the place of the databases, which are moved aside. */
export const run: Run = async ({ out, args: [folder = ""], place }) => {
  const { where, masters } = place();
  // Only whoever looks after the server may take away what is there.
  if (where.servers) throw new Refusal(out.say.restoreByHand(folder));
  if (!existsSync(folder)) throw new Refusal(out.say.noBackup);
  const wrong = verifyBackup(folder, masters, (name) => out.step(out.say.looking(name)));
  if (wrong.length > 0) {
    out.warn(wrong.includes("missing") ? out.say.noBackup : out.say.wrong(wrong));
    if (wrong.includes("master")) out.warn(out.say.needsMaster(markOfBackup(folder)));
    return failed;
  }
  out.step(out.say.puttingBack);
  const { aside, erased, doubts } = await restore(folder, where.file, new Date());
  out.tell(out.say.restored(aside, erased, doubts));
  return good;
};
