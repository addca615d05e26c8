// The platforms that the environment connects, each with its adapter.
import { platformNames, platforms } from "../../../adapters/each.ts";
import type { Adapter, Handle } from "../../../adapters/port.ts";
import { systemClock } from "../../calendar/clock.ts";
import type { Environment } from "../../config/index.ts";
import type { RegisterNews } from "../../engine/register.ts";
import type { Log } from "../../log.ts";
import type { Platform } from "../../rules/workflow.ts";
import type { AdapterStorage } from "../compose.ts";

/** Whose organisations are spoken with, now: adapters look into these lists each time. */
export type Organisations = Readonly<Record<Platform, string[]>>;
export const follow = (all: Organisations, now: Readonly<Record<Platform, readonly string[]>>): Organisations => {
  for (const platform of platformNames) all[platform].splice(0, all[platform].length, ...now[platform]);
  return all;
};

/** What the environment connects. None: the playground. */
export const connected = (env: Environment): readonly Platform[] =>
  platformNames.filter((platform) => platforms[platform].connection(env) !== undefined);
/** For the log: which are connected, and how (`http,socket`). */
export const connections = (env: Environment): Readonly<Record<"platforms" | "over", string>> => {
  const names = connected(env);
  return { platforms: names.join(","), over: names.map((platform) => platforms[platform].connection(env)).join(",") };
};
export const realAdapters =
  (env: Environment, all: Organisations, log: Log) =>
  (handle: Handle, storage: AdapterStorage, news: RegisterNews): Promise<readonly Adapter[]> =>
    Promise.all(
      connected(env).map((platform) =>
        platforms[platform].open({
          settings: env,
          organisations: all[platform],
          handle,
          places: storage.places(platform),
          kv: () => storage.kv(platform),
          drawn: () => storage.drawn(platform),
          clock: systemClock,
          fact: (fact) => log.warn(fact),
          unheard: () => news.trouble("unheard"),
        }),
      ),
    );
