// `npm start`: the program, and the playground where nothing connects it to Slack or Teams.
import { existsSync } from "node:fs";
import module from "node:module";
import { packed } from "./before.mjs";

const isCheckout = existsSync(new URL("../src/app/main.ts", import.meta.url));
const { main } = await (isCheckout ? import("../src/app/main.ts") : import(packed("main")));
await main(() => import("../playground/server/index.ts"));
// Now, and not when it ends: it may be killed.
module.flushCompileCache();
