import { craftZip } from '../../kernel/archive/crafted-zip.ts';

/** A page that says what its button asks: it is over. */
const page = (title: string) => `<!doctype html><html lang="fr"><title>${title}</title><h1>${title}</h1>
<button onclick="end()">Terminer</button>
<script>
  const api = parent.API;
  api.LMSInitialize('');
  function end() {
    api.LMSSetValue('cmi.core.lesson_status', 'completed');
    api.LMSCommit('');
  }
</script></html>`;

const item = (id: string, title: string, asks = '') =>
  `<item identifier="${id}" identifierref="R_${id}"><title>${title}</title>${asks && `<adlcp:prerequisites type="aicc_script">${asks}</adlcp:prerequisites>`}</item>`;

/** A SCORM 1.2 course of three pages in two chapters: the exercise waits for the reading, the closing for both. */
export function courseWithPrerequisites(): Buffer {
  const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="ASKS" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="O"><organization identifier="O"><title>Gestes et postures</title>
    <item identifier="chapter"><title>Chapitre 1</title>
      ${item('reading', 'La lecture')}
      ${item('exercise', 'L’exercice', 'reading')}
    </item>
    ${item('closing', 'Le bilan', 'chapter &amp; ~(exercise="incomplete")')}
  </organization></organizations>
  <resources>${['reading', 'exercise', 'closing']
    .map(
      (id) =>
        `<resource identifier="R_${id}" type="webcontent" adlcp:scormtype="sco" href="${id}.html"><file href="${id}.html"/></resource>`,
    )
    .join('')}</resources>
</manifest>`;
  return craftZip([
    { name: 'imsmanifest.xml', content: manifest },
    { name: 'reading.html', content: page('La lecture') },
    { name: 'exercise.html', content: page('L’exercice') },
    { name: 'closing.html', content: page('Le bilan') },
  ]);
}
