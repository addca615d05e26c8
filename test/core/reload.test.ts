// A signal to read the configuration again: early ones wait, and what cannot be saved changes nothing.
import { expect, onTestFinished, test, vi } from "vitest";
import { registerOf } from "../../src/app/configuration/register.ts";
import { createHangups, reload } from "../../src/app/configuration/reload.ts";
import { startTexts } from "../../src/app/start-texts.ts";
import { sampleConfig } from "../support/sample.ts";
import { root } from "../support/source.ts";

test("one that comes before there is something to do is done then, and two are done one after the other", async () => {
  const before = process.listeners("SIGHUP");
  onTestFinished(() => {
    for (const one of process.listeners("SIGHUP"))
      if (!before.includes(one)) process.off("SIGHUP", one);
  });
  const hangups = createHangups();
  process.emit("SIGHUP");
  const done: string[] = [];
  const gate = Promise.withResolvers<void>();
  hangups.follow(async () => {
    done.push("begun");
    await gate.promise;
    done.push("ended");
  });
  process.emit("SIGHUP");
  await vi.waitFor(() => expect(done).toEqual(["begun"]));
  gate.resolve();
  await vi.waitFor(() => expect(done).toEqual(["begun", "ended", "begun", "ended"]));
});
test("what cannot be saved is said and logged, and the organisations are those of before", async () => {
  const said: string[] = [];
  const write = vi
    .spyOn(process.stderr, "write")
    .mockImplementation((text) => said.push(String(text)) > 0);
  const facts: object[] = [];
  const note = (fact: object): void => void facts.push(fact);
  const organisations = { slack: ["T1"], teams: [], web: [] };
  const mail = { follow: () => undefined };
  const failing = {
    configure: () => Promise.reject(new RangeError("full")),
    register: async () => registerOf(sampleConfig(), true, []),
    engine: {},
    worker: {},
  };
  await reload({
    env: { STAFETT_CONFIG: `${root}/stafett.yaml` } as never,
    stafett: failing as never,
    organisations,
    mail,
    log: { info: note, warn: note, error: note },
    say: startTexts,
  });
  write.mockRestore();
  expect(said).toEqual([
    "The new configuration could not be saved. The one that was in use still is.\n",
  ]);
  expect(facts).toEqual([{ event: "configure.failed", error: "RangeError" }]);
  expect(organisations).toEqual({ slack: ["T1"], teams: [], web: [] });
});
