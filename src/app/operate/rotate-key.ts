import { OtherUser, type RotationStage, rotateKey } from "../storage/rotating.ts";
import { good, placeWithData, Refusal, type Run } from "./command.ts";

/** Another master key, also while the program runs. */
export const run: Run = async (given) => {
  const { out } = given;
  const { where, env } = placeWithData(given);
  let reached: RotationStage | undefined;
  const progress = (stage: RotationStage, done: number, of: number): void => {
    if (stage !== "wrapping") reached = stage;
    out.step(out.say.wrapping(done, of));
  };
  const { count, mark, before, kept } = await rotateKey(
    where,
    env.STAFETT_KEY_FILE,
    progress,
  ).catch((error: unknown) => {
    if (error instanceof OtherUser) throw new Refusal(out.say.otherUser);
    throw reached === "replaced"
      ? new Refusal(out.say.rotationBegun((error as Error).name))
      : error;
  });
  out.tell(out.say.rotated(count, mark, before, kept));
  return good;
};
