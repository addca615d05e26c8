// Before `npm run pack`: the program without its types and with its texts and lists, in dist/, because Node takes no TypeScript from under node_modules. Line by line the same, so that an error's place is.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
/** What one file says of another: where it imports it, or runs it as a thread. */
const neighbour = /(["'])(\.{1,2}\/[^"'\n]*)\.ts\1/g;

/** Texts and lists, and what a browser is sent, are packed as they are; what is said of texts to the compiler is not packed. */
const isData = (name) => /\.(?:json|txt|css|js|svg)$/.test(name);
const isCode = (name) => name.endsWith(".ts") && !name.endsWith(".d.json.ts");
/** The code without its types, in the same lines. */
const stripped = (code) => stripTypeScriptTypes(code).replaceAll(neighbour, "$1$2.js$1");

rmSync(dist, { recursive: true, force: true });
for (const folder of ["src", "workflows", "adapters"])
  for (const name of readdirSync(join(root, folder), { recursive: true }).filter(
    (each) => isCode(each) || isData(each),
  )) {
    const to = join(dist, folder, name.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(to), { recursive: true });
    const text = readFileSync(join(root, folder, name), "utf8");
    writeFileSync(to, isCode(name) ? stripped(text) : text);
  }
