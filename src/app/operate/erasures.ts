import { readErasures } from "../scrub.ts";
import { beside } from "../second.ts";
import { good, type Run } from "./command.ts";

/** For each erasure what was done, and what is left. */
export const run: Run = async ({ out, place }) => {
  const { where } = place();
  // Its file outlives the database that it tells of.
  const all = where.file === undefined ? await beside(where, "reading", (both) => both.erasures()) : readErasures(where.file);
  for (const { at, rewritten, showings, leftovers, unemptied, found, holdsFrom } of all) {
    const left = [...new Set([...unemptied, ...(found === "unsearched" ? [] : found)])];
    const bytes = found === "unsearched" ? ` ${out.say.unsearched(holdsFrom)}` : "";
    out.tell(`${out.say.erasure(at, rewritten, showings, leftovers, left)}${bytes}`);
  }
  if (all.length === 0) out.tell(out.say.noErasures);
  return good;
};
