// The acts of an agency that keeps what stands about it, of somebody elsewhere who looks for a service, and of the half year after.
import { MethodStory } from "./method-story.ts";

const [me, lead] = ["U0NOOMI01", "U0NOOMI03"];
const [coordinator, elsewhere, shelter] = ["U0EVON01", "U0LUND01", "U0BOENDE1"];

const offers = async (s: MethodStory): Promise<void> => {
  s.part("A service that an agency offers, and a second yes");
  await s.slash(me, "/stafett", s.word("directory.offer.words"), "the form");
  const chosen = { type: "SocialCare" };
  const said = {
    name: "Stöd på kvällar",
    municipalities: "Malmö, Lund",
    eligibility: "Ring Maria Andersson på Storgatan 5",
  };
  await s.clicksHere(me, s.label("core.more"), "all of it");
  await s.writes(me, chosen, said, "a name and an address are stopped");
  await s.writes(
    me,
    chosen,
    { ...said, eligibility: "För den som vill prata med någon på kvällen" },
    "asked for a yes",
  );
  await s.leaves(me);
  await s.clicks(lead, s.label("directory.open"), "whoever leads reads it", "show");
  await s.clicksHere(lead, s.label("directory.approve"), "and says yes");
  await s.leaves(lead);
};
const finds = async (s: MethodStory): Promise<void> => {
  s.part("Found by words and by filters");
  await s.slash(
    elsewhere,
    "/stafett",
    `${s.word("directory.list.words")} socialt lund`,
    "by words",
  );
  await s.clicksHere(elsewhere, s.label("directory.open"), "the service");
  await s.leaves(elsewhere);
  await s.slash(elsewhere, "/stafett", s.word("directory.find.words"), "the filters");
  await s.writes(
    elsewhere,
    { kind: "skyddat_boende", area: "skane" },
    {},
    "no shelter has a name or an address",
  );
  await s.leaves(elsewhere);
};
const refers = async (s: MethodStory): Promise<void> => {
  s.part("A referral from there");
  await s.does("noomi-kontakt", "open", {
    deputy: "noomi-ersattare",
    child: "no",
    risk: "low",
    quiet: "no",
  });
  await s.slash(me, "/stafett", `${s.word("directory.list.words")} boende`, "the list");
  await s.clicksHere(me, s.label("directory.open"), "the shelter's service");
  await s.clicksHere(me, s.label("directory.refer"), "the form knows whom and what");
  await s.leaves(me);
};
const shelters = async (s: MethodStory): Promise<void> => {
  s.part("A shelter is offered its region, and nothing smaller");
  await s.slash(shelter, "/stafett", s.word("directory.own.words"), "what stands about it");
  await s.clicksHere(shelter, s.label("directory.offer.title"), "the form");
  await s.leaves(shelter);
};
const numbers = async (s: MethodStory): Promise<void> => {
  s.part("An agency's own number");
  await s.slash(me, "/stafett", s.word("directory.own.words"), "what stands about us");
  await s.clicksHere(me, s.label("directory.open"), "the entry");
  await s.clicksHere(me, s.label("directory.changeEntry"), "the form knows what holds");
  await s.writes(me, {}, { phone: "ring oss", note: "Ring helst före lunch" }, "no number");
  await s.writes(me, {}, { phone: "040-628 04 79", note: "Ring helst före lunch" }, "a number");
  await s.leaves(me);
  await s.clicks(lead, s.label("directory.decline"), "not like that");
  await s.leaves(lead);
};
/** The same on the other platform: a number that is changed there, and confirmed. */
const inTeams = async (s: MethodStory): Promise<void> => {
  s.part("The on-call number of a municipality, in Teams");
  const [one, second] = ["socialtjansten-malmo-handlaggare", "socialtjansten-malmo-chef"];
  await s.does(
    one,
    "changeOnCall",
    { municipality: "Malmö", phone: "040-628 04 29" },
    "entry-socialtjansten-malmo",
    "directory",
  );
  await s.press(second, s.personal(second), s.label("directory.approve"), "whoever leads says yes");
  await s.close(second);
  await s.say(one, s.personal(one), `${s.word("directory.list.words")} malmö`, "the list in Teams");
  await s.close(one);
};
/** What nobody has looked at for half a year is asked about a month after it was first listed. */
const laterOn = async (s: MethodStory): Promise<void> => {
  s.part("Nobody has looked at it for half a year");
  await s.until("2026-12-23T09:00:00Z");
  await s.clicks(me, s.label("directory.confirm"), "it is right");
  await s.leaves(me);
  await s.slash(
    coordinator,
    "/stafett",
    s.word("directory.late.words"),
    "what the coordinator sees of the rest",
  );
  await s.leaves(coordinator);
};
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const s = await MethodStory.in(language);
  for (const act of [offers, finds, refers, shelters, numbers, inTeams]) await act(s);
  const later = await MethodStory.in(language);
  await laterOn(later);
  return `${await s.end()}${await later.end()}`;
};
