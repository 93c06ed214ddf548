import { useMessages } from '../../../../app/i18n.ts';
import type { Recipients } from '../communication.ts';
import { communicationMessages } from '../messages.ts';

/** Everybody whom a mail reaches, with what became of it. */
export function RecipientTable({ rows }: { rows: Recipients['rows'] }) {
  const t = useMessages(communicationMessages);
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="fp-steering-people" tabIndex={0} aria-label={t.recipients}>
      <table className="fp-steering-table">
        <thead>
          <tr>
            <th scope="col">{t.recipient}</th>
            <th scope="col">{t.of}</th>
            <th scope="col">{t.becomes}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, email, of, state, error }) => (
            <tr key={email}>
              <th scope="row">
                {name}
                <br />
                <small className="fp-quiet">{email}</small>
              </th>
              <td>{of}</td>
              <td>
                {t[state]}
                {error && (
                  <>
                    <br />
                    <small className="fp-quiet">{error}</small>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
