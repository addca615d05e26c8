// The acts of a method question that becomes a common one; of a return that stops, and of one that goes on.
import { MethodStory } from "./method-story.ts";

const me = "U0NOOMI01";
const [coordinator, other] = ["U0EVON01", "U0EVON02"];
const police = "U0LUND01";

const asks = async (s: MethodStory): Promise<void> => {
  s.part("A question, without a case");
  await s.slash(me, "/stafett", s.word("method.words"), "the word");
  await s.writes(
    me,
    { theme: "betanketid" },
    { text: "Hur söker man betänketid när kontoret är stängt?" },
    "theme and text: the rest is known",
  );
  await s.leaves(me);
};
const guarded = async (s: MethodStory): Promise<void> => {
  s.part("A name is stopped, and what may be one is asked about");
  await s.slash(me, "/stafett", s.word("method.words"), "another");
  const said = { theme: "barn" };
  await s.writes(me, said, { text: "Hur gör vi med Maria Andersson från Lund?" }, "a name");
  await s.writes(me, said, { text: "Hur gör vi när Zorkana inte vill?" }, "what may be a name");
  await s.writes(me, said, { text: "Hur gör vi med SYD-7KQ3-M9?" }, "a reference");
  await s.leaves(me);
};
const answers = async (s: MethodStory): Promise<void> => {
  s.part("Seen and answered");
  await s.clicks(coordinator, s.label("method.receive"), "seen");
  await s.leaves(coordinator);
  await s.slash(other, "/stafett", s.word("method.list.words"), "the list of a colleague");
  await s.leaves(other);
  await s.clicks(coordinator, s.label("method.answer.title"), "the answer");
  await s.writes(coordinator, {}, { text: "Ring Maria Andersson." }, "a name in the answer");
  await s.writes(
    coordinator,
    {},
    { text: "Ring jouren först. Ansökan skrivs nästa arbetsdag." },
    "the answer is sent",
  );
  await s.leaves(coordinator);
  await s.clicks(me, s.label("method.open"), "read by whoever asked", "show");
  await s.leaves(me);
};
const everybody = async (s: MethodStory): Promise<void> => {
  s.part("Written anew by a colleague, for everybody");
  await s.clicks(coordinator, s.label("method.open"), "whoever answered has no button for it");
  await s.leaves(coordinator);
  await s.slash(other, "/stafett", s.word("method.list.words"), "the list again");
  await s.clicksHere(other, s.label("method.open"), "the question");
  await s.clicksHere(other, s.label("method.rewrite.title"), "the form knows the answer");
  await s.writes(
    other,
    {},
    {
      question: "Hur söker man betänketid på kvällen?",
      answer: "Ring jouren först. Ansök nästa arbetsdag.",
    },
    "for everybody",
  );
  await s.leaves(other);
  await s.clicks(me, s.label("method.open"), "the asker has had enough", "show");
  await s.clicksHere(me, s.label("method.close"), "closed");
  await s.leaves(me);
};
const finds = async (s: MethodStory): Promise<void> => {
  s.part("Found by theme and by words");
  await s.slash(
    police,
    "/stafett",
    `${s.word("common.list.words")} betänketid`,
    "somebody elsewhere",
  );
  await s.clicksHere(police, s.label("common.read"), "the answer");
  await s.leaves(police);
  await s.slash(police, "/stafett", `${s.word("common.list.words")} hund`, "nothing fits");
  await s.leaves(police);
};
const returns = async (s: MethodStory): Promise<void> => {
  s.part("A return goes no further where asylum is in question, and not without a yes of its own");
  const kase = await s.does("noomi-kontakt", "open", {
    deputy: "noomi-ersattare",
    child: "no",
    risk: "low",
    quiet: "no",
  });
  const facts = {
    service: "atervandande_AMP",
    to: "evonhuset",
    urgency: "normal",
    kind: "hanvisning",
    groups: ["behov"],
    basis: "samtycke_ngo",
    payer: "unknown",
  };
  await s.refers("noomi-kontakt", "draft", { kase, ...facts });
  await s.slash(me, "/stafett", s.word("referral.list.sent.words"), "the draft");
  await s.clicksHere(me, s.label("referral.open"), "no button sends it yet");
  await s.clicksHere(me, s.label("referral.assess.title"), "the risk");
  await s.writes(
    me,
    { asylum: "unknown", risk: "medium", met: "yes" },
    {},
    "nobody knows whether it is about asylum",
  );
  await s.clicksHere(me, s.label("referral.assess.again"), "after the lawyer");
  await s.writes(me, { asylum: "no", risk: "medium", met: "yes" }, {}, "it is not");
  await s.clicksHere(me, s.label("referral.send"), "without a consent for it");
  await s.leaves(me);
  await s.does(
    "noomi-kontakt",
    "consent",
    {
      kind: "sekretess",
      agency: "evonhuset",
      purpose: "atervandande_AMP",
      given: "yes",
      form: "spoken",
      groups: ["behov"],
    },
    kase,
  );
  await s.slash(me, "/stafett", s.word("referral.list.sent.words"), "with one");
  await s.clicksHere(me, s.label("referral.open"), "now it may be sent");
  await s.clicksHere(me, s.label("referral.send"), "sent to the coordinator");
  await s.leaves(me);
  s.part("The coordinator applies for it");
  await s.clicks(coordinator, s.label("referral.receive"), "reads what was judged");
  await s.clicksHere(coordinator, s.label("referral.accept.title"), "who takes it");
  await s.sends(coordinator, {}, "takes it");
  await s.leaves(coordinator);
};
export const tell = async (
  language: "sv" | "en",
): Promise<{ readonly told: string; readonly taps: Readonly<Record<string, number>> }> => {
  const s = await MethodStory.in(language);
  for (const act of [asks, guarded, answers, everybody, finds, returns]) await act(s);
  return { told: await s.end(), taps: Object.fromEntries(s.taps) };
};
