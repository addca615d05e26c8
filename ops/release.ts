// `npm run release -- --dry`: goes through the checklist of a release and says of each step that it is good, or what to do. Without --dry it also packs and tags.
// `--only version,changelog`: these alone.
import { parseArgs } from "node:util";
import { root } from "./run.ts";
import { carryOut, realBench, steps } from "./steps.ts";

const { values } = parseArgs({
  options: { dry: { type: "boolean", default: false }, only: { type: "string", default: "" } },
});
const only = values.only.split(",").filter(Boolean);
const unknown = only.filter((name) => !steps.some((step) => step.name === name));
const say = (text: string): void => void process.stdout.write(`${text}\n`);
if (unknown.length > 0) {
  say(
    `there is no step ${unknown.join(", ")}; there are: ${steps.map(({ name }) => name).join(", ")}`,
  );
  process.exit(1);
}
const line = ({
  name,
  todo,
}: {
  readonly name: string;
  readonly todo: string | undefined;
}): string => `${name.padEnd(12)} ${todo ?? "good"}`;
const done = carryOut(realBench(root, values.dry), steps, only, (one) => say(`━━ ${line(one)}`));
say(`\n${done.map(line).join("\n")}`);
const left = done.filter(({ todo }) => todo !== undefined).length;
say(
  left === 0
    ? `\neverything is good${values.dry ? "; nothing was packed or tagged" : ""}`
    : `\n${left} of ${done.length} to do`,
);
process.exitCode = left === 0 ? 0 : 1;
