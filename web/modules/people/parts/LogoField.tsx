import { Button, FileInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { address, api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { showDone } from '../../../ui/Feedback.tsx';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { organisationMessages } from '../organisation-messages.ts';

/** The logo that documents bear: seen, replaced, removed. It is kept at once, apart from the form. */
export function LogoField({ hasLogo, isReadOnly }: { hasLogo: boolean; isReadOnly: boolean }) {
  const t = useMessages(organisationMessages);
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['organisation-card'] });
  const put = useMutation({
    mutationFn: (file: File) => api('POST /organisation/logo', { file, body: {} }),
    onSuccess: async () => {
      await refresh();
      showDone(t.logoKept);
    },
  });
  const remove = useMutation({
    mutationFn: () => api('POST /organisation/logo/removal'),
    onSuccess: async () => {
      await refresh();
      showDone(t.logoRemoved);
    },
  });
  return (
    <div className="fp-stack">
      {!isReadOnly && (
        <FileInput
          label={t.logo}
          description={t.logoHint}
          placeholder={t.chooseLogo}
          accept=".png,.jpg,.jpeg"
          value={null}
          disabled={put.isPending}
          onChange={(file) => file && put.mutate(file)}
        />
      )}
      {hasLogo && (
        <div className="fp-actions">
          <span className="fp-logo-seen">
            <img src={`${address('GET /organisation/logo')}?${put.submittedAt}`} alt={t.logo} />
          </span>
          {!isReadOnly && (
            <Button variant="default" size="xs" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t.removeLogo}
            </Button>
          )}
        </div>
      )}
      <RefusalAlert error={put.error ?? remove.error} />
    </div>
  );
}
