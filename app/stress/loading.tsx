import { StressHeader } from '@/components/risk/stress-header';
import { Loading, Skeleton } from '@/components/ui/skeleton';

export default function StressLoading() {
  return (
    <>
      <StressHeader />
      <Loading label="Loading pools and products">
        <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)] lg:items-start">
          <Skeleton className="h-96" />
          <Skeleton className="h-72" />
        </div>
      </Loading>
    </>
  );
}
