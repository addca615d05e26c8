// What another process asks of the one that has the databases: noted there, and taken from there at its next beat.
import type { Db } from "../store/port.ts";
import type { Orders } from "../worker/erasing.ts";

const mark = "order:erase:";
/** For the process that has the databases. */
export const ordersIn = (db: Db): Orders => ({
  all: async () => (await db.query(`select name from meta where name like '${mark}%'`)).map((row) => String(row.name).slice(mark.length)),
  done: async (instance) => void (await db.transaction((run) => run("delete from meta where name = ?", [`${mark}${instance}`]))),
});
/** In one statement, for any other process: the instance is erased at once. */
export const orderSql = `insert into meta (name, value) values ('${mark}' || ?, '') on conflict do nothing`;
/** Whether it still waits to be done. */
export const orderedSql = `select 1 from meta where name = '${mark}' || ?`;
