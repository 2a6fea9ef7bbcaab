import { listed } from '../questionnaire/wording.ts';

interface Said {
  label: string;
  text: string;
  url?: string | undefined;
}

/** What is said alike of several waves is said once, of them all. */
export function saidOnce(said: Said[]): { waves: string; text: string; url: string | undefined }[] {
  const texts = [...new Map(said.map((each) => [`${each.text} ${each.url}`, each])).values()];
  return texts.map(({ text, url }) => {
    const labels = said.filter((each) => each.text === text && each.url === url).map(({ label }) => label);
    return { waves: listed(labels, 'nb', 'conjunction'), text, url };
  });
}
