// After whatever went wrong: every guarantee is asked of what lies there.
import { type Audited, audit } from "../../src/app/audit/index.ts";

/** Those that are broken, by number and name, with how much of each. */
export const brokenIn = async (asked: Parameters<typeof audit>[0]): Promise<readonly string[]> => {
  const said = (one: Audited): readonly string[] =>
    "count" in one && one.count > 0 ? [`${one.id} ${one.name} is broken (${one.count})`] : [];
  return (await audit(asked)).flatMap(said);
};
