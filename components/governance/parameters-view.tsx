import { Tabs } from '@/components/ui/tabs';
import { readGuardians, readParameters } from '@/lib/governance/parameter-reads';
import { readParts } from '@/lib/governance/parts-reads';
import { MutualSections } from './mutual-sections';
import { ParameterTable } from './parameter-table';
import { PartsList } from './parts-list';

/** All parameters of the mutual, those of the pools first. */
export async function ParametersView() {
  const [{ pools, mutual }, parts, guardians] = await Promise.all([
    readParameters(),
    readParts(),
    readGuardians(),
  ]);
  return (
    <>
      <Tabs
        label="Pools"
        tabs={pools.map(({ address, name, sets }) => ({
          value: address,
          label: name,
          content: (
            <div className="gap-6 lg:columns-2 *:mb-6 *:break-inside-avoid">
              {sets.map((set) => (
                <ParameterTable key={set.kind} set={set} />
              ))}
              <PartsList pool={address} parts={parts.filter(({ pool }) => pool === address)} />
            </div>
          ),
        }))}
      />
      <MutualSections mutual={mutual} guardians={guardians} />
    </>
  );
}
