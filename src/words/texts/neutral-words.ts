// Two neutral words that help people remember a case. Nothing here can be a name of a person, a place, a trait of a person,
// a colour of skin or hair, a religion or a country, nor a surname (so no sten, lind or björk),
// nor a word that this work uses for a state (so no grön, öppen or sen). Adjectives are in the common gender, so are all nouns.

const split = (list: string): readonly string[] => list.trim().split(/\s+/);

export const qualities = split(`
  blå lila rosa turkos randig prickig rutig rund oval fyrkantig spetsig böjd rak bred smal djup grund lång kort tjock tunn
  varm sval ljum torr fuktig blank matt slät skrovlig mjuk hård lätt stadig ledig hel halv dubbel enkel klar dimmig solig blåsig
  nyputsad nymålad polerad vävd stickad flätad snidad gjuten bakad rostad saltad sötad kryddad plockad skördad inramad inbunden
`);
export const nouns = split(`
  kulle udde klippa gran tall rönn hassel mossa lav svamp ormbunke
  lykta lampa klocka bok penna pall stol bänk hylla låda korg säck kruka kanna kopp skål tallrik sked gaffel kastrull panna
  bro väg stig port grind trappa ramp spång brygga båt eka kanot roddbåt åra mast flotte boj fyr vimpel drake ballong
  fjäder snäcka kotte nöt bulle limpa kaka tårta ost soppa gryta sallad morot kålrot rova lök purjo gurka melon fikon
  filt kudde matta gardin duk halsduk mössa vante sko stövel väska knapp tråd nål rulle spole rem kedja ring krans
`);
