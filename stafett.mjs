#!/usr/bin/env -S node --disable-warning=ExperimentalWarning --max-semi-space-size=4
// The command `stafett`. In a package the types are stripped, and lie in dist/.
import { existsSync, readFileSync } from "node:fs";
import "./old-node.mjs";

const packed = new URL("./dist/src/app/operate.js", import.meta.url);
const isCheckout = existsSync(new URL("./src/app/operate.ts", import.meta.url));
const { operate } = await (isCheckout ? import("./src/app/operate.ts") : import(packed.href));
const { version } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8"));
await operate(process.argv.slice(2), version);
