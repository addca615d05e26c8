import { KeyFileError } from "../../engine/seal.ts";
import { readRef } from "../../words/refs.ts";
import { failed, good, placeWithData, Refusal, type Run } from "./command.ts";
import { erased } from "./erasures.ts";

/** The first line that somebody types; nothing: there is nobody. */
const typedAgain = async (question: string): Promise<string> => {
  process.stderr.write(question);
  let typed = "";
  for await (const part of process.stdin) {
    typed += String(part);
    if (typed.includes("\n")) break;
  }
  return typed.split("\n")[0] ?? "";
};
/** A case at once, wherever it has come to. */
export const run: Run = async (given) => {
  const { out, args, flags } = given;
  const { where, masters } = placeWithData(given);
  const read = readRef(args.join(" "));
  if (read.kind !== "ref") throw new Refusal(out.say.noRef);
  if (!masters) throw new KeyFileError("missing");
  // Loaded when it is needed: it brings the whole program along.
  const { eraseCase, findCase } = await import("../beside.ts");
  const instance = await findCase({ where, masters }, read.ref);
  if (instance === undefined) throw new Refusal(out.say.noCase);
  out.tell(out.say.erasesForGood(read.ref));
  if (flags.yes !== true) {
    const again = readRef(await typedAgain(out.say.typeAgain));
    if (again.kind !== "ref" || again.ref !== read.ref) throw new Refusal(out.say.notSame);
  }
  out.step(out.say.erasing);
  const done = await eraseCase({ where, masters }, instance);
  if (done === "late" || done === "failed") {
    out.warn(done === "late" ? out.say.eraseLate : out.say.eraseFailed);
    return failed;
  }
  out.tell(erased(out, done));
  return good;
};
