// `stafett init`: asks for a region, an agency and its people, and writes the first `stafett.yaml`.
import { existsSync, writeFileSync } from "node:fs";
import { platformNames, readAddress } from "../../../adapters/each.ts";
import { type First, firstConfig } from "../../config/first.ts";
import {
  addressHint,
  agencyTypes,
  describeProblems,
  legalRegimes,
  loadConfig,
  roles,
  wrongPiece,
} from "../../config/index.ts";
import { asking } from "./asking.ts";
import { configPath } from "./check.ts";
import { good, type Out, Refusal, type Run } from "./command.ts";

type Piece = Parameters<typeof wrongPiece>[0];
/** What one answer is, or why it is none, as a sentence. */
type Read<T> = { readonly value: T } | { readonly wrong: string };
type Ask = <T>(question: string, read: (answer: string) => Read<T>) => Promise<T>;

const piece =
  (kind: Piece) =>
  (answer: string): Read<string> => {
    const wrong = wrongPiece(kind, answer);
    return wrong === undefined ? { value: answer } : { wrong };
  };
const several = (answer: string): readonly string[] =>
  answer
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
/** A list with a number for each choice; answered with numbers. `otherwise`: what an empty answer means. */
const chosen =
  <T extends string>(all: readonly T[], wrong: string, otherwise: readonly T[]) =>
  (answer: string): Read<readonly T[]> => {
    const picked = several(answer).map((each) =>
      /^\d{1,2}$/.test(each) ? all[Number(each) - 1] : undefined,
    );
    const known = picked.filter((each) => each !== undefined);
    if (known.length < picked.length || known.length + otherwise.length === 0) return { wrong };
    return { value: known.length === 0 ? otherwise : known };
  };
const one =
  <T extends string>(all: readonly T[], wrong: string) =>
  (answer: string): Read<T> => {
    const read = chosen(all, wrong, [])(answer);
    if ("wrong" in read) return read;
    const [first, more] = read.value;
    return first === undefined || more !== undefined ? { wrong } : { value: first };
  };
/** A question with its choices below, and what is to be written. */
const listed = <T extends string>(
  question: string,
  all: readonly T[],
  words: Readonly<Record<T, string>>,
  write: string,
): string =>
  [
    question,
    ...all.map((each, at) => `  ${String(at + 1).padStart(2)} ${words[each]}`),
    write,
  ].join("\n");
/** Addresses with blanks between, at most one a platform; none is right, too. */
const addresses =
  (kind: "member" | "space") =>
  (answer: string): Read<First["space"]> => {
    const found = answer.split(/\s+/).flatMap((each) => (each === "" ? [] : [readAddress(each)]));
    const good = found.flatMap((each) =>
      each?.kind === kind ? [[each.platform, each.id] as const] : [],
    );
    const isRight =
      good.length === found.length &&
      new Set(good.map(([platform]) => platform)).size === good.length;
    return isRight
      ? { value: Object.fromEntries(good) }
      : { wrong: platformNames.map((each) => addressHint(each, kind)).join("\n") };
  };

/** Asks until an answer can be read; where nobody sits at a terminal, once. Throws a `Refusal` then, and where the answers end too soon. */
const patient =
  (out: Out, ask: ReturnType<typeof asking>["ask"]): Ask =>
  async (question, read) => {
    const { init } = out.say;
    for (;;) {
      const answer = await ask(`${question}: `);
      if (answer === undefined) throw new Refusal(init.ended(question.split("\n")[0] ?? ""));
      const result = read(answer.trim());
      if ("value" in result) return result.value;
      if (!process.stdin.isTTY)
        throw new Refusal(init.cannotBe(question.split("\n")[0] ?? "", result.wrong));
      out.warn(result.wrong);
    }
  };
const blankOr =
  (read: (answer: string) => Read<string>) =>
  (answer: string): Read<string | undefined> =>
    answer === "" ? { value: undefined } : read(answer);

const othersOf = async (out: Out, ask: Ask): Promise<First["others"]> => {
  const { init } = out.say;
  const others: First["others"][number][] = [];
  for (;;) {
    const name = await ask(init.other, blankOr(piece("name")));
    if (name === undefined) return others;
    const its = await ask(
      listed(init.roles, roles, init.roleWords, init.itsNumbers),
      chosen(roles, init.numbers, ["caseworker"]),
    );
    others.push({ name, roles: its, addresses: await ask(init.address, addresses("member")) });
  }
};
type Words = Out["say"]["init"];
const languageOf =
  ({ languageWrong }: Words) =>
  (answer: string): Read<First["language"]> => {
    const value = answer === "" ? "sv" : answer;
    return value === "sv" || value === "en" ? { value } : { wrong: languageWrong };
  };
const countiesOf = (answer: string): Read<readonly string[]> => {
  const all = several(answer);
  const wrong = (all.length === 0 ? [""] : all)
    .map((each) => wrongPiece("name", each))
    .find((each) => each !== undefined);
  return wrong === undefined ? { value: all } : { wrong };
};
const askAll = async (out: Out, ask: Ask): Promise<First> => {
  const { init } = out.say;
  const language = await ask(init.language, languageOf(init));
  const region = {
    name: await ask(init.region, piece("name")),
    id: await ask(init.regionId, piece("region")),
    counties: await ask(init.counties, countiesOf),
  };
  const agency = {
    name: await ask(init.agency, piece("name")),
    type: await ask(
      listed(init.agencyType, agencyTypes, init.typeWords, init.itsNumber),
      one(agencyTypes, init.number),
    ),
    legalRegime: await ask(
      listed(init.regime, legalRegimes, init.regimeWords, init.itsNumber),
      one(legalRegimes, init.number),
    ),
    phone: await ask(init.phone, blankOr(piece("phone"))),
  };
  const lead = {
    name: await ask(init.lead, piece("name")),
    addresses: await ask(init.address, addresses("member")),
  };
  const others = await othersOf(out, ask);
  return {
    language,
    region,
    agency,
    lead,
    others,
    space: await ask(init.space, addresses("space")),
  };
};
/** Never over a file that is there. Nothing is written before the last answer, and nothing that `check` would not take. */
export const run: Run = async ({ out }) => {
  const { init } = out.say;
  const path = configPath();
  if (existsSync(path)) throw new Refusal(init.there(path));
  const { ask, close } = asking();
  try {
    const text = firstConfig(await askAll(out, patient(out, ask)));
    const read = loadConfig(text, path);
    if (!read.ok) throw new Refusal(`${init.unfit}\n\n${describeProblems(read.problems)}`);
    writeFileSync(path, text, { flag: "wx" });
    out.tell(init.written(path));
    return good;
  } finally {
    close();
  }
};
