import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { instant, longDay } from '../../../../ui/format.ts';
import { StatusBadge } from '../../../../ui/StatusBadge.tsx';
import { type Facts, gateMessages } from '../gate-messages.ts';

export type Release = Api['GET /releases/:artifactId']['answer'];
export type Environment = Release['environments'][number];
export type GateAnswer = Environment['gates'][number];

const STATES = { pass: 'GATE_PASS', fail: 'GATE_FAIL', insufficient: 'GATE_FEW' } as const;

/** The conditions of an environment: the answer of each, why, and what to do when it is closed. */
export function GateList({
  environment,
  build,
  children,
}: {
  environment: Environment;
  /** Name of the build, as commands want it. */
  build: string;
  /** What may be done about a condition that is closed. */
  children?: (gate: GateAnswer) => ReactNode;
}) {
  const t = useMessages(gateMessages);
  return (
    <ul className="fp-gates">
      {environment.gates.map((gate) => (
        <li key={gate.gate}>
          <StatusBadge state={gate.isWaived ? 'GATE_WAIVED' : STATES[gate.answer]} />
          <div>
            <div>
              <strong>{t[gate.gate]}</strong>
              <Reason gate={gate} environment={environment} build={build} />
            </div>
            {children?.(gate)}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Reason({ gate, environment, build }: { gate: GateAnswer; environment: Environment; build: string }) {
  const t = useMessages(gateMessages);
  const language = useContext(LanguageContext);
  const facts: Facts = {
    at: gate.at ? instant(gate.at, language) : '',
    until: gate.until ? longDay(gate.until, language) : '',
    words: gate.words,
    environment: environment.name,
  };
  const text = t[`${gate.gate}_${gate.reason}` as keyof typeof t] as string | ((facts: Facts) => string) | undefined;
  const isClosed = gate.answer !== 'pass' && environment.turn !== 'arrived';
  const command = isClosed ? commandFor(gate, { environment: environment.environment, build }) : null;
  return (
    <p>
      {typeof text === 'function' ? text(facts) : text}{' '}
      {command && (
        <>
          {t.command} <code className="fp-code">{command}</code>
        </>
      )}
      {isClosed && gate.gate === 'recette' && (
        <Anchor component={Link} to="/recette" inherit>
          {t.openRecette}
        </Anchor>
      )}
      {isClosed && gate.gate === 'rollback' && (
        <Anchor component={Link} to="/mise-en-production" inherit>
          {t.openRollout}
        </Anchor>
      )}
    </p>
  );
}

/** The command that would bring the evidence, when there is one. */
function commandFor(
  { gate, reason }: GateAnswer,
  { environment, build }: { environment: string; build: string },
): string | null {
  if (gate === 'tests' && reason === 'missing') return 'npx formapro release build --test';
  if (gate === 'migrations') return 'npx formapro release rehearse --env=prod';
  if (gate === 'skew') return `npx formapro release skew ${build}`;
  if (gate === 'load') return 'npx formapro release load --env=recette';
  if (gate === 'backup') return 'npx formapro backup drill';
  return gate === 'freeze' && reason === 'missing' ? `npx formapro env create ${environment}` : null;
}
