// What is asked only where many plays are played.
/** Whether random plays reach what is looked for in them is asked where more of them are played: it takes a tenth of the time of all tests, and says nothing of the rules. */
export const playsMany = process.env.STAFETT_RUNS !== undefined;
