import { KeyFileError } from "../../engine/encryption.ts";
import { readRef } from "../../words/refs.ts";
import { asking } from "./asking.ts";
import {
  type ExitCode,
  failed,
  good,
  misused,
  placeWithData,
  Refusal,
  type Run,
} from "./command.ts";
import { erased } from "./erasures.ts";

/** A case at once, wherever it has come to. */
const erase = async (
  given: Parameters<Run>[0],
  ask: (question: string) => Promise<string>,
): Promise<ExitCode> => {
  const { out, flags } = given;
  const { where, masters } = placeWithData(given);
  if (!masters) throw new KeyFileError("missing");
  const read = readRef(await ask(out.say.typeRef));
  if (read.kind !== "ref") throw new Refusal(out.say.noRef);
  // Loaded when it is needed: it brings the whole program along.
  const { eraseCase, findCase } = await import("../storage/beside.ts");
  const instance = await findCase({ where, masters }, read.ref);
  if (instance === undefined) throw new Refusal(out.say.noCase);
  out.tell(out.say.erasesForGood(read.ref));
  if (flags.yes !== true) {
    const again = readRef(await ask(out.say.typeAgain));
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
/** The reference is asked for: an argument can be read in the list of processes by everybody on the machine, and stays in the history of the shell. */
export const run: Run = async (given) => {
  if (given.args.length > 0) {
    given.out.warn(given.out.say.refIsAsked);
    return misused;
  }
  const { ask, close } = asking();
  try {
    return await erase(given, async (question) => (await ask(question)) ?? "");
  } finally {
    close();
  }
};
