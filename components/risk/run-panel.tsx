import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Progress } from '@/components/ui/progress';
import type { Simulation } from './use-simulation';

const count = (value: number) => value.toLocaleString('en');

const NEWS: Record<Simulation['status'], (years: number) => string> = {
  idle: () => '',
  running: (years) => `Simulating ${count(years)} years of each pool.`,
  done: (years) => `Done: ${count(years)} years of each pool. The results are beside the assumptions.`,
  cancelled: () => 'Cancelled. There are no results, because the simulation did not finish.',
  failed: () => '',
};

type RunPanelProps = { simulation: Simulation; years: number; onRun: () => void; onCancel: () => void };

export function RunPanel({ simulation, years, onRun, onCancel }: RunPanelProps) {
  const isRunning = simulation.status === 'running';
  const done = isRunning ? simulation.done / simulation.of : 0;
  return (
    <div className="mt-6 grid gap-4">
      {/* one button, so that it keeps the focus when its meaning changes */}
      <Button variant={isRunning ? 'secondary' : 'primary'} onClick={isRunning ? onCancel : onRun}>
        {isRunning ? 'Cancel' : `Simulate ${count(years)} years`}
      </Button>
      {isRunning && (
        <Progress label="Simulation" value={done} valueText={`${Math.round(done * 100)} % of the years`} />
      )}
      <p role="status" className="text-ink-soft text-sm empty:hidden">
        {NEWS[simulation.status](years)}
      </p>
      {simulation.status === 'failed' && (
        <Callout kind="error" title="The simulation stopped">
          The browser did not let it finish. Reload the page, or ask for fewer years.
        </Callout>
      )}
      <noscript>
        <p className="text-ink-soft text-sm">
          The simulation runs in your browser and needs JavaScript. The expected losses are worked out without
          it.
        </p>
      </noscript>
    </div>
  );
}
