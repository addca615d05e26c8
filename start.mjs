// `npm start`: the program, and the playground where nothing connects it to Slack or Teams. In a package the types are stripped, and lie in dist/.
import { existsSync } from "node:fs";
import "./old-node.mjs";

const packed = new URL("./dist/src/app/main.js", import.meta.url);
const isCheckout = existsSync(new URL("./src/app/main.ts", import.meta.url));
const { main } = await (isCheckout ? import("./src/app/main.ts") : import(packed.href));
await main(() => import("./playground/server/index.ts"));
