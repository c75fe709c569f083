// Ponder loads all files of this folder in any order. `onOthers` must come last, so this file imports the others first.

import type { EventNames } from 'ponder:registry';
import type { Abi } from 'viem';
import config from '../ponder.config';
import './capital';
import './claims';
import './cover';
import './governance';
import { onOthers } from './record';
import './votes';

const names = Object.entries(config.contracts).flatMap(([contract, { abi }]) =>
  (abi as Abi).flatMap((item) => (item.type === 'event' ? [`${contract}:${item.name}` as EventNames] : [])),
);

onOthers(names);
