export type Chapter = { href: string; title: string; text: string };

/** The chapters, in the order for newcomers. */
export const CHAPTERS: readonly Chapter[] = [
  {
    href: '/docs/how-it-works',
    title: 'How it works',
    text: 'Who pays whom, when and why: for stakers, cover holders, assessors and challengers.',
  },
  {
    href: '/docs/risks',
    title: 'Risks',
    text: 'What can go wrong, and what the contracts do not protect you from.',
  },
  {
    href: '/docs/deadlines',
    title: 'Deadlines',
    text: 'The current length of every time window, pool by pool.',
  },
  { href: '/docs/faq', title: 'Questions', text: 'Short answers to what people ask first.' },
  { href: '/docs/glossary', title: 'Glossary', text: 'What each word on these pages means.' },
  {
    href: '/docs/operators',
    title: 'For operators',
    text: 'How to run this app: settings, health checks and logs.',
  },
];
