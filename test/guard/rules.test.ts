import { describe, expect, it } from "vitest";
import { guard, guardTerms, type RuleId } from "../../src/guard.ts";

type Expected = "clean" | `${"blocked" | "ask"} ${RuleId}`;

const known = guardTerms(["Solrosen", "Villa Björk"], ["Noomi", "Maria Mottagning"]);
const said = (text: string): string => {
  const verdict = guard(text, known);
  return verdict.kind === "clean" ? "clean" : `${verdict.kind} ${verdict.rule}`;
};

const TABLE: Record<string, Partial<Record<Expected, readonly string[]>>> = {
  "identity numbers, in every form they are typed": {
    "blocked personalIdentityNumber": [
      "811218-9876",
      "640823-3234",
      "811218-9875",
      "198112189876",
      "19811218-9876",
      "1981-12-18 9876",
      "811218+9876",
      "811218 9876",
      "81.12.18.9876",
      "8112189876",
      "8 1 1 2 1 8 9 8 7 6",
      "81 12 18 98 76",
      "x811218-9876y",
      "811218\n9876",
      "811218–9876",
      "811218−9876",
      "811218\u200b-\u200b9876",
      "811218\u00a0\u20079876",
      "８１１２１８-９８７６",
      "٨١١٢١٨-٩٨٧٦",
      "8I1218-9876",
      "åttioett tolv arton nittioåtta sjuttiosex",
      "nittonhundra åttioett, tolv, arton, nittioåtta sjuttiosex",
      "eighty-one twelve eighteen ninety-eight seventy-six",
      "den 3, 811218-9876, 12",
      "den 3, 811218-9875, 12",
      "2026-11-25 811218-9876",
      "811218, sista fyra är 9876",
      "2021-03-04-1234",
      "2025-03-04-1234",
      "2025-03-04 1 2 3 4",
      "2026-11-25 19.00-0101/0001",
      "H-811218-9876",
      "SYD-8112-18-9876",
    ],
    "blocked coordinationNumber": ["701063-2391", "197010632391", "7010632391", "811291-1234"],
    "blocked reserveNumber": ["811218-TF12", "19811218-R123", "811218-t12a", "811218-xxxx", "811218-****", "T-nummer: 8112A34"],
    "ask personalIdentityNumber": ["född 1981", "1981-12-18", "811218", "19811218", "date of birth 12 May 81", "2019-05-04"],
    clean: [
      "2026-11-25",
      "2026-11-25 14:00",
      "2026-11-25 kl. 14.00",
      "2026-11-25T14:00",
      "2026-11-25 14:00-15:30",
      "2026-11-25–2026-12-03",
      "2026-11-25, 2026-12-03, 2026-12-10",
      "från 2026-11-25 till 2026-12-03",
      "261125",
      "20261125",
      "25/11 2026",
      "kl 08:00-16:30",
      "08.00-16.30",
      "14:00",
      "vecka 28-31",
      "3 av 12",
      "12, 14, 9, 7 och 21",
      "2026-2027",
    ],
  },
  "references of the bot itself": {
    clean: [
      "SYD-7KQ3-M9",
      "syd-7kq3-m9",
      "lugnt SYD-7KQ3-M9",
      "SYD-7KQ3-M9 2026-11-25",
      "H-4K7Q2M",
      "D-8F2K9P",
      "H-4K7Q2M och SYD-2M4R-7T",
    ],
  },
  phone: {
    "blocked phone": [
      "070-123 45 67",
      "0739-23 45 67",
      "+46 70 123 45 67",
      "+46 (0)70 123 45 67",
      "0046 70 123 45 67",
      "08-123 45 67",
      "040/12 34 56",
      "+234 803 123 4567",
      "+40 721 123 456",
      "tel 123 45 67",
      "swish: 123 456 78 90",
      "noll sju noll ett två tre fyra fem sex sju",
      "020-39 00 01",
      "020-39 00 00 5",
    ],
    clean: [
      "112",
      "114 14",
      "11414",
      "1177",
      "116 006",
      "020-39 00 00",
      "020-390000",
      "020-35 40 40",
      "+46 20 39 00 00",
      "Ring 112, 114 14 eller 020-35 40 40",
    ],
  },
  "e-mail, profiles and links": {
    "blocked email": [
      "anna@example.org",
      "a.b+c@x.se",
      "anna (at) x punkt se",
      "anna at gmail dot com",
      "anna snabel-a x.se",
      "anna [at] x.se",
      "anna @ x . se",
    ],
    "blocked socialProfile": [
      "instagram.com/rosa91",
      "https://www.facebook.com/profile.php?id=1",
      "t.me/abc",
      "wa.me/46701",
      "@rosa91",
      "insta: rosa91",
      "snap heter rosa91",
      "vk.com/id1",
    ],
    "blocked coordinates": [
      "https://maps.app.goo.gl/abc",
      "55.6050, 13.0038",
      "N 55.60500 E 13.00380",
      "55°36' N",
      "lat 55.6",
      "6163000, 374000",
      "9FVC7222+22",
      "hitta.se/karta",
    ],
    "ask url": ["https://example.org/x", "se blogg.example.se", "http://1.2.3.4/x"],
    clean: ["https://nmtsverige.se/", "www.migrationsverket.se", "@here", "we meet at the office", "@kanal"],
  },
  "money and cards": {
    "blocked iban": [
      "SE35 5000 0000 0549 1000 0003",
      "SE3550000000054910000003",
      "RO49AAAA1B31007593840000",
      "de89 3704 0044 0532 0130 00",
    ],
    "blocked bankAccount": [
      "bankgiro 5050-1055",
      "bg 5050-1055",
      "plusgiro 12 34 56-7",
      "clearing 8327",
      "konto 1234567",
      "8327-9, 123 456 789-0",
    ],
    "ask bankAccount": ["5050-1055"],
    "blocked card": ["4111 1111 1111 1111", "4111111111111111", "1234-5678-9012-3456"],
    clean: ["12 000 kr", "1 250 000 kr", "1250000 kr", "pg är ett parti", "50 procent"],
  },
  "papers and registers": {
    "blocked passport": ["pass AA1234567", "passport no: 12345678", "A12345678", "FE123456"],
    "blocked caseNumber": [
      "5000-K123456-25",
      "K123456-25",
      "B 1234-25",
      "T 77-26",
      "mål nr B 1234-25",
      "dnr 2025/1234",
      "diarienummer 3.1.1-2025-12345",
      "AM-12345-25",
    ],
    "ask caseNumber": ["SN 2025/123", "SN-2025-12", "2025-12345"],
    "blocked migrationNumber": ["LMA-kort 51-123456", "dossiernummer 12345678", "lma 1234", "51-123456"],
    "ask migrationNumber": ["12345678"],
    clean: [
      "prop. 2025/26:12",
      "SoL (2025:400)",
      "SOU 2025:119",
      "10 kap. 2 §",
      "LMA-kort finns",
      "passet tar över",
      "mål 3 är nått",
      "ärende 3",
    ],
  },
  "places and travel": {
    "blocked street": [
      "Storgatan 12",
      "storgatan 12 B",
      "Södra Förstadsgatan 5",
      "Lilla Torg 1",
      "Ringvägen 100",
      "Rosenstigen 4",
      "Gyllins allé 3",
      "12 Baker Street",
      "c/o Ek",
      "lgh 1102",
      "Karlaplan 2",
    ],
    "ask street": ["bor vid Storgatan"],
    "blocked postalCode": ["212 34 Malmö", "21234 malmö", "SE-212 34", "postnr 212 34"],
    "blocked what3words": ["///klart.ring.sen", "w3w klart.ring.sen"],
    "ask what3words": ["klart.ring.senare"],
    "blocked plate": ["ABC123", "ABC 123", "ABC12D", "abc123", "bilen har reg abc 123"],
    "blocked flight": ["SK1415", "SK 1415", "sk1415", "flyg W6 1234", "QR 171"],
    clean: [
      "Säkerhetsplan 2",
      "handlingsplan 3",
      "på gatan",
      "motorvägen",
      "NMT 112",
      "rum123",
      "OS 2026",
      "SYD 123",
      "kl1415",
      "vi följer vägen 3 dagar",
    ],
  },
  "shelters of the configuration": {
    "blocked shelter": ["plats på Solrosen", "solrosens personal", "SOLROSEN", "sol-rosen", "villa björk", "Villa Bjork har plats"],
    clean: ["det växer rosor", "en villa"],
  },
  names: {
    "blocked name": [
      "Anna Svensson",
      "anna svensson",
      "ANNA SVENSSON",
      "AnnaSvensson",
      "anna_svensson",
      "Svensson Anna",
      "Svensson, Anna",
      "Anna S",
      "A. Svensson",
      "Anna Okänd",
      "Anna-Karin Ek",
      "Anna Lund",
      "Maria da Silva",
      "ahmed al hassan",
      "Oluwaseun Adeyemi",
      "nguyen van anh",
      "Аnna Svensson",
      "ａｎｎａ ｓｖｅｎｓｓｏｎ",
      "Ann\u200ba Svens\u00adson",
      "Å\u030asa Nilsson".normalize("NFD"),
      "Bo Ek ringde",
      "My Larsson ringde",
      "Träffade Xqzt Popescu",
      "fru Xqzt",
      "Noomi Larsson",
    ],
    "ask name": [
      "Anna",
      "träffade Anna i dag",
      "träffade Sara i dag",
      "pratade med anna",
      "pratade med ida berg",
      "Freja",
      "Björn är här",
      "ring Xqzt",
      "träffade Xqzt Zork",
      "Annas mamma",
      "Анна",
      "สมชาย",
      "A.S. mår bra",
      "Anna och Möllevången",
    ],
    clean: [
      "det är en björn",
      "en sten på vägen",
      "bo kvar",
      "Bo kvar till fredag",
      "Mina ärenden",
      "Dina ärenden",
      "my client is safe",
      "My client is safe",
      "linda in handen",
      "lind, ek och berg",
      "Möte med Noomi",
      "Maria Mottagning har plats",
      "Evonhuset i Malmö",
      "Region Syd",
      "Länsstyrelsen Skåne",
      "Vi ses hos Migrationsverket",
      "Malmö stad och Röda Korset",
      "Polisen i Lund",
      "Personen mår bättre",
      "Alla vill vara med",
      "Klart. Nytt möte på fredag.",
      "öppna",
      "mina",
      "vem",
      "nytt ärende",
      "lämna över alla",
      "hjälp",
      "bortrest till 2026-12-03",
      "",
    ],
  },
  "said to be called": {
    "blocked calledName": [
      "hon heter xqzt",
      "hon heter maria",
      "Heter Xqzt",
      "kallas för Xqzt",
      "hon kallas xqzt",
      "she is called xqzt",
      "named Xqzt",
      "Namn: Xqzt",
      "her name is xqzt",
      "alias Xqzt",
    ],
    "ask calledName": ["heter xqzt"],
    clean: [
      "vad heter blanketten",
      "det kallas betänketid",
      "hon kallas till möte",
      "she called the police",
      "vet inte vad hon heter",
      "vet inte vad hon heter. Ring oss",
    ],
  },
  "made to be overlooked": {
    "blocked hidden": ["abc\u202edef", "a\u{E0041}b", "a ".repeat(6000)],
    "ask hidden": ["q w x z", "q".repeat(45)],
    clean: ["t.ex. i dag", "👩‍👧 okej", "f.d. klient"],
  },
};

