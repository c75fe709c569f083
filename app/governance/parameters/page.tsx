import type { Metadata } from 'next';
import { ParametersView } from '@/components/governance/parameters-view';
import { PageHeader } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { BlockSkeletons } from '@/components/ui/skeleton';

export const metadata: Metadata = { title: 'Parameters' };

export default function ParametersPage() {
  return (
    <>
      <PageHeader
        back={{ href: '/governance', label: 'Governance' }}
        title="Parameters"
        lead="Every parameter of the mutual. Members change them by vote, within the bounds of the code. Existing covers, exits and incidents keep their values."
      />
      <Part
        name="the parameters"
        skeleton={<BlockSkeletons heights={['h-[230rem] lg:h-[110rem]', 'h-96']} />}
      >
        <ParametersView />
      </Part>
    </>
  );
}
