// Beginning anew is asked about first: everything in the playground goes.
import { reset } from "./actions.ts";
import { get, set } from "./store.ts";
import { texts } from "./texts.ts";

export function askReset(): void {
  const words = texts[get().lang].resetAsk;
  const say = (text: string) => ({ type: "plain_text" as const, text });
  const ask = {
    title: say(words.title),
    text: say(words.text),
    confirm: say(words.yes),
    deny: say(words.no),
    style: "danger" as const,
  };
  set({ drawer: null, sheet: null, confirm: { ask, go: () => void reset(), page: true } });
}
