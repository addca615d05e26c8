// Enrolment codes: said by telephone, worth nothing until a second person has approved, used once.
import { randomInt } from "node:crypto";
import type { Records } from "../../records.ts";
import { freshToken, hashed, same } from "./tokens.ts";
import { uniform } from "./uniform.ts";

/** Without what is taken for another in print or on the telephone: 0 O, 1 I L, U V. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTWXYZ";
/** Of the eight characters the first three name the attempt, so that wrong tries count for the code that they were meant for; the other five are secret, 20 million. */
const [nameChars, codeChars] = [3, 8];
const validMs = 15 * 60_000;
/** Of one code, and of one client address within the time of a code. One beyond is not compared. */
const mostTries = 5;
/** A name that another code has just now: drawn again. */
const mostDraws = 20;
/** Two who change the same counter: the one that came second counts anew. */
const mostRounds = 10;

type Body = {
  /** Address of the member. */
  readonly identity: string;
  /** The member, and who issued it, as persons: one may have several addresses. */
  readonly person: string;
  readonly by: string;
  readonly approved: boolean;
  /** Every key of this member ends when it is approved. */
  readonly lost: boolean;
  readonly salt: string;
  readonly hash: string;
  readonly tries: number;
};
export type Enrolment = Pick<Body, "identity" | "lost">;
/** `stranger`: nobody whom the register has. `same`: one person alone. */
type Refusal = "stranger" | "same" | "none" | "full";
type Given = {
  readonly records: Records;
  readonly clock: { now(): number; at(ms: number, work: () => void): () => void };
  /** The id of the person whose address it is, the same for all of their addresses; undefined: nobody. */
  readonly personOf: (identity: string) => Promise<string | undefined>;
};

const drawn = (): string => Array.from({ length: codeChars }, () => alphabet[randomInt(alphabet.length)]).join("");
const hashOf = (salt: string, code: string): string => hashed(`${salt}:${code}`);
/** As it is typed from hearing: small letters, gaps and hyphens. undefined: it is no code. */
const typed = (text: string): string | undefined => {
  const code = text.slice(0, 40).toUpperCase().replaceAll(/[\s-]/g, "");
  return code.length === codeChars && [...code].every((sign) => alphabet.includes(sign)) ? code : undefined;
};
const nameOf = (code: string): string => code.slice(0, nameChars);
/** Counts one more, before anything is compared: of any number at once as many come through as there are tries. False: they are used up. */
const countedOf = async (change: () => Promise<"counted" | "over" | "again">): Promise<boolean> => {
  for (let rounds = 0; rounds < mostRounds; rounds++) {
    const came = await change();
    if (came !== "again") return came === "counted";
  }
  return false;
};

/** Both count durably, and before anything is compared. */
const triesIn = ({ records, clock }: Given) => ({
  ofAddress: (address: string): Promise<boolean> =>
    countedOf(async () => {
      if (await records.add("tries", address, "", "1", clock.now() + validMs)) return "counted";
      const before = await records.get("tries", address);
      if (before === undefined) return "again";
      if (Number(before) >= mostTries) return "over";
      return (await records.change("tries", address, before, String(Number(before) + 1))) ? "counted" : "again";
    }),
  /** The code of this name. undefined: nothing may be compared with it. */
  ofCode: async (name: string): Promise<Body | undefined> => {
    let body: Body | undefined;
    const isCounted = await countedOf(async () => {
      const before = await records.get("code", name);
      body = before === undefined ? undefined : (JSON.parse(before) as Body);
      if (before === undefined || !body?.approved || body.tries >= mostTries) return "over";
      return (await records.change("code", name, before, JSON.stringify({ ...body, tries: body.tries + 1 }))) ? "counted" : "again";
    });
    return isCounted ? body : undefined;
  },
});
const usedIn =
  ({ records }: Given, tries: ReturnType<typeof triesIn>) =>
  async (text: string, address: string | undefined): Promise<Enrolment | undefined> => {
    if (address !== undefined && !(await tries.ofAddress(address))) return undefined;
    const code = typed(text);
    const body = code && (await tries.ofCode(nameOf(code)));
    if (!code || !body || !same(hashOf(body.salt, code), body.hash)) return undefined;
    // Of two who have it, one.
    if ((await records.take("code", nameOf(code))) === undefined) return undefined;
    // A right code does not pay for the wrong ones of others behind the same address.
    if (address !== undefined) await records.remove("tries", address);
    return { identity: body.identity, lost: body.lost };
  };

export type Codes = ReturnType<typeof createCodes>;
export const createCodes = (given: Given) => {
  const { records, clock, personOf } = given;
  const used = usedIn(given, triesIn(given));
  return {
    /** A code for this member; an earlier one ends. `by`: the address of who asks for it, somebody else. `lost`: their keys end when it is approved. */
    issue: async (identity: string, by: string, lost = false): Promise<{ readonly code: string } | { readonly refused: Refusal }> => {
      const [person, issuer] = await Promise.all([personOf(identity), personOf(by)]);
      if (person === undefined || issuer === undefined) return { refused: "stranger" };
      if (person === issuer) return { refused: "same" };
      await records.removeAll("code", identity);
      for (let draws = 0; draws < mostDraws; draws++) {
        const [code, salt] = [drawn(), freshToken()];
        const body: Body = { identity, person, by: issuer, approved: false, lost, salt, hash: hashOf(salt, code), tries: 0 };
        if (await records.add("code", nameOf(code), identity, JSON.stringify(body), clock.now() + validMs)) return { code };
      }
      return { refused: "full" };
    },
    /** Makes the member's code work. `by`: neither who issued it nor the member, under whichever address. */
    approve: async (identity: string, by: string): Promise<Enrolment | { readonly refused: Refusal }> => {
      const [[found], approver] = await Promise.all([records.of("code", identity), personOf(by)]);
      if (approver === undefined) return { refused: "stranger" };
      if (!found) return { refused: "none" };
      const before = JSON.parse(found.body) as Body;
      if (approver === before.by || approver === before.person) return { refused: "same" };
      const after = JSON.stringify({ ...before, approved: true });
      return (await records.change("code", found.id, found.body, after)) ? { identity, lost: before.lost } : { refused: "none" };
    },
    /** Whose code it is, once. undefined, after the same time: unknown, wrong, used, over, not approved, or tried too often. `address`: the client's, where it is known. */
    use: (text: string, address: string | undefined): Promise<Enrolment | undefined> =>
      uniform(
        clock,
        () => used(text, address),
        (found) => found === undefined,
      ),
  };
};
