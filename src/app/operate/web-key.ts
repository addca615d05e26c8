import { createSignIn } from "../../../adapters/web/sign-in/routes.ts";
import { systemClock } from "../../calendar/clock.ts";
import { KeyFileError } from "../../engine/encryption.ts";
import { recordsIn } from "../storage/records.ts";
import { beside, rootAt } from "../storage/second.ts";
import { configPath, readConfiguration } from "./check.ts";
import { failed, good, placeWithData, Refusal, type Run } from "./command.ts";

/** Who asks and who approves where it is done at the server: whoever is there has the keys of everything. */
const noPage = "http://localhost";
const [asks, approves] = ["command: asks", "command: approves"] as const;
/** A code with which a member adds a key of theirs to the web: said by telephone, good once and for a quarter of an hour. */
export const run: Run = async (given) => {
  const { out, args, flags } = given;
  const { say } = out;
  const { where, masters } = placeWithData(given);
  if (!masters) throw new KeyFileError("missing");
  const config = readConfiguration(out, configPath());
  if (!config) return failed;
  const address = config.members.find(({ id }) => id === args[0])?.web;
  if (address === undefined) throw new Refusal(say.noWebAddress);
  const issued = await beside(where, "writing", async (both) => {
    const records = recordsIn(both.data, await rootAt(both, masters), "web", () => systemClock.now());
    const signIn = createSignIn({
      records,
      clock: systemClock,
      origin: noPage,
      isMember: async (identity) => ({ id: identity, name: "", agency: "", language: "sv", syncedKeys: true }),
      fact: () => undefined,
      tell: async () => undefined,
      layout: () => Promise.reject(new Error("no page is drawn")),
    });
    const drawn = await signIn.issueCode(address, asks, flags.lost === true);
    if ("refused" in drawn) return undefined;
    const approved = await signIn.approveCode(address, approves);
    return "refused" in approved ? undefined : drawn.code;
  });
  if (issued === undefined) throw new Refusal(say.noCode);
  out.tell(issued);
  out.warn(say.sayCode);
  return good;
};
