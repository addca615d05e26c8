// How much is given from one person to another in one transaction.

/** Each case stands in a few people's lists too, which are written with it. The rest follows in another transaction. docs/decisions/0022-hand-over-in-portions.md */
export const casesAtOnce = 12;
