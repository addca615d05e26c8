// What workflows/events.json holds: made by test/events.test.ts.
import type { EventShapes } from "../src/rules/shape.ts";

declare const shapes: EventShapes;
export = shapes;
