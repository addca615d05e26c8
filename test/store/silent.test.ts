// Connections that fall silent, as when a firewall has forgotten them: nobody is told, and new ones get through.
import { expect, onTestFinished, test, vi } from "vitest";
import { openNotices } from "../../src/store/postgres/notices.ts";
import { checkIn, openCase, platform, program } from "../support/programs.ts";
import { freshSchema, server } from "./engines.ts";
import { openWay } from "./way.ts";

const withinMs = 10_000;
const forgetful = async () => {
  const way = await openWay();
  onTestFinished(way.close);
  const { url } = server as { readonly url: string };
  return {
    way,
    data: way.through(await freshSchema(url)),
    keys: way.through(await freshSchema(url)),
  };
};

test.skipIf("skip" in server)(
  "many at once are acknowledged again within ten seconds",
  async () => {
    const { way, data, keys } = await forgetful();
    const one = await program(data, keys, platform());
    const refs: string[] = [];
    for (let n = 0; n < 12; n++) refs.push((await openCase(one, `case ${n}`)).ref);
    const all = () => Promise.all(refs.map((ref) => checkIn(one, ref)));
    // So that there are as many connections as there may be.
    for (let n = 0; n < 3; n++) await all();
    const since = performance.now();
    way.silence();
    const acknowledged = refs.map((ref) =>
      vi.waitFor(async () => expect((await checkIn(one, ref)).kind).toBe("done")),
    );
    await Promise.all(acknowledged);
    expect(performance.now() - since).toBeLessThan(withinMs);
    expect((await one.stafett.ready()).because).toEqual([]);
    expect(performance.now() - since).toBeLessThan(withinMs);
  },
);
test.skipIf("skip" in server)("whoever listens finds out, and hears again", async () => {
  const { way, data } = await forgetful();
  const [heard, lost] = [vi.fn(), vi.fn()];
  const notices = openNotices(data, { heard, lost }, { beatMs: 100, unheardMs: 500 });
  onTestFinished(() => notices.end());
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  way.silence();
  // On a busy machine a connection may have been given up before: what counts is what comes after.
  const [before, after] = [lost.mock.calls.length, heard.mock.calls.length];
  await vi.waitFor(() => expect(lost.mock.calls.length).toBeGreaterThan(before));
  await vi.waitFor(() => expect(heard.mock.calls.length).toBeGreaterThan(after));
});
