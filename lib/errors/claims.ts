// Incidents, from filing to collecting.

import { type IncidentStatus, STATUSES } from '../claims/types';
import type { Sentences } from './dictionary';
import { moment, money, wait } from './words';

const STATUS_WORDS: Record<IncidentStatus, string> = {
  none: 'unknown',
  filed: 'in the fast lane',
  voting: 'being voted on',
  decided: 'decided',
  escalated: 'with the arbiter',
  drawn: 'without a verdict',
  accepted: 'accepted',
  refused: 'refused',
  lapsed: 'ended without a verdict',
};

export const claims = {
  UnknownIncident: ([incident]) => `Incident ${incident} does not exist.`,
  ProcessMissing: () =>
    'Governance has not yet set how this pool’s incidents are decided, so none can be filed.',
  ProcessTooSoon: ([from, now]) =>
    `The claims process can change once a report window: the next change can be made ${wait(from, now)}.`,
  InvalidStep: () => 'The severity must be between 0 % and 100 %, in steps of 5 %.',
  EventInFuture: ([event]) => `The event time, ${moment(event)}, is in the future. Enter when it happened.`,
  EventTooOld: ([, oldest]) =>
    `An event must be filed within the report window: it can be no older than ${moment(oldest)}.`,
  NotHolder: () => 'Only the holder of a cover can file with it. Switch to the account that holds it.',
  NotInForce: ([cover, event]) => `Cover ${cover} was not in force on ${moment(event)}.`,
  NothingInForce: ([, event]) =>
    `No cover of this product was in force on ${moment(event)}, so there is nothing to pay.`,
  LossRootNeeded: () =>
    'Incidents of this product need a list of losses. Add it to the evidence and file again.',
  InvalidRoot: () => 'A list of losses needs both its root and its total. Check the list and file again.',
  NotTheDrawn: ([incident]) =>
    `To file incident ${incident} again, use the same event time, the same list of losses and at least the same severity.`,
  WrongStatus: ([incident, status]) =>
    `Incident ${incident} has changed: it is now ${STATUS_WORDS[STATUSES[status] ?? 'none']}. Reload the page to see what you can do.`,
  PhaseOver: ([, until]) =>
    `The time for this ended on ${moment(until)}. Reload the page to see the next step.`,
  PhaseOpen: ([, until, now]) => `This can be done ${wait(until, now)}.`,
  NotArbiter: () => 'Only the arbiter of this incident may rule. Switch to that account.',
  AlreadyRequested: () => 'The court has already been asked to decide this incident. Wait for its ruling.',
  FeeTooLow: ([sent, cost], unit) =>
    `A ruling costs ${money(cost, unit)} now, and ${money(sent, unit)} was offered. Try again at the new price.`,
  WrongProduct: () => 'This cover is for another product than the incident.',
  NotAccepted: () => 'This incident was not accepted, so there is nothing to collect.',
  NotFinal: () => 'This incident is not settled yet. Come back when it is.',
  NoBondOwed: () =>
    'There is no bond to return: it was already returned, it was lost, or the incident is not settled yet.',
  AlreadyCollected: ([, cover]) => `Cover ${cover} has already collected from this incident.`,
  CollectionOver: ([, until]) => `Payouts could be collected until ${moment(until)}.`,
  CollectionOpen: ([, until]) => `Holders can still collect until ${moment(until)}.`,
  ProofNeeded: () =>
    'This incident pays proven losses only. Collect with the proof of your loss from the evidence’s list.',
  InvalidProof: ([, , loss], unit) =>
    `The list of losses does not say that the holder lost ${money(loss, unit)}. Use the list that the incident was filed with.`,
  LossPaid: ([, , loss], unit) =>
    `The holder’s proven loss of ${money(loss, unit)} is paid in full, so this cover has nothing more to collect.`,
} satisfies Partial<Sentences>;
