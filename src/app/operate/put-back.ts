import { existsSync } from "node:fs";
import { markOfBackup, restore, verifyBackup } from "../backup.ts";
import { failed, fileOf, good, Refusal, type Run } from "./command.ts";

/** Puts a backup in the place of the databases, which are moved aside. */
export const run: Run = async (given) => {
  const {
    out,
    args: [folder = ""],
    place,
  } = given;
  const found = place();
  const [file, masters] = [fileOf(given, found), found.masters];
  if (!existsSync(folder)) throw new Refusal(out.say.noBackup);
  const wrong = verifyBackup(folder, masters, (name) => out.step(out.say.looking(name)));
  if (wrong.length > 0) {
    out.warn(wrong.includes("missing") ? out.say.noBackup : out.say.wrong(wrong));
    if (wrong.includes("master")) out.warn(out.say.needsMaster(markOfBackup(folder)));
    return failed;
  }
  out.step(out.say.puttingBack);
  const { aside, erased, doubts } = await restore(folder, file, new Date());
  out.tell(out.say.restored(aside, erased, doubts));
  return good;
};
