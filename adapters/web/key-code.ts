// A code for a key, given at the server: an operator there has the keys of everything, so a second person would not make it safer.
import type { KeyCodeAsked } from "../platform.ts";
import { createSignIn } from "./sign-in/routes.ts";

/** Two who are nobody in the register: the one who asks, and the one who approves. */
const [asks, approves] = ["command: asks", "command: approves"] as const;
/** No page is drawn, and nothing is checked against it. */
const noPage = "http://localhost";
export const keyCode = async ({ records, clock, address, isLost }: KeyCodeAsked): Promise<string | undefined> => {
  const signIn = createSignIn({
    records,
    clock,
    origin: noPage,
    isMember: async (identity) => ({ id: identity, name: "", agency: "", language: "sv", syncedKeys: true }),
    fact: () => undefined,
    tell: async () => undefined,
    layout: () => Promise.reject(new Error("no page is drawn")),
  });
  const drawn = await signIn.issueCode(address, asks, isLost);
  if ("refused" in drawn) return undefined;
  const approved = await signIn.approveCode(address, approves);
  return "refused" in approved ? undefined : drawn.code;
};
