/** Which rules of the policy on this page use a complaint type, or take codes from a pool. */

import { draft } from './draft.js';
import { counted } from './elements.js';

/** The rules that ask for a type by name. @param {string} type */
export function rulesOf(type) {
  const asks = ({ fact, value }) => ['complaint_type', 'secondary_type'].includes(fact) && [value].flat().includes(type);
  return draft.document.rules.filter(({ when }) => [...(when.all ?? []), ...(when.any ?? [])].some(asks));
}

/** "2 rules ask for it: A, B." @param {string} type */
export function usedBy(type) {
  const rules = rulesOf(type);
  return rules.length === 0 ? 'No rule asks for it.' : `${counted(rules.length, 'rule asks', 'rules ask')} for it: ${rules.map(({ name }) => name).join(', ')}.`;
}

/** @param {string} type */
export const isRegulated = (type) => (draft.document.guards?.regulated ?? []).includes(type);

/** The rules whose offers take codes from a pool, by the pool's name. @returns {Map<string, {id: string, name: string, enabled?: boolean}[]>} */
export function rulesByPool() {
  const found = new Map();
  for (const rule of draft.document.rules) {
    const offers = [...(rule.offers ?? []), ...(rule.alternatives ?? [])];
    const pools = new Set(offers.map(({ code }) => (code && !('value' in code) ? code.name : '')).filter(Boolean));
    for (const pool of pools) found.set(pool, [...(found.get(pool) ?? []), rule]);
  }
  return found;
}
