export const sv = {
  "digest.title": "Veckan i regionen",
  "digest.notice": "Veckans siffror har kommit. Öppna Stafett.",
  "digest.number": "{n}",
  "digest.band": "ungefär {from}–{to}",
  "digest.fewEach": "några få eller inga hos var och en",
  "digest.of": ": ungefär {from}–{to} öppna ärenden",
  "digest.others": "Hos de andra är några få ärenden öppna, eller inga.",
  "digest.about":
    "Talen är avrundade, så att de inte visar hur många ärenden någon annan har. De kan vara två för höga eller två för låga. Tysta ärenden är inte med.",
  "digest.open": "Öppna ärenden",
  "digest.late": "Försenade lägeskollar",
  "digest.opened": "Öppnade sedan förra måndagen",
  "digest.closed": "Avslutade sedan förra måndagen",
} as const;

type Texts = typeof sv;
declare module "../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
