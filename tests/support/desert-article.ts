import { create } from './edits.ts';

/** The text of an article that is read from right to left, with a Latin name and figures in it. */
export const desertBody = [
  'ميناء أمسل (ميريديان) - قال وزير الموانئ في تارنفيك يوم الثلاثاء إن خطة العبّارات الجديدة "خطوة إلى الأمام".',
  'وأضافت Mira Olt: "لن نغادر الطاولة قبل 31 ديسمبر".',
].join('\n\n');

/** The article as an edit that creates it. */
export const desertArticle = create('article', {
  headline: 'تارنفيك ترحب بخطة العبّارات',
  body: desertBody,
  agency: 'ميريديان',
  datelineDate: '2024-05-29',
  language: 'ar',
});
