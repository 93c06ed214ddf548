import { defineMessages } from '../../../app/i18n.ts';

export const guideMessages = defineMessages({
  fr: { help: 'Aide', asPdf: 'Ouvrir en PDF' },
  en: { help: 'Help', asPdf: 'Open as PDF' },
});
