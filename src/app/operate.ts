// `npm run stafett -- …`: what is done to the databases from outside, also while the program runs.
import { existsSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { loadConfig, readEnvironment } from "../config/index.ts";
import { openBook } from "../engine/book.ts";
import { summaryBound } from "../engine/instances.ts";
import { decrypt, unwrap } from "../engine/seal.ts";
import { postNamed } from "../engine/write.ts";
import type { Summary } from "../rules/workflow.ts";
import type { Held, Run, SqlRow } from "../store/port.ts";
import { heldSql, release } from "../store/queue.ts";
import { CannotOpen } from "../store/sqlite.ts";
import { backUp, restore, verify, verifyBackup } from "./backup.ts";
import { readKeyFile } from "./key-file.ts";
import { keysFile } from "./opening.ts";
import { operateTexts } from "./operate-texts.ts";
import { readErasures } from "./scrub.ts";

const say = operateTexts(process.env.LANG?.startsWith("en") ? "en" : "sv");
const tell = (text: string): void => void process.stdout.write(`${text}\n`);
/** Said on the other stream, with a failure as the exit code. */
const refuse = (text: string): void => {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
};
type Place = { readonly file: string; readonly master: Uint8Array | undefined; readonly config: string };
const readPlace = (): Place => {
  const read = readEnvironment(process.env);
  if (!read.ok) throw new Error("environment");
  const { DATABASE_URL, STAFETT_KEY_FILE, STAFETT_CONFIG } = read.env;
  const master = existsSync(STAFETT_KEY_FILE) ? readKeyFile(STAFETT_KEY_FILE, false) : undefined;
  return { file: DATABASE_URL.slice("sqlite:".length), master, config: STAFETT_CONFIG };
};
const mostHeld = 1_000;

/** What waits in a place: its name as the configuration has it, and the references behind it. */
const showHeld = ({ file, master, config }: Place): void => {
  const read = loadConfig(readFileSync(config, "utf8"), config);
  const names = new Map<string, string>(
    read.ok
      ? [
          ...read.config.members.map((m) => [`m:${m.id}`, m.name] as const),
          ...read.config.spaces.map((s) => [`s:${s.id}`, s.name] as const),
        ]
      : [],
  );
  const [data, keys] = [new DatabaseSync(file, { readOnly: true }), new DatabaseSync(keysFile(file), { readOnly: true })];
  const opened = ({ instance, name }: Held): { readonly audience: string; readonly ref: string | undefined } => {
    const row = data
      .prepare(
        "select key_id, summary, (select cipher from wakes where wakes.instance = instances.instance) as book from instances where instance = ?",
      )
      .get(instance);
    const wrapped = row && keys.prepare("select wrapped from keys where id = ?").get(String(row.key_id))?.wrapped;
    if (!row || !wrapped || !master) return { audience: "", ref: undefined };
    const key = unwrap(master, { id: String(row.key_id), wrapped: wrapped as Uint8Array });
    const { posts } = openBook(key, instance, row.book as Uint8Array);
    const summary = JSON.parse(decrypt(key, summaryBound(instance), row.summary as Uint8Array)) as Summary;
    return { audience: postNamed({ key, posts }, name)?.audience ?? "", ref: summary.ref };
  };
  const rows = data.prepare(heldSql).all(mostHeld) as unknown as readonly Held[];
  for (const [, all] of Map.groupBy(rows, (row) => row.lane)) {
    const [first] = all as [Held, ...Held[]];
    const known = all.map(opened);
    const refs = [...new Set(known.flatMap(({ ref }) => ref ?? []))];
    tell(
      say.held(
        names.get(known[0]?.audience ?? "") ?? "?",
        first.platform,
        new Date(first.since).toISOString(),
        first.reason,
        all.length,
        refs,
      ),
    );
  }
  if (rows.length === 0) tell(say.nothingHeld);
  data.close();
  keys.close();
};
const resend = async ({ file }: Place): Promise<void> => {
  const db = new DatabaseSync(file);
  db.exec("pragma busy_timeout = 10000; begin immediate");
  const run: Run = async (sql, values = []) => db.prepare(sql).all(...(values as never[])) as readonly SqlRow[];
  const places = await release(run, Date.now(), { contents: true });
  db.exec("update pulse set beat = beat + 1; commit");
  db.close();
  tell(say.resent(places));
};
const backup = async ({ file, master }: Place, into: string): Promise<void> => {
  const folder = await backUp(file, into, new Date(), (name, bytes, of) =>
    tell(say.copying(name, Math.min(100, Math.round((bytes / of) * 100)))),
  );
  const wrong = verifyBackup(folder, master);
  if (wrong.length > 0) refuse(say.wrong(wrong));
  else tell(say.backedUp(folder));
};
const verifyOne = ({ file, master }: Place, folder: string | undefined): void => {
  const wrong = folder === undefined ? verify(file, master) : verifyBackup(folder, master);
  if (wrong.length > 0) refuse(say.wrong(wrong));
  else tell(say.whole);
};
const restoreOne = async ({ file, master }: Place, folder: string): Promise<void> => {
  if (!existsSync(folder)) return refuse(say.noBackup);
  const wrong = verifyBackup(folder, master);
  if (wrong.length > 0) return refuse(wrong.includes("missing") ? say.noBackup : say.wrong(wrong));
  const { aside, erased, doubts } = await restore(folder, file, new Date());
  tell(say.restored(aside, erased, doubts));
};
const showErasures = ({ file }: Place): void => {
  const all = readErasures(file);
  for (const { at, rewritten, showings, leftovers, unemptied, found } of all)
    tell(say.erasure(at, rewritten, showings, leftovers, [...new Set([...unemptied, ...found])]));
  if (all.length === 0) tell(say.noErasures);
};

const [command, folder] = process.argv.slice(2);
const work = async (): Promise<void> => {
  process.umask(0o077);
  if (command === "backup" && folder !== undefined) return backup(readPlace(), folder);
  if (command === "verify") return verifyOne(readPlace(), folder);
  if (command === "restore" && folder !== undefined) return restoreOne(readPlace(), folder);
  if (command === "held") return showHeld(readPlace());
  if (command === "resend") return resend(readPlace());
  if (command === "erasures") return showErasures(readPlace());
  refuse(say.usage);
};
await work().catch((error: unknown) =>
  refuse(error instanceof CannotOpen && error.why === "locked" ? say.running : say.unexpected((error as Error).name)),
);
