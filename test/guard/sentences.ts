/** Ordinary notes as they are written at work, none about a recognisable person. Used to count false alarms. Written before they were measured. */
export const SENTENCES: readonly string[] = `
öppna
mina
vem
lugnt SYD-7KQ3-M9
nytt ärende
lämna över alla
hjälp
bortrest till 2026-12-03
åter i dag
inkorg
försenat
Mina ärenden
Vem tar nästa steg?
Lugnt, ingen ny risk.
Oförändrat, ingen kontakt i dag
Kontakt i går kväll, allt väl.
Nästa avstämning är 2026-11-25 kl 14:00.
Möte på torsdag 09.30-10.15 hos oss.
Vi ses i Malmö på fredag.
Boendet har plats från och med måndag.
Ny kontaktperson hos socialtjänsten från 1 december.
Ring socialjouren om det blir akut.
Ring 112 vid fara.
Polisen nås på 114 14, vi på 020-35 40 40.
Nationella stödlinjen har nummer 020-39 00 00.
Väntar på besked från Migrationsverket.
Migrationsverket återkommer senast 2026-12-01.
Betänketid dag 12 av 30
Betänketiden löper ut om 14 dagar.
Ansökan om betänketid skickad till Migrationsverket.
Åklagaren har begärt förlängning.
Förundersökningen pågår.
Vi behöver tolk på thailändska.
Tolk i tigrinja bokad till tisdag kl. 13.
Tolk i rumänska saknas.
Kan någon ta ärendet i helgen?
Jag är bortrest till och med torsdag, min ersättare tar över.
Ersättare saknas under vecka 52.
Semester vecka 28 till 31
Vården är ordnad.
Tid hos barnmorska bokad.
Säkerhetsplanen behöver ses över.
Säkerhetsplan 2 är klar.
Handlingsplan 3 skickas efter mötet.
Riskbedömning gjord, dokumenterad hos oss.
Risknivån är oförändrad.
Orosanmälan är gjord.
Skyddsbedömning ska göras i dag.
Vi tar en extra lägeskoll på måndag.
Extra lägeskoll begärd av Noomi.
Noomi bekräftar mottagandet.
Evonhuset håller i mötet.
Avstämning med Noomi och regionkoordinatorerna.
Region Syd sammankallar.
Region Skåne ansvarar för vården.
Länsstyrelsen Skåne bjuder in till nätverksträff.
Länsstyrelserna i Skåne, Blekinge och Kronoberg deltar.
Jämställdhetsmyndigheten samordnar.
Plattformen Civila Sverige mot människohandel har godkänt ansökan.
NSP har beviljat 30 dagar initial vila.
Rehabilitering beviljad i 90 dagar.
NSP-ansökan är komplett.
Kostnaden blir 12 000 kr per vecka.
Beviljat belopp: 45 000 kr
Budget 1 250 000 kr för 2027
Kvitton på 3 400 kronor är inlämnade.
Vi delar på kostnaden, 50 procent var.
Återresan planeras tillsammans med IOM.
IOM Finland sköter resan.
Resan sker tidigast i januari.
Frivilligt återvändande diskuteras.
Samtycke finns till 2026-12-31.
Samtycke återkallat, dela inget mer.
Samtycket gäller boende och vård.
Menprövning gjord.
Grund för delning: samtycke
Stöd i 10 kap. 2 § OSL
Prop. 2025/26:12 påverkar gallringen.
Se SoL (2025:400) 20 kap. 2 §.
SOU 2025:119 är läst.
MMM steg 2 är klart.
MMM steg 3, fem av åtta punkter klara
Checklistan är klar till hälften.
Metodstöd önskas om arbetskraftsexploatering.
Utbildning i Växjö den 14 mars.
Utbildningen i Kalmar har 24 platser.
Utbildningstillfälle för personal i Karlskrona.
Hej! Kan ni ta emot en hänvisning i dag?
Tack, vi tar emot.
Tack för snabb hjälp!
Vi kan inte ta emot just nu, fullt till nyår.
Fullbelagt.
Vi har två platser lediga.
Två vuxna och ett barn behöver plats.
En vuxen, tre barn
Hänvisning H-4K7Q2M är besvarad.
H-4K7Q2M väntar på svar från er.
Överlämning av SYD-7KQ3-M9 bekräftad av båda.
Beslut D-8F2K9P är taget.
Se SYD-2M4R-7T och SYD-9P3W-K1.
Ärendet avslutas efter dokumentation.
Stäng ärendet.
Stängt och dokumenterat hos oss.
Gallring sker 90 dagar efter avslut.
Uppdatering: inget nytt
Status: avvaktar
Obs! Svara i dag.
1. Boka tolk 2. Kontakta åklagaren 3. Meddela boendet
- Boka tid
- Skicka underlag
Akut behov av boende i natt.
Boende ordnat över helgen.
Nytt boende från onsdag.
Mat och kläder är ordnat.
Klädbidrag utbetalt.
Pengar till busskort saknas.
Busskort köpt.
Skola för barnet startar i januari.
Förskola sökt.
Svenska för invandrare startar v. 3.
Praktikplats ordnad.
Ekonomiskt bistånd beviljat.
Ekonomiskt bistånd överklagat till förvaltningsrätten.
Tingsrätten har satt ut förhandling.
Förhandling i Malmö tingsrätt i maj.
Målsägandebiträde är förordnat.
God man är utsedd.
Skadestånd yrkas.
Brottsofferjouren kontaktad.
Brottsoffermyndigheten väntar på handlingar.
Kvinnojouren i Lund har plats.
Kvinnofridslinjen nås på 020-50 50 50.
1177 ger råd om vård.
Skatteverket och Arbetsmiljöverket gör gemensam inspektion.
Försäkringskassan behöver underlag.
Arbetsförmedlingen kallar till möte.
Socialnämnden fattar beslut på onsdag.
Socialtjänsten i Helsingborg tar ärendet.
Malmö stad betalar.
Göteborg har en likadan rutin.
Stockholm frågar om metodstöd.
Vi följer rutinen från Socialstyrelsen.
Läs mer på www.nmtsverige.se
https://www.migrationsverket.se har blanketten
Blankett 195011 är ifylld.
Vad heter blanketten?
Det kallas återhämtningsperiod.
Hur många ärenden har vi?
Vi har 14 ärenden, varav 3 nya.
Statistik: 12, 14, 9, 7 och 21 per månad
Kvartal 4 är klart.
Jan till mars redovisas i april.
Nästa möte i NMT är den 3 februari.
Mötet är flyttat från 10:00 till 11:30.
Mötet börjar klockan halv tre.
Lunch 12-13.
Kontorstid 8-16.30 på vardagar
Jouren är bemannad dygnet runt.
Passet tar över klockan fyra.
Kan passet ringa upp?
Bil finns att låna.
Skjuts till läkare ordnad.
Läkartid bokad.
Psykolog söks.
Traumabehandling påbörjad.
Sömnen är bättre.
Mår bättre än förra veckan.
Orolig men trygg på boendet.
Vill inte ha kontakt med polis just nu.
Vill polisanmäla.
Polisanmälan gjord.
Förhör hölls i går.
Förhöret är flyttat till nästa vecka.
Personen vill avvakta.
Personen har själv valt insats.
Barnet har fått en kontaktperson.
Medföljande barn: 2
Inget hot känt.
Hotbilden är oklar.
Telefonen är bytt.
Nytt abonnemang ordnat.
Stark oro hos personalen.
Lina behövs till draget.
Sol och vila gjorde gott.
Alla är informerade.
Per telefon går bra.
Max två personer per rum
Glad att det löste sig.
Annan aktör tar över.
Sten för sten bygger vi rutinen.
Lek och samtal med barnet fungerar.
Bo kvar till fredag är möjligt.
Måndagsmötet ställs in.
Vi ses i Teams.
Länken till mötet ligger i kalendern.
Skicka via säker digital kommunikation, inte här.
Uppgifterna finns i vårt verksamhetssystem.
Var god svara före fredag.
Svar väntas senast 25/11 2026.
Kort om läget: stabilt
Stabilt läge sedan tre veckor
No change since Monday.
The meeting is moved to Thursday at 10:30.
She has a place until Friday.
We called the police yesterday.
Consent is valid until 31 December.
The Migration Agency will answer next week.
Waiting for the Swedish Migration Agency.
My deputy takes over on Monday.
Interpreter in Vietnamese is booked.
Two adults and one child need housing.
Please confirm the hand-over.
Our lawyer will come to the hearing.
The shelter is full.
Can Region Syd take this?
`
  .trim()
  .split("\n");
