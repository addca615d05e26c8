import { CannotMove, move } from "../storage/moving.ts";
import { good, placeWithData, Refusal, type Run, whereOf } from "./command.ts";

/** All that there is goes to another place, on another engine or the same. */
export const run: Run = async (given) => {
  const { out } = given;
  const { env, where } = placeWithData(given);
  const { STAFETT_MOVE_TO, STAFETT_MOVE_KEYS_TO, STAFETT_KEY_FILE } = env;
  if (STAFETT_MOVE_TO === undefined) throw new Refusal(out.say.moveHow);
  const to = whereOf(STAFETT_MOVE_TO, STAFETT_MOVE_KEYS_TO, STAFETT_KEY_FILE);
  out.step(out.say.moving("", 0));
  await move(where, to, (table, rows) => out.step(out.say.moving(table, rows))).catch(
    (error: unknown) => {
      throw error instanceof CannotMove ? new Refusal(out.say.cannotMove(error.why)) : error;
    },
  );
  out.tell(out.say.moved);
  return good;
};
