// What asks for a step-up: sharing, disclosure, erasure and second decisions, in every workflow that has them.
import { expect, test } from "vitest";
import { workflows } from "../../workflows/index.ts";

/** How such commands are called. */
const called =
  /^(approve|object|confirmClose|keepOpen|erase|approveCall|objectCall|invite|cover|same|answerSame|pass[A-Z]\w+|send|admit)$/;
/** Called so, and nothing of the kind: the meeting's own paper, or an entry of the directory. */
const none = [
  "agenda.approve",
  "agenda.send",
  "agenda.object",
  "directory.approve",
  "evaluation.send",
];

test("every command that shares, erases or decides as a second person asks for it", () => {
  const all = workflows.flatMap(({ name, commands }) =>
    Object.keys(commands).map((command) => [name, command] as const),
  );
  const such = all.filter(
    ([name, command]) => called.test(command) && !none.includes(`${name}.${command}`),
  );
  const proven = workflows.flatMap(({ name, proven: list = [] }) =>
    list.map((command) => `${name}.${command}`),
  );
  expect(
    such.map(([name, command]) => `${name}.${command}`).filter((each) => !proven.includes(each)),
  ).toEqual([]);
});
