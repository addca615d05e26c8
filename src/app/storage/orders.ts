// What another process asks of the one that has the databases: noted there, and taken from there at its next look.
import type { Db } from "../../store/port.ts";
import type { Orders } from "../../worker/erasing.ts";

const mark = "order:erase:";
const exported = "order:export:";
/** For the process that has the databases. */
export const ordersIn = (db: Db): Orders => ({
  all: async () =>
    (await db.query(`select name from meta where name like '${mark}%'`)).map((row) =>
      String(row.name).slice(mark.length),
    ),
  exports: async () =>
    (await db.query(`select name, value from meta where name like '${exported}%'`)).map((row) => ({
      id: String(row.name).slice(exported.length),
      ...(JSON.parse(String(row.value)) as { readonly agency: string; readonly kind: string }),
    })),
  noted: async (id) =>
    void (await db.transaction((run) =>
      run("delete from meta where name = ?", [`${exported}${id}`]),
    )),
  done: async (instance) =>
    void (await db.transaction((run) =>
      run("delete from meta where name = ?", [`${mark}${instance}`]),
    )),
});
/** In one statement, for any other process: the instance is erased at once. */
export const orderSql = `insert into meta (name, value) values ('${mark}' || ?, '') on conflict do nothing`;
/** Of what is exported: its agency is told. */
export const exportSql = `insert into meta (name, value) values ('${exported}' || ?, ?)`;
/** Whether it still waits to be done. */
export const orderedSql = `select 1 from meta where name = '${mark}' || ?`;
