import { markIn, markOfBackup, verify, verifyBackup } from "../backup.ts";
import { failed, good, type Run } from "./command.ts";

/** Whether the databases, or a backup, are whole. */
export const run: Run = ({ out, args: [folder], place }) => {
  const { file, masters } = place();
  const step = (name: string): void => out.step(out.say.looking(name));
  const wrong = folder === undefined ? verify(file, masters, step) : verifyBackup(folder, masters, step);
  if (wrong.length === 0) out.tell(out.say.whole);
  else out.warn(out.say.wrong(wrong));
  if (wrong.includes("master")) out.warn(out.say.needsMaster(folder === undefined ? markIn(file) : markOfBackup(folder)));
  return wrong.length === 0 ? good : failed;
};
