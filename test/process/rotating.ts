// Replaces a master key, and is killed at the n-th thing that it does to the disk: `node rotating.ts FILE KEYFILE N`.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { DatabaseSync } from "node:sqlite";

const [file = "", keyFile = "", at = "0"] = process.argv.slice(2);
let left = Number(at);
const step = (): void => {
  left -= 1;
  if (left === 0) process.kill(process.pid, "SIGKILL");
};
const counted =
  <A extends unknown[], R>(work: (...args: A) => R) =>
  (...args: A): R => {
    step();
    const done = work(...args);
    step();
    return done;
  };
fs.fsyncSync = counted(fs.fsyncSync);
fs.linkSync = counted(fs.linkSync);
fs.renameSync = counted(fs.renameSync);
const exec = DatabaseSync.prototype.exec;
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string): void {
  step();
  exec.call(this, sql);
  step();
};
syncBuiltinESMExports();
const { rotateKey } = await import("../../src/app/storage/rotating.ts");
await rotateKey({ file }, keyFile, () => undefined);
