import { ask, blocked, type Finding, strongest } from "./finding.ts";
import { type Kind, kindOf } from "./lexicon.ts";
import { joins, type Word, wordSet } from "./words.ts";

type Read = Word & Kind & { readonly allowed: boolean };

/** Between a given name and a surname: "Maria da Silva", "Ahmed al Hassan". */
const PARTICLES = wordSet(`
da de del della dos das di la las los van von der den af av al el bin ibn ben bint abu abou thi st o e y mac mc
`);
const TITLES = wordSet("fru herr fröken mr mrs ms miss dr doktor imam pastor");

const capital = (word: Read): boolean =>
  word.shape === "capital" || (word.shape === "capitals" && !word.word && (word.given || word.surname || word.text.length > 6));
const listed = (word: Read): boolean => word.given || word.surname;
const neutral = (word: Read): boolean => word.allowed || word.harmless;

/** A word that somebody would read as a name where it stands. */
const reads = (word: Read): boolean => (capital(word) ? !(word.first && word.wordFirst) : !word.word);

const capitalPair = (a: Read, b: Read): Finding => {
  if (a.given && (reads(a) || b.surname) && (!neutral(b) || (b.surname && !b.allowed))) return blocked("name");
  if (a.surname && b.given && !a.wordFirst && !neutral(a) && !neutral(b)) return blocked("name");
  if (b.surname && !neutral(b) && !neutral(a)) return a.first ? ask("name") : blocked("name");
  return undefined;
};

const anyCasePair = (a: Read, b: Read): Finding => {
  const names = (a.given && b.surname) || (a.surname && b.given) || (a.given && b.given);
  if (!names || neutral(a) || neutral(b) || a.wordFirst) return undefined;
  if (!a.word && !b.word && !b.wordFirst) return blocked("name");
  return a.word && b.word ? undefined : ask("name");
};

const pair = (text: string, words: readonly Read[], at: number): Finding => {
  const a = words[at]!;
  let next = at + 1;
  while (next < words.length && next < at + 4 && PARTICLES.has(words[next]!.lower) && joins(text, words[next - 1]!, words[next]!))
    next += 1;
  const b = words[next];
  if (b === undefined || !joins(text, words[next - 1]!, b)) return undefined;
  if (a.given && b.given && text.slice(a.end, b.at) === "-") return undefined;
  if (capital(a) && capital(b) && b.text.length > 1 && (!b.first || text.slice(a.end, b.at).trim() !== "")) return capitalPair(a, b);
  if (TITLES.has(a.lower) && capital(b) && !neutral(b)) return blocked("name");
  if (capital(a) && a.given && reads(a) && b.text.length === 1 && capital(b) && b.lower !== "i") return blocked("name");
  return anyCasePair(a, b);
};

/** What only people do. First in a sentence every word has a capital; before these verbs one that is no pronoun or noun in the definite form may be a name. */
const PERSON_VERBS = wordSet(
  "ringde ringer mår sa sade säger vill ville bor bodde grät gråter berättar berättade flydde rymde sov sover called calls said says wants lives told cried fled",
);
const NO_SUBJECT_NAME = /(?:en|et|[ntrs]|na|ing|are)$/;
const SUBJECTS = wordSet(`
de vi ni du jag alla båda andra vissa flera många några två tre fyra inga mamma pappa moster faster flicka pojke kvinna kille tjej själv också ej så nu då där vem som
she he they we you i who nobody somebody someone everyone police mother woman people the also just always never already only
`);

const isUnknownSubject = (word: Read, next: Read | undefined): boolean =>
  capital(word) &&
  word.text.length > 2 &&
  next !== undefined &&
  PERSON_VERBS.has(next.lower) &&
  !NO_SUBJECT_NAME.test(word.lower) &&
  !SUBJECTS.has(word.lower);

const lone = (word: Read, next: Read | undefined): Finding => {
  if (neutral(word)) return undefined;
  if (listed(word)) {
    if (capital(word)) return reads(word) ? ask("name") : undefined;
    return !word.word && word.shape === "lower" && word.text.length > 2 ? ask("name") : undefined;
  }
  if (word.first) return isUnknownSubject(word, next) ? ask("name") : undefined;
  return capital(word) && word.text.length > 1 ? ask("name") : undefined;
};

/** "A. Svensson", "Svensson, Anna" and the initials "A.S." */
const INITIAL = /(?<!\p{L})\p{Lu}\. ?(\p{Lu}\p{Ll}{1,30})/u;
const INITIALS = /(?<![\p{L}.])\p{Lu}\. ?\p{Lu}\.(?!\p{L})/u;

const punctuated = (text: string, words: readonly Read[]): Finding => {
  for (let i = 1; i < words.length; i += 1) {
    const a = words[i - 1]!;
    const b = words[i]!;
    const gap = text.slice(a.end, Math.min(b.at, a.end + 3));
    if (!listed(b) || neutral(b) || !capital(b)) continue;
    if (/^, ?$/.test(gap) && a.surname && !a.given && b.given && capital(a)) return blocked("name");
    if (/^\. ?$/.test(gap) && a.text.length === 1 && a.shape === "capital" && b.surname) return blocked("name");
  }
  return INITIALS.test(text) || INITIAL.test(text) ? ask("name") : undefined;
};

export const findNames = (text: string, words: readonly Word[], allowed: ReadonlySet<number>): Finding => {
  const read: Read[] = words.map((word, i) => ({ ...word, ...kindOf(word), allowed: allowed.has(i) }));
  const each = function* (): Generator<Finding> {
    yield punctuated(text, read);
    for (let i = 0; i < read.length; i += 1) {
      yield pair(text, read, i);
      yield lone(read[i]!, read[i + 1]);
    }
  };
  return strongest(each());
};
