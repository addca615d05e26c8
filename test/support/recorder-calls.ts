// Calls to the support line, so that journals hold every kind of event that they write.
import type { Hands } from "./recorder-referrals.ts";

const line = "nspm-samordnare";
type Values = Readonly<Record<string, unknown>>;
type Step = readonly [command: string, values?: Values, by?: string];
const answers: readonly Step[] = [
  ["childUnknown"],
  ["county", { county: "other" }],
  ["back"],
  ["county", { county: "SYD.0" }],
  ["caller", { caller: "care" }],
];
/** One that came on a Friday evening, was confirmed by nobody, and was taken in the evening; one that was taken back; one of advice; one that two decided. Gives the calls. */
export const recordCalls = async (hands: Hands): Promise<readonly string[]> => {
  const called = async (danger: string, ...steps: readonly Step[]): Promise<string> => {
    const id = await hands.does(line, "call", "take", { danger });
    for (const [command, values = {}, by = line] of [
      ...(danger === "yes"
        ? ([
            ["place", { place: "Lund" }],
            ["over", { over: "112" }],
          ] as const)
        : []),
      ...answers,
      ...steps,
    ])
      await hands.does(by, "call", command, values, id);
    return id;
  };
  await hands.until("2026-11-27T15:55:00Z");
  const nobody: readonly Step[] = [
    ["until", { until: "nobody" }],
    ["over", { over: "social" }],
    ["carry", { carry: "theyCall" }],
  ];
  const taken = await called("yes", ["passConsent"], ...nobody);
  await hands.until("2026-11-30T10:00:00Z");
  const back = await called("no", ["passDuty"], ["takeBack"]);
  const closed = await called("unknown", ["need", { need: "advice" }]);
  const other = "nspm-ersattare";
  const second = await called(
    "no",
    ["passOwn"],
    ["object", {}, other],
    ["passOther"],
    ["approve", {}, other],
  );
  await hands.until("2026-11-30T19:00:00Z");
  await hands.does("regionkoordinator-1", "call", "accept", {}, taken);
  await hands.until("2026-12-01T09:00:00Z");
  return [taken, back, closed, second];
};
