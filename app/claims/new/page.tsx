import type { Metadata } from 'next';
import { FileView } from '@/components/claims/file-view';
import { PageHeader } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { BlockSkeletons } from '@/components/ui/skeleton';
import { readSession } from '@/lib/wallet/session';

export const metadata: Metadata = { title: 'File an incident' };

type Props = { searchParams: Promise<{ cover?: string }> };

export default async function FilePage({ searchParams }: Props) {
  const [{ cover }, session] = await Promise.all([searchParams, readSession()]);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        back={{ href: '/claims', label: 'Claims' }}
        title="File an incident"
        lead="Say what happened, when and how bad it was. One verdict pays every cover in force at that time, not only yours."
      />
      <Part
        name="your covers"
        skeleton={<BlockSkeletons heights={session ? ['h-56', 'h-[40rem]'] : ['h-56']} />}
      >
        <FileView preferred={cover ? Number(cover) : undefined} />
      </Part>
    </div>
  );
}
