// Looked at before anything else is read, on whatever Node there is: says in plain words when that one is too old.
import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

const end = (text) => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};
const { node } = process.versions;
const [major = 0, minor = 0] = node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 19))
  end(
    `Stafett needs Node 22.19 or newer; this is ${node}. Run npm ci and npm start, or npx stafett: they use the Node that comes along.`,
  );

// What V8 made of the code is kept beside the code, for whoever may write there and for nobody else: a start takes two thirds of the time, and 20 MB less. docs/decisions/0062-compiled-code-is-kept.md
module.enableCompileCache(
  fileURLToPath(new URL("../node_modules/.cache/stafett", import.meta.url)),
);

/** Where a module of the app lies in a package, its types stripped. Ends the process with a sentence when it was packed without that. */
export const packed = (name) => {
  const at = new URL(`../dist/src/app/${name}.js`, import.meta.url);
  if (!existsSync(at))
    end("This package was packed without its program. Pack it with npm run pack in a checkout.");
  return at.href;
};
