const WIDTH = 1200;
const HEIGHT = 150;
const WALL = 700;
const LINES = 7;

/** Height of the waves at a position: high before the wall, low behind it. */
const swell = (x: number) => (x < WALL ? 13 - 4 * (x / WALL) : 2.2 * Math.exp((WALL - x) / 260));

function wave(index: number): string {
  const level = 62 + index * 13;
  const points = Array.from({ length: WIDTH / 10 + 1 }, (_, step) => {
    const x = step * 10;
    const phase = x / (x < WALL ? 38 : 30) + index * 1.7;
    const y = level - swell(x) * (1 - index / 12) * (Math.sin(phase) + 0.35 * Math.sin(phase * 2.3));
    return `${x} ${y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}

/** The app's picture: waves on one side of a breakwater, calm water on the other. */
export function Sea() {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMax slice"
      className="block h-28 w-full sm:h-36"
    >
      {Array.from({ length: LINES }, (_, index) => index).map((index) => (
        <path
          key={index}
          d={wave(index)}
          fill="none"
          stroke={index < 3 ? 'var(--color-tide-2)' : 'var(--color-tide-3)'}
          strokeWidth={1.25}
          strokeLinejoin="round"
          opacity={1 - index * 0.1}
          vectorEffect="non-scaling-stroke"
        />
      ))}
      <path d={`M${WALL - 16} ${HEIGHT}L${WALL - 7} 38h14L${WALL + 16} ${HEIGHT}z`} fill="var(--color-ink)" />
      <circle cx={WALL} cy={20} r={8} fill="var(--color-accent)" />
    </svg>
  );
}
