/** A harbour's arm, the calm water inside it, and the beacon at its end. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-7 text-ink">
        <path d="M6 4v13a10 10 0 0 0 20 0v-2" fill="none" stroke="currentColor" strokeWidth="4.5" />
        <path
          d="M11 16.500c1.7-1.8 3.3-1.8 5 0s3.3 1.8 5 0"
          fill="none"
          stroke="var(--color-tide-2)"
          strokeWidth="2"
          strokeLinecap="round"
        />
        <circle cx="26" cy="8" r="3.5" fill="var(--color-accent)" />
      </svg>
      <span className="hidden font-medium text-[1.0625rem] text-ink tracking-tight sm:inline">
        Breakwater
      </span>
    </span>
  );
}
