import { platformNames, platforms } from "../../../adapters/each.ts";
import { systemClock } from "../../calendar/clock.ts";
import { KeyFileError } from "../../engine/encryption.ts";
import { recordsIn } from "../storage/records.ts";
import { beside, rootAt } from "../storage/second.ts";
import { configPath, readConfiguration } from "./check.ts";
import { failed, good, placeWithData, Refusal, type Run } from "./command.ts";

/** A code with which a member adds a key of theirs, on a platform where one signs in by keys: said by telephone, good once and for a quarter of an hour. */
export const run: Run = async (given) => {
  const { out, args, flags } = given;
  const { say } = out;
  const { where, masters } = placeWithData(given);
  if (!masters) throw new KeyFileError("missing");
  const config = readConfiguration(out, configPath());
  if (!config) return failed;
  const member = config.members.find(({ id }) => id === args[0]);
  const platform = platformNames.find(
    (each) => platforms[each].keyCode !== undefined && member?.[each] !== undefined,
  );
  const address = platform && member?.[platform];
  const keyCode = platform && platforms[platform].keyCode;
  if (!platform || !address || !keyCode) throw new Refusal(say.noKeyAddress);
  const code = await beside(where, "writing", async (both) => {
    const records = recordsIn(both, await rootAt(both, masters), platform, () => systemClock.now());
    return await keyCode({ records, clock: systemClock, address, isLost: flags.lost === true });
  });
  if (code === undefined) throw new Refusal(say.noCode);
  out.tell(code);
  out.warn(say.sayCode);
  return good;
};
