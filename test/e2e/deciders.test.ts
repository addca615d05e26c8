// Those who said no, and what they ask, walked through on the screens that answer: by test/e2e/screens.ts each is a picture, too.
import { expect, it } from "vitest";
import { drawFresh } from "../../src/engine/ids.ts";
import { inBrowser, type Size } from "./play.ts";
import { consents, invites, type Walk, walking } from "./screens.ts";

/** A test number from Skatteverket's own range: it belongs to nobody. */
const IDENTITY_NUMBER = "20010203-2380";
const WALK_MS = 180_000;
const week = async (walk: Walk): Promise<void> => {
  // Monday: a raid tonight, several people, one may be a child.
  const officer = await walk.asks("officer", "nytt ärende", "monday-form");
  await officer.chooses("Är det ett barn", "Vet inte");
  await officer.chooses("Risk", "Hög");
  await officer.page.getByText("Mer", { exact: true }).click();
  await officer.chooses("Fler vuxna från samma insats", "2");
  await officer.button("Öppna ärendet").last().click();
  await officer.page.getByText(/SYD-/).first().waitFor();
  await walk.sees(officer, "monday-opened");
  const ref = await officer.ref();
  await walk.asks("officer", "mina", "monday-mine", ref);
  // Tuesday: room for two, not saying for whom.
  await walk.asks("officer", "plats", "tuesday-room", "Frågan säger inte vem det gäller");
  // Wednesday: a coordinator invites the police to a case whose person has said no.
  const coordinator = await walk.as("coordinator");
  const theirs = await coordinator.opensCase("Låg");
  await walk.asks("coordinator", `samtycke ${theirs}`, "wednesday-no");
  await consents(walk, coordinator, "Polisen Region Syd", "Stöd vid polisanmälan", "Nej");
  await walk.asks("coordinator", `bjud in ${theirs}`, "wednesday-invites");
  await invites(
    coordinator,
    "Polisen Region Syd",
    "Menprövning: klart att varken den enskilde eller närstående lider men",
    "Stöd vid polisanmälan",
  );
  await walk.sees(coordinator, "wednesday-refused", /sagt nej/);
  // Thursday: is a woman whom we met known to anybody? What is known and what nobody has are answered alike.
  await walk.asks("officer", `visa ${theirs}`, "thursday-known");
  const known = await officer.page.locator("main").textContent();
  await walk.asks("officer", `visa ${drawFresh().ref("SYD")}`, "thursday-unknown");
  expect(await officer.page.locator("main").textContent()).toBe(known);
  await walk.asks(
    "officer",
    "önskan om kontakt",
    "thursday-wish",
    "Det här är ingen begäran enligt lag",
  );
  await officer.chooses("När hoppas ni få höra av dem", "Så snart de hinner");
  await officer.button("Skicka").last().click();
  await walk.sees(officer, "thursday-received", "Mottaget.");
  // Friday: the investigation is begun, a prosecutor leads it; the police choose whom it reaches.
  await walk.asks("officer", `bjud in ${ref}`, "friday-invites");
  await invites(
    officer,
    "Evonhuset",
    "Menprövning: klart att varken den enskilde eller närstående lider men",
    "Annat",
  );
  await coordinator.home();
  await walk.sees(coordinator, "friday-invited", "Ni är inbjudna till ett ärende");
  await coordinator.button("Öppna inbjudan").first().click();
  await coordinator.button("Vi deltar").first().click();
  await walk.sees(coordinator, "friday-accepts");
  await coordinator.button("Vi deltar").last().click();
  await walk.asks("officer", `visa ${ref}`, "friday-case");
  await officer.button("Förundersökning inledd").first().click();
  await walk.sees(officer, "friday-investigation", "Bara att den är inledd och vem som kan nås.");
  await officer.chooses("Förundersökningsledare utsedd", "Ja");
  await officer.chooses("Leds av", "Åklagare");
  await officer.page.getByLabel("Evonhuset").check({ force: true });
  await officer.button("Lämna uppgiften").last().click();
  await walk.sees(officer, "friday-told");
  await walk.asks("coordinator", `visa ${ref}`, "friday-reads", "Förundersökning");
  // Saturday: she has left the shelter.
  await walk.asks("officer", `saknas ${ref}`, "saturday-missing");
  // Sunday: one number.
  await walk.asks("officer", "akut", "sunday-number", "112", "114 14");
};

