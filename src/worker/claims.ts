// A claim opened: what its post says, to whom it goes, and where it stands already.
import type { Delivery, PostRef, WordedMessage } from "../../adapters/port.ts";
import type { PostRow } from "../engine/applied.ts";
import type { Core } from "../engine/core.ts";
import { decrypt } from "../engine/encryption.ts";
import { tellsOfPages } from "../engine/in-chat.ts";
import type { Engine } from "../engine/index.ts";
import { landedBound, postBound, type Working } from "../engine/instances.ts";
import { leftoverInstance, leftoverKey, openLeftover } from "../engine/leftover.ts";
import { isPagesOnly, neutralMessage, offeredTo } from "../engine/pages-only.ts";
import { postNamed } from "../engine/write.ts";
import type { InstanceId, Message } from "../rules/ui.ts";
import { organisationOf } from "../rules/who.ts";
import type { People, Platform } from "../rules/workflow.ts";
import type { Claimed } from "../store/port.ts";
import type { Reader } from "../words/locale.ts";

type Parts = { readonly core: Core; readonly engine: Engine };
export type Landed = { readonly address: string } & PostRef;
/** A claim with what only its instance's key tells of it. `content`: its message, as JSON. */
export type Opened = {
  readonly claimed: Claimed;
  readonly key: Uint8Array;
  readonly workflow: string;
  /** Of the instance, while it is there. */
  readonly working: Working | undefined;
  readonly post: PostRow;
  readonly landed: Landed | undefined;
  /** It tells of something that is on pages alone. */
  readonly tellsOfPages: boolean;
  content(): string;
};
type To = { readonly id: string; readonly readers: readonly string[]; readonly reader: Reader };
/** Where those of some agencies sit on a platform. */
const organisationsOf = (
  agencies: readonly string[],
  on: Platform,
  people: People,
): readonly string[] => [
  ...new Set(
    [...people.members.values()]
      .filter(({ agency }) => agencies.includes(agency))
      .flatMap(({ addresses }) =>
        addresses.filter(({ platform }) => platform === on).map(({ id }) => organisationOf(id)),
      ),
  ),
];
/** What is gone says what it said, and does nothing more: no button of its own, none in its rows. */
const withoutButtons = (message: Message): Message => ({
  ...message,
  actions: [],
  body: (message.body ?? [])
    .filter((block) => block.kind !== "actions")
    .map((block) => (block.kind === "row" ? { ...block, actions: [] } : block)),
});

/** What a claim says. undefined: its key is gone, and nothing of it can be said any more. Throws what the database throws. */
export const openClaim = async (
  { core, engine }: Parts,
  claimed: Claimed,
): Promise<Opened | undefined> => {
  const { instance, name, landed, outbox, platform, cipher } = claimed;
  const where = (key: Uint8Array) =>
    landed ? (JSON.parse(decrypt(key, landedBound(outbox), landed)) as Landed) : undefined;
  if (instance === leftoverInstance) {
    const key = await leftoverKey(core.keys);
    const { post, content } = openLeftover(key, name, platform, cipher);
    return {
      claimed,
      key,
      workflow: "",
      working: undefined,
      post,
      landed: where(key),
      tellsOfPages: false,
      content: () => content,
    };
  }
  const { instances } = engine.transact;
  const find = async () => {
    const working = await instances.load(instance as InstanceId);
    const post = working && postNamed(working, name);
    return working && post && { working, post };
  };
  let found = await find();
  if (!found) {
    // It was committed a moment ago, and what is in memory is not yet that: the row comes first.
    instances.forget(instance);
    found = await find();
  }
  if (!found) return undefined;
  const { working, post } = found;
  const { key, workflow } = working;
  return {
    claimed,
    key,
    workflow: workflow.name,
    working,
    post,
    landed: where(key),
    tellsOfPages: await tellsOfPages(working, (await instances.people()).people, instances),
    content: () => decrypt(key, postBound(instance, name), cipher),
  };
};
/** Where it goes. undefined: nobody is called so any more, and it has been nowhere. */
export const addressOf = ({ post, landed }: Opened, people: People): To | undefined => {
  const id = post.audience.slice(2);
  const toMember = post.audience.startsWith("m:");
  const to = toMember ? people.members.get(id) : people.spaces.get(id);
  // Where it went the first time, there it stays, and is taken away there as well when nobody is called so any more.
  const address = landed?.address ?? to?.addresses.find((a) => a.platform === post.platform)?.id;
  if (address === undefined) return undefined;
  const readers = toMember
    ? []
    : organisationsOf(people.spaces.get(id)?.agencies ?? [], post.platform, people);
  return {
    id: address,
    readers,
    reader: { language: to?.language ?? "sv", people, ...(toMember && { only: id }) },
  };
};
/** As it is read on pages; or neutral, where this goes to chat and class B stays on pages for somebody who may read it. */
const wordedFor = (
  { core, engine }: Parts,
  { claimed: c, workflow, working, post, tellsOfPages: tells, content }: Opened,
  { reader }: To,
): WordedMessage => {
  const { pages } = core;
  const isNeutral = (): boolean =>
    tells || isPagesOnly([post.audience, ...(working?.readers ?? [])], reader.people);
  if (c.platform !== pages?.platform && isNeutral()) {
    const said = {
      workflow: working?.workflow,
      state: working?.state,
      audience: post.audience,
      gone: c.gone,
    };
    return neutralMessage({ pages, locale: engine.locale }, said, reader);
  }
  const message = offeredTo(
    post.audience,
    JSON.parse(content()) as Message,
    workflow,
    core.registry,
    reader.people,
  );
  return engine.locale.message(c.gone ? withoutButtons(message) : message, reader, {
    workflow,
    instance: c.instance,
  });
};
/** In the words of those whom it is for. One post that cannot be put into words holds nobody else's back: why not, as a name. */
export const deliveryOf = (parts: Parts, o: Opened, to: To): Delivery | string => {
  const { claimed: c, post, landed } = o;
  try {
    return {
      outbox: c.outbox,
      to: {
        platform: c.platform,
        id: to.id,
        kind: post.audience.startsWith("m:") ? "member" : "space",
        readers: to.readers,
      },
      message: wordedFor(parts, o, to),
      gone: c.gone,
      dueAt: c.dueAt,
      ...(post.own && { own: true as const }),
      ...(c.unreachableSince !== null && { probes: true as const }),
      ...(landed && { ref: { channel: landed.channel, id: landed.id } }),
    };
  } catch (error) {
    return (error as Error).name;
  }
};
