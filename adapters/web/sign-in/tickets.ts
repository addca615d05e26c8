// A browser that is not signed in: the secret that ties it to what is asked of its key, and the enrolment that a code has opened in it.
import type { Records } from "../../records.ts";
import type { Enrolment } from "./codes.ts";
import { cookieIn, hashed, hostCookie } from "./tokens.ts";

/** Ties a browser that is not signed in to what is asked of its key. */
const bindingName = "__Host-stafett-before";
const bindingMs = 15 * 60_000;
export const bindingOf = (request: Request): string | undefined =>
  /^[\w-]{43}$/.exec(cookieIn(request.headers.get("cookie"), bindingName) ?? "")?.[0];
export const bindingCookie = (value: string): string =>
  hostCookie(bindingName, value, "Strict", bindingMs / 1_000);
export const noBinding = hostCookie(bindingName, "", "Strict", 0);

/** An enrolment that a code has opened, for the browser that had it. */
type Ticket = Enrolment & { readonly until: number };
type Given = { readonly records: Records; readonly clock: { now(): number } };
export const ticketsIn = ({ records, clock }: Given) => ({
  give: (binding: string, ticket: Ticket) =>
    records.add("ticket", hashed(binding), ticket.identity, JSON.stringify(ticket), ticket.until),
  see: async (binding: string | undefined): Promise<Ticket | undefined> => {
    const text = binding && (await records.get("ticket", hashed(binding)));
    return text ? (JSON.parse(text) as Ticket) : undefined;
  },
  take: async (binding: string): Promise<Ticket | undefined> => {
    const text = await records.take("ticket", hashed(binding));
    return text === undefined ? undefined : (JSON.parse(text) as Ticket);
  },
  until: () => clock.now() + bindingMs,
});
