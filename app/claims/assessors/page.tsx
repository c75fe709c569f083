import type { Metadata } from 'next';
import { AssessorsView } from '@/components/assessors/assessors-view';
import { PageHeader } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { BlockSkeletons } from '@/components/ui/skeleton';

export const metadata: Metadata = { title: 'Assessors' };

export default function AssessorsPage() {
  return (
    <>
      <PageHeader
        back={{ href: '/claims', label: 'Claims' }}
        title="Assessors"
        lead="Assessors stake BRK and vote on how severe an incident was. Their verdict sets what each cover is paid."
      />
      <Part
        name="the assessors"
        skeleton={<BlockSkeletons heights={['h-[40rem] sm:h-[26rem]', 'h-96', 'h-96']} className="gap-16" />}
      >
        <AssessorsView />
      </Part>
    </>
  );
}
