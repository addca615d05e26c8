// One person's asks wait for each other; nobody else waits for them.
import { describe, expect, test } from "vitest";
import { CallerLimit } from "../../src/engine/caller-limit.ts";

const open = () => Promise.withResolvers<void>();
const turn = (): Promise<void> => new Promise(setImmediate);

describe("a limit for each caller", () => {
  test("lets so many in at once, the next when one is done, in order; another caller waits for none of it", async () => {
    const limit = new CallerLimit(2);
    const begun: string[] = [];
    const gates = Array.from({ length: 4 }, open);
    const waits = async (n: number): Promise<void> => {
      begun.push(`a${n}`);
      await gates[n]?.promise;
    };
    const work = gates.map((_, n) => limit.run("a", () => waits(n)));
    const other = limit.run("b", async () => void begun.push("b"));
    await other;
    expect(begun).toEqual(["a0", "a1", "b"]);
    gates[1]?.resolve();
    await work[1];
    await turn();
    await turn();
    expect(begun).toEqual(["a0", "a1", "b", "a2"]);
    for (const gate of gates) gate.resolve();
    await Promise.all(work);
    expect(begun).toEqual(["a0", "a1", "b", "a2", "a3"]);
  });
  test("begins whoever comes alone at once, and whoever comes meanwhile with all the others who have, in the next turn", async () => {
    const limit = new CallerLimit(2);
    const begun: string[] = [];
    const gate = open();
    const work = ["a", "b", "c", "b"].map((name) =>
      limit.run(name, async () => {
        begun.push(name);
        await gate.promise;
      }),
    );
    await Promise.resolve();
    expect(begun).toEqual(["a"]);
    await turn();
    expect(begun).toEqual(["a", "b", "c", "b"]);
    gate.resolve();
    await Promise.all(work);
    const last = limit.run("d", async () => begun.push("d"));
    expect(begun.at(-1)).toBe("d");
    await last;
  });
  test("goes on after one that throws, and gives what each gave", async () => {
    const limit = new CallerLimit(1);
    const all = await Promise.allSettled([
      limit.run("a", async () => Promise.reject(new Error("no"))),
      limit.run("a", async () => 1),
      limit.run("a", async () => 2),
    ]);
    expect(all.map((one) => (one.status === "fulfilled" ? one.value : "no"))).toEqual(["no", 1, 2]);
    expect(await limit.run("a", async () => 3)).toBe(3);
  });
});
