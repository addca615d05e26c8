import type { Certificate } from "../../worker/erasing.ts";
import { readErasures } from "../storage/scrub.ts";
import { beside } from "../storage/second.ts";
import { good, type Out, type Run } from "./command.ts";

/** What was done, and what is left: in which files, or on a server, where nobody can look. */
export const erased = (
  { say }: Out,
  { at, rewritten, accessLines, leftovers, unemptied, found, named, holdsFrom }: Certificate,
): string => {
  const left = [...new Set([...unemptied, ...(found === "unsearched" ? [] : found)])];
  const line = [
    say.erasure(at, rewritten, accessLines, leftovers, left),
    ...(named ? [say.stillNamed(named)] : []),
  ].join(" ");
  return found === "unsearched" ? `${line} ${say.unsearched(holdsFrom)}` : line;
};
/** For each erasure what was done, and what is left. */
export const run: Run = async ({ out, place }) => {
  const { where } = place();
  // Its file outlives the database that it tells of.
  const all =
    where.file === undefined
      ? await beside(where, "reading", (both) => both.erasures())
      : readErasures(where.file);
  for (const one of all) out.tell(erased(out, one));
  if (all.length === 0) out.tell(out.say.noErasures);
  return good;
};
