// Something stands between the program and Slack: it answers in Slack's place, or passes on late.
import type { SlackStandIn } from "../../playground/slack/stand-in.ts";
import type { Between } from "../process/load.ts";
import { again, becomes, type Fault, type Measured, must, pause, secondsSince } from "./fault.ts";
import { onStage, type Stage } from "./stage.ts";

const page = "<!doctype html><title>Sign in to the network</title>";
/** There is something to post however often. */
const people = { pauseMs: 50, betweenMs: 150, mostOpened: 5_000 };
/** How many posts it answers with a page, each time. */
const pages = 6;
/** Longer than the program waits for an answer, and longer than it waits before it looks. */
const lateMs = 27_000;
/** The proxy is wrong about `most` posts, so often, while people write. */
const underLoad = async (
  stage: Stage,
  times: number,
  proxy: { on: boolean; wrong: number },
  most: number,
  said: () => string,
): Promise<Measured> => {
  await stage.begin();
  stage.call();
  const onceMore = async (): Promise<number> => {
    const before = proxy.wrong;
    proxy.on = true;
    must(await becomes(() => proxy.wrong - before >= most, 60_000), "nothing was posted");
    proxy.on = false;
    const since = performance.now();
    await stage.settled();
    return secondsSince(since);
  };
  return again(times, onceMore, () => stage.count(), said);
};
const inFront: Fault = {
  name: "proxy-page",
  what: `a proxy answers 200 with HTML to ${pages} posts, half of them taken by Slack, and to look-ups`,
  until: "from the last page until all stands",
  times: 5,
  short: 1,
  run: (times) => {
    const seen = { on: false, posts: 0, taken: 0, wrong: 0, asked: 0 };
    const between: Between = async (c, next) => {
      if (!seen.on) return next();
      const isPost = c.req.path === "/api/chat.postMessage";
      const count = isPost ? seen.posts++ : seen.asked++;
      if (isPost ? count % 3 === 0 : count % 2 === 0) return next();
      if (isPost) seen.wrong += 1;
      if (isPost && count % 3 === 1) {
        await next();
        seen.taken += 1;
      }
      return new Response(page, { headers: { "content-type": "text/html" } });
    };
    const said = (): string =>
      `${seen.wrong} posts were answered with a page, ${seen.taken} of them taken`;
    return onStage({ between }, (stage) => underLoad(stage, times, seen, pages, said), people);
  },
};
const late: Fault = {
  name: "proxy-late",
  what: `a proxy holds a post for ${lateMs / 1_000} s, then passes it on; the program gives up after ten`,
  until: "from the last held post until all stands",
  times: 5,
  short: 0,
  run: (times) => {
    const seen = { on: false, posts: 0, wrong: 0 };
    let cloud: SlackStandIn | undefined;
    const between: Between = async (c, next) => {
      if (!seen.on || c.req.path !== "/api/chat.postMessage" || seen.posts++ % 2 === 0)
        return next();
      const { method, url, headers } = c.req.raw;
      const held = new Request(url, {
        method,
        headers: new Headers(headers),
        body: await c.req.text(),
      });
      seen.wrong += 1;
      await pause(lateMs);
      return (await cloud?.web.fetch(held)) ?? new Response(null, { status: 502 });
    };
    return onStage(
      { between },
      (stage) => {
        cloud = stage.cloud;
        return underLoad(stage, times, seen, 1, () => `${seen.wrong} posts were held`);
      },
      people,
    );
  },
};
export const proxyFaults: readonly Fault[] = [inFront, late];
