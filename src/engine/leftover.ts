// Posts of what is erased that could not be made neutral in time: they wait without a word of it, under a key of their own.
import type { InstanceId, Message } from "../rules/ui.ts";
import type { Leftover } from "../store/port.ts";
import type { PostRow } from "./applied.ts";
import type { Core } from "./core.ts";
import { decrypt, encrypt, type Keys } from "./encryption.ts";
import { landedBound, postBound, type Working } from "./instances.ts";
import { postNamed } from "./write.ts";

/** No id that is drawn looks like it. */
export const leftoverInstance = "leftover" as InstanceId;
export const leftoverKey = (keys: Keys): Promise<Uint8Array> => keys.named("leftover:1");

/** Of an instance that is about to be erased: what stands, or may stand, and is not neutral yet. */
export const leftoversOf = async (core: Core, working: Working): Promise<readonly Leftover[]> => {
  const key = await leftoverKey(core.keys);
  const { posts } = await core.store.rekeying.encryptedRows(working.instance);
  const neutral: Message = core.neutral;
  const all: Leftover[] = [];
  for (const { name, outbox, landed, state } of posts) {
    const post = postNamed(working, name);
    const mayStand = landed !== null || state === "unconfirmed" || state === "sending";
    if (!post || !mayStand || state === "stands") continue;
    all.push({
      name,
      as: outbox,
      cipher: encrypt(
        key,
        postBound(leftoverInstance, outbox),
        JSON.stringify({ audience: post.audience, message: neutral }),
      ),
      landed:
        landed &&
        encrypt(key, landedBound(outbox), decrypt(working.key, landedBound(outbox), landed)),
    });
  }
  return all;
};
/** The post of a leftover's row, and what it says. */
export const openLeftover = (
  key: Uint8Array,
  name: string,
  platform: PostRow["platform"],
  cipher: Uint8Array,
): { readonly post: PostRow; readonly content: string } => {
  const { audience, message } = JSON.parse(
    decrypt(key, postBound(leftoverInstance, name), cipher),
  ) as {
    audience: string;
    message: Message;
  };
  return {
    post: { key: name, platform, audience, mac: "", gone: true },
    content: JSON.stringify(message),
  };
};
