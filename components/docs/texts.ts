import type { Section } from './chapter';
import { ABOUT_CLAIMS, ABOUT_COVER, ABOUT_STAKING, ABOUT_WALLETS } from './faq';
import { GLOSSARY } from './glossary';
import { ASSESSING, CHALLENGING, COVER, GOVERNING, INCIDENTS, STAKING } from './how-it-works';
import { LOGGING, RUNNING, WATCHING } from './operators';
import { FOR_ALL, FOR_HOLDERS, FOR_STAKERS, KNOWN_LIMITS } from './risks';

/** Chapters that contain only text, by their URL. */
export const TEXTS = {
  '/docs/how-it-works': [
    { id: 'stakers', title: 'For stakers', entries: STAKING },
    { id: 'holders', title: 'For holders', entries: COVER },
    { id: 'incidents', title: 'From an event to a payout', entries: INCIDENTS },
    { id: 'assessors', title: 'For assessors', entries: ASSESSING },
    { id: 'challengers', title: 'For challengers', entries: CHALLENGING },
    { id: 'governance', title: 'Who decides the rules', entries: GOVERNING },
  ],
  '/docs/risks': [
    { id: 'stakers', title: 'If you stake', entries: FOR_STAKERS },
    { id: 'holders', title: 'If you buy cover', entries: FOR_HOLDERS },
    { id: 'all', title: 'For everybody', entries: FOR_ALL },
    { id: 'limits', title: 'Known limits', entries: KNOWN_LIMITS },
  ],
  '/docs/faq': [
    { id: 'staking', title: 'Staking', entries: ABOUT_STAKING },
    { id: 'cover', title: 'Cover', entries: ABOUT_COVER },
    { id: 'claims', title: 'Claims', entries: ABOUT_CLAIMS },
    { id: 'wallets', title: 'Wallets and this app', entries: ABOUT_WALLETS },
  ],
  '/docs/glossary': GLOSSARY,
  '/docs/operators': [
    { id: 'settings', title: 'Settings', entries: RUNNING },
    { id: 'health', title: 'Health', entries: WATCHING },
    { id: 'logs', title: 'Logs and stopping', entries: LOGGING },
  ],
} satisfies Record<string, readonly Section[]>;

export const isText = (href: string): href is keyof typeof TEXTS => href in TEXTS;
