import { Button, Modal, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { showDone } from '../../../ui/Feedback.tsx';
import { RefusalAlert } from '../../../ui/Page.tsx';
import type { Board } from './DocumentCell.tsx';
import { boardMessages } from './messages.ts';

type Company = Board['companies'][number];
const TEXTS = ['funder', 'fundingCase', 'orderNumber', 'signatoryName', 'signatoryTitle'] as const;

/** Price, payer and signatory that were agreed with one company for this session. */
export function TermsDialog(given: { sessionId: string; company: Company; onClose: () => void }) {
  const { sessionId, company, onClose } = given;
  const t = useMessages(boardMessages);
  const client = useQueryClient();
  const { revision, ...known } = company.terms;
  const [facts, setFacts] = useState(known);
  const save = useMutation({
    mutationFn: () =>
      api('PUT /sessions/:sessionId/companies/:companyId/terms', {
        params: { sessionId, companyId: company.companyId },
        body: { ...facts, revision },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['document-board', sessionId] });
      showDone(t.termsSaved);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t.termsOf(company.name)}>
      <form
        className="fp-stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <SegmentedControl
          aria-label={t.basis}
          value={facts.basis}
          onChange={(value) => setFacts({ ...facts, basis: value as typeof facts.basis })}
          data={[
            { value: 'perPerson', label: t.perPerson },
            { value: 'group', label: t.group },
          ]}
        />
        <NumberInput
          label={t.price}
          min={0}
          max={100_000_000}
          decimalScale={2}
          fixedDecimalScale
          decimalSeparator=","
          thousandSeparator=" "
          value={facts.priceCents / 100}
          onChange={(value) => setFacts({ ...facts, priceCents: Math.round((Number(value) || 0) * 100) })}
        />
        {TEXTS.map((field) => (
          <TextInput
            key={field}
            label={t[field]}
            maxLength={field === 'fundingCase' || field === 'orderNumber' ? 100 : 200}
            value={facts[field]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setFacts((before) => ({ ...before, [field]: value }));
            }}
          />
        ))}
        <RefusalAlert error={save.error} />
        <div className="fp-actions" data-end>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t.save}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
