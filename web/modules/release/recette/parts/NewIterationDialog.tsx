import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { DigestField, isDigest } from './OpenCampaignDialog.tsx';

/** Puts a new build under test. */
export function NewIterationDialog({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const [digest, setDigest] = useState('');
  const deliver = useMutation({
    mutationFn: () =>
      api('POST /recette/campaigns/:campaignId/iterations', { params: { campaignId }, body: { digest } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['recette'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t.newIteration}>
      <div className="fp-stack">
        <p style={{ margin: 0 }}>{t.newIterationHint}</p>
        <DigestField value={digest} onChange={setDigest} />
        <RefusalAlert error={deliver.error} />
        <Button loading={deliver.isPending} disabled={!isDigest(digest)} onClick={() => deliver.mutate()}>
          {t.deliver}
        </Button>
      </div>
    </Modal>
  );
}
