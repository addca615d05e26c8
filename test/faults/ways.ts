// Three programs share one PostgreSQL, and the way there leads to another server.
import { idempotencyKeyOf } from "../process/load.ts";
import { startStandby } from "../store/standby.ts";
import { openWay } from "../store/way.ts";
import { again, becomes, type Fault, must, pause } from "./fault.ts";
import { came, underLoad } from "./servers.ts";
import { Several } from "./several.ts";

/** As long as a standby may be behind when it takes over. */
const behindMs = 1_000;
const failedOver: Fault = {
  name: "postgres-failover",
  what: "an asynchronous standby takes over, without the last second: that alone may be gone, and the programs say so",
  until: "from the promotion",
  times: 1,
  short: 1,
  run: async (times) => {
    const way = await openWay();
    const stage = await Several.open({ through: way.through });
    const standby = await startStandby(stage.server, true);
    const mayBeGone = new Set<string>();
    try {
      stage.call();
      return await again(
        times,
        async () => {
          await standby.caughtUp();
          await standby.cutOff();
          const behind = performance.now();
          await pause(behindMs);
          const since = performance.now();
          await standby.promote();
          way.leadTo(standby.folder);
          way.cut();
          // On its way at that moment, and acknowledged: by the one, or by the other.
          for (const one of stage.load.commands)
            if (
              (one.acknowledgedAt ?? behind) >= behind - behindMs &&
              (one.sentAt ?? since) <= performance.now()
            )
              mayBeGone.add(idempotencyKeyOf(one.body));
          return await stage.normalAfter(since);
        },
        async () => {
          const said = () =>
            stage.all.some((one) => one.said().includes('"event":"database.lost"'));
          must(await becomes(said, 10_000), "nobody said that something is lost");
          const counted = await stage.count(mayBeGone);
          must((await stage.wrong()).length === 0, "a chain is broken");
          return counted;
        },
        (seconds) => came(stage, seconds),
      );
    } finally {
      await stage.close();
      await standby.stop();
      way.close();
    }
  },
};
const silenced: Fault = {
  name: "postgres-silent",
  what: "every connection to PostgreSQL falls silent, as after a firewall forgot them; new ones get through",
  until: "from that moment",
  times: 5,
  short: 1,
  run: async (times) => {
    const way = await openWay();
    try {
      return await underLoad(
        times,
        async (stage) => {
          const since = performance.now();
          way.silence();
          return stage.normalAfter(since);
        },
        came,
        { through: way.through },
      );
    } finally {
      way.close();
    }
  },
};
export const wayFaults: readonly Fault[] = [failedOver, silenced];
