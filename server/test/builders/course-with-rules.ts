import { craftZip } from '../../kernel/archive/crafted-zip.ts';

const NAMESPACES =
  'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"';

const rule = (kind: string, condition: string, action: string) =>
  `<imsss:${kind}><imsss:ruleConditions><imsss:ruleCondition ${condition}/></imsss:ruleConditions><imsss:ruleAction action="${action}"/></imsss:${kind}>`;
const item = (id: string, title: string, sequencing = '') =>
  `<item identifier="${id}" identifierref="R_${id}"><title>${title}</title><adlcp:data><adlcp:map targetID="note"/></adlcp:data>${sequencing}</item>`;

/** A page that says what its two buttons ask: passed or failed, then it is over. It shows the text that pages share. */
const page = (title: string) => `<!doctype html><html lang="fr"><title>${title}</title><h1>${title}</h1>
<p>Note : <output></output></p>
<button onclick="end('passed')">Réussir</button> <button onclick="end('failed')">Échouer</button>
<script>
  const api = parent.API_1484_11;
  api.Initialize('');
  document.querySelector('output').textContent = api.GetValue('adl.data.0.store');
  function end(word) {
    api.SetValue('adl.data.0.store', document.title + ' : ' + word);
    api.SetValue('cmi.success_status', word);
    api.SetValue('cmi.completion_status', 'completed');
    api.SetValue('cmi.exit', 'normal');
    api.Terminate('');
  }
</script></html>`;

/**
 * A 2004 course with rules: the test waits for the lesson, a failed test sends back to the lesson, a passed one ends the
 * course without the appendix. The lesson is over when its content says so, not when it is left.
 */
export function courseWithRules(): Buffer {
  const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="RULES" version="1" ${NAMESPACES}>
  <metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
  <organizations default="O"><organization identifier="O"><title>Feu et fumée</title>
    ${item('lesson', 'La leçon', '<imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID="lesson"><imsss:mapInfo targetObjectiveID="lesson-passed" writeSatisfiedStatus="true"/></imsss:primaryObjective></imsss:objectives><imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/></imsss:sequencing>')}
    ${item(
      'test',
      'Le test',
      `<imsss:sequencing><imsss:sequencingRules>
      ${rule('preConditionRule', 'referencedObjective="before" condition="objectiveStatusKnown" operator="not"', 'disabled')}
      ${rule('postConditionRule', 'condition="satisfied" operator="not"', 'previous')}
      ${rule('postConditionRule', 'condition="satisfied"', 'exitAll')}
    </imsss:sequencingRules><imsss:objectives><imsss:primaryObjective objectiveID="mine"/><imsss:objective objectiveID="before"><imsss:mapInfo targetObjectiveID="lesson-passed"/></imsss:objective></imsss:objectives></imsss:sequencing>`,
    )}
    ${item('appendix', 'L’annexe')}
    <imsss:sequencing><imsss:controlMode flow="true"/><imsss:rollupRules>
      <imsss:rollupRule childActivitySet="atLeastCount" minimumCount="2"><imsss:rollupConditions><imsss:rollupCondition condition="completed"/></imsss:rollupConditions><imsss:rollupAction action="completed"/></imsss:rollupRule>
    </imsss:rollupRules></imsss:sequencing>
  </organization></organizations>
  <resources>${['lesson', 'test', 'appendix']
    .map(
      (id) =>
        `<resource identifier="R_${id}" type="webcontent" adlcp:scormType="sco" href="${id}.html"><file href="${id}.html"/></resource>`,
    )
    .join('')}</resources>
</manifest>`;
  return craftZip([
    { name: 'imsmanifest.xml', content: manifest },
    { name: 'lesson.html', content: page('La leçon') },
    { name: 'test.html', content: page('Le test') },
    { name: 'appendix.html', content: page('L’annexe') },
  ]);
}
