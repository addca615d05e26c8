export const sv = {
  "disclosure.words": "kvitto, utlämnande",
  "disclosure.title": "Utlämnande {receipt}",
  "disclosure.from": "Från",
  "disclosure.to": "Till",
  "disclosure.basis": "Rättslig grund",
  "disclosure.provision": "Bestämmelse",
  "disclosure.purpose": "Ändamål",
  "disclosure.groups": "Slag av uppgifter",
  "disclosure.asked": "Slag av uppgifter som inbjudan gällde",
  "disclosure.askedOnly": "Bara inbjudan visades: grunden, ändamålet och vilka slag av uppgifter den gällde. Inget ur ärendet.",
  "disclosure.at": "När",
  "disclosure.by": "Av",
  "disclosure.second": "Granskat",
  "disclosure.good": "{who}, {at}: grunden håller",
  "disclosure.bad": "{who}, {at}: grunden håller inte",
  "disclosure.never": "Vad som lämnades ut, och om vem, finns inte här.",
  "disclosure.until": "Sparas till {day}.",
  "shown.disclosure.show": "Ett kvitto på utlämnande",
} as const;

type Texts = typeof sv;
declare module "../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
