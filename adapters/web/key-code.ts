// A code for a key: given at the server, where an operator has the keys of everything and a second person would make nothing safer; or shown by work that a second person approves.
import type { KeyCodeAsked } from "../platform.ts";
import { createSignIn } from "./sign-in/routes.ts";

/** No page is drawn, and nothing is checked against it. */
const noPage = "http://localhost";
export const keyCode = async ({
  records,
  clock,
  address,
  isLost,
  ask,
  until,
}: KeyCodeAsked): Promise<string | undefined> => {
  const signIn = createSignIn({
    records,
    clock,
    origin: noPage,
    isMember: async () => undefined,
    redeem: async () => false,
    fact: () => undefined,
    tell: async () => undefined,
    layout: () => Promise.reject(new Error("no page is drawn")),
  });
  const code = await signIn.issueCode(address, {
    lost: isLost,
    ...(ask && { ask }),
    ...(until !== undefined && { until }),
  });
  // At the server nobody is waited for. Work says it by who is who: `Acquaintance.keysLostAt`.
  if (code !== undefined && isLost) await signIn.endAll(address);
  return code;
};