/** Somebody's yes, and Evonhuset in the case. */
const shares = async (walk: Walk, ref: string): Promise<void> => {
  const anna = await walk.asks(
    "anna",
    `samtycke ${ref}`,
    "04-consent",
    "Ett nej sparas lika noga som ett ja.",
  );
  await consents(walk, anna, "Evonhuset", "Skyddat boende", "Ja");
  await walk.asks("anna", `bjud in ${ref}`, "03-what-is-shared", "Vad får de se");
  await invites(anna, "Evonhuset", "Personens uttryckliga samtycke", "Skyddat boende");
  await anna.said(/./);
  const coordinator = await walk.as("coordinator");
  await coordinator.home();
  await coordinator.button("Öppna inbjudan").first().click();
  await coordinator.button("Vi deltar").first().click();
  await walk.sends(coordinator, "Vi deltar");
};
/** A request of the person, from its first form to its certificate: kinds of the case are erased while it goes on. */
const request = async (walk: Walk, ref: string): Promise<void> => {
  const anna = await walk.asks("anna", "begäran", "07-requests", "Ny begäran");
  await anna.button("Ny begäran").first().click();
  await walk.sees(anna, "07-request", "Pröva först vem som frågar");
  await anna.chooses("Vilket ärende gäller det", `${ref}.*`);
  await anna.chooses("Vad begär personen", "Radering");
  await anna.page
    .getByLabel("Trygg kontakt och vilka som finns vid personens sida")
    .check({ force: true });
  await walk.sees(anna, "07-kinds");
  await walk.sends(anna, "Anteckna begäran");
  await walk.sees(anna, "07-noted", "Besvaras senast");
  const lead = await walk.asks("lead", "begäran", "07-lead-list");
  await lead.button("Öppna begäran").or(lead.button("Öppna")).first().click();
  await lead.button("Besluta").first().click();
  await walk.sees(lead, "07-decides", "En chefs beslut gäller genast.");
  await lead.chooses("Vad beslutar ni", "Bifall");
  await walk.sends(lead, "Spara beslutet");
  await lead.button("Radera uppgifterna").first().click();
  await walk.sees(lead, "07-erases", "Ärendet fortsätter");
  await lead.chooses("Är du säker", "Ja, radera uppgifterna");
  await walk.sends(lead, "Radera");
  await walk.sees(lead, "07-waits-for-a-second");
  await anna.home();
  await walk.sees(anna, "07-second-person", "En radering behöver ditt ja");
  await anna.button("Öppna begäran").first().click();
  await walk.sees(anna, "07-confirms", "Raderingen väntar på att en annan person bekräftar den.");
  await anna.button("Bekräfta raderingen").first().click();
  await walk.sees(anna, "07-11-certificate", "Bekräftad av", "Intyg, PDF");
};
/** Each screen by the number of its question. */
const officer = async (walk: Walk): Promise<void> => {
  await walk.asks(
    "auditor",
    "dataskydd",
    "01-02-15-what-is-recorded",
    "Känsliga uppgifter visas",
    "Informationshanteringsplan",
  );
  await walk.asks(
    "auditor",
    "underlag",
    "01-10-pages",
    "Dataskyddsombudets femton frågor (PDF)",
    "Informationsblad på engelska (PDF)",
  );
  const anna = await walk.as("anna");
  const ref = await anna.opensCase("Hög");
  await walk.asks(
    "anna",
    `trygg kontakt ${ref}`,
    "06-safe-contact",
    "Namn, nummer och adresser har ni i er egen akt",
  );
  await shares(walk, ref);
  await walk.asks("anna", `visa ${ref}`, "03-04-case", "Evonhuset");
  const receipt = /KVI-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(
    (await anna.page.locator("main").textContent()) ?? "",
  )?.[0];
  await walk.asks("anna", `kvitto ${receipt}`, "04-receipt", "Personens uttryckliga samtycke");
  await walk.asks("anna", `visa ${ref}`, "05-before");
  await anna.button("Samtycket är återtaget").first().click();
  await walk.sees(anna, "05-taken-back", "Hur togs det tillbaka?");
  await anna.chooses("Hur togs det tillbaka", "Muntligt");
  await walk.sends(anna, "Stoppa delningen");
  await walk.sees(anna, "05-after");
  await walk.asks("anna", `visa ${ref}`, "05-case");
  await walk.more(anna, "Vem har läst\\?", "09-who-has-read", /Regionkoordinator 1/);
  await request(walk, ref);
  await walk.asks("anna", "incident", "08-incident", "Ett namn eller nummer står i chatten");
  await anna.chooses("Vad har hänt", "Något gick till fel mottagare");
  await walk.sends(anna, "Visa vad jag gör nu");
  await walk.sees(anna, "08-what-to-do", "Stoppa delningen", /anmälas till IMY/);
  await walk.asks("auditor", "insyn", "09-log", "Loggen säger när, vem och vad för slags sida.");
  await walk.asks("coordinator", "statistik", "12-figures");
  await walk.asks("lead", "slutar", "13-leaves", "Vem slutar?");
  await walk.asks("anna", "metod", "14-text", "Fråga om hur man gör");
  await anna.chooses("Tema", "Barn");
  await anna.page.getByLabel("Vad undrar du?").fill(`Gäller det här även ${IDENTITY_NUMBER}?`);
  await anna.button("Fråga").last().click();
  await walk.sees(anna, "14-stopped", /Stafett sparade inget/);
};

