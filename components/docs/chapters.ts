export type Chapter = { href: string; title: string; text: string };

/** The chapters, in the order in which a newcomer reads them. */
export const CHAPTERS: readonly Chapter[] = [
  {
    href: '/docs/how-it-works',
    title: 'How it works',
    text: 'Who pays whom, when and why: for stakers, holders, assessors and challengers.',
  },
  {
    href: '/docs/risks',
    title: 'Risks',
    text: 'What can go wrong, and what the contracts do not protect you from.',
  },
  {
    href: '/docs/deadlines',
    title: 'Deadlines',
    text: 'Every window with its present length, pool by pool.',
  },
  { href: '/docs/faq', title: 'Questions', text: 'Short answers to what people ask first.' },
  { href: '/docs/glossary', title: 'Glossary', text: 'What each word on these pages means.' },
  {
    href: '/docs/operators',
    title: 'For operators',
    text: 'How to run this app: settings, health and logs.',
  },
];
