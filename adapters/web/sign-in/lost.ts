// Lost keys: the register says since when all keys of a member are lost (a lead, and a second person), and the sign-in ends them before it does anything for that member.
import type { Records } from "../../records.ts";

const never = Number.MAX_SAFE_INTEGER;
/** `lostAt`: epoch ms of the newest time that the keys of this address were lost. `end`: ends every key and session of it. True: they ended now. */
export const endLost = async (
  records: Records,
  identity: string,
  lostAt: number | undefined,
  end: () => Promise<void>,
): Promise<boolean> => {
  if (lostAt === undefined) return false;
  const mark = `${identity}:${lostAt}`;
  if ((await records.get("lost", mark)) !== undefined) return false;
  // Noted after it: a process that dies in between ends them once more, and no key of before stays.
  await end();
  await records.add("lost", mark, identity, "", never);
  return true;
};
