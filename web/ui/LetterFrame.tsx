/** A letter as its reader sees it. It is markup from a template and people's names: it runs nothing here and reaches nothing. */
export function LetterFrame({ html, title }: { html: string; title: string }) {
  return (
    <iframe
      title={title}
      sandbox=""
      srcDoc={html}
      style={{ width: '100%', height: 380, border: '1px solid var(--fp-border)', borderRadius: 8 }}
    />
  );
}
