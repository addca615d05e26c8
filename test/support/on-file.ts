// What tests do to a database below the program's feet.
import type { Stafett } from "../../src/app/compose.ts";
import type { SqliteDb } from "../../src/store/sqlite.ts";

/** The database of a program that runs on a file. */
export const onFile = ({ data }: Pick<Stafett, "data">): SqliteDb => data as SqliteDb;
