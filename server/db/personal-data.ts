import type { Module } from '../kernel/module.ts';
import type { PersonalData } from '../kernel/personal-data.ts';

/** The kernel's own tables, and the journal. */
const kernelData: PersonalData = {
  'kernel.idempotency': 'removed',
  'kernel.file': { media_type: 'nothing', name: 'file-name' },
  'kernel.setting': { name: 'nothing', value: 'mixed-text' },
  'kernel.throttle': 'removed',
  'trail.anchor': { hash: 'nothing', proof: 'nothing' },
  'trail.line': {
    action: 'nothing',
    actor_role: 'nothing',
    subject_kind: 'nothing',
    links: 'nothing',
    facts: 'nothing',
    personal: 'erased',
    personal_salt: 'nothing',
    personal_hash: 'nothing',
    request_id: 'nothing',
  },
};

/** The data catalogue: what every table holds of people. Each module answers for its own. */
export function dataCatalogue(modules: readonly Module[]): PersonalData {
  return Object.assign({}, kernelData, ...modules.map(({ personalData }) => personalData ?? {}));
}
