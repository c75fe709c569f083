import clsx from 'clsx';

type ProgressProps = {
  label: string;
  /** 0..1; a larger value is shown as full. */
  value: number;
  /** Text for screen readers: "63 % of the quorum". */
  valueText: string;
  tone?: 'tide' | 'accent' | 'good' | 'bad';
};

const TONES = { tide: 'bg-tide-2', accent: 'bg-accent', good: 'bg-good', bad: 'bg-bad' };

export function Progress({ label, value, valueText, tone = 'tide' }: ProgressProps) {
  const part = Math.min(1, Math.max(0, value));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(part * 100)}
      aria-valuetext={valueText}
      className="h-1.5 overflow-hidden rounded-full bg-line"
    >
      <div className={clsx('h-full rounded-full', TONES[tone])} style={{ width: `${part * 100}%` }} />
    </div>
  );
}
