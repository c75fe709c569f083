import { PageHeader } from '@/components/layout/page';

export function StressHeader() {
  return (
    <PageHeader
      title="Stress"
      lead="Choose products that fail in one event and see who would pay in each pool. The contracts compute the answer. Below you find the cover of each protocol across all pools and a simulation of yearly losses."
    />
  );
}
