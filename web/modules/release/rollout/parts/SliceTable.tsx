import { Button, Table } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useContext, useId, useState } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count } from '../../../../ui/format.ts';
import { sliceMessages } from '../slice-messages.ts';

type Slice = NonNullable<Api['GET /rollout']['answer']['rollout']>['slices'][number];
type Counts = Slice['errors']['stable'];

/** The counts behind the verdict: who, doing what, on which version. Folded until somebody asks. */
export function SliceTable({ slices }: { slices: readonly Slice[] }) {
  const s = useMessages(sliceMessages);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const Icon = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <div className="fp-slices">
      <Button
        variant="subtle"
        size="sm"
        leftSection={<Icon size={18} aria-hidden />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? s.hide : s.show}
      </Button>
      <div id={id}>{isOpen && <Opened slices={slices} />}</div>
    </div>
  );
}

function Opened({ slices }: { slices: readonly Slice[] }) {
  const s = useMessages(sliceMessages);
  const roles: Readonly<Record<string, string>> = {
    learner: s.learner,
    trainer: s.trainer,
    companyManager: s.companyManager,
    trainingAdministrator: s.trainingAdministrator,
    qualityManager: s.qualityManager,
    director: s.director,
    systemAdministrator: s.systemAdministrator,
    auditor: s.auditor,
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="fp-scroll" tabIndex={0} aria-label={s.name}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{s.who}</Table.Th>
            <Table.Th>{s.operation}</Table.Th>
            {[s.errorsStable, s.errorsCanary, s.slowStable, s.slowCanary].map((title) => (
              <Table.Th key={title} data-num>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {slices.map(({ role, operation, errors, slow }) => (
            <Table.Tr key={`${role} ${operation}`}>
              <Table.Th scope="row" fw={500}>
                {roles[role] ?? role}
              </Table.Th>
              <Table.Td>{s[operation]}</Table.Td>
              {[errors.stable, errors.canary, slow.stable, slow.canary].map((counts, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: four fixed columns.
                <Table.Td key={column} data-num>
                  <Of counts={counts} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Of({ counts: { failures, units } }: { counts: Counts }) {
  const s = useMessages(sliceMessages);
  const language = useContext(LanguageContext);
  return <>{units === 0 ? '' : s.outOf(count(failures, language), count(units, language))}</>;
}
