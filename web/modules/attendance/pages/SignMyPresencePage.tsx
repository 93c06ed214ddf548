import { Button, TextInput } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api, newKey } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useOrganisation } from '../../../app/session.tsx';
import { duration, longDay, parisDay, time, timeRange } from '../../../ui/format.ts';
import { PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { SignaturePad, type SignatureValue } from '../../../ui/SignaturePad.tsx';
import { messages } from '../messages.ts';
import { LateNotice } from '../parts/LateNotice.tsx';

type Opening = Api['POST /signing/openings']['answer'];
type Receipt = Api['POST /signing/signatures']['answer'];
type Code = NonNullable<Api['POST /signing/openings']['body']>;

/** What was scanned, from the part of the address that never leaves the phone. */
function scannedCode(): Code | null {
  const [slotId = '', token = ''] = window.location.hash.slice(1).split('.');
  return slotId && token ? { slotId, token } : null;
}

/** A learner's own phone after the scan: initials, name, signature, receipt. No password. */
export function SignMyPresencePage() {
  const t = useMessages(messages);
  const { name } = useOrganisation();
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [person, setPerson] = useState<Opening['people'][number] | null>(null);
  const open = useMutation({ mutationFn: (code: Code) => api('POST /signing/openings', { body: code }) });
  const { mutate } = open;
  useEffect(() => {
    const code = scannedCode();
    if (code) mutate(code);
  }, [mutate]);
  return (
    <div className="fp-phone">
      <header>
        <img src="/icon.svg" width={30} height={30} alt="" />
        <strong>{name}</strong>
      </header>
      <main id="contenu" className="fp-phone-body">
        {receipt && open.data ? (
          <Done receipt={receipt} opening={open.data} />
        ) : open.data && person ? (
          <Sign opening={open.data} person={person} onDone={setReceipt} onBack={() => setPerson(null)} />
        ) : open.data ? (
          <Who opening={open.data} onChoose={setPerson} />
        ) : (
          <TypeCode onCode={(shortCode) => open.mutate({ shortCode })} error={open.error} isPending={open.isPending} />
        )}
      </main>
      {!receipt && !person && <footer className="fp-phone-foot fp-quiet">{t.rights}</footer>}
    </div>
  );
}

function TypeCode({
  onCode,
  error,
  isPending,
}: {
  onCode: (code: string) => void;
  error: unknown;
  isPending: boolean;
}) {
  const t = useMessages(messages);
  const [code, setCode] = useState('');
  return (
    <form
      className="fp-stack"
      onSubmit={(event) => {
        event.preventDefault();
        onCode(code);
      }}
    >
      <PageHeader title={t.scan} facts={t.scanHint} />
      <RefusalAlert error={error} />
      <TextInput
        size="lg"
        label={t.typeCode}
        autoCapitalize="characters"
        autoComplete="off"
        maxLength={8}
        required
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" size="lg" loading={isPending}>
        {t.continue}
      </Button>
    </form>
  );
}

function Slot({ opening }: { opening: Opening }) {
  const language = useContext(LanguageContext);
  return (
    <div className="fp-panel fp-card">
      <strong>{opening.title}</strong>
      <span className="fp-quiet fp-capital">{whenOf(opening, language)}</span>
      <span className="fp-quiet">{[opening.place, opening.trainerName].filter(Boolean).join(', ')}</span>
    </div>
  );
}

function whenOf({ startsAt, endsAt }: Opening, language: 'fr' | 'en'): string {
  return `${longDay(parisDay(new Date(startsAt)), language)}, ${timeRange(startsAt, endsAt, language)}`;
}

function Who({ opening, onChoose }: { opening: Opening; onChoose: (person: Opening['people'][number]) => void }) {
  const t = useMessages(messages);
  return (
    <>
      <Slot opening={opening} />
      <PageHeader title={t.who} facts={opening.people.length > 0 ? t.whoHint : t.everybody} />
      <div className="fp-panel">
        {opening.people.map((person) => (
          <button
            key={person.enrolmentId}
            type="button"
            className="fp-row fp-row-button"
            onClick={() => onChoose(person)}
          >
            <div>
              <strong>{person.initials}</strong>
              <small>{person.companyName}</small>
            </div>
            <IconChevronRight size={18} aria-hidden />
          </button>
        ))}
      </div>
      <p className="fp-quiet">{t.notListed}</p>
    </>
  );
}

function Sign({
  opening,
  person,
  onDone,
  onBack,
}: {
  opening: Opening;
  person: Opening['people'][number];
  onDone: (receipt: Receipt) => void;
  onBack: () => void;
}) {
  const t = useMessages(messages);
  const [lastName, setLastName] = useState('');
  const [signature, setSignature] = useState<SignatureValue | null>(null);
  const [key] = useState(newKey);
  const sign = useMutation({
    mutationFn: (value: SignatureValue) =>
      api('POST /signing/signatures', {
        body: { ticket: opening.ticket, enrolmentId: person.enrolmentId, lastName, signature: value },
        key,
      }),
    onSuccess: onDone,
  });
  return (
    <form
      className="fp-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (signature) sign.mutate(signature);
      }}
    >
      <Button
        variant="subtle"
        leftSection={<IconArrowLeft size={18} aria-hidden />}
        onClick={onBack}
        style={{ justifySelf: 'start' }}
        px={0}
      >
        {t.chooseAnother}
      </Button>
      <PageHeader title={person.initials} facts={opening.title} />
      <TextInput
        size="lg"
        label={t.lastName}
        autoComplete="family-name"
        required
        value={lastName}
        onChange={(event) => setLastName(event.currentTarget.value)}
      />
      <SignaturePad onChange={setSignature} />
      <LateNotice startsAt={opening.startsAt} endsAt={opening.endsAt} />
      <RefusalAlert error={sign.error} />
      <div className="fp-call-foot">
        <Button
          type="submit"
          size="lg"
          fullWidth
          disabled={!signature || !lastName}
          loading={sign.isPending}
          leftSection={<IconCheck size={20} aria-hidden />}
        >
          {t.validate}
        </Button>
      </div>
    </form>
  );
}

function Done({ receipt, opening }: { receipt: Receipt; opening: Opening }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const rows = [
    [t.slot, whenOf(opening, language)],
    [t.signedAt, time(receipt.signedAt, language)],
    ...(receipt.lateMn > 0 ? [[t.lateness, t.lateBy(duration(receipt.lateMn))]] : []),
    [t.receipt, receipt.receipt],
  ];
  return (
    <div role="status" className="fp-stack" style={{ textAlign: 'center', paddingTop: 24 }}>
      <IconCircleCheck size={72} stroke={1.3} color="var(--fp-ok-icon)" style={{ margin: '0 auto' }} aria-hidden />
      <PageHeader title={t.done} />
      <p style={{ margin: 0 }}>{receipt.alreadySigned ? t.already : t.doneHint(receipt.firstName)}</p>
      <dl className="fp-panel" style={{ margin: 0, textAlign: 'left' }}>
        {rows.map(([label, value]) => (
          <div key={label} className="fp-row" style={{ justifyContent: 'space-between' }}>
            <dt className="fp-quiet">{label}</dt>
            <dd style={{ margin: 0, fontWeight: 500, textAlign: 'right' }}>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
