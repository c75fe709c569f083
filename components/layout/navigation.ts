import {
  BookOpen,
  ChartPie,
  Landmark,
  LayoutDashboard,
  type LucideIcon,
  Scale,
  ShieldCheck,
  Wallet,
  Waves,
} from 'lucide-react';

export type Destination = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Shorter label for the bar of narrow screens. */
  short?: string;
};

export const DESTINATIONS: readonly Destination[] = [
  { href: '/', label: 'Overview', icon: LayoutDashboard },
  { href: '/cover', label: 'Cover', icon: ShieldCheck },
  { href: '/pools', label: 'Pools', icon: ChartPie },
  { href: '/stress', label: 'Stress', icon: Waves },
  { href: '/claims', label: 'Claims', icon: Scale },
  { href: '/governance', label: 'Governance', icon: Landmark, short: 'Govern' },
  { href: '/portfolio', label: 'Portfolio', icon: Wallet },
];

/** On a wide screen it is at the other end of the header. */
export const DOCS: Destination = { href: '/docs', label: 'Docs', icon: BookOpen };
