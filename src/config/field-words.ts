/**
 * Words of the field and of the product's own texts, Swedish and English. A shelter that is called by these alone cannot be told from what it offers, and the guard,
 * which stops a shelter's name wherever it is written, would stop the product's own words.
 */
const fieldWords = new Set(
  `skyddat skyddade skyddad boende boendet boenden boendena akutboende akutboendet jourboende jourboendet stödboende stödboendet plats platsen platser
  jour jouren kvinnojour kvinnojouren tjejjour tjejjouren mansjour mansjouren brottsofferjour brottsofferjouren socialjour socialjouren
  skydd skyddet stöd stödet hjälp hjälpen hem hemmet hus huset härbärge härbärget verksamhet verksamheten mottagning mottagningen insats insatser
  tjänst tjänster kontakt kontakten kvinnor kvinna män man barn barnen familj familjer ungdom ungdomar unga vuxna alla akut akuta tillfälligt vård vården
  socialtjänst socialtjänsten polis polisen region regionen län kommun kommunen ideell organisation förening föreningen och för med hos i på till
  norr söder öster väster nord syd öst väst norra södra östra västra
  shelter shelters protected housing safe house home place places support help refuge crisis women woman men man children child family families young adults
  emergency temporary care agency service services organisation organization region county municipality north south east west and for with of in the a`
    .trim()
    .split(/\s+/),
);

const longestWord = 40;
/** "Skyddatboende" is two words that were written as one. */
const isPutTogether = (word: string, known: ReadonlySet<string>): boolean => {
  if (known.has(word)) return true;
  if (word.length > longestWord) return false;
  for (let cut = 3; cut <= word.length - 3; cut += 1)
    if (known.has(word.slice(0, cut)) && isPutTogether(word.slice(cut), known)) return true;
  return false;
};

/** Whether a name consists of ordinary words alone. `also`: words that are ordinary where it stands, such as its region. Numbers and single letters name nothing. */
export const isOrdinaryName = (name: string, also: readonly string[] = []): boolean => {
  const known = new Set([...fieldWords, ...also.flatMap(wordsIn)]);
  return wordsIn(name).every(
    (word) => word.length === 1 || /^\p{N}+$/u.test(word) || isPutTogether(word, known),
  );
};

const wordsIn = (text: string): readonly string[] =>
  text
    .normalize("NFC")
    .toLowerCase()
    .match(/\p{L}+|\p{N}+/gu) ?? [];
