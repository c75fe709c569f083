/** Marks a point of a curve, placed by percentages. The text is put where there is room. */
export function PointMark({
  left,
  top,
  text = 'you are here',
}: {
  left: number;
  top: number;
  text?: string;
}) {
  // curves rise to the right, so that there is room on the left
  const isLeft = left < 0.35;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute"
      style={{ left: `${left * 100}%`, top: `${top * 100}%` }}
    >
      <span className="absolute size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-surface bg-accent" />
      <span
        className={`absolute bottom-2 whitespace-nowrap font-medium text-accent text-xs ${isLeft ? 'left-2' : 'right-1'}`}
      >
        {text}
      </span>
    </div>
  );
}
