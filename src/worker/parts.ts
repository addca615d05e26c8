// A part that is taken out of the past of instances that go on; and once more, where an older copy has brought it back.
import type { Core } from "../engine/core.ts";
import { textCipher } from "../engine/encryption.ts";
import type { Engine } from "../engine/index.ts";
import { rekey, type TakenOut } from "../engine/rekey.ts";
import { isUnreadable } from "../engine/unreadable.ts";
import type { Log } from "../log.ts";
import type { InstanceId } from "../rules/ui.ts";
import type { TakenPart } from "../rules/workflow.ts";
import type { Replaced } from "../store/port.ts";

/** What a certificate says of a part. */
export type PartTaken = {
  /** Under which key an instance was that had the part, and under which it was written anew. No copy is opened by the first. */
  readonly replaced?: readonly Replaced[];
  /** Which kinds, as a cipher that needs the root of the keys: so that they can be taken out of an older copy, too. No reference is in it. */
  readonly part?: string;
};
/** An instance of an older copy that was put back, under a key that was replaced since. `taken`: what was taken out of it since then, the oldest first. */
export type Back<C extends PartTaken = PartTaken> = {
  readonly instance: InstanceId;
  readonly keyId: string;
  readonly taken: readonly C[];
};
type Options = {
  readonly core: Core;
  readonly engine: Pick<Engine, "transact">;
  readonly log: Log;
};

const mostTries = 5;
/** Rewrites `instance` without what is taken out: under which key it lies now. undefined: it says nothing of that. Throws where somebody wrote meanwhile at each try. */
export const rewritten = async (
  { core, engine }: Omit<Options, "log">,
  instance: InstanceId,
  out: TakenOut,
): Promise<string | undefined> => {
  let done: Awaited<ReturnType<typeof rekey>> = "again";
  for (let tries = 0; done === "again" && tries < mostTries; tries++)
    done = await engine.transact.alone(instance, () => rekey(core, instance, out));
  // What still names it must not be left behind by an erasure that calls itself done.
  if (done === "again") throw new Error("written meanwhile, at each try");
  if (done === "nothing") return undefined;
  await engine.transact.review(instance, "code");
  return done.now;
};

const cipherOf = ({ keys }: Pick<Core, "keys">) => textCipher(keys.root, "part");
/**
 * Takes a part out of those that have it: what a certificate says of the part, without the keys. The store has those, one with each rewriting: a try that stopped on its
 * way leaves none out. One that cannot be read stops it: nobody may call it done.
 */
export const takePart = async (
  o: Omit<Options, "log">,
  { of, ...part }: TakenPart,
): Promise<Required<Pick<PartTaken, "part">>> => {
  for (const instance of of)
    await rewritten(o, instance, { part: { of, ...part }, isCertified: true });
  return { part: cipherOf(o.core).encrypt(JSON.stringify(part)) };
};
/**
 * Takes out of an older copy what was taken since. `certify`: writes down where it lies from now on, so that a later part finds its way from the same copy, too. One
 * that does not open is erased: nobody could take anything out of it. Throws when the database does; called again it goes on.
 */
export const takeAgain = async <C extends PartTaken>(
  { log, ...o }: Options,
  back: readonly Back<C>[],
  certify: (certificate: C) => Promise<void>,
): Promise<void> => {
  const certified = new Map<C, C>();
  for (const { instance, keyId, taken } of back) {
    try {
      let now: string | undefined;
      for (const [i, one] of taken.entries()) {
        const part = JSON.parse(cipherOf(o.core).decrypt(one.part ?? "")) as Omit<TakenPart, "of">;
        now =
          (await rewritten(o, instance, {
            part: { ...part, always: i === 0 },
            isCertified: false,
          })) ?? now;
      }
      const [first] = taken;
      if (first && now !== undefined) {
        const known = certified.get(first) ?? first;
        const next = { ...known, replaced: [...(known.replaced ?? []), { was: keyId, now }] };
        certified.set(first, next);
        await certify(next);
      }
      log.info({ event: "part.takenAgain", about: o.core.blind("instance", instance) });
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      log.error({ event: "erase.unreadable", error: (error as Error).name });
      await o.core.keys.destroy(keyId);
    }
  }
};
