// Enrolment codes: said by telephone, worth nothing before a second person has approved what asked for them, used once.
import { randomInt } from "node:crypto";
import type { CodeAsk } from "../../outside.ts";
import type { Records } from "../../records.ts";
import { networkOf } from "./limits.ts";
import { asHeard, same } from "./tokens.ts";
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
  /** Every key and session of the member ends when it is used. */
  readonly lost: boolean;
  /** undefined: it is good at once, because somebody at the server gave it. */
  readonly ask?: CodeAsk;
  /** Kept, so that the same work shows the same code: the row is encrypted, and lives for a quarter of an hour. */
  readonly code: string;
  readonly tries: number;
};
export type Enrolment = Pick<Body, "identity" | "lost">;
type Given = {
  readonly records: Records;
  readonly clock: { now(): number; at(ms: number, work: () => void): () => void };
  /** Takes the use of the code that `ask` has shown: true once, and never before it was approved. */
  readonly redeem: (ask: CodeAsk) => Promise<boolean>;
};

const drawn = (): string =>
  Array.from({ length: codeChars }, () => alphabet[randomInt(alphabet.length)]).join("");
/** undefined: it is no code. */
const typed = (text: string): string | undefined => {
  const code = asHeard(text);
  return code.length === codeChars && [...code].every((sign) => alphabet.includes(sign))
    ? code
    : undefined;
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
      return (await records.change("tries", address, before, String(Number(before) + 1)))
        ? "counted"
        : "again";
    }),
  /** The code of this name. undefined: nothing may be compared with it. */
  ofCode: async (name: string): Promise<Body | undefined> => {
    let body: Body | undefined;
    const isCounted = await countedOf(async () => {
      const before = await records.get("code", name);
      body = before === undefined ? undefined : (JSON.parse(before) as Body);
      if (before === undefined || !body || body.tries >= mostTries) return "over";
      return (await records.change(
        "code",
        name,
        before,
        JSON.stringify({ ...body, tries: body.tries + 1 }),
      ))
        ? "counted"
        : "again";
    });
    return isCounted ? body : undefined;
  },
});
const usedIn =
  ({ records, redeem }: Given, tries: ReturnType<typeof triesIn>) =>
  async (text: string, address: string | undefined): Promise<Enrolment | undefined> => {
    // By network, as the buckets are: an IPv6 network has more addresses than anybody has tries.
    const network = address === undefined ? undefined : networkOf(address);
    if (network !== undefined && !(await tries.ofAddress(network))) return undefined;
    const code = typed(text);
    const body = code && (await tries.ofCode(nameOf(code)));
    if (!code || !body || !same(code, body.code)) return undefined;
    // The work decides before the row goes: a code that is typed too early still works when it has been approved.
    if (body.ask && !(await redeem(body.ask))) return undefined;
    // Of two who have it, one.
    if ((await records.take("code", nameOf(code))) === undefined) return undefined;
    // A right code does not pay for the wrong ones of others behind the same address.
    if (network !== undefined) await records.remove("tries", network);
    return { identity: body.identity, lost: body.lost };
  };

/** `until`: epoch ms; undefined: a quarter of an hour from now. */
type Wanted = { readonly lost?: boolean; readonly ask?: CodeAsk; readonly until?: number };
const isOf = ({ ask }: Body, other: CodeAsk | undefined): boolean =>
  other !== undefined && ask?.instance === other.instance && ask.workflow === other.workflow;
export type Codes = ReturnType<typeof createCodes>;
export const createCodes = (given: Given) => {
  const { records, clock } = given;
  const used = usedIn(given, triesIn(given));
  return {
    /** The code for this member: the same for the same `ask` while its time lasts; an earlier one of something else ends. undefined: its time is over, or no name was free. */
    issue: async (
      identity: string,
      { lost = false, ask, until = clock.now() + validMs }: Wanted = {},
    ): Promise<string | undefined> => {
      if (clock.now() >= until) return undefined;
      const there = (await records.of("code", identity))
        .map(({ body }) => JSON.parse(body) as Body)
        .find((body) => isOf(body, ask));
      if (there) return there.code;
      await records.removeAll("code", identity);
      for (let draws = 0; draws < mostDraws; draws++) {
        const code = drawn();
        const body: Body = { identity, lost, ...(ask && { ask }), code, tries: 0 };
        if (await records.add("code", nameOf(code), identity, JSON.stringify(body), until))
          return code;
      }
      return undefined;
    },
    /** Whose code it is, once. undefined, after the same time: unknown, wrong, used, over, not approved yet, or tried too often. `address`: the client's, where it is known. */
    use: (text: string, address: string | undefined): Promise<Enrolment | undefined> =>
      uniform(
        clock,
        () => used(text, address),
        (found) => found === undefined,
      ),
  };
};
