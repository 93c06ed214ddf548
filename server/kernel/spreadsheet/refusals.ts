import type { RefusalTexts } from '../refusal.ts';

export const spreadsheetRefusals: RefusalTexts = {
  SPREADSHEET_UNREADABLE: {
    status: 422,
    fr: 'Ce fichier n’est pas un tableau lisible. Enregistrez-le en .xlsx ou en .csv puis recommencez.',
    en: 'This file is not a readable table. Save it as .xlsx or .csv and try again.',
  },
  SPREADSHEET_OLD_FORMAT: {
    status: 422,
    fr: 'Ce fichier est au vieux format .xls. Ouvrez-le, enregistrez-le en .xlsx puis recommencez.',
    en: 'This file is in the old .xls format. Open it, save it as .xlsx and try again.',
  },
  SPREADSHEET_MACROS: {
    status: 422,
    fr: 'Ce fichier contient des macros. Enregistrez-le en .xlsx sans macro puis recommencez.',
    en: 'This file contains macros. Save it as .xlsx without macros and try again.',
  },
  SPREADSHEET_EMPTY: {
    status: 422,
    fr: 'Ce tableau ne contient pas de ligne sous ses titres de colonnes. Vérifiez la première feuille.',
    en: 'This table has no line under its column titles. Check the first sheet.',
  },
  SPREADSHEET_TOO_LARGE: {
    status: 422,
    fr: 'Ce tableau dépasse {max} lignes ou 200 colonnes. Découpez-le.',
    en: 'This table exceeds {max} lines or 200 columns. Split it.',
  },
};
