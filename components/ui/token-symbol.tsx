/** A token's symbol in a label of capitals: it keeps its own letters, because dUSD is not DUSD. */
export function TokenSymbol({ children }: { children: string }) {
  return <span className="normal-case">{children}</span>;
}
