// The guide in Swedish.

export const guideSv = {
  guide: {
    title: "Stafett på tre minuter",
    more: "Mer att se",
    less: "Bara det viktigaste",
    themes: {
      meetings: "Möten",
      referral: "Hänvisning",
      call: "Samtal och råd",
      statistics: "Statistik",
      work: "Ärendet i vardagen",
    },
    again: "Visa igen",
    next: "Nästa",
    preparing: "Förbereder",
    step: (n: number, of: number) => `Steg ${n} av ${of}`,
    show: "Visa mig",
    showing: "Visar",
    done: "Klart",
    stop: "Avbryt",
    stuck: "Det steget gick inte att visa just nu. Prova gärna själv.",
    after: "Det var det viktigaste. Se mer, eller prova på egen hand.",
    closing: "Visa avslutningen",
    fold: "Visa eller dölj stegen",
    all: "Alla steg",
  },
  closing: {
    title: "Det här är Stafett",
    seen: "Det här har du sett",
    list: [
      "Ett ärende som följs upp varje vardag, utan att någon skriver vem det gäller.",
      "En lägeskoll som ingen hann göra: ersättaren fick den, sedan chefen.",
      "En fråga om plats som gick till flera på en gång, och ett svar med ett tryck i Teams.",
      "Samma ärende i Slack och i Teams, hos två verksamheter.",
      "En helg där alla vet vem som har ärendet.",
    ],
    on: "Gå vidare",
    ways: [
      "Se mer: möten, hänvisning, samtal och råd, statistik och ärendet i vardagen finns under Mer att se.",
      "Var någon annan: byt person uppe i fönstret. Flytta klockan och se vad som händer.",
      "Se vad ett meddelande består av: Visa innehållet i dess meny, eller `?`. Sök med `Ctrl+K`.",
      "På riktigt: läs `docs/install-slack.md` eller `docs/install-teams.md`.",
    ],
    go: "Prova själv",
    command: "/stafett hjälp",
  },
  steps: {
    open: {
      title: "Ett ärende öppnas",
      body: "Kontaktpersonen på Noomi öppnar ett ärende: några val, inga namn. Stafett svarar med en referens och två ord som går att minnas.",
    },
    place: {
      title: "Finns det plats?",
      body: "Kontaktpersonen skriver /stafett plats och frågar flera verksamheter på en gång. Frågan säger vad som behövs, aldrig vem det gäller.",
    },
    answer: {
      title: "Ett tryck i Teams",
      body: "I Malmö sitter handläggaren i Teams och svarar med en knapp. Noomis kort i Slack räknar svaren.",
    },
    refer: {
      title: "Svaret blir en hänvisning",
      body: "Noomi väljer stöd och vem som betalar, registrerar samtycket och skickar. Utan giltigt samtycke går inget i väg.",
    },
    accept: {
      title: "Malmö tackar ja",
      body: "Kortet i Teams säger bara att det finns en hänvisning. Handläggaren öppnar den och tackar ja. Kortet i Slack säger hela tiden vem som är ansvarig.",
    },
    link: {
      title: "Ett svar utan konto",
      body: "Hos Plattformen arbetar ingen i Stafett. Noomi skapar en svarslänk och säger koden i telefon. Öppna länken i en ny flik, skriv koden och svara själv: kortet i Slack visar svaret.",
    },
    morning: {
      title: "Morgonens lista",
      body: "Nästa vardag klockan 08.30 kommer ett enda meddelande med dagens lägeskollar. Är allt lugnt räcker ett tryck.",
    },
    who: {
      title: "Vem är i tjänst?",
      body: "Skriv /stafett vem. Där står vilka som är i tjänst i dag och vilka nummer som gäller.",
    },
    services: {
      title: "Vem gör vad?",
      body: "Kontaktpersonen skriver /stafett insatser. Där står vad som finns, hos vem, och på vilka språk.",
    },
    swap: {
      title: "Kan du ta torsdagen?",
      body: "Ersättaren har passet på torsdag och frågar med `/stafett byt pass`. Kontaktpersonen tar det med ett tryck. Det gäller bara den dagen.",
    },
    call: {
      title: "Stödtelefonen ringer",
      body: "Den som svarar skriver /stafett samtal: fara först, fem tryck, ingen text och inget om den som ringer. Regionkoordinatorn tar emot det med ett tryck.",
    },
    changed: {
      title: "Något har ändrats",
      body: "Då är det fem fält och en halv minut. Formuläret ryms på en telefon, och kortet visar nästa dag.",
    },
    mmm: {
      title: "Manualen, ett tryck i taget",
      body: "Med /stafett mmm går Noomi igenom manualens sex steg för ärendet. Guiden säger vad man kan fråga om, aldrig vad någon har rätt till.",
    },
    method: {
      title: "En metodfråga",
      body: "Kontaktpersonen skriver /stafett metod och frågar hur man gör, utan något ärende. Evonhuset svarar. Texten läses bara av de två.",
    },
    missed: {
      title: "Ingen hann",
      body: "Ingen gör lägeskollen. Klockan 11 får ersättaren den, klockan 13 chefen. Kortet säger hela tiden vem som har den.",
    },
    invite: {
      title: "Evonhuset bjuds in",
      body: "Noomi väljer grund, syfte och vad som får delas. Evonhuset tackar ja, och det gemensamma rummet visar kortet: referens, vem som har ärendet, nästa dag.",
    },
    counsel: {
      title: "Ett mejl till den som bara har webben",
      body: "På advokatbyrån har ingen Slack eller Teams. Noomi bjuder in den, och ett mejl säger att något väntar, och inget mer. Öppna på webben från brevlådan och svara själv.",
    },
    malmo: {
      title: "Samma ärende i Slack och Teams",
      body: "Noomi bjuder in Socialtjänsten Malmö från Slack. Handläggaren tackar ja och gör lägeskollen i Teams. Noomi ser den nya dagen på kortet i Slack.",
    },
    nsp: {
      title: "En ansökan om stöd",
      body: "Personen har inte gjort någon polisanmälan. Noomi ansöker med /stafett nsp: några val, och inget om vem det gäller. Ansökan är inskickad, och två handläggare beslutar.",
    },
    meeting: {
      title: "Ett möte planeras",
      body: "Noomi planerar ett avstämningsmöte. Malmö kallas i Teams. Kortet finns i båda fönstren, och alla som är kallade lägger till sina punkter.",
    },
    held: {
      title: "Mötet hålls",
      body: "Dagen efter startar Noomi mötet i Slack. Malmö säger att de är med och trycker på Nästa i Teams. Kortet i båda rummen säger hela tiden var mötet är.",
    },
    approved: {
      title: "Anteckningarna godkänns",
      body: "Mötet tar ett beslut och går igenom resten. De som var med läser anteckningarna och godkänner dem: Noomi i Slack, Malmö i Teams.",
    },
    files: {
      title: "Var och en tar hem sitt",
      body: "Nästa möte går att lägga i kalendern. Anteckningarna hämtas som Word eller text, och varje verksamhets fil har bara det som den får ha.",
    },
    training: {
      title: "En utbildning",
      body: "Evonhuset bjuder in med /stafett utbildning, och Malmö anmäler sig i Teams med ett tryck. Vem som kommer står inte på kortet.",
    },
    renamed: {
      title: "En ny referens",
      body: "Referensen har hamnat fel. Med `/stafett ny referens` får ärendet en ny, och de som deltar får veta det var och en för sig. Den gamla leder ingenstans.",
    },
    figures: {
      title: "Vad åren säger",
      body: "Regionkoordinatorn öppnar statistiken för förra året: två har publicerat den, och ingen går att känna igen. Ur samma tal kommer svaren om konventionerna. Människorna bakom talen är påhittade.",
    },
    friday: {
      title: "Inför helgen",
      body: "På fredagen frågar Stafett vem som har ärendena medan ni är lediga. Ett svar, och det är klart.",
    },
    handover: {
      title: "Före ledigheten",
      body: "Alla mina ärenden i en lista, lämnade till ersättaren. Ansvaret flyttar först när den andra har tackat ja.",
    },
  },
};

export type GuideTexts = typeof guideSv;
