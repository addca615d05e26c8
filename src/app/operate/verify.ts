import { existsSync, readFileSync } from "node:fs";
import { loadConfig } from "../../config/index.ts";
import { accessLogKeptMs } from "../../engine/access-log.ts";
import { accessLogYears } from "../../rules/who.ts";
import { checkAnchor, readAnchors, type Verdict } from "../storage/audit-anchors.ts";
import { dataOfBackup, markOfBackup, verify, verifyBackup, type Wrong } from "../storage/backup.ts";
import { beside, markAt, type Where } from "../storage/second.ts";
import { configPath } from "./check.ts";
import { type ExitCode, failed, type Given, good, type Out, Refusal, type Run } from "./command.ts";

/** As the configuration says; of one that cannot be read, as without it. */
const yearsKept = (): number => {
  const path = configPath();
  const read = existsSync(path) ? loadConfig(readFileSync(path, "utf8"), path) : undefined;
  return (read?.ok ? read.config.accessLog?.years : undefined) ?? accessLogYears;
};
/** Each seal in the text, or in the file of this name. */
const sealsHold = async (out: Out, where: Where, kept: string): Promise<boolean> => {
  const seals = readAnchors(existsSync(kept) ? readFileSync(kept, "utf8") : kept);
  if (seals.length === 0) throw new Refusal(out.say.noSeal);
  const verdicts: { readonly day: string; readonly verdict: Verdict }[] = [];
  await beside(where, "reading", async ({ data, erasures }) => {
    const all = await erasures();
    for (const one of seals)
      verdicts.push({
        day: one.day,
        verdict: await checkAnchor(data.query, one, all, Date.now(), accessLogKeptMs(yearsKept())),
      });
  });
  for (const { day, verdict } of verdicts)
    (["holds", "erased"].includes(verdict) ? out.tell : out.warn)(out.say.seal(day, verdict));
  return verdicts.every(({ verdict }) => verdict === "holds" || verdict === "erased");
};
/** What is in use, whichever engine it is on. */
const wrongWith = async (
  { out }: Given,
  { where, masters }: ReturnType<Given["place"]>,
): Promise<readonly Wrong[]> => {
  const step = (name: string): void => out.step(out.say.looking(name));
  return where.file === undefined
    ? (await import("../servers/verifying.ts")).verifyServers(where.servers, masters, step)
    : verify(where.file, masters, step);
};
/** Copies that PostgreSQL's own program has made. */
const dumpsHold = async (out: Out, folder: string): Promise<ExitCode> => {
  const { dumpsFit, dumpsWhole, holdsDumps } = await import("../servers/backup.ts");
  if (!holdsDumps(folder)) throw new Refusal(out.say.noBackup);
  const wrong = !dumpsFit(folder) ? "format" : dumpsWhole(folder) ? undefined : "sums";
  if (wrong === undefined) out.tell(out.say.dumpsWhole);
  else out.warn(out.say.wrong([wrong]));
  return wrong === undefined ? good : failed;
};
/** Whether the databases, or a backup, are whole. */
export const run: Run = async (given) => {
  const {
    out,
    args: [folder],
    flags,
  } = given;
  const place = given.place();
  const { where, masters } = place;
  if (folder !== undefined && where.servers) return dumpsHold(out, folder);
  const wrong =
    folder === undefined
      ? await wrongWith(given, place)
      : verifyBackup(folder, masters, (name) => out.step(out.say.looking(name)));
  if (wrong.length === 0) out.tell(out.say.whole);
  else out.warn(out.say.wrong(wrong));
  const kept = typeof flags.seal === "string" ? flags.seal : undefined;
  if (kept !== undefined && wrong.length === 0)
    return (await sealsHold(
      out,
      folder === undefined ? where : { file: dataOfBackup(folder) },
      kept,
    ))
      ? good
      : failed;
  if (wrong.includes("master"))
    out.warn(
      out.say.needsMaster(
        folder === undefined ? await beside(where, "reading", markAt) : markOfBackup(folder),
      ),
    );
  return wrong.length === 0 ? good : failed;
};
