// `stafett rehearse`: posts, edits, opens, answers and measures in a channel of its own, and says what is other than the local stand-in says.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { platformNames, platforms, readAddress } from "../../../adapters/each.ts";
import type { Observation, Rehearsal } from "../../../adapters/rehearsal.ts";
import { systemClock } from "../../calendar/clock.ts";
import type { Config, Environment } from "../../config/index.ts";
import type { Platform } from "../../rules/workflow.ts";
import { makeFolder } from "../../store/durable.ts";
import { organisations } from "../configuration/register.ts";
import { createHttp, doorsTo, type Listening, listen } from "../http.ts";
import { connected } from "../platforms/connected.ts";
import { noMail } from "../platforms/mail.ts";
import {
  type Compared,
  compare,
  fileOf,
  pageOf,
  type Report,
  reportOf,
  unseen,
} from "../rehearsal/compatibility.ts";
import { listening, Person, placesInMemory, rehearsing } from "../rehearsal/rehearsing.ts";
import { readConfiguration } from "./check.ts";
import { type ExitCode, failed, good, type Out, Refusal, type Run } from "./command.ts";

type Asked = {
  readonly out: Out;
  readonly env: Environment;
  readonly config: Config;
  readonly platform: Platform;
  readonly address: string;
  readonly waitMs: number;
};
const pageFile = "compatibility.md";
const minuteMs = 60_000;
const mostMinutes = 60;

const partOf = async (out: Out, platform: Platform): Promise<Rehearsal<Environment>> => {
  const { rehearsal, label } = platforms[platform];
  if (rehearsal === undefined) throw new Refusal(out.say.rehearse.nothingBeyond(label));
  return await rehearsal();
};
/** The address of a channel that is used for nothing else, on a platform that is connected. */
const spaceOf = (
  out: Out,
  env: Environment,
  config: Config,
  written: string,
): readonly [Platform, string] => {
  const { rehearse } = out.say;
  const found = readAddress(written);
  if (found?.kind !== "space") throw new Refusal(rehearse.noChannel);
  if (!connected(env).includes(found.platform))
    throw new Refusal(rehearse.notConnected(platforms[found.platform].label));
  const { platform, id } = found;
  if (config.spaces.some((space) => space[platform]?.toLowerCase() === id.toLowerCase()))
    throw new Refusal(rehearse.notItsOwn);
  return [platform, id];
};
const minutesOf = (out: Out, flag: unknown): number => {
  const minutes = Number(flag ?? 5);
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > mostMinutes)
    throw new Refusal(out.say.rehearse.badWait(mostMinutes));
  return minutes;
};

const line = (out: Out, { key, verdict, says, here }: Compared): string => {
  const { verdicts, andHere } = out.say.rehearse;
  const wide = Math.max(...Object.values(verdicts).map((word) => word.length)) + 2;
  const beside = verdict === "other" && here !== undefined ? andHere(here) : "";
  return `${verdicts[verdict].padEnd(wide)}${key}: ${says ?? here ?? ""}${beside}`;
};

