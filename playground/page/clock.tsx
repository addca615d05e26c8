// The simulated clock: what it shows, where in the week that is, and the buttons that move it.
import { useEffect, useRef, useState } from "preact/hooks";
import { moveClock } from "./actions.ts";
import { CloseIcon } from "./icons.tsx";
import { set, useTexts, useUi } from "./store.ts";
import {
  at,
  clockTime,
  dayName,
  daysUntilWeekday,
  hours,
  wall,
  weekdayOnly,
  weekFraction,
} from "./time.ts";

const GLIDE_MS = 700;
const OFFICE = { from: 8, to: 17 };
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Lets the shown time glide to the real one, so that one sees that time has passed. */
function useGliding(target: number): number {
  const [shown, setShown] = useState(target);
  const from = useRef(target);
  useEffect(() => {
    const begin = from.current;
    if (still() || !begin || target < begin) {
      from.current = target;
      return setShown(target);
    }
    const started = performance.now();
    let frame = 0;
    const step = (now: number) => {
      const part = Math.min(1, (now - started) / GLIDE_MS);
      from.current = begin + (target - begin) * (1 - (1 - part) ** 3);
      setShown(part === 1 ? target : Math.round(from.current / 60_000) * 60_000);
      if (part < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [target]);
  return shown;
}

function Ribbon({ now }: { now: number }) {
  const t = useTexts();
  const lang = useUi((u) => u.lang);
  const today = wall(now).weekday;
  const monday = at(now, 1 - today, 12);
  const days = [0, 1, 2, 3, 4, 5, 6];
  return (
    <div class="ribbon" role="img" aria-label={`${t.clock.week7}: ${dayName(lang, now)}`}>
      {days.map((day) => {
        const ms = at(monday, day, 12);
        return (
          <span
            key={day}
            class={`${day > 4 ? "rest" : ""}${day + 1 === today ? " today" : ""}${day + 1 < today ? " past" : ""}`}
          >
            <i
              class="office"
              style={{
                left: `${(OFFICE.from / 24) * 100}%`,
                width: `${((OFFICE.to - OFFICE.from) / 24) * 100}%`,
              }}
            />
            <em>
              {weekdayOnly(lang, ms)} {wall(ms).day}
            </em>
          </span>
        );
      })}
      <b class="needle" style={{ left: `${weekFraction(now) * 100}%` }} />
    </div>
  );
}

function Moves() {
  const t = useTexts();
  const now = useUi((u) => u.clock.now);
  const running = useUi((u) => u.clock.target !== null || u.guide.playing !== null);
  const moves: [keyof typeof t.clock & string, () => number][] = [
    ["hour", () => now + hours(1)],
    ["tomorrow", () => at(now, 1, 8, 30)],
    ["day", () => at(now, 1, wall(now).hour, wall(now).minute)],
    ["friday", () => at(now, daysUntilWeekday(now, 5), 8, 30)],
    ["week", () => at(now, 7, wall(now).hour, wall(now).minute)],
  ];
  return (
    <div class="moves">
      {moves.map(([name, to]) => (
        <button
          type="button"
          class="move"
          key={name}
          disabled={running || !now}
          data-testid={`clock-${name}`}
          onClick={() => {
            set({ drawer: null });
            void moveClock(to());
          }}
        >
          {t.clock[name] as string}
        </button>
      ))}
    </div>
  );
}

function Progress() {
  const t = useTexts();
  const { now, from, target } = useUi((u) => u.clock);
  if (target === null) return null;
  const part = Math.max(0, Math.min(1, (now - from) / (target - from)));
  return (
    <div
      class={part > 0 && part < 1 ? "progress" : "progress vague"}
      role="progressbar"
      aria-label={t.clock.running}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(part * 100)}
    >
      <i style={{ transform: `scaleX(${part > 0 ? part : 1})` }} />
    </div>
  );
}

export function Clock() {
  const t = useTexts();
  const lang = useUi((u) => u.lang);
  const now = useUi((u) => u.clock.now);
  const open = useUi((u) => u.drawer === "clock");
  const shown = useGliding(now);
  const running = useUi((u) => u.clock.target !== null);
  if (!now) return <section class="clock" aria-label={t.clock.label} />;
  return (
    <section
      class={`clock${open ? " open" : ""}${running ? " running" : ""}`}
      aria-label={t.clock.label}
      data-testid="clock"
    >
      <button
        type="button"
        class="clock-now"
        onClick={() => set({ drawer: open ? null : "clock" })}
        aria-expanded={open}
        title={t.clock.move}
      >
        <span class="clock-day">{dayName(lang, shown)}</span>
        <span class="clock-time">{clockTime(lang, shown)}</span>
        <span class="clock-more only-phone">{open ? <CloseIcon /> : t.clock.move}</span>
      </button>
      <Moves />
      <Ribbon now={shown} />
      <Progress />
      <p class="unseen" aria-live="polite" data-testid="clock-now">
        {`${dayName(lang, now)} ${clockTime(lang, now)}`}
      </p>
    </section>
  );
}
