import Link from 'next/link';

export const GuardianLink = () => (
  <Link href="/guardian" className="link font-medium text-ink">
    What the guardian may do, and what never stops
  </Link>
);
