export const sv = { "statistics.none": "–" } as const;

type Texts = typeof sv;
declare module "../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
