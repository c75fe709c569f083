'use client';

import dynamic from 'next/dynamic';
import { notLoaded } from '@/components/ui/not-loaded';

/** Only holders of cover load the form: a visitor without a wallet does not see it. */
export const FileForm = dynamic(() => import('./file-form').then((module) => module.FileForm, notLoaded));
