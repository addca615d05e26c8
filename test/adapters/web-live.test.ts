// Open pages: told that something has changed, and of nothing else; ended with their session.
import { expect, test } from "vitest";
import type { Inbox } from "../../adapters/inbox.ts";
import { Live } from "../../adapters/web/live.ts";
import { manualClock } from "../support/manual-clock.ts";

const mostStreams = { each: 8, all: 5_000 };
const never = () => Promise.reject(new Error("not asked"));
const rig = () => {
  const state = new Map([["noomi/a", "1"]]);
  const clock = manualClock(0);
  const facts: unknown[] = [];
  let broken = false;
  let asked = 0;
  const ended = new Set<string>();
  const sessionsAsked: number[] = [];
  const inbox: Inbox = {
    issuers: async () => [],
    asking: (work) => work(),
    who: never,
    mine: never,
    space: never,
    changes: async (identities) => {
      asked++;
      if (broken) throw new Error("down");
      return new Map(
        identities.flatMap((identity) =>
          state.has(identity) ? [[identity, state.get(identity) ?? ""]] : [],
        ),
      );
    },
  };
  const breaks = (is: boolean): void => {
    broken = is;
  };
  const stillOpen = async (sessions: readonly string[]) => {
    sessionsAsked.push(sessions.length);
    return new Set(sessions.filter((one) => !ended.has(one)));
  };
  const live = new Live(
    inbox,
    stillOpen,
    { now: () => clock.now(), at: () => () => undefined },
    (fact) => facts.push(fact),
  );
  return { live, state, facts, asked: () => asked, breaks, ended, sessionsAsked };
};
/** What has been said on a stream until now. */
const reader = (stream: ReadableStream<Uint8Array> | undefined) => {
  const said: string[] = [];
  let isOver = false;
  const from = stream?.getReader();
  const read = async (): Promise<void> => {
    for (let part = await from?.read(); part && !part.done; part = await from?.read())
      said.push(
        ...(Buffer.from(part.value ?? [])
          .toString()
          .match(/^event: \w+$/gm) ?? []),
      );
    isOver = true;
  };
  void read();
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    said: async () => {
      await settled();
      return said.splice(0);
    },
    isOver: async () => {
      await settled();
      return isOver;
    },
    leave: () => from?.cancel(),
  };
};

test("a page that was drawn before the last change is told so at once, one that was drawn after it when there is another", async () => {
  const { live, state } = rig();
  const [late, now] = ["0", "1"].map((seen) =>
    reader(live.stream({ identity: "noomi/a", seen, session: "s" })),
  );
  await live.look();
  expect(await late?.said()).toEqual(["event: alive", "event: change"]);
  expect(await now?.said()).toEqual(["event: alive"]);
  await live.look();
  expect(await late?.said()).toEqual([]);
  state.set("noomi/a", "2");
  await live.look();
  expect([await late?.said(), await now?.said()]).toEqual([["event: change"], ["event: change"]]);
  live.stop();
});
test("a stream ends with its session, and when nobody has the address any more", async () => {
  const { live, state, ended } = rig();
  const one = reader(live.stream({ identity: "noomi/a", seen: "1", session: "s1" }));
  await live.look();
  ended.add("s1");
  await live.look();
  expect(await one.said()).toEqual(["event: alive", "event: ended"]);
  expect([await one.isOver(), live.size]).toEqual([true, 0]);
  const other = reader(live.stream({ identity: "noomi/a", seen: "1", session: "s" }));
  state.delete("noomi/a");
  await live.look();
  expect(await other.said()).toEqual(["event: alive", "event: ended"]);
});
test("a database that does not answer ends nothing, and is said in the log; the next look tells what was missed", async () => {
  const { live, state, facts, breaks } = rig();
  const one = reader(live.stream({ identity: "noomi/a", seen: "1", session: "s" }));
  breaks(true);
  state.set("noomi/a", "2");
  await live.look();
  expect([await one.said(), facts]).toEqual([
    ["event: alive"],
    [{ event: "web.unheard", error: "Error" }],
  ]);
  breaks(false);
  await live.look();
  expect(await one.said()).toEqual(["event: change"]);
  live.stop();
});
test("where nobody has a page open, nothing is asked; who has left is forgotten", async () => {
  const { live, asked } = rig();
  await live.look();
  const one = reader(live.stream({ identity: "noomi/a", seen: "1", session: "s" }));
  await live.look();
  expect([asked(), live.size]).toEqual([1, 1]);
  await one.leave();
  await live.look();
  expect([asked(), live.size]).toEqual([1, 0]);
});
test("one stream more than a person may have is refused, and so is one more than all may", () => {
  const { live } = rig();
  for (let n = 0; n < mostStreams.each; n++)
    expect(live.stream({ identity: "noomi/a", seen: "", session: "s" })).toBeDefined();
  expect(live.stream({ identity: "noomi/a", seen: "", session: "s" })).toBeUndefined();
  for (let n = mostStreams.each; n < mostStreams.all; n++)
    expect(live.stream({ identity: `noomi/${n}`, seen: "", session: "s" })).toBeDefined();
  expect(live.stream({ identity: "noomi/b", seen: "", session: "s" })).toBeUndefined();
  live.stop();
  expect(live.size).toBe(0);
});
test("one look asks once for all who have a page open: once for their sessions, once for what has changed", async () => {
  const { live, state, asked, ended, sessionsAsked } = rig();
  const people = Array.from({ length: 50 }, (_, n) => `noomi/${n}`);
  for (const identity of people) state.set(identity, "1");
  const all = people.map((identity) =>
    reader(live.stream({ identity, seen: "1", session: `s-${identity}` })),
  );
  ended.add("s-noomi/7");
  state.set("noomi/8", "2");
  await live.look();
  expect([asked(), sessionsAsked]).toEqual([1, [50]]);
  const said = await Promise.all(all.map((one) => one.said()));
  const [theirs, changed] = [said[7], said[8]];
  expect([theirs, changed]).toEqual([
    ["event: alive", "event: ended"],
    ["event: alive", "event: change"],
  ]);
  expect(said.filter((one) => one.length === 1)).toHaveLength(48);
  live.stop();
});
test("a page that is opened while a look is under way is not ended by it", async () => {
  const { live } = rig();
  const one = reader(live.stream({ identity: "noomi/a", seen: "1", session: "s" }));
  const looking = live.look();
  const late = reader(live.stream({ identity: "noomi/late", seen: "1", session: "late" }));
  await looking;
  expect([await one.said(), await late.said()]).toEqual([["event: alive"], ["event: alive"]]);
  live.stop();
});
