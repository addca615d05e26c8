// What `stafett doctor` sees on the machine: key file, database, disk, port, and whether people's browsers find it.
import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ask, type Finding, found, unseen } from "../../../adapters/finding.ts";
import type { Environment } from "../../config/index.ts";
import { KeyFileError } from "../../engine/encryption.ts";
import type { Masters } from "../../engine/master.ts";
import { formatOf } from "../../store/format.ts";
import { migrations } from "../../store/migrations.ts";
import { startTexts } from "../start-texts.ts";
import { verify } from "../storage/backup.ts";
import { mastersIn } from "../storage/key-file.ts";
import { keysFile } from "../storage/opening.ts";
import { erasedFile } from "../storage/scrub.ts";
import type { Where } from "../storage/second.ts";
import { type Out, whereOf } from "./command.ts";

const megabyte = 1_000_000;
/** Beside room for a copy of what there is. */
const leastFree = 100 * megabyte;

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);
const placeOf = (env: Environment): Where =>
  whereOf(env.DATABASE_URL, env.STAFETT_KEYS_URL, env.STAFETT_KEY_FILE);

/** The key file, and the line about it. `isNew`: nothing has a key yet, and one is made at the start. */
const lookAtKey = (
  out: Out,
  keyFile: string,
  isNew: boolean,
): readonly [Masters | undefined, Finding] => {
  const { doctor } = out.say;
  if (isNew && !existsSync(keyFile))
    return [undefined, unseen(doctor.keyFile(keyFile), doctor.madeAtStart)];
  try {
    return [mastersIn(keyFile, false), found(doctor.keyFile(keyFile), undefined)];
  } catch (error) {
    if (!(error instanceof KeyFileError)) throw error;
    return [undefined, found(doctor.keyFile(keyFile), startTexts.keyFile(error.why))];
  }
};
const lookAtFiles = (out: Out, file: string, keyFile: string): readonly Finding[] => {
  const { doctor } = out.say;
  const [masters, key] = lookAtKey(out, keyFile, !existsSync(file));
  if (!existsSync(file) && !existsSync(keysFile(file)))
    return [key, unseen(doctor.databaseNew(file), doctor.madeAtStart)];
  const wrong = verify(file, masters, (name) => out.step(out.say.looking(name)));
  return [
    key,
    found(
      versionOf(out, file),
      wrong.length === 0 ? undefined : `${out.say.wrong(wrong)}\n${doctor.databaseMend}`,
    ),
  ];
};
/** The key file, and what it opens: the database is read as a whole. */
export const lookAtData = async (out: Out, env: Environment): Promise<readonly Finding[]> => {
  const { file, servers } = placeOf(env);
  if (file !== undefined) return lookAtFiles(out, file, env.STAFETT_KEY_FILE);
  // Read only here: who is on a file loads none of it.
  const { hasNothing, lookAtServers } = await import("../servers/doctor.ts");
  const [masters, key] = lookAtKey(out, env.STAFETT_KEY_FILE, await hasNothing(servers));
  return [key, ...(await lookAtServers(out, servers, masters))];
};
const versionOf = ({ say }: Out, file: string): string => {
  // Of another format, a connection could change the files beside it.
  if (formatOf(file) !== "ours") return say.doctor.databaseNew(file);
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    const { user_version: version } = db.prepare("pragma user_version").get() as {
      user_version: number;
    };
    db.close();
    return say.doctor.database(file, version, migrations.length);
  } catch {
    // What is wrong with it stands in the same line.
    return say.doctor.databaseNew(file);
  }
};

export const lookAtDisk = ({ say: { doctor } }: Out, env: Environment): readonly Finding[] => {
  const { file } = placeOf(env);
  // Of servers only the key file lies here, and beside it what was erased.
  const files =
    file === undefined
      ? [env.STAFETT_KEY_FILE, erasedFile(env.STAFETT_KEY_FILE)]
      : [file, keysFile(file)];
  let folder = dirname(resolve(files[0] ?? ""));
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  const [free, needed] = [
    bavail * bsize,
    files.reduce((sum, each) => sum + sizeOf(each), leastFree),
  ];
  let writes = true;
  try {
    for (const path of [folder, ...files])
      if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  } catch {
    writes = false;
  }
  return [
    found(
      doctor.disk(folder, Math.round(free / megabyte)),
      free < needed ? doctor.diskMend(Math.ceil(needed / megabyte)) : undefined,
    ),
    found(doctor.writing(folder), writes ? undefined : doctor.writingMend),
  ];
};

/** Whether something could listen there; the code of why not. */
const tryPort = (host: string, port: number): Promise<string | undefined> =>
  new Promise((done) => {
    const server = createServer();
    server.once("error", (error: { code?: string }) => done(error.code ?? "?"));
    server.listen(port, host, () => server.close(() => done(undefined)));
  });
const anywhere: Readonly<Record<string, string>> = {
  "0.0.0.0": "127.0.0.1",
  "::": "[::1]",
  "::1": "[::1]",
};
const lookAtPort = async (
  { say: { doctor } }: Out,
  { HOST, PORT }: Environment,
): Promise<readonly [boolean, Finding]> => {
  const answer = await ask(`http://${anywhere[HOST] ?? HOST}:${PORT}/readyz`);
  const said = typeof answer === "string" ? undefined : answer.body;
  if (said?.status === "ready") return [true, found(doctor.runs(PORT), undefined)];
  if (said?.status === "not ready" && Array.isArray(said.because))
    return [true, found(doctor.runs(PORT), doctor.notReady(said.because.map(String)))];
  const why = await tryPort(HOST, PORT);
  if (why === undefined) return [false, found(doctor.portFree(PORT), undefined)];
  if (why === "EADDRINUSE") return [false, found(doctor.portTaken(PORT), doctor.portTakenMend)];
  return [false, found(doctor.portRefused(PORT, why), doctor.portRefusedMend)];
};
/** Whether it runs, and whether it is found from outside: what no file is ever asked for with is refused by Stafett in its own words. */
export const lookAtDoor = async (out: Out, env: Environment): Promise<readonly Finding[]> => {
  const { doctor } = out.say;
  const [runs, port] = await lookAtPort(out, env);
  const url = env.STAFETT_PUBLIC_URL;
  if (url === undefined || !runs)
    return [
      port,
      unseen(doctor.publicUrl, url === undefined ? doctor.publicUrlNone : doctor.publicUrlStopped),
    ];
  const answer = await ask(`${url}/files/doctor`, { method: "POST" });
  const isOurs =
    typeof answer !== "string" && answer.status === 405 && answer.body.error === "read only";
  const why = typeof answer === "string" ? answer : String(answer.status);
  return [port, found(doctor.publicUrl, isOurs ? undefined : doctor.publicUrlMend(why))];
};
