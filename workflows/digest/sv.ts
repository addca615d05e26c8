export const sv = {
  "digest.title": "Veckan i regionen",
  "digest.notice": "Veckans siffror har kommit. Öppna Stafett.",
  "digest.number": "{n}",
  "digest.open": "Öppna ärenden",
  "digest.late": "Försenade lägeskollar",
  "digest.opened": "Öppnade sedan förra måndagen",
  "digest.closed": "Avslutade sedan förra måndagen",
} as const;

type Texts = typeof sv;
declare module "../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
