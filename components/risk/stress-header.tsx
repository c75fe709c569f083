import { PageHeader } from '@/components/layout/page';

export function StressHeader() {
  return (
    <PageHeader
      title="Stress"
      lead="Choose products that fail in one event and see who would pay, pool by pool, as the contracts answer it now. Below: what all pools cover of one protocol, and what a year of losses could look like."
    />
  );
}
