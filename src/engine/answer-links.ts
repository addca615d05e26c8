// Answer links: their tokens and codes, worked out from an id with a secret of the program, and how often a code was tried.
import type { Records } from "../store/port.ts";
import { freshKey, mac, sameMac } from "./encryption.ts";

/** Kinds of records, all of which end when a copy is put back: with the secret every link of before. */
export const answerKinds = ["secret", "link", "tries"] as const;
const [secretKind, linkKind, triesKind] = answerKinds;
const secretId = "current";
const secretKeptMs = 10 * 365 * 24 * 3_600_000;
/** Longer than a link holds. */
const triesKeptMs = 4 * 24 * 3_600_000;
/** One beyond is not compared. */
const mostTries = 5;
/** Several who try at the same moment: each counts anew. */
const mostRounds = 20;

type LinkAsk = { readonly workflow: string; readonly instance: string; readonly link: string };
type Opens = { readonly url: string; readonly code: string };
/** Small letters and digits: nothing in it means anything to a chat platform, and an e-mail program breaks no line in it. */
const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
/** 256 bits in 52 characters. */
const base32 = (bytes: Uint8Array): string => {
  let [bits, kept, text] = [0, 0, ""];
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    for (kept += 8; kept >= 5; kept -= 5) text += alphabet[(bits >> (kept - 5)) & 31];
    bits &= (1 << kept) - 1;
  }
  return kept === 0 ? text : text + alphabet[(bits << (5 - kept)) & 31];
};
const tokenForm = /^[a-z2-7]{52}$/;

export class AnswerLinks {
  readonly #records: Records;
  readonly #clock: { now(): number };
  readonly #base: () => string;
  #secret: Promise<string> | undefined;
  /** `base`: the public address of the pages, without a slash at its end. */
  constructor(records: Records, clock: { now(): number }, base: () => string) {
    this.#records = records;
    this.#clock = clock;
    this.#base = base;
  }
  async #read(): Promise<string> {
    const drawn = Buffer.from(freshKey()).toString("base64url");
    // Of several processes that begin, one draws it.
    await this.#records.add(secretKind, secretId, "", drawn, this.#clock.now() + secretKeptMs);
    return (await this.#records.get(secretKind, secretId)) ?? drawn;
  }
  async #derived(what: "token" | "code", link: string): Promise<Uint8Array> {
    this.#secret ??= this.#read();
    try {
      return Buffer.from(
        mac(Buffer.from(await this.#secret, "base64url"), `${what}:${link}`),
        "base64url",
      );
    } catch (error) {
      this.#secret = undefined;
      throw error;
    }
  }
  async #codeOf(link: string): Promise<string> {
    const number = Buffer.from(await this.#derived("code", link)).readUIntBE(0, 6);
    return String(number % 1_000_000).padStart(6, "0");
  }
  /** Its address and code, the same each time; from now on they open it. `until`: epoch ms. undefined: its time is over. */
  async issue(ask: LinkAsk, until: number): Promise<Opens | undefined> {
    if (this.#clock.now() >= until) return undefined;
    const token = base32(await this.#derived("token", ask.link));
    await this.#records.add(linkKind, token, "", JSON.stringify(ask), until);
    return { url: `${this.#base()}/answer/${token}`, code: await this.#codeOf(ask.link) };
  }
  /** undefined: it was never issued, its time is over, or it is of before a restore. */
  async find(token: string): Promise<LinkAsk | undefined> {
    const found = tokenForm.test(token) ? await this.#records.get(linkKind, token) : undefined;
    return found === undefined ? undefined : (JSON.parse(found) as LinkAsk);
  }
  /** One more, durably, before anything is compared: of any number at once as many come through as there are tries. undefined: they are used up. */
  async #counted(link: string): Promise<number | undefined> {
    for (let rounds = 0; rounds < mostRounds; rounds++) {
      if (await this.#records.add(triesKind, link, "", "1", this.#clock.now() + triesKeptMs))
        return 1;
      const before = await this.#records.get(triesKind, link);
      if (before === undefined) continue;
      if (Number(before) >= mostTries) return undefined;
      if (await this.#records.change(triesKind, link, before, String(Number(before) + 1)))
        return Number(before) + 1;
    }
    return undefined;
  }
  /** `last`: it was wrong, and no more are compared. `over`: it was not compared. */
  async tried({ link }: LinkAsk, code: string): Promise<"right" | "wrong" | "last" | "over"> {
    const tries = await this.#counted(link);
    if (tries === undefined) return "over";
    if (!sameMac(code.replaceAll(/\s/g, ""), await this.#codeOf(link)))
      return tries === mostTries ? "last" : "wrong";
    await this.#records.remove(triesKind, link);
    return "right";
  }
}

/** Where no pages are connected. */
export const noLinks: Pick<AnswerLinks, "find" | "tried"> = {
  find: async () => undefined,
  tried: async () => "over",
};
