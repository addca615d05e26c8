// What `stafett doctor` asks of each connected platform, by what the platform itself can say (`adapters/<name>/platform.ts`).
import { type Finding, found, unseen } from "../../../adapters/finding.ts";
import { platforms } from "../../../adapters/index.ts";
import type { DoctorAsked } from "../../../adapters/platform.ts";
import type { Config, Environment } from "../../config/index.ts";
import { textCipher } from "../../engine/encryption.ts";
import type { Platform } from "../../rules/workflow.ts";
import { createKv } from "../../store/kv.ts";
import { organisations } from "../configuration/register.ts";
import { mailBook, mailSettings, noMail } from "../platforms/mail.ts";
import { mastersIn } from "../storage/key-file.ts";
import { openBeside, rootAt } from "../storage/second.ts";
import { type Out, whereOf } from "./command.ts";

/** The strictest platform refuses five minutes; a clock that is a minute off will be five off one day. */
const mostAheadMs = 60_000;

const clock = ({ say: { doctor } }: Out, label: string, aheadMs: number | undefined): Finding => {
  if (aheadMs === undefined) return unseen(doctor.clockUnseen(label), doctor.notNow);
  return found(
    doctor.clock(label, Math.round(aheadMs / 1_000)),
    Math.abs(aheadMs) > mostAheadMs ? doctor.clockMend : undefined,
  );
};
/** What an adapter keeps, read beside the program that may run. */
const keptOf =
  (env: Environment, platform: Platform): DoctorAsked<unknown, unknown>["kept"] =>
  async (work) => {
    const both = await openBeside(
      whereOf(env.DATABASE_URL, env.STAFETT_KEYS_URL, env.STAFETT_KEY_FILE),
      "reading",
    );
    try {
      const root = await rootAt(both, mastersIn(env.STAFETT_KEY_FILE, false));
      return await work(createKv(both.data, platform, textCipher(root, platform)));
    } finally {
      await both.close();
    }
  };
/** Findings of one platform. None: there is nothing to be asked. */
export const lookAtPlatform = async (
  out: Out,
  platform: Platform,
  env: Environment,
  config: Config | undefined,
): Promise<readonly Finding[]> => {
  const { label, doctor } = platforms[platform];
  const examining = doctor({
    settings: env,
    organisations: config ? organisations(config, platform) : [],
    mail: config ? mailBook(env, mailSettings(config)) : noMail,
    issuers: (config?.agencies ?? []).flatMap(({ id, signIn }) =>
      signIn ? [{ agency: id, ...signIn }] : [],
    ),
    words: out.say.doctor,
    unreached: (why) => out.say.doctor.unreached(label, why),
    kept: keptOf(env, platform),
  });
  if (!examining) return [];
  out.step(out.say.asking(label));
  const { findings, ...seen } = await examining;
  return "aheadMs" in seen ? [...findings, clock(out, label, seen.aheadMs)] : findings;
};
