// A case in which somebody answers the questions for statistics after its check-ins, passes one over, and takes the yes back.
import type { Recorder } from "./recorder-hand.ts";

const [anna, bo] = ["noomi-kontakt", "noomi-ersattare"];
export const recordCounting = async (r: Recorder): Promise<void> => {
  const id = await r.does(anna, "case", "open", { deputy: bo, child: "no", risk: "low", quiet: "no" });
  const says = (values: Readonly<Record<string, unknown>>) => r.does(anna, "case", "sayForStatistics", values, id);
  await r.does(anna, "case", "calm", {}, id);
  await says({ asks: "counting", counting: "yes" });
  await says({ asks: "source", source: "police" });
  await says({ asks: "sex" });
  await r.journal("case", id);
  await says({ asks: "counting", counting: "no" });
  await r.journal("case", id);
};
