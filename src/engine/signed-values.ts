// HMAC-signed values of buttons and forms: a short proof travels beside them, and values without it are refused.
import type { Raw } from "../../adapters/port.ts";
import type { People } from "../rules/workflow.ts";
import type { Hide, Pressed, Sign } from "../words/locale.ts";
import { keyFor, sameMac, shortMac } from "./encryption.ts";

/** Stands among the values, so that an adapter carries it without knowing it. No field can be called so. */
const proofName = "~";
/** `<key id>.<MAC>`. The key id is the month in which it signs, so that an old proof tells its age. */
const proofPattern = /^(\d{4}-(?:0[1-9]|1[0-2]))\.[\w-]{22}$/;
/** A post may stand for a long time; after a year its buttons say that things have changed. */
const acceptedMonths = 12;

type Brought =
  | { readonly kind: "signed"; readonly values: Raw }
  /** `age`: of a month that is too long ago, or not yet. `proof`: of other values, another place or another member, or none. */
  | { readonly kind: "forged"; readonly why: "age" | "proof" };
export type SignedValues = {
  readonly sign: Sign;
  /** What came back, without its proof; `member` is who brought it. Nothing brought needs no proof. Never throws. */
  read(from: Pressed, brought: Raw, member: string): Brought;
  /** The ids of a shelter, its people and its functions are the operator's choice, and may say where it is: a platform gets what says nothing instead. */
  readonly hide: Hide;
  /** The other way round. What is not hidden stays. */
  show(brought: Raw, people: People): Raw;
};

/** What stands for what, and back. `m:` and `f:` as a form writes a holder. */
type Veil = {
  readonly hidden: ReadonlyMap<string, string>;
  readonly shown: ReadonlyMap<string, string>;
};
const veilOver = ({ agencies, members, functions }: People, key: Uint8Array): Veil => {
  const isShelter = (agency: string): boolean => agencies.get(agency)?.shelter === true;
  const of = (
    these: ReadonlyMap<string, { readonly agency: string }>,
    mark: string,
  ): readonly string[] =>
    [...these].flatMap(([id, { agency }]) => (isShelter(agency) ? [id, `${mark}${id}`] : []));
  const ids = [
    ...[...agencies.keys()].filter(isShelter),
    ...of(members, "m:"),
    ...of(functions, "f:"),
  ];
  const pairs = ids.map((id) => [id, `h:${shortMac(key, id)}`] as const);
  return { hidden: new Map(pairs), shown: new Map(pairs.map(([id, hidden]) => [hidden, id])) };
};
/** Made once for the same people. */
const veiling = (key: Uint8Array): ((people: People) => Veil) => {
  const veils = new WeakMap<People, Veil>();
  return (people) => {
    const known = veils.get(people) ?? veilOver(people, key);
    veils.set(people, known);
    return known;
  };
};
const exchanged = (raw: Raw, by: ReadonlyMap<string, string>): Raw => {
  const one = (id: string): string => by.get(id) ?? id;
  return Object.fromEntries(
    Object.entries(raw).map(([name, of]) => [name, typeof of === "string" ? one(of) : of.map(one)]),
  );
};

const monthOf = (ms: number): string => new Date(ms).toISOString().slice(0, 7);
const monthsOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
/** One text for one meaning: JSON keeps a list apart from a text, and nothing from `null`; the order of names means nothing. */
const meaning = (
  month: string,
  { workflow, instance, command }: Pressed,
  values: Raw,
  only: string | undefined,
): string => {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([month, workflow, instance ?? null, command, only ?? null, sorted]);
};

/**
 * HMAC-SHA-256 over what a button means, where it works and, where one person alone is shown it, for whom. A key for each calendar month (UTC), derived from
 * `master`: nothing is kept, and what is signed one month is good for twelve more. `now` in epoch ms.
 */
export const createSignedValues = (master: Uint8Array, now: () => number): SignedValues => {
  const keys = new Map<string, Uint8Array>();
  const keyOf = (month: string): Uint8Array => {
    const key = keys.get(month) ?? keyFor(master, `presets:${month}`);
    keys.set(month, key);
    return key;
  };
  const proofOf = (month: string, to: Pressed, values: Raw, only: string | undefined): string =>
    `${month}.${shortMac(keyOf(month), meaning(month, to, values, only))}`;
  const veil = veiling(keyFor(master, "shelters"));
  return {
    hide: (raw, people) => exchanged(raw, veil(people).hidden),
    show: (raw, people) => exchanged(raw, veil(people).shown),
    // Nothing brought proves nothing, and every byte counts against a card.
    sign: (to, values, only) =>
      Object.keys(values).length === 0
        ? values
        : { ...values, [proofName]: proofOf(monthOf(now()), to, values, only) },
    read: (from, brought, member) => {
      const { [proofName]: proof, ...values } = brought;
      if (Object.keys(brought).length === 0) return { kind: "signed", values };
      const month = typeof proof === "string" ? proofPattern.exec(proof)?.[1] : undefined;
      if (typeof proof !== "string" || month === undefined) return { kind: "forged", why: "proof" };
      const age = monthsOf(monthOf(now())) - monthsOf(month);
      if (age < 0 || age > acceptedMonths) return { kind: "forged", why: "age" };
      const isRight = (only: string | undefined): boolean =>
        sameMac(proof, proofOf(month, from, values, only));
      return isRight(member) || isRight(undefined)
        ? { kind: "signed", values }
        : { kind: "forged", why: "proof" };
    },
  };
};
