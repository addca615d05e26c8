#!/usr/bin/env -S node --disable-warning=ExperimentalWarning --max-semi-space-size=4
// The command `stafett`.
import { existsSync, readFileSync } from "node:fs";
import { packed } from "./before.mjs";

const isCheckout = existsSync(new URL("../src/app/operate.ts", import.meta.url));
const { operate } = await (isCheckout
  ? import("../src/app/operate.ts")
  : import(packed("operate")));
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
await operate(process.argv.slice(2), version);
