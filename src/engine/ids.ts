// What is drawn at random: ids, references, words, idempotency keys.
import { randomBytes, randomInt } from "node:crypto";
import type { CaseRef, CaseWords, InstanceId, LinkId } from "../rules/ui.ts";
import type { Fresh } from "../rules/workflow.ts";
import { alphabet, check, formatRef } from "../words/refs.ts";
import { nouns, qualities } from "../words/texts/neutral-words.ts";

const draw = (n: number): string =>
  Array.from(randomBytes(n), (byte) => alphabet[byte & 31]).join("");
const idChars = 16;
/** 80 random bits: unguessable, and no order in it. */
const freshInstance = (): InstanceId => draw(idChars) as InstanceId;
/** Idempotency keys are kept 30 days: a form older than that is stale. */
export const idempotencyKeysKeptMs = 30 * 24 * 3_600_000;
/** An idempotency key for something that was opened here: `f:<time>:<random>`, so that its age can be told. */
export const freshIdempotencyKey = (nowMs: number): string => `f:${nowMs.toString(36)}:${draw(12)}`;
/** Epoch ms when a form was opened; undefined for a platform's own idempotency key. */
export const openedAt = (idempotencyKey: string): number | undefined =>
  idempotencyKey.startsWith("f:")
    ? Number.parseInt(idempotencyKey.split(":")[1] ?? "", 36)
    : undefined;
/** One of the numbers from 0 to below `n`. */
export const drawBelow = (n: number): number => randomInt(n);
/** A row that nobody asks for: in the shape of a MAC. */
export const decoy = (): string => randomBytes(16).toString("base64url");
/** A name in the shape of an id that is drawn here, always the same for one MAC. */
export const drawnFrom = (mac: string): string =>
  Array.from(
    Buffer.from(mac, "base64url").subarray(0, idChars),
    (byte) => alphabet[byte & 31],
  ).join("");

/** Drawn when first asked for: most commands need nothing fresh, and randomness costs more than the rest of a small command. */
class Lazy implements Fresh {
  #instance: InstanceId | undefined;
  #other: InstanceId | undefined;
  #row: InstanceId | undefined;
  #link: LinkId | undefined;
  #body: string | undefined;
  #words: CaseWords | undefined;
  get instance(): InstanceId {
    this.#instance ??= freshInstance();
    return this.#instance;
  }
  get other(): InstanceId {
    this.#other ??= freshInstance();
    return this.#other;
  }
  get row(): InstanceId {
    this.#row ??= freshInstance();
    return this.#row;
  }
  get words(): CaseWords {
    this.#words ??=
      `${qualities[randomInt(qualities.length)] ?? ""} ${nouns[randomInt(nouns.length)] ?? ""}` as CaseWords;
    return this.#words;
  }
  get link(): LinkId {
    this.#link ??= draw(idChars) as LinkId;
    return this.#link;
  }
  ref(region: string): CaseRef {
    this.#body ??= draw(5);
    return formatRef(region, this.#body);
  }
  /** `H-7KQ3M9`: 25 random bits and a check character. */
  number(prefix: string): CaseRef {
    this.#body ??= draw(5);
    return `${prefix}-${this.#body}${check(this.#body)}` as CaseRef;
  }
}
export const drawFresh = (): Fresh => new Lazy();
/** A row has room for some four million writes. */
const mostStep = 2 ** 32;
/** Of the first. */
const beginsBelow = 2 ** 47;
/**
 * The revision that a write gives to the row of an instance, whose lock it is; `before`: the one it has, 0 for a new row. It rises by a number that is drawn: a
 * revision that was lost with a server is given to no other write, so that two rows of one revision are the same row (docs/decisions/0076). It begins anywhere
 * below 2^50: from 0 its size would tell how often the row was written.
 */
export const nextRevision = (before: number): number =>
  before + 1 + (before === 0 ? randomInt(beginsBelow) * 8 : randomInt(mostStep));
