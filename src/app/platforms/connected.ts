// The platforms that the environment connects, each with its adapter.
import { platformNames, platforms } from "../../../adapters/each.ts";
import type { MailBook } from "../../../adapters/mail.ts";
import type { Adapter, Handle } from "../../../adapters/port.ts";
import { systemClock } from "../../calendar/clock.ts";
import type { Environment } from "../../config/index.ts";
import type { RegisterNews } from "../../engine/register.ts";
import type { Log } from "../../log.ts";
import type { Platform } from "../../rules/workflow.ts";
import type { AdapterStorage } from "../compose.ts";
import type { KeyedAt, PagesAt } from "./own-pages.ts";

/** Whose organisations are spoken with, now: adapters look into these lists each time. */
export type Organisations = Readonly<Record<Platform, string[]>>;
export const follow = (
  all: Organisations,
  now: Readonly<Record<Platform, readonly string[]>>,
): Organisations => {
  for (const platform of platformNames)
    all[platform].splice(0, all[platform].length, ...now[platform]);
  return all;
};

/** What the environment connects. None: the playground. */
export const connected = (env: Environment): readonly Platform[] =>
  platformNames.filter((platform) => platforms[platform].connection(env) !== undefined);
/** For the log: which are connected, and how (`http,socket`). */
export const connections = (env: Environment): Readonly<Record<"platforms" | "over", string>> => {
  const names = connected(env);
  return {
    platforms: names.join(","),
    over: names.map((platform) => platforms[platform].connection(env)).join(","),
  };
};
/** Where somebody without an account answers, where members sign in by keys, and where pages of our own are; nothing where no pages are connected. */
export const pagesAt = (
  env: Environment,
): {
  readonly answersAt?: () => string;
  readonly keyedAt?: KeyedAt;
  readonly pagesAt?: PagesAt;
} => {
  const [found] = connected(env).flatMap((platform) => {
    const origin = platforms[platform].answersAt(env);
    return origin === undefined
      ? []
      : [
          {
            platform,
            origin,
            keyCode: platforms[platform].keyCode,
            pagePath: platforms[platform].pagePath,
          },
        ];
  });
  if (!found) return {};
  const { platform, origin, keyCode, pagePath } = found;
  return {
    answersAt: () => origin,
    ...(keyCode && { keyedAt: { platform, origin, keyCode } }),
    ...(pagePath && { pagesAt: { platform, origin: () => origin, pagePath } }),
  };
};
export const realAdapters =
  (env: Environment, all: Organisations, mail: MailBook, log: Log) =>
  (handle: Handle, storage: AdapterStorage, news: RegisterNews): Promise<readonly Adapter[]> =>
    Promise.all(
      connected(env).map((platform) =>
        platforms[platform].open({
          settings: env,
          organisations: all[platform],
          mail,
          handle,
          places: storage.places(platform),
          kv: () => storage.kv(platform),
          drawn: () => storage.drawn(platform),
          clock: systemClock,
          fact: (fact) => log.warn(fact),
          unheard: () => news.trouble("unheard"),
          keyAdded: (address) => news.keyAdded(platform, address),
          codeUsed: (ask) => news.codeUsed(ask),
        }),
      ),
    );