/** What comes in over HTTP: the platform's own requests, and requests for the file. */
type Door = {
  readonly http: Listening;
  readonly fetched: Promise<unknown>;
  readonly token: string;
};
const openDoor = async (
  { out, env, platform }: Asked,
  adapter: Parameters<typeof listening>[0],
  heard: (payload: unknown) => void,
): Promise<Door> => {
  const { promise: fetched, resolve } = Promise.withResolvers<unknown>();
  const token = crypto.randomUUID();
  const adapters = new Map([[platform, listening(adapter, heard)] as const]);
  const files = async (asked: string): Promise<Response> => {
    if (asked !== token) return new Response(null, { status: 404 });
    resolve(true);
    return new Response(out.say.rehearse.fileText, {
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  };
  const ready = async () => ({ because: ["rehearsal"], held: 0, silent: [], unheard: [] });
  try {
    return {
      http: await listen(
        createHttp({ adapters, ready, files }),
        env.HOST,
        env.PORT,
        doorsTo(adapters),
      ),
      fetched,
      token,
    };
  } catch {
    throw new Refusal(out.say.rehearse.portTaken(env.PORT));
  }
};
const after = (ms: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, ms).unref());

/** The platform's adapter, with nothing of Stafett behind it but these places and this person. */
const opened = async (
  { out, env, config, platform, address }: Asked,
  handle: Person["handle"],
  places: ReturnType<typeof placesInMemory>,
) => {
  const without = () => {
    throw new Refusal(out.say.rehearse.ownToken(platforms[platform].label));
  };
  return await platforms[platform].open({
    settings: env,
    mail: noMail,
    organisations: [...new Set([...organisations(config, platform), address.split("/")[0] ?? ""])],
    handle,
    places,
    kv: without,
    drawn: without,
    clock: systemClock,
    fact: () => undefined,
    unheard: async () => undefined,
    keyAdded: async () => undefined,
    codeUsed: async () => false,
  });
};
/** All observations, each shown as it comes; and what the platform sent. */
const rehearsed = async (
  asked: Asked,
  part: Rehearsal<Environment>,
): Promise<readonly [readonly Observation[], readonly unknown[]]> => {
  const { out, env, address, waitMs } = asked;
  const { rehearse } = out.say;
  const [person, places] = [new Person(rehearse.words), placesInMemory()];
  const heard: unknown[] = [];
  const all: Observation[] = [];
  const adapter = await opened(asked, person.handle, places);
  const { http, fetched, token } = await openDoor(asked, adapter, (payload) => heard.push(payload));
  try {
    await adapter.lifecycle?.start();
    const url = env.STAFETT_PUBLIC_URL;
    const waits = async (ms: number): Promise<void> => {
      out.tell(rehearse.slower(Math.ceil(ms / 1_000)));
      await after(ms);
    };
    const running = rehearsing({
      adapter,
      part: part as Rehearsal<unknown>,
      stage: { settings: env, address, places, waits },
      words: rehearse.words,
      person,
      file: url === undefined ? undefined : { url: `${url}/files/${token}`, fetched },
      patience: () => {
        if (waitMs > 0) out.tell(rehearse.nowYou(waitMs / minuteMs));
        return after(waitMs);
      },
      now: () => Date.now(),
    });
    for await (const each of running) {
      all.push(each);
      out.tell(line(out, compare(part.standIn, each)));
    }
  } finally {
    await adapter.lifecycle?.stop();
    await http.close(0);
  }
  return [all, heard];
};

const readReports = (folder: string): readonly Report[] =>
  readdirSync(folder)
    .filter(
      (name) =>
        platformNames.some((platform) => name.startsWith(`${platform}-`)) && name.endsWith(".json"),
    )
    .sort()
    .map((name): Report => JSON.parse(readFileSync(join(folder, name), "utf8")));
/** The report beside those that lie there already, and the page of them all. */
const keep = async (out: Out, folder: string, report: Report): Promise<void> => {
  makeFolder(folder);
  writeFileSync(join(folder, fileOf(report)), `${JSON.stringify(report, null, 2)}\n`);
  const labels = Object.fromEntries(platformNames.map((each) => [each, platforms[each].label]));
  const parts = platformNames.flatMap((each) =>
    platforms[each].rehearsal === undefined ? [] : [each],
  );
  const standIns = Object.fromEntries(
    await Promise.all(
      parts.map(async (each) => [each, (await partOf(out, each)).standIn] as const),
    ),
  );
  writeFileSync(
    join(folder, pageFile),
    pageOf(out.say.rehearse.page, labels, standIns, readReports(folder)),
  );
};
const verdictOf = (out: Out, compared: readonly Compared[]): ExitCode => {
  const count = (verdict: Compared["verdict"]): number =>
    compared.filter((each) => each.verdict === verdict).length;
  const other = count("other") + count("new");
  out.tell(out.say.rehearse.done(count("same"), other, count("unseen")));
  return other === 0 ? good : failed;
};

export const run: Run = async ({ out, args: [written = ""], flags, place }) => {
  const { env, config: path } = place();
  const { rehearse } = out.say;
  const config = readConfiguration(out, path);
  if (!config) return failed;
  const [platform, address] = spaceOf(out, env, config, written);
  const waitMs = minutesOf(out, flags.wait) * minuteMs;
  const into = typeof flags.into === "string" ? flags.into : undefined;
  if (into !== undefined && existsSync(join(into, "stafett.yaml")))
    throw new Refusal(rehearse.otherFolder);
  const part = await partOf(out, platform);
  const [all, heard] = await rehearsed({ out, env, config, platform, address, waitMs }, part);
  const name = typeof flags.as === "string" ? flags.as : platforms[platform].label;
  const report = reportOf(
    { platform, name, on: new Date().toISOString().slice(0, 10) },
    all,
    heard,
  );
  const missing = unseen(part.standIn, report.says);
  for (const each of missing) out.tell(line(out, each));
  if (into !== undefined) await keep(out, into, report);
  return verdictOf(out, [...all.map((each) => compare(part.standIn, each)), ...missing]);
};
