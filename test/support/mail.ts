// Engine, worker, outbox and records as they are, with notices by mail to a real server on loopback.
import type { MailBook, MailSender } from "../../adapters/mail.ts";
import type { Adapter } from "../../adapters/port.ts";
import { Notices } from "../../adapters/web/mail/notices.ts";
import type { Register } from "../../src/app/configuration/register.ts";
import { recordsIn } from "../../src/app/storage/records.ts";
import { noticesOf, unreachedOn } from "../../src/engine/notices.ts";
import type { Records } from "../../src/store/records.ts";
import { senderTo } from "./mail-server.ts";
import type { StandIn } from "./mail-servers.ts";
import { toMember } from "./puppet.ts";
import { register, type SmallCore, type SmallOptions, small } from "./small-core.ts";

export const origin = "https://stafett.example.se";
/** Everybody's mailbox. */
const boxOf = (address: string): string =>
  `${address.split("/")[1]?.slice(1).toLowerCase()}@alfa.example`;
type MailOptions = SmallOptions & {
  readonly port: number;
  readonly sender?: Partial<MailSender>;
  readonly patienceMs?: number;
  readonly wrapRecords?: (records: Records) => Records;
  /** Members who have no mailbox. */
  readonly without?: readonly string[];
};
/** `twin`: what another process has. */
export type MailCore = SmallCore & {
  readonly records: Records;
  readonly notices: Notices;
  twin(): Notices;
  moves(port: number): void;
};
/** A process whose adapter tells by mail. `port`: of the server. */
export const mailCore = async ({
  port,
  sender,
  patienceMs,
  wrapRecords,
  without = [],
  ...o
}: MailOptions): Promise<MailCore> => {
  const c = await small(o);
  let at = port;
  const book: MailBook = {
    senders: () => [senderTo(at, sender)],
    of: (address) =>
      without.includes(address.split("/")[1] ?? "")
        ? undefined
        : { from: senderTo(at, sender), to: boxOf(address) },
  };
  const own = recordsIn(
    { data: c.db, buried: { all: async () => [], add: async () => undefined } },
    c.keys.root,
    "web",
    () => c.clock.now(),
  );
  const records = wrapRecords?.(own) ?? own;
  const twin = (): Notices => new Notices(options);
  const options = {
    book,
    records,
    noticeAt: noticesOf({ core: c.core, instances: c.engine.transact.instances }, "slack"),
    unreached: async () =>
      unreachedOn("slack", (await c.engine.transact.instances.people()).people),
    reached: (address: string) => c.engine.register.reachable("slack", address, true),
    origin,
    clock: c.clock,
    fact: (fact: Readonly<Record<string, string | number>>) =>
      void c.facts.push(fact as SmallCore["facts"][number]),
    ...(patienceMs !== undefined && { patienceMs }),
  };
  const notices = twin();
  // As the web has it: nobody can be asked what was taken.
  c.adapter.history = undefined;
  Object.assign(c.adapter, {
    deliver: (async (delivery) => {
      c.adapter.deliveries.push(delivery);
      return await notices.deliver(delivery);
    }) satisfies Adapter["deliver"],
  });
  return Object.assign(c, {
    records,
    notices,
    twin,
    moves: (to: number): void => {
      at = to;
    },
  });
};
/** Bo has a duty that is staffed at any hour, and nobody else has. */
export const staffed: Register = {
  ...register,
  functions: [
    {
      id: "jour" as never,
      name: "Jouren" as never,
      agency: "alfa" as never,
      around: true,
      roster: [{ member: "bo" as never, days: [1, 2, 3, 4, 5, 6, 7] }],
    },
  ],
};

export const bo = "bo@alfa.example";
export const toBo = ({ mails }: StandIn) => mails.filter(({ to }) => to[0] === bo);
/** Posts of one moment, each in an instance of its own. */
export const posted = async (
  c: MailCore,
  members: readonly string[],
): Promise<readonly string[]> => {
  const instances: string[] = [];
  for (const [n, member] of members.entries()) {
    const id = await c.begin();
    await c.pull(id, { posts: [toMember(`p${n}`, member, `Ärende SYD-7KQ3-M9, ${member}`)] });
    instances.push(id);
  }
  return instances;
};
export const stateOf = (c: MailCore) =>
  c.sql("select state, count(*) as n from outbox group by state order by state");
