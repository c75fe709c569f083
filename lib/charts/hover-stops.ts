export type HoverLine = { name: string; color: string };
type HoverValue = HoverLine & { text: string /** 0..1 from the bottom */; y: number };
/** One place that can be pointed at, 0..1 from the left, with everything it says already in words. */
export type HoverStop = { x: number; label: string; values: readonly HoverValue[] };

/** Name and colour of each line once, and for each stop its place, its label, and line, height and words of each value: a page
 * carries hundreds of them. */
export type PackedStops = {
  lines: readonly HoverLine[];
  stops: readonly (readonly [
    x: number,
    label: string,
    values: readonly (readonly [number, number, string])[],
  ])[];
};

/** A tenth of a pixel on the widest chart. */
const rounded = (share: number) => Math.round(share * 10_000) / 10_000;

export function packStops(stops: readonly HoverStop[]): PackedStops {
  const lines: HoverLine[] = [];
  const lineOf = ({ name, color }: HoverValue) => {
    const known = lines.findIndex((line) => line.name === name && line.color === color);
    return known === -1 ? lines.push({ name, color }) - 1 : known;
  };
  const packed = stops.map(({ x, label, values }) => {
    const own = values.map((value) => [lineOf(value), rounded(value.y), value.text] as const);
    return [rounded(x), label, own] as const;
  });
  return { lines, stops: packed };
}

/** The stop that is nearest to a place. */
export function stopAt({ lines, stops }: PackedStops, place: number): HoverStop | null {
  const [first] = stops;
  if (!first) return null;
  const [x, label, values] = stops.reduce(
    (best, stop) => (Math.abs(stop[0] - place) < Math.abs(best[0] - place) ? stop : best),
    first,
  );
  const unpacked = ([line, y, text]: readonly [number, number, string]) => {
    const { name = '', color = '' } = lines[line] ?? {};
    return { name, color, y, text };
  };
  return { x, label, values: values.map(unpacked) };
}
