// Beside the program: one database is read through, and what is wrong with it said.
import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { examine } from "./examine.ts";

const { file, chains } = workerData as { readonly file: string; readonly chains: boolean };
const db = new DatabaseSync(file, { readOnly: true });
parentPort?.postMessage(examine(db, chains));
db.close();
