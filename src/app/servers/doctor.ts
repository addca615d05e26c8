// What `stafett doctor` sees of a database on servers: whether each is reached, is what it must be, and lets its own role do what it must and nothing more.

import { type Finding, found, unseen } from "../../../adapters/finding.ts";
import type { Masters } from "../../engine/master.ts";
import { CannotOpen } from "../../store/cannot-open.ts";
import type { Db, SqlRow } from "../../store/port.ts";
import { postgresKeyMigrations, postgresMigrations } from "../../store/postgres/migrations.ts";
import type { Out } from "../operate/command.ts";
import { startTexts } from "../start-texts.ts";
import { beside } from "../storage/second.ts";
import type { Servers } from "./opening.ts";
import { verifyServers, versionAt } from "./verifying.ts";

/** What is asked of both, in one look. `ssl`: whether what goes over the line is encrypted; null, where there is no line but a socket of this machine. */
const aboutSql = `select current_setting('server_version_num')::bigint as version, current_setting('server_encoding') as encoding,
  current_setting('synchronous_commit') as durable, current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
  (select rolsuper or rolcreaterole or rolbypassrls or rolreplication from pg_roles where rolname = current_user) as mighty,
  case when inet_client_addr() is null or inet_client_addr() <<= inet '127.0.0.0/8' or inet_client_addr() = inet '::1' then true else (select ssl from pg_stat_ssl where pid = pg_backend_pid()) end as safe,
  has_schema_privilege(current_schema(), 'create') as makes, has_function_privilege('pg_control_system()', 'execute') as identity,
  (extract(epoch from clock_timestamp()) * 1000)::bigint as now, current_user::text as role, current_setting('port') || ' ' || pg_postmaster_start_time() as id,
  current_database()::text as name, current_schema()::text as schema`;
const leastVersion = 140_000;
const mostAheadMs = 5_000;

const about = async ({
  query,
}: Db): Promise<{ readonly row: SqlRow; readonly aheadMs: number }> => {
  const asked = Date.now();
  const [row = {}] = await query(aboutSql);
  return { row, aheadMs: (asked + Date.now()) / 2 - Number(row.now) };
};
/** What a server is, each with what mends it. `name`: of the variable that says where it is. */
const serverFindings = async (
  { say: { doctor } }: Out,
  name: string,
  db: Db,
  newest: number,
): Promise<readonly Finding[]> => {
  const { row, aheadMs } = await about(db);
  const version = Number(row.version);
  const { servers: say } = doctor;
  const seconds = Math.round(aheadMs / 1_000);
  const [wrote, fsync, pages] = [String(row.durable), String(row.fsync), String(row.pages)];
  const careless = [
    ...(["off", "local"].includes(wrote) ? [`synchronous_commit = ${wrote}`] : []),
    ...(fsync === "on" ? [] : ["fsync = off"]),
    ...(pages === "on" ? [] : ["full_page_writes = off"]),
  ];
  return [
    found(
      say.version(name, String(Math.floor(version / 10_000))),
      version < leastVersion ? say.versionMend : undefined,
    ),
    found(
      say.encoding(name, String(row.encoding)),
      row.encoding === "UTF8" ? undefined : say.encodingMend,
    ),
    found(say.durable(name), careless.length === 0 ? undefined : say.durableMend(careless)),
    found(say.safe(name), row.safe === 1 ? undefined : say.safeMend),
    found(say.role(name), row.mighty === 0 ? undefined : say.roleMend),
    found(say.identity(name), row.identity === 1 ? undefined : say.identityMend),
    found(say.clock(name, seconds), Math.abs(aheadMs) > mostAheadMs ? say.clockMend : undefined),
    found(
      say.tables(name, await versionAt(db), newest),
      row.makes === 1 ? undefined : say.makesMend,
    ),
  ];
};
/** Tables of the one that the role of the other may read: none. Looked for in the catalogue, so that nothing of them is read. */
const readable = async ({ query }: Db, tables: readonly string[]): Promise<boolean> => {
  const marks = tables.map(() => "?").join(", ");
  const sql = `select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname in (${marks}) and n.nspname <> current_schema()
    and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') limit 1`;
  return (await query(sql, tables)).length > 0;
};
/** Each role reads its own and not the other's. In two databases the catalogue of the one says nothing of the other: then it is whether the role may connect there. */
const apart = async ({ say: { doctor } }: Out, data: Db, keys: Db): Promise<Finding> => {
  const [of, its] = [(await about(data)).row, (await about(keys)).row];
  const { servers: say } = doctor;
  if (of.id === its.id && of.name === its.name && of.schema === its.schema)
    return found(say.apart, say.samePlace);
  if (of.role === its.role && of.id === its.id) return found(say.apart, say.sameRole);
  const crossed =
    (await readable(data, ["keys"])) || (await readable(keys, ["events", "instances"]));
  if (crossed) return found(say.apart, say.apartMend);
  if (of.id !== its.id || of.name === its.name) return found(say.apart, undefined);
  const may = "select has_database_privilege(current_user, ?, 'connect') as yes";
  const enters = [
    (await data.query(may, [String(its.name)]))[0]?.yes,
    (await keys.query(may, [String(of.name)]))[0]?.yes,
  ];
  return found(say.apart, enters.includes(1) ? say.connectMend : undefined);
};
/** Whether nothing has been made there yet, as far as it can be seen. */
export const hasNothing = (servers: Servers): Promise<boolean> =>
  beside(
    { servers },
    "reading",
    async ({ data, keys }) => (await versionAt(data)) + (await versionAt(keys)) === 0,
  ).catch((error: unknown) => {
    // What keeps it from being seen has a line of its own.
    if (error instanceof CannotOpen) return true;
    throw error;
  });
/** Servers, roles, and what lies there: it is read as a whole. */
export const lookAtServers = async (
  out: Out,
  servers: Servers,
  masters: Masters | undefined,
): Promise<readonly Finding[]> => {
  const { doctor } = out.say;
  const { servers: say } = doctor;
  try {
    const seen = await beside({ servers }, "reading", async ({ data, keys }) => [
      ...(await serverFindings(out, "DATABASE_URL", data, postgresMigrations.length)),
      ...(await serverFindings(out, "STAFETT_KEYS_URL", keys, postgresKeyMigrations.length)),
      await apart(out, data, keys),
    ]);
    if (await hasNothing(servers)) return [...seen, unseen(say.whole, doctor.madeAtStart)];
    const wrong = await verifyServers(servers, masters, (name) => out.step(out.say.looking(name)));
    return [
      ...seen,
      found(
        say.whole,
        wrong.length === 0 ? undefined : `${out.say.wrong(wrong)}\n${say.wholeMend}`,
      ),
    ];
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    return [found(say.reached, startTexts.database(error.why))];
  }
};
