// `npm start`: the program, and the playground where nothing connects it to Slack or Teams.
import { existsSync } from "node:fs";
import module from "node:module";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { packed } from "./before.mjs";

const isCheckout = existsSync(new URL("./src/app/main.ts", import.meta.url));
const { main } = await (isCheckout ? import("./src/app/main.ts") : import(packed("main")));
await main(() => import("./playground/server/index.ts"));
// Now, and not when it ends: it may be killed.
module.flushCompileCache();
// What loading left behind is given back once, when the first answer has been given: some five megabytes that would lie there for good. `npm run bench -- start` counts them.
setFlagsFromString("--expose-gc");
runInNewContext("gc")();
