import { backUp, verifyBackup } from "../backup.ts";
import { failed, good, placeWithData, type Run } from "./command.ts";

/** A copy of data and keys, also while the program runs, checked. */
export const run: Run = async (given) => {
  const { out, args } = given;
  const { file, master } = placeWithData(given);
  const folder = await backUp(file, args[0] ?? "", new Date(), (name, bytes, of) =>
    out.tell(out.say.copying(name, Math.min(100, Math.round((bytes / of) * 100)))),
  );
  const wrong = verifyBackup(folder, master, (name) => out.step(out.say.looking(name)));
  if (wrong.length === 0) out.tell(out.say.backedUp(folder));
  else out.warn(out.say.wrong(wrong));
  return wrong.length === 0 ? good : failed;
};
