'use client';

import dynamic from 'next/dynamic';

/** The form brings every ABI: the page on which a change is chosen does without. */
export const ProposalForm = dynamic(() => import('./proposal-form').then((module) => module.ProposalForm));
