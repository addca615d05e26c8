// Codes of consents. docs/domain.md §7.

/** Three things kept apart: lifting secrecy towards one agency, wanting the support, and being counted. */
export const consentKinds = ["sekretess", "deltagande", "statistik"] as const;
export const givens = ["yes", "no", "notPossible"] as const;
export const forms = ["spoken", "written"] as const;
export const informedItems = ["purpose", "use", "storage", "rights", "withdrawal"] as const;
export const withdrawals = ["spoken", "written", "throughOther"] as const;
