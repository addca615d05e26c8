// A method question and a return, for the journals.
type Values = Readonly<Record<string, unknown>>;
type Hand = {
  readonly does: (
    member: string,
    workflow: string,
    command: string,
    values?: Values,
    instance?: string,
  ) => Promise<string>;
  readonly clock: (workflow: string, command: string, instance: string) => Promise<void>;
  readonly list: (workflow: string) => Promise<readonly string[]>;
  readonly journal: (workflow: string, instance: string) => Promise<void>;
};
const [anna, bo] = ["noomi-kontakt", "noomi-ersattare"];
/** A question that is passed on, answered and written anew for everybody; one that nobody needs any more. */
export const methods = async (r: Hand): Promise<void> => {
  const ask = {
    theme: "betanketid",
    text: "Hur gör man på kvällen?",
    to: "evonhuset",
    pace: "normal",
  };
  const [coordinator, other] = ["regionkoordinator-1", "regionkoordinator-2"];
  const id = await r.does(anna, "method", "ask", ask);
  const on = (member: string, command: string, values: Readonly<Record<string, unknown>> = {}) =>
    r.does(member, "method", command, values, id);
  await r.clock("method", "remind", id);
  await on(coordinator, "decline");
  await on(anna, "redirect", { to: "jamstalldhetsmyndigheten" });
  await on("nspm-samordnare", "receive");
  await on("nspm-samordnare", "answer", { text: "Ring jouren." });
  await on("nspm-ersattare", "rewrite", {
    theme: "betanketid",
    question: "Hur gör man på kvällen?",
    answer: "Ring jouren.",
  });
  const [found] = await r.list("common");
  const common = found ?? "";
  await r.clock("common", "remind", common);
  await r.does("nspm-samordnare", "common", "confirm", {}, common);
  const anew = {
    theme: "betanketid",
    question: "Hur gör man när det är kväll?",
    answer: "Fråga jouren.",
  };
  await r.does("nspm-samordnare", "common", "rewrite", anew, common);
  await r.clock("common", "outlive", common);
  await r.journal("common", common);
  const left = await r.does(coordinator, "method", "ask", { ...ask, to: "noomi", pace: "urgent" });
  await r.does(bo, "method", "receive", {}, left);
  await r.does(other, "method", "withdraw", {}, left);
  await r.journal("method", left);
  await on(anna, "close");
  await r.clock("method", "forget", id);
  await r.journal("method", id);
};
/** Somebody wants to go back: looked at, stopped by a doubt, looked at anew and sent; the day of the journey is said. Gives the referral. */
export const returns = async (r: Hand): Promise<string> => {
  const kase = await r.does(anna, "case", "open", {
    deputy: bo,
    child: "no",
    risk: "low",
    quiet: "no",
  });
  const purpose = "atervandande_AMP";
  await r.does(
    anna,
    "case",
    "consent",
    {
      kind: "sekretess",
      agency: "evonhuset",
      purpose,
      given: "yes",
      form: "spoken",
      groups: ["behov"],
    },
    kase,
  );
  const facts = {
    service: purpose,
    to: "evonhuset",
    urgency: "normal",
    basis: "samtycke_ngo",
    payer: "unknown",
    kind: "hanvisning",
    groups: ["behov"],
  };
  const id = await r.does(anna, "referral", "draft", { kase, ...facts });
  for (const asylum of ["unknown", "no"])
    await r.does(anna, "referral", "assess", { asylum, risk: "medium", met: "yes" }, id);
  await r.does(anna, "referral", "send", {}, id);
  const of = (command: string, values: Readonly<Record<string, unknown>> = {}) =>
    r.does("regionkoordinator-1", "referral", command, values, id);
  await of("receive");
  await of("accept", { holder: { member: "regionkoordinator-1" }, deputy: "regionkoordinator-2" });
  await of("travel", { day: "2026-12-15", part: "morning" });
  return id;
};
