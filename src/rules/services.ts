// What an agency can offer, as the directory lists it and a referral asks for it. docs/domain.md §2.6; wordings stand in the catalogues.

/** The Swedish set, and what HTCDS has beside it. */
export const services = [
  "skyddat_boende",
  "akut_vard",
  "trauma_psyk",
  "malsagandebitrade",
  "juridik_migration",
  "skadestand_ersattning",
  "betanketid_ansokan",
  "ekonomiskt_bistand",
  "tolk",
  "sfi_svenska",
  "arbete_praktik",
  "klader_basbehov",
  "foraldrastod_barn",
  "fack_lonekrav",
  "atervandande_AMP",
  "polisanmalan_stod",
  "metodstod",
  "annat",
  "SocialCare",
] as const;
/** A question about method has no case: workflows/method. A referral would say from which case it comes. */
export const methodSupport = "metodstod" satisfies (typeof services)[number];
