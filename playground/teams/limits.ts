// Teams' limits, each with its source. D = learn.microsoft.com/microsoftteams/platform. What rests on less is listed in docs/stand-in-teams.md.

/**
 * D "Format your bot messages": 100 KB, and 80 KB to be sure of, the message with everything in it, in UTF-16. Older copies of the page say 40 KB and 28 KB:
 * `messageBytes` sets what this organisation takes.
 */
export const MESSAGE_BYTES = 80 * 1024;
/** As Teams counts: two bytes for each unit of UTF-16. */
export const bytesOf = (text: string): number => 2 * text.length;
/** D "Universal Actions for Adaptive Cards": `userIds` names at most 60; without a list, cards refresh by themselves in conversations of up to 60. */
export const REFRESH_PEOPLE = 60;
/** D "Adaptive Cards in Teams": bots may send cards up to this version. */
export const CARD_MINOR_MAX = 5;
/** D "Universal Actions for Adaptive Cards": below this version Action.Execute and refresh stop working in Teams. */
export const EXECUTE_MINOR_MIN = 5;
/** D "Optimize your bot with rate limiting", per bot and thread: requests in so many seconds. */
export const RATES: readonly { requests: number; withinS: number }[] = [
  { requests: 7, withinS: 1 },
  { requests: 8, withinS: 2 },
  { requests: 60, withinS: 30 },
  { requests: 1_800, withinS: 3_600 },
];
/** D "Typeahead search in Adaptive Cards": the number of options in the dropdown is limited to 15. */
export const SEARCH_RESULTS = 15;
/** D "Targeted messages": gone from the client after 24 hours. */
export const TARGETED_LIVES_MS = 24 * 3_600_000;
/** Entra's tokens for applications: 3,599 seconds. */
export const TOKEN_LIVES_S = 3_599;
/** D "Invoke activities": the client gives up after 15 seconds at most. */
export const ANSWER_MS = 15_000;
