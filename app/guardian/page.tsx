import type { Metadata } from 'next';
import { GuardianView } from '@/components/guardian/guardian-view';
import { PageHeader, Section } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { BlockSkeletons } from '@/components/ui/skeleton';

export const metadata: Metadata = { title: 'Guardian' };

const NEVER = [
  'Claims: incidents are filed, voted on, appealed and decided.',
  'Payouts: holders collect what was decided.',
  'Exits: they are requested, processed and claimed; covers can be cancelled.',
  'Governance: no proposal and no vote can be stopped.',
];

export default function GuardianPage() {
  return (
    <>
      <PageHeader
        back={{ href: '/governance', label: 'Governance' }}
        title="Guardian"
        lead="When something looks wrong, the guardian can pause new cover and deposits of a pool at once, for at most seven days, and not again within thirty days of the end. The guardian can do nothing else."
      />
      <Part name="the guardian" skeleton={<BlockSkeletons heights={['mt-13 h-[48rem] md:h-60']} />}>
        <GuardianView />
      </Part>
      <Section title="What never stops">
        <ul className="grid max-w-prose list-disc gap-2 pl-5 text-ink-soft">
          {NEVER.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
