'use client';

import dynamic from 'next/dynamic';

/** The form needs all ABIs, so it is loaded only when a change is chosen. */
export const ProposalForm = dynamic(() => import('./proposal-form').then((module) => module.ProposalForm));