const archivist = async (walk: Walk): Promise<void> => {
  await walk.asks("auditor", "underlag", "01-10-pages", "Arkivariens tio frågor (PDF)");
  const malmo = await walk.as("malmo");
  const ref = await malmo.opensCase("Låg");
  await walk.sees(malmo, "04-opened", ref);
  await walk.asks("malmo", `visa ${ref}`, "05-case");
  await walk.more(
    malmo,
    "Öppna för registratorn",
    "05-opens-for-registrar",
    "Registratorn får läsa det här ärendet i 24 timmar",
  );
  await walk.sends(malmo, "Öppna i 24 timmar");
  const registrar = await walk.as("registrar");
  await registrar.home();
  await walk.sees(registrar, "05-registrar", "Ett ärende är öppet för dig");
  await registrar.button("Öppna").first().click();
  await walk.sees(registrar, "05-06-reads", "Dokumentet är inte maskat.");
  await walk.asks(
    "malmo",
    `hämta ärendet ${ref}`,
    "01-02-07-fetches",
    "PDF, för akten",
    "För arkivet (.json)",
  );
  await walk.asks(
    "malmo",
    `avsluta ${ref}`,
    "03-closes",
    "Frågorna för statistiken ställs nu, för senare raderas ärendet.",
  );
  await malmo.chooses("Varför", "Målet är uppnått");
  await walk.sends(malmo, "Avsluta");
  await walk.asks(
    "malmo",
    `dokumenterat ${ref}`,
    "02-fetch-first",
    "Hämta ärendet först och lägg dokumentet hos er.",
  );
  await walk.asks("malmo", `hämta ärendet ${ref}`, "07-fetches-again", "PDF, för akten");
  const pdf = await malmo.page.getByRole("link", { name: /PDF, för akten/ }).getAttribute("href");
  expect(
    (await (await malmo.context.request.get(new URL(String(pdf), malmo.page.url()).href)).body())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  await walk.asks(
    "malmo",
    `dokumenterat ${ref}`,
    "02-which-document",
    "Filens namn slutar med samma åtta tecken.",
  );
  await malmo.page.locator("form.form input[type=radio]").first().check({ force: true });
  await walk.sends(malmo, "Dokumenterat hos oss");
  await walk.sees(malmo, "02-filed");
  await walk.asks("malmo", `radera ${ref}`, "08-09-erases");
  await walk.asks(
    "registrar",
    "gallrat",
    "03-disposed",
    "Vad det var och vem det gällde finns inte kvar.",
  );
  await walk.asks("auditor", "dataskydd", "03-plan", "Informationshanteringsplan");
};

const walks = {
  "a police officer's week": week,
  "the fifteen questions of a data protection officer": officer,
  "the ten of an archivist": archivist,
};
inBrowser("those who decide", () => {
  for (const size of ["desk", "phone"] satisfies Size[])
    for (const [name, goes] of Object.entries(walks))
      it(`${name}, on a ${size}`, { timeout: WALK_MS }, async () => {
        const walk = await walking(name.replaceAll(/\W+/g, "-"), size);
        await goes(walk);
        walk.calm();
      });
});
