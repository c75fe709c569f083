type GaugeProps = {
  /** In words: "Required capital 120,000 of 300,000". */
  label: string;
  /** The part of the whole: 0..1, or more. */
  used: number;
  usedLabel: string;
  wholeLabel: string;
};

/** How much of a whole is used, with the limit marked. */
export function Gauge({ label, used, usedLabel, wholeLabel }: GaugeProps) {
  const part = Math.min(1, Math.max(0, used)) * 100;
  return (
    <div role="img" aria-label={label}>
      <div aria-hidden className="relative h-3 rounded-full bg-tide-4">
        <span
          className={`absolute inset-y-0 left-0 rounded-full ${used > 1 ? 'bg-bad' : 'bg-tide-1'}`}
          style={{ width: `${part}%` }}
        />
        <span
          className="absolute -inset-y-1.5 w-0.5 -translate-x-1/2 rounded-full bg-accent"
          style={{ left: `${part}%` }}
        />
      </div>
      <div aria-hidden className="mt-3 flex justify-between gap-4 text-sm">
        <span className="text-ink">{usedLabel}</span>
        <span className="text-right text-ink-soft">{wholeLabel}</span>
      </div>
    </div>
  );
}
