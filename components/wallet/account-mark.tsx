/** Three waves whose heights follow from the address, so that an account looks the same everywhere. */
export function AccountMark({ address, size }: { address: string; size: number }) {
  const digits = [...address.slice(2, 8).toLowerCase()].map((digit) => Number.parseInt(digit, 16) / 15);
  const wave = (index: number) => {
    const [height = 0, phase = 0] = digits.slice(index * 2);
    const y = 8 + index * 6 + phase * 3;
    const rise = 1.5 + height * 4;
    return `M-2 ${y} q 4 ${-rise} 8 0 t 8 0 t 8 0 t 8 0`;
  };
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      className="shrink-0 rounded-full bg-tide-1 text-paper"
    >
      {[0, 1, 2].map((index) => (
        <path
          key={index}
          d={wave(index)}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          opacity={1 - index * 0.25}
        />
      ))}
    </svg>
  );
}
