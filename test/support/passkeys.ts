// Passkeys on a database of their own, with a browser that has been asked for one.
import { expect } from "vitest";
import { createPasskeys } from "../../adapters/web/sign-in/passkeys.ts";
import { Authenticator, type Lie } from "./authenticator.ts";
import { manualClock } from "./manual-clock.ts";
import { origin, recordsOn, start } from "./sign-in.ts";

export const [browser, another] = ["b".repeat(43), "c".repeat(43)];
export const opened = (at = origin) => {
  const clock = manualClock(start + 30_000);
  const { records, writes } = recordsOn(clock);
  const facts: Readonly<Record<string, string>>[] = [];
  return {
    clock,
    records,
    writes,
    facts,
    passkeys: createPasskeys({ records, clock, origin: at, fact: (fact) => void facts.push(fact) }),
  };
};
type All = ReturnType<typeof opened>;
export const enrolOptions = async ({ passkeys }: All, identity = "web:anna", binding = browser) => {
  const options = await passkeys.enrolOptions(identity, "Anna", binding);
  if (options === "full") throw new Error("full");
  return options;
};
export const enrol = async (
  all: All,
  key = new Authenticator(origin),
  identity = "web:anna",
): Promise<Authenticator> => {
  const options = await enrolOptions(all, identity);
  expect(await all.passkeys.enrol(identity, browser, key.create(options), true)).toHaveProperty(
    "added",
  );
  return key;
};
export const signIn = async (all: All, key: Authenticator, lie: Lie = {}) =>
  all.passkeys.signIn(browser, key.get(await all.passkeys.signInOptions(browser), lie));
export const proven = (identity: string, synced = false) =>
  expect.objectContaining({ identity, synced });
