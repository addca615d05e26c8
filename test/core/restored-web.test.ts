// A copy that is put back brings nobody back into a session, no code, and no key that was taken away since; other keys stay.
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Records } from "../../adapters/records.ts";
import { backUp, restore } from "../../src/app/storage/backup.ts";
import { applyBurials } from "../../src/app/storage/buried.ts";
import { openBoth } from "../../src/app/storage/opening.ts";
import { recordsIn } from "../../src/app/storage/records.ts";
import { markUnconfirmed, onAnotherServer } from "../../src/app/storage/restored.ts";
import { temporary } from "../support/small-core.ts";

const now = Date.parse("2026-11-25T09:00:00.000Z");
const hour = 3_600_000;
test("sessions, challenges, codes, tries and tickets end; a key is still there", async () => {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const opened = await openBoth(join(temporary(), "stafett.db"), silent);
  const records = recordsIn(opened, new Uint8Array(32).fill(3), "web", () => now);
  const kinds = ["session", "challenge", "code", "tries", "ticket", "passkey"];
  for (const kind of kinds) await records.add(kind, "a", "noomi/a", "body", now + hour);
  await opened.data.transaction((run) => markUnconfirmed(run, now - hour, now));
  const left = await Promise.all(
    kinds.map(async (kind) => ((await records.get(kind, "a")) === undefined ? [] : [kind])),
  );
  expect(left.flat()).toEqual(["passkey"]);
  opened.end();
  await opened.data.close();
  await opened.keys.close();
});

test("a key that was taken away since the copy was made stays away, also after a line that a power cut cut off", async () => {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const folder = temporary();
  const file = join(folder, "stafett.db");
  const within = async (work: (records: Records) => Promise<void>): Promise<void> => {
    const opened = await openBoth(file, silent);
    await applyBurials(opened.data, opened.buried);
    await work(recordsIn(opened, new Uint8Array(32).fill(3), "web", () => now));
    opened.end();
    await opened.data.close();
    await opened.keys.close();
  };
  const left = async (records: Records): Promise<readonly string[]> =>
    (await records.of("passkey", "noomi/a")).map(({ id }) => id);
  await within(async (records) => {
    for (const id of ["lost", "kept", "broken"])
      await records.add("passkey", id, "noomi/a", "body", now + hour);
  });
  const copy = await backUp(file, join(folder, "copies"), new Date(now), () => undefined);
  await within((records) => records.bury("passkey", ["lost"]));
  appendFileSync(`${file}.buried`, "\nweb:passkey cut");
  await within((records) => records.bury("passkey", ["broken"]));
  await restore(copy, file, new Date(now + hour / 2));
  await within(async (records) => expect(await left(records)).toEqual(["kept"]));
});

test("a key that was taken away is not there where another server takes over with an older copy, of one more than fit into a statement", async () => {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const opened = await openBoth(join(temporary(), "stafett.db"), silent);
  const records = recordsIn(opened, new Uint8Array(32).fill(3), "web", () => now);
  const ids = Array.from({ length: 502 }, (_, n) => `key-${n}`);
  const [kept = "", ...gone] = ids;
  await records.bury("passkey", gone);
  // As the older copy has them.
  for (const id of ids) await records.add("passkey", id, id, "body", now + hour);
  const worker = { moved: (first: () => Promise<void>) => void works.push(first()) };
  const works: Promise<void>[] = [];
  const none = async () => undefined;
  await onAnotherServer(
    { opened, keys: {} as never, readRestored: none, takeAgain: none },
    worker,
    { now: () => now } as never,
  )();
  await Promise.all(works);
  expect([...(await records.present("passkey", ids))]).toEqual([kept]);
  opened.end();
  await opened.data.close();
  await opened.keys.close();
});
