import { readErasures } from "../scrub.ts";
import { beside } from "../second.ts";
import { good, type Run } from "./command.ts";

/** For each erasure what was done, and what is left. */
export const run: Run = async ({ out, place }) => {
  const { where } = place();
  // Its file outlives the database that it tells of.
  const all = where.file === undefined ? await beside(where, "reading", (both) => both.erasures()) : readErasures(where.file);
  for (const { at, rewritten, showings, leftovers, unemptied, found } of all)
    out.tell(out.say.erasure(at, rewritten, showings, leftovers, [...new Set([...unemptied, ...found])]));
  if (all.length === 0) out.tell(out.say.noErasures);
  return good;
};
