import { backUp, verifyBackup } from "../backup.ts";
import { failed, fileOf, good, placeWithData, type Run } from "./command.ts";

/** A copy of data and keys, also while the program runs, checked. */
export const run: Run = async (given) => {
  const { out, args } = given;
  const place = placeWithData(given);
  const [file, masters] = [fileOf(given, place), place.masters];
  const progress = (name: string, bytes: number, of: number): void =>
    out.tell(out.say.copying(name, Math.min(100, Math.round((bytes / of) * 100))));
  const looking = (name: string): void => out.step(out.say.looking(name));
  const folder = await backUp(file, args[0] ?? "", new Date(), progress, looking);
  const wrong = verifyBackup(folder, masters, looking);
  if (wrong.length === 0) out.tell(out.say.backedUp(folder));
  else out.warn(out.say.wrong(wrong));
  return wrong.length === 0 ? good : failed;
};