describe.each(Object.entries(TABLE))("the guard on %s", (_, expectations) => {
  const cases = Object.entries(expectations).flatMap(([expected, texts]) =>
    texts.map((text) => ({ text, shown: text.slice(0, 60), expected })),
  );
  it.each(cases)("says $expected to $shown", ({ text, expected }) => {
    expect(said(text)).toBe(expected);
  });
});

describe("the verdict", () => {
  it("holds a kind and a rule, never the text", () => {
    const verdict = guard("Anna Svensson 811218-9876");
    expect(Object.keys(verdict).sort()).toEqual(["kind", "rule"]);
    expect(JSON.stringify(verdict)).not.toMatch(/anna|svensson|8112/i);
  });

  it("prefers what is certain to what must be asked", () => {
    expect(said("Anna mår bra, ring 070-123 45 67")).toBe("blocked phone");
  });

  it("knows no shelter that is not configured", () => {
    expect(guard("plats på solrosen").kind).toBe("clean");
  });

  it("keeps the names of the configuration only as hashes", () => {
    expect(JSON.stringify([...known.shelters, ...known.allowed])).toMatch(/^\[[\d,]+\]$/);
  });

  it("blocks a shelter even if it is also listed as allowed", () => {
    expect(guard("Solrosen", guardTerms(["Solrosen"], ["Solrosen"])).kind).toBe("blocked");
  });
});
