// Inbox: the posts that are wanted for one person or one space now, opened where they lie in the outbox, and worded when they are asked for.
import type {
  Acquaintance,
  InboxPage,
  InboxPost,
  PinnedIssuer,
  Inbox as Port,
} from "../../adapters/inbox.ts";
import type { InstanceId, Message } from "../rules/ui.ts";
import type { Address, Agency, Member, People, Platform, Space } from "../rules/workflow.ts";
import type { Standing } from "../store/port.ts";
import type { Locale, Reader } from "../words/locale.ts";
import type { PostRow } from "./applied.ts";
import type { Core } from "./core.ts";
import { mayRead } from "./draft.ts";
import { decrypt } from "./encryption.ts";
import { type Instances, postBound } from "./instances.ts";
import { offeredTo } from "./pages-only.ts";
import { postNamed } from "./write.ts";

/** Of each destination. More than a person looks through; the page says that there are more. [design] */
const mostStanding = 200;

type Reading = {
  readonly people: People;
  readonly reader: Reader;
  readonly member: Member;
  readonly audience: string;
};
/** Spaces of which the member's agency is one. */
const spacesOf = ({ agency }: Member, people: People): readonly Space[] =>
  [...people.spaces.values()].filter(({ agencies }) => agencies.includes(agency));

const issuerOf = (agency: Agency | undefined): PinnedIssuer | undefined =>
  agency?.signIn && { agency: agency.id, ...agency.signIn };

/** Draws what is wanted for the people of one platform's addresses. Whatever the database throws comes through. */
export class InboxReader implements Port {
  readonly #core: Core;
  readonly #instances: Instances;
  readonly #locale: Locale;
  readonly #platform: Platform;
  readonly #inbox: Core["store"]["inbox"];
  constructor(core: Core, instances: Instances, locale: Locale, platform: Platform) {
    this.#core = core;
    this.#instances = instances;
    this.#locale = locale;
    this.#platform = platform;
    this.#inbox = core.store.inbox;
  }
  asking<T>(work: () => Promise<T>): Promise<T> {
    return this.#instances.asked.once(() => {
      // Every page asks who is who: not only after it knows whose session it is. Who needs the answer hears of a failure.
      this.#instances.people().catch(() => undefined);
      return work();
    });
  }
  async #known(
    identity: string,
  ): Promise<{ readonly people: People; readonly member: Member } | undefined> {
    const { people } = await this.#instances.people();
    const member = people.who(this.#platform, identity);
    // Who is invited and has not confirmed presses what stands in that instance, and has no inbox.
    return member && member.only === undefined ? { people, member } : undefined;
  }
  async who(identity: string): Promise<Acquaintance | undefined> {
    const known = await this.#known(identity);
    if (!known) return undefined;
    const { people, member } = known;
    const reader = { language: member.language, people, viewer: member };
    const lostAt = people.keysLostAt(member.id);
    const issuer = issuerOf(people.agencies.get(member.agency));
    return {
      ...(lostAt !== undefined && { keysLostAt: Date.parse(lostAt) }),
      member: member.id,
      name: member.name,
      agency: this.#locale.span({ agency: member.agency }, reader),
      language: member.language,
      syncedKeys: people.agencies.get(member.agency)?.deviceKeys !== true,
      ...(issuer && { issuer }),
      spaces: spacesOf(member, people).map(({ id, name }) => ({ id, name })),
    };
  }
  async issuers(): Promise<readonly PinnedIssuer[]> {
    const { people } = await this.#instances.people();
    return [...people.agencies.values()].flatMap((agency) => issuerOf(agency) ?? []);
  }
  async mine(identity: string): Promise<InboxPage | undefined> {
    const known = await this.#known(identity);
    if (!known) return undefined;
    const { people, member } = known;
    const reader = { language: member.language, people, only: member.id };
    return await this.#page(member.addresses, {
      people,
      member,
      reader,
      audience: `m:${member.id}`,
    });
  }
  async space(identity: string, id: string): Promise<InboxPage | undefined> {
    const known = await this.#known(identity);
    const space = known && spacesOf(known.member, known.people).find((one) => one.id === id);
    if (!known || !space) return undefined;
    const { people, member } = known;
    const reader = { language: member.language, people };
    return await this.#page(space.addresses, { people, member, reader, audience: `s:${space.id}` });
  }
  async changes(identities: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { people } = await this.#instances.people();
    const places = new Map(
      identities.flatMap((identity) => {
        const member = people.who(this.#platform, identity);
        if (!member) return [];
        const spaces = spacesOf(member, people).flatMap(({ id, addresses }) =>
          this.#destinations(addresses, `s:${id}`),
        );
        return [
          [
            identity,
            [...this.#destinations(member.addresses, `m:${member.id}`), ...spaces],
          ] as const,
        ];
      }),
    );
    const numbers = await this.#inbox.changes([...new Set([...places.values()].flat())]);
    // Where nothing was ever wanted is another state than after the first, whose number is 0.
    return new Map(
      [...places].map(([identity, all]) => [
        identity,
        all.map((one) => numbers.get(one) ?? "").join("."),
      ]),
    );
  }

  #destinations(addresses: readonly Address[], audience: string): readonly string[] {
    return [...new Set(addresses.map(({ platform }) => platform))].map((platform) =>
      this.#core.blind("destination", `${platform}|${audience}`),
    );
  }
  async #page(addresses: readonly Address[], reading: Reading): Promise<InboxPage> {
    const rows = await this.#inbox.standing(
      this.#destinations(addresses, reading.audience),
      mostStanding + 1,
    );
    const opened = await Promise.all(rows.map((row) => this.#opened(row, reading)));
    // The same post on two platforms is one: the one that was changed last.
    const posts = new Map<string, InboxPost>();
    for (const one of opened
      .filter((each) => each !== undefined)
      .sort((a, b) => b.post.changedAt - a.post.changedAt))
      if (!posts.has(one.key)) posts.set(one.key, one.post);
    return { posts: [...posts.values()].slice(0, mostStanding), more: posts.size > mostStanding };
  }
  /** undefined: it goes nowhere, is not for them any more, or does not open, which is counted. */
  async #opened(
    row: Standing,
    reading: Reading,
  ): Promise<{ readonly key: string; readonly post: InboxPost } | undefined> {
    const { instance, name, outbox, cipher, at } = row;
    const working =
      this.#instances.atHand(instance) ?? (await this.#instances.load(instance as InstanceId));
    const post = working && postNamed(working, name);
    if (!working || !post || !this.#isFor(post, working.readers, reading)) return undefined;
    try {
      const message = JSON.parse(
        decrypt(working.key, postBound(instance, name), cipher),
      ) as Message;
      const own = { workflow: working.workflow.name, instance };
      const worded = this.#locale.message(
        offeredTo(post.audience, message, own.workflow, this.#core.registry, reading.people),
        reading.reader,
        own,
      );
      return {
        key: `${instance} ${post.key}`,
        post: { id: outbox, changedAt: at, message: worded },
      };
    } catch {
      this.#core.unreadable();
      return undefined;
    }
  }
  /** What the last-applied state says, and today's right: views are made anew in the background when people change. */
  #isFor(
    { gone, decoy, audience, anyone }: PostRow,
    readers: readonly string[],
    reading: Reading,
  ): boolean {
    if (gone || decoy || audience !== reading.audience) return false;
    return (
      anyone === true ||
      audience.startsWith("s:") ||
      mayRead(reading.member, readers, reading.people)
    );
  }
}
