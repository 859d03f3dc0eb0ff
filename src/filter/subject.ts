import type { PageKind } from '../core/document.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import type { TextProfile } from '../core/text-profile.ts';

/** What filters look at. A document without a known site is judged as an open one. */
export interface FilterSubject {
  readonly profile: TextProfile;
  readonly pageKind: PageKind;
  readonly title: string;
  /** What the document head says of the page: `<title>`, description and keywords, one a line. */
  readonly head?: string;
  readonly site?: Pick<SiteProfile, 'kind' | 'tier'>;
}
