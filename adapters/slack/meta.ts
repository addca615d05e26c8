// What a modal keeps for when something is done in it: read back with the same shape that it is written with.
import { z } from "zod";

/** Of a workflow, a command or a panel. */
export const id = z.string().min(1).max(64);
export const raw = z.record(
  z.string().max(64),
  z.union([z.string().max(4_000), z.array(z.string().max(200)).max(100)]),
);
export const instance = z.string().max(80).exactOptional();
export const meta = z.object({
  form: z
    .strictObject({
      w: id,
      i: instance,
      c: id,
      idempotencyKey: z.string().max(80),
      kept: raw,
      more: z.boolean(),
    })
    .exactOptional(),
  /** What the panel shows; of a form, the panel that it was opened from. */
  panel: z.strictObject({ workflow: id, instance, panel: id }).exactOptional(),
});
export type Meta = z.infer<typeof meta>;
