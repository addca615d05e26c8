// Words for the problems of `signIn`: the issuer that an agency has.
export const signInTexts = {
  "sign-in-code": {
    message: "A sign-in code has 8 to 20 capital letters and digits.",
    hint: "Choose one that nobody guesses and that does not say which agency it is.",
  },
  issuer: {
    message: "Write the issuer as its own configuration does: https:// and nothing after a ? or #.",
    hint: "On this computer http://localhost and a port will do.",
  },
  "sign-in-text": {
    message:
      "Write it as the issuer gives it: visible letters and signs without spaces, at most 255.",
  },
  "sign-in-codes": {
    message: "The same sign-in code stands at {first}.",
    hint: "Each agency needs one of its own.",
  },
} as const;
