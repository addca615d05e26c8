import { existsSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { dataOfBackup, markIn, markOfBackup, verify, verifyBackup } from "../backup.ts";
import { readErasures } from "../scrub.ts";
import { checkSeal, readSeals } from "../seals.ts";
import { failed, good, type Out, Refusal, type Run } from "./command.ts";

/** Each seal in the text, or in the file of this name. */
const sealsHold = (out: Out, file: string, kept: string): boolean => {
  const seals = readSeals(existsSync(kept) ? readFileSync(kept, "utf8") : kept);
  if (seals.length === 0) throw new Refusal(out.say.noSeal);
  const db = new DatabaseSync(file, { readOnly: true });
  const verdicts = seals.map((one) => ({ day: one.day, verdict: checkSeal(db, one, readErasures(file), Date.now()) }));
  db.close();
  for (const { day, verdict } of verdicts) (["holds", "erased"].includes(verdict) ? out.tell : out.warn)(out.say.seal(day, verdict));
  return verdicts.every(({ verdict }) => verdict === "holds" || verdict === "erased");
};
/** Whether the databases, or a backup, are whole. */
export const run: Run = ({ out, args: [folder], flags, place }) => {
  const { file, masters } = place();
  const step = (name: string): void => out.step(out.say.looking(name));
  const wrong = folder === undefined ? verify(file, masters, step) : verifyBackup(folder, masters, step);
  if (wrong.length === 0) out.tell(out.say.whole);
  else out.warn(out.say.wrong(wrong));
  const kept = typeof flags.seal === "string" ? flags.seal : undefined;
  if (kept !== undefined && wrong.length === 0)
    return sealsHold(out, folder === undefined ? file : dataOfBackup(folder), kept) ? good : failed;
  if (wrong.includes("master")) out.warn(out.say.needsMaster(folder === undefined ? markIn(file) : markOfBackup(folder)));
  return wrong.length === 0 ? good : failed;
};
