// Beside whoever asked for it: one database is copied as it is at this moment, whatever is written meanwhile.
import { DatabaseSync } from "node:sqlite";
import { workerData } from "node:worker_threads";

const { from, to } = workerData as { readonly from: string; readonly to: string };
const db = new DatabaseSync(from, { readOnly: true });
db.exec("pragma busy_timeout = 10000");
db.prepare("vacuum into ?").run(to);
db.close();
