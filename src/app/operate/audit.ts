import { existsSync } from "node:fs";
import { type Audited, audit } from "../audit/index.ts";
import { guaranteeTexts } from "../audit/texts.ts";
import { dataOfBackup, verifyBackup } from "../storage/backup.ts";
import { runningSince } from "../storage/beside.ts";
import type { Where } from "../storage/second.ts";
import { failed, type Given, good, type Out, placeWithData, Refusal, type Run } from "./command.ts";

const said = ({ say }: Out, one: Audited): string => {
  const how =
    "unasked" in one
      ? say.audit.unchecked(one.unasked)
      : one.count === 0
        ? say.audit.holds
        : say.audit.broken(one.count);
  return `${one.id.padEnd(4)} ${how}: ${guaranteeTexts[one.name]}`;
};
/** A copy that `backup` made is a file with its keys; what PostgreSQL's own program wrote is read where it has been put back. */
const copyIn = ({ out, place }: Given, folder: string): Where => {
  if (place().where.servers) throw new Refusal(out.say.audit.noDump);
  if (!existsSync(folder) || verifyBackup(folder, undefined).includes("missing"))
    throw new Refusal(out.say.noBackup);
  return { file: dataOfBackup(folder) };
};
/** Which of the guarantees hold. */
export const run: Run = async (given) => {
  const {
    out,
    args: [folder],
  } = given;
  const { masters, where: here } = folder === undefined ? placeWithData(given) : given.place();
  const where = folder === undefined ? here : copyIn(given, folder);
  out.step(out.say.reading);
  const since = folder === undefined ? await runningSince(where) : undefined;
  const came = await audit({
    where,
    masters,
    running: since === undefined ? undefined : { now: Date.now(), since },
  });
  for (const one of came) out.tell(said(out, one));
  const unasked = came.filter((one) => "unasked" in one).length;
  const broken = came.filter((one) => "count" in one && one.count > 0).length;
  (broken === 0 ? out.tell : out.warn)(
    out.say.audit.done(came.length - unasked - broken, broken, unasked),
  );
  return broken === 0 ? good : failed;
};
